"""How a document lays out what it commits to: field headings as a tree, and the passages under each.

Where a section is called contents, tasks or directions, only what stands in such a section counts; where none is, what
stands under a heading that names a field; in an agreement that has neither, its points. Purposes are kept apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from loaders.anatomy.parts import DocumentParts, Range
from loaders.extraction.activities.actions import opens_with_deed
from loaders.extraction.activities.headings import Kind, Label, read_label
from loaders.extraction.activities.paragraphs import DAMAGED_LEVEL, Paragraph, read_paragraphs
from loaders.extraction.activities.results import holds_results, is_report
from loaders.extraction.activities.tables import Column, read_cells, read_columns
from loaders.extraction.concepts import heading_fields
from loaders.text.fold import Folded

_RUN_IN = 9.5
"""The level of a heading without a number: below points, above dashes; beside one whose number is damaged."""
_NUMBER = re.compile(r"\s*(?:[.)/:-]\s*)*")
_AGENCY = re.compile(
    r"(?:Đề nghị |Giao |Các )?(?:Sở|Ban|Bộ|Phòng|UBND|Ủy ban|Công an|Chi cục|Cục|Văn phòng|Hội|Trung tâm|Đài|Báo|"
    r"[Cc]ác (?:sở|ban|phòng|cơ quan|đơn vị|doanh nghiệp|địa phương))\b"
)
"""Words that begin the heading of an agency's tasks, whether or not the agency is known."""
_BRACKETED = re.compile(r"\(.*\)[.;]?$", re.DOTALL)
_ANNOUNCES = re.compile(r"(?:như sau|sau đây|dưới đây|sau)\s*:?$|:$")


Holder = Literal["content", "field", "point", "table"]
"""What the commitments of a document stand in; in an annex only in the rows of a table of tasks."""
_LOW = 9
"""The level of `a)`: points from here down may be objects of one deed."""


@dataclass(frozen=True, slots=True)
class FieldHeading:
    """A heading that names fields; `parent` is the index of the one above, `passage` the heading with its number."""

    label: Range
    passage: Range
    number: str | None
    parent: int | None
    concepts: tuple[str, ...]


@dataclass(slots=True)
class Passage:
    """A paragraph or point of the contents, its field heading by index, and the agency whose tasks it is among.

    `notes` are the labels under it with what they say; `done` where it stands among a report's results.
    """

    range: Range
    heading: int | None
    owner: Range | None = None
    notes: list[tuple[Range, Range]] = field(default_factory=list)
    done: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """What a document lays out: `lead` are the passages that announce the points below them."""

    headings: tuple[FieldHeading, ...] = ()
    passages: tuple[Passage, ...] = ()
    purposes: tuple[Range, ...] = ()
    lead: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class _Open:
    """A heading that is still open: what it announced, and the nearest field heading at or above it."""

    level: float
    kind: Kind
    heading: int | None
    owner: Range | None


def lay_out(folded: Folded, part: DocumentParts, agencies: Sequence[Range] = (), about: tuple[str, ...] = ()) -> Layout:
    """The field headings and passages of one document; a heading that only names one of the agencies names no field.

    `about` are the fields of its subject, which headings may narrow: "Quảng bá" in a programme on tourism.
    """
    body = part.body or part.range
    paragraphs = tuple(_absorb(folded, read_paragraphs(folded, body, part.outline)))
    read = list(_labels(folded, paragraphs, agencies, about))
    if is_report(part):
        read = [(paragraph, start, _resulting(folded, label)) for paragraph, start, label in read]
    kinds = {label.kind for _, _, label in read if label is not None}
    agreed = part.kind == "agreement"
    holder: Holder = "point" if agreed and "field" not in kinds else "field"
    holder = "content" if kinds & {"content", "result"} else holder
    layout = _Walk(folded, holder).walk(read)
    if part.tail is None or layout.passages:
        return layout
    annex = [(paragraph, paragraph.start, None) for paragraph in read_paragraphs(folded, part.tail, ())]
    added = _Walk(folded, "table").walk(list(annex))
    return replace(layout, headings=added.headings, passages=added.passages) if added.passages else layout


