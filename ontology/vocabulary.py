"""The ontology as Python values: what code asks instead of spelling labels and relationship types itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, TypeAlias, TypeVar

from ontology.schemes import (
    AgencyType,
    DocumentType,
    Field,
    Role,
    Succession,
    Unit,
    read_agency_types,
    read_document_types,
    read_fields,
    read_roles,
    read_units,
)
from ontology.terms import NAMESPACE, UndeclaredTerm, local_name
from ontology.turtle import Description, expand, read

__all__ = [
    "AgencyType",
    "ClassTerm",
    "DocumentType",
    "Field",
    "PropertyTerm",
    "Role",
    "Succession",
    "Unit",
    "Vocabulary",
    "vocabulary",
]

_T = TypeVar("_T")
ValueKind: TypeAlias = Literal["string", "integer", "double", "boolean", "date", "entity"]


@dataclass(frozen=True, slots=True)
class ClassTerm:
    """A class: `node_label` is its label in the property graph, `parents` are local names of our superclasses."""

    name: str
    iri: str
    labels: Mapping[str, str]
    comments: Mapping[str, str]
    node_label: str | None
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PropertyTerm:
    """A property: a relationship (`relationship_type`), something that nodes and edges carry (`property_key`), or both.

    `value_kind` and `many` say what a property key holds: dates are ISO `YYYY[-MM[-DD]]`, entities are ids, many values
    are a set; a `searchable` one is a name. `words` are the phrases of the documents that state the relation.
    """

    name: str
    iri: str
    labels: Mapping[str, str]
    comments: Mapping[str, str]
    relationship_type: str | None
    property_key: str | None
    value_kind: ValueKind
    many: bool
    searchable: bool
    domain: tuple[str, ...]
    range: tuple[str, ...]
    transitive: bool
    symmetric: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Classes and properties by local name, the closed lists by their keys (roles by Vietnamese name)."""

    classes: Mapping[str, ClassTerm]
    properties: Mapping[str, PropertyTerm]
    fields: Mapping[str, Field]
    document_types: Mapping[str, DocumentType]
    agency_types: Mapping[str, AgencyType]
    roles: Mapping[str, Role]
    units: Mapping[str, Unit]
    class_by_label: Mapping[str, ClassTerm]
    property_by_relationship: Mapping[str, PropertyTerm]
    property_by_key: Mapping[str, PropertyTerm]

    def term(self, name: str) -> ClassTerm | PropertyTerm:
        """The class or property with this local name, IRI, node label, relationship type or property key.

        Raises:
            UndeclaredTerm: the ontology has none.
        """
        local = local_name(name)
        for terms in (self.classes, self.properties, self.class_by_label):
            if local in terms:
                return terms[local]
        if local in self.property_by_relationship:
            return self.property_by_relationship[local]
        return _lookup(self.property_by_key, local, "term")

    def label(self, name: str, lang: str = "vi") -> str:
        """The term's name for people, in `vi` or `en`; anything that `term` takes."""
        return self.term(name).labels[lang]

    def relationship_type(self, name: str) -> str:
        """`implements` → `IMPLEMENTS`. Raises `UndeclaredTerm` where the name is no relationship."""
        found = _lookup(self.properties, name, "property").relationship_type
        return _declared(found, name, "ht:relationshipType")

    def relationship_property(self, relationship_type: str) -> str:
        """`IMPLEMENTS` → `implements`."""
        return _lookup(self.property_by_relationship, relationship_type, "relationship type").name

    def node_label(self, name: str) -> str:
        """The label that nodes of this class carry: `Province`."""
        return _declared(_lookup(self.classes, name, "class").node_label, name, "ht:nodeLabel")

    def property_key(self, name: str) -> str:
        """The key under which nodes and edges carry this property: `datePrecision`."""
        return _declared(_lookup(self.properties, name, "property").property_key, name, "ht:propertyKey")

    def is_a(self, label: str, ancestor: str) -> bool:
        """Whether nodes with this label are of the class `ancestor` (`Province` is an `AdministrativeUnit`)."""
        term = _lookup(self.class_by_label, label, "node label")
        return ancestor == term.name or any(self._is_subclass(parent, ancestor) for parent in term.parents)

    def _is_subclass(self, name: str, ancestor: str) -> bool:
        parents = self.classes[name].parents if name in self.classes else ()
        return name == ancestor or any(self._is_subclass(parent, ancestor) for parent in parents)

    def labels_of(self, ancestor: str) -> tuple[str, ...]:
        """The node labels of a class and its subclasses, for `MATCH (n:Province|District|…)`."""
        return tuple(label for label in self.class_by_label if self.is_a(label, ancestor))

    def document_type(self, code: str, system: str | None = None) -> DocumentType:
        """The type with this code, the one of `system` where several share the code.

        Raises:
            UndeclaredTerm: no type has this code.
        """
        found = [kind for kind in self.document_types.values() if kind.code == code]
        fitting = [kind for kind in found if system in kind.systems]
        if not found:
            raise UndeclaredTerm(f"{code}: no such document type in ontology/document_types.ttl")
        return (fitting or found)[0]

    def became(self, slug: str, date: str) -> tuple[Succession, ...]:
        """Where the functions of a type of agency had gone by `date` (ISO): nothing while the type still exists.

        >>> [handover.resulting for handover in vocabulary().became("so-khdt", "2025-03-01")]
        ['so-tai-chinh']
        """
        kind = _lookup(self.agency_types, slug, "agency type")
        if kind.valid_to is None or date < kind.valid_to:
            return ()
        return tuple(step for handover in kind.successors for step in self._followed(handover, date))

    def _followed(self, handover: Succession, date: str) -> tuple[Succession, ...]:
        return self.became(handover.resulting, date) or (handover,)


