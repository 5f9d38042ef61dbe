"""Deadlines as documents write them: day, rule, relative, on request, conditional; and what is none."""

from __future__ import annotations

import pytest

from loaders.grammar.deadlines import find_deadlines, read_deadline
from tests.growth import is_linear


@pytest.mark.parametrize(
    ("text", "rule", "inclusive"),
    [
        ("trước ngày 05 tháng 12 hằng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5", False),
        ("chậm nhất ngày 20/11 hàng năm", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20", True),
        ("định kỳ hàng năm trước ngày 15/10, các phòng gửi", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=15", False),
        ("trước ngày 10/6 và 10/12 hằng năm", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=10", False),
        ("trước ngày 20 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=20", False),
        ("Trước 31/8 hằng năm", "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=31", False),
        ("chậm nhất 5/11 hằng năm", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=5", True),
        ("ngày 25 của tháng cuối quý", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25", True),
        ("tháng 5 và tháng 11 hằng năm", "FREQ=YEARLY;BYMONTH=5,11", True),
        ("định kỳ hằng tháng báo cáo", "FREQ=MONTHLY", None),
        ("hằng quý, năm", "FREQ=MONTHLY;INTERVAL=3", None),
        ("sơ kết 06 tháng và cả năm", "FREQ=MONTHLY;INTERVAL=6", None),
        ("hàng tuần báo cáo tiến độ", "FREQ=WEEKLY", None),
        ("báo cáo hằng\nnăm", "FREQ=YEARLY", None),
    ],
)
def test_what_recurs_is_a_rule(text: str, rule: str, inclusive: bool | None) -> None:
    found = read_deadline(text)
    assert (found.kind, found.rule, found.inclusive, found.value) == ("recurring", rule, inclusive, None)


@pytest.mark.parametrize(
    ("text", "value", "inclusive"),
    [
        ("gửi về trước ngày 15/8/2023 để tổng hợp", "2023-08-15", False),
        ("chậm nhất là ngày 30 tháng 9 năm 2022", "2022-09-30", True),
        ("trước 01/7/2021", "2021-07-01", False),
        ("hoàn thành trong tháng 4 năm 2020", "2020-04", True),
        ("xong trong quý III/2024", "2024-09", True),
        ("trước ngày 15/8", None, False),
    ],
)
def test_a_day_is_a_day_and_lacks_what_is_not_written(text: str, value: str | None, inclusive: bool) -> None:
    found = read_deadline(text)
    assert (found.kind, found.value, found.inclusive, found.rule) == ("date", value, inclusive, None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("trong thời hạn 07 ngày kể từ ngày nhận hồ sơ", "relative"),
        ("chậm nhất sau 5 ngày làm việc, kể từ khi kết thúc", "relative"),
        ("báo cáo theo yêu cầu", "on_request"),
        ("báo cáo đột xuất khi có yêu cầu", "on_request"),
        ("nếu phát sinh vướng mắc thì báo cáo", "conditional"),
        ("khi gặp khó khăn", "conditional"),
        ("báo cáo kết quả", "unspecified"),
        ("Kế hoạch số 12/KH-UBND ngày 01/02/2022 của UBND tỉnh", "unspecified"),
        ("giai đoạn 2021-2025", "unspecified"),
    ],
)
def test_other_kinds(text: str, kind: str) -> None:
    found = read_deadline(text)
    assert (found.kind, found.rule, found.value) == (kind, None, None)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("gửi trong vòng 10 ngày kể từ ngày kết thúc mỗi quý", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10"),
        ("chậm nhất 05 ngày kể từ khi kết thúc hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=5"),
        ("sau 15 (mười lăm) ngày, kể từ ngày kết thúc hằng năm", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15"),
        ("trong 5 ngày làm việc kể từ ngày kết thúc mỗi quý", "FREQ=MONTHLY;INTERVAL=3"),
        ("trong vòng 45 ngày kể từ ngày kết thúc mỗi quý", "FREQ=MONTHLY;INTERVAL=3"),
        ("trong vòng 10 ngày kể từ ngày nhận báo cáo hằng quý", "FREQ=MONTHLY;INTERVAL=3"),
    ],
)
def test_so_many_days_after_each_period_are_days_of_the_next(text: str, rule: str) -> None:
    found = read_deadline(text)
    assert (found.kind, found.rule, found.inclusive) == ("relative", rule, True)


def test_two_days_that_differ_are_two_deadlines() -> None:
    found = list(find_deadlines("6 tháng (trước ngày 10 tháng 6 hằng năm) và năm (trước ngày 20 tháng 11 hằng năm)"))
    assert [match.deadline.rule for match in found] == [
        "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10",
        "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20",
    ]


def test_a_rule_wins_over_a_request_in_the_same_clause() -> None:
    assert read_deadline("theo yêu cầu và định kỳ hằng năm trước ngày 01/12").kind == "recurring"


def test_the_words_are_kept_and_lie_where_they_say() -> None:
    text = "Các phòng gửi báo cáo trước ngày 05/11 hằng năm để tổng hợp."
    (match,) = find_deadlines(text)
    assert text[match.start : match.end] == match.deadline.raw == "trước ngày 05/11 hằng năm"


@pytest.mark.parametrize("words", ["trước ngày 5/6 và ", "ngày 5 ", "hằng quý, ", "nếu ", "10 ngày ", "trước "])
def test_reading_is_linear(words: str) -> None:
    assert is_linear(lambda times: list(find_deadlines(words * times)), 100)
