from __future__ import annotations

import pytest
from hypothesis import given, settings
from pyoxigraph import Dataset, Literal, NamedNode, Quad, RdfFormat, Store, parse, serialize

from ontology.rdf import RdfMapping, from_quads, graph_name, normal, ontology_quads, plain_key, to_quads
from ontology.records import Edge, Node, Subgraph
from ontology.terms import NAMESPACE, UndeclaredTerm, entity_iri
from tests.ontology.graphs import GOOD, SOURCE, subgraphs


@settings(deadline=None)
@given(subgraphs())
def test_property_graph_survives_rdf(graph: Subgraph) -> None:
    assert from_quads(to_quads(graph, SOURCE)) == normal(graph)


@settings(deadline=None)
@given(subgraphs())
def test_rdf_survives_the_property_graph(graph: Subgraph) -> None:
    quads = set(to_quads(graph, SOURCE))
    assert set(to_quads(from_quads(quads), SOURCE)) == quads


@settings(deadline=None)
@given(subgraphs())
def test_rdf_survives_a_file_and_a_store(graph: Subgraph) -> None:
    quads = set(to_quads(graph, SOURCE))
    text = serialize(quads, format=RdfFormat.N_QUADS)
    assert text is not None
    assert set(parse(text, format=RdfFormat.N_QUADS)) == quads
    store = Store()
    store.extend(quads)
    assert from_quads(store, SOURCE) == normal(graph)


@settings(deadline=None)
@given(subgraphs())
def test_no_quad_comes_twice_and_all_are_in_the_source_graph(graph: Subgraph) -> None:
    quads = list(to_quads(graph, SOURCE))
    assert len(quads) == len(set(quads))
    assert {quad.graph_name for quad in quads} <= {graph_name(SOURCE)}


def test_order_of_records_does_not_matter() -> None:
    backwards = Subgraph(GOOD.nodes[::-1], GOOD.edges[::-1])
    assert Dataset(to_quads(GOOD, SOURCE)) == Dataset(to_quads(backwards, SOURCE))


def test_direct_triple_is_there_once_for_parallel_edges() -> None:
    plan, memorandum = (NamedNode(entity_iri(name)) for name in ("doc:ubnd/tinh-a/2023/12-kh-ubnd", "doc:bgn"))
    triple = Quad(plan, NamedNode(NAMESPACE + "implements"), memorandum, graph_name(SOURCE))
    assert list(to_quads(GOOD, SOURCE)).count(triple) == 1
    assert sum(edge.type == "IMPLEMENTS" for edge in from_quads(to_quads(GOOD, SOURCE)).edges) == 2


def test_plain_edge_is_a_triple_alone() -> None:
    edge = Edge("org:a", "loc:b", "LOCATED_IN", plain_key("org:a", "LOCATED_IN", "loc:b"))
    assert len(list(to_quads(Subgraph(edges=(edge,)), SOURCE))) == 1


def test_sparql_finds_the_passage() -> None:
    store = Store()
    store.extend(to_quads(GOOD, SOURCE))
    query = """
        PREFIX ht: <https://w3id.org/hoptac/ontology#>
        PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?source ?quote ?confidence WHERE { GRAPH ?source {
            ?plan ht:implements ?what .
            ?e ht:evidenceFor ?plan ; ht:evidenceProperty ht:implements ; ht:evidenceValue ?what ;
                ht:confidence ?confidence ; oa:hasTarget/oa:hasSelector/oa:exact ?quote } }"""
    rows = [tuple(value.value for value in row) for row in store.query(query)]  # type: ignore[union-attr]
    assert rows == [(entity_iri(SOURCE), "Thực hiện", "0.9")]


@pytest.mark.parametrize(
    ("value", "datatype"),
    [("2023", "gYear"), ("2023-07", "gYearMonth"), ("2023-07-19", "date"), ("2023-02-30", "string"), ("", "string")],
)
def test_dates_are_typed_as_far_as_they_are_known(value: str, datatype: str) -> None:
    node = Node("doc:x", "Document", {"date": value})
    written = [quad.object for quad in to_quads(Subgraph((node,)), SOURCE) if isinstance(quad.object, Literal)]
    assert [(term.value, term.datatype.value.partition("#")[2]) for term in written] == [(value, datatype)]


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (Node("x", "Kingdom"), "Kingdom"),
        (Node("x", "Province", {"colour": "red"}), "colour"),
        (Node("x", "Province", {"name": ("a", "b")}), "name"),
        (Node("x", "Document", {"held": "yes"}), "held"),
        (Node("x", "Source", {"characters": True}), "characters"),
    ],
)
def test_undeclared_nodes_are_named(record: Node, words: str) -> None:
    with pytest.raises(UndeclaredTerm, match=words):
        list(to_quads(Subgraph((record,)), SOURCE))


def test_undeclared_relationship_is_named() -> None:
    with pytest.raises(UndeclaredTerm, match="LOVES"):
        list(to_quads(Subgraph(edges=(Edge("a", "b", "LOVES", "k"),)), SOURCE))


def test_sources_stay_apart() -> None:
    other = Subgraph((Node("loc:tinh-c", "Province", {"name": "tỉnh C"}),))
    both = [*to_quads(GOOD, SOURCE), *to_quads(other, "https://example.org/source")]
    assert from_quads(both, "https://example.org/source") == other
    assert from_quads(both, SOURCE) == normal(GOOD)


def test_ontology_has_its_own_graph_and_no_blank_nodes() -> None:
    quads = list(ontology_quads())
    assert {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, NamedNode)} == {NAMESPACE[:-1]}
    assert all(isinstance(quad.subject, NamedNode) for quad in quads)
    assert list(RdfMapping().ontology()) == quads
