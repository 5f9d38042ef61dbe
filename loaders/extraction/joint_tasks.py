"""Cooperation in a table of tasks: a row whose leading agency and whose coordinating agency are of different places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.anatomy.parts import Range
from loaders.extraction.reading import Reading
from loaders.extraction.statements import Statement, across
from loaders.extraction.task_tables import find_tables

_LINE = re.compile(r"^[^\n]*\|[^\n]*", re.MULTILINE)
_LEADS = re.compile(r"chủ trì", re.IGNORECASE)
_JOINS = re.compile(r"phối hợp", re.IGNORECASE)


def table_statements(reading: Reading) -> Iterator[Statement]:
    """`Sở A | Sở A tỉnh B` below `Đơn vị chủ trì | Đơn vị phối hợp`: the two coordinate."""
    for lead, partner in (*_open_rows(reading), *_bordered_rows(reading)):
        for one in reading.between(lead.start, lead.end):
            for other in reading.between(partner.start, partner.end):
                agencies = one.kind == other.kind == "org" and len(one.entities) == len(other.entities) == 1
                if agencies and across(one.entities[0], other.entities[0]):
                    yield Statement(one.start, other.end, (one.entities[0], other.entities[0]), "phối hợp")


def _bordered_rows(reading: Reading) -> Iterator[tuple[Range, Range]]:
    for table in find_tables(reading):
        for row in table.rows:
            yield from ((lead, partner) for lead in row.of("chủ trì") for partner in row.of("phối hợp"))


def _open_rows(reading: Reading) -> Iterator[tuple[Range, Range]]:
    """Who leads and who coordinates in each line of a table without borders ("STT | Việc | Chủ trì | Phối hợp")."""
    columns: tuple[int, int] | None = None
    end = -1
    for line in _LINE.finditer(reading.folded.text):
        cells = _cells(line)
        heading = _columns([cell.of(reading.folded.text) for cell in cells])
        columns = heading or (columns if line.start() - end <= 1 else None)
        end = line.end()
        if columns and not heading and len(cells) > max(columns):
            yield cells[columns[0]], cells[columns[1]]


def _cells(line: re.Match[str]) -> list[Range]:
    bars = [line.start() + bar.start() for bar in re.finditer(r"\|", line[0])]
    return [Range(start + 1, stop) for start, stop in pairwise((line.start() - 1, *bars, line.end()))]


def _columns(headings: Sequence[str]) -> tuple[int, int] | None:
    """The columns of who leads and of who coordinates; None where a line does not head both."""
    leads = [i for i, words in enumerate(headings) if _LEADS.search(words) and not _JOINS.search(words)]
    joins = [i for i, words in enumerate(headings) if _JOINS.search(words) and not _LEADS.search(words)]
    return (leads[0], joins[0]) if leads and joins else None
