"""Dates and periods: what is written, no more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.grammar.dates import find_dates, find_periods, iso
from loaders.text.fold import fold
from tests.growth import is_linear


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("ngày 19/7/2023", "2023-07-19", "day"),
        ("ngày 05/01/2022", "2022-01-05", "day"),
        ("19.7.2023", "2023-07-19", "day"),
        ("ngày 8-6-2020", "2020-06-08", "day"),
        ("ngày **14** tháng 12 năm 2020", "2020-12-14", "day"),
        ("ngày 09tháng 5 năm 2025", "2025-05-09", "day"),
        ("ngày 18\ntháng 11 năm 2025", "2025-11-18", "day"),
        ("Ngày 01 tháng 02, năm 2020", "2020-02-01", "day"),
        ("ngày 3 tháng 4/2021", "2021-04-03", "day"),
        ("ngày 1/2/20", "2020-02-01", "day"),
        ("ngày 1/2/98", "1998-02-01", "day"),
        ("ngày tháng 4 năm 2024", "2024-04", "month"),
        ("ngày ... tháng 4 năm 2024", "2024-04", "month"),
        ("ngày {5 tháng 3 năm 2024", "2024-03", "month"),
        ("ngàyà3 tháng 02 năm 2025", "2025-02", "month"),
        ("tháng 4 năm 2024", "2024-04", "month"),
        ("tháng 10/2014", "2014-10", "month"),
        ("ngày tháng năm 2025", "2025", "year"),
        ("ngày 30/02/2020", None, None),
        ("ngày 31 tháng 4 năm 2021", None, None),
        ("ngày 5 tháng 13 năm 2021", None, None),
        ("29/02/2023", None, None),
        ("29/02/2024", "2024-02-29", "day"),
    ],
)
def test_dates(text: str, value: str | None, precision: str | None) -> None:
    folded = fold(text).text
    (found,) = find_dates(folded)
    assert (found.value, found.precision) == (value, precision)
    assert found.raw == folded[found.start : found.end] == folded


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("trước ngày 25/11 hằng năm", (25, 11, None)),
        ("ngày 18.9", (18, 9, None)),
        ("ngày 31 tháng 12 hàng năm", (31, 12, None)),
    ],
)
def test_a_date_without_year_has_parts_and_no_value(text: str, parts: tuple[int, int, None]) -> None:
    (found,) = find_dates(text)
    assert (found.day, found.month, found.year) == parts
    assert found.value is None


@pytest.mark.parametrize(
    "text", ["1/2", "24/24", "khoản 2.1", "1.2.3", "tháng trước", "10.000.000", "3/4/5", "ngày mai"]
)
def test_no_dates(text: str) -> None:
    assert list(find_dates(text)) == []


def test_dates_in_a_row() -> None:
    text = "từ ngày 08 đến ngày 09 tháng 11 năm 2025; ngày 24/7/2023, ngày 19/9/2023"
    assert [d.value for d in find_dates(text)] == ["2025-11-09", "2023-07-24", "2023-09-19"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("giai đoạn 2023 – 2025", "2023", "2025"),
        ("giai đoạn\n2021-2030", "2021", "2030"),
        ("2017 - 2020", "2017", "2020"),
        ("nhiệm kỳ 2020-2025", "2020", "2025"),
        ("từ năm 2021 đến năm 2025", "2021", "2025"),
        ("năm học 2024-2025", "2024", "2025"),
        ("năm 2014", "2014", "2014"),
        ("đến năm 2030", None, "2030"),
        ("năm 2024 và những năm tiếp theo", "2024", None),
    ],
)
def test_periods(text: str, first: str | None, last: str | None) -> None:
    folded = fold(text).text
    (found,) = find_periods(folded)
    assert (found.first, found.last, found.raw) == (first, last, folded)


def test_the_year_of_a_date_is_no_period() -> None:
    assert list(find_periods("ngày 14 tháng 12 năm 2020")) == []
    found = list(find_periods("giai đoạn 2021 - 2030, tầm nhìn đến năm 2050"))
    assert [(p.first, p.last) for p in found] == [("2021", "2030"), (None, "2050")]


PIECES = st.sampled_from(
    ["ngày ", "tháng ", "năm ", "12", "2020", "/", ".", "-", " ", "\n", "30", "đến ", "giai đoạn ", "…", "x"]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text(text: str) -> None:
    for finder in (find_dates, find_periods):
        position = 0
        for found in finder(text):
            assert position <= found.start < found.end <= len(text)
            assert found.raw == text[found.start : found.end]
            position = found.end


@given(st.integers(0, 40) | st.none(), st.integers(0, 14) | st.none(), st.integers(1500, 2500) | st.none())
def test_iso_is_a_calendar_date_or_nothing(day: int | None, month: int | None, year: int | None) -> None:
    import datetime

    value, precision = iso(day, month, year)
    assert (value is None) == (precision is None)
    if precision == "day" and value:
        assert datetime.date.fromisoformat(value).day == day


@pytest.mark.parametrize("unit", ["ngày ", "tháng ", "năm 2020-", "1/", "12.", "ngày tháng "])
def test_repetition_costs_linear_work(unit: str) -> None:
    assert is_linear(lambda times: [*find_dates(unit * times), *find_periods(unit * times)], 200)
