"""The days on which deadlines fall, and the sentence that says how."""

from __future__ import annotations

from datetime import date

import pytest

from graph.facts import Deadline
from loaders.grammar.deadlines import read_deadline
from loaders.grammar.due_dates import resolve

YEAR = (date(2023, 1, 1), date(2023, 12, 31))


def days(text: str, start: date = YEAR[0], end: date = YEAR[1], event: date | None = None) -> list[str]:
    return [day.isoformat() for day in resolve(read_deadline(text), start, end, event).dates]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trước ngày 25/11 hằng năm", ["2023-11-24"]),
        ("chậm nhất ngày 25/11 hằng năm", ["2023-11-25"]),
        ("trước ngày 01/01 hằng năm", ["2023-12-31"]),
        ("hằng quý", ["2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31"]),
        ("6 tháng và cả năm", ["2023-06-30", "2023-12-31"]),
        ("hằng năm", ["2023-12-31"]),
        ("trước ngày 10/6 và 10/12 hằng năm", ["2023-06-09", "2023-12-09"]),
        ("trước ngày 15/8/2023", ["2023-08-14"]),
        ("trước ngày 15/8/2024", []),
        ("trong tháng 2 năm 2023", ["2023-02-28"]),
        ("theo yêu cầu", []),
        ("nếu có phát sinh", []),
        ("báo cáo kết quả", []),
    ],
)
def test_days_in_a_year(text: str, expected: list[str]) -> None:
    assert days(text) == expected


def test_every_month_on_a_day_that_short_months_lack() -> None:
    found = days("ngày 30 hằng tháng", date(2023, 1, 1), date(2023, 4, 30))
    assert found == ["2023-01-30", "2023-03-30", "2023-04-30"]


def test_weeks_end_on_friday() -> None:
    assert days("hằng tuần", date(2023, 5, 1), date(2023, 5, 14)) == ["2023-05-05", "2023-05-12"]


def test_a_relative_deadline_needs_its_event() -> None:
    text = "trong thời hạn 3 ngày làm việc kể từ ngày nhận"
    assert days(text) == []
    assert "cần biết ngày" in resolve(read_deadline(text), *YEAR).explanation
    assert days(text, event=date(2023, 5, 4)) == ["2023-05-09"]
    assert days("sau 1 tháng kể từ ngày ký", event=date(2023, 1, 31)) == ["2023-02-28"]


def test_so_long_after_the_end_of_each_period() -> None:
    assert days("trong vòng 10 ngày kể từ ngày kết thúc mỗi quý", date(2023, 1, 1), date(2023, 7, 31)) == [
        "2023-01-10",
        "2023-04-10",
        "2023-07-10",
    ]


def test_the_sentence_says_how() -> None:
    said = resolve(read_deadline("trước ngày 25/11 hằng năm"), *YEAR).explanation
    for words in ("“trước ngày 25/11 hằng năm”", "BYMONTHDAY=25", "lùi một ngày", "24/11/2023"):
        assert words in said
    assert "không nêu thời hạn" in resolve(Deadline(), *YEAR).explanation


def test_a_period_must_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="swap"):
        resolve(Deadline(), YEAR[1], YEAR[0])
