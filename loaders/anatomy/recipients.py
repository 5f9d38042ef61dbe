"""The recipients: the lines under "Nơi nhận", wherever the block stands, down to "Lưu: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.anatomy.lines import Line
from loaders.anatomy.names import NAME
from loaders.anatomy.parts import Range, RecipientLine
from loaders.anatomy.words import AUTHORITY_OPENING, TITLES

_HEAD = re.compile(r"[\W_]{0,4}N[ơoởờ]i (?:nhận|nhân|gửi)[\W_]{0,5}", re.IGNORECASE)
_FILING = re.compile(r"(?:Lưu|Luu|Lưư)(?::| ?VT| ?VP|[ ;,])")
_REPEATS = re.compile(r"Như (?:trên|kính gửi|Kính gửi|đề gửi)", re.IGNORECASE)
_SIGNING = re.compile(rf"(?:{AUTHORITY_OPENING}|(?:{TITLES})\W*$|ĐẠI DIỆN)")
_NOTE = re.compile(r"\([^()]{1,60}\)")
_ENDED = re.compile(r"[;.][ .:;]*(?:\([^()]{1,40}\))?\W*$")


def read_recipients(lines: Sequence[Line]) -> tuple[tuple[RecipientLine, ...], tuple[int, ...]]:
    """The lines of the block, and the indices of all its printed lines, its head first."""
    for index, line in enumerate(lines):
        if head := _HEAD.match(line.text):
            items, used = _block(lines, index, line.start + head.end())
            if items:
                return items, (index, *used)
    return _headless(lines)


def _headless(lines: Sequence[Line]) -> tuple[tuple[RecipientLine, ...], tuple[int, ...]]:
    """A block whose head is unreadable: a list that ends in "Lưu: VT…" and begins with "Như …"."""
    filing = next(
        (i for i in range(len(lines) - 1, 0, -1) if lines[i].bullet and _FILING.match(_bare(lines[i].text))), None
    )
    if filing is None:
        return (), ()
    first = next((i for i in range(max(0, filing - 30), filing) if _bare(lines[i].text).startswith("Như ")), filing)
    return _block(lines, first - 1, lines[first - 1].end) if first else ((), ())


def _bare(text: str) -> str:
    return text.lstrip("-+_~ ")


def _block(lines: Sequence[Line], index: int, inline: int) -> tuple[tuple[RecipientLine, ...], tuple[int, ...]]:
    """Items from the line after `index`, and from what stands beside the head."""
    head = lines[index]
    items: list[list[Line]] = []
    used: list[int] = []
    beside = head.text[inline - head.start :].strip()
    if beside and not _SIGNING.match(beside):
        items.append([Line(inline, head.end, head.text[inline - head.start :], 1, head.cell)])
    for position in range(index + 1, min(index + 90, len(lines))):
        line = lines[position]
        if line.cell != head.cell and not _same_column(line, head, items):
            if _is_grid(line, head):
                continue
            if items or line.cell > head.cell + 64:
                break
            continue
        if _SIGNING.match(line.text) and not line.bullet:
            if items and (_FILING.match(_bare(items[-1][0].text)) or not items[0][0].bullet):
                break
            continue
        kind = _role(line, items)
        if kind == "end" and items and _list_goes_on(lines, position):
            kind = "more"
        if kind == "end":
            break
        used.append(position)
        if kind == "item":
            items.append([line])
        else:
            items[-1].append(line)
    if len(items) == 1 and len(items[0]) == 1 and ";" in items[0][0].text:
        items = [[piece] for piece in _inline(items[0][0])]
    return tuple(item for group in items if (item := _item(group)) is not None), tuple(used)


def _inline(line: Line) -> list[Line]:
    """The recipients of a block that is printed on one line, cut at its semicolons."""
    edges = [-1, *(m.start() for m in re.finditer(";", line.text)), len(line.text)]
    parts = [(left + 1, line.text[left + 1 : right]) for left, right in pairwise(edges)]
    return [replace(line, start=line.start + at, end=line.start + at + len(text), text=text) for at, text in parts]


def _same_column(line: Line, head: Line, items: list[list[Line]]) -> bool:
    """Whether the line goes on with the list though it stands in the next cell: an empty cell lies between."""
    return not items and line.bullet and line.cell > head.cell


def _is_grid(line: Line, head: Line) -> bool:
    """Whether the line is the other column of one table or one printed row."""
    return line.gap == 0 or line.cell // 64 == head.cell // 64


def _role(line: Line, items: list[list[Line]]) -> str:
    """`item` opens a recipient, `more` goes on with the last, `end` stands below the block."""
    if line.motto:
        return "end"
    filed = bool(items) and _FILING.match(_bare(items[-1][0].text)) is not None
    if line.bullet:
        return "end" if filed and line.gap > 2 else "item"
    if not items:
        return "item" if len(line.text) < 120 and not NAME.match(line.text) else "end"
    last = items[-1][-1]
    ended = _ENDED.search(last.text) is not None
    if line.text.startswith("(") and line.gap < 3:
        return "more"
    if filed:
        return "more" if not ended and line.gap <= 1 and not NAME.match(line.text) and len(line.text) < 30 else "end"
    if NAME.match(line.text) and line.gap > 1:
        return "end"
    unbulleted = not items[0][0].bullet and len(line.text) < 120
    if ended:
        return "item" if unbulleted and line.gap <= 2 else "end"
    return "more" if line.gap <= 2 else "end"


def _list_goes_on(lines: Sequence[Line], position: int) -> bool:
    """Whether a line without dash stands between points of one list."""
    line = lines[position]
    following = next((one for one in lines[position + 1 : position + 3] if one.cell == line.cell and one.bullet), None)
    return (
        following is not None
        and following.gap <= 2
        and line.gap <= 2
        and len(line.text) < 120
        and not _SIGNING.match(line.text)
    )


def _item(group: list[Line]) -> RecipientLine | None:
    start, end = group[0].start, group[-1].end
    text = group[0].text
    stripped = text.lstrip(" -+_~.:;")
    start += len(text) - len(stripped)
    tail = group[-1].text
    kept = re.sub(r"[\s;.,:]+[^\w)]*$", "", tail) if not re.search(r"\)\W*$", tail) else tail[: tail.rindex(")") + 1]
    kept = re.sub(r";[^;)]{0,4}$", "", kept)
    end -= len(tail) - len(kept)
    if end <= start:
        return None
    words = " ".join(line.text for line in group)
    words = words[len(text) - len(stripped) : len(words) - len(tail) + len(kept)]
    notes = _NOTE.findall(words)
    is_filing, repeats = _FILING.match(stripped) is not None, _REPEATS.match(stripped) is not None
    return RecipientLine(Range(start, end), notes[-1] if notes else None, is_filing, repeats, " ".join(words.split()))
