"""The paragraphs of a body: printed lines put together again, each with the point of the outline that opens it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.anatomy.parts import OutlineItem, Range
from loaders.text.fold import Folded

_CLOSED = ('."', ".”", ".'", ".)", ";", ".", ":", "!", "?", "…", "./")
_DAMAGED = re.compile(r"(?:(?:[IVXl|iO]{1,4}|\d{1,2})[.,)/-][ ]?){1,3}(?=[^\W\d_])")
"""A number with letters for figures ("l.", "2.l."), or with a mark that no outline has ("1,")."""
DAMAGED_LEVEL = 7.5
_SHORT = 0.6
"""A line this far below the usual width ends its paragraph."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`text[start:end]`, the outline's point that it opens, and the number of `#` before it in Markdown.

    `damaged` is where the words begin after a number that the outline could not read ("l.", "1.1-").
    """

    start: int
    end: int
    item: OutlineItem | None
    marks: int = 0
    damaged: int | None = None

    @property
    def level(self) -> float | None:
        """The level of its heading or point, from the highest down; None for running text."""
        if self.item:
            return self.item.level
        if self.damaged is not None:
            return DAMAGED_LEVEL
        return 2.0 * self.marks if self.marks else None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    gap: int


def read_paragraphs(folded: Folded, body: Range, outline: tuple[OutlineItem, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs of a range in order; a row of a table is a paragraph of its own."""
    lines = list(_lines(folded, body))
    items = {item.range.start: item for item in outline}
    usual, width = _usual_gap(folded.text, lines), _width(lines)
    found: list[Paragraph] = []
    for before, line in zip([None, *lines], lines, strict=False):
        item, marks = items.get(line.start), _marks(folded, line.start)
        if before and found and not (item or marks or _opens(folded.text, before, line, usual, width)):
            found[-1] = replace(found[-1], end=line.end)
        else:
            damaged = None if item else _damaged(folded.text, line)
            found.append(Paragraph(line.start, line.end, item, marks, damaged))
    return tuple(found)


def is_emphasised(folded: Folded, start: int, end: int) -> bool:
    """Whether Markdown sets the words at `start` in bold or italics, and closes that before `end`."""
    first, last = folded.starts[start], folded.ends[max(start, end - 1)]
    return folded.raw[max(0, first - 1) : first] in ("*", "_") and any(
        mark in folded.raw[first : last + 2] for mark in "*_"
    )


def _lines(folded: Folded, body: Range) -> Iterator[_Line]:
    """Lines with content; `gap` counts the line breaks of the file before each."""
    start, last = body.start, body.start
    while start < body.end:
        stop = folded.text.find("\n", start, body.end)
        stop = body.end if stop < 0 else stop
        words = folded.text[start:stop]
        if words.strip():
            left = start + len(words) - len(words.lstrip())
            gap = folded.raw[folded.ends[last - 1] if last else 0 : folded.starts[left]].count("\n")
            last = start + len(words.rstrip())
            yield _Line(left, last, gap)
        start = stop + 1


def _marks(folded: Folded, start: int) -> int:
    """How many `#` stand before the first word of a line."""
    before = folded.raw[folded.starts[start - 1] : folded.starts[start]] if start else ""
    return before.rpartition("\n")[2].count("#")


def _opens(text: str, before: _Line, line: _Line, usual: int, width: float) -> bool:
    """Whether a line begins a paragraph: after an end mark, a wider gap, or a line that stops short of the margin."""
    if text[line.start] == "|" or text[before.start] == "|":
        return True
    ended = text[before.start : before.end].endswith(_CLOSED)
    first = text[_damaged(text, line) or line.start]
    if not (first.isupper() or first in '"('):
        return ended and line.gap > usual
    return ended or line.gap > usual or before.end - before.start < width * _SHORT


def _damaged(text: str, line: _Line) -> int | None:
    """Where the words after a damaged number begin; None where no such number opens the line."""
    found = _DAMAGED.match(text, line.start, line.end)
    return found.end() if found and text[found.end()].isupper() else None


def _usual_gap(text: str, lines: list[_Line]) -> int:
    """The gap before a line that goes on in lower case, which surely wraps."""
    gaps = sorted(line.gap for line in lines if text[line.start].islower())
    return gaps[len(gaps) // 2] if gaps else 1


def _width(lines: list[_Line]) -> float:
    """The usual length of a full line, at most 100."""
    lengths = sorted(line.end - line.start for line in lines)
    return min(100, lengths[int(len(lengths) * 0.8)]) if lengths else 0
