"""Many files: each is stored or refused with a reason, and none costs the others."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.facts import DocumentFacts
from graph.store import Store
from loaders import batch
from loaders.pipeline import read_file
from loaders.source import Source
from tests.conftest import SAMPLES

TWINNING = SAMPLES / "07-thoa-thuan-ket-nghia-ba-be-nguyen-binh-2022.txt"
PLAN, REPORT = SAMPLES / "04-ke-hoach-huyen-ba-be-2021.txt", SAMPLES / "11-bao-cao-huyen-ba-be-2023.txt"


def test_a_fault_in_reading_one_file_is_its_refusal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The fault is made: none is known, and the next one must not cost a batch."""

    def faulty(file: Path) -> tuple[Source, DocumentFacts]:
        if file == PLAN:
            raise ValueError("no passage\nat 1:0")
        return read_file(file)

    monkeypatch.setattr(batch, "read_file", faulty)
    with Store.open(tmp_path / "data", write=True) as store:
        first, second = batch.load(store, [PLAN, REPORT])
        assert isinstance(first, batch.Refused)
        assert first.path == str(PLAN)
        assert first.reason.startswith("a fault of this program (ValueError: no passage at 1:0)")
        assert isinstance(second, batch.Loaded)
        assert [row.number for row in store.documents(held=True)] == ["210"]


def test_a_pool_reads_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    files = [PLAN, tmp_path / "empty.txt", REPORT]
    with Store.open(tmp_path / "one", write=True) as store:
        alone = list(batch.load(store, files))
    monkeypatch.setattr(batch, "WORTH_A_POOL", 2)
    with Store.open(tmp_path / "other", write=True) as store:
        assert list(batch.load(store, files)) == alone
    assert [type(item) for item in alone] == [batch.Loaded, batch.Refused, batch.Loaded]


def test_what_breaks_the_rules_is_a_warning_where_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The break is made: nothing that is read here makes one."""

    def outside(file: Path) -> tuple[Source, DocumentFacts]:
        source, facts = read_file(file)
        return source, replace(facts, agreements=tuple(replace(row, parties=()) for row in facts.agreements))

    with Store.open(tmp_path / "good", write=True) as store:
        (kept,) = batch.load(store, [TWINNING], check=True)
        assert isinstance(kept, batch.Loaded)
        assert kept.outcome.warnings == ()
    monkeypatch.setattr(batch, "read_file", outside)
    with Store.open(tmp_path / "bad", write=True) as store:
        (broken,) = batch.load(store, [TWINNING], check=True)
        assert isinstance(broken, batch.Loaded)
        assert broken.outcome.action == "added"
        assert broken.outcome.warnings[0].endswith(": an agreement has parties")
        (unasked,) = batch.load(store, [TWINNING])
        assert isinstance(unasked, batch.Loaded)
        assert unasked.outcome.warnings == ()


class Counting(ThreadPoolExecutor):
    """Counts what it has been given."""

    given = 0

    def submit(self, *arguments: Any, **named: Any) -> Future[Any]:
        self.given += 1
        return super().submit(*arguments, **named)


def test_a_pool_reads_only_so_far_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read and not stored yet lies in memory."""
    monkeypatch.setattr(batch, "READ_AHEAD", 2)
    with Counting(1) as executor:
        answers = batch._read_all([PLAN, REPORT, PLAN, REPORT], executor)
        first = next(answers)
        assert executor.given == 2
        names = [answer[0].name for answer, _ in (first, *answers) if not isinstance(answer, batch.Refused)]
        assert executor.given == 4
    assert names == [PLAN.name, REPORT.name] * 2
