from __future__ import annotations

from pathlib import Path

import pytest

from graph.engines.cypher_kglite import KgliteEngine
from graph.errors import InvalidRequest
from graph.questions.task_matrix import TaskMatrix, task_matrix
from tests.graph.questions.tasked import engine_of, engine_of_gold
from tests.graph.tasked import HEAD, SECTORS, SO_TAI_CHINH, SO_Y_TE, TEXT, UBND_TY, replacing, tasked


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> KgliteEngine:
    return engine_of(tmp_path_factory.mktemp("matrix"), [tasked(), replacing()])


def cells(found: TaskMatrix) -> list[list[tuple[str, str]]]:
    return [[(part.role, part.holder) for part in row.parts] for one in found.documents for row in one.rows]


def test_rows_in_the_order_of_the_text_with_everybody_who_has_a_part(engine: KgliteEngine) -> None:
    found = task_matrix(engine)
    assert cells(found) == [
        [("chủ trì", SO_Y_TE), ("tham mưu", SO_Y_TE)],
        [("phối hợp", SECTORS)],
        [("chỉ đạo", SO_TAI_CHINH)],
        [("báo cáo", SECTORS)],
        [("báo cáo", HEAD)],
        [("báo cáo", UBND_TY)],
    ]
    assert found.next is None


def test_a_row_is_its_activity_or_its_passage(engine: KgliteEngine) -> None:
    rows = task_matrix(engine).documents[0].rows
    assert rows[0].task == "Giao Sở Y tế chủ trì, tham mưu"
    assert (rows[2].id[:4], rows[2].heading) == ("act:", "Kinh tế › Du lịch")
    for row in rows:
        for passage in (one for part in row.parts for one in part.passages):
            assert TEXT[passage.start : passage.end] == passage.quote


def test_a_duty_and_the_role_in_the_same_words_are_one_cell(engine: KgliteEngine) -> None:
    report = task_matrix(engine).documents[0].rows[3]
    assert len(report.parts) == len(report.parts[0].passages) == 1


def test_the_paper_tells_what_replaced_it(engine: KgliteEngine) -> None:
    paper = task_matrix(engine).documents[0].document
    assert [one.name for one in paper.superseded_by] == ["Kế hoạch 1/KH-UBND"]


def test_filters(engine: KgliteEngine) -> None:
    assert cells(task_matrix(engine, role="lead")) == [[("chủ trì", SO_Y_TE)]]
    own = [("chỉ đạo", SO_TAI_CHINH)]  # given for an activity in tourism; the rest is in both fields of the document
    assert cells(task_matrix(engine, field="du-lich")) == cells(task_matrix(engine))
    assert cells(task_matrix(engine, field="kt-xh")) == [row for row in cells(task_matrix(engine)) if row != own]
    assert cells(task_matrix(engine, field="y-te")) == []
    assert cells(task_matrix(engine, document="doc:elsewhere")) == []
    document = task_matrix(engine).documents[0].document.id
    assert cells(task_matrix(engine, document=document)) == cells(task_matrix(engine))
    with pytest.raises(InvalidRequest, match="is no role"):
        task_matrix(engine, role="boss")
    with pytest.raises(InvalidRequest, match="is no field"):
        task_matrix(engine, field="sailing")


def test_page_by_page_is_everything_once(tmp_path: Path, shared: Path) -> None:
    gold = engine_of_gold(tmp_path, shared)
    everything = [one.document.id for one in task_matrix(gold, limit=1000).documents]
    found: list[str] = []
    offset: int | None = 0
    while offset is not None:
        page = task_matrix(gold, offset=offset, limit=3)
        assert len(page.documents) == 3 or page.next is None
        found += [one.document.id for one in page.documents]
        offset = page.next
    assert found == everything
    assert len(set(found)) == len(found) > 3
