"""Until when what a document orders is in force."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.questions.tasks import deadline_of, papers
from ontology.records import Edge, Node
from tests.graph.questions.examples import engine_with, paper, said

TASK = Node("duty:x", "Duty", {"name": "báo cáo"})
GIVES = said("doc:plan", "ASSIGNS", "duty:x")


def validity(directory: Path, plan: Node, *others: Node, edges: tuple[Edge, ...] = ()) -> tuple[str, str]:
    engine = engine_with(directory, [TASK, plan, *others], [GIVES, *edges])
    found = papers(engine, ["duty:x"])
    assert found.of["duty:x"].id == "doc:plan"
    within = found.validity["doc:plan"]
    return within.start.isoformat(), within.end.isoformat()


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (paper("doc:plan", "2023-04-05"), ("2023-04-05", "9999-12-31")),
        (paper("doc:plan", "2024-02"), ("2024-02-01", "9999-12-31")),
        (paper("doc:plan", "2023-04-05", periodRaw="2023-2025"), ("2023-04-05", "2025-12-31")),
        (paper("doc:plan", "2023-04-05", title="Kế hoạch giai đoạn 2021 – 2025"), ("2023-04-05", "2025-12-31")),
        (paper("doc:plan", "2014-04-05", title="Triển khai thỏa thuận năm 2014"), ("2014-04-05", "2014-12-31")),
        (paper("doc:plan", "2014-04-05", title="Năm 2014 và các năm sau"), ("2014-04-05", "9999-12-31")),
        (paper("doc:plan", "2015-01-05", title="Báo cáo năm 2014"), ("2015-01-05", "9999-12-31")),
        (paper("doc:plan", title="Kế hoạch giai đoạn 2021-2025"), ("2021-01-01", "2025-12-31")),
        (paper("doc:plan"), ("0001-01-01", "9999-12-31")),
    ],
)
def test_by_its_date_and_own_period(tmp_path: Path, plan: Node, expected: tuple[str, str]) -> None:
    assert validity(tmp_path, plan) == expected


def test_by_what_it_records_or_carries_out(tmp_path: Path) -> None:
    plan = paper("doc:plan", "2023-04-05")
    terms = paper("agr:ab", "", "Agreement", periodStart="2023", periodEnd="2025-06")
    recorded = (said("agr:ab", "RECORDED_IN", "doc:plan"),)
    carried_out = (said("doc:plan", "IMPLEMENTS", "doc:memo"), said("agr:ab", "RECORDED_IN", "doc:memo"))
    for name, edges in (("a", recorded), ("b", carried_out)):
        (tmp_path / name).mkdir()
        found = validity(tmp_path / name, plan, paper("doc:memo"), terms, edges=edges)
        assert found == ("2023-04-05", "2025-06-30")


@pytest.mark.parametrize(
    ("date", "end"),
    [("2024-03-01", "2024-02-29"), ("2024-02", "2024-02-28"), ("2024", "2024-12-30"), ("", "9999-12-31")],
)
def test_until_it_is_certainly_replaced(tmp_path: Path, date: str, end: str) -> None:
    edges = (said("doc:new", "REPEALS", "doc:plan"),)
    assert validity(tmp_path, paper("doc:plan", "2023-04-05"), paper("doc:new", date), edges=edges)[1] == end


@pytest.mark.parametrize(
    ("values", "inclusive"),
    [
        ({"date": "2021-12-31", "dateRaw": "Trước ngày 31/12/2021"}, False),
        ({"date": "2021-12-31", "dateRaw": "ngày 31/12/2021"}, None),
        ({"date": "2021-12", "dateRaw": "trước tháng 12/2021"}, None),
        ({"recurrence": "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=31", "dateRaw": "trước 31/8 hằng năm"}, False),
        ({"recurrence": "FREQ=YEARLY", "dateRaw": "trước 31/8 hằng năm"}, None),
    ],
)
def test_an_activity_before_a_day_does_not_include_it(values: dict[str, str], inclusive: bool | None) -> None:
    assert deadline_of(Node("act:x", "Activity", values)).inclusive is inclusive
