"""When a commitment is to happen, as far as its words say: a date, a quarter, years, or how often (RFC 5545)."""

from __future__ import annotations

import re

from graph.facts import When
from loaders.grammar.dates import find_dates, find_periods
from loaders.grammar.deadlines import read_deadline
from loaders.grammar.recurrence import find_recurrence

_BEFORE = re.compile(
    r"(?:trong|trước|vào|đến|từ|hết|khoảng|dịp|chậm nhất)(?: (?:hết|ngày|là|trong|vào|trước))*[ \n(]*$",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"quý (?P<quarter>I{1,3}|IV|[1-4])(?:[/ ]|,? năm )+(?P<year>20\d\d)", re.IGNORECASE)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_IN_YEAR = re.compile(r"\btrong năm (?P<year>20\d\d)(?!\d| ?[-–,] ?\d)", re.IGNORECASE)
_INTRODUCES_YEARS = re.compile(r"(?:trong|giai đoạn|từ|đến|hết)[ \n]*$", re.IGNORECASE)


def find_time(words: str) -> When | None:
    """The first time that a commitment's words (folded, on one line) set; None where they set none.

    A date counts only after a word of time ("trong tháng 10/2014"): other dates are those of documents that are named.
    """
    return (
        _each_year(words) or _quarter(words) or _date(words) or _years(words) or _in_year(words) or _recurrence(words)
    )


def noted_time(words: str) -> When | None:
    """What stands after "Thời gian thực hiện:"; words that are no time ("Thường xuyên") are kept as they are."""
    words = words.strip(" \n.;")
    if not words:
        return None
    found = find_time(f"trong {words}")
    if found is None:
        return When(raw=words)
    return When(found.value, found.start, found.end, found.rule, words)


def _each_year(words: str) -> When | None:
    """A day or month that comes again: "trước ngày 31/8 hằng năm", "ngày 20 hằng tháng"; a bare frequency is none."""
    found = read_deadline(words)
    return When(rule=found.rule, raw=found.raw) if found.rule and "BYMONTH" in found.rule else None


def _quarter(words: str) -> When | None:
    found = _QUARTER.search(words)
    if found is None:
        return None
    quarter = _QUARTERS.get(found["quarter"].upper()) or int(found["quarter"])
    first, last = f"{found['year']}-{quarter * 3 - 2:02d}", f"{found['year']}-{quarter * 3:02d}"
    return When(start=first, end=last, raw=found[0])


def _date(words: str) -> When | None:
    for found in find_dates(words):
        lead = _BEFORE.search(words[: found.start][-30:])
        if found.value and lead:
            return When(value=found.value, raw=f"{lead[0]}{found.raw}".strip(" (\n"))
    return None


def _years(words: str) -> When | None:
    for found in find_periods(words):
        lead = _INTRODUCES_YEARS.search(words[: found.start][-12:])
        if lead is None and not found.raw.lower().startswith(("trong", "đến")):
            continue
        raw = f"{lead[0] if lead else ''}{found.raw}".strip()
        if found.first == found.last and found.first and not raw.lower().startswith("đến"):
            return When(value=found.first, raw=raw)
        return When(start=found.first if found.first != found.last else None, end=found.last, raw=raw)
    return None


def _in_year(words: str) -> When | None:
    found = _IN_YEAR.search(words)
    return When(value=found["year"], raw=found[0]) if found else None


def _recurrence(words: str) -> When | None:
    found = find_recurrence(words)
    return When(rule=found.rule, raw=found.raw) if found else None
