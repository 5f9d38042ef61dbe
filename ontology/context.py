"""The JSON-LD context, made from the ontology: short names for classes, relationships and properties."""

from __future__ import annotations

from typing import Any

from ontology.terms import PREFIXES
from ontology.turtle import expand
from ontology.vocabulary import PropertyTerm, ValueKind, vocabulary

_DATATYPES: dict[ValueKind, str] = {
    "integer": expand("xsd:integer"),
    "double": expand("xsd:double"),
    "boolean": expand("xsd:boolean"),
}


def jsonld_context() -> dict[str, Any]:
    """`{"@context": …}`: prefixes, classes by node label, relationships by property name, properties by key.

    Ids are written as full IRIs (`ontology.terms.entity_iri`): `loc:…` alone would read as an IRI of its own scheme.
    Dates have no type here because a year, a month and a day have different ones; write them as `@value` objects.
    """
    known = vocabulary()
    context: dict[str, Any] = {**PREFIXES, "@version": 1.1, "id": "@id", "type": "@type"}
    context |= {label: term.iri for label, term in known.class_by_label.items()}
    context |= {name: _definition(term) for name, term in known.properties.items()}
    return {"@context": context}


def _definition(term: PropertyTerm) -> dict[str, str]:
    definition = {"@id": term.iri}
    if term.value_kind == "entity":
        definition["@type"] = "@id"
    elif term.value_kind in _DATATYPES:
        definition["@type"] = _DATATYPES[term.value_kind]
    if term.many:
        definition["@container"] = "@set"
    return definition
