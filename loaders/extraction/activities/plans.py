"""What each document of a file commits to: its fields and its commitments, before they become rows.

Fields come from headings. A document without field headings names them in its points, its subject and its purpose; one
that leaves the points to an annex, or a press article, in a list or in its purpose alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from loaders.anatomy.parts import Range
from loaders.extraction.activities.clauses import cut
from loaders.extraction.activities.enumerations import first_fields, listed_fields
from loaders.extraction.activities.genre import is_cooperation
from loaders.extraction.activities.layout import FieldHeading, Layout, lay_out
from loaders.extraction.activities.promises import find_promises
from loaders.extraction.activities.wording import commits, fields_under, phrases
from loaders.extraction.concepts import Named, alone, catch_all, concepts_of, is_within
from loaders.extraction.reading import Reading, localities_of

_COOPERATION = re.compile(r"\bhợp tác(?! xã\b)|\bkết nghĩa\b|\bthỏa thuận\b|\bghi nhớ\b")
_JOINTLY = re.compile(r"\b(?:phối hợp|hợp tác|liên kết|làm việc|trao đổi|thống nhất)(?: chặt chẽ)? với (?:các )?")


@dataclass(frozen=True, slots=True)
class Commitment:
    """One commitment: its passage, the index of its heading, its fields, the labels under it, the agency above it.

    `done` where a report tells it among its results; `listed` where it is the bare member of a list of fields.
    """

    range: Range
    heading: int | None
    concepts: tuple[str, ...]
    notes: tuple[tuple[Range, Range], ...] = ()
    owner: Range | None = None
    done: bool = False
    listed: bool = False


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
    subject = phrases(reading, part.subject) if part.subject else ()
    layout = lay_out(reading.folded, part, agencies, concepts_of(subject))
    if layout.headings:
        commitments = tuple(_commitments(reading, layout))
        besides = [*_named_besides(layout, subject), *_listed_besides(reading, layout, commitments)]
        return Plan((*layout.headings, *besides), commitments)
    points = tuple(_commitments(reading, layout))
    return _from_points(reading, index, layout, points) if points else _from_text(reading, index, layout)


def _commitments(reading: Reading, layout: Layout) -> Iterator[Commitment]:
    for passage in layout.passages:
        for clause in cut(reading.folded.text, passage.range):
            if not commits(reading, clause, passage.done):
                continue
            above = layout.headings[passage.heading].concepts if passage.heading is not None else ()
            concepts = fields_under(reading, clause, above)
            yield Commitment(clause, passage.heading, concepts, tuple(passage.notes), passage.owner, passage.done)


def _named_besides(layout: Layout, subject: Iterable[Named]) -> Iterator[FieldHeading]:
    """The fields of the subject that no heading names: an agreement on tourism is on tourism under every heading."""
    found: dict[str, FieldHeading] = {}
    _add(found, subject)
    known = {concept for heading in layout.headings for concept in heading.concepts} | catch_all()
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
    """Fields from the words of the points, then of the purpose; each point under the first that it names.

    Where the subject names fields, those of the points are fields only within them: a road to be mended for tourists
    makes no plan on transport.
    """
    found: dict[str, FieldHeading] = {}
    placed = []
    subject = reading.parts[index].subject
    _add(found, phrases(reading, subject) if subject else ())
    general = tuple(found)
    for point in points:
        named = phrases(reading, point.range)
        _add(found, (one for one in named if not general or _all_within(one.concepts, general)))
        heading = next((i for i, name in enumerate(found) if name in point.concepts), 0 if general else None)
        placed.append(replace(point, heading=heading, concepts=point.concepts or general))
    for passage in layout.purposes:
        _add(found, phrases(reading, passage))
    return Plan(tuple(found.values()), tuple(placed))


def _all_within(concepts: tuple[str, ...], fields: tuple[str, ...]) -> bool:
    return all(any(is_within(concept, field) for field in fields) for concept in concepts)


def _from_text(reading: Reading, index: int, layout: Layout) -> Plan:
    """Fields that a sentence lists, each a commitment; else those of subject and purpose, with what is done jointly."""
    part = reading.parts[index]
    body = part.body or part.range
    lower = reading.folded.lower
    items = [*listed_fields(lower, body.start, body.end)] or [*first_fields(lower, body.start, body.end)]
    if items:
        headings = tuple(FieldHeading(item, item, None, None, concepts) for item, concepts in items)
        members = [Commitment(h.label, i, h.concepts, listed=True) for i, h in enumerate(headings)]
        besides = _besides_a_list(reading, index, body, headings)
        return Plan(headings, (*members, *besides), listed=True)
    found: dict[str, FieldHeading] = {}
    for passage in [*([part.subject] if part.subject else []), *layout.purposes]:
        _add(found, phrases(reading, passage))
    joint = [clause for passage in layout.purposes for clause in cut(reading.folded.text, passage)]
    fields = tuple(found)
    commitments = tuple(
        Commitment(clause, 0 if fields else None, fields) for clause in joint if _joins(reading, index, clause)
    )
    press = part.kind == "press"
    besides = _promised(reading, index, body, tuple(found.values())) if press else _joint_tasks(reading, index, body)
    return Plan(tuple(found.values()), commitments or tuple(besides))


def _besides_a_list(
    reading: Reading, index: int, body: Range, headings: tuple[FieldHeading, ...]
) -> Iterator[Commitment]:
    """What stands beside a list of fields: an article's promises, the telling of the public that a letter asks for."""
    if reading.parts[index].kind == "press":
        yield from _promised(reading, index, body, headings)
    else:
        yield from _told(reading, body)


