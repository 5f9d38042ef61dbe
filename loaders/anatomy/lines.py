"""The printed lines of a document: what stands side by side is taken apart, rules and page numbers are left out.

A header is printed in two columns, and so are signature and recipients. Text files render that as cells between `|`,
as wide gaps, or (scans) as one line that runs through both columns; each becomes lines of their own here.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from loaders.anatomy.words import AUTHORITY_OPENING, MOTTO, PARTY_MOTTO, PLACE_DATE, TITLES
from loaders.text.fold import Folded


@dataclass(frozen=True, slots=True)
class Line:
    """`folded.text[start:end]`, trimmed. `gap` counts the raw line breaks before it (0: same printed line as the last).

    `cell` is equal for lines of one table cell or column; `motto` marks national and Party mottoes.
    """

    start: int
    end: int
    text: str
    gap: int
    cell: int
    motto: bool = False

    @property
    def bullet(self) -> bool:
        """Whether it opens a point of a list: `- …`, `+ …`, and what scanners make of a dash."""
        return _BULLET.match(self.text) is not None

    @property
    def upper(self) -> bool:
        """Whether it is set in capitals: at least four in five of its letters, and two of them."""
        letters = [c for c in self.text if c.isalpha()]
        return len(letters) > 1 and sum(c.isupper() for c in letters) * 5 >= len(letters) * 4


_BULLET = re.compile(r"[-+_~](?=[ ]?[^\W\d_]|[ ]?\d)")
_RULE = re.compile(r"[\s\-=_+~.*:|\\/,;'\"]*\Z")
_PAGE = re.compile(r"[\[(-]?\s?\d{1,3}\s?[\])-]?\Z")
_BREAK = re.compile(r"\r\n|[\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029]")
_BORDER = re.compile(r"(?<=\s)(?=\|(?:\s|\Z))|\A(?=\|)")
_LISTED = re.compile(r"\s*(?:[-_+~]|N[ơoờở]i nhận|Lưu)")
# A line of the left column that runs on into an office or an authority of the right one.
_RIGHT_COLUMN = re.compile(
    rf"(?:(?<=[;:.,)])|^Nơi nhận:?)[^\w]{{0,4}}(?P<right>{AUTHORITY_OPENING}.*|(?:{TITLES})[ .]*)$"
)


def split_lines(folded: Folded) -> tuple[Line, ...]:
    """All printed lines of a text in order."""
    return tuple(_numbered(folded, _pieces(folded)))


def is_wrapped(lines: tuple[Line, ...]) -> bool:
    """Whether lines end where the page did, rather than where the paragraph does."""
    lengths = sorted(line.end - line.start for line in lines)
    return not lengths or lengths[int(len(lengths) * 0.97)] < 140


def usual_gap(lines: tuple[Line, ...]) -> int:
    """How many breaks usually lie between two lines of a paragraph: 1, or 2 where every line is set apart."""
    gaps = [line.gap for line in lines if line.gap]
    return int(median(gaps)) if gaps else 1


def _pieces(folded: Folded) -> Iterator[tuple[int, int, int, bool]]:
    """Start, end, cell and motto flag of each piece, untrimmed."""
    mottoes = [m.span() for m in MOTTO.finditer(folded.plain)]
    mottoes = sorted([*mottoes, *(m.span("motto") for m in PARTY_MOTTO.finditer(folded.text))])
    cell, grid = 0, 0
    position = 0
    for row in folded.text.split("\n"):
        columns = _cells(row)
        is_grid = len(columns) > 3 and row.lstrip().startswith("|")
        cell, grid = (cell, cell) if is_grid and grid else (cell + is_grid, cell + 1 if is_grid else 0)
        start = position
        for index, column in enumerate(columns):
            here = grid * 64 + min(index, 63) if is_grid else cell * 64
            yield from _without_mottoes(folded, start, start + len(column), here, mottoes)
            start += len(column) + 1
            if not is_grid and index + 1 < len(columns):
                cell += 1
        position += len(row) + 1


def _cells(row: str) -> list[str]:
    """The row cut at its cell borders; a bar inside a word is a scanner's, unless the row opens with one."""
    if row.lstrip().startswith("|"):
        return row.split("|")
    return [cell if not i else cell[1:] for i, cell in enumerate(_BORDER.split(row))]


def _without_mottoes(
    folded: Folded, start: int, end: int, cell: int, mottoes: list[tuple[int, int]]
) -> Iterator[tuple[int, int, int, bool]]:
    """The piece cut at the mottoes in it; a motto that wraps is cut in two."""
    while mottoes and mottoes[0][1] <= start:
        mottoes.pop(0)
    for first, last in mottoes:
        if first >= end:
            break
        if first > start:
            yield from _columns(folded, start, first, cell)
        yield max(first, start), min(last, end), cell, True
        start = min(last, end)
    if start < end:
        yield from _columns(folded, start, end, cell)


def _columns(folded: Folded, start: int, end: int, cell: int) -> Iterator[tuple[int, int, int, bool]]:
    """The piece cut before a place-and-date or an office of the right column, and at wide gaps between capitals."""
    text = folded.text[start:end]
    cuts = {0, len(text)}
    if len(text) < 200:
        if (dated := PLACE_DATE.search(text)) and dated.start() and text.lstrip().startswith(("Số", "số")):
            cuts.add(dated.start("place"))
        if _LISTED.match(text) and (right := _RIGHT_COLUMN.search(text)):
            cuts.add(right.start("right"))
        cuts |= {i for i, letter in enumerate(text) if letter == " " and _is_wide(folded, start + i, text, i)}
    edges = sorted(cuts)
    for index, (left, right_edge) in enumerate(itertools.pairwise(edges)):
        yield start + left, start + right_edge, cell + (1 if index else 0), False


def _is_wide(folded: Folded, position: int, text: str, index: int) -> bool:
    """Whether the space is a gap between two columns: wide in the file, and not a blank left to fill in."""
    if folded.ends[position] - folded.starts[position] < 4:
        return False
    before, after = text[:index].strip(), text[index + 1 :].strip()
    return (
        len(before) > 2
        and len(after) > 2
        and re.search(r"(?:[Ss]ố ?:?|ngày|tháng|năm|gửi ?:|-)$", before) is None
        and after[:1].isupper()
    )


def _numbered(folded: Folded, pieces: Iterator[tuple[int, int, int, bool]]) -> Iterator[Line]:
    """Pieces with content as trimmed lines, with the gap before each."""
    last = 0
    for start, end, cell, motto in pieces:
        text = folded.text[start:end]
        left, right = start + len(text) - len(text.lstrip()), start + len(text.rstrip())
        text = text.strip()
        if _RULE.match(text) or (_PAGE.match(text) and not motto):
            continue
        raw = folded.raw[folded.ends[last - 1] if last else 0 : folded.starts[left]]
        yield Line(left, right, text, len(_BREAK.findall(raw)), cell, motto)
        last = right
