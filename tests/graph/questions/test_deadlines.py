from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.engines.cypher_kglite import KgliteEngine
from graph.errors import InvalidRequest, NotFound
from graph.questions.deadlines import Deadlines, deadlines
from tests.graph.examples import UBND_GIAP
from tests.graph.questions.tasked import engine_of, engine_of_gold
from tests.graph.tasked import HEAD, SECTORS, SO_TAI_CHINH, SO_Y_TE, TEXT, TWO_DISTRICTS, UBND_TY, replacing, tasked

FIRST, LAST = date(2020, 1, 1), date(2030, 12, 31)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> KgliteEngine:
    return engine_of(tmp_path_factory.mktemp("deadlines"), [tasked()])


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> KgliteEngine:
    return engine_of_gold(tmp_path_factory.mktemp("gold"), shared)


def days(found: Deadlines) -> list[tuple[str, str]]:
    return [(item.day.isoformat(), item.task.kind) for item in found.due]


def test_recurring_ones_keep_to_the_period_of_the_plan(engine: KgliteEngine) -> None:
    assert days(deadlines(engine, FIRST, LAST)) == [
        ("2023-06-14", "report"),
        ("2023-11-24", "report"),
        ("2024-04-30", "activity"),
        ("2024-11-24", "report"),
        ("2025-11-24", "report"),
    ]


def test_both_days_are_included(engine: KgliteEngine) -> None:
    assert days(deadlines(engine, date(2024, 4, 30), date(2024, 11, 24))) == [
        ("2024-04-30", "activity"),
        ("2024-11-24", "report"),
    ]
    assert days(deadlines(engine, date(2024, 5, 1), date(2024, 11, 23))) == []


def test_a_row_says_who_to_whom_and_how_it_was_found(engine: KgliteEngine) -> None:
    (item,) = deadlines(engine, date(2024, 11, 1), date(2024, 11, 30)).due
    assert item.exact
    assert "trước" in item.explanation.vi
    assert "before" in item.explanation.en
    assert [(holder.id, holder.role) for holder in item.task.holders] == [(SECTORS, "báo cáo")]
    assert [body.id for body in item.task.recipients.to] == [UBND_GIAP]
    assert [body.id for body in item.task.recipients.via] == [SO_TAI_CHINH]
    (passage,) = item.task.passages
    assert TEXT[passage.start : passage.end] == passage.quote


def test_an_activity_is_done_by_its_actors_and_those_with_a_role_in_it(engine: KgliteEngine) -> None:
    (item,) = deadlines(engine, date(2024, 4, 1), date(2024, 4, 30)).due
    assert not item.exact
    assert {(holder.id, holder.role) for holder in item.task.holders} == {
        (TWO_DISTRICTS, ""),
        (SO_TAI_CHINH, "chỉ đạo"),
    }


def test_what_has_no_day_is_listed_with_the_reason(engine: KgliteEngine) -> None:
    (item,) = deadlines(engine, FIRST, LAST).undated
    assert item.task.holders[0].id == HEAD
    assert item.reason.vi == "“khi có yêu cầu”: nộp khi có yêu cầu hoặc theo quy định."
    assert deadlines(engine, date(2026, 1, 1), LAST).undated == ()


def test_of_one_agency_through_its_groups(engine: KgliteEngine) -> None:
    found = deadlines(engine, date(2024, 1, 1), date(2024, 12, 31), SO_Y_TE)
    assert days(found) == [("2024-11-24", "report")]
    (holder,) = found.due[0].task.holders
    assert holder.through is not None
    assert (holder.through.how, found.due[0].task.confidence) == ("open-group", 0.8)
    assert [item.task.holders[0].through.how for item in found.undated if item.task.holders[0].through] == ["post"]
    assert days(deadlines(engine, FIRST, LAST, UBND_TY)) == [("2023-06-14", "report"), ("2024-04-30", "activity")]


def test_nothing_is_due_of_what_was_replaced(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, [replacing(), tasked()])
    assert days(deadlines(engine, date(2024, 12, 1), LAST)) == []
    assert len(deadlines(engine, date(2024, 1, 1), date(2024, 12, 31)).due) == 2


@pytest.mark.parametrize(
    ("start", "end", "words"), [(LAST, FIRST, "ends before it begins"), (date(2000, 1, 1), LAST, "20 years at most")]
)
def test_wrong_periods(engine: KgliteEngine, start: date, end: date, words: str) -> None:
    with pytest.raises(InvalidRequest, match=words):
        deadlines(engine, start, end)


def test_nobody_of_that_id(engine: KgliteEngine) -> None:
    with pytest.raises(NotFound):
        deadlines(engine, FIRST, LAST, "org:so-x")


def test_gold_one_year(gold: KgliteEngine) -> None:
    """By hand: Tân Uyên's agencies report before 25 November; Ba Tơ's visit is in April 2024."""
    found = deadlines(gold, date(2024, 1, 1), date(2024, 12, 31))
    exact = {(item.day.isoformat(), item.task.document.id.rpartition("/")[0]) for item in found.due if item.exact}
    assert ("2024-11-24", "doc:ubnd/tinh-lai-chau/huyen-tan-uyen/undated") in exact
    assert [item.task.deadline.raw for item in found.due if item.day == date(2024, 4, 30)] == ["Tháng 4 năm 2024"]
    assert not [item for item in found.due if item.task.document.period_end and item.task.document.period_end < "2024"]


def test_gold_recurring_duties_end_with_the_agreement_that_the_plan_carries_out(gold: KgliteEngine) -> None:
    later = deadlines(gold, date(2026, 1, 1), date(2027, 12, 31), "org:phong-tckh/tinh-lai-chau/huyen-tan-uyen")
    assert (later.due, later.undated) == ((), ())


def test_gold_nothing_is_due_to_oneself(gold: KgliteEngine) -> None:
    unit = "org:so-khdt/tinh-lai-chau"
    found = deadlines(gold, date(2014, 1, 1), date(2024, 12, 31), unit)
    assert found.due
    assert all(unit not in {body.id for body in item.task.recipients.to} for item in found.due)


def test_those_in_a_field(engine: KgliteEngine) -> None:
    everything = deadlines(engine, FIRST, LAST)
    assert deadlines(engine, FIRST, LAST, field="Du lịch") == everything
    economy = deadlines(engine, FIRST, LAST, field="kt-xh")
    assert days(economy) == [day for day in days(everything) if day[1] == "report"]
    assert economy.undated == everything.undated
    assert deadlines(engine, FIRST, LAST, field="y-te").due == ()
    with pytest.raises(InvalidRequest, match="is no field"):
        deadlines(engine, FIRST, LAST, field="sailing")
