"""The closed lists: fields of cooperation, document types, agency types, roles and units, read from the SKOS files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast, get_args

from ontology.terms import entity_id
from ontology.turtle import Description


@dataclass(frozen=True, slots=True)
class Field:
    """A field of cooperation; `triggers` are phrases that name it in text, `depth` is 1 to 3 from the top.

    `triggers_within` name it only where the text is about the field above it: "tuyến" under tourism. `not_triggers` are
    compounds that hold a trigger and name no field ("dịch vụ công"); `triggers_alone` are deeds that name the field
    where their sentence names no other. `with_abroad` says that whatever is done with a province or town of another
    country is of it, `catch_all` that it counts only where the document names no narrower one.
    """

    id: str
    name: str
    name_en: str
    parent: str | None
    depth: int
    triggers: tuple[str, ...]
    triggers_within: tuple[str, ...]
    not_triggers: tuple[str, ...]
    triggers_alone: tuple[str, ...]
    with_abroad: bool
    catch_all: bool
    scope_note: str | None
    legal_field: str | None
    """The field of law that public legal databases file it under."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document.

    `key` is unique; `code` is what `Document.type` holds and may be shared between systems (`TT`: thông tư, thông tri).
    `official` types are the 29 of NĐ 30/2020/NĐ-CP, Phụ lục III, `abbreviation` is theirs (công văn and thư công have
    none). `introduced_by` are the lower-case words that name the type in text.
    """

    key: str
    code: str
    name: str
    name_en: str
    systems: tuple[str, ...]
    official: bool
    abbreviation: str | None
    introduced_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Succession:
    """What one type of agency handed over to another on `date` (ISO, a month where the day differed by province)."""

    original: str
    resulting: str
    functions: str
    functions_en: str
    date: str


@dataclass(frozen=True, slots=True)
class AgencyType:
    """A type of agency: `org:<slug>/<locality>` is the agency of this type at a place.

    `valid_from` is the first day, `valid_to` the first day on which the type is no more (ISO; a month where the day
    differed by province); None is open. `symbols` are hints, not keys: each agency head sets its own.
    """

    slug: str
    name: str
    name_en: str
    levels: tuple[str, ...]
    system: str
    text_abbreviations: tuple[str, ...]
    symbols: tuple[str, ...]
    valid_from: str | None
    valid_to: str | None
    parent: str | None
    successors: tuple[Succession, ...]
    institutions: tuple[str, ...]
    """Ids of the list of institutions that this type was compiled from."""
    note: str | None

    def valid_at(self, date: str) -> bool:
        """Whether the type existed on this ISO date (a year or month counts as its first day)."""
        return (self.valid_from or "") <= date and (self.valid_to is None or date < self.valid_to)


@dataclass(frozen=True, slots=True)
class Role:
    """A role that a document assigns to an agency; `variants` are other wordings, `scored` is the annotators' list."""

    id: str
    name: str
    name_en: str
    variants: tuple[str, ...]
    scored: bool


