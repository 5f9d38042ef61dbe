"""When an anniversary is, as far as a date beside its name lets one say: "(07/5/1954 - 07/5/2024)", "(07/5/1954)"."""

from __future__ import annotations

import re

from graph.facts import EventDate
from loaders.extraction.named.event_times import EventTime
from loaders.extraction.reading import Reading
from loaders.grammar.dates import DateMatch, find_dates

_COUNT = re.compile(r" (?:lần thứ )?(?P<years>\d{1,3})(?: năm)?(?!\w)")
_BRACKET = re.compile(r" ?\((?P<dates>[^()]{4,60})\)")
_IN_YEAR = re.compile(r"(?:,? (?:trong|vào) năm| vào dịp năm) (?P<year>(?:19|20)\d\d)(?!\d| ?-)", re.IGNORECASE)


def anniversary_day(reading: Reading, start: int, end: int) -> EventTime | None:
    """The day or year of the anniversary whose name goes on at `start` and ends at `end`.

    The later of two days in brackets; of one the same day so many years on; else the year that is said. None where the
    text leaves it to the reader's knowledge of history.
    """
    flat = reading.folded.flat
    count = _COUNT.match(flat, start, end)
    bracket = _BRACKET.match(flat, end)
    days = [found for found in find_dates(bracket["dates"]) if found.year] if bracket else []
    if bracket and count and days:
        date = _of(days, int(count["years"]))
        return EventTime(date, bracket.start("dates"), bracket.end()) if date else None
    said = _IN_YEAR.match(flat, end)
    if said:
        return EventTime(EventDate(said["year"], "year", raw=said[0].strip(" ,")), said.start("year"), said.end())
    return None


def _of(days: list[DateMatch], years: int) -> EventDate | None:
    first, last = days[0], days[-1]
    if first.year is None or first.value is None:
        return None
    if last is not first:
        matching = last.year == first.year + years and last.value
        return EventDate(last.value, last.precision, raw=last.raw) if matching else None
    if first.value.endswith("-02-29"):
        return EventDate(str(first.year + years), "year", raw=first.raw)
    return EventDate(f"{first.year + years}{first.value[4:]}", first.precision, raw=first.raw)
