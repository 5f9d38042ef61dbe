"""Which agreements a document's fields are also those of."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import DocumentFacts


def covered_agreements(facts: DocumentFacts, document: str) -> Iterator[tuple[str, bool]]:
    """Row ids of the agreements that a document lays out the fields of, and whether that is only implied.

    It is said where the document is the agreement; it is implied where the document carries the agreement out and is
    none itself: a plan works in the fields of the memorandum behind it.
    """
    own = [row.id for row in facts.agreements if row.document == document]
    yield from ((name, False) for name in own)
    if own:
        return
    implemented = {
        row.target for row in facts.lineage if row.source == document and row.property in ("implements", "continues")
    }
    yield from ((row.id, True) for row in facts.agreements if row.document in implemented)
