"""The two questions on the five real documents, as the annotators read them: what issue 2 asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import facts_json
from graph.engines.cypher_kglite import KgliteEngine
from graph.engines.query import run_cypher, run_sparql
from graph.engines.sparql_oxigraph import OxigraphEngine
from graph.library.library import Library
from graph.questions.lineage import lineage
from graph.questions.partners import partners
from ontology.terms import entity_id

QUERIES = Path(__file__).resolve().parents[3] / "docs" / "queries.md"


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("real")


@pytest.fixture(scope="module")
def library(shared: Path, directory: Path) -> Iterator[Library]:
    library = Library(directory, write=True)
    for path in sorted((shared / "gold").glob("00*.json")):
        facts = facts_json.loads(path.read_bytes())
        text = (shared / "seeds" / facts.seed.file).read_bytes().decode("utf-8")
        library.add(facts.seed.file, text, facts.seed.sha256, facts)
    yield library
    library.close()


@pytest.fixture(scope="module")
def engine(library: Library, directory: Path) -> KgliteEngine:
    engine = KgliteEngine(directory / "cypher")
    engine.apply(library.snapshot())
    return engine


@pytest.fixture(scope="module")
def sparql(library: Library, directory: Path) -> Path:
    OxigraphEngine(directory / "sparql").apply(library.snapshot())
    return directory / "sparql"


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


@pytest.mark.usefixtures("engine")
def test_the_cypher_examples_in_the_manual_answer(directory: Path) -> None:
    examples = re.findall(r"```cypher\n(.*?)```", QUERIES.read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) >= 5
    for text in examples:
        assert run_cypher(directory / "cypher", text).rows, text


def test_the_sparql_examples_in_the_manual_answer(sparql: Path) -> None:
    examples = re.findall(r"```sparql\n(.*?)```", QUERIES.read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) >= 3
    for text in examples:
        assert run_sparql(sparql, text).rows, text


def test_both_languages_see_the_same(engine: KgliteEngine, sparql: Path) -> None:
    for relationship, name in (
        ("IMPLEMENTS", "implements"),
        ("COOPERATES_WITH", "cooperatesWith"),
        ("BORDERS", "borders"),
    ):
        rows = engine.read(f"MATCH (a)-[r:{relationship}]->(b) RETURN a.id AS a, b.id AS b, r.quote AS quote")
        text = (
            f"SELECT ?a ?b ?quote {{ ?e ht:evidenceProperty ht:{name} ; ht:evidenceFor ?a ; ht:evidenceValue ?b ; "
            "oa:hasTarget/oa:hasSelector/oa:exact ?quote }"
        )
        found = [{key: cell["value"] for key, cell in row.items()} for row in run_sparql(sparql, text).dicts()]
        same = sorted((entity_id(row["a"]), entity_id(row["b"]), row["quote"]) for row in found)
        assert same == sorted((row["a"], row["b"], row["quote"]) for row in rows)
        assert same
