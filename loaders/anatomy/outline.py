"""The outline of the body: parts, chapters, articles, numbered points and bullets, as a tree by level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.anatomy.lines import Line
from loaders.anatomy.parts import OutlineItem, Range

_FORMS = (
    re.compile(r"(?P<number>Phần (?:thứ )?[\wÀ-ỹ]{1,5}|PHẦN (?:THỨ )?\w{1,5})[.: ]?"),
    re.compile(r"(?P<number>(?:Chương|CHƯƠNG) [IVXLC\d]+)[.: ]?"),
    re.compile(r"(?P<number>(?:Mục|MỤC) [IVX\d]+)[.: ]?"),
    re.compile(r"(?P<number>[A-D])[.)] (?=[^\W\d_])"),
    re.compile(r"(?P<number>[IVX]{1,5})[.)/-] ?(?=[^\W\d_])"),
    re.compile(r"(?P<number>(?:Điều|ĐIỀU) \d{1,3}[a-z]?)[.: ]?"),
    re.compile(r"(?P<number>\d{1,2})(?:[.)/] ?(?=[^\W\d_]|[\"(])|[.)]$)"),
    re.compile(r"(?P<number>\d{1,2}\.\d{1,2})[.)]? (?=[^\W\d_]|[\"(])"),
    re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){2,3})[.)]? (?=[^\W\d_])"),
    re.compile(r"(?P<number>[a-zđ]{1,2})[.)] (?=[^\W\d_])"),
    re.compile(r"(?P<number>[-–]) ?(?=[^\W\d_]|[\"(\d])"),
    re.compile(r"(?P<number>[+]) ?(?=[^\W\d_]|[\"(\d])"),
)
"""One pattern per level, from the highest down."""

_HEADING_END = re.compile(r"[:.;](?=[ \n]|$)")
_LONGEST = 300


def read_outline(text: str, lines: Sequence[Line], end: int) -> tuple[OutlineItem, ...]:
    """Headings and points in order; each ranges to the next of its level or above, the last to `end`."""
    marks = [(index, *mark) for index, line in enumerate(lines) if (mark := _mark(line, lines, index)) is not None]
    items = []
    width = _full_width(lines, [index for index, *_ in marks])
    starts = {index: lines[after[0]].start for (index, *_), after in pairwise(marks)}
    closes = _closing(marks, lines, end)
    for (index, level, number, content), close in zip(marks, closes, strict=True):
        heading = _heading(text, lines, index, content, min(close, starts.get(index, end)), width)
        items.append(OutlineItem(level, number, heading, Range(lines[index].start, close)))
    return tuple(items)


def _mark(line: Line, lines: Sequence[Line], index: int) -> tuple[int, str, int] | None:
    """Level, number as written and where the words begin, if the line opens a point."""
    if line.motto:
        return None
    for level, form in enumerate(_FORMS):
        found = form.match(line.text)
        if found is not None and not _mid_sentence(lines, index, level):
            return level, found["number"], line.start + found.end()
    return None


def _mid_sentence(lines: Sequence[Line], index: int, level: int) -> bool:
    """Whether the sentence above simply wraps before a figure or a dash: `tháng⏎12. …`."""
    if not index or lines[index].gap > 1:
        return False
    before = lines[index - 1].text
    if level >= 10 and lines[index].text.lstrip("- +")[:1].isdigit():
        return before[-1:] not in ";.:"
    return (level >= 4 and before[-1:] in ",-(") or re.search(
        r"(?:tháng|ngày|năm|khoản|điểm|Điều|số|mục|Mục)$", before
    ) is not None


def _closing(marks: Sequence[tuple[int, int, str, int]], lines: Sequence[Line], end: int) -> list[int]:
    """Where each point ends: linear, with a stack of the open ones."""
    closes = [end] * len(marks)
    open_points: list[int] = []
    for position, (index, level, _, _) in enumerate(marks):
        while open_points and marks[open_points[-1]][1] >= level:
            closes[open_points.pop()] = lines[index].start
        open_points.append(position)
    return closes


def _heading(text: str, lines: Sequence[Line], index: int, content: int, close: int, width: int) -> Range:
    """From the words to the first end mark, over wrapped lines, at most `_LONGEST` characters."""
    last = index
    if content >= lines[index].end and index + 1 < len(lines) and lines[index + 1].start < close:
        last, content = index + 1, lines[index + 1].start
    while last + 1 < len(lines) and lines[last + 1].start < close and _wraps(lines[last], lines[last + 1], width):
        last += 1
    limit = min(max(lines[last].end, lines[index].end), content + _LONGEST)
    while content < limit and text[content] in " \n.:|":
        content += 1
    ended = _HEADING_END.search(text, content, limit)
    stop = ended.start() if ended else min(lines[index].end if last == index else limit, limit)
    while stop > content and text[stop - 1] in " \n./;:|":
        stop -= 1
    return Range(content, max(content, stop))


def _full_width(lines: Sequence[Line], marked: Sequence[int]) -> int:
    """The length from which a line surely wraps; 0, any line, where blank lines set the paragraphs apart."""
    apart = sum(lines[index].gap > 1 for index in marked)
    return 0 if apart * 2 > len(marked) else max((len(line.text) for line in lines), default=0)


def _wraps(before: Line, line: Line, width: int) -> bool:
    """Whether a heading goes on in the next line: a full line, or one that cannot end there."""
    if line.gap > 1 or (before.upper and not line.upper):
        return False
    return len(before.text) >= width * 0.6 or line.text[:1].islower() or before.text[-1:] in ",-" or line.upper
