"""Days from one to another, as documents write them: "từ ngày 10 đến ngày 15/3/2024", "ngày 28/2 - 05/3/2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.grammar.dates import iso


@dataclass(frozen=True, slots=True)
class RangeMatch:
    """Days at `text[start:end]`, ISO, the last one included."""

    start: int
    end: int
    first: str
    last: str
    raw: str


_TO = r" ?(?:-|đến(?: hết)?|tới|và|,) ?(?:ngày )?"
_SHORT = re.compile(
    rf"(?:từ )?(?:các )?(?:ngày )?(?<![\d/.])(?P<d1>\d{{1,2}})(?:[/.](?P<m1>\d{{1,2}}))?(?:[/.](?P<y1>20\d\d))?{_TO}"
    r"(?P<d2>\d{1,2})[/.](?P<m2>\d{1,2})[/.](?P<y2>20\d\d)(?!\d)",
    re.IGNORECASE,
)
_LONG = re.compile(
    rf"(?:từ )?(?:các )?ngày (?P<d1>\d{{1,2}})(?: tháng (?P<m1>\d{{1,2}}))?(?: năm (?P<y1>20\d\d))?{_TO}"
    r"(?P<d2>\d{1,2}) tháng (?P<m2>\d{1,2}) năm (?P<y2>20\d\d)",
    re.IGNORECASE,
)


def find_ranges(text: str) -> Iterator[RangeMatch]:
    """Ranges of days in a text on one line; those that end before they begin are none."""
    for pattern in (_LONG, _SHORT):
        for found in pattern.finditer(text):
            month, year = found["m1"] or found["m2"], found["y1"] or found["y2"]
            first, _ = iso(int(found["d1"]), int(month), int(year))
            last, _ = iso(int(found["d2"]), int(found["m2"]), int(found["y2"]))
            if first and last and first < last:
                yield RangeMatch(found.start(), found.end(), first, last, found[0])
