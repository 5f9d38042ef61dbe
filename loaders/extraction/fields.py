"""The fields of cooperation as documents lay them out: one row per heading, label or phrase, as a tree."""

from __future__ import annotations

from collections.abc import Sequence

from graph.facts import Heading, Lineage
from loaders.extraction.activities.genre import committing
from loaders.extraction.activities.plans import Plan
from loaders.extraction.documents import Known
from loaders.extraction.reading import Reading

_NAMED = 0.9
"""How sure a field is that no heading names, only words of a point, the subject or the purpose."""


def find_fields(
    reading: Reading, known: Sequence[Known], plans: Sequence[Plan], lineage: Sequence[Lineage]
) -> tuple[Heading, ...]:
    """The headings of all documents of a file, `f1`, `f2`, … in order; `plans` are those of `read_plans`."""
    rows: list[Heading] = []
    for plan, item in zip(plans, known, strict=False):
        first = len(rows)
        for heading in plan.headings:
            span = reading.span(heading.passage.start, heading.passage.end)
            rows.append(
                Heading(
                    id=f"f{len(rows) + 1}",
                    label=heading.label.of(reading.folded.flat).strip(),
                    number=heading.number,
                    parent=f"f{first + heading.parent + 1}" if heading.parent is not None else None,
                    concepts=heading.concepts,
                    document=committing(item, lineage),
                    confidence=1.0 if heading.number or plan.listed else _NAMED,
                    evidence=(span,),
                )
            )
    return tuple(rows)
