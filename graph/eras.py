"""Units that bear an old name anew (`loc:tinh-thai-nguyen@2025`) did nothing before they existed.

A document of 2026 that names a programme of 2022 "of tỉnh Thái Nguyên" means the province of 2022, whatever the reading
of its own day makes of the name. Without this, one agreement would have two sets of parties, and so two ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.facts import Agreement, Document, DocumentFacts

_YEAR = re.compile(r"@(\d{4})")


def in_their_time(facts: DocumentFacts) -> DocumentFacts:
    """The facts with issuers, parties and signatories as they were when document or agreement was made."""
    births = {row.id: row.valid_from for row in facts.entities if row.valid_from and "@" in row.id}
    return replace(
        facts,
        documents=tuple(_document(row, births) for row in facts.documents),
        agreements=tuple(_agreement(row, births) for row in facts.agreements),
    )


def _document(row: Document, births: Mapping[str, str]) -> Document:
    when = row.date.value or row.number_year or row.date.not_after
    issuer = _then(row.issuer, when, births)
    return row if issuer == row.issuer else replace(row, issuer=issuer)


def _agreement(row: Agreement, births: Mapping[str, str]) -> Agreement:
    when = row.date.value or row.period.start or row.date.not_after
    parties, signatories = _then(row.parties, when, births), _then(row.signatories, when, births)
    if (parties, signatories) == (row.parties, row.signatories):
        return row
    return replace(row, parties=parties, signatories=signatories)


def _then(identifiers: Iterable[str], when: str | None, births: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(_YEAR.sub("", name) if _unborn(name, when, births) else name for name in identifiers)


def _unborn(identifier: str, when: str | None, births: Mapping[str, str]) -> bool:
    """Whether the unit began after `when`, compared as exactly as both are known."""
    named = _YEAR.search(identifier)
    if named is None or not when:
        return False
    birth = births.get(identifier, named[1])
    exact = min(len(birth), len(when))
    return when[:exact] < birth[:exact]
