"""Rows of Markdown tables: which column holds the task, which the field, and which says who and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from loaders.anatomy.parts import Range

ColumnKind = Literal["task", "field", "note", "other"]

_TASK = re.compile(r"(?:tên )?(?:nội dung|nhiệm vụ|hoạt động|công việc|tên nhiệm vụ|việc)\b")
_FIELD = re.compile(r"(?:lĩnh vực|ngành)\b")
_OTHER = re.compile(r"(?:tt|stt|số tt|ghi chú|)$")
_RULE = re.compile(r"[\s|:\-=]*$")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its header cell."""

    range: Range
    kind: ColumnKind


def read_cells(text: str, start: int, end: int) -> tuple[Range, ...]:
    """The trimmed cells of a row `| a | b |`; none for the rule under the header."""
    if _RULE.match(text[start:end]):
        return ()
    bars = [i for i in range(start, end) if text[i] == "|"]
    edges = [*bars, end] if text[start:end].rstrip()[-1:] != "|" else bars
    return tuple(_trimmed(text, left + 1, right) for left, right in pairwise(edges))


def read_columns(lower: str, header: tuple[Range, ...]) -> tuple[Column, ...]:
    """The columns of a table by the words of its header row; none of them is a task in a table of something else."""
    return tuple(Column(cell, _kind(lower[cell.start : cell.end])) for cell in header)


def _kind(words: str) -> ColumnKind:
    if _TASK.match(words):
        return "task"
    if _FIELD.match(words):
        return "field"
    return "other" if _OTHER.match(words) else "note"


def _trimmed(text: str, start: int, end: int) -> Range:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    return Range(left, max(left, start + len(words.rstrip())))
