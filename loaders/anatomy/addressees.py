"""The addressees of a letter: "Kính gửi: …", inline or as a list."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from loaders.anatomy.lines import Line
from loaders.anatomy.parts import Range

_OPENING = re.compile(r"(?:Kính|Kinh) (?:gửi|gởi|gứi|trình|gửl)\W{0,3}|[^\W\d][^.;:]{0,70} [đĐ]iện ?:\W{0,3}$")
"""A telegram (công điện) says who wires whom: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:"."""
_DEPTH = 60
_PROSE = re.compile(
    r"(?:Thực hiện|Căn cứ|Triển khai|Để |Theo |Ngày |Xét |Trong |Tiếp |Sau khi|Vừa qua|Trên cơ sở|Nhằm "
    r"|Qua |\d+\. |[IVX]+\. )"
)


def read_addressees(lines: Sequence[Line]) -> tuple[tuple[Range, ...], int]:
    """One range per addressee without dash and end mark, and the index of the last line (-1: no letter)."""
    for index, line in enumerate(lines[:_DEPTH]):
        if opening := _OPENING.match(line.text):
            inline = line.start + opening.end()
            return _block(lines, index, inline if inline < line.end else None)
    return (), -1


def _block(lines: Sequence[Line], index: int, inline: int | None) -> tuple[tuple[Range, ...], int]:
    """Addressees from the line `index` on; `inline` is where one stands beside "Kính gửi:"."""
    items: list[list[int]] = [[inline, lines[index].end]] if inline is not None else []
    bulleted = inline is not None and re.match(r"- ?", lines[index].text[inline - lines[index].start :]) is not None
    last = index
    for position in range(index + 1, min(index + 40, len(lines))):
        line = lines[position]
        if line.motto or not _belongs(line, lines[position - 1], bool(items), bulleted):
            break
        if line.bullet or not items:
            items.append([line.start, line.end])
            bulleted = bulleted or line.bullet
        else:
            items[-1][1] = line.end
        last = position
    block = lines[index : last + 1]
    pieces = [
        piece for start, end in items for piece in ([(start, end)] if bulleted else _at_semicolons(block, start, end))
    ]
    return tuple(item for start, end in pieces if (item := _trim(block, start, end)) is not None), last


def _belongs(line: Line, before: Line, started: bool, bulleted: bool) -> bool:
    """Whether the line continues the list of addressees."""
    if _PROSE.match(line.text) or len(line.text) > 200 or line.text.startswith("Nơi nhận"):
        return False
    if line.bullet or not started:
        return not before.text.endswith(".") or not started
    return (
        before.text[-1:] not in ";.:"
        and (line.gap < 2 or before.text.endswith(","))
        and (bulleted or line.text[:1].islower() or before.text.endswith(","))
    )


def _at_semicolons(lines: Sequence[Line], start: int, end: int) -> list[tuple[int, int]]:
    """A list without dashes, cut at its semicolons."""
    cuts = [
        line.start + m.start()
        for line in lines
        for m in re.finditer(";", line.text)
        if start <= line.start + m.start() < end
    ]
    edges = [start - 1, *cuts, end]
    return [(left + 1, right) for left, right in itertools.pairwise(edges)]


def _trim(lines: Sequence[Line], start: int, end: int) -> Range | None:
    """`start:end` without dash, spaces and end mark; None where nothing is left."""
    letters = {
        line.start + i: c for line in lines if line.start < end and line.end > start for i, c in enumerate(line.text)
    }
    while start < end and letters.get(start, " ") in " -+_:,;.":
        start += 1
    while start < end and letters.get(end - 1, " ") in " ;.,:":
        end -= 1
    return Range(start, end) if start < end else None
