"""An edge's properties and passage as a Web Annotation with an IRI made from the edge's key.

    <…/evidence/KEY> a ht:Evidence ; ht:evidenceFor S ; ht:evidenceProperty ht:implements ; ht:evidenceValue O ;
        ht:confidence 0.9 ; oa:hasTarget <…/evidence/KEY#target> .
    <…#target> a oa:SpecificResource ; oa:hasSource SOURCE ; oa:hasSelector <…#position>, <…#quote> .
    <…#position> a oa:TextPositionSelector ; oa:start 10 ; oa:end 34 .
    <…#quote> a oa:TextQuoteSelector ; oa:exact "…" .

Parallel edges have different keys, so each keeps its own evidence beside the one direct triple.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from ontology.records import Edge, Value
from ontology.terms import (
    EVIDENCE_BASE,
    NAMESPACE,
    UndeclaredTerm,
    decode_path,
    encode_path,
    entity_id,
    entity_iri,
    local_name,
)
from ontology.turtle import expand
from ontology.values import Term, from_terms, to_terms
from ontology.vocabulary import PropertyTerm, vocabulary

Statements = Mapping[str, Sequence[Term]]
"""What is said of one subject: values by predicate IRI."""

RDF_TYPE: Final = NamedNode(expand("rdf:type"))
EVIDENCE: Final = NamedNode(NAMESPACE + "Evidence")
_SUBJECT = NamedNode(NAMESPACE + "evidenceFor")
_PROPERTY = NamedNode(NAMESPACE + "evidenceProperty")
_OBJECT = NamedNode(NAMESPACE + "evidenceValue")
_TARGET, _SOURCE, _SELECTOR = (NamedNode(expand(f"oa:{name}")) for name in ("hasTarget", "hasSource", "hasSelector"))
_RESOURCE = NamedNode(expand("oa:SpecificResource"))
_SELECTORS = {
    "position": (NamedNode(expand("oa:TextPositionSelector")), ("start", "end")),
    "quote": (NamedNode(expand("oa:TextQuoteSelector")), ("quote",)),
}
_SELECTOR_PREDICATES = {name: NamedNode(expand(f"oa:{name}")) for name in ("start", "end")} | {
    "quote": NamedNode(expand("oa:exact"))
}


def property_for_key(key: str) -> PropertyTerm:
    """The property with this key. Raises `UndeclaredTerm` where the ontology has none."""
    term = vocabulary().property_by_key.get(key)
    if term is None:
        raise UndeclaredTerm(f"{key}: no such property key; declare it in ontology/hoptac.ttl")
    return term


def direct_triple(edge: Edge) -> Triple:
    """The statement itself: (source, property, target)."""
    name = vocabulary().relationship_property(edge.type)
    return Triple(NamedNode(entity_iri(edge.source)), NamedNode(NAMESPACE + name), NamedNode(entity_iri(edge.target)))


def evidence_triples(edge: Edge, source: NamedNode) -> Iterator[Triple]:
    """Evidence for an edge that the source with this IRI states."""
    node = NamedNode(EVIDENCE_BASE + encode_path(edge.key))
    statement = direct_triple(edge)
    yield Triple(node, RDF_TYPE, EVIDENCE)
    yield Triple(node, _SUBJECT, statement.subject)
    yield Triple(node, _PROPERTY, statement.predicate)
    yield Triple(node, _OBJECT, statement.object)
    for key, value in edge.properties.items():
        if key not in _SELECTOR_PREDICATES:
            yield from property_triples(node, key, value)
    if edge.properties.keys() & _SELECTOR_PREDICATES.keys():
        yield from _passage_triples(node, edge.properties, source)


def property_triples(subject: NamedNode, key: str, value: Value) -> Iterator[Triple]:
    """One triple for each value of a property."""
    term = property_for_key(key)
    for item in to_terms(term, value):
        yield Triple(subject, NamedNode(term.iri), item)


def _passage_triples(node: NamedNode, properties: Mapping[str, Value], source: NamedNode) -> Iterator[Triple]:
    target = NamedNode(node.value + "#target")
    yield Triple(node, _TARGET, target)
    yield Triple(target, RDF_TYPE, _RESOURCE)
    yield Triple(target, _SOURCE, source)
    for name, (kind, keys) in _SELECTORS.items():
        present = [key for key in keys if key in properties]
        if present:
            selector = NamedNode(f"{node.value}#{name}")
            yield Triple(target, _SELECTOR, selector)
            yield Triple(selector, RDF_TYPE, kind)
            for key in present:
                yield Triple(selector, _SELECTOR_PREDICATES[key], to_terms(property_for_key(key), properties[key])[0])


def is_evidence(statements: Statements) -> bool:
    """Whether a subject is evidence for an edge."""
    return EVIDENCE in statements.get(RDF_TYPE.value, ())


def read_edge(iri: str, described: Mapping[str, Statements]) -> Edge:
    """The edge that an evidence node in a graph was written for."""
    said = described[iri]
    passage: dict[str, Value] = {}
    for name, (_, keys) in _SELECTORS.items():
        selector = described.get(f"{iri}#{name}", {})
        passage |= {key: value for key in keys if (value := _selected(selector, key)) is not None}
    return Edge(
        source=entity_id(_iri(said, _SUBJECT)),
        target=entity_id(_iri(said, _OBJECT)),
        type=vocabulary().relationship_type(local_name(_iri(said, _PROPERTY))),
        key=decode_path(iri[len(EVIDENCE_BASE) :]),
        properties=read_properties(said) | passage,
    )


def read_properties(statements: Statements) -> dict[str, Value]:
    """The properties that a subject carries, by key; statements of other predicates are not properties."""
    properties: dict[str, Value] = {}
    for predicate, values in statements.items():
        term = vocabulary().properties.get(local_name(predicate)) if predicate.startswith(NAMESPACE) else None
        if term is not None and term.property_key is not None:
            properties[term.property_key] = from_terms(term, values)
    return properties


def _selected(selector: Statements, key: str) -> Value | None:
    values = selector.get(_SELECTOR_PREDICATES[key].value)
    return from_terms(property_for_key(key), values) if values else None


def _iri(statements: Statements, predicate: NamedNode) -> str:
    value = statements[predicate.value][0]
    if isinstance(value, (NamedNode, Literal)):
        return value.value
    raise UndeclaredTerm(f"{predicate.value}: {value} is not an IRI")
