"""Where one document of a file ends and the next begins.

A further document opens with a header of its own: at least two of motto, number, place and date, within a few short
lines, after the document before has been closed by recipients, a signature or the end mark "./.". A form with blank
place and date inside an annex opens none. What a decision issues along with itself (`annexes`) is a document too: it
has no header, but heading and bracket are as clear.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.anatomy.annexes import annex_at
from loaders.anatomy.lines import Line
from loaders.anatomy.names import NAME
from loaders.anatomy.words import ISSUER_HEAD, PLACE_DATE
from loaders.grammar.dates import find_dates
from loaders.grammar.numbers import find_numbers
from loaders.grammar.types import is_agreement, type_at

_CLOSED = re.compile(r"\./\.?\W*$|^Nơi nhận|^(?:TM|KT|TL|T/M|K/T)\. ")
_BROKEN = re.compile(r"^Số ?:?$|, ?ngày[^;:]{0,20}$")
_TITLE_ENDS = re.compile(r"\W*$|\s(?:HỢP TÁC|GIỮA|VỀ|NĂM|GIAI ĐOẠN)")
_REPRESENTS = re.compile(r"ĐẠI DIỆN (?!LÃNH ĐẠO)|TM\. ")
_REACH = 12
_LONGEST = 160


def split_documents(lines: Sequence[Line]) -> list[int]:
    """Index of the first line of each document; the first is 0."""
    starts, closed, index = [0], False, 0
    last_signers = [i for i, line in enumerate(lines) if _REPRESENTS.match(line.text)][-2:]
    while index < len(lines):
        if closed and (first := _header_at(lines, index)) is not None:
            starts.append(_with_issuers(lines, first, starts[-1]))
            index, closed = first + _REACH, False
            continue
        if closed and (annex := annex_at(lines, index)) is not None:
            starts.append(_with_motto(lines, index, starts[-1]))
            index = annex.last + 1
            continue
        if closed and len(last_signers) > 1 and index < last_signers[0] and _is_agreement_title(lines[index]):
            starts.append(index)
            closed = False
        closed = closed or _CLOSED.search(lines[index].text) is not None
        index += 1
    return starts


def _header_at(lines: Sequence[Line], index: int) -> int | None:
    """`index` where a header begins at that line, else None."""
    if not _mark(lines, index):
        return None
    window = range(index, index + _short_lines(lines, index))
    marks = {mark for position in window if (mark := _mark(lines, position))}
    return index if len(marks) > 1 and any(_filled(lines, position) for position in window) else None


def _short_lines(lines: Sequence[Line], index: int) -> int:
    """How many lines from `index` on may belong to a header."""
    for count, line in enumerate(lines[index : index + _REACH]):
        if len(line.text) > _LONGEST or line.text.startswith("Nơi nhận"):
            return count
    return min(_REACH, len(lines) - index)


def _mark(lines: Sequence[Line], index: int) -> str:
    """Which part of a header the line is: `motto`, `number`, `date`, or none."""
    if lines[index].motto:
        return "motto"
    words = _words(lines, index)
    if re.match(r"Số ?:? ?\S", words) and next(find_numbers(words), None):
        return "number"
    return "date" if (dated := PLACE_DATE.match(words)) and len(words) - dated.end() < 4 else ""


def _filled(lines: Sequence[Line], index: int) -> bool:
    """Whether the line holds a number or a date that is filled in."""
    mark, words = _mark(lines, index), _words(lines, index)
    if mark == "number" and any(number.number for number in find_numbers(words)):
        return True
    return mark in ("number", "date") and any(date.month and date.year for date in find_dates(words))


def _words(lines: Sequence[Line], index: int) -> str:
    """The line, with the next where "Số:" or a date breaks off at its end."""
    text = lines[index].text
    if index + 1 == len(lines) or len(text) > 40 or PLACE_DATE.match(text):
        return text
    return f"{text} {lines[index + 1].text}" if _BROKEN.search(text) else text


def _is_agreement_title(line: Line) -> bool:
    """Whether the line is the title of an agreement, which may be sent along without a header of its own."""
    kind = type_at(line.text) if line.upper else None
    return kind is not None and is_agreement(kind.code, kind.label) and bool(_TITLE_ENDS.match(line.text[kind.end :]))


def _with_motto(lines: Sequence[Line], heading: int, floor: int) -> int:
    """The annex's first line: its heading, or the motto and body that are printed above it once more."""
    above = range(heading - 1, max(floor, heading - _REACH // 2), -1)
    first = heading
    for index in above:
        if lines[index].motto:
            first = index
        elif not lines[index].upper:
            break
    return _with_issuers(lines, first, floor) if first < heading else heading


def _with_issuers(lines: Sequence[Line], first: int, floor: int) -> int:
    """The header's first line once the issuing body above the number or motto is counted in."""
    index = first
    while index - 1 > floor and lines[index - 1].upper and not NAME.match(lines[index - 1].text) and first - index < 5:
        index -= 1
    for start in range(index, first):
        if ISSUER_HEAD.match(lines[start].text):
            return start
    return first