def _promised(reading: Reading, index: int, body: Range, headings: tuple[FieldHeading, ...]) -> Iterator[Commitment]:
    """What an article reports as promised, each under the first heading whose field it is of.

    Where the article is on one thing, all its promises are.
    """
    listed = [heading.label for heading in headings]
    subject = reading.parts[index].subject
    about = tuple(concept for h in headings if subject and h.label.start in subject for concept in h.concepts)
    for promise in find_promises(reading, index, body, listed):
        concepts = fields_under(reading, promise, about)
        under = (i for i, h in enumerate(headings) if any(is_within(c, f) for c in concepts for f in h.concepts))
        yield Commitment(promise, next(under, None), concepts)


def _joint_tasks(reading: Reading, index: int, body: Range) -> Iterator[Commitment]:
    """What a letter has its agencies do with those of another party, in a field that the clause names."""
    for clause in cut(reading.folded.text, body):
        concepts = concepts_of(phrases(reading, clause))
        if concepts and _joins(reading, index, clause) and commits(reading, clause):
            yield Commitment(clause, None, concepts)
    yield from _told(reading, body)


def _told(reading: Reading, body: Range) -> Iterator[Commitment]:
    """What a letter has told to the public about the cooperation, where the sentence names no field."""
    for clause in cut(reading.folded.text, body):
        lower = clause.of(reading.folded.lower)
        deeds = alone(lower)
        if deeds and _COOPERATION.search(lower) and not phrases(reading, clause) and commits(reading, clause):
            yield Commitment(clause, None, deeds)


def _joins(reading: Reading, index: int, clause: Range) -> bool:
    """Whether a clause commits to working with somebody of another party's place."""
    own = reading.contexts[index].locality
    for mark in _JOINTLY.finditer(reading.folded.lower, clause.start, clause.end):
        at = reading.mention_at(mark.end(), 0) or reading.mention_at(mark.end() - len("các "), 0)
        named = reading.inside(at.start, at.end) if at else ()
        places = localities_of(reading.expand(entity for one in named for entity in one.entities))
        if any(own is None or not place.startswith(own) for place in places):
            return True
    return False


def _add(found: dict[str, FieldHeading], named: Iterable[Named]) -> None:
    """One heading per field, the first phrase that names it."""
    for phrase in named:
        for concept in phrase.concepts:
            label = Range(phrase.start, phrase.end)
            found.setdefault(concept, FieldHeading(label, label, None, None, (concept,)))
