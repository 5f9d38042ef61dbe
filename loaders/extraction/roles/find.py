"""Rows of roles, from prose, from lines "Cơ quan chủ trì: …" and from tables."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.facts import Activity, RoleAssignment
from loaders.anatomy.parts import DocumentParts, Range
from loaders.extraction.documents import Known
from loaders.extraction.reading import Reading
from loaders.extraction.roles.agencies import Doers, as_agency, is_vague, rows_of, together
from loaders.extraction.roles.phrases import OPENS
from loaders.extraction.roles.scan import Deed, Scanned, scan
from loaders.extraction.roles.sentences import Unit, units_of
from loaders.extraction.task_tables import ROLE_COLUMNS, Row, Table, find_tables, in_table

_LABEL = re.compile(
    r"[^\w(\"]*(?:\d{1,2}[.)]\s|[a-z]\)\s)?(?:cac )?(?:co quan|don vi|bo phan|to chuc)?(?:,? (?:co quan|don vi))?"
    r"(?: duoc giao)? ?"
    r"(?P<role>chi dao|chu tri|phoi hop|tham muu|thuc hien|dau moi|thuong truc|theo doi)"
    r"(?: (?:thuc hien|chinh|tham muu|trien khai|giai quyet))?\s?:"
)
_NEXT_NAME = re.compile(r"\s?(?:[,;/+&(]|- |va\b)")
_PROSE = re.compile(r"\w,? (?:chu tri|la co quan|phoi hop voi)\b")
"""A line with a label may go on as a sentence: "Cơ quan thực hiện: Sở A chủ trì, phối hợp với Sở B"."""
_ROLES = {
    "chi dao": "chỉ đạo", "chu tri": "chủ trì", "phoi hop": "phối hợp", "tham muu": "tham mưu",
    "thuc hien": "thực hiện", "dau moi": "đầu mối", "thuong truc": "thường trực", "theo doi": "theo dõi",
}  # fmt: skip
_SPANNING = 0.8
"""The confidence of a lead whose cell spans the rows below: the text shows it by an empty cell only."""
_LAW = re.compile(
    r"\b(?:khoan|dieu|diem) \w{1,4}\b[^.;]{0,80}\b(?:luat|nghi dinh|thong tu)\b[^.;:]{0,80}\bquy dinh(?: ro)?\s?:"
)
"""A sentence that quotes what a law provides gives nobody a role here."""
_AHEAD = re.compile(r"phuong huong|nhiem vu|giai phap|kien nghi|de xuat|to chuc thuc hien|ke hoach|thoi gian toi")
_REVIEWS = re.compile(
    r"[^\w(]*(?:(?:[ivx]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-z])[./)]\s?)?[^\w(]*(?:ve )?"
    r"(?:danh gia (?:chung|tinh hinh|ket qua)|tinh hinh|ket qua (?:dat duoc|thuc hien|trien khai|hoat dong)"
    r"|(?:nhung |mot so )?(?:uu diem|khuyet diem|ton tai|han che)|thuc trang|dac diem tinh hinh)"
    r"(?![^\n]*\b(?:bao cao|gui|chu tri|co trach nhiem)\b)"
)
"""A heading about what has been: what stands under it gives nobody a task."""
_INNER = re.compile(
    r"(?:co quan |don vi )?(?P<role>chu tri|phoi hop|tham muu|thuc hien|dau moi|theo doi)(?: thuc hien| chinh)?\s?:"
)
_THROUGH = re.compile(r"\((?:gui )?(?:thong )?qua (?:cac )?$")
_APPOINTED = re.compile(
    rf"{OPENS.pattern}(?:(?:dinh ky|hang|moi)[^,.;]{{0,30}}, ?)?(?:giao )?(?:cac )?"
    r"co quan (?P<role>thuong truc|dau moi)(?!\w)(?! (?:la|cua)\b)"
)
"""A subject that is named by what the document has made it: "Hằng quý, cơ quan thường trực báo cáo …"."""
_HEADING_OF = re.compile(
    r"[^\w(]*(?:dieu \d{1,3}\.?\s|[ivx\d]{1,4}(?:\.\d{1,2})*[./)]?\s|[a-z]{1,2}[.)]\s)?[^\w(]*"
    r"(?:(?:trach nhiem|nhiem vu|phan cong nhiem vu)(?:,? (?:va )?quyen han)?(?: cua)?|doi voi|giao(?: cho)?|de nghi"
    r"|yeu cau)?\s?(?:cac dong chi)?\s?"
)


@dataclass(frozen=True, slots=True)
class Statements:
    """The sentences of one document with their subjects, and its tables of tasks; `document` is its row id."""

    document: str
    sentences: tuple[Scanned, ...]
    tables: tuple[Table, ...]


def read_statements(reading: Reading, known: Sequence[Known]) -> tuple[Statements, ...]:
    """What roles and duties are read from, for each document whose text the file holds."""
    tables = find_tables(reading)
    return tuple(
        Statements(
            item.row.id,
            scanned(reading, item.entry.part, tables, looks_back=item.row.type == "BC"),
            tuple(t for t in tables if t.range.start in item.entry.part.range),
        )
        for item in known
        if item.entry.part is not None
    )


def find_roles(
    reading: Reading, statements: Sequence[Statements], activities: Sequence[Activity] = ()
) -> tuple[RoleAssignment, ...]:
    """All rows of a source, in order of the text; ids `r1`, `r2`, …"""
    rows: list[RoleAssignment] = []
    for said in statements:
        own = sorted((a for a in activities if a.document == said.document), key=lambda a: a.evidence.start)
        for sentence in said.sentences:
            rows += _of_sentence(reading, sentence, said.document, own)
        for table in said.tables:
            rows += _of_table(reading, table, said.document, own)
    rows.sort(key=lambda row: row.evidence[0].start)
    return tuple(replace(row, id=f"r{number}") for number, row in enumerate(rows, start=1))


def scanned(
    reading: Reading, part: DocumentParts, tables: Sequence[Table] = (), looks_back: bool = False
) -> tuple[Scanned, ...]:
    """Every sentence of a document with its subject: its own, the one before it, or that of the heading above.

    Of a report (`looks_back`) only what stands under a heading about tasks, proposals or what is to come; of any
    document nothing that stands under a heading about what has been.
    """
    leads: list[Doers | None] = []
    found: list[Scanned] = []
    ahead: list[bool] = []
    appointed: dict[str, Doers] = {}
    units = units_of(reading, part)
    for unit in units:
        above = units[unit.parent] if unit.parent is not None else None
        lead = leads[unit.parent] if unit.parent is not None else None
        ahead.append(_looks_ahead(unit, ahead, looks_back))
        own = tuple(s for s in unit.sentences if ahead[-1] and not in_table(tables, s.start))
        start = above.start if above else unit.start
        lead, sentences = _of_unit(reading, replace(unit, sentences=own), lead, start, appointed)
        leads.append(lead)
        found += sentences
    return tuple(found)


def _looks_ahead(unit: Unit, above: Sequence[bool], looks_back: bool) -> bool:
    """Whether a point is about what is to be done: as its heading says, else as the point above."""
    if _REVIEWS.match(unit.heading):
        return False
    inherited = not looks_back if unit.parent is None else above[unit.parent]
    return inherited or _AHEAD.search(unit.heading) is not None


def _of_unit(
    reading: Reading, unit: Unit, inherited: Doers | None, above: int, appointed: dict[str, Doers]
) -> tuple[Doers | None, list[Scanned]]:
    """The subject that a point hands down, and its sentences; `appointed` learns who has which standing role."""
    found: list[Scanned] = []
    subject = lead = inherited
    for sentence in unit.sentences:
        words = sentence.of(reading.folded.plain)
        label = _LABEL.match(words)
        if label and not _PROSE.search(words, label.end()):
            scope = above if sentence.start == unit.start else unit.start
            found.append(_labelled(reading, sentence, label, scope))
            continue
        if "quy dinh" in words and _LAW.search(words):
            continue
        named = together(reading, sentence.start, sentence.end)
        entry = _by_appointment(reading, sentence, appointed)
        entry = entry or scan(
            reading, Range(sentence.start + label.end(), sentence.end) if label else sentence, subject
        )
        appointed.update({deed.role: deed.doers for deed in entry.deeds if deed.role in _ROLES.values()})
        through = tuple(_through(reading, sentence, named))
        found.append(replace(entry, deeds=(*entry.deeds, *through)) if through else entry)
        if heading := _headed(reading, sentence, named):
            subject = lead = heading
        elif entry.subject is not None and not _speaks(reading, entry):
            subject = entry.subject
            lead = None if is_vague(subject) else subject
    return lead, found


def _by_appointment(reading: Reading, sentence: Range, appointed: Mapping[str, Doers]) -> Scanned | None:
    """A sentence whose subject is "the standing agency", read as one of the agency that was made so before."""
    said = _APPOINTED.match(sentence.of(reading.folded.plain))
    doers = appointed.get(_ROLES[said["role"]]) if said else None
    if said is None or doers is None:
        return None
    return replace(scan(reading, Range(sentence.start + said.end(), sentence.end), doers), range=sentence)


def _speaks(reading: Reading, sentence: Scanned) -> bool:
    """Whether the subject issues the document or is its issuer: it acts in that sentence, not in those that follow."""
    subject = sentence.subject
    if subject is None:
        return False
    issuer = reading.contexts[reading.document_at(subject.start)].issuer
    issues = any(deed.role == "ban hành" and deed.doers == subject for deed in sentence.deeds)
    return issues or {as_agency(entity) for entity in subject.entities} <= set(issuer)


def _through(reading: Reading, sentence: Range, named: Sequence[Doers]) -> Iterator[Deed]:
    """ "(qua Phòng Nội vụ)": the agency through which papers go is their focal point."""
    for doers in named:
        if _THROUGH.search(reading.folded.plain[max(sentence.start, doers.start - 24) : doers.start]):
            yield Deed("đầu mối", doers, doers.start, doers.start, doers.end)


def _headed(reading: Reading, sentence: Range, doers: Sequence[Doers]) -> Doers | None:
    """The agency that a heading gives the duties below it to: "Trách nhiệm của Sở Y tế"."""
    if len(doers) != 1 or reading.folded.plain[doers[0].end : sentence.end].strip(" .:;\n"):
        return None
    left = reading.folded.plain[sentence.start : doers[0].start]
    return doers[0] if _HEADING_OF.fullmatch(left) else None


def _labelled(reading: Reading, sentence: Range, label: re.Match[str], scope: int) -> Scanned:
    """ "Cơ quan chủ trì: A, B": each name has the role, for the task above."""
    doers: list[Doers] = []
    for listed in together(reading, sentence.start + label.end(), sentence.end):
        if doers and not _NEXT_NAME.match(reading.folded.plain, doers[-1].end):
            break
        doers.append(listed)
    deeds = tuple(Deed(_ROLES[label["role"]], d, sentence.start, d.start, d.end) for d in doers)
    return Scanned(sentence, deeds, None, False, (), scope)


def _of_sentence(
    reading: Reading, sentence: Scanned, document: str, activities: Sequence[Activity]
) -> Iterator[RoleAssignment]:
    said: set[tuple[str, tuple[str, ...]]] = set()
    scope = _scope(reading, sentence, activities)
    for deed in sentence.deeds:
        scope = scope if sentence.scope is not None else _inside(reading, deed, activities)
        for agency in rows_of(deed.doers.entities, deed.role):
            if (deed.role, agency) not in said:
                said.add((deed.role, agency))
                yield _row(reading, deed, agency, document, scope)


def _scope(reading: Reading, sentence: Scanned, activities: Sequence[Activity]) -> str | None:
    """The activity that a line "Cơ quan chủ trì: …" stands under: the last one before it in the same point."""
    if sentence.scope is None:
        return None
    first, last = (reading.folded.starts[i] for i in (sentence.scope, sentence.range.start))
    inside = [activity for activity in activities if first <= activity.evidence.start < last]
    return inside[-1].id if inside else None


def _inside(reading: Reading, deed: Deed, activities: Sequence[Activity]) -> str | None:
    """The activity whose passage the deed's word stands in; `activities` are in order of the text."""
    at = reading.folded.starts[deed.at]
    before = bisect_right(activities, at, key=lambda activity: activity.evidence.start)
    for activity in reversed(activities[max(0, before - 3) : before]):
        if at < activity.evidence.end:
            return activity.id
    return None


