"""How often something happens, as a rule of RFC 5545: "6 tháng 1 lần", "hằng năm", "2 lần/năm"."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecurrenceMatch:
    """A recurrence at `text[start:end]`: the rule and its words, without "định kỳ" before them."""

    start: int
    end: int
    rule: str
    raw: str


_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6}
_COUNT = r"\d{1,2}|một|hai|ba|bốn|sáu"
_ONCE = r"(?:0?1|một) lần"
_RECURS = re.compile(
    rf"(?P<every>{_COUNT}) (?P<of>tuần|tháng|quý|năm)(?: tổ chức)? {_ONCE}"
    rf"|{_ONCE} ?(?:/|trong|mỗi) ?(?P<per_count>{_COUNT})? ?(?P<per>tuần|tháng|quý|năm)\b"
    rf"|(?P<times>{_COUNT}) lần ?(?:/|trong (?:một |1 )?|mỗi )(?P<in>năm|quý|tháng)\b"
    rf"|(?:mỗi|hằng|hàng|từng) (?P<unit>tuần|tháng|quý|năm)\b(?: (?P<often>{_COUNT}) lần)?|(?P<yearly>thường niên)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"định kỳ,? $", re.IGNORECASE)
_MONTHS = {"tháng": 1, "quý": 3, "năm": 12}


def find_recurrence(text: str) -> RecurrenceMatch | None:
    """The first recurrence in a text on one line; `start` takes in "định kỳ" before it."""
    found = _RECURS.search(text)
    if found is None:
        return None
    before = _BEFORE.search(text, max(0, found.start() - 12), found.start())
    return RecurrenceMatch(before.start() if before else found.start(), found.end(), _rule(found), found[0])


def _rule(found: re.Match[str]) -> str:
    if found["yearly"]:
        return "FREQ=YEARLY"
    unit = (found["of"] or found["per"] or found["in"] or found["unit"]).lower()
    every = _number(found["every"] or found["per_count"])
    times = _number(found["times"] or found["often"])
    if unit == "tuần":
        return _with_interval("WEEKLY", every)
    months = _MONTHS[unit] * every
    if times > 1 and months % times == 0:
        return _with_interval("MONTHLY", months // times)
    return _with_interval("YEARLY", every) if unit == "năm" else _with_interval("MONTHLY", months)


def _number(words: str | None) -> int:
    if not words:
        return 1
    return _NUMBERS.get(words.lower()) or int(words) or 1


def _with_interval(frequency: str, interval: int) -> str:
    return f"FREQ={frequency}" + (f";INTERVAL={interval}" if interval > 1 else "")
