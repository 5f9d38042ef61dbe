"""Days that stand before what was done on them, also without a year: "Ngày 5/3/2024, UBND tỉnh đã ban hành …".

A day without a year is the last one up to the article's own day in news ("Sáng 12/5"), or of its year where the text
speaks of what is to come; elsewhere of the document's year where the document is of a later day. Else it stays unknown.
"""

from __future__ import annotations

import re
from datetime import date

from graph.facts import PartialDate
from loaders.extraction.reading import Reading
from loaders.grammar.dates import find_dates

_SHORT = re.compile(
    r"(?<!\w)(?:ngày|sáng|chiều|tối|trưa|hôm qua,?|hôm nay,?)(?: ngày)? \(?"
    r"(?P<day>0?[1-9]|[12]\d|3[01])/(?P<month>0?[1-9]|1[0-2])(?![/\d])",
    re.IGNORECASE,
)
_ISSUES = re.compile(r" (?:(?:đã|vừa|mới) )?(?:ký )?(?:ban hành|có|gửi|phát hành|trình) $", re.IGNORECASE)
_ON_DAY = re.compile(
    r"(?:^|[.;:,] ?)[\"\s]*(?:(?:trước đó|sau đó|tiếp đó|mới đây|vừa qua),? )?(?:vào )?"
    r"(?P<day>(?:sáng|chiều|tối|ngày)[^,;.()]{1,34}), (?:tại [^,;.]{2,60}, )?$",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"(?<!\w)(?:sẽ|dự kiến)(?!\w)")
_LONGEST_LEAD, _LONGEST_SUBJECT = 140, 160


def day_without_year(reading: Reading, document: int, start: int, end: int) -> tuple[PartialDate, int, int] | None:
    """The first day without a year in a range, completed by the document's own day, with its range; None if none is.

    Args:
        reading: the text.
        document: the index of the document that the range is of.
        start: where to look from.
        end: where to look to.
    """
    said = _SHORT.search(reading.folded.flat, start, end)
    part, on = reading.parts[document], reading.contexts[document].on
    if said is None or part.date is None or part.date.precision != "day":
        return None
    day, month = int(said["day"]), int(said["month"])
    later = (month, day) > (on.month, on.day)
    to_come = later and _TO_COME.search(reading.folded.lower, said.end(), end) is not None
    if later and part.kind != "press":
        return None
    year = on.year - (later and not to_come)
    value = f"{year}-{month:02}-{day:02}"
    if not _exists(year, month, day):
        return None
    raw = reading.span(said.start("day"), said.end()).quote
    return PartialDate(value, "day", raw), said.start(), said.end()


def day_of_issue(reading: Reading, start: int) -> PartialDate | None:
    """The day on which who is named right before issued or sent the document that is named at `start`."""
    flat = reading.folded.flat
    first, _ = reading.sentence(start)
    verb = _ISSUES.search(flat, max(first, start - 30), start)
    who = [m for m in reading.between(max(first, start - _LONGEST_SUBJECT), start) if verb and m.end == verb.start()]
    if not who:
        return None
    lead = max(first, who[0].start - _LONGEST_LEAD)
    on = _ON_DAY.search(flat[lead : who[0].start])
    if on is None:
        return None
    found = next(find_dates(on["day"]), None)
    if found and found.value and found.precision == "day":
        at = lead + on.start("day") + found.start
        return PartialDate(found.value, "day", reading.span(at, at + found.end - found.start).quote)
    short = day_without_year(reading, reading.document_at(start), lead + on.start("day"), lead + on.end("day"))
    return short[0] if short else None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
