"""What there is to say of every term of the ontology, read from the Turtle: for reference pages in any form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypeAlias

from ontology.terms import NAMESPACE, PREFIXES, entity_id, local_name
from ontology.turtle import FILES, SCHEMES, Description, read

Kind: TypeAlias = Literal["class", "relationship", "property", "annotation"]

_ALIGNED = ("rdfs:subClassOf", "rdfs:subPropertyOf", "skos:closeMatch", "skos:exactMatch", "rdfs:seeAlso")
_TRAITS = ("owl:TransitiveProperty", "owl:SymmetricProperty")
_WORDS = ("skos:altLabel", "ht:introducedBy", "ht:textAbbreviation")


@dataclass(frozen=True, slots=True)
class Entry:
    """A class or property: `written` is its node label, relationship type or property key in the property graph.

    `aligned` are pairs of a predicate and the published term it leads to, `parents` are our own terms above it, `below`
    the labels of a class's kinds: nodes carry those, not the class's own.
    """

    name: str
    iri: str
    kind: Kind
    labels: Mapping[str, str]
    comments: Mapping[str, str]
    written: str | None
    parents: tuple[str, ...]
    aligned: tuple[tuple[str, str], ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    traits: tuple[str, ...]
    words: tuple[str, ...]
    below: tuple[str, ...] = ()

    @property
    def cypher(self) -> str | None:
        """A query that shows the term in use; none for properties and what no node carries."""
        if self.written is None or self.kind not in _CYPHER:
            return None
        return _CYPHER[self.kind].format("|".join(self.below) or self.written)

    @property
    def sparql(self) -> str | None:
        """The same in SPARQL."""
        if self.cypher is None:
            return None
        path = "a/rdfs:subClassOf" if self.below else "a"
        return _SPARQL[self.kind].format(self.name, path)


_CYPHER: Mapping[Kind, str] = {
    "class": "MATCH (n:{0}) RETURN n.id, n.name LIMIT 10",
    "relationship": "MATCH (a)-[r:{0}]->(b) RETURN a.id, b.id, r.quote LIMIT 10",
}
_SPARQL: Mapping[Kind, str] = {
    "class": "SELECT ?n ?name {{ ?n {1} ht:{0} OPTIONAL {{ ?n ht:name ?name }} }} LIMIT 10",
    "relationship": "SELECT ?a ?b {{ ?a ht:{0} ?b }} LIMIT 10",
}


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of a closed list; `id` is `field:du-lich`, `time` from and (exclusive) to, open ends empty."""

    id: str
    iri: str
    labels: Mapping[str, str]
    notation: str | None
    words: tuple[str, ...]
    broader: str | None
    time: tuple[str, str] | None
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A closed list; `name` is its file's, `iri` the SKOS scheme's."""

    name: str
    iri: str
    labels: Mapping[str, str]
    notes: Mapping[str, str]
    concepts: tuple[Concept, ...]

    @property
    def id(self) -> str:
        """`role:`, the id without an entry's own part."""
        return entity_id(self.iri)


@cache
def entries(kind: Kind) -> tuple[Entry, ...]:
    """The terms of a kind in the order of `hoptac.ttl`."""
    made = (_entry(one) for one in read(FILES[:1]).values() if one.iri.startswith(NAMESPACE))
    found = [entry for entry in made if entry is not None and entry.kind == kind]
    return tuple(replace(entry, below=_below(entry, found)) for entry in found)


def _below(entry: Entry, found: Iterable[Entry]) -> tuple[str, ...]:
    if entry.kind != "class":
        return ()
    return tuple(other.written for other in found if entry.name in other.parents and other.written)


@cache
def schemes() -> tuple[Scheme, ...]:
    """The closed lists, one of each file."""
    return tuple(_scheme(name, read([path])) for name, path in zip(SCHEMES, FILES[1:], strict=True))


def compact(iri: str) -> str:
    """An IRI as `prefix:name`, or as it is where no prefix is its beginning.

    >>> compact("http://www.w3.org/ns/prov#Entity")
    'prov:Entity'
    """
    for prefix, base in PREFIXES.items():
        if iri.startswith(base) and len(iri) > len(base):
            return f"{prefix}:{iri[len(base) :]}"
    return iri


def _entry(said: Description) -> Entry | None:
    kind = _kind(said)
    if kind is None:
        return None
    above = said.iris("rdfs:subClassOf") + said.iris("rdfs:subPropertyOf")
    return Entry(
        name=local_name(said.iri),
        iri=said.iri,
        kind=kind,
        labels=_languages(said, "rdfs:label"),
        comments=_languages(said, "rdfs:comment"),
        written=next(
            filter(None, (said.literal(f"ht:{a}") for a in ("nodeLabel", "relationshipType", "propertyKey"))), None
        ),
        parents=_ours(above),
        aligned=tuple(_aligned(said)),
        domain=_ours(said.iris("schema:domainIncludes")),
        range=_ours(said.iris("schema:rangeIncludes")) or tuple(map(compact, said.iris("rdfs:range"))),
        traits=_traits(said),
        words=said.literals("ht:introducedBy"),
    )


def _kind(said: Description) -> Kind | None:
    if said.isa("owl:Class"):
        return "class"
    if said.literal("ht:relationshipType"):
        return "relationship"
    if said.isa("owl:ObjectProperty") or said.isa("owl:DatatypeProperty"):
        return "property"
    return "annotation" if said.isa("owl:AnnotationProperty") else None


def _aligned(said: Description) -> Iterator[tuple[str, str]]:
    for predicate in _ALIGNED:
        for iri in said.iris(predicate):
            if not iri.startswith(NAMESPACE):
                yield predicate, iri


def _traits(said: Description) -> tuple[str, ...]:
    traits = [trait.removeprefix("owl:").removesuffix("Property").lower() for trait in _TRAITS if said.isa(trait)]
    return (*traits, *(["many"] if said.literal("ht:many") == "true" else []))


def _scheme(name: str, found: Mapping[str, Description]) -> Scheme:
    head = next(one for one in found.values() if one.isa("skos:ConceptScheme"))
    concepts = tuple(_concept(one) for one in found.values() if one.isa("skos:Concept"))
    return Scheme(name, head.iri, _languages(head, "skos:prefLabel"), _languages(head, "skos:note"), concepts)


def _concept(said: Description) -> Concept:
    broader = said.iris("skos:broader")
    time = said.literal("ht:validFrom"), said.literal("ht:validTo")
    return Concept(
        id=entity_id(said.iri),
        iri=said.iri,
        labels=_languages(said, "skos:prefLabel"),
        notation=said.literal("skos:notation"),
        words=tuple(dict.fromkeys(word for predicate in _WORDS for word in said.literals(predicate))),
        broader=entity_id(broader[0]) if broader else None,
        time=(time[0] or "", time[1] or "") if any(time) else None,
        notes=_languages(said, "skos:scopeNote") or _languages(said, "skos:note"),
    )


def _languages(said: Description, predicate: str) -> Mapping[str, str]:
    return {lang: text for lang in ("vi", "en") if (text := said.literal(predicate, lang))}


def _ours(iris: Iterable[str]) -> tuple[str, ...]:
    return tuple(local_name(iri) for iri in iris if iri.startswith(NAMESPACE))


def is_listed(identifier: str) -> bool:
    """Whether the id is that of a closed list, `role:`, or of an entry of one, `role:chu-tri`."""
    return identifier in _listed()


@cache
def _listed() -> frozenset[str]:
    entries_of = {concept.id for scheme in schemes() for concept in scheme.concepts}
    return frozenset(entries_of | {scheme.id for scheme in schemes()})
