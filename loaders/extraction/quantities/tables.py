"""Numbers in tables: which cell a quantity stands in, and the bare numbers whose unit a header or caption names.

"ĐVT: triệu đồng" above a table, "Kinh phí (triệu đồng)" over a column and a column "Đơn vị tính" give the unit of cells
that hold a number alone. A column of numbers that its header calls no sum, count or year gives nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.anatomy.parts import Range
from loaders.extraction.reading import Reading
from loaders.extraction.task_tables import read_grids
from loaders.grammar.quantities import Quantity, quantity_of, read_unit

_MOST_ABOVE = 160
_CAPTION = re.compile(r"(?:đvt|đơn vị(?: tính)?) ?:? ?(?P<unit>[^\n|():;.]{1,25})", re.IGNORECASE)
_IN_HEADER = re.compile(r"\((?:(?:đvt|đơn vị(?: tính)?) ?:? ?)?(?P<unit>[^()]{1,25})\)", re.IGNORECASE)
_UNIT_COLUMN = re.compile(r"(?:đvt|đơn vị(?: tính)?)$", re.IGNORECASE)
_NAME_COLUMN = re.compile(
    r"(?:tên |các |danh mục )?(?:chỉ tiêu|mục tiêu|nội dung|nhiệm vụ|hạng mục|dự án|hoạt động|công việc|tên|danh mục"
    r"|địa phương|đơn vị(?! tính)|chương trình|lĩnh vực|nguồn)",
    re.IGNORECASE,
)
_NO_VALUES = re.compile(
    r"^(?:stt|tt|số tt|số thứ tự|ghi chú|thời gian|số lượng|số hiệu|mã|đvt|đơn vị tính|)$", re.IGNORECASE
)
_OF_MONEY = re.compile(
    r"kinh phí|vốn|tiền|ngân sách|dự toán|giá|thành tiền|tổng|cộng|mức|nguồn|năm|chi\b|thu\b|hỗ trợ|đóng góp",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d+(?:[.,]\d+)*(?: ?- ?\d+(?:[.,]\d+)*)?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its range, the words of its column's header, and those of the row's name."""

    range: Range
    header: str
    row: str
    line: Range


@dataclass(frozen=True, slots=True)
class _Column:
    header: str
    unit: str | None


def read_tables(reading: Reading) -> tuple[tuple[Cell, Quantity | None], ...]:
    """The cells of all tables below their headers, each with the quantity that it is where it holds a bare number."""
    return tuple(cell for rows in read_grids(reading) if len(rows) > 1 for cell in _cells(reading, rows))


class Cells:
    """The cells of a source by position."""

    def __init__(self, cells: Iterable[tuple[Cell, Quantity | None]]) -> None:
        self._cells = sorted(cells, key=lambda cell: cell[0].range.start)
        self._starts = [cell.range.start for cell, _ in self._cells]

    def bare(self) -> Iterator[Quantity]:
        """The numbers that stand alone in a cell, with the unit of their column, row or table."""
        return (quantity for _, quantity in self._cells if quantity)

    def at(self, position: int) -> Cell | None:
        """The cell that holds a position."""
        index = bisect_right(self._starts, position) - 1
        cell = self._cells[index][0] if index >= 0 else None
        return cell if cell and position in cell.range else None


def _cells(reading: Reading, rows: Sequence[Sequence[Range]]) -> Iterator[tuple[Cell, Quantity | None]]:
    top = _header(rows)
    whole = _caption(reading, rows[0][0].start)
    columns = [_column(_words(reading, cell), whole) for cell in rows[top]]
    units = next((i for i, column in enumerate(columns) if _UNIT_COLUMN.match(column.header)), None)
    names = next((i for i, column in enumerate(columns) if _NAME_COLUMN.match(column.header)), 1)
    for row in rows[top + 1 :]:
        words = [_words(reading, cell) for cell in row]
        line = Range(row[0].start, row[-1].end)
        own = words[units] if units is not None and units < len(words) else None
        name = words[names] if names < len(words) else ""
        for index, cell in enumerate(row[: len(columns)]):
            place = Cell(cell, columns[index].header, "" if index == names else name, line)
            counts = index != units and not _NO_VALUES.match(columns[index].header)
            yield place, _bare(reading, cell, words[index], own or columns[index].unit) if counts else None


def _header(rows: Sequence[Sequence[Range]]) -> int:
    """The index of the first of the top rows that is as wide as the table."""
    widest = max(len(row) for row in rows[:4])
    full = [i for i, row in enumerate(rows[:3]) if len(row) == widest]
    return full[0] if full else 0


def _caption(reading: Reading, start: int) -> str | None:
    """The unit named above a table."""
    above = reading.folded.flat[max(0, start - _MOST_ABOVE) : start]
    found = list(_CAPTION.finditer(above))
    unit = found[-1]["unit"].strip(" |*_") if found else None
    return unit if unit and read_unit(unit) else None


def _column(header: str, whole: str | None) -> _Column:
    """A column's own unit, else the table's where the header speaks of money or a year."""
    own = next((m["unit"] for m in _IN_HEADER.finditer(header) if read_unit(m["unit"])), None)
    if own is None and whole and not _NO_VALUES.match(header) and _OF_MONEY.search(header):
        own = whole
    return _Column(header, own)


def _bare(reading: Reading, cell: Range, words: str, unit: str | None) -> Quantity | None:
    number = _BARE.fullmatch(words)
    if number is None or unit is None:
        return None
    start = reading.folded.flat.index(words, cell.start)
    found = quantity_of(words, unit)
    return found and replace(found, start=start, number=start, unit_end=start + len(words), end=start + len(words))


def _words(reading: Reading, cell: Range) -> str:
    return " ".join(cell.of(reading.folded.flat).strip(" |•").split())
