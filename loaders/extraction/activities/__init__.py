"""What documents of cooperation commit to: one row per commitment, with who, with whom, where and when.

The way from text to rows: `genre` (is it a document of cooperation), `paragraphs`, `headings`, `layout` (the field
headings and the passages under them), `clauses` (passages cut into commitments), `plans` (with their fields), and here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.facts import Activity, Lineage, When
from loaders.anatomy.parts import Range
from loaders.extraction.activities.actions import kind_of
from loaders.extraction.activities.genre import committing
from loaders.extraction.activities.persons import find_persons
from loaders.extraction.activities.plans import Commitment, Plan, read_plans
from loaders.extraction.activities.results import covered_time, done_at
from loaders.extraction.activities.times import find_time, noted_time
from loaders.extraction.activities.wording import without_agencies
from loaders.extraction.documents import Known
from loaders.extraction.named.landmarks import FoundPlace
from loaders.extraction.reading import Reading

__all__ = ["Commitment", "Plan", "find_activities", "read_plans"]

_UNDER_A_HEADING, _LISTED, _LOOSE = 1.0, 0.9, 0.9


def find_activities(
    reading: Reading,
    known: Sequence[Known],
    plans: Sequence[Plan],
    lineage: Sequence[Lineage],
    landmarks: Sequence[FoundPlace] = (),
) -> tuple[Activity, ...]:
    """The commitments of all documents of a file, `x1`, `x2`, … in order.

    Args:
        reading: the text.
        known: its documents.
        plans: those of `read_plans`.
        lineage: how its documents relate.
        landmarks: its places that are no administrative units, in order of the text.
    """
    rows: list[Activity] = []
    first_field = 1
    for index, (plan, item) in enumerate(zip(plans, known, strict=False)):
        for commitment in plan.commitments:
            field = f"f{first_field + commitment.heading}" if commitment.heading is not None else None
            row = _activity(reading, index, commitment, committing(item, lineage), field, f"x{len(rows) + 1}")
            places = dict.fromkeys((*row.places, *_named_in(commitment.range, landmarks)))
            rows.append(replace(row, places=tuple(places)))
        first_field += len(plan.headings)
    return tuple(rows)


def _named_in(passage: Range, landmarks: Sequence[FoundPlace]) -> Iterator[str]:
    first = bisect_left(landmarks, passage.start, key=lambda place: place.start)
    last = bisect_left(landmarks, passage.end, key=lambda place: place.start)
    return (place.entity for place in landmarks[first:last] if place.end <= passage.end)


def _activity(
    reading: Reading, index: int, commitment: Commitment, document: str, field: str | None, identifier: str
) -> Activity:
    start, end = commitment.range.start, commitment.range.end
    stated = reading.sentence(start) if commitment.listed else (start, end)
    owner = reading.mention_at(commitment.owner.start, 0) if commitment.owner else None
    speakers = owner.entities if owner else _speakers(reading, index)
    persons = find_persons(reading, Range(*stated), commitment.notes, speakers)
    return Activity(
        id=identifier,
        document=document,
        field=field,
        concepts=commitment.concepts,
        type=kind_of(without_agencies(reading, Range(*stated)).strip()),
        evidence=reading.span(start, end),
        actors=persons.actors,
        partners=persons.partners,
        places=persons.places,
        time=_done_time(reading, index, commitment) if commitment.done else next(_times(reading, commitment), None),
        confidence=_LISTED if commitment.listed else (_LOOSE if commitment.heading is None else _UNDER_A_HEADING),
    )


def _speakers(reading: Reading, index: int) -> tuple[str, ...]:
    """Who commits where a clause names nobody: the parties of an agreement, else who issues the document.

    A newspaper commits to nothing: the parties that it writes about do.
    """
    context = reading.contexts[index]
    kind = reading.parts[index].kind
    return context.parties if kind == "press" else (kind == "agreement" and context.parties) or context.issuer


def _done_time(reading: Reading, index: int, commitment: Commitment) -> When | None:
    """When a result was brought about: as its words say, else in what the report is on."""
    said = done_at(commitment.range.of(reading.folded.flat))
    return said or covered_time(reading.folded.flat, reading.parts[index])


def _times(reading: Reading, commitment: Commitment) -> Iterator[When]:
    """What the labels say ("Thời gian thực hiện: …"), then the words of the clause."""
    flat = reading.folded.flat
    for label, content in commitment.notes:
        if flat[label.start : label.end].strip().lower().startswith(("thời", "tiến độ", "hoàn thành")):
            noted = noted_time(flat[content.start : content.end])
            if noted:
                yield noted
    found = find_time(flat[commitment.range.start : commitment.range.end])
    if found:
        yield found
