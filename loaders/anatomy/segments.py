"""Where one document of a file ends and the next begins.

A further document opens with a header of its own: at least two of motto, number, place and date, within a few short
lines, after the document before has been closed by recipients, a signature or the end mark "./.". A form with blank
place and date inside an annex opens none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.anatomy.lines import Line
from loaders.anatomy.words import ISSUER_HEAD, NAME, PLACE_DATE
from loaders.grammar.dates import find_dates
from loaders.grammar.numbers import find_numbers

_CLOSED = re.compile(r"\./\.?\W*$|^Nơi nhận|^(?:TM|KT|TL|T/M|K/T)\. ")
_REACH = 12
_LONGEST = 160


def split_documents(lines: Sequence[Line]) -> list[int]:
    """Index of the first line of each document; the first is 0."""
    starts, closed, index = [0], False, 0
    while index < len(lines):
        if closed and (first := _header_at(lines, index)) is not None:
            starts.append(_with_issuers(lines, first, starts[-1]))
            index, closed = first + _REACH, False
            continue
        closed = closed or _CLOSED.search(lines[index].text) is not None
        index += 1
    return starts


def _header_at(lines: Sequence[Line], index: int) -> int | None:
    """`index` where a header begins at that line, else None."""
    if not _mark(lines[index]):
        return None
    window = list(_short_lines(lines, index))
    marks = {mark for line in window if (mark := _mark(line))}
    filled = any(_filled(line) for line in window)
    return index if len(marks) > 1 and filled else None


def _short_lines(lines: Sequence[Line], index: int) -> Iterator[Line]:
    for line in lines[index : index + _REACH]:
        if len(line.text) > _LONGEST or line.text.startswith("Nơi nhận"):
            return
        yield line


def _mark(line: Line) -> str:
    """Which part of a header the line is: `motto`, `number`, `date`, or none."""
    if line.motto:
        return "motto"
    if re.match(r"Số ?:? ?\S", line.text) and next(find_numbers(line.text), None):
        return "number"
    return "date" if (dated := PLACE_DATE.match(line.text)) and len(line.text) - dated.end() < 4 else ""


def _filled(line: Line) -> bool:
    """Whether the line holds a number or a date that is filled in."""
    if any(date.month and date.year for date in find_dates(line.text)) and _mark(line):
        return True
    return _mark(line) == "number" and any(number.number for number in find_numbers(line.text))


def _with_issuers(lines: Sequence[Line], first: int, floor: int) -> int:
    """The header's first line once the issuing body above the number or motto is counted in."""
    index = first
    while index - 1 > floor and lines[index - 1].upper and not NAME.match(lines[index - 1].text) and first - index < 5:
        index -= 1
    for start in range(index, first):
        if ISSUER_HEAD.match(lines[start].text):
            return start
    return first
