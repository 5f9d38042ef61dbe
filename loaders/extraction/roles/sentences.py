"""The body of a document as sentences under their headings: the unit in which a subject governs its verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.anatomy.outline import read_outline
from loaders.anatomy.parts import DocumentParts, OutlineItem, Range
from loaders.extraction.reading import Reading
from loaders.extraction.roles.agencies import together

_END = re.compile(r"[.!?](?=\s|$)|[;:](?=\n)|\n(?=[ \t]*[|])")
_LONGEST = 4000
_NO_END = re.compile(r"(?:\b(?:BQL|GS|TS|PGS|ThS|Ths)|(?:^|[\s.])[A-ZĐ]|(?:^|\s)\d{1,2}(?:\.\d{1,2})*)$")

_REFERENCE = re.compile(
    r"[^\W\d]{2}(?:,? (?:mục|phần|chương|điều|khoản|phụ lục|quý) [IVX\d]{1,5}(?:\.\d{1,2})*)+\Z", re.IGNORECASE
)
"""A sentence may end in the number of what it refers to ("nêu tại Mục II."); a heading begins with it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One heading or point with its own words: the index of the unit above it (None at the top), its sentences."""

    parent: int | None
    sentences: tuple[Range, ...]
    heading: str
    start: int


def units_of(reading: Reading, part: DocumentParts) -> tuple[Unit, ...]:
    """The points of a document's body and of what follows its recipients, in order; the first is what precedes them."""
    areas = [area for area in (part.body, part.tail) if area]
    found: list[Unit] = []
    for area in areas:
        found += _of_area(reading, part, area, len(found))
    return tuple(found)


def _of_area(reading: Reading, part: DocumentParts, area: Range, offset: int) -> list[Unit]:
    items = [item for item in part.outline if item.range.start in area]
    if area is part.tail:
        items = list(_annexed(reading, area))
    starts = [item.range.start for item in items]
    found = [_unit(reading, None, "", Range(area.start, starts[0] if starts else area.end))]
    stack: list[tuple[OutlineItem, int]] = []
    for index, item in enumerate(items):
        while stack and stack[-1][0].level >= item.level:
            stack.pop()
        parent = stack[-1][1] if stack else None
        own = Range(item.range.start, starts[index + 1] if index + 1 < len(items) else min(item.range.end, area.end))
        heading = item.heading.of(reading.folded.plain)
        found.append(_unit(reading, parent, heading, own, _own_line(reading, item, own)))
        stack.append((item, offset + len(found) - 1))
    return found


def _annexed(reading: Reading, area: Range) -> tuple[OutlineItem, ...]:
    """The outline of what follows the signature: the regulation or plan that a decision issues."""
    return read_outline(reading.folded.text, reading.lines_in(area), area.end)


def _unit(reading: Reading, parent: int | None, heading: str, own: Range, split: int | None = None) -> Unit:
    areas = (own,) if split is None else (Range(own.start, split), Range(split, own.end))
    return Unit(parent, tuple(s for area in areas for s in _sentences(reading, area)), heading, own.start)


def _own_line(reading: Reading, item: OutlineItem, own: Range) -> int | None:
    """Where a heading ends that has a line for itself: one in capitals, or one of nothing but agencies."""
    text, heading = reading.folded.text, item.heading.of(reading.folded.text)
    if heading.isupper():
        return item.heading.end if text[item.heading.end : own.end].lstrip(" .:")[:1] == "\n" else None
    first = next(iter(together(reading, own.start, min(own.end, own.start + 300))), None)
    if first is None or first.start > item.heading.start:
        return None
    after = text[first.end : own.end].lstrip(" .:")[:2]
    return first.end if after[:1] == "\n" and (after[1:].isupper() or after[1:] == "-") else None


def _sentences(reading: Reading, own: Range) -> Iterator[Range]:
    """Sentences and list parts of a range; marks inside a name or an abbreviation end none."""
    text, start = reading.folded.text, own.start
    for found in _END.finditer(text, own.start, own.end):
        if text[found.start()] == "." and _inside(reading, start, found.start()):
            continue
        if text[start : found.end()].strip():
            yield from _short(text, start, found.end())
        start = found.end()
    if text[start : own.end].strip():
        yield from _short(text, start, own.end)


def _short(text: str, start: int, end: int) -> Iterator[Range]:
    """A run without a full stop in pieces, so that reading stays linear."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start, start + _LONGEST)
        cut = cut + 1 if cut > start else start + _LONGEST
        yield Range(start, cut)
        start = cut
    if text[start:end].strip():
        yield Range(start, end)


def _inside(reading: Reading, start: int, dot: int) -> bool:
    """Whether a dot belongs to a number, an abbreviation or a name ("TP. Đà Nẵng")."""
    text = reading.folded.text
    if _NO_END.search(text[max(start, dot - 12) : dot]):
        return _REFERENCE.search(text, max(start, dot - 40), dot) is None
    return any(name.start < dot < name.end - 1 for name in reading.between(max(start, dot - 60), dot + 60))
