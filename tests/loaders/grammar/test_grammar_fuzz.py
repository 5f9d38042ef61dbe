"""What must hold of every grammar on any text, and that what is written by a rule is read by it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from typing import Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.grammar.date_ranges import find_ranges
from loaders.grammar.dates import find_dates, find_periods
from loaders.grammar.deadlines import find_deadlines
from loaders.grammar.laws import find_laws
from loaders.grammar.numbers import find_numbers
from loaders.grammar.quantities import find_quantities
from loaders.grammar.types import LABELS, find_types
from loaders.text.fold import fold


class Found(Protocol):
    """A match of any grammar."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Find = Callable[[str], Iterable[Found]]
FINDERS: dict[str, Find] = {
    "numbers": find_numbers, "dates": find_dates, "periods": find_periods, "deadlines": find_deadlines,
    "types": find_types, "laws": find_laws, "ranges": find_ranges, "quantities": find_quantities,
}  # fmt: skip
PIECES = (
    "Số: ", "số ", "12", "/", "-", " ", "\n", "KH", "UBND", "TU", "QĐ-", "2020", "NĐ-CP", "Quyết định ", "Kế hoạch ",
    ".", ",", "ngày ", "tháng ", "năm ", "trước ", "hằng năm", "hàng quý", "31", "2", "1 lần", "chậm nhất ",
    "giai đoạn ", "đến ", "kể từ ngày ", "10 ngày ", "khi có yêu cầu", "nếu ", "Luật ", "Đất đai", "sửa đổi ", "quý ",
    "IV", "(", ")", ";", "²", "٣", "công văn", " tỷ đồng", "1.200", "3,5", " ha", "từ ngày ", "BIÊN BẢN GHI NHỚ", "%",
    "mỗi ", "cuối ", "và ", "của ", "TC/QLCS", "…", "Ð", "İ",
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(max_size=80),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=25).map("".join),
)
BEFORE = "Điều này đã rõ.\n\n"


@pytest.mark.parametrize("name", FINDERS)
@given(raw=TEXTS)
def test_matches_are_in_order_and_have_words(name: str, raw: str) -> None:
    text = fold(raw).text
    position = 0
    for match in FINDERS[name](text):
        assert position <= match.start < match.end <= len(text)
        assert text[match.start : match.end].strip()
        position = match.start + 1


@pytest.mark.parametrize("name", FINDERS)
@given(raw=TEXTS)
def test_a_paragraph_before_moves_matches_and_changes_none(name: str, raw: str) -> None:
    text = fold(raw).text.lstrip()
    moved = [(match.start - len(BEFORE), match.end - len(BEFORE)) for match in FINDERS[name](BEFORE + text)]
    assert moved == [(match.start, match.end) for match in FINDERS[name](text)]


NUMBERS = st.integers(1, 99_999).map(str)
YEARS = st.none() | st.integers(1945, 2030).map(str)
SYMBOLS = st.sampled_from(["KH-UBND", "QĐ-UBND", "NQ-HĐND", "UBND-TH", "TTr-SNV", "NĐ-CP", "TT-BTC", "BC-SKHĐT"])


@given(number=NUMBERS, year=YEARS, symbol=SYMBOLS, lead=st.sampled_from(["Số: ", "số ", "Số:", "Kế hoạch số "]))
def test_a_number_that_is_written_is_read(number: str, year: str | None, symbol: str, lead: str) -> None:
    written = f"{number}/{year}/{symbol}" if year else f"{number}/{symbol}"
    (found,) = find_numbers(f"theo {lead}{written} ngày")
    assert (found.number, found.year, found.symbol, found.raw) == (number, year, symbol, written)


DAYS = st.tuples(st.integers(1900, 2099), st.integers(1, 12), st.integers(1, 31)).filter(
    lambda day: day[2] <= monthrange(day[0], day[1])[1]
)


@given(DAYS, st.sampled_from(["ngày {d}/{m}/{y}", "ngày {d:02}/{m:02}/{y}", "ngày {d} tháng {m} năm {y}", "{d}.{m}.{y}",
                             "ngày {d:02}-{m:02}-{y}", "Ngày {d:02} tháng {m:02} năm {y}"]))  # fmt: skip
def test_a_day_that_is_written_is_read(day: tuple[int, int, int], form: str) -> None:
    year, month, number = day
    written = form.format(d=number, m=month, y=year)
    (found,) = find_dates(f"họp {written}, tại")
    assert (found.value, found.precision, found.raw) == (f"{year}-{month:02}-{number:02}", "day", written)


@given(st.integers(1, 28), st.integers(1, 12), st.sampled_from(["hằng năm", "hàng năm"]))
def test_a_day_of_every_year_is_a_rule(day: int, month: int, every: str) -> None:
    (found,) = find_deadlines(f"báo cáo trước ngày {day:02}/{month:02} {every} để tổng hợp")
    assert found.deadline.rule == f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}"
    assert found.deadline.inclusive is False


@pytest.mark.parametrize("change", [str, str.upper, str.lower], ids=["as it is", "capitals", "small"])
def test_every_word_for_a_type_is_found(change: Callable[[str], str]) -> None:
    for label, code in LABELS.items():
        (found,) = find_types(f"({change(label)})")
        assert (found.start, found.end, found.code, found.label) == (1, 1 + len(label), code, label)


@settings(max_examples=60)
@given(raw=TEXTS)
def test_passages_of_a_folded_text_lead_back(raw: str) -> None:
    folded = fold(raw)
    for find in FINDERS.values():
        for match in find(folded.text):
            span = folded.span(match.start, match.end)
            assert raw[span.start : span.end] == span.quote
