from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.build import build
from graph.facts import Cooperation, Direction, Entity, Lineage
from graph.facts_json import loads
from graph.identity import identify
from graph.relations import cooperation_type, lineage_type
from ontology.declared import undeclared
from ontology.rdf import from_quads, normal, to_quads
from ontology.records import Edge, Subgraph
from tests.graph.examples import AT, GIAP, PLACES, UBND_GIAP, Example, connected, full, plan, source

PLAN = "doc:ubnd/tinh-giap/2023/12-kh-ubnd"


def built(example: Example) -> Subgraph:
    return build(example.facts, identify(example.facts).source)


def edges(graph: Subgraph, kind: str) -> list[Edge]:
    return [edge for edge in graph.edges if edge.type == kind]


def ends(graph: Subgraph, kind: str) -> set[tuple[str, str]]:
    return {(edge.source, edge.target) for edge in edges(graph, kind)}


def test_every_layer_becomes_edges() -> None:
    graph = built(full())
    memo, agreement = "doc:ghi-nho/tinh-at+tinh-giap/2023-2025", "agr:ghi-nho/tinh-at+tinh-giap/2023-2025"
    assert ends(graph, "IMPLEMENTS") == {(PLAN, memo)}
    assert ends(graph, "BASED_ON") == {(PLAN, "doc:tinh-uy/tinh-giap/2022-11-08/77-cv-tu")}
    assert ends(graph, "PARTY_TO") == {(GIAP, agreement), (AT, agreement)}
    assert ends(graph, "RECORDED_IN") == {(agreement, memo)}
    assert ends(graph, "COOPERATES_WITH") == {(AT, GIAP)}
    assert ends(graph, "ADDRESSED_TO") == ends(graph, "SENT_TO") == {(PLAN, "org:ubnd/tinh-at")}
    assert ends(graph, "SIGNED_BY") == {(PLAN, "per:le-van-mot/tinh-giap")}
    assert ends(graph, "HOLDS_POST") == {("per:le-van-mot/tinh-giap", "post:chu-tich-ubnd/tinh-giap")}
    assert ends(graph, "POST_OF") == {("post:chu-tich-ubnd/tinh-giap", UBND_GIAP)}
    assert ends(graph, "MEMBER_OF") == {(GIAP, "grp:hai-tinh/giap-at"), (AT, "grp:hai-tinh/giap-at")}
    assert ends(graph, "FOUND_IN") == {(PLAN, "src:ubnd/tinh-giap/2023/12-kh-ubnd")}
    assert (GIAP, "loc:vn") in ends(graph, "PART_OF")


def test_a_statement_carries_its_passage() -> None:
    example = full()
    (edge,) = edges(built(example), "COOPERATES_WITH")
    said = edge.properties
    assert said["sourceDocument"] == PLAN
    assert (
        example.text[int(str(said["start"])) : int(str(said["end"]))] == said["quote"] == "Thực hiện Biên bản ghi nhớ"
    )
    assert said["agreement"] == "agr:ghi-nho/tinh-at+tinh-giap/2023-2025"
    assert (said["periodStart"], said["periodEnd"], said["relation"]) == ("2023", "2025", "hợp tác")
    assert {"confidence", "method"} <= said.keys()


def test_every_statement_names_its_source_document(shared: Path) -> None:
    bare = {"PART_OF", "LOCATED_IN", "SUBORDINATE_TO", "MEMBER_OF", "POST_OF", "SUCCEEDED_BY", "FOUND_IN"}
    for path in (shared / "gold").glob("0*.json"):
        facts = loads(path.read_bytes())
        for edge in build(facts, identify(facts).source).edges:
            assert edge.type in bare or edge.properties["sourceDocument"].startswith("doc:")  # type: ignore[union-attr]


def test_held_means_that_the_text_is_here() -> None:
    graph = built(full())
    held = {node.id: node.properties["held"] for node in graph.nodes if node.label == "Document"}
    assert held == {
        PLAN: True,
        "doc:ghi-nho/tinh-at+tinh-giap/2023-2025": False,
        "doc:tinh-uy/tinh-giap/2022-11-08/77-cv-tu": False,
    }