def _absorb(folded: Folded, paragraphs: tuple[Paragraph, ...]) -> Iterator[Paragraph]:
    """The paragraphs, a deed that announces its objects ("- Trao đổi kinh nghiệm về:") in one with the points below."""
    announced: Paragraph | None = None
    for paragraph in paragraphs:
        if announced and paragraph.level is not None and paragraph.level > (announced.level or 0):
            announced = replace(announced, end=paragraph.end)
            continue
        if announced:
            yield announced
        announced = paragraph if _announces_objects(folded, paragraph) else None
        if announced is None:
            yield paragraph
    if announced:
        yield announced


def _announces_objects(folded: Folded, paragraph: Paragraph) -> bool:
    """Whether a low point opens with a deed, ends in a colon and names no field of its own."""
    words = folded.flat[_words(folded, paragraph) : paragraph.end].rstrip()
    low = paragraph.item is not None and paragraph.item.level >= _LOW
    return low and words.endswith(":") and opens_with_deed(words) and not heading_fields(words)


def _labels(
    folded: Folded, paragraphs: tuple[Paragraph, ...], agencies: Sequence[Range], about: tuple[str, ...]
) -> Iterator[tuple[Paragraph, int, Label | None]]:
    """Each paragraph with where its words begin and the label that opens it."""
    for paragraph, after in zip(paragraphs, [*paragraphs[1:], None], strict=False):
        start = _words(folded, paragraph)
        label = read_label(folded, paragraph, start, _has_more(paragraph, after), about)
        yield paragraph, start, _owned(folded, label, agencies) if label and label.kind == "field" else label


def _owned(folded: Folded, label: Label, agencies: Sequence[Range]) -> Label:
    """The label, of kind `agency` where it begins with an agency's name: whose tasks follow."""
    first = bisect_right(agencies, label.range.start, key=lambda agency: agency.start) - 1
    named = first >= 0 and agencies[first].start == label.range.start
    named = named or _AGENCY.match(folded.text, label.range.start) is not None
    return replace(label, kind="agency", concepts=()) if named else label


def _resulting(folded: Folded, label: Label | None) -> Label | None:
    """A report's label, of kind `result` where what has been done stands below it."""
    framed = label is not None and label.kind == "frame"
    if label is None or not framed or not holds_results(label.range.of(folded.lower)):
        return label
    return replace(label, kind="result")


def _words(folded: Folded, paragraph: Paragraph) -> int:
    """Where the words of a point begin, after its number."""
    if paragraph.item is None:
        return paragraph.start if paragraph.damaged is None else paragraph.damaged
    found = folded.text.find(paragraph.item.number, paragraph.start, paragraph.end)
    after = max(found, paragraph.start) + len(paragraph.item.number)
    return min(_NUMBER.match(folded.text, after, paragraph.end).end(), paragraph.end - 1)  # type: ignore[union-attr]


def _has_more(paragraph: Paragraph, after: Paragraph | None) -> bool:
    """Whether running text or a deeper point follows."""
    if after is None:
        return False
    return after.level is None or paragraph.level is None or after.level > paragraph.level


