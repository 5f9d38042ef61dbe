"""Sums, indicators and offices of one source in the graph: names, ends, passages; RDF and back; the shapes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import RdfFormat, serialize
from pyshacl import validate
from rdflib import Graph

from graph.build import build
from graph.facts import Activity, Amount, DocumentFacts, Entity, Indicator, PostMention, Signer
from graph.facts_json import dumps, loads
from graph.identity import identify
from ontology.declared import undeclared
from ontology.rdf import from_quads, normal, to_quads
from ontology.records import Edge, Node, Subgraph
from ontology.shapes import shapes
from ontology.turtle import FILES
from tests.graph.examples import GIAP, UBND_GIAP, plan, source, span

TEXT = (
    "KẾ HOẠCH\n"
    "1. Tỉnh Ất hỗ trợ UBND tỉnh 20 - 25 tỷ đồng mở 12 lớp tập huấn.\n"
    "2. Đồng chí Lê Văn Một, Chủ tịch UBND tỉnh chủ trì.\n"
    "CHỦ TỊCH\nLê Văn Một\n"
)
PATH, PLAN = "ubnd/tinh-giap/2023/12-kh-ubnd", "doc:ubnd/tinh-giap/2023/12-kh-ubnd"
CHAIR, PERSON = "post:chu-tich-ubnd/tinh-giap", "per:le-van-mot"
SUM, LESSONS = span(TEXT, "20 - 25 tỷ đồng"), span(TEXT, "12 lớp")
WORK = span(TEXT, "hỗ trợ UBND tỉnh 20 - 25 tỷ đồng mở 12 lớp tập huấn")


def counted() -> DocumentFacts:
    """A plan that states a sum, an indicator, and who is chairman, twice."""
    named, signed = span(TEXT, "Chủ tịch UBND tỉnh"), span(TEXT, "CHỦ TỊCH")
    return source(
        "counted",
        [plan()],
        TEXT,
        entities=(
            Entity(GIAP, "tỉnh Giáp", "tinh", "tinh"),
            Entity("loc:tinh-at", "tỉnh Ất", "tinh", "tinh"),
            Entity(UBND_GIAP, "UBND tỉnh Giáp", "ubnd", "tinh", "state", locality=GIAP),
            Entity(CHAIR, "Chủ tịch UBND tỉnh Giáp", "post", parent=UBND_GIAP),
            Entity(PERSON, "Lê Văn Một"),
        ),
        activities=(Activity("x1", "d1", None, (), "hỗ trợ", WORK),),
        amounts=(
            Amount(
                "m1", "d1", 20_000_000_000, "VND", "20 - 25 tỷ đồng", SUM, 25_000_000_000, purpose="mở lớp tập huấn",
                activity="x1", payer=("loc:tinh-at",), payee=(UBND_GIAP,),
            ),
        ),
        indicators=(
            Indicator(
                "i1", "d1", "mở lớp tập huấn", 12.0, "lớp", "target", "12 lớp", LESSONS, period="2023/2025",
                activity="x1", per="năm",
            ),
        ),
        signers=(Signer("d1", PERSON, "CHỦ TỊCH", CHAIR, on_behalf_of=UBND_GIAP, evidence=(signed,)),),
        posts=(
            PostMention("d1", CHAIR, "Chủ tịch UBND tỉnh", UBND_GIAP, named, PERSON, "Lê Văn Một", 0.9),
            PostMention("d1", CHAIR, "CHỦ TỊCH", UBND_GIAP, signed, PERSON, "Lê Văn Một"),
        ),
    ).facts  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> Subgraph:
    facts = counted()
    return build(facts, identify(facts).source)


def node(graph: Subgraph, label: str) -> Node:
    (found,) = [node for node in graph.nodes if node.label == label]
    return found


def edges(graph: Subgraph, kind: str) -> list[Edge]:
    return [edge for edge in graph.edges if edge.type == kind]


def test_a_sum_is_a_node_with_value_purpose_and_ends(graph: Subgraph) -> None:
    amount = node(graph, "Amount")
    assert amount.id == f"amt:{PATH}/{SUM.start}-{SUM.end}"
    assert amount.properties == {
        "name": "20 - 25 tỷ đồng", "rawValue": "20 - 25 tỷ đồng", "value": 2e10, "maximum": 2.5e10, "currency": "VND",
        "qualifier": "exact", "purpose": "mở lớp tập huấn", "confidence": 1.0,
    }  # fmt: skip
    kinds = ("STATED_IN", "PAID_BY", "PAID_TO", "FUNDS")
    ends = {kind: [edge.target for edge in edges(graph, kind) if edge.source == amount.id] for kind in kinds}
    work = f"act:{PATH}/{WORK.start}-{WORK.end}"
    assert ends == {"STATED_IN": [PLAN], "PAID_BY": ["loc:tinh-at"], "PAID_TO": [UBND_GIAP], "FUNDS": [work]}
    assert edges(graph, "FUNDS")[0].properties["quote"] == "20 - 25 tỷ đồng"


def test_an_indicator_is_a_node_with_unit_kind_and_years(graph: Subgraph) -> None:
    indicator = node(graph, "Indicator")
    said = {
        key: indicator.properties[key] for key in ("name", "value", "unit", "kind", "periodStart", "periodEnd", "per")
    }
    assert said == {
        "name": "mở lớp tập huấn", "value": 12.0, "unit": "lớp", "kind": "target", "periodStart": "2023",
        "periodEnd": "2025", "per": "năm",
    }  # fmt: skip
    assert [(edge.source, edge.target) for edge in edges(graph, "MEASURES")] == [
        (indicator.id, f"act:{PATH}/{WORK.start}-{WORK.end}")
    ]


def test_who_holds_an_office_is_one_edge_with_the_documents_day(graph: Subgraph) -> None:
    (held,) = edges(graph, "HOLDS_POST")
    assert held.source.startswith(PERSON)
    assert held.target == CHAIR
    assert (held.properties["date"], held.properties["confidence"]) == ("2023-05-04", 1.0)
    assert len(held.properties["spans"]) == 2  # type: ignore[arg-type]
    assert [(edge.source, edge.target) for edge in edges(graph, "POST_OF")] == [(CHAIR, UBND_GIAP)]


def test_every_name_is_declared_and_rdf_loses_nothing(graph: Subgraph) -> None:
    assert undeclared(graph) == []
    quads = set(to_quads(graph, "src:counted"))
    assert from_quads(quads) == normal(graph)
    assert set(to_quads(from_quads(quads), "src:counted")) == quads


def report_of(graph: Subgraph) -> tuple[bool, str]:
    rules, terms = Graph().parse(data=shapes(), format="turtle"), Graph().parse(FILES[0], format="turtle")
    text = serialize((quad.triple for quad in to_quads(graph, "src:counted")), format=RdfFormat.N_TRIPLES)
    assert text is not None
    data = Graph().parse(data=text.decode(), format="nt")
    conforms, _, report = validate(data, shacl_graph=rules, ont_graph=terms, advanced=True)
    return conforms, report


def test_the_shapes_find_no_fault(graph: Subgraph) -> None:
    conforms, report = report_of(graph)
    assert conforms, report


@pytest.mark.parametrize(
    ("label", "changed", "complaint"),
    [
        ("Amount", {"maximum": 1e9}, "below its maximum"),
        ("Amount", {"currency": "đồng"}, "ISO 4217"),
        ("Amount", {"qualifier": "roughly"}, "how exact"),
        ("Indicator", {"kind": "wish"}, "a target or a result"),
    ],
)
def test_the_shapes_catch_a_bad_quantity(
    graph: Subgraph, label: str, changed: dict[str, str | float], complaint: str
) -> None:
    bad = replace(node(graph, label), properties={**node(graph, label).properties, **changed})
    conforms, report = report_of(replace(graph, nodes=tuple(bad if one.id == bad.id else one for one in graph.nodes)))
    assert not conforms
    assert complaint in report


def test_the_rows_survive_json() -> None:
    facts = counted()
    back = loads(dumps(facts))
    assert (back.amounts, back.indicators, back.posts) == (facts.amounts, facts.indicators, facts.posts)
    assert [type(row.value) for row in back.amounts] == [int]
