from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.due import due_days, why_undated
from graph.facts import Deadline

FIRST, LAST = date(2023, 1, 1), date(2024, 12, 31)


def recurring(rule: str, *, inclusive: bool | None = None, raw: str | None = "định kỳ") -> Deadline:
    return Deadline(raw, "recurring", None, rule, inclusive)


def once(value: str, *, inclusive: bool | None = None) -> Deadline:
    return Deadline("hạn", "date", value, None, inclusive)


def days(deadline: Deadline, start: date = FIRST, end: date = LAST) -> list[str]:
    return [due.day.isoformat() for due in due_days(deadline, start, end)]


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        (recurring("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25"), ["2023-11-25", "2024-11-25"]),
        (recurring("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25", inclusive=False), ["2023-11-24", "2024-11-24"]),
        (recurring("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1", inclusive=False), ["2023-12-31", "2024-12-31"]),
        (recurring("FREQ=YEARLY"), ["2023-12-31", "2024-12-31"]),
        (
            recurring("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15"),
            ["2023-06-15", "2023-12-15", "2024-06-15", "2024-12-15"],
        ),
        (recurring("FREQ=MONTHLY;INTERVAL=6"), ["2023-06-30", "2023-12-31", "2024-06-30", "2024-12-31"]),
        (recurring("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"), ["2023-02-28", "2024-02-29"]),
        (recurring("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"), ["2024-02-29"]),
        (once("2023-06-15", inclusive=False), ["2023-06-14"]),
        (once("2023-06-15", inclusive=True), ["2023-06-15"]),
        (once("2024-02"), ["2024-02-29"]),
        (once("2024-02", inclusive=False), ["2024-01-31"]),
        (once("2024"), ["2024-12-31"]),
        (once("2025-06-15"), []),
    ],
)
def test_days(deadline: Deadline, expected: list[str]) -> None:
    assert days(deadline) == expected
    assert why_undated(deadline) is None


def test_quarters_end_with_the_calendar() -> None:
    quarters = ["2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31"]
    assert days(recurring("FREQ=MONTHLY;INTERVAL=3"), FIRST, date(2023, 12, 31)) == quarters
    assert len(days(recurring("FREQ=MONTHLY;BYMONTHDAY=20"))) == 24


def test_both_ends_are_included() -> None:
    deadline = recurring("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25", inclusive=False)
    assert days(deadline, date(2023, 11, 24), date(2023, 11, 24)) == ["2023-11-24"]
    assert days(deadline, date(2023, 11, 25), date(2024, 11, 23)) == []


def test_a_week_without_a_day_ends_on_friday() -> None:
    assert days(recurring("FREQ=WEEKLY"), date(2024, 1, 1), date(2024, 1, 12)) == ["2024-01-05", "2024-01-12"]


def test_the_sentence_tells_how() -> None:
    (due,) = due_days(
        recurring("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25", inclusive=False, raw="trước ngày 25/11 hằng năm"),
        FIRST,
        date(2023, 12, 31),
    )
    assert due.exact
    assert due.explanation.vi == (
        "“trước ngày 25/11 hằng năm”: lặp lại hằng năm (FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25); ngày được nêu là "
        "25/11/2023; “trước” không kể chính ngày đó nên hạn cuối là 24/11/2023."
    )
    assert "recurs every year" in due.explanation.en
    assert "the last day is 2023-11-24" in due.explanation.en


def test_a_day_that_nobody_named_is_not_exact() -> None:
    (due,) = due_days(recurring("FREQ=YEARLY"), FIRST, date(2023, 12, 31))
    assert not due.exact
    assert "không nêu ngày" in due.explanation.vi
    assert [one.exact for one in due_days(once("2024-02"), FIRST, LAST)] == [False]


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        (Deadline("theo yêu cầu", "on_request"), "“theo yêu cầu”: due when it is asked for"),
        (Deadline("nếu có vướng mắc", "conditional"), "only when its condition"),
        (Deadline("10 ngày kể từ ngày ký", "relative"), "the day of an event"),
        (Deadline(), "The document gives no deadline."),
        (Deadline("định kỳ", "recurring"), "how often cannot be told"),
        (once("2023-02-30"), "no day can be made of “2023-02-30”"),
        (once("sớm"), "no day can be made of “sớm”"),
        (recurring("FREQ=HOURLY"), "no day can be made of “FREQ=HOURLY”"),
        (recurring("FREQ=YEARLY;INTERVAL=2"), "INTERVAL=2"),
        (recurring("FREQ=MONTHLY;INTERVAL=0"), "INTERVAL=0"),
        (recurring("BYMONTH"), "“BYMONTH”"),
    ],
)
def test_what_has_no_day_says_why(deadline: Deadline, words: str) -> None:
    assert days(deadline) == []
    reason = why_undated(deadline)
    assert reason is not None
    assert words in reason.en
    assert reason.vi.endswith(".")


@given(st.text(alphabet="FREQ=YALMONTHIVBD;,0123456789-", max_size=40), st.sampled_from([True, False, None]))
def test_no_rule_breaks_it(rule: str, inclusive: bool | None) -> None:
    deadline = recurring(rule, inclusive=inclusive)
    found = due_days(deadline, FIRST, LAST)
    assert all(FIRST <= due.day <= LAST for due in found)
    assert not (found and why_undated(deadline))


def test_the_end_of_the_calendar_is_no_trouble() -> None:
    rule = recurring("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1", inclusive=False)
    assert days(rule, date(9990, 1, 1), date.max)
    assert days(rule, date.min, date(3, 1, 1)) == ["0001-12-31", "0002-12-31"]
    assert days(once("0001-01-01", inclusive=False)) == []
    assert days(recurring("FREQ=WEEKLY"), date(9999, 12, 20), date.max) == ["9999-12-24", "9999-12-31"]
