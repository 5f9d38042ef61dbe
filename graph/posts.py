"""Who holds which office: persons and posts of one source, as of the day of the document that says so.

Person ─HOLDS_POST {date}→ Post ─POST_OF→ Agency
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import DocumentFacts, Span
from graph.tasks import Statement


def held_posts(facts: DocumentFacts) -> Iterator[Statement]:
    """One edge for a document, a person and an office, with every passage that puts them together, signatures first."""
    dates = {row.id: row.date.value for row in facts.documents}
    found: dict[tuple[str, str, str], list[Span]] = {}
    sure: dict[tuple[str, str, str], float] = {}
    for signer in facts.signers:
        if signer.post:
            found.setdefault((signer.document, signer.person, signer.post), []).extend(signer.evidence)
            sure[signer.document, signer.person, signer.post] = 1.0
    for row in facts.posts:
        if row.holder:
            key = (row.document, row.holder, row.post)
            found.setdefault(key, []).append(row.evidence)
            sure[key] = max(row.confidence, sure.get(key, 0.0))
    for (document, person, post), spans in found.items():
        said = {"confidence": sure[document, person, post], "date": dates.get(document)}
        yield Statement(person, post, "HOLDS_POST", tuple(spans), said)
