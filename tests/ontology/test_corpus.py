"""The annotated documents as a graph: every name is declared, RDF and back loses nothing, the shapes find no fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, serialize
from pyshacl import validate
from rdflib import Graph

from graph.build import build
from graph.facts_json import loads
from graph.identity import identify
from ontology.declared import undeclared
from ontology.rdf import from_quads, normal, to_quads
from ontology.records import Subgraph
from ontology.shapes import shapes
from ontology.turtle import FILES

SOURCE = "src:corpus"


@pytest.fixture(scope="module")
def corpus(shared: Path) -> list[Subgraph]:
    facts = [loads(path.read_bytes()) for path in sorted((shared / "gold").glob("0*.json"))]
    assert len(facts) == 5
    return [build(one, identify(one).source) for one in facts]


def test_every_name_is_declared(corpus: list[Subgraph]) -> None:
    assert [undeclared(graph) for graph in corpus] == [[]] * 5


def test_rdf_to_property_graph_to_rdf_is_isomorphic(corpus: list[Subgraph]) -> None:
    for graph in corpus:
        quads = set(to_quads(graph, SOURCE))
        assert len(quads) > 1000
        assert from_quads(quads) == normal(graph)
        assert set(to_quads(from_quads(quads), SOURCE)) == quads


def test_shapes_find_no_fault(corpus: list[Subgraph]) -> None:
    rules, terms = Graph().parse(data=shapes(), format="turtle"), Graph().parse(FILES[0], format="turtle")
    smallest = min(corpus, key=lambda graph: len(graph.edges))
    text = serialize((quad.triple for quad in to_quads(smallest, SOURCE)), format=RdfFormat.N_TRIPLES)
    assert text is not None
    data = Graph().parse(data=text.decode(), format="nt")
    conforms, _, report = validate(data, shacl_graph=rules, ont_graph=terms, advanced=True)
    assert conforms, report
