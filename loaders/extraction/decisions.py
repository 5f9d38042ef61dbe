"""Ambiguities that reading met, what was decided and how sure: so that a person can see and overrule them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.facts import Decision
from loaders.extraction.documents import Known
from loaders.extraction.reading import Reading

_SURE = 0.9


def find_decisions(reading: Reading, known: Sequence[Known]) -> tuple[Decision, ...]:
    """Inferred issuers, documents of several names, and mentions resolved with a confidence below 0.9."""
    return (*_issuers(known), *_names(known), *_mentions(reading))


def _issuers(known: Sequence[Known]) -> Iterator[Decision]:
    for item in known:
        if item.entry.part is not None and item.row.issuer and item.row.confidence < 1:
            yield Decision(
                "issuer", item.row.number_raw or item.row.title or item.row.type_label,
                f"{', '.join(item.row.issuer)}: {item.row.issuer_basis}", item.row.confidence,
            )  # fmt: skip


def _names(known: Sequence[Known]) -> Iterator[Decision]:
    for item in known:
        if item.row.system == "agreement" and item.row.aliases:
            names = " / ".join((item.row.title or "", *item.row.aliases))
            yield Decision(
                "names of one agreement", names, "one document: class, parties, and period or date agree", 0.9
            )


def _mentions(reading: Reading) -> Iterator[Decision]:
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for mention in reading.mentions:
        words = reading.folded.flat[mention.start : mention.end]
        if mention.confidence < _SURE and (words, mention.entities) not in seen:
            seen.add((words, mention.entities))
            yield Decision("mention", words, f"{', '.join(mention.entities)} ({mention.how})", mention.confidence)
