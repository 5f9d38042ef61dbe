from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import RdfFormat, serialize
from pyshacl import validate
from rdflib import Graph

from ontology.rdf import to_quads
from ontology.records import Edge, Node, Properties, Subgraph
from ontology.shapes import shapes
from ontology.turtle import FILES
from tests.ontology.graphs import GOOD, SOURCE

SHAPES = Graph().parse(data=shapes(), format="turtle")
ONTOLOGY = Graph().parse(FILES[0], format="turtle")


def _report(graph: Subgraph) -> tuple[bool, str]:
    triples = (quad.triple for quad in to_quads(graph, SOURCE))
    text = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert text is not None
    data = Graph().parse(data=text.decode(), format="nt")
    conforms, _, report = validate(data, shacl_graph=SHAPES, ont_graph=ONTOLOGY, advanced=True)
    return conforms, report


def _with(*records: Node | Edge) -> Subgraph:
    nodes = {node.id: node for node in GOOD.nodes} | {r.id: r for r in records if isinstance(r, Node)}
    edges = {edge.key: edge for edge in GOOD.edges} | {r.key: r for r in records if isinstance(r, Edge)}
    return Subgraph(tuple(nodes.values()), tuple(edges.values()))


def test_a_good_graph_conforms() -> None:
    conforms, report = _report(GOOD)
    assert conforms, report


def test_every_relationship_with_known_ends_has_shapes() -> None:
    assert shapes().count("sh:targetObjectsOf") >= 30


DOCUMENT: Properties = {"system": "state", "documentType": "KH", "held": False}


@pytest.mark.parametrize(
    ("record", "complaint"),
    [
        (Node("doc:x", "Document", {**DOCUMENT, "system": "church"}), "one system"),
        (Node("doc:x", "Document", {"system": "state", "held": False}), "one type"),
        (Node("doc:x", "Document", {**DOCUMENT, "held": True}), "names the source"),
        (Node("doc:x", "Document", {**DOCUMENT, "date": "30/02/2020"}), "a date is YYYY"),
        (Node("doc:x", "Document", {**DOCUMENT, "date": "2020-02-30"}), "a date is YYYY"),
        (Node("loc:x", "District", {}), "one name"),
        (Node("agr:x", "Agreement", {}), "has parties"),
        (Node("org:nato", "ForeignPartner", {}), "one name"),
        (Node("task:x", "RoleAssignment", {"name": "x", "task": "x"}), "says to whom"),
        (Node("task:x", "RoleAssignment", {"name": "x", "task": "x"}), "has one role"),
        (Node("task:x", "Duty", {"name": "x"}), "has its task"),
        (Node("task:x", "Duty", {"name": "x"}), "made by a document"),
        (Node("act:x", "Activity", {"name": "x"}), "planned in a document"),
        (Node("src:x", "Source", {"name": "x", "sha256": "ABC"}), "the SHA-256"),
        (Edge("loc:tinh-a", "doc:bgn", "IMPLEMENTS", "bad"), "one end of IMPLEMENTS"),
        (Edge("doc:bgn", "loc:tinh-a", "PARTY_TO", "bad"), "one end of PARTY_TO"),
        (Edge("doc:bgn", "loc:tinh-a", "MENTIONS", "bad", {"confidence": 1.5}), "from 0 to 1"),
        (Edge("doc:bgn", "loc:tinh-a", "MENTIONS", "bad", {"start": 9, "end": 3}), "not after its end"),
    ],
)
def test_a_bad_graph_is_caught(record: Node | Edge, complaint: str) -> None:
    conforms, report = _report(_with(record))
    assert not conforms
    assert complaint in report


def test_evidence_without_its_triple_is_caught() -> None:
    edge = replace(GOOD.edges[0], key="lonely")
    quads = [quad for quad in to_quads(Subgraph(edges=(edge,)), SOURCE) if "evidence" in quad.subject.value]  # type: ignore[union-attr]
    text = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    assert text is not None
    data = Graph().parse(data=text.decode(), format="nt")
    conforms, _, report = validate(data, shacl_graph=SHAPES, ont_graph=ONTOLOGY, advanced=True)
    assert not conforms
    assert "direct triple" in report
