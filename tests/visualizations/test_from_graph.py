from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import facts_json
from graph.errors import NotFound
from graph.questions import lineage, network
from graph.questions.issuing import Column
from graph.questions.lineage import Hop, Lineage, LineageNode
from graph.store import Store
from ontology.records import Edge, Node, Subgraph, Value
from visualizations.from_graph import date_words, entity_url, lineage_view, names_in, network_view, unit_name

LAI_CHAU = Node("loc:tinh-lai-chau", "Province", {"name": "tỉnh Lai Châu", "level": "tinh"})
LAO_CAI = Node("loc:tinh-lao-cai", "Province", {"name": "tỉnh Lào Cai", "level": "tinh"})
TAN_UYEN = Node("loc:tinh-lai-chau/huyen-tan-uyen", "District", {"name": "huyện Tân Uyên", "level": "huyen"})
COMMITTEE = Node("org:tinh-uy/tinh-lai-chau", "Agency", {"name": "Tỉnh ủy Lai Châu", "system": "party"})
TEXT = "Hai bên\n\nthống nhất hợp tác toàn diện giữa hai tỉnh."
QUOTE = "hợp tác toàn diện"


def said(source: str, target: str, kind: str, document: str, **more: str | int | float) -> Edge:
    start = TEXT.index(QUOTE)
    end = start + len(QUOTE)
    passage: dict[str, Value] = {
        "sourceDocument": document,
        "start": start,
        "end": end,
        "quote": QUOTE,
        "method": "rule",
    }
    return Edge(source, target, kind, f"src:{document}|{kind}|{source}|{target}", passage | more)


def test_statements_of_one_kind_between_two_units_are_one_relation() -> None:
    graph = Subgraph(
        (LAI_CHAU, LAO_CAI),
        (
            said(LAI_CHAU.id, LAO_CAI.id, "COOPERATES_WITH", "doc:1", periodStart="2023", periodEnd="2025-12-31"),
            said(LAO_CAI.id, LAI_CHAU.id, "COOPERATES_WITH", "doc:2", date="2021-05-04", confidence=0.6),
            said(LAI_CHAU.id, LAO_CAI.id, "BORDERS", "doc:2"),
        ),
    )
    edges = network_view(graph).edges
    assert [(edge.kind, edge.support) for edge in edges] == [("borders", 1), ("cooperatesWith", 2)]
    both = edges[1]
    assert (both.year_from, both.year_to, both.confidence) == (2021, 2025, 1.0)
    assert both.statement == "Lai Châu hợp tác với Lào Cai"
    assert [one.document_id for one in both.evidence] == ["doc:1", "doc:2"]


def test_support_keeps_its_direction() -> None:
    graph = Subgraph(
        (LAI_CHAU, LAO_CAI),
        (
            said(LAO_CAI.id, LAI_CHAU.id, "SUPPORTS", "doc:1"),
            said(LAI_CHAU.id, LAO_CAI.id, "SUPPORTS", "doc:1"),
        ),
    )
    edges = network_view(graph, lang="en").edges
    assert {edge.statement for edge in edges} == {"Lào Cai supports Lai Châu", "Lai Châu supports Lào Cai"}
    assert all(edge.directed for edge in edges)
    assert all((edge.evidence[0].url or "").endswith("&lang=en") for edge in edges)


def test_a_passage_comes_with_what_stands_around_it() -> None:
    graph = Subgraph((LAI_CHAU, LAO_CAI), (said(LAI_CHAU.id, LAO_CAI.id, "COOPERATES_WITH", "doc:1"),))

    def text_of(source: str) -> str:
        if source != "src:doc:1":
            raise NotFound(source)
        return TEXT

    view = network_view(graph, text_of=text_of, name_of=lambda _: "Biên bản ghi nhớ")
    (evidence,) = view.edges[0].evidence
    assert evidence.before + evidence.quote + evidence.after == TEXT
    assert (evidence.document, evidence.url) == (
        "Biên bản ghi nhớ",
        f"/id/doc:1?start={evidence.start}&end={evidence.end}",
    )
    (bare,) = network_view(graph).edges[0].evidence
    assert (bare.before, bare.after, bare.document) == ("", "", "doc:1")


def test_a_text_that_has_changed_is_not_quoted_around() -> None:
    graph = Subgraph((LAI_CHAU, LAO_CAI), (said(LAI_CHAU.id, LAO_CAI.id, "COOPERATES_WITH", "doc:1"),))
    (evidence,) = network_view(graph, text_of=lambda _: "x" * 200).edges[0].evidence
    assert (evidence.before, evidence.quote, evidence.after) == ("", QUOTE, "")


