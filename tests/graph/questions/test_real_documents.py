"""The two questions on the five real documents, as the annotators read them: what issue 2 asks for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import facts_json
from graph.engines.cypher_kglite import KgliteEngine
from graph.library.library import Library
from graph.questions.lineage import lineage
from graph.questions.partners import partners


@pytest.fixture(scope="module")
def engine(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KgliteEngine]:
    directory = tmp_path_factory.mktemp("real")
    library = Library(directory, write=True)
    for path in sorted((shared / "gold").glob("00*.json")):
        facts = facts_json.loads(path.read_bytes())
        text = (shared / "seeds" / facts.seed.file).read_bytes().decode("utf-8")
        library.add(facts.seed.file, text, facts.seed.sha256, facts)
    engine = KgliteEngine(directory / "cypher")
    changes = library.changes(0)
    assert changes is not None
    engine.apply(changes)
    yield engine
    library.close()


def one(engine: KgliteEngine, condition: str) -> str:
    rows = engine.read(f"MATCH (d:Document) WHERE {condition} RETURN d.id AS id")
    assert len(rows) == 1
    return str(rows[0]["id"])


def test_1126_goes_up_to_the_conclusion_and_down_to_2923(engine: KgliteEngine) -> None:
    found = lineage(engine, one(engine, "d.number = '1126'"))
    conclusion = next(node for node in found.above if node.label == "Document")
    assert {body.id for body in conclusion.issuers} == {
        "org:btv-thanh-uy/tp-ha-noi",
        "org:btv-tinh-uy/tinh-lai-chau",
    }
    assert not conclusion.held
    assert [node.number for node in found.below] == ["2923"]
    assert [
        (hop.property, hop.side) for hop in found.hops if hop.target == conclusion.id and hop.type != "RECORDED_IN"
    ] == [("implements", "up")]
    assert all(hop.passages[0].quote for hop in found.hops if hop.property == "implements")


def test_tan_uyen_goes_up_through_2711_to_the_memorandum(engine: KgliteEngine) -> None:
    plan = one(engine, "d.held AND d.id CONTAINS 'huyen-tan-uyen'")
    found = lineage(engine, plan)
    way = {node.step: node for node in found.above}
    assert (way[1].number, way[1].held, way[1].column) == ("2711", False, "province")
    assert way[2].column == "agreement"
    assert way[3].label == "Agreement"
    agreement = found.graph.node(way[3].id).properties
    assert (agreement["periodStart"], agreement["periodEnd"]) == ("2023", "2025")
    assert {(hop.source, hop.target) for hop in found.hops} >= {(plan, way[1].id), (way[1].id, way[2].id)}


def test_partners_of_lai_chau(engine: KgliteEngine) -> None:
    found = {partner.id: partner for partner in partners(engine, "loc:tinh-lai-chau")}
    assert found.keys() == {"loc:tinh-lao-cai", "loc:tp-ha-noi"}
    assert set(found["loc:tp-ha-noi"].kinds) == {"cooperatesWith", "supportedBy"}
    assert set(found["loc:tinh-lao-cai"].kinds) == {"cooperatesWith", "borders"}
    assert found["loc:tinh-lao-cai"].support == 2
    assert all(tie.passages for partner in found.values() for tie in partner.ties)
