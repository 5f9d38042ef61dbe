"""In whose name a document speaks, where, and on which day: what its context-dependent words are resolved by.

The header decides where it is there. Where scanning lost it, the level is read from how the body speaks of itself
("UBND huyện ban hành kế hoạch", "Chủ tịch UBND tỉnh có ý kiến") and the unit from the place line; `issuer_basis` then
says so and the confidence is lower. A province that is merely named first is never taken for the issuer's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from loaders.anatomy.annexes import host_of
from loaders.anatomy.parts import DocumentParts
from loaders.extraction.authorship import Authorship, Issuer
from loaders.extraction.document_context import DocumentContext
from loaders.extraction.mentions.scene import province_of
from loaders.extraction.mentions.tokens import Tokens
from loaders.extraction.parties import Parties
from loaders.grammar.dates import find_dates
from loaders.text.fold import Folded

_DEADLINE = re.compile(r"(?:trước|đến|hết|chậm nhất|từ)(?: hết)? (?:ngày )?$")
_UNKNOWN_DAY = date(2024, 12, 31)
_OF_HOST = 0.95


def read_contexts(tokens: Tokens, documents: Sequence[DocumentParts]) -> tuple[DocumentContext, ...]:
    """The context of each document of a file, in their order."""
    folded = tokens.folded
    days = [_day(folded, parts) for parts in documents]
    known = next((day for day in days if day), None)
    contexts = [_context(tokens, parts, day or known) for parts, day in zip(documents, days, strict=True)]
    for index, context in enumerate(contexts):
        host = host_of(documents, index, folded.text)
        if host is not None:
            contexts[index] = _issued_with(context, contexts[host])
    return tuple(contexts)


def _issued_with(annex: DocumentContext, host: DocumentContext) -> DocumentContext:
    """An annex is of who issued its document and of the same day; what it says of itself it keeps."""
    return replace(
        host,
        issuer_basis="issued with the document of the same file",
        issuer_confidence=min(host.issuer_confidence, _OF_HOST),
        on_basis="date of the document that it was issued with",
        parties=annex.parties or host.parties,
        place=annex.place or host.place,
    )


def _context(tokens: Tokens, parts: DocumentParts, day: tuple[date, str] | None) -> DocumentContext:
    on, on_basis = day or (_UNKNOWN_DAY, "no date in the text: the last day before the mergers of 2025")
    reading = Authorship(tokens, parts, on)
    issuer = reading.issuer()
    about = Parties(reading, issuer)
    parties, place = about.named, about.place()
    if parts.kind == "agreement" and len(parties) > 1 and not parts.issuer_lines:
        issuer = Issuer(parties, "parties of the agreement", 0.95, None, "huyen" if "/" in parties[0] else "tinh")
    return DocumentContext(
        issuer=issuer.entities,
        issuer_basis=issuer.basis,
        issuer_confidence=issuer.confidence,
        locality=issuer.locality,
        province=province_of(issuer.locality) if issuer.locality else None,
        level=issuer.level,
        on=on,
        on_basis=on_basis,
        parties=parties,
        place=place.id if place else None,
    )


def _day(folded: Folded, parts: DocumentParts) -> tuple[date, str] | None:
    """The document's own date, else the latest date that it cites, else the latest year that it names as past."""
    if parts.date and parts.date.value:
        return _as_date(
            parts.date.value
        ), "document date" if parts.date.precision == "day" else "document date (partial)"
    text = parts.range.of(folded.text)
    cited = [
        match for match in find_dates(text) if match.value and not _DEADLINE.search(text[: match.start][-20:].lower())
    ]
    if cited:
        latest = max(_as_date(match.value) for match in cited if match.value)
        return latest, "latest date cited; the document's own is not stated"
    years = [int(year) for year in re.findall(r"\b(?:19[89]\d|20[0-4]\d)\b", text)]
    return (date(min(years), 12, 31), "earliest year named; no date in the text") if years else None


def _as_date(value: str) -> date:
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, min(max(month, 1), 12), 28)