def test_units_have_kind_province_and_weight() -> None:
    graph = Subgraph(
        (LAI_CHAU, TAN_UYEN, COMMITTEE),
        (
            said(LAI_CHAU.id, TAN_UYEN.id, "COOPERATES_WITH", "doc:1"),
            said(LAI_CHAU.id, COMMITTEE.id, "COOPERATES_WITH", "doc:1"),
        ),
    )
    province, district, party = network_view(graph, focus=LAI_CHAU.id).nodes
    assert (province.kind, province.label, province.size, province.province) == ("province", "Lai Châu", 2.0, "")
    assert (district.kind, district.label, district.province) == ("district", "Huyện Tân Uyên", "Lai Châu")
    assert party.kind == "party"
    assert network_view(graph, focus=LAI_CHAU.id).subtitle == "Lai Châu"


def test_names_addresses_and_dates_for_people() -> None:
    city = Node("loc:thanh-pho-da-nang", "Province", {"name": "thành phố Đà Nẵng"})
    assert unit_name(city) == "TP. Đà Nẵng"
    merged = Node("loc:tinh-lao-cai@2025", "Province", {"name": "tỉnh Lào Cai"})
    assert (unit_name(merged), unit_name(merged, "en")) == ("Lào Cai (từ 2025)", "Lào Cai (since 2025)")
    assert entity_url("loc:tinh-lao-cai@2025") == "/id/loc:tinh-lao-cai@2025"
    assert entity_url("doc:a b?c#d") == "/id/doc:a%20b%3Fc%23d"
    assert [date_words(day, "vi") for day in ("2023-07-09", "2023-07", "2023", "")] == [
        "9/7/2023",
        "7/2023",
        "2023",
        "",
    ]
    assert date_words("2023-07-09", "en") == "2023-07-09"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[Store]:
    store = Store.open(tmp_path_factory.mktemp("data") / "library", write=True)
    for gold in sorted((shared / "gold").glob("0*.json")):
        facts = facts_json.loads(gold.read_text(encoding="utf-8"))
        text = (shared / "seeds" / f"{gold.stem}.txt").read_bytes().decode("utf-8")
        store.add(f"{gold.stem}.txt", text, facts.seed.sha256, facts)
    yield store
    store.close()


def test_the_real_documents_make_a_network_whose_passages_stand_in_their_texts(library: Store) -> None:
    graph = network.network(library.cypher)
    view = network_view(graph, text_of=library.source_text, name_of=names_in(library))
    assert len(view.nodes) == len(graph.nodes)
    passages = [one for edge in view.edges for one in edge.evidence]
    assert passages
    assert all(one.before or one.after for one in passages)
    assert not [one.document for one in passages if one.document.startswith("doc:")]


def test_an_agreement_and_its_own_document_are_one_box() -> None:
    def node(name: str, label: str, column: Column) -> LineageNode:
        return LineageNode(name, label, name, "", "", "", (), column, "", label == "Document", 0)

    def hop(source: str, target: str, kind: str, *, property_: str = "implements") -> Hop:
        return Hop(source, target, kind, property_, (), "up", (), 1.0, False)

    nodes = (
        node("agr:1", "Agreement", "agreement"),
        node("doc:memo", "Document", "agreement"),
        node("doc:conclusion", "Document", "province-party"),
        node("doc:plan", "Document", "province"),
    )
    hops = (
        hop("agr:1", "doc:memo", "RECORDED_IN", property_="recordedIn"),
        hop("agr:1", "doc:conclusion", "RECORDED_IN", property_="recordedIn"),
        hop("doc:plan", "agr:1", "IMPLEMENTS"),
        hop("doc:plan", "doc:memo", "IMPLEMENTS"),
    )
    view = lineage_view(Lineage("agr:1", nodes, hops, False, Subgraph()))
    assert [(one.id, one.focus) for one in view.nodes] == [
        ("doc:memo", True),
        ("doc:conclusion", False),
        ("doc:plan", False),
    ]
    assert [(one.upper, one.lower) for one in view.hops] == [("doc:memo", "doc:conclusion"), ("doc:memo", "doc:plan")]


def test_the_real_directive_stands_between_its_agreement_and_the_district(library: Store) -> None:
    answer = lineage.lineage(library.cypher, library.resolve("2711/KH-UBND"))
    view = lineage_view(answer, text_of=library.source_text)
    (focus,) = (node for node in view.nodes if node.focus)
    assert (focus.number, focus.column, focus.held) == ("Kế hoạch 2711/KH-UBND", "province", False)
    columns = {node.column for node in view.nodes}
    assert {"agreement", "province", "agency"} <= columns
    below = [hop for hop in view.hops if hop.upper == focus.id]
    assert below
    assert all("2711/KH-UBND" in hop.evidence[0].quote for hop in below if hop.kind == "implements")
