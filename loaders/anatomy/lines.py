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

from loaders.anatomy.columns import Layout, Row, is_gap, table_rows
from loaders.anatomy.words import AUTHORITY_OPENING, MOTTO, PARTY_MOTTO, PARTY_WORDS, PLACE_DATE, TITLES
from loaders.text.fold import Folded
from loaders.text.letters import LOWER


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
        text = self.text
        # Small letters beyond a fifth of the line decide, and in a sentence its first third has as many.
        if any(sum(map(len, _SMALL.findall(part))) * 5 > len(text) for part in (text[: len(text) // 3], text)):
            return False
        letters = [c for c in text if c.isalpha()]
        return len(letters) > 1 and sum(c.isupper() for c in letters) * 5 >= len(letters) * 4


_SMALL = re.compile(f"[{LOWER}]+")
_BULLET = re.compile(r"[-+_~](?=[ ]?[^\W\d_]|[ ]?\d)")
_RULE = re.compile(r"[\s\-=_+~.*:|\\/,;'\"]*\Z")
_PAGE = re.compile(r"[\[(-]?\s?\d{1,3}\s?[\])-]?\Z|[Tt]rang \d{1,3}(?:\s?/\s?\d{1,3})?\Z")
_BREAK = re.compile(r"\r\n|[\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029]")
_LISTED = re.compile(r"\s*(?:[-_+~]|N[ơoờở]i nhận|Lưu)")
# A line of the left column that runs on into an office or an authority of the right one.
_RIGHT_COLUMN = re.compile(
    r"(?:(?<=[;:.,)])(?<!KT\.)(?<!TM\.)(?<!TL\.)(?<!Q\.)|^Nơi nhận:?)"
    rf"[^\w]{{0,4}}(?P<right>{AUTHORITY_OPENING}.*|(?:{TITLES})[ .]*)$"
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
    if PARTY_WORDS in folded.text:
        mottoes = sorted([*mottoes, *(m.span("motto") for m in PARTY_MOTTO.finditer(folded.text))])
    cells, layout = _Cells(), Layout()
    start = 0
    for row in table_rows(folded.text):
        for column, cell in zip(row.cells, cells.of(row), strict=True):
            yield from _without_mottoes(folded, start, start + len(column), cell, mottoes, layout)
            start += len(column) + 1


class _Cells:
    """Numbers of cells, a row at a time: 64 to a table; text without bars goes on in the cell before it."""

    def __init__(self) -> None:
        self._last = 0
        self._table = 0
        self._list = -1

    def of(self, row: Row) -> list[int]:
        """The number of each cell of the row."""
        if row.table:
            if row.table != self._table:
                self._table, self._last = row.table, (self._last // 64 + 1) * 64
            base = self._last // 64 * 64
            self._list = base if row.listed else -1
            numbers = [base + min(index, 63) for index in range(len(row.cells))]
        elif self._list >= 0 and _LISTED.match(row.cells[0]):
            numbers = [self._list + index for index in range(len(row.cells))]
            if len(numbers) == 1:
                return numbers
        else:
            numbers = [self._last + index * 64 for index in range(len(row.cells))]
            self._table = 0
        self._last = numbers[-1]
        return numbers


def _without_mottoes(
    folded: Folded, start: int, end: int, cell: int, mottoes: list[tuple[int, int]], layout: Layout
) -> Iterator[tuple[int, int, int, bool]]:
    """The piece cut at the mottoes in it; a motto that wraps is cut in two."""
    while mottoes and mottoes[0][1] <= start:
        mottoes.pop(0)
    for first, last in mottoes:
        if first >= end:
            break
        layout.clear()
        if first > start:
            yield from _columns(folded, start, first, cell, layout)
        yield max(first, start), min(last, end), cell, True
        start = min(last, end)
    if start < end:
        yield from _columns(folded, start, end, cell, layout)


def _columns(folded: Folded, start: int, end: int, cell: int, layout: Layout) -> Iterator[tuple[int, int, int, bool]]:
    """The piece cut before a place-and-date or an office of the right column, and at wide gaps between capitals."""
    text = folded.text[start:end]
    cuts = {0, len(text)}
    if len(text) < 200:
        numbered = text.lstrip().startswith(("Số", "số"))
        if numbered and (dated := PLACE_DATE.search(text)) and dated.start():
            cuts.add(dated.start("place"))
        if _LISTED.match(text) and (right := _RIGHT_COLUMN.search(text)):
            cuts.add(right.start("right"))
        if folded.ends[end - 1] - folded.starts[start] > len(text):
            cuts |= {i for i, letter in enumerate(text) if letter == " " and is_gap(folded, start + i, text, i)}
    pieces = [(start, end)]
    if len(cuts) > 2:
        pieces = [(start + left, start + right) for left, right in itertools.pairwise(sorted(cuts))]
    pieces = [(left, right) for left, right in pieces if folded.text[left:right].strip()]
    for (first, last), column in zip(pieces, layout.place(folded, pieces), strict=True):
        yield first, last, cell + column, False


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
