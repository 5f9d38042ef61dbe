"""Definitions of what the gazetteer lacks: landmarks, international bodies, unlisted foreign places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.facts import Entity
from loaders.extraction.named.foreign import FoundPartner, country_of
from loaders.extraction.named.landmarks import FoundPlace
from ontology.named import InternationalBody, named_kinds

_ABROAD = "quoc-te"


def with_named(
    entities: Iterable[Entity], places: Sequence[FoundPlace], partners: Sequence[FoundPartner]
) -> tuple[Entity, ...]:
    """The definitions of a file with those of its landmarks and foreign partners made better.

    Args:
        entities: all definitions, as the gazetteer and the vocabulary of agencies make them.
        places: landmarks found in the text.
        partners: foreign names found in the text.
    """
    named = {place.entity: _place(place) for place in _fullest(places) if place.kind.nature != "shared"}
    named |= {partner.entity: _unlisted(partner) for partner in partners if partner.name}
    bodies = {f"org:{body.id}": body for body in named_kinds().international.values()}
    return tuple(
        named.get(entity.id) or (_body(bodies[entity.id]) if entity.id in bodies else entity) for entity in entities
    )


def _unlisted(partner: FoundPartner) -> Entity:
    return Entity(partner.entity, partner.name, level=_ABROAD, parent=f"loc:{country_of(partner.entity)}")


def _body(body: InternationalBody) -> Entity:
    names = (name for name in (body.acronym, *body.names[1:]) if name and name != body.name)
    return Entity(f"org:{body.id}", body.name, kind=body.id, level=_ABROAD, aliases=tuple(dict.fromkeys(names)))


def _fullest(places: Sequence[FoundPlace]) -> Iterable[FoundPlace]:
    """The places, of one id the one in most words last."""
    return sorted(places, key=lambda place: (not place.name.isupper(), len(place.name), place.name))


def _place(place: FoundPlace) -> Entity:
    words = " ".join(place.name.split())
    name = words[:1].upper() + words[1:]
    if place.kind.nature == "number":  # "QL.4D" and "Quốc lộ 4D" are one road
        name = f"{place.kind.name.capitalize()} {place.entity.rpartition('-')[2].upper()}"
    return Entity(place.entity, name, kind=place.kind.id)