class _Walk:
    """One pass over the paragraphs with a stack of the open headings."""

    def __init__(self, folded: Folded, holder: Holder) -> None:
        self._folded, self._holder, self._in_point = folded, holder, False
        self._open: list[_Open] = []
        self._headings: list[FieldHeading] = []
        self._passages: list[Passage] = []
        self._purposes: list[Range] = []
        self._lead: list[Range] = []
        self._columns: tuple[Column, ...] = ()
        self._row_field: int | None = None

    def walk(self, read: list[tuple[Paragraph, int, Label | None]]) -> Layout:
        for paragraph, start, label in read:
            level = self._level(paragraph, label)
            self._in_point = self._in_point or paragraph.item is not None
            if level is not None:
                self._close(level)
            if label is None:
                self._text(start, paragraph.end)
            elif label.kind == "attribute":
                self._note(label, paragraph.end)
            elif label.kind == "intro":
                self._lead.append(Range(start, paragraph.end))
            else:
                self._heading(paragraph, label, level if level is not None else _RUN_IN)
        return Layout(tuple(self._headings), tuple(self._passages), tuple(self._purposes), tuple(self._lead))

    def _level(self, paragraph: Paragraph, label: Label | None) -> float | None:
        if paragraph.level is not None or label is None or label.kind in ("attribute", "intro"):
            return paragraph.level
        capitals = self._folded.text[label.range.start : label.range.end].isupper()
        if capitals and label.kind != "field":
            return 4.0
        return DAMAGED_LEVEL if any(one.level == DAMAGED_LEVEL for one in self._open) else _RUN_IN

    def _close(self, level: float) -> None:
        while self._open and self._open[-1].level >= level:
            self._open.pop()

    def _heading(self, paragraph: Paragraph, label: Label, level: float) -> None:
        above = self._above()
        if label.kind == "field" and self._counts("field"):
            number = paragraph.item.number if paragraph.item else None
            passage = Range(paragraph.start if number not in (None, "-", "+") else label.range.start, label.range.end)
            self._headings.append(FieldHeading(label.range, passage, number, above, label.concepts))
            above = len(self._headings) - 1
        owner = label.range if label.kind == "agency" else self._owner()
        self._open.append(_Open(level, label.kind, above, owner))
        if label.rest < paragraph.end:
            self._text(label.rest, paragraph.end)

    def _text(self, start: int, end: int) -> None:
        words = self._folded.text[start:end].strip()
        if words.startswith("|"):
            self._row(start, end)
            return
        self._columns = ()
        if not words or self._holder == "table" or _BRACKETED.match(words):
            return
        if self._kinds() & {"purpose"}:
            self._purposes.append(Range(start, end))
        elif not self._counts():
            return
        elif _ANNOUNCES.search(words):
            self._lead.append(Range(start, end))
        else:
            done = "result" in self._kinds()
            self._passages.append(Passage(Range(start, end), self._above(), self._owner(), done=done))

    def _row(self, start: int, end: int) -> None:
        """A row of a table: its task is a passage, its other cells are notes; a row without a task goes on."""
        cells = read_cells(self._folded.text, start, end)
        if not cells or not self._counts():
            return
        if not self._columns:
            self._columns, self._row_field = read_columns(self._folded.lower, cells), self._above()
            return
        row = [(column, cell) for column, cell in zip(self._columns, cells, strict=False) if cell.end > cell.start]
        task = next((cell for column, cell in row if column.kind == "task"), None)
        if task:
            self._passages.append(Passage(task, self._row_heading(row), self._owner()))
        if self._passages and any(column.kind == "task" for column in self._columns):
            notes = [(column.range, cell) for column, cell in row if column.kind == "note"]
            self._passages[-1].notes.extend(notes)

    def _row_heading(self, row: list[tuple[Column, Range]]) -> int | None:
        """The field heading of a row: the cell under "Lĩnh vực", of the row above where it is merged."""
        cell = next((cell for column, cell in row if column.kind == "field"), None)
        concepts = heading_fields(self._folded.flat[cell.start : cell.end]) if cell else ()
        if cell is not None and concepts:
            self._headings.append(FieldHeading(cell, cell, None, self._above(), concepts))
            self._row_field = len(self._headings) - 1
        return self._row_field

    def _note(self, label: Label, end: int) -> None:
        if self._passages and self._counts():
            self._passages[-1].notes.append((label.range, Range(label.rest, end)))

    def _above(self) -> int | None:
        return self._open[-1].heading if self._open else None

    def _owner(self) -> Range | None:
        return self._open[-1].owner if self._open else None

    def _kinds(self) -> set[Kind]:
        return {one.kind for one in self._open}

    def _counts(self, kind: Kind = "plain") -> bool:
        """Whether what stands here is among the contents; `kind` is that of the heading at hand."""
        kinds = self._kinds() | {kind}
        if kinds & {"frame", "purpose"} or ("assignment" in kinds and "content" not in kinds):
            return False
        if self._holder == "table":
            return True
        if self._holder == "content" and "result" in kinds:
            return True
        return self._in_point if self._holder == "point" else self._holder in kinds
