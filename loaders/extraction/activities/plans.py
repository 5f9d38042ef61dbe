"""What each document of a file commits to: its fields and its commitments, before they become rows.

Fields come from headings. A document without field headings names them in its points, its subject and its purpose; one
that leaves the points to an annex, or a press article, in a list or in its purpose alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.anatomy.parts import Range
from loaders.extraction.activities.actions import is_past
from loaders.extraction.activities.clauses import cut
from loaders.extraction.activities.enumerations import first_fields, listed_fields
from loaders.extraction.activities.genre import is_cooperation
from loaders.extraction.activities.layout import FieldHeading, Layout, lay_out
from loaders.extraction.concepts import Named, concepts_of, fields_abroad, is_within, name_fields, narrowed
from loaders.extraction.reading import Reading, localities_of

_LEAST_WORDS = 3
_ROLE = re.compile(r"\b(?:giao|do|và|với|các|cơ quan|đơn vị|là|chủ trì|phối hợp|thực hiện|đầu mối|chỉ đạo|theo dõi)\b")
"""What is left of a clause that only says who has a part in it."""
_ITSELF = re.compile(
    r"^(?:biên bản|thỏa thuận|bản ghi nhớ|chương trình|kế hoạch|văn bản|trên đây)[^.;]{0,40} (?:này|là)\b|"
    r"\bcó hiệu lực (?:kể )?từ|\blập thành \d+ bản|\blàm thành \d+ bản"
)
"""What a document says of itself commits to nothing."""
_BY_THE_DOCUMENT = re.compile(
    r"theo (?:đó|(?:nội dung )?(?:các )?(?:chương trình|kế hoạch|biên bản|bản ghi nhớ|thỏa thuận|văn bản)\b"
    r"[^.,;]{0,80}), (?=[^.;]*\bsẽ\b)"
)
_IN_A_COUNTRY = re.compile(r"loc:[a-z]{2}/")
_JOINTLY = re.compile(r"\b(?:phối hợp|hợp tác|liên kết|làm việc|trao đổi|thống nhất)(?: chặt chẽ)? với (?:các )?")


@dataclass(frozen=True, slots=True)
class Commitment:
    """One commitment: its passage, the index of its heading, its fields, the labels under it, the agency above it."""

    range: Range
    heading: int | None
    concepts: tuple[str, ...]
    notes: tuple[tuple[Range, Range], ...] = ()
    owner: Range | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What one document commits to; `listed` where its commitments are the bare members of a list of fields."""

    headings: tuple[FieldHeading, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    listed: bool = False


def read_plans(reading: Reading) -> tuple[Plan, ...]:
    """One plan per document of the file; an empty one for a document that is not of cooperation."""
    return tuple(_plan(reading, index) for index in range(len(reading.parts)))


def _plan(reading: Reading, index: int) -> Plan:
    if not is_cooperation(reading, index):
        return Plan()
    part = reading.parts[index]
    named = reading.between(part.range.start, part.range.end)
    agencies = [Range(mention.start, mention.end) for mention in named if mention.kind == "org"]
    subject = _phrases(reading, part.subject) if part.subject else ()
    layout = lay_out(reading.folded, part, agencies, concepts_of(subject))
    if layout.headings:
        commitments = tuple(_commitments(reading, layout))
        besides = [*_named_besides(layout, subject), *_listed_besides(reading, layout, commitments)]
        return Plan((*layout.headings, *besides), commitments)
    points = tuple(_commitments(reading, layout))
    return _from_points(reading, index, layout, points) if points else _from_text(reading, index, layout)


def _commitments(reading: Reading, layout: Layout) -> Iterator[Commitment]:
    for passage in layout.passages:
        clauses = [clause for clause in cut(reading.folded.text, passage.range) if _commits(reading, clause)]
        for clause in clauses:
            above = layout.headings[passage.heading].concepts if passage.heading is not None else ()
            named = (*concepts_of(_phrases(reading, clause)), *_abroad(reading, clause))
            concepts = _concepts(above, (*named, *narrowed(clause.of(reading.folded.lower), (*above, *named))))
            yield Commitment(clause, passage.heading, concepts, tuple(passage.notes), passage.owner)


def _commits(reading: Reading, clause: Range) -> bool:
    words = without_agencies(reading, clause).lower()
    said = _ROLE.sub(" ", words).strip(" .,;:")
    whole = clause.of(reading.folded.flat).lower()
    long_enough = len(whole.split()) >= _LEAST_WORDS or bool(name_fields(whole))
    return long_enough and bool(said) and not (is_past(words) or _ITSELF.search(words))


def without_agencies(reading: Reading, clause: Range) -> str:
    """The words of a clause on one line, agencies' names blanked: "Sở Xây dựng" builds nothing."""
    words = reading.folded.flat[clause.start : clause.end]
    for mention in reading.between(clause.start, clause.end):
        if mention.kind == "org":
            start, end = mention.start - clause.start, mention.end - clause.start
            words = words[:start] + " " * (end - start) + words[end:]
    return words


def _concepts(above: tuple[str, ...], named: tuple[str, ...]) -> tuple[str, ...]:
    """The heading's fields first: those that the words narrow or repeat, or all where the words lie elsewhere."""
    inside = tuple(name for name in named if any(is_within(name, field) for field in above))
    first = inside or above
    return tuple(dict.fromkeys([*first, *named]))


def _abroad(reading: Reading, clause: Range) -> tuple[str, ...]:
    """The fields of what names a province or town of another country (`loc:cn/…`)."""
    named = (entity for mention in reading.between(clause.start, clause.end) for entity in mention.entities)
    return fields_abroad() if any(_IN_A_COUNTRY.match(entity) for entity in named) else ()


def _named_besides(layout: Layout, subject: Iterable[Named]) -> Iterator[FieldHeading]:
    """The fields of the subject that no heading names: an agreement on tourism is on tourism under every heading."""
    found: dict[str, FieldHeading] = {}
    _add(found, subject)
    known = {concept for heading in layout.headings for concept in heading.concepts}
    yield from (heading for concept, heading in found.items() if concept not in known)


def _listed_besides(reading: Reading, layout: Layout, commitments: Iterable[Commitment]) -> Iterator[FieldHeading]:
    """Fields that a commitment under no heading lists and no heading names: "hợp tác trên các lĩnh vực A, B, C"."""
    known = {concept for heading in layout.headings for concept in heading.concepts}
    for one in commitments:
        if one.heading is None:
            for item, concepts in listed_fields(reading.folded.lower, one.range.start, one.range.end):
                if known.isdisjoint(concepts):
                    yield FieldHeading(item, item, None, None, concepts)


def _from_points(reading: Reading, index: int, layout: Layout, points: tuple[Commitment, ...]) -> Plan:
    """Fields from the words of the points, then of subject and purpose; each point under the first that it names."""
    found: dict[str, FieldHeading] = {}
    placed = []
    subject = reading.parts[index].subject
    general = concepts_of(_phrases(reading, subject)) if subject else ()
    for point in points:
        _add(found, _phrases(reading, point.range))
        heading = next((i for i, name in enumerate(found) if name in point.concepts), None)
        placed.append(Commitment(point.range, heading, point.concepts or general, point.notes, point.owner))
    for passage in [*([subject] if subject else []), *layout.purposes]:
        _add(found, _phrases(reading, passage))
    return Plan(tuple(found.values()), tuple(placed))


def _from_text(reading: Reading, index: int, layout: Layout) -> Plan:
    """Fields that a sentence lists, each a commitment; else those of subject and purpose, with what is done jointly."""
    part = reading.parts[index]
    body = part.body or part.range
    lower = reading.folded.lower
    items = [*listed_fields(lower, body.start, body.end)] or [*first_fields(lower, body.start, body.end)]
    if items:
        headings = tuple(FieldHeading(item, item, None, None, concepts) for item, concepts in items)
        return Plan(headings, tuple(Commitment(h.label, i, h.concepts) for i, h in enumerate(headings)), listed=True)
    found: dict[str, FieldHeading] = {}
    for passage in [*([part.subject] if part.subject else []), *layout.purposes]:
        _add(found, _phrases(reading, passage))
    joint = [clause for passage in layout.purposes for clause in cut(reading.folded.text, passage)]
    fields = tuple(found)
    commitments = tuple(
        Commitment(clause, 0 if fields else None, fields) for clause in joint if _joins(reading, index, clause)
    )
    besides = _promised(reading, body, fields) if part.kind == "press" else _joint_tasks(reading, index, body)
    return Plan(tuple(found.values()), commitments or tuple(besides))


def _promised(reading: Reading, body: Range, fields: tuple[str, ...]) -> Iterator[Commitment]:
    """What an article says that the document it is about promises: "Theo Chương trình, hai tỉnh sẽ …"."""
    for clause in cut(reading.folded.text, body):
        by = _BY_THE_DOCUMENT.match(reading.folded.lower, clause.start, clause.end)
        promise = Range(by.end(), clause.end) if by else clause
        if by and _commits(reading, promise):
            named = concepts_of(_phrases(reading, promise))
            named = (*named, *narrowed(promise.of(reading.folded.lower), (*fields, *named)))
            yield Commitment(promise, 0 if fields else None, _concepts(fields, named))


def _joint_tasks(reading: Reading, index: int, body: Range) -> Iterator[Commitment]:
    """What a letter has its agencies do with those of another party, in a field that the clause names."""
    for clause in cut(reading.folded.text, body):
        concepts = concepts_of(_phrases(reading, clause))
        if concepts and _joins(reading, index, clause) and _commits(reading, clause):
            yield Commitment(clause, None, concepts)


def _joins(reading: Reading, index: int, clause: Range) -> bool:
    """Whether a clause commits to working with somebody of another party's place."""
    own = reading.contexts[index].locality
    for mark in _JOINTLY.finditer(reading.folded.lower, clause.start, clause.end):
        at = reading.mention_at(mark.end(), 0) or reading.mention_at(mark.end() - len("các "), 0)
        places = localities_of(reading.expand(at.entities)) if at else ()
        if any(own is None or not place.startswith(own) for place in places):
            return True
    return False


def _phrases(reading: Reading, passage: Range) -> tuple[Named, ...]:
    """The phrases in a passage that name fields, agencies' names left out; positions in the whole text."""
    agencies = [(m.start, m.end) for m in reading.between(passage.start, passage.end) if m.kind == "org"]
    named = name_fields(reading.folded.lower[passage.start : passage.end])
    moved = (Named(one.start + passage.start, one.end + passage.start, one.concepts) for one in named)
    return tuple(one for one in moved if not any(start <= one.start < end for start, end in agencies))


def _add(found: dict[str, FieldHeading], phrases: Iterable[Named]) -> None:
    """One heading per field, the first phrase that names it."""
    for phrase in phrases:
        for concept in phrase.concepts:
            label = Range(phrase.start, phrase.end)
            found.setdefault(concept, FieldHeading(label, label, None, None, (concept,)))
