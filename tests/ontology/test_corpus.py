"""Whole documents as graphs: every name is declared, RDF and back loses nothing, the shapes find no fault.

The annotated documents, the samples as they are loaded (with the links between sources), and, where present, the seeds
and a few of the corpus as this program reads them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Quad

from graph.build import build
from graph.facts_json import loads
from graph.identity import identify
from graph.library.whole import whole_graph
from loaders.pipeline import read_file
from ontology.conformance import violations
from ontology.declared import undeclared
from ontology.rdf import ONTOLOGY_GRAPH, from_quads, graph_name, normal, to_quads
from ontology.records import Subgraph
from tests.conftest import SHARED
from tests.graph.comparing import sparql_quads

SOURCE = "src:corpus"


@pytest.fixture(scope="module")
def corpus(shared: Path) -> list[Subgraph]:
    facts = [loads(path.read_bytes()) for path in sorted((shared / "gold").glob("0*.json"))]
    assert len(facts) == 5
    return [build(one, identify(one).source) for one in facts]


def _read(path: Path) -> Subgraph:
    facts = read_file(path)[1]
    return build(facts, identify(facts).source)


def _assert_isomorphic(graph: Subgraph) -> None:
    """There and back; without blank nodes, equal sets of quads are isomorphic graphs."""
    quads = set(to_quads(graph, SOURCE))
    back = from_quads(quads)
    assert back == normal(graph)
    assert set(to_quads(back, SOURCE)) == quads
    assert not any(isinstance(term, BlankNode) for quad in quads for term in (quad.subject, quad.object))


def test_every_name_is_declared(corpus: list[Subgraph]) -> None:
    assert [undeclared(graph) for graph in corpus] == [[]] * 5


def test_rdf_to_property_graph_to_rdf_is_isomorphic(corpus: list[Subgraph]) -> None:
    for graph in corpus:
        assert len(graph.edges) > 100
        _assert_isomorphic(graph)


def test_shapes_find_no_fault(corpus: list[Subgraph]) -> None:
    smallest = min(corpus, key=lambda graph: len(graph.edges))
    assert violations(to_quads(smallest, SOURCE)) == ()


@pytest.mark.parametrize("path", sorted((SHARED / "seeds").glob("*.txt")), ids=lambda path: path.stem[:3])
def test_a_seed_as_it_is_read(shared: Path, path: Path) -> None:
    assert shared
    graph = _read(path)
    _assert_isomorphic(graph)
    assert undeclared(graph) == []
    assert violations(to_quads(graph, SOURCE)) == ()


def test_documents_of_the_corpus_as_they_are_read(shared: Path) -> None:
    paths = sorted((shared / "corpus" / "documents").glob("*.txt"))[::8]
    graphs = [_read(path) for path in paths]
    for graph in graphs:
        _assert_isomorphic(graph)
    assert [undeclared(graph) for graph in graphs] == [[]] * len(paths)
    smallest = sorted(graphs, key=lambda graph: len(graph.edges))[: len(graphs) // 2]
    assert [violations(to_quads(graph, SOURCE)) for graph in smallest] == [()] * len(smallest)


def test_the_samples_as_they_are_stored(loaded_samples: Path) -> None:
    with whole_graph(loaded_samples) as graph:
        said = dict(graph.contributions())
    assert len(said) == 12
    for one in said.values():
        _assert_isomorphic(one)
    labels = {node.label for one in said.values() for node in one.nodes}
    assert {"Activity", "RoleAssignment", "Duty", "Event", "Objective", "Indicator", "Person", "Post"} <= labels


def test_what_the_engine_holds_of_the_samples_is_what_the_library_says(loaded_samples: Path) -> None:
    """Property graph to the stored quads and back, every graph of them: those of sources and that of links."""
    by_graph: dict[str, list[Quad]] = {}
    for quad in sparql_quads(loaded_samples):
        by_graph.setdefault(quad.graph_name.value, []).append(quad)  # type: ignore[union-attr]
    del by_graph[ONTOLOGY_GRAPH.value]
    with whole_graph(loaded_samples) as graph:
        expected = {graph_name(source).value: normal(said) for source, said in graph.contributions()}
    read = {name: from_quads(quads) for name, quads in by_graph.items()}
    links = [edge for name, one in read.items() if name not in expected for edge in one.edges]
    assert {name: read[name] for name in expected} == expected
    assert links
    assert {edge.type for edge in links} == {"POSSIBLY_SAME"}
    for name, one in read.items():
        assert set(to_quads(one, name)) == set(by_graph[name])
