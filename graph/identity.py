"""Which document or agreement is meant: ids by rule, never by file name, load order or clock.

| what | key | id |
|---|---|---|
| administrative, công văn | issuer, number, symbol, year | `doc:ubnd/tinh-lai-chau/2020/2923-kh-ubnd` |
| Party (numbers run over a term) | issuer, number, symbol, date | `doc:tinh-uy/tinh-lai-chau/2019-11-08/1126-cv-tu` |
| normative, central | number, year, symbol | `doc:30-2020-nd-cp` |
| normative, local | issuer, number, year, symbol | `doc:ubnd/tinh-lai-chau/2021/15-qd-ubnd` |
| without number | issuer, date or period, type, title | `doc:ubnd/…/huyen-tan-uyen/undated/kh-trien-khai-…` |
| agreement without number | class, unordered parties, period or date | `agr:ghi-nho/tinh-a+tinh-b/2023-2025` |

What a text does not say is `unknown` or `undated` in the id. `Claim` keeps what it does say, so that `graph.merge` can
give a citation without year or issuer the id of the one document that it can mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graph.agreements import agreement_claim, agreement_of, parties_of, unnumbered_agreement
from graph.claims import Claim, bounds, number_key, stated, symbol_key
from graph.eras import in_their_time
from graph.facts import Document, DocumentFacts
from graph.relations import leads_to_annex
from graph.slug import slug, words

# The head and the standing body number their documents in the register of the body itself.
_REGISTER = re.compile(r"^(?:org:(?:btv|tt|bch)-(?=tinh-uy|thanh-uy|huyen-uy|thi-uy)|post:(?:chu-tich|pct|bi-thu)-)")
_LOCAL_SYMBOL = re.compile(r"(?:ubnd|hdnd)$")
_TELLING_WORDS = 5  # "Báo cáo tổng kết" may be any year's; a longer title is taken for one document's own
_KNOWN_BY_TITLE = ("normative", "programme", "standard")


@dataclass(frozen=True, slots=True)
class Identities:
    """The graph ids of one source's rows: `documents` and `agreements` by row id, and the claims behind them.

    `source` is `src:` and the main document's path: the same document in another text replaces the source.
    """

    source: str
    documents: Mapping[str, str]
    agreements: Mapping[str, str]
    claims: tuple[Claim, ...]


def identify(facts: DocumentFacts) -> Identities:
    """Graph ids for all documents and agreements of a source.

    A held document that says too little to be told from others (no issuer, or neither number nor title) carries the
    beginning of its file's SHA-256: the only thing left that does not depend on where or when it was loaded.
    """
    facts = in_their_time(facts)
    main = main_document(facts)
    documents: dict[str, Claim] = {}
    if main is not None:
        documents[main.id] = _marked(_document_claim(main, facts, ""), main, facts)
    root = documents[main.id].id if main is not None else f"doc:unidentified~{facts.seed.sha256[:12]}"
    documents |= _other_documents(facts, documents, root)
    agreements = {row.id: agreement_claim(row, facts) for row in facts.agreements}
    return Identities(
        "src:" + root.partition(":")[2],
        {row: claim.id for row, claim in documents.items()},
        {row: claim.id for row, claim in agreements.items()},
        tuple(_distinct(_bounded({**documents, **agreements}, facts, main))),
    )


def _other_documents(facts: DocumentFacts, known: Mapping[str, Claim], root: str) -> dict[str, Claim]:
    """Claims of the rows besides the main one; annexes last, because they are named after what they belong to."""
    annexed = _annexed(facts)
    claims: dict[str, Claim] = {}
    for row in facts.documents:
        if row.id not in known and row.id not in annexed:
            claims[row.id] = _marked(_document_claim(row, facts, root), row, facts)
    for row in facts.documents:
        if row.id in annexed:
            parent = claims.get(annexed[row.id])
            claims[row.id] = _attached(parent.id if parent else root, "annex", row)
    return claims


def main_document(facts: DocumentFacts) -> Document | None:
    """The document that the file is: role `self`, else the first segment's."""
    by_id = {row.id: row for row in facts.documents}
    own = [row for row in facts.documents if row.role == "self"]
    if own:
        return own[0]
    return next((by_id[part.document] for part in facts.segments if part.document in by_id), None)


def is_held(row: Document) -> bool:
    """Whether the file holds the document's text."""
    return row.role in ("self", "embedded")


def _marked(claim: Claim, row: Document, facts: DocumentFacts) -> Claim:
    """A held document whose key is incomplete, told from others of its kind by the text itself."""
    if not is_held(row) or claim.complete:
        return claim
    mark = facts.seed.sha256[:12]
    if not claim.bucket:
        return replace(claim, id=f"doc:unidentified~{mark}" if not claim.within else f"{claim.id}~{mark}")
    return replace(claim, id=f"{claim.id}~{mark}", known=(*claim.known, ("text", mark)))


