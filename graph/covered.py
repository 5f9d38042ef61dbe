"""Which agreements a document's fields are also those of."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import DocumentFacts

_CARRIES_OUT = ("implements", "continues")


def covered_agreements(facts: DocumentFacts, document: str) -> Iterator[tuple[str, bool]]:
    """Row ids of the agreements that a document lays out the fields of, and whether that is only implied.

    It is said where the document is the agreement; it is implied where the document is none itself and carries the
    agreement out, at once or through a directive between: a plan works in the fields of the memorandum behind it.
    """
    own = [row.id for row in facts.agreements if row.document == document]
    yield from ((name, False) for name in own)
    if not own:
        above = _carried_out(facts, document)
        yield from ((row.id, True) for row in facts.agreements if row.document in above)


def _carried_out(facts: DocumentFacts, document: str) -> set[str]:
    """The documents that a document carries out, directly and through others that the source names."""
    found: set[str] = set()
    open_ends = [document]
    while open_ends:
        current = open_ends.pop()
        steps = {row.target for row in facts.lineage if row.source == current and row.property in _CARRIES_OUT}
        open_ends += sorted(steps - found)
        found |= steps
    return found