def test_names_as_people_cite_them() -> None:
    names = {node.id: node.properties["name"] for node in built(full()).nodes if node.label == "Document"}
    assert names[PLAN] == "Kế hoạch 12/KH-UBND"
    assert names["doc:tinh-uy/tinh-giap/2022-11-08/77-cv-tu"] == "Công văn 77-CV/TU"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (Cooperation("c", (GIAP, AT), "tinh", "kết nghĩa", True, None, "d1"), {("TWINNED_WITH", AT, GIAP)}),
        (Cooperation("c", (GIAP, AT), "tinh", "giáp ranh", True, None, "d1"), {("BORDERS", AT, GIAP)}),
        (
            Cooperation("c", (GIAP, AT), "tinh", "hỗ trợ", False, None, "d1", Direction(GIAP, AT)),
            {("SUPPORTS", GIAP, AT)},
        ),
        (
            Cooperation("c", (GIAP, AT, "loc:tinh-binh"), "tinh", "hợp tác", True, None, "d1"),
            {
                ("COOPERATES_WITH", AT, GIAP),
                ("COOPERATES_WITH", AT, "loc:tinh-binh"),
                ("COOPERATES_WITH", "loc:tinh-binh", GIAP),
            },
        ),
        (
            Cooperation("c", ("grp:hai-tinh",), "tinh", "hợp tác", True, None, "d1"),
            {("COOPERATES_WITH", AT, GIAP)},
        ),
        (Cooperation("c", ("grp:open",), "tinh", "hợp tác", True, None, "d1"), set[tuple[str, str, str]]()),
    ],
)
def test_cooperations(row: Cooperation, expected: set[tuple[str, str, str]]) -> None:
    group = Entity("grp:hai-tinh", "hai tỉnh", members=(GIAP, AT))
    graph = built(source("x", [plan()], cooperations=(row,), entities=(*PLACES, group)))
    kinds = ("COOPERATES_WITH", "TWINNED_WITH", "BORDERS", "SUPPORTS")
    assert {(edge.type, edge.source, edge.target) for edge in graph.edges if edge.type in kinds} == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("implements", "IMPLEMENTS"),
        ("basedOn", "BASED_ON"),
        ("vnkg:implements (eli:ensures_implementation_of)", "IMPLEMENTS"),
        ("eli:based_on + vnkg:implements", "IMPLEMENTS"),
        ("vnkg:concretises (eli:based_on)", "IMPLEMENTS"),
        ("eli:based_on / vnkg:continues", "BASED_ON"),
        ("eli:has_annex", "ISSUED_WITH"),
        ("prov:wasDerivedFrom", "PROPOSED_BY"),
        ("schema:about", "ABOUT"),
        ("dcterms:relation", "RELATED_TO"),
        ("something else", "RELATED_TO"),
    ],
)
def test_lineage_types(written: str, expected: str) -> None:
    assert lineage_type(written) == expected


@pytest.mark.parametrize(
    ("written", "source_row", "target_row"),
    [("hasAnnex", "d1", "d2"), ("eli:has_annex", "d1", "d2"), ("issuedWith", "d2", "d1")],
)
def test_an_annex_points_to_the_document_it_belongs_to(written: str, source_row: str, target_row: str) -> None:
    annex = replace(plan(), id="d2", number="77")
    graph = built(source("x", [plan(), annex], lineage=(Lineage("l1", source_row, target_row, "kèm theo", written),)))
    (edge,) = (edge for edge in graph.edges if edge.type == "ISSUED_WITH")
    assert "77-" in edge.source
    assert "77-" not in edge.target


def test_support_is_directed_whatever_it_is_called() -> None:
    assert cooperation_type("giúp đỡ", directed=True) == "SUPPORTS"


def test_all_ends_are_nodes_and_nothing_is_double() -> None:
    for example in connected():
        graph = built(example)
        identifiers = [node.id for node in graph.nodes]
        assert len(set(identifiers)) == len(identifiers)
        assert len({edge.key for edge in graph.edges}) == len(graph.edges)
        assert {end for edge in graph.edges for end in (edge.source, edge.target)} <= set(identifiers)


def test_an_entity_without_definition_is_a_node_of_the_kind_its_id_shows() -> None:
    row = Cooperation("c", ("loc:tinh-binh/huyen-mot", "org:so-y-te/tinh-binh"), "", "hợp tác", True, None, "d1")
    graph = built(source("x", [plan()], cooperations=(row,)))
    assert graph.node("loc:tinh-binh/huyen-mot").label == "District"
    assert graph.node("org:so-y-te/tinh-binh").label == "Agency"


def test_the_ontology_declares_all_that_the_graph_uses(shared: Path) -> None:
    for path in (shared / "gold").glob("0*.json"):
        facts = loads(path.read_bytes())
        assert undeclared(build(facts, identify(facts).source)) == []


def test_rdf_loses_nothing(shared: Path) -> None:
    for path in (shared / "gold").glob("0*.json"):
        facts = loads(path.read_bytes())
        name = identify(facts).source
        graph = build(facts, name)
        assert from_quads(to_quads(graph, name), name) == normal(graph)
