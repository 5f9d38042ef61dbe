"""Nodes of one source: what each entity, document and agreement is, as far as this source says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from graph.facts import Agreement, Document, DocumentFacts, Entity
from graph.identity import is_held
from ontology.named import named_kinds
from ontology.records import Node, Value
from ontology.vocabulary import vocabulary

_LABELS: Final = {
    "loc": "Province",
    "org": "Agency",
    "grp": "AgencyGroup",
    "post": "Post",
    "per": "Person",
    "place": "Place",
    "doc": "Document",
    "agr": "Agreement",
    "field": "Field",
    "amt": "Amount",
    "ind": "Indicator",
    "event": "Event",
    "obj": "Objective",
    "src": "Source",
}
_UNITS: Final = {
    "country": "Country",
    "quoc-gia": "Country",
    "vung": "Region",
    "tinh": "Province",
    "thanh-pho-tw": "Province",
    "huyen": "District",
    "quan": "District",
    "thi-xa": "District",
    "thanh-pho-tinh": "District",
    "xa": "Commune",
    "phuong": "Commune",
    "thi-tran": "Commune",
    "dac-khu": "Commune",
    "foreign-province": "ForeignPlace",
    "foreign-city": "ForeignPlace",
    "quoc-te": "ForeignPlace",
}
_BY_DEPTH: Final = ("Province", "District", "Commune")
_COMMUNE = re.compile(r"(?:xa|phuong|thi-tran|tt|dac-khu)-")
# How titles begin that are read on from the type: "Kế hoạch triển khai …", "Biên bản ghi nhớ giữa …".
_CONTINUES = re.compile(
    r"(?:giữa|về|triển khai|thực hiện|hợp tác|phối hợp|phát triển|tổ chức|kết nghĩa|tiếp tục|tăng cường|kèm theo)\b",
    re.IGNORECASE,
)


def label_of(identifier: str) -> str:
    """The label that an id alone shows, for entities that the source uses without defining them."""
    prefix, _, path = identifier.partition(":")
    if prefix == "org" and is_foreign(path):
        return "ForeignPartner"
    if prefix != "loc":
        return _LABELS.get(prefix, "Place")
    country, _, below = path.partition("/")
    if len(country) == 2:  # ISO 3166-1: `loc:vn`, `loc:la/phong-sa-ly`
        return "ForeignPlace" if below else "Country"
    if path.startswith("vung-"):
        return "Region"
    return "Commune" if _COMMUNE.match(path.rpartition("/")[2]) else _BY_DEPTH[min(path.count("/"), 2)]


def is_foreign(path: str) -> bool:
    """Whether an agency's path is another country's (`chinh-phu/jp`) or an international body's (`unesco`)."""
    head, _, below = path.partition("/")
    return (len(below) == 2 and below != "vn") or (not below and head in named_kinds().international)


def entity_node(row: Entity) -> Node:
    """A place, agency, group, post, person or site."""
    label = label_of(row.id)
    if row.id.startswith("loc:") and label not in ("Country", "ForeignPlace"):
        label = next((_UNITS[key] for key in (row.kind, row.level) if key in _UNITS), label)
    return Node(
        row.id,
        label,
        _stated(
            name=row.name,
            aliases=tuple(sorted(set(row.aliases))),
            kind=row.kind,
            level=row.level,
            system=row.system,
            code=row.code,
            validFrom=row.valid_from,
            validTo=row.valid_to,
        ),
    )


def document_node(identifier: str, row: Document) -> Node:
    """A document; `held` where this source has its text, `name` as people cite it."""
    return Node(
        identifier,
        "Document",
        _stated(
            name=citation(row),
            title=row.title,
            aliases=tuple(sorted(set(row.aliases))),
            documentType=row.type,
            documentTypeLabel=row.type_label,
            system=row.system,
            number=row.number,
            symbol=row.symbol,
            date=row.date.value,
            datePrecision=row.date.precision,
            notBefore=row.date.not_before,
            notAfter=row.date.not_after,
            periodRaw=row.period,
            status=row.status,
            issuerBasis=row.issuer_basis,
            draftingUnit=row.drafting_unit,
            placeOfIssue=row.place,
            author=row.author,
            confidence=row.confidence,
        )
        | {"held": is_held(row)},
    )


def agreement_node(identifier: str, row: Agreement, facts: DocumentFacts) -> Node:
    """An agreement, named as its document where it is that document's."""
    document = next((item for item in facts.documents if item.id == row.document), None)
    titled = citation(document) if document and row.recorded_in == row.document else None
    return Node(
        identifier,
        "Agreement",
        _stated(
            name=titled or f"{row.kind}: {_names(row.parties, facts)}",
            aliases=tuple(sorted(set(document.aliases))) if document and titled else (),
            kind=row.kind,
            level=row.level,
            date=row.date.value,
            datePrecision=row.date.precision,
            notBefore=row.date.not_before,
            notAfter=row.date.not_after,
            periodStart=row.period.start,
            periodEnd=row.period.end,
            periodRaw=row.period.raw,
            confidence=row.confidence,
        ),
    )


def field_node(concept: str) -> Node:
    """A field of cooperation by its name in the scheme."""
    field = vocabulary().fields.get(concept)
    return Node(f"field:{concept}", "Field", {"name": field.name if field else concept})


def source_node(identifier: str, facts: DocumentFacts) -> Node:
    """The file that was read."""
    seed = facts.seed
    return Node(
        identifier,
        "Source",
        {"name": seed.file, "fileName": seed.file, "sha256": seed.sha256, "characters": seed.chars, "kind": seed.kind},
    )


def citation(row: Document) -> str:
    """The document as people name it: "Kế hoạch 2923/KH-UBND", "Công văn 1126-CV/TU", or its type and title."""
    number = designation(row)
    if number:
        return f"{row.type_label} {number}".strip()
    if not row.title:
        return row.type_label
    if row.type_label.lower() in row.title.lower():
        return row.title
    if _CONTINUES.match(row.title):
        return f"{row.type_label} {row.title[0].lower()}{row.title[1:]}"
    return f"{row.type_label}: {row.title}"


def designation(row: Document) -> str:
    """Number and symbol written as its system writes them; empty where the number is not known."""
    if not row.number:
        return ""
    if not row.symbol:
        return row.number
    if row.system == "party":
        return f"{row.number}-{row.symbol}"
    year = f"/{row.number_year}" if row.number_year else ""
    return f"{row.number}{year}/{row.symbol}"


def _names(identifiers: Iterable[str], facts: DocumentFacts) -> str:
    """The parties by name, as "huyện Ba Tơ – thị xã Thái Hòa"."""
    names = {row.id: row.name for row in facts.entities}
    return " – ".join(names.get(identifier, identifier) for identifier in sorted(identifiers))


def _stated(**values: Value | None) -> dict[str, Value]:
    """Only what is said: no empty strings, lists or nulls."""
    return {name: value for name, value in values.items() if value is not None and value not in ("", ())}
