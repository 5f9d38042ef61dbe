from __future__ import annotations

import pytest

from loaders.grammar.date_ranges import find_ranges


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("từ ngày 10 đến ngày 15/3/2024", "2024-03-10", "2024-03-15"),
        ("ngày 28/2 - 05/3/2024", "2024-02-28", "2024-03-05"),
        ("từ 10-15/3/2024", "2024-03-10", "2024-03-15"),
        ("các ngày 11, 12 tháng 01 năm 2010", "2010-01-11", "2010-01-12"),
        ("từ ngày 28 tháng 02 đến ngày 05 tháng 3 năm 2024", "2024-02-28", "2024-03-05"),
        ("từ ngày 30/12/2023 đến hết ngày 02/01/2024", "2023-12-30", "2024-01-02"),
    ],
)
def test_first_and_last_day(words: str, first: str, last: str) -> None:
    (found,) = find_ranges(f"Hội chợ {words} tại tỉnh.")
    assert (found.first, found.last, found.raw) == (first, last, words)


@pytest.mark.parametrize(
    "words", ["ngày 09/02/2014", "ngày 20 - 15/3/2024", "ngày 31 - 32/3/2024", "giai đoạn 2021 - 2025"]
)
def test_a_day_or_years_are_no_range(words: str) -> None:
    assert list(find_ranges(words)) == []
