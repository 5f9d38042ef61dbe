from __future__ import annotations

from datetime import date

import pytest

from graph.engines.cypher_kglite import KgliteEngine
from graph.errors import NotFound
from graph.questions.network import network
from graph.questions.partners import Partner, partners
from ontology.records import Node
from tests.graph.questions.examples import engine_with, paper, said

PERIOD = {"periodStart": "2023", "periodEnd": "2025"}
NODES = [
    Node("loc:tinh-a", "Province", {"name": "tỉnh A"}),
    Node("loc:tinh-b", "Province", {"name": "tỉnh B"}),
    Node("loc:tinh-c", "Province", {"name": "tỉnh C"}),
    Node("loc:tinh-d", "Province", {"name": "tỉnh D"}),
    Node("loc:tinh-a/huyen-x", "District", {"name": "huyện X"}),
    Node("loc:tinh-b/huyen-y", "District", {"name": "huyện Y"}),
    Node("org:so-y-te/tinh-a", "Agency", {"name": "Sở Y tế tỉnh A"}),
    Node("org:so-y-te/tinh-b", "Agency", {"name": "Sở Y tế tỉnh B"}),
    Node("field:tourism", "Field", {"name": "du lịch"}),
    paper("agr:ab", "2022-12-20", "Agreement", **PERIOD),
    paper("agr:abd", "", "Agreement", notAfter="2019-10-31"),
    paper("doc:plan", "2023-04-01"),
    paper("doc:other", "2024-02-01"),
]
EDGES = [
    said(
        "loc:tinh-a",
        "COOPERATES_WITH",
        "loc:tinh-b",
        at=1,
        agreement="agr:ab",
        relation="hợp tác",
        level="tinh",
        **PERIOD,
    ),
    said(
        "loc:tinh-a",
        "COOPERATES_WITH",
        "loc:tinh-b",
        by="doc:other",
        at=2,
        agreement="agr:ab",
        relation="ghi nhớ",
        **PERIOD,
    ),
    said("loc:tinh-b", "BORDERS", "loc:tinh-a", at=3),
    said("loc:tinh-c", "SUPPORTS", "loc:tinh-a", at=4),
    said("loc:tinh-a", "SUPPORTS", "loc:tinh-d", at=5),
    said("loc:tinh-a", "PARTY_TO", "agr:ab", at=6),
    said("loc:tinh-b", "PARTY_TO", "agr:ab", at=6),
    said("loc:tinh-a", "PARTY_TO", "agr:abd", at=7),
    said("loc:tinh-b", "PARTY_TO", "agr:abd", at=7),
    said("loc:tinh-d", "PARTY_TO", "agr:abd", at=7),
    said("agr:ab", "COVERS", "field:tourism", at=8),
    said("loc:tinh-a/huyen-x", "TWINNED_WITH", "loc:tinh-b/huyen-y", at=9),
    said("org:so-y-te/tinh-b", "COOPERATES_WITH", "org:so-y-te/tinh-a", at=10, basis="doc:plan"),
    said("loc:tinh-a/huyen-x", "COOPERATES_WITH", "org:so-y-te/tinh-a", at=11),
    said("loc:tinh-a/huyen-x", "PART_OF", "loc:tinh-a"),
    said("org:so-y-te/tinh-a", "LOCATED_IN", "loc:tinh-a"),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> KgliteEngine:
    return engine_with(tmp_path_factory.mktemp("partners"), NODES, EDGES)


def ties(found: tuple[Partner, ...]) -> set[tuple[str, str, str, bool]]:
    return {(tie.unit, tie.kind, partner.id, tie.derived) for partner in found for tie in partner.ties}


def test_kinds_and_directions(engine: KgliteEngine) -> None:
    found = partners(engine, "loc:tinh-a")
    assert ties(found) == {
        ("loc:tinh-a", "cooperatesWith", "loc:tinh-b", False),
        ("loc:tinh-a", "cooperatesWith", "loc:tinh-b", True),
        ("loc:tinh-a", "borders", "loc:tinh-b", False),
        ("loc:tinh-a", "supportedBy", "loc:tinh-c", False),
        ("loc:tinh-a", "supports", "loc:tinh-d", False),
        ("loc:tinh-a", "cooperatesWith", "loc:tinh-d", True),
    }
    assert found[0].id == "loc:tinh-b"
    assert set(found[0].kinds) == {"cooperatesWith", "borders"}
    assert ties(partners(engine, "loc:tinh-c")) == {("loc:tinh-c", "supports", "loc:tinh-a", False)}


def test_a_tie_tells_period_agreement_fields_support_and_passages(engine: KgliteEngine) -> None:
    tie = partners(engine, "loc:tinh-a")[0].ties[0]
    assert (tie.kind, tie.start, tie.end) == ("cooperatesWith", "2023", "2025")
    assert [(basis.id, basis.start, basis.end) for basis in tie.agreements] == [("agr:ab", "2023", "2025")]
    assert tie.relations == ("ghi nhớ", "hợp tác")
    assert tie.levels == ("tinh",)
    assert tie.fields == ("field:tourism",)
    assert tie.documents == ("doc:other", "doc:plan")
    assert tie.support == 2
    assert [(p.source, p.start, p.end, p.quote) for p in tie.passages] == [
        ("src:other", 2, 7, "lời văn"),
        ("src:plan", 1, 6, "lời văn"),
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 10, 30), {"borders"}),
        (date(2019, 10, 31), {"borders", "cooperatesWith under agr:abd"}),
        (date(2023, 1, 1), {"borders", "cooperatesWith under agr:abd", "cooperatesWith under agr:ab"}),
        (date(2025, 12, 31), {"borders", "cooperatesWith under agr:abd", "cooperatesWith under agr:ab"}),
        (date(2026, 1, 1), {"borders", "cooperatesWith under agr:abd"}),
    ],
)
def test_as_of_asks_for_the_period_or_the_day_by_which_it_is_known(
    engine: KgliteEngine, day: date, expected: set[str]
) -> None:
    found = {partner.id: partner for partner in partners(engine, "loc:tinh-a", day)}["loc:tinh-b"]
    told = {" under ".join([tie.kind, *(basis.id for basis in tie.agreements)]) for tie in found.ties}
    assert told == expected