@cache
def vocabulary() -> Vocabulary:
    """The ontology, read once per process."""
    return build(read())


def build(found: Mapping[str, Description]) -> Vocabulary:
    """A vocabulary from descriptions by IRI; `vocabulary` reads them from this folder's Turtle files."""
    ours = [description for iri, description in found.items() if iri.startswith(NAMESPACE)]
    classes = {term.name: term for term in map(_class, (d for d in ours if d.isa("owl:Class")))}
    properties = {term.name: term for term in map(_property, filter(_is_property, ours))}
    return Vocabulary(
        classes=MappingProxyType(classes),
        properties=MappingProxyType(properties),
        fields=MappingProxyType(read_fields(found.values())),
        document_types=MappingProxyType(read_document_types(found.values())),
        agency_types=MappingProxyType(read_agency_types(found)),
        roles=MappingProxyType(read_roles(found.values())),
        units=MappingProxyType(read_units(found.values())),
        class_by_label=MappingProxyType({c.node_label: c for c in classes.values() if c.node_label}),
        property_by_relationship=MappingProxyType(
            {p.relationship_type: p for p in properties.values() if p.relationship_type}
        ),
        property_by_key=MappingProxyType({p.property_key: p for p in properties.values() if p.property_key}),
    )


def _is_property(description: Description) -> bool:
    return description.isa("owl:ObjectProperty") or description.isa("owl:DatatypeProperty")


def _class(description: Description) -> ClassTerm:
    return ClassTerm(
        name=local_name(description.iri),
        iri=description.iri,
        labels=_languages(description, "rdfs:label"),
        comments=_languages(description, "rdfs:comment"),
        node_label=description.literal("ht:nodeLabel"),
        parents=_ours(description.iris("rdfs:subClassOf")),
    )


def _property(description: Description) -> PropertyTerm:
    return PropertyTerm(
        name=local_name(description.iri),
        iri=description.iri,
        labels=_languages(description, "rdfs:label"),
        comments=_languages(description, "rdfs:comment"),
        relationship_type=description.literal("ht:relationshipType"),
        property_key=description.literal("ht:propertyKey"),
        value_kind=_value_kind(description),
        many=description.literal("ht:many") == "true",
        searchable=description.literal("ht:searchable") == "true",
        domain=_ours(description.iris("schema:domainIncludes")),
        range=_ours(description.iris("schema:rangeIncludes")),
        transitive=description.isa("owl:TransitiveProperty"),
        symmetric=description.isa("owl:SymmetricProperty"),
        words=description.literals("ht:introducedBy"),
    )


_VALUE_KINDS: Mapping[str, ValueKind] = {
    expand("xsd:integer"): "integer",
    expand("xsd:double"): "double",
    expand("xsd:boolean"): "boolean",
    NAMESPACE + "PartialDate": "date",
}


def _value_kind(description: Description) -> ValueKind:
    if description.isa("owl:ObjectProperty"):
        return "entity"
    ranges = description.iris("rdfs:range")
    return _VALUE_KINDS.get(ranges[0], "string") if ranges else "string"


def _languages(description: Description, curie: str) -> Mapping[str, str]:
    return {lang: text for lang in ("vi", "en") if (text := description.literal(curie, lang))}


def _ours(iris: Iterable[str]) -> tuple[str, ...]:
    return tuple(local_name(iri) for iri in iris if iri.startswith(NAMESPACE))


def _lookup(terms: Mapping[str, _T], name: str, kind: str) -> _T:
    if name not in terms:
        raise UndeclaredTerm(f"{name}: no such {kind}; declare it in ontology/hoptac.ttl")
    return terms[name]


def _declared(value: str | None, name: str, annotation: str) -> str:
    if value is None:
        raise UndeclaredTerm(f"{name}: give it an {annotation} in ontology/hoptac.ttl")
    return value