def _document_claim(row: Document, facts: DocumentFacts, root: str) -> Claim:
    if row.number:
        return _numbered(row, row.number)
    if row.system == "agreement":
        agreement = agreement_of(row, facts)
        if len(parties_of(row, agreement)) > 1:
            return unnumbered_agreement("doc", row, agreement)
    if not row.title:
        return _attached(root, "cited", row)
    vague = not row.issuer and not row.period and not row.date.value and not is_held(row)
    if vague and row.system not in _KNOWN_BY_TITLE:
        return _attached(root, "cited", row)
    return _titled(row, row.title)


def _numbered(row: Document, number: str) -> Claim:
    symbol = row.symbol or ""
    central = row.system == "normative" and not _LOCAL_SYMBOL.search(symbol_key(symbol))
    issuer = "vn" if central else _issuer(row)
    time = _key_time(row)
    when, name = time or "undated", slug(symbol) or slug(row.type)
    if central:
        identifier = f"doc:{number_key(number)}-{when}-{name}"
    else:
        identifier = f"doc:{issuer or 'unknown'}/{when}/{number_key(number)}-{name}"
    known = stated(issuer=issuer, symbol=symbol_key(symbol), type=slug(row.type))
    complete = bool(symbol and time and issuer)
    return Claim(identifier, f"no|{number_key(number)}", known, time, *bounds(row.date), complete=complete)


def _key_time(row: Document) -> str:
    """As much of the date as the key needs: the year, but all of it where numbers run over a Party term."""
    if row.system == "party":
        return row.date.value or ""
    return (row.number_year or row.date.value or "")[:4]


def _titled(row: Document, title: str) -> Claim:
    name = f"{slug(row.type)}-{_title_key(title, row.type_label)}"
    issuer, period, time = _issuer(row), slug(row.period or ""), row.date.value or ""
    if row.system in _KNOWN_BY_TITLE:
        identifier = f"doc:{row.system}/{'/'.join(part for part in (period, time, name) if part)}"
        return Claim(identifier, f"title|{row.system}|{name}", stated(period=period), time, complete=True)
    identifier = f"doc:{issuer or 'unknown'}/{time or period or 'undated'}/{name}"
    telling = bool(time or period) or name.count("-") > _TELLING_WORDS
    complete = telling and (bool(issuer) or row.system == "press")
    known = stated(issuer=issuer, period=period)
    return Claim(identifier, f"title|{name}", known, time, *bounds(row.date), complete=complete)


def _attached(parent: str, how: str, row: Document) -> Claim:
    name = _title_key(row.title or "", row.type_label) or slug(row.id)
    return Claim(f"{parent}/{how}/{slug(row.type)}-{name}", within=parent)


def _issuer(row: Document) -> str:
    """The register(s) that numbered the document, joined in a fixed order; empty where unknown."""
    owners = {register_of(name) for name in row.issuer}
    return "+".join(sorted(owners)) if len(owners) < 2 else "+".join(sorted(owners)).replace("/", ".")


def register_of(issuer: str) -> str:
    """Whose register numbers what a body, its head or its standing part issues: `ubnd/X` for `post:chu-tich-ubnd/X`."""
    return _REGISTER.sub("org:", issuer).partition(":")[2]


def _title_key(title: str, type_label: str) -> str:
    """The title without "V/v", "về việc" and the repeated type."""
    key = words(title)
    for prefix in (words(type_label.partition("(")[0]), "v v", "vv", "ve viec", "ve"):
        if prefix and key.startswith(prefix + " "):
            key = key[len(prefix) + 1 :]
    return slug(key)


def _annexed(facts: DocumentFacts) -> dict[str, str]:
    """Untitled annexes and those not in the file, by the document they are issued with."""
    parents = {row.target: row.source for row in facts.lineage if leads_to_annex(row.property)}
    parents |= {row.source: row.target for row in facts.lineage if row.property == "issuedWith"}
    missing = (row for row in facts.documents if row.role == "annex_missing" and not row.number)
    return {row.id: parents.get(row.id, "") for row in missing}


def _bounded(claims: Mapping[str, Claim], facts: DocumentFacts, main: Document | None) -> list[Claim]:
    """What a document cites is not younger than the document, unless it is only planned."""
    limit = main.date.value if main is not None else None
    roles = {row.id: row.role for row in facts.documents}
    roles |= {row.id: roles.get(row.document or "", "referenced") for row in facts.agreements}
    return [_until(claim, limit) if limit and roles[row] == "referenced" else claim for row, claim in claims.items()]


def _until(claim: Claim, limit: str) -> Claim:
    if claim.time or claim.not_before:
        return claim
    return replace(claim, not_after=min(part for part in (claim.not_after, limit) if part))


def _distinct(claims: Iterable[Claim]) -> list[Claim]:
    """One claim for each id, the fullest; two rows of one id in a file say the same thing twice."""
    best: dict[str, Claim] = {}
    for claim in claims:
        held = best.get(claim.id)
        if held is None or _fullness(claim) > _fullness(held):
            best[claim.id] = claim
    return list(best.values())


def _fullness(claim: Claim) -> tuple[int, int, str]:
    return len(claim.known), len(claim.time), repr(claim)