def test_what_only_a_document_says_begins_with_the_document(engine: KgliteEngine) -> None:
    assert "loc:tinh-c" not in {one.id for one in partners(engine, "loc:tinh-a", date(2023, 3, 31))}
    assert "loc:tinh-c" in {one.id for one in partners(engine, "loc:tinh-a", date(2023, 4, 1))}


def test_its_own_agencies_and_districts_on_request(engine: KgliteEngine) -> None:
    found = ties(partners(engine, "loc:tinh-a", include_own=True))
    assert ("loc:tinh-a/huyen-x", "twinnedWith", "loc:tinh-b/huyen-y", False) in found
    assert ("org:so-y-te/tinh-a", "cooperatesWith", "org:so-y-te/tinh-b", False) in found
    assert not any(partner.startswith("org:so-y-te/tinh-a") for _, _, partner, _ in found), "that is within the unit"


def test_an_unknown_unit_is_not_found(engine: KgliteEngine) -> None:
    with pytest.raises(NotFound, match="loc:nowhere"):
        partners(engine, "loc:nowhere")
    with pytest.raises(NotFound, match="loc:nowhere"):
        network(engine, "loc:nowhere")


def test_the_network_keeps_parallel_statements(engine: KgliteEngine) -> None:
    whole = network(engine)
    assert len(whole.edges) == 8
    assert {node.id for node in whole.nodes} == {node.id for node in NODES[:8]}
    around = network(engine, "loc:tinh-b")
    assert {node.id for node in around.nodes} == {"loc:tinh-a", "loc:tinh-b"}
    assert len(around.edges) == 3
    assert "loc:tinh-d" in {node.id for node in network(engine, "loc:tinh-b", depth=2).nodes}


def test_the_network_at_a_day_and_at_most_so_large(engine: KgliteEngine) -> None:
    early = network(engine, as_of=date(2020, 1, 1))
    assert {edge.type for edge in early.edges} == {"BORDERS"}
    alone = network(engine, "loc:tinh-c", as_of=date(2020, 1, 1))
    assert [node.id for node in alone.nodes] == ["loc:tinh-c"]
    busiest = network(engine, limit=2)
    assert {node.id for node in busiest.nodes} == {"loc:tinh-a", "loc:tinh-b"}
