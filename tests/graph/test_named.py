from __future__ import annotations

from pathlib import Path

import pytest

from graph.build import build
from graph.facts import Entity, Event, EventDate, ForeignPartner, Mention, NamedPlace, Objective
from graph.facts_json import loads
from graph.identity import identify
from ontology.declared import undeclared
from ontology.rdf import from_quads, normal, to_quads
from ontology.records import Subgraph
from tests.graph.examples import AT, GIAP, PLACES, UBND_AT, UBND_GIAP, Example, plan, source, span

PLAN, PATH = "doc:ubnd/tinh-giap/2023/12-kh-ubnd", "ubnd/tinh-giap/2023/12-kh-ubnd"
TEXT = (
    "Mục đích: nâng cao hiệu quả hợp tác. Ngày 15/6/2021, tại hồ Thanh, UBND tỉnh Giáp và UBND tỉnh Ất ký kết Biên bản "
    "ghi nhớ. Tổ chức hội nghị đánh giá. Vận động vốn của UNESCO và Chính phủ Nhật Bản, dọc sông Trong."
)
LAKE, RIVER = "place:ho-thanh", "place:song-trong"
SIGNED = "event:ky-ket/2021-06-15/ky-ket-bien-ban-ghi-nho/tinh-at+tinh-giap"
MEETING = f"event:{PATH}/{TEXT.index('hội nghị')}-{TEXT.index('hội nghị') + len('hội nghị đánh giá')}"


def example() -> Example:
    lake = span(TEXT, "hồ Thanh")
    return source(
        "named",
        [plan()],
        TEXT,
        entities=(*PLACES, Entity(LAKE, "Hồ Thanh"), Entity(RIVER, "Sông Trong"), Entity("org:unesco", "UNESCO")),
        mentions=(Mention(lake.start, lake.end, lake.quote, "loc", (LAKE,), "explicit"),),
        events=(
            Event(
                "e1", "ký kết", "ký kết Biên bản ghi nhớ", EventDate("2021-06-15", "day", raw="Ngày 15/6/2021"), LAKE,
                (UBND_GIAP, UBND_AT), "d1", 0.9, (span(TEXT, "ký kết Biên bản ghi nhớ"),),
            ),
            Event("e2", "hội nghị", "hội nghị đánh giá", document="d1", evidence=(span(TEXT, "hội nghị đánh giá"),)),
        ),
        places=(NamedPlace(LAKE, lake, "hồ", "d1"), NamedPlace(RIVER, span(TEXT, "sông Trong"), "sông", "d1")),
        foreign_partners=(
            ForeignPartner("org:unesco", "donor", span(TEXT, "UNESCO"), "d1"),
            ForeignPartner("org:chinh-phu/jp", "donor", span(TEXT, "Chính phủ Nhật Bản"), "d1"),
        ),
        objectives=(Objective("d1", span(TEXT, "nâng cao hiệu quả hợp tác"), "mục đích"),),
    )  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> Subgraph:
    facts = example().facts
    return build(facts, identify(facts).source)


def ends(graph: Subgraph, kind: str) -> set[tuple[str, str]]:
    return {(edge.source, edge.target) for edge in graph.edges if edge.type == kind}


def test_an_event_has_time_place_participants_and_its_document(graph: Subgraph) -> None:
    said = graph.node(SIGNED).properties
    assert graph.node(SIGNED).label == "Event"
    assert (said["kind"], said["date"], said["datePrecision"]) == ("ký kết", "2021-06-15", "day")
    assert {(SIGNED, PLAN), (MEETING, PLAN)} <= ends(graph, "STATED_IN")
    assert (SIGNED, LAKE) in ends(graph, "LOCATED_IN")
    assert ends(graph, "HAS_PARTICIPANT") == {(SIGNED, UBND_GIAP), (SIGNED, UBND_AT)}
    (edge,) = (edge for edge in graph.edges if edge.type == "STATED_IN" and edge.source == SIGNED)
    assert edge.properties["quote"] == "ký kết Biên bản ghi nhớ"


def test_an_event_that_nothing_tells_from_others_belongs_to_its_passage(graph: Subgraph) -> None:
    assert graph.node(MEETING).properties["name"] == "hội nghị đánh giá"


def test_foreign_bodies_are_partners_and_no_agencies_of_ours(graph: Subgraph) -> None:
    assert graph.node("org:unesco").label == graph.node("org:chinh-phu/jp").label == "ForeignPartner"
    assert graph.node(UBND_GIAP).label == "Agency"
    assert ends(graph, "HAS_FOREIGN_PARTNER") == {(PLAN, "org:unesco"), (PLAN, "org:chinh-phu/jp")}
    assert {e.properties["partnerRole"] for e in graph.edges if e.type == "HAS_FOREIGN_PARTNER"} == {"donor"}


def test_a_place_is_mentioned_once_for_all_its_passages(graph: Subgraph) -> None:
    mentioned = [(edge.source, edge.target) for edge in graph.edges if edge.type == "MENTIONS"]
    assert mentioned.count((PLAN, LAKE)) == mentioned.count((PLAN, RIVER)) == 1


def test_an_objective_is_its_passage_in_its_document(graph: Subgraph) -> None:
    (name,) = (node.id for node in graph.nodes if node.label == "Objective")
    assert (name, PLAN) in ends(graph, "STATED_IN")
    assert graph.node(name).properties["task"] == "nâng cao hiệu quả hợp tác"
    assert name == f"obj:{PATH}/{TEXT.index('nâng cao')}-{TEXT.index('nâng cao') + len('nâng cao hiệu quả hợp tác')}"


def test_another_source_that_names_it_alike_means_the_same_event() -> None:
    other = source(
        "other",
        [plan(number="77", issuer=(UBND_AT,))],
        TEXT,
        events=(
            Event(
                "e7", "ký kết", "Ký kết Biên bản ghi nhớ", EventDate("2021-06-15", "day"), None, (GIAP, AT), "d1",
                evidence=(span(TEXT, "ký kết Biên bản ghi nhớ"),),
            ),
        ),
    ).facts  # fmt: skip
    assert SIGNED in {node.id for node in build(other, identify(other).source).nodes}


def test_everything_is_declared_and_rdf_loses_nothing(graph: Subgraph) -> None:
    assert undeclared(graph) == []
    assert from_quads(to_quads(graph, f"src:{PATH}"), f"src:{PATH}") == normal(graph)


def test_events_and_objectives_of_the_gold_are_all_there(shared: Path) -> None:
    for path in (shared / "gold").glob("0*.json"):
        facts = loads(path.read_bytes())
        graph = build(facts, identify(facts).source)
        labels = [node.label for node in graph.nodes]
        assert (labels.count("Event"), labels.count("Objective")) == (len(facts.events), len(facts.objectives))
        assert undeclared(graph) == []
