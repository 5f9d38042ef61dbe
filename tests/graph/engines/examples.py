"""A small graph with everything that engines stumble over: parallel edges, missing titles, lists, letters."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from graph.engines.base import Change
from ontology.records import Edge, Node, Subgraph

IRI = "https://example.test/id/"
NODES = (
    Node("loc:tinh-lai-chau", "Province", {"name": "tỉnh Lai Châu", "aliases": ("Lai Châu",)}),
    Node("loc:tp-ha-noi", "Province", {"name": "thành phố Hà Nội"}),
    Node("doc:2923", "Document", {"number": "2923", "symbol": "KH-UBND", "title": "Kế hoạch", "held": True}),
    Node("doc:2711", "Document", {"number": "2711", "symbol": "KH-UBND", "held": False}),
)
# Loops over one list: each `range()` would count towards KGLite's ceiling of collection items, and end it early.
ENDLESS_CYPHER = (
    "WITH range(1, 9999) AS r "
    "RETURN reduce(s = 0, x IN r | s + reduce(t = 0, y IN r | t + reduce(u = 0, z IN r | u + z))) AS n"
)


def link(source: str, target: str, kind: str, key: str, **values: str | int | float) -> Edge:
    return Edge(source, target, kind, key, values)


EDGES = (
    link("doc:2923", "doc:2711", "IMPLEMENTS", "k1", start=10, end=20, confidence=0.9),
    link("doc:2923", "doc:2711", "IMPLEMENTS", "k2", start=30, end=40, confidence=1.0),
    link("loc:tinh-lai-chau", "loc:tp-ha-noi", "COOPERATES_WITH", "k3", quote="hợp tác “toàn diện”"),
)


def added(commit: int, source: str, nodes: Iterable[Node] = NODES, edges: Iterable[Edge] = EDGES) -> Change:
    """A source that alone brings these nodes and edges."""
    graph = Subgraph(tuple(nodes), tuple(edges))
    return Change(commit, source, graph, graph.nodes, (), graph.edges, ())


def removed(commit: int, source: str, nodes: Iterable[str] = (), edges: Iterable[str] = ()) -> Change:
    return Change(commit, source, None, (), tuple(nodes), (), tuple(edges))


class PlainRdf:
    """RDF without the ontology: a resource per node and per edge, so that counts compare."""

    def graph_name(self, source: str) -> NamedNode:
        return NamedNode(f"{IRI}source/{source}")

    def quads(self, contribution: Subgraph, source: str) -> Iterable[Quad]:
        graph = self.graph_name(source)
        for node in contribution.nodes:
            yield Quad(NamedNode(IRI + node.id), NamedNode(IRI + "label"), Literal(node.label), graph)
        for edge in contribution.edges:
            statement = NamedNode(IRI + edge.key)
            yield Quad(NamedNode(IRI + edge.source), NamedNode(IRI + edge.type), NamedNode(IRI + edge.target), graph)
            yield Quad(statement, NamedNode(IRI + "type"), Literal(edge.type), graph)

    def ontology(self) -> Iterable[Quad]:
        yield Quad(NamedNode(IRI + "Document"), NamedNode(IRI + "is"), Literal("class"), NamedNode(IRI + "ontology"))
