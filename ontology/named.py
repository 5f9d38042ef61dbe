"""What texts name besides agencies and units: kinds of events and places, foreign partners, objectives, from SKOS."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, TypeAlias, TypeVar, cast, get_args

from ontology.terms import ENTITY_BASE, entity_id
from ontology.turtle import FOLDER, Description, read

EventNature: TypeAlias = Literal["gathering", "session", "occasion", "deed", "anniversary"]
PlaceNature: TypeAlias = Literal["point", "area", "number", "line", "border", "shared", "venue"]
SCHEMES = ("event_kinds", "place_kinds", "partner_roles", "international_bodies", "objective_kinds")
"""The Turtle files of this module."""
_N = TypeVar("_N", bound=str)


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of event; `words` name it in text, `not_behind` are words before them that make another name of it."""

    id: str
    name: str
    name_en: str
    nature: EventNature
    words: tuple[str, ...]
    not_behind: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceKind:
    """A kind of place; `notation` is its part of a place's id, None where the name alone is the id.

    Behind the words in `mentioned` its names are among the mentions too, with the word; behind those in
    `mentioned_by_name` without it.
    """

    id: str
    name: str
    name_en: str
    nature: PlaceNature
    notation: str | None
    words: tuple[str, ...]
    not_behind: tuple[str, ...]
    mentioned: tuple[str, ...]
    mentioned_by_name: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartnerRole:
    """What a foreign place or body is named for; `triggers` are words that tell it."""

    id: str
    name: str
    name_en: str
    triggers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InternationalBody:
    """An international organisation or aid agency, `org:<id>`; `names` are all in full, `acronym` its letters."""

    id: str
    name: str
    name_en: str
    acronym: str | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ObjectiveKind:
    """A kind of objective; `words` are those of the headings over it."""

    id: str
    name: str
    name_en: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedKinds:
    """All of them by id; `openers` are words in small letters with which a gathering's own name goes on."""

    events: Mapping[str, EventKind]
    places: Mapping[str, PlaceKind]
    partner_roles: Mapping[str, PartnerRole]
    international: Mapping[str, InternationalBody]
    objectives: Mapping[str, ObjectiveKind]
    openers: tuple[str, ...]


@cache
def named_kinds() -> NamedKinds:
    """The kinds, read once per process."""
    return build(read(FOLDER / f"{name}.ttl" for name in SCHEMES))


def build(found: Mapping[str, Description]) -> NamedKinds:
    """The kinds from descriptions by IRI.

    Raises:
        ValueError: a concept lacks a label or a nature; the message names it.
    """
    rows = found.values()
    openers = found.get(f"{ENTITY_BASE}event-kind:")
    return NamedKinds(
        MappingProxyType({kind.id: kind for kind in map(_event, _of(rows, "ht:EventKind"))}),
        MappingProxyType({kind.id: kind for kind in map(_place, _of(rows, "ht:PlaceKind"))}),
        MappingProxyType({role.id: role for role in map(_role, _of(rows, "ht:PartnerRole"))}),
        MappingProxyType({body.id: body for body in map(_body, _of(rows, "ht:InternationalBody"))}),
        MappingProxyType({kind.id: kind for kind in map(_objective, _of(rows, "ht:ObjectiveKind"))}),
        openers.literals("ht:opener") if openers else (),
    )


def _of(rows: Iterable[Description], kind: str) -> Iterable[Description]:
    return (row for row in rows if row.isa(kind))


def _event(row: Description) -> EventKind:
    nature = cast(EventNature, _nature(row, get_args(EventNature)))
    return EventKind(*_named(row), nature, _words(row), row.literals("ht:notBehind"))


def _place(row: Description) -> PlaceKind:
    nature = cast(PlaceNature, _nature(row, get_args(PlaceNature)))
    return PlaceKind(
        *_named(row),
        nature,
        row.literal("skos:notation"),
        _words(row),
        row.literals("ht:notBehind"),
        row.literals("ht:mentioned"),
        row.literals("ht:mentionedByName"),
    )


def _role(row: Description) -> PartnerRole:
    return PartnerRole(*_named(row), row.literals("ht:trigger"))


def _body(row: Description) -> InternationalBody:
    return InternationalBody(*_named(row), row.literal("skos:notation"), _words(row))


def _objective(row: Description) -> ObjectiveKind:
    return ObjectiveKind(*_named(row), _words(row))


def _named(row: Description) -> tuple[str, str, str]:
    """Id and both labels."""
    name, name_en = row.literal("skos:prefLabel", "vi"), row.literal("skos:prefLabel", "en")
    if name is None or name_en is None:
        raise ValueError(f"{row.iri}: give it a skos:prefLabel in vi and in en")
    return entity_id(row.iri).partition(":")[2], name, name_en


def _words(row: Description) -> tuple[str, ...]:
    return (*row.literals("skos:prefLabel", "vi"), *row.literals("skos:altLabel", "vi"))


def _nature(row: Description, natures: tuple[_N, ...]) -> _N:
    nature = row.literal("ht:nature")
    if nature not in natures:
        raise ValueError(f"{row.iri}: ht:nature must be one of {', '.join(natures)}")
    return nature
