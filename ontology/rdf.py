"""Records to RDF and back: what one source contributes is one named graph.

A node is its class and properties. An edge is the direct triple, so that plain SPARQL needs nothing else, and evidence
(`ontology.evidence`) with its properties and passage. An edge that says nothing beyond the triple (no properties, and
the key that `plain_key` makes) is the triple alone: which source said it is the graph's name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Triple, parse

from ontology.evidence import (
    RDF_TYPE,
    Statements,
    direct_triple,
    evidence_triples,
    is_evidence,
    property_for_key,
    property_triples,
    read_edge,
    read_properties,
)
from ontology.records import Edge, Node, Properties, Subgraph, Value
from ontology.terms import ENTITY_BASE, NAMESPACE, UndeclaredTerm, entity_id, entity_iri, local_name, source_iri
from ontology.turtle import FILES
from ontology.values import Term, from_terms, to_terms
from ontology.vocabulary import vocabulary

ONTOLOGY_GRAPH: Final = NamedNode(NAMESPACE.removesuffix("#"))


def graph_name(source: str) -> NamedNode:
    """The named graph of a source, by its id (`src:…`) or IRI."""
    return NamedNode(source_iri(source))


def to_quads(contribution: Subgraph, source: str) -> Iterator[Quad]:
    """What a source says, in its named graph; no quad twice.

    Raises:
        UndeclaredTerm: a label, relationship type, property key or kind of value that the ontology does not declare.
    """
    graph = graph_name(source)
    for triple in dict.fromkeys(_triples(contribution, graph)):
        yield Quad(triple.subject, triple.predicate, triple.object, graph)


def from_quads(quads: Iterable[Quad], source: str | None = None) -> Subgraph:
    """What `to_quads` wrote, in the form of `normal`; only the quads of one source where `source` is given.

    Raises:
        UndeclaredTerm: an entity has none of our classes.
    """
    described = _by_subject(quads, graph_name(source) if source is not None else None)
    stated = [read_edge(iri, described) for iri, said in described.items() if is_evidence(said)]
    entities = {iri: said for iri, said in described.items() if iri.startswith(ENTITY_BASE)}
    known = {(edge.source, edge.type, edge.target) for edge in stated}
    plain = (edge for iri, said in entities.items() for edge in _plain_edges(iri, said))
    edges = stated + [edge for edge in plain if (edge.source, edge.type, edge.target) not in known]
    return normal(Subgraph(tuple(_node(iri, said) for iri, said in entities.items()), tuple(edges)))


def plain_key(source: str, relationship: str, target: str) -> str:
    """The key of an edge that a source states without passage or anything else to say of it."""
    return f"{source}|{relationship}|{target}"


def normal(subgraph: Subgraph) -> Subgraph:
    """The same graph in the form that RDF keeps: nodes by id, edges by key, sets sorted and without doubles.

    An empty set is no statement, so it is left out.
    """
    nodes = [replace(node, properties=_normal_properties(node.properties)) for node in subgraph.nodes]
    edges = [replace(edge, properties=_normal_properties(edge.properties)) for edge in subgraph.edges]
    return Subgraph(
        tuple(sorted(nodes, key=lambda node: node.id)),
        tuple(sorted(edges, key=lambda edge: edge.key)),
    )


def ontology_quads() -> Iterator[Quad]:
    """The ontology and its schemes in a named graph of their own, so that SPARQL can ask for labels."""
    for path in FILES:
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, ONTOLOGY_GRAPH)


class RdfMapping:
    """The functions of this module as one object, for an engine that is told how records become RDF."""

    def graph_name(self, source: str) -> NamedNode:
        """See `graph_name`."""
        return graph_name(source)

    def quads(self, contribution: Subgraph, source: str) -> Iterator[Quad]:
        """See `to_quads`."""
        return to_quads(contribution, source)

    def ontology(self) -> Iterator[Quad]:
        """See `ontology_quads`."""
        return ontology_quads()


def _triples(contribution: Subgraph, graph: NamedNode) -> Iterator[Triple]:
    for node in contribution.nodes:
        yield from _node_triples(node)
    stated = Counter((edge.source, edge.type, edge.target) for edge in contribution.edges)
    for edge in contribution.edges:
        yield direct_triple(edge)
        if stated[edge.source, edge.type, edge.target] > 1 or not _is_plain(edge):
            yield from evidence_triples(edge, graph)


def _is_plain(edge: Edge) -> bool:
    return not edge.properties and edge.key == plain_key(edge.source, edge.type, edge.target)


def _node_triples(node: Node) -> Iterator[Triple]:
    subject = NamedNode(entity_iri(node.id))
    term = vocabulary().class_by_label.get(node.label)
    if term is None:
        raise UndeclaredTerm(f"{node.id}: no class has the label {node.label}; declare it in ontology/hoptac.ttl")
    yield Triple(subject, RDF_TYPE, NamedNode(term.iri))
    for key, value in node.properties.items():
        yield from property_triples(subject, key, value)


def _by_subject(quads: Iterable[Quad], graph: NamedNode | None) -> dict[str, Statements]:
    described: dict[str, defaultdict[str, list[Term]]] = {}
    for quad in quads:
        if isinstance(quad.subject, (NamedNode, BlankNode)) and graph in (None, quad.graph_name):
            said = described.setdefault(quad.subject.value, defaultdict(list))
            if quad.object not in said[quad.predicate.value]:
                said[quad.predicate.value].append(quad.object)
    return dict(described)


def _node(iri: str, said: Statements) -> Node:
    classes = vocabulary().classes
    names = [local_name(kind.value) for kind in said.get(RDF_TYPE.value, ()) if isinstance(kind, NamedNode)]
    labels = [label for name in names if name in classes and (label := classes[name].node_label)]
    if not labels:
        raise UndeclaredTerm(f"{iri}: has none of the classes of ontology/hoptac.ttl")
    return Node(entity_id(iri), labels[0], read_properties(said))


def _plain_edges(iri: str, said: Statements) -> Iterator[Edge]:
    source = entity_id(iri)
    for predicate, values in said.items():
        relationship = _relationship(predicate)
        for value in values if relationship else ():
            if isinstance(value, NamedNode) and relationship:
                target = entity_id(value.value)
                yield Edge(source, target, relationship, plain_key(source, relationship, target))


def _relationship(predicate: str) -> str | None:
    term = vocabulary().properties.get(local_name(predicate)) if predicate.startswith(NAMESPACE) else None
    return term.relationship_type if term else None


def _normal_properties(properties: Properties) -> Mapping[str, Value]:
    normalised = {}
    for key, value in properties.items():
        term = property_for_key(key)
        if terms := to_terms(term, value):
            normalised[key] = from_terms(term, terms)
    return normalised
