"""Columns of the printed page: tables drawn with bars, and the two or three columns in which a document closes.

In a table a cell's column is counted. Between spaces it is measured: a line that stands alone in its row ("PHÓ CHỦ
TỊCH" below the right one of two offices) goes to the column that it starts or is centred under.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from loaders.anatomy.words import AUTHORITY_OPENING, TITLES
from loaders.text.fold import Folded

_BORDER = re.compile(r"(?<=\s)(?=\|(?:\s|\Z))|\A(?=\|)")
_LIST = re.compile(r"\s*(?:[-+_~]|N[ơoởờ]i nh[ậâ]n)")
_SIGNS = re.compile(rf"(?:{AUTHORITY_OPENING}|(?:{TITLES})[ .]*$|ĐẠI DIỆN)")
_CLOSES = re.compile(rf"\W*(?:N[ơoởờ]i nh[ậâ]n|{_SIGNS.pattern})")
_NUMBERING = re.compile(r"(?:(?<!nhận):|^\W*(?:(?:Điều|Chương|Mục|Phần|Phụ lục) )?[\dIVX]{1,4}[.)]?)$")
_BLANK_FOLLOWS = re.compile(r"(?:[Ss]ố ?:?|ngày|tháng|năm|gửi ?:|-)$")
_WIDEST = 400
_REACH = 25
_LONG_LINE = 90


@dataclass(frozen=True, slots=True)
class Row:
    """One row of text cut at its bars. `table` numbers the table that it belongs to, 0 where it is in none.

    `listed`: the table's first column holds the recipients, so a point below it without a bar goes on there.
    """

    cells: tuple[str, ...]
    table: int
    listed: bool = False


def table_rows(text: str) -> list[Row]:
    """The rows of a folded text; neighbours with equally many bars are one table, bordered or not."""
    cut = [tuple(_cells(row)) for row in text.split("\n")]
    rows: list[Row] = []
    for number, (key, group) in enumerate(groupby(cut, _shape), start=1):
        members = list(group)
        table = number if key == "bordered" or (key and _is_table(members)) else 0
        listed = table > 0 and any(_LIST.match(cells[0]) for cells in members)
        rows += [Row(cells, table, listed) for cells in members]
    return rows


def _cells(row: str) -> list[str]:
    """The row cut at its cell borders; a bar inside a word is a scanner's, unless the row opens with one."""
    if "|" not in row:
        return [row]
    if row.lstrip().startswith("|"):
        return row.split("|")
    return [cell if not i else cell[1:] for i, cell in enumerate(_BORDER.split(row))]


def _shape(cells: tuple[str, ...]) -> str | int:
    """What neighbours of one table have in common: a border at the left, else the number of cells; 0 without bars."""
    if len(cells) > 3 and not cells[0].strip():
        return "bordered"
    return len(cells) if len(cells) > 1 else 0


def _is_table(rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether rows without a border are a table: two at least, one of them with words on both sides of a bar."""
    return len(rows) > 1 and any(sum(bool(cell.strip()) for cell in cells) > 1 for cells in rows)


def is_gap(folded: Folded, position: int, text: str, index: int) -> bool:
    """Whether the space at `position` (`text[index]`) lies between two columns: wide, and no blank to fill in."""
    width = folded.ends[position] - folded.starts[position]
    gap = folded.raw[folded.starts[position] : folded.starts[position] + 8]
    if width < 2 and gap != "\t":
        return False
    before, after = text[:index].strip(), text[index + 1 :].strip()
    if len(before) < 3 or len(after) < 3 or not after[0].isupper() or _BLANK_FOLLOWS.search(before):
        return False
    if _SIGNS.match(after) and (before[0] in "-+_" or before.isupper() or before.startswith("Nơi")):
        return True
    return width >= 4 if "\t" not in gap else _NUMBERING.search(before) is None


@dataclass(slots=True)
class Layout:
    """The columns of the closing part while its rows go by; empty before it and in the rest of the text."""

    columns: list[tuple[int, int]] = field(default_factory=list)
    rows: int = 0

    def clear(self) -> None:
        """A new part of the page begins."""
        self.columns = []

    def place(self, folded: Folded, pieces: Sequence[tuple[int, int]]) -> list[int]:
        """The column of each piece of a row, given as ranges of the folded text."""
        if len(pieces) < 2 and not self.columns:
            return [0] * len(pieces)
        texts = [folded.text[start:end].strip() for start, end in pieces]
        self.rows += 1
        if self.rows > _REACH or any(len(text) > _LONG_LINE for text in texts):
            self.clear()
        closes = len(pieces) > 1 and any(_CLOSES.match(text) for text in texts)
        if not (closes or self.columns):
            return list(range(len(pieces)))
        printed = [_printed(folded, start, text) for (start, _), text in zip(pieces, texts, strict=True)]
        if closes and len(pieces) > len(self.columns):
            self.columns, self.rows = printed, 0
        if len(pieces) == len(self.columns):
            return list(range(len(pieces)))
        return [self._nearest(*one) for one in printed]

    def _nearest(self, start: int, centre: int) -> int:
        """The column whose first line starts or is centred nearest to where this one does, the left of two equals."""
        distances = [min(abs(start - first), abs(centre - middle)) for first, middle in self.columns]
        return distances.index(min(distances))


def _printed(folded: Folded, start: int, text: str) -> tuple[int, int]:
    """Where on its printed line a piece starts, and where its middle is; tabs count to the next eighth column."""
    start += folded.text[start] == " "
    at = folded.starts[start]
    line = max(folded.raw.rfind("\n", max(0, at - _WIDEST), at) + 1, at - _WIDEST)
    first = len(folded.raw[line:at].expandtabs())
    return first, first + len(text) // 2