UnitKind: TypeAlias = Literal["currency", "share", "measure", "count"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in which documents count or measure: `spellings` are all that stand for it in text, its name first.

    `currency` is the ISO 4217 code of one of money; `other_words` begin like a spelling and mean something else.
    """

    id: str
    name: str
    name_en: str
    kind: UnitKind
    spellings: tuple[str, ...]
    currency: str | None
    other_words: tuple[str, ...]


def _key(iri: str) -> str:
    return entity_id(iri).partition(":")[2]


def _name(description: Description, lang: str) -> str:
    label = description.literal("skos:prefLabel", lang)
    if label is None:
        raise ValueError(f"{description.iri}: give it a skos:prefLabel in {lang}")
    return label


def read_fields(descriptions: Iterable[Description]) -> dict[str, Field]:
    """The fields by id, parents before children."""
    return {field.id: field for field in map(_field, (d for d in descriptions if d.isa("ht:Field")))}


def _field(description: Description) -> Field:
    broader = description.iris("skos:broader")
    return Field(
        id=_key(description.iri),
        name=_name(description, "vi"),
        name_en=_name(description, "en"),
        parent=_key(broader[0]) if broader else None,
        depth=int(description.literal("ht:depth") or 1),
        triggers=description.literals("ht:trigger"),
        triggers_within=description.literals("ht:triggerWithin"),
        not_triggers=description.literals("ht:triggerExcept"),
        triggers_alone=description.literals("ht:triggerAlone"),
        with_abroad=description.literal("ht:withAbroad") == "true",
        catch_all=description.literal("ht:catchAll") == "true",
        scope_note=description.literal("skos:scopeNote", "vi"),
        legal_field=description.literal("ht:legalField", "vi"),
    )


def read_document_types(descriptions: Iterable[Description]) -> dict[str, DocumentType]:
    """The document types by key."""
    return {kind.key: kind for kind in map(_document_type, (d for d in descriptions if d.isa("ht:DocumentType")))}


def _document_type(description: Description) -> DocumentType:
    return DocumentType(
        key=_key(description.iri),
        code=description.literal("skos:notation") or _key(description.iri),
        name=_name(description, "vi"),
        name_en=_name(description, "en"),
        systems=description.literals("ht:system"),
        official=bool(description.literals("dcterms:source")),
        abbreviation=description.literal("ht:officialAbbreviation"),
        introduced_by=description.literals("ht:introducedBy"),
    )


def read_agency_types(descriptions: Mapping[str, Description]) -> dict[str, AgencyType]:
    """The agency types by slug, successors attached."""
    successions: dict[str, list[Succession]] = {}
    for description in descriptions.values():
        if description.isa("ht:TypeSuccession"):
            succession = _succession(description)
            successions.setdefault(succession.original, []).append(succession)
    types = (_agency_type(d, successions) for d in descriptions.values() if d.isa("ht:AgencyType"))
    return {kind.slug: kind for kind in types}


def _succession(description: Description) -> Succession:
    return Succession(
        original=_key(description.iris("ht:originalType")[0]),
        resulting=_key(description.iris("ht:resultingType")[0]),
        functions=description.literal("ht:functions", "vi") or "",
        functions_en=description.literal("ht:functions", "en") or "",
        date=description.literal("ht:validFrom") or "",
    )


def _agency_type(description: Description, successions: Mapping[str, list[Succession]]) -> AgencyType:
    slug = _key(description.iri)
    parents = description.iris("ht:parentType")
    return AgencyType(
        slug=slug,
        name=_name(description, "vi"),
        name_en=_name(description, "en"),
        levels=description.literals("ht:level"),
        system=description.literal("ht:system") or "",
        text_abbreviations=description.literals("ht:textAbbreviation"),
        symbols=description.literals("ht:symbolAbbreviation"),
        valid_from=description.literal("ht:validFrom"),
        valid_to=description.literal("ht:validTo"),
        parent=_key(parents[0]) if parents else None,
        successors=tuple(successions.get(slug, ())),
        institutions=description.literals("dcterms:identifier"),
        note=description.literal("skos:note"),
    )


def read_roles(descriptions: Iterable[Description]) -> dict[str, Role]:
    """The roles by their Vietnamese name, as the facts spell them."""
    return {role.name: role for role in map(_role, (d for d in descriptions if d.isa("ht:Role")))}


def _role(description: Description) -> Role:
    return Role(
        id=_key(description.iri),
        name=_name(description, "vi"),
        name_en=_name(description, "en"),
        variants=description.literals("skos:altLabel", "vi"),
        scored=description.literal("ht:scored") == "true",
    )


def read_units(descriptions: Iterable[Description]) -> dict[str, Unit]:
    """The units by id."""
    return {unit.id: unit for unit in map(_unit, (d for d in descriptions if d.isa("ht:Unit")))}


def _unit(description: Description) -> Unit:
    name, kind = _name(description, "vi"), description.literal("ht:unitKind")
    if kind not in get_args(UnitKind):
        raise ValueError(f"{description.iri}: ht:unitKind must be one of {', '.join(get_args(UnitKind))}")
    return Unit(
        id=_key(description.iri),
        name=name,
        name_en=_name(description, "en"),
        kind=cast(UnitKind, kind),
        spellings=(name, *description.literals("skos:altLabel", "vi")),
        currency=description.literal("skos:notation"),
        other_words=description.literals("ht:otherWord", "vi"),
    )