def _row(
    reading: Reading, deed: Deed, agency: tuple[str, ...], document: str, scope: str | None = None, task: str = ""
) -> RoleAssignment:
    span = reading.span(min(deed.start, deed.at), deed.end)
    task = task or " ".join(reading.folded.flat[min(deed.at, deed.end - 1) : deed.end].split()).strip(" ,;.")
    return RoleAssignment("", document, agency, deed.role, task, scope, deed.doers.confidence, evidence=(span,))


def _of_table(
    reading: Reading, table: Table, document: str, activities: Sequence[Activity]
) -> Iterator[RoleAssignment]:
    """One row per agency of each lead or coordinate cell; its span is the cell."""
    for row in table.rows:
        task = " ".join(" ".join(cell.of(reading.folded.flat) for cell in row.of("nội dung")).split())
        scope = _in_row(reading, row, activities)
        for role in sorted(ROLE_COLUMNS):
            for cell in row.of(role):
                yield from _of_cell_rows(reading, _of_cell(reading, cell, role), document, scope, task)
        for role, cell in row.above:
            spanning = _of_cell_rows(reading, _of_cell(reading, cell, role), document, scope, task)
            yield from (replace(found, confidence=_SPANNING) for found in spanning)


def _of_cell_rows(
    reading: Reading, deeds: Iterator[Deed], document: str, scope: str | None, task: str
) -> Iterator[RoleAssignment]:
    for deed in deeds:
        for entity in dict.fromkeys(as_agency(e, deed.role) for e in deed.doers.entities):
            yield _row(reading, deed, (entity,), document, scope, task)


def _of_cell(reading: Reading, cell: Range, role: str) -> Iterator[Deed]:
    """The agencies of a cell; a cell with labels of its own ("Chủ trì: A; phối hợp: B") says the role itself."""
    inner = list(_INNER.finditer(reading.folded.plain, cell.start, cell.end))
    stops = [label.start() for label in inner[1:]] + [cell.end]
    pieces = [(_ROLES[m["role"]], m.end(), stop) for m, stop in zip(inner, stops, strict=True)] if inner else []
    for name, start, end in pieces or [(role, cell.start, cell.end)]:
        names = [name for doers in together(reading, start, end) for name in doers.names]
        if names:
            yield Deed(name, Doers(tuple(names), start, end), start, start, end)


def _in_row(reading: Reading, row: Row, activities: Sequence[Activity]) -> str | None:
    first, last = reading.folded.starts[row.cells[0][1].start], reading.folded.starts[row.cells[-1][1].end - 1]
    return next((activity.id for activity in activities if first <= activity.evidence.start <= last), None)
