"""Numbers in words: read back from what a writer of sums would write."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.grammar.numerals import read_numeral

ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def in_words(value: int) -> str:
    """A whole number below 10^12 in words, as the sums on contracts are written out."""
    parts: list[str] = []
    for scale, name in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        group, value = divmod(value, scale)
        if group:
            parts.append(f"{_below_thousand(group, bool(parts))} {name}".strip())
    return " ".join(parts) or "không"


def _below_thousand(value: int, inner: bool) -> str:
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    words = [f"{ONES[hundreds]} trăm"] if hundreds or inner else []
    if tens == 0 and ones and words:
        return " ".join([*words, "linh", ONES[ones]])
    if tens:
        words.append("mười" if tens == 1 else f"{ONES[tens]} mươi")
    if ones:
        words.append({1: "mốt" if tens > 1 else "một", 5: "lăm" if tens else "năm"}.get(ones, ONES[ones]))
    return " ".join(words)


@given(st.integers(1, 10**12 - 1))
def test_what_is_written_is_read(value: int) -> None:
    assert read_numeral(in_words(value)) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("hai tỷ", 2_000_000_000),
        ("Năm trăm triệu", 500_000_000),
        ("một nghìn hai trăm tỷ", 1_200_000_000_000),
        ("hai tỷ rưỡi", 2_500_000_000),
        ("ba phẩy năm tỷ", 3_500_000_000),
        ("một trăm lẻ tám", 108),
        ("năm chục", 50),
        ("hai mươi nhăm", 25),
    ],
)
def test_other_ways_of_writing(words: str, value: int) -> None:
    assert read_numeral(words) == Decimal(value)


@pytest.mark.parametrize("words", ["", "trăm", "mươi hai", "hai ba", "tỷ lệ", "rưỡi", "một phẩy", "phẩy năm", "nghìn"])
def test_what_is_no_number(words: str) -> None:
    assert read_numeral(words) is None
