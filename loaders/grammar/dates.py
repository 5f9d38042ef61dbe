"""Dates and periods as documents write them, as far as they are written.

`ngày 19/7/2023`, `18.9`, `ngày 14 tháng 12 năm 2020`, `ngày tháng 4 năm 2024` (a month), `tháng 4 năm 2024`; an
impossible date keeps its words and has no value. Nothing is completed from the clock or from a neighbour.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from loaders.text.patterns import LETTER

Precision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date at `text[start:end]`: ISO `value` to its `precision`, both None where impossible or without a year.

    `day`, `month` and `year` are the parts that are legible, for deadlines such as "trước ngày 25/11 hằng năm".
    """

    start: int
    end: int
    value: str | None
    precision: Precision | None
    day: int | None
    month: int | None
    year: int | None
    raw: str


@dataclass(frozen=True, slots=True)
class PeriodMatch:
    """Years at `text[start:end]`: `first` and `last` as written (`"2023"`), None at an open end."""

    start: int
    end: int
    first: str | None
    last: str | None
    raw: str


_S = r"[ \n]?"
_JUNK = r"[^\w\n;:,()]{0,12}"
_DAY, _MONTH, _YEAR = r"\d{1,2}", r"\d{1,2}", r"(?:19|20)\d\d"
_LONG = re.compile(
    rf"(?P<lead>[Nn]gày{_S}(?:(?P<day>{_DAY})(?!\d)"
    rf"|(?P<junk>[^\n;,()]{{0,12}}?)))?{_S}(?<![^\W\d_])(?P<word>[Tt]háng){_S}"
    rf"(?:(?P<month>{_MONTH})(?!\d)|(?P<nomonth>[ ._…]{{0,12}}))(?:{_S},?{_S}(?:năm{_S}(?P<year>\d{{4}}"
    rf"|\d{{2}}(?!\d))|/{_S}(?P<slash>{_YEAR})))?(?!\d)"
)
_SHORT = re.compile(
    rf"(?P<lead>[Nn]gày{_S})?(?<![\d/.,-])(?P<day>{_DAY}){_S}(?P<mark>[/.-]){_S}(?P<month>{_MONTH})"
    rf"(?:{_S}(?P=mark){_S}(?P<year>\d{{4}}|\d{{2}}))?(?![\d/]|[.,]\d|[^\W\d_%])"
)
_MONTH_SLASH = re.compile(rf"(?P<word>[Tt]háng){_S}(?P<month>{_MONTH}){_S}[/-]{_S}(?P<year>{_YEAR})(?!\d)")
_START = re.compile(rf"[NnTt\d](?:(?<!{LETTER}.)(?:(?<=[Nn])gày|(?<=[Tt])háng)|(?<=\d)(?<![\w/.,-].)\d?[ \n]?[/.-])")


def find_dates(text: str) -> Iterator[DateMatch]:
    """All dates in a folded text, in order, without overlap; linear in its length."""
    position = 0
    for anchor in _START.finditer(text):
        start = anchor.start()
        if start < position:
            continue
        match = _long(text, start) or _short(text, start) or _month_slash(text, start)
        if match is not None:
            position = match.end
            yield match


def _long(text: str, start: int) -> DateMatch | None:
    found = _LONG.match(text, start)
    year = found and (found["year"] or found["slash"])
    if found is None or not (year or (found["day"] and found["month"])):
        return None
    return _date(found, found["day"], found["month"], year)


def _short(text: str, start: int) -> DateMatch | None:
    """Figures: with "ngày" a year may be short or lacking, without it the year must have four digits."""
    found = _SHORT.match(text, start)
    if found is None or (not found["lead"] and len(found["year"] or "") != 4):
        return None
    return _date(found, found["day"], found["month"], found["year"])


def _month_slash(text: str, start: int) -> DateMatch | None:
    found = _MONTH_SLASH.match(text, start)
    return _date(found, None, found["month"], found["year"]) if found else None


