"""Tables of tasks: who leads and who coordinates in which cell.

Two forms are read: Markdown rows (`| 1 | task | Sở A | Sở B |`), and what converters of web pages leave, one cell
between lines that hold a lone `|`, two of which end a row. The header says what a column is for; a header over two
rows is read together, rows of column numbers and of sections give nothing, and a row without number and task goes on
with the one above; so does a table behind a page number, whose header may be printed again. An empty lead cell is
merged with the one above: somebody leads every task; any other empty cell names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.anatomy.parts import Range
from loaders.extraction.reading import Reading

Column = str
"""`number`, `task`, `time`, `product`, a role of the ontology's list, or empty."""


@dataclass(frozen=True, slots=True)
class Row:
    """One task of a table: the ranges of its cells by column; a cell that goes on below has several ranges."""

    cells: tuple[tuple[Column, Range], ...]
    above: tuple[tuple[Column, Range], ...] = ()
    """Lead cells of the row above that this row is merged with, or repeats ("nt")."""

    def of(self, column: Column) -> tuple[Range, ...]:
        """The ranges of one column's cells."""
        return tuple(cell for name, cell in self.cells if name == column)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header: its range in the folded text and its rows."""

    range: Range
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


_HEADERS: tuple[tuple[Column, str], ...] = (
    ("chủ trì", r"\bchu tri\b"),
    ("phối hợp", r"\bphoi hop\b"),
    ("chỉ đạo", r"(?:co quan|don vi|lanh dao|nguoi).{0,12} chi dao\b"),
    ("tham mưu", r"(?:co quan|don vi).{0,12} tham muu\b"),
    ("đầu mối", r"\bdau moi\b"),
    ("theo dõi", r"(?:co quan|don vi).{0,12} theo doi\b"),
    ("thời gian", r"thoi gian|thoi han|tien do|thoi diem|hoan thanh|han hoan"),
    ("sản phẩm", r"san pham|ket qua"),
    ("thực hiện", r"(?:co quan|don vi|bo phan).{0,14}(?:thuc hien|duoc giao|phu trach)|trach nhiem thuc hien"),
    ("nội dung", r"noi dung|nhiem vu|cong viec|hoat dong|giai phap|^ten |chi tieu|muc tieu"),
    ("số", r"^(?:stt|tt|so tt|so thu tu)$"),
)
_COLUMN = [(name, re.compile(form)) for name, form in _HEADERS]
ROLE_COLUMNS = frozenset({"chủ trì", "phối hợp", "chỉ đạo", "tham mưu", "đầu mối", "theo dõi", "thực hiện"})
_LEADING = ("chủ trì", "thực hiện")
_DITTO = re.compile(r"[\s.\-]*(?:nt|n\.t|nhu tren|\"|'')[\s.\-]*")
_PAGE = re.compile(r"[\s\-–]*\d{1,3}[\s\-–]*")
_RULE = re.compile(r"[\s|:+=-]+")
_NUMBERS = re.compile(r"\(?\d{0,2}\)?")
_LINE = re.compile(r"[^\n]*\n?")
_MOST_COLUMNS = 16


def find_tables(reading: Reading) -> tuple[Table, ...]:
    """Tables of a source whose header names a task, a lead or the like; linear."""
    found = [_table(reading, rows) for rows in read_grids(reading)]
    return tuple(sorted((table for table in found if table), key=lambda table: table.range.start))


def read_grids(reading: Reading) -> Iterator[list[list[Range]]]:
    """All tables of a source, whatever they hold: rows of cell ranges in the folded text, the header among them."""
    raw = reading.folded.raw
    if "|" in raw:
        yield from _markdown(reading, raw)
        yield from _loose(reading, raw)


def in_table(tables: Sequence[Table], position: int) -> bool:
    """Whether a position of the folded text lies in a table."""
    return any(position in table.range for table in tables)


def _lines(raw: str) -> Iterator[tuple[int, str]]:
    for line in _LINE.finditer(raw):
        if line[0]:
            yield line.start(), line[0]


def _markdown(reading: Reading, raw: str) -> Iterator[list[list[Range]]]:
    """Runs of lines that begin with a pipe and hold two or more, as rows of cell ranges in the folded text."""
    rows: list[list[Range]] = []
    for start, line in _lines(raw):
        text = line.rstrip()
        if text.lstrip().startswith("|") and text.count("|") > 2:
            if not _RULE.fullmatch(text):
                rows.append(list(_cells(reading, start, text)))
        elif text.strip() and rows and not _PAGE.fullmatch(text):
            yield rows
            rows = []
    if rows:
        yield rows


def _cells(reading: Reading, start: int, text: str) -> Iterator[Range]:
    bars = [index for index, char in enumerate(text) if char == "|" and text[index - 1 : index] != "\\"]
    for left, right in zip(bars, [*bars[1:], len(text)], strict=True):
        if right < len(text) or text[left + 1 :].strip():
            yield Range(reading.folded.at(start + left + 1), reading.folded.at(start + right))


def _loose(reading: Reading, raw: str) -> Iterator[list[list[Range]]]:
    """Cells between lines of a lone pipe; an empty cell ends a row, a blank line before the next pipe the table."""
    rows: list[list[Range]] = [[]]
    opened: int | None = None
    for start, line in _lines(raw):
        if line.strip() != "|":
            continue
        content = raw[opened:start] if opened is not None else ""
        if opened is not None and content.strip() and not content.startswith("\n") and len(content) < 3000:
            rows[-1].append(Range(reading.folded.at(opened), reading.folded.at(start)))
        elif opened is not None and not content.strip() and "\n\n" not in content:
            rows.append([])
        else:
            yield [row for row in rows if row]
            rows = [[]]
        opened = start + len(line)
    yield [row for row in rows if row]


def _table(reading: Reading, rows: Sequence[Sequence[Range]]) -> Table | None:
    """Header and rows; None where no row of the first five names a role column."""
    for index, header in enumerate(rows[:5]):
        columns = [_column(reading, cell) for cell in header[:_MOST_COLUMNS]]
        if not ROLE_COLUMNS.isdisjoint(columns) and len(header) > 1 and not _named(reading, header):
            return _body(reading, rows, index, columns)
    return None


def _body(reading: Reading, rows: Sequence[Sequence[Range]], index: int, columns: list[Column]) -> Table:
    first = index + 1
    if first < len(rows) and len(rows[first]) == len(columns):
        below = [_column(reading, cell) for cell in rows[first]]
        if not ROLE_COLUMNS.isdisjoint(below) and not _named(reading, rows[first]):
            columns = [lower or upper for upper, lower in zip(columns, below, strict=True)]
            first += 1
    tasks: list[list[tuple[Column, Range]]] = []
    for cells in rows[first:]:
        row = list(zip(columns, cells, strict=False))
        if len(cells) < max(2, len(columns) - 2) or all(_NUMBERS.fullmatch(_text(reading, c)) for c in cells):
            continue
        if len(cells) == len(columns) and [_column(reading, cell) for cell in cells] == columns:
            continue
        if tasks and not any(_text(reading, cell) for name, cell in row if name in {"số", "nội dung"}):
            tasks[-1] += row
        else:
            tasks.append(row)
    whole = Range(rows[0][0].start, rows[-1][-1].end)
    return Table(whole, tuple(columns), tuple(_merged(reading, tasks)))


def _merged(reading: Reading, tasks: Sequence[Sequence[tuple[Column, Range]]]) -> Iterator[Row]:
    """Rows with the lead cells that span them: written once, empty or "nt" in the rows below."""
    above: dict[Column, list[tuple[Column, Range]]] = {}
    for row in tasks:
        if _is_section(reading, row):
            above = {}
        said = {name for name, cell in row if _text(reading, cell) and not _DITTO.fullmatch(_text(reading, cell))}
        carried = [cell for name in _LEADING if name not in said and name in dict(row) for cell in above.get(name, [])]
        above |= {name: [(n, cell) for n, cell in row if n == name] for name in _LEADING if name in said}
        yield Row(tuple(row), tuple(carried))


def _is_section(reading: Reading, row: Sequence[tuple[Column, Range]]) -> bool:
    """Whether a row has no more than a number and a heading ("II | Nhóm thứ hai | | |"): no task, and a new group."""
    number = next((_text(reading, cell) for name, cell in row if name == "số"), "")
    rest = [cell for name, cell in row if name not in {"số", "nội dung"} and _text(reading, cell)]
    return not rest and not number.isdigit()


def _text(reading: Reading, cell: Range) -> str:
    return cell.of(reading.folded.plain).strip(" |-\n.")


def _column(reading: Reading, cell: Range) -> Column:
    text = " ".join(_text(reading, cell).split())
    return next((name for name, form in _COLUMN if len(text) < 80 and form.search(text)), "")


def _named(reading: Reading, header: Sequence[Range]) -> bool:
    """Whether a row names agencies and so is no header."""
    return any(name.kind == "org" for cell in header for name in reading.between(cell.start, cell.end))
