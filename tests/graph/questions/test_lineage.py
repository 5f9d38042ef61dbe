from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.engines.cypher_kglite import KgliteEngine
from graph.errors import NotFound
from graph.questions.lineage import Hop, Lineage, lineage
from ontology.records import Node
from tests.graph.questions.examples import engine_with, paper, said

NODES = [
    paper("agr:memo", "2020-05-01", "Agreement"),
    paper("doc:memo", "2020-05-01", system="agreement"),
    paper("doc:letter", "2020-06", number="11", symbol="CV/TU", held=False),
    paper("doc:plan", "2020-07-10", title="Kế hoạch", held=True),
    paper("doc:annex"),
    paper("doc:law", "2004"),
    paper("doc:district", "2020-09-01", held=True),
    paper("doc:report", "2021"),
    paper("doc:ordered"),
    Node("org:tinh-uy/tinh-a", "Agency", {"name": "Tỉnh ủy A"}),
    Node("org:ubnd/tinh-a", "Agency", {"name": "UBND tỉnh A"}),
    Node("org:ubnd/tinh-a/huyen-b", "Agency", {"name": "UBND huyện B"}),
    Node("loc:tinh-a", "Province", {"name": "tỉnh A"}),
]
EDGES = [
    said("agr:memo", "RECORDED_IN", "doc:memo"),
    said("doc:letter", "IMPLEMENTS", "doc:memo", relation="thực hiện"),
    said("doc:plan", "IMPLEMENTS", "doc:letter", at=10, relation="thực hiện"),
    said("doc:plan", "IMPLEMENTS", "doc:letter", by="doc:district", at=70, relation="triển khai", confidence=1.0),
    said("doc:plan", "BASED_ON", "doc:memo", at=20, relation="căn cứ"),
    said("doc:plan", "CITES", "doc:law", at=30),
    said("doc:annex", "ISSUED_WITH", "doc:plan", at=40),
    said("doc:plan", "MANDATES", "doc:ordered", at=50),
    said("doc:district", "IMPLEMENTS", "doc:plan", by="doc:district"),
    said("doc:report", "REPORTS_ON", "doc:district", by="doc:report"),
    said("doc:letter", "ISSUED_BY", "org:tinh-uy/tinh-a"),
    said("doc:plan", "ISSUED_BY", "org:ubnd/tinh-a"),
    said("doc:district", "ISSUED_BY", "org:ubnd/tinh-a/huyen-b"),
    said("loc:tinh-a", "PARTY_TO", "agr:memo"),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> KgliteEngine:
    return engine_with(tmp_path_factory.mktemp("lineage"), NODES, EDGES)


def steps(found: Lineage) -> dict[str, int]:
    return {node.id: node.step for node in found.nodes}


def hop(found: Lineage, source: str, target: str, name: str = "implements") -> Hop:
    return next(h for h in found.hops if (h.source, h.target, h.property) == (source, target, name))


def test_the_way_goes_up_to_the_agreement_and_down_to_the_report(engine: KgliteEngine) -> None:
    found = lineage(engine, "doc:plan")
    assert steps(found) == {
        "agr:memo": 3,
        "doc:memo": 2,
        "doc:letter": 1,
        "doc:plan": 0,
        "doc:annex": 0,
        "doc:district": -1,
        "doc:ordered": -1,
        "doc:report": -2,
    }
    assert [node.id for node in found.above] == ["agr:memo", "doc:memo", "doc:letter"]
    assert {node.id for node in found.below} == {"doc:district", "doc:ordered", "doc:report"}
    assert not found.truncated
    assert {node.id for node in found.graph.nodes} == steps(found).keys()


def test_every_relation_keeps_its_name_and_side(engine: KgliteEngine) -> None:
    found = lineage(engine, "doc:plan")
    told = {(h.source.removeprefix("doc:"), h.property, h.target.removeprefix("doc:"), h.side) for h in found.hops}
    assert told == {
        ("agr:memo", "recordedIn", "memo", "up"),
        ("letter", "implements", "memo", "up"),
        ("plan", "implements", "letter", "up"),
        ("plan", "basedOn", "memo", "up"),
        ("annex", "issuedWith", "plan", "beside"),
        ("plan", "mandates", "ordered", "down"),
        ("district", "implements", "plan", "down"),
        ("report", "reportsOn", "district", "down"),
    }
    assert not any(h.disordered for h in found.hops)


def test_two_documents_that_say_the_same_are_two_passages_of_one_hop(engine: KgliteEngine) -> None:
    found = hop(lineage(engine, "doc:plan"), "doc:plan", "doc:letter")
    assert found.relations == ("thực hiện", "triển khai")
    assert found.confidence == 1.0
    assert [(p.document, p.source, p.start) for p in found.passages] == [
        ("doc:district", "src:district", 70),
        ("doc:plan", "src:plan", 10),
    ]


def test_nodes_tell_who_issued_them_and_whether_they_are_held(engine: KgliteEngine) -> None:
    nodes = {node.id: node for node in lineage(engine, "doc:plan").nodes}
    assert [body.name for body in nodes["doc:letter"].issuers] == ["Tỉnh ủy A"]
    assert [body.id for body in nodes["agr:memo"].issuers] == ["loc:tinh-a"]
    columns = {name.partition(":")[2]: node.column for name, node in nodes.items()}
    assert columns["letter"] == "province-party"
    assert columns["plan"] == "province"
    assert columns["district"] == "district"
    assert columns["memo"] == "agreement"
    assert columns["report"] == "unknown"
    assert nodes["doc:plan"].held
    assert not nodes["doc:letter"].held
    assert (nodes["doc:letter"].number, nodes["doc:letter"].symbol) == ("11", "CV/TU")


def test_from_the_agreement_everything_is_below(engine: KgliteEngine) -> None:
    found = lineage(engine, "agr:memo")
    assert steps(found)["doc:report"] == -5
    assert not found.above


def test_laws_are_shown_on_request(engine: KgliteEngine) -> None:
    assert "doc:law" not in steps(lineage(engine, "doc:plan"))
    found = lineage(engine, "doc:plan", citations=True)
    assert hop(found, "doc:plan", "doc:law", "cites").side == "beside"


def test_as_of_leaves_out_what_was_not_yet_written(engine: KgliteEngine) -> None:
    assert steps(lineage(engine, "doc:plan", date(2020, 9, 1))).keys() >= {"doc:district", "doc:ordered"}
    assert "doc:report" not in steps(lineage(engine, "doc:plan", date(2020, 12, 31)))
    early = lineage(engine, "doc:plan", date(2020, 8, 31))
    assert {node.id for node in early.below} == {"doc:ordered"}


def test_depth_cuts_and_says_so(engine: KgliteEngine) -> None:
    found = lineage(engine, "doc:report", depth=2)
    assert steps(found) == {"doc:plan": 2, "doc:district": 1, "doc:report": 0}
    assert found.truncated
    assert not lineage(engine, "doc:report", depth=5).truncated


def test_a_circle_ends_and_wrong_dates_are_flagged(tmp_path: Path) -> None:
    nodes = [paper("doc:a", "2020"), paper("doc:b", "2021-01-05"), paper("doc:c", notBefore="2022-01-01")]
    edges = [
        said("doc:a", "IMPLEMENTS", "doc:b"),
        said("doc:b", "IMPLEMENTS", "doc:a"),
        said("doc:b", "BASED_ON", "doc:c"),
    ]
    found = lineage(engine_with(tmp_path, nodes, edges), "doc:a")
    assert {node.id for node in found.nodes} == {"doc:a", "doc:b", "doc:c"}
    assert hop(found, "doc:a", "doc:b").disordered
    assert not hop(found, "doc:b", "doc:a").disordered
    assert hop(found, "doc:b", "doc:c", "basedOn").disordered


def test_an_unknown_document_is_not_found(engine: KgliteEngine) -> None:
    with pytest.raises(NotFound, match="doc:nothing"):
        lineage(engine, "doc:nothing")
    with pytest.raises(NotFound):
        lineage(engine, "loc:tinh-a")