def _date(found: re.Match[str], day: str | None, month: str | None, year: str | None) -> DateMatch:
    parts = (int(day) if day else None, int(month) if month else None, _century(year))
    value, precision = iso(*parts)
    return DateMatch(found.start(), found.end(), value, precision, *parts, found[0])


def _century(year: str | None) -> int | None:
    """`20` → 2020, `98` → 1998: two digits are read as 1960 to 2059."""
    if not year:
        return None
    number = int(year)
    return number if len(year) == 4 else number + (2000 if number < 60 else 1900)


def iso(day: int | None, month: int | None, year: int | None) -> tuple[str | None, Precision | None]:
    """ISO value and precision of what is known; (None, None) for an impossible date or one without a year."""
    if year is None or not 1800 <= year <= 2199 or (month is not None and not 1 <= month <= 12):
        return None, None
    if month is None:
        return (f"{year}", "year") if day is None else (None, None)
    if day is None:
        return f"{year}-{month:02d}", "month"
    if not 1 <= day <= monthrange(year, month)[1]:
        return None, None
    return f"{year}-{month:02d}-{day:02d}", "day"


_WORDS = r"(?:giai[ \n]đoạn|nhiệm[ \n]kỳ|thời[ \n]kỳ|năm[ \n]học|trong[ \n](?:các[ \n])?năm|các[ \n]năm)"
_RANGE = re.compile(
    rf"(?P<word>{_WORDS}[ \n]|năm[ \n]|từ[ \n]năm[ \n])?(?<![\d/.-])(?P<first>{_YEAR}){_S}(?:-"
    rf"|đến(?:[ \n]năm)?){_S}(?P<last>{_YEAR})(?![\d/])",
    re.IGNORECASE,
)
_UNTIL = re.compile(rf"đến{_S}(?:hết{_S})?năm{_S}(?P<last>{_YEAR})(?!\d)", re.IGNORECASE)
_ONE = re.compile(
    rf"năm{_S}(?P<first>{_YEAR})(?!\d)(?P<open>(?:,?[ \n]và)?[ \n](?:những"
    rf"|các)[ \n]năm[ \n](?:tiếp[ \n]theo|sau))?",
    re.IGNORECASE,
)
_PERIOD_START = re.compile(
    rf"[gGnNtTcCđĐ12](?:(?<!{LETTER}.)(?i:(?<=g)iai[ \n]đoạn|(?<=n)(?:hiệm[ \n]kỳ|ăm[ \n]học|ăm)"
    rf"|(?<=t)(?:hời[ \n]kỳ|rong[ \n](?:các[ \n])?năm|ừ[ \n]năm)|(?<=c)ác[ \n]năm|(?<=đ)ến)(?!{LETTER})"
    r"|(?<![\w/.-].)(?:(?<=1)9|(?<=2)0)\d\d(?=[ \n]?[-đĐ]))"
)


def find_periods(text: str) -> Iterator[PeriodMatch]:
    """All periods in a folded text, in order: "giai đoạn 2023 - 2025", "năm 2014", "đến năm 2030"."""
    position = 0
    for anchor in _PERIOD_START.finditer(text):
        start = anchor.start()
        if start < position:
            continue
        found = _RANGE.match(text, start) or _UNTIL.match(text, start) or _ONE.match(text, start)
        if found is None or _of_a_date(text, start):
            continue
        position = found.end()
        yield _period(found)


def _of_a_date(text: str, start: int) -> bool:
    """Whether "năm 2020" here ends "ngày 14 tháng 12 năm 2020"."""
    return re.search(r"tháng[ \n]?\d{0,2}[ \n.…]{0,8}$", text[max(0, start - 20) : start], re.IGNORECASE) is not None


def _period(found: re.Match[str]) -> PeriodMatch:
    groups = found.groupdict()
    first, last = groups.get("first"), groups.get("last")
    if last is None and not groups.get("open"):
        last = first
    return PeriodMatch(found.start(), found.end(), first, last, found[0])
