"""Agreements without number: known by class, unordered parties, and period or date, whatever they are called."""

from __future__ import annotations

import re

from graph.claims import Claim, bounds, stated
from graph.facts import Agreement, Document, DocumentFacts, Period
from graph.slug import slug, words

# Bodies whose acts bear on the whole unit: the parties of an agreement that they conclude are the units.
_GOVERNING = re.compile(r"^org:(?:btv-|tt-|bch-)?(?:tinh-uy|thanh-uy|huyen-uy|thi-uy|dang-uy|ubnd|hdnd)/")
_CLASSES = (
    ("ket nghia", "ket-nghia"),
    ("ghi nho", "ghi-nho"),
    ("thoa thuan", "thoa-thuan"),
    ("ket luan", "ket-luan"),
    ("chuong trinh", "chuong-trinh"),
    ("ke hoach", "ke-hoach"),
    ("quy che", "quy-che"),
)


def agreement_claim(row: Agreement, facts: DocumentFacts) -> Claim:
    """What identifies an agreement; with its document's words where it is that document's."""
    document = next((item for item in facts.documents if item.id == row.document), None)
    if document is not None and (document.number or agreement_of(document, facts) != row):
        document = None
    return unnumbered_agreement("agr", document, row)


def unnumbered_agreement(prefix: str, row: Document | None, agreement: Agreement | None) -> Claim:
    """The claim of an agreement (`agr`) or of the document that it is (`doc`): both end in the same key."""
    parties = parties_of(row, agreement)
    kind = _agreement_class(agreement, row)
    period = _period(agreement.period if agreement else Period()) or slug(row.period or "" if row else "")
    dates = [item.date for item in (agreement, row) if item is not None]
    time = max((date.value or "" for date in dates), key=len, default="")
    limits = bounds(*dates)
    when = period or time or "undated"
    joined = "+".join(parties).replace("/", ".")
    identifier = f"{prefix}:{kind}/{joined or 'unknown'}/{when}"
    known = stated(period=period)
    return Claim(identifier, f"{prefix}|{kind}|{joined}", known, time, *limits, complete=bool(period or time))


def agreement_of(row: Document, facts: DocumentFacts) -> Agreement | None:
    """The agreement that the document is, not one that was only made under it."""
    own = [item for item in facts.agreements if item.document == row.id]
    recorded = [item for item in own if item.recorded_in == row.id]
    return min(recorded or own, key=lambda item: (-len(item.parties), item.id), default=None)


def parties_of(row: Document | None, agreement: Agreement | None) -> tuple[str, ...]:
    """The parties in a fixed order, as units where governing bodies stand for them."""
    named = agreement.parties if agreement and agreement.parties else row.issuer if row else ()
    return tuple(sorted({party_of(name) for name in named}))


def party_of(identifier: str) -> str:
    """The unit for a body that governs it (`org:btv-tinh-uy/tinh-lai-chau`), else the body itself."""
    path = _GOVERNING.sub("", identifier)
    return path if path != identifier else identifier.partition(":")[2]


def _agreement_class(agreement: Agreement | None, row: Document | None) -> str:
    for text in (agreement.kind if agreement else "", row.type_label if row else "", (row.title or "") if row else ""):
        plain = words(text.partition("(")[0])
        for phrase, name in _CLASSES:
            if phrase in plain:
                return name
    return "hop-tac"


def _period(period: Period) -> str:
    if not (period.start or period.end):
        return ""
    if period.start == period.end:
        return slug(period.start or "")
    return f"{slug(period.start or 'until')}-{slug(period.end or 'open')}"
