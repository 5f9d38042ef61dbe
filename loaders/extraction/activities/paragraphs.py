"""The paragraphs of a body: printed lines put together again, each with the point of the outline that opens it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.anatomy.parts import OutlineItem, Range
from loaders.text.fold import Folded

_CLOSED = ('."', ".”", ".'", ".)", ";", ".", ":", "!", "?", "…", "./")
_SHORT = 0.6
"""A line this far below the usual width ends its paragraph."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`text[start:end]`, the outline's point that it opens, and the number of `#` before it in Markdown."""

    start: int
    end: int
    item: OutlineItem | None
    marks: int = 0

    @property
    def level(self) -> float | None:
        """The level of its heading or point, from the highest down; None for running text."""
        return self.item.level if self.item else (2.0 * self.marks if self.marks else None)


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
            last = found[-1]
            found[-1] = Paragraph(last.start, line.end, last.item, last.marks)
        else:
            found.append(Paragraph(line.start, line.end, item, marks))
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
    if not (text[line.start].isupper() or text[line.start] in '"('):
        return ended and line.gap > usual
    return ended or line.gap > usual or before.end - before.start < width * _SHORT


def _usual_gap(text: str, lines: list[_Line]) -> int:
    """The gap before a line that goes on in lower case, which surely wraps."""
    gaps = sorted(line.gap for line in lines if text[line.start].islower())
    return gaps[len(gaps) // 2] if gaps else 1


def _width(lines: list[_Line]) -> float:
    """The usual length of a full line, at most 100."""
    lengths = sorted(line.end - line.start for line in lines)
    return min(100, lengths[int(len(lengths) * 0.8)]) if lengths else 0
