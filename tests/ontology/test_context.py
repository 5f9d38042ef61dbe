from __future__ import annotations

import json

from pyoxigraph import RdfFormat, serialize
from rdflib import Graph
from rdflib.compare import isomorphic

from ontology.context import jsonld_context
from ontology.rdf import to_quads
from ontology.records import Edge, Node, Subgraph
from ontology.terms import entity_iri
from ontology.vocabulary import vocabulary


def test_every_name_is_in_the_context() -> None:
    context = jsonld_context()["@context"]
    assert vocabulary().class_by_label.keys() | vocabulary().properties.keys() <= context.keys()
    assert (context["id"], context["type"]) == ("@id", "@type")


def test_json_with_the_context_is_the_rdf() -> None:
    graph = Subgraph(
        (
            Node("loc:a", "Province", {"name": "tỉnh A", "latitude": 22.5, "aliases": ("A", "Á")}),
            Node("loc:b", "Region"),
        ),
        (Edge("loc:a", "loc:b", "MEMBER_OF", "loc:a|MEMBER_OF|loc:b"),),
    )
    document = {
        **jsonld_context(),
        "@graph": [
            {
                "id": entity_iri("loc:a"),
                "type": "Province",
                "name": "tỉnh A",
                "latitude": 22.5,
                "aliases": ["A", "Á"],
                "memberOf": entity_iri("loc:b"),
            },
            {"id": entity_iri("loc:b"), "type": "Region"},
        ],
    }
    text = serialize((quad.triple for quad in to_quads(graph, "src:x")), format=RdfFormat.N_TRIPLES)
    assert text is not None
    ours = Graph().parse(data=text.decode(), format="nt")
    assert isomorphic(Graph().parse(data=json.dumps(document), format="json-ld"), ours)
