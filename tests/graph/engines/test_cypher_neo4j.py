"""What only a server has: an address, somebody else's data, schema, plans, and walls that must hold without ours."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest

from graph.engines import neo4j_query
from graph.engines.cypher_neo4j import Neo4jEngine
from graph.engines.limits import Limits
from graph.engines.neo4j_address import Address
from graph.engines.neo4j_statement import for_neo4j
from graph.errors import EngineUnavailable, Forbidden, HoptacError, InvalidRequest
from graph.questions import lineage, network, partners
from graph.store import Store
from ontology.records import Node
from ontology.vocabulary import vocabulary
from tests.graph.engines.examples import added
from tests.graph.engines.test_cypher_cases import cases, directory, fits, without_key
from tests.graph.examples import UBND_GIAP, connected, full

__all__ = ["cases", "directory"]


@pytest.fixture
def engine(neo4j_url: str) -> Iterator[Neo4jEngine]:
    engine = Neo4jEngine(neo4j_url, "me")
    engine.apply([added(1, "s1")])
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("url", "server", "database", "auth"),
    [
        ("neo4j://graph.example", "neo4j://graph.example:7687", None, None),
        ("bolt+s://u:p%40ss@h:17/cluster", "bolt+s://h:17", "cluster", ("u", "p@ss")),
        ("bolt://[::1]:7688/", "bolt://[::1]:7688", None, None),
    ],
)
def test_an_address_has_parts(url: str, server: str, database: str | None, auth: tuple[str, str] | None) -> None:
    found = Address.parse(url)
    assert (found.server, found.database, found.auth) == (server, database, auth)
    assert "p@ss" not in f"{found} {found!r}"


@pytest.mark.parametrize("url", ["http://h:7474", "neo4j://", "h:7687", "bolt://h:port", "neo4j://u:secret@h?x=1", ""])
def test_what_is_no_address_is_said(url: str) -> None:
    with pytest.raises(InvalidRequest, match="HOPTAC_CYPHER_URL") as error:
        Address.parse(url)
    assert "secret" not in str(error.value)


def test_a_server_that_is_not_there_is_said() -> None:
    with pytest.raises(EngineUnavailable, match=r"bolt://127.0.0.1:1: no Neo4j answers"):
        Neo4jEngine("bolt://u:secret@127.0.0.1:1")


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("MATCH (n) RETURN n", "MATCH (n:Entity) RETURN n"),
        ("MATCH (n {id: $id}) RETURN n", "MATCH (n:Entity {id: $id}) RETURN n"),
        ("MATCH ({id: 1})-->(b) RETURN b", "MATCH (:Entity {id: 1})-->(b) RETURN b"),
        ("MATCH (a)-[r]->(b {id: 1}) RETURN a", "MATCH (a)-[r]->(b:Entity {id: 1}) RETURN a"),
        ("MATCH (a), (b{x: 1}) RETURN a", "MATCH (a:Entity), (b:Entity {x: 1}) RETURN a"),
        ("MATCH (n WHERE n.id = 1) RETURN n", "MATCH (n:Entity WHERE n.id = 1) RETURN n"),
        ("MATCH (a)--(b) WHERE (a)-->(b) RETURN count(a)", None),
        ("MATCH (n:Document {id: 1}) RETURN collect(n {id: n.id})", None),
        ("MATCH (n:A|B) WHERE '(m {id: 1})' = n.x RETURN (n {.id})", None),
        ("RETURN [1, (2)] AS x, size('labels(n)')", None),
        ("MATCH (a:A) RETURN labels(a)", "MATCH (a:A) RETURN [_label IN labels(a) WHERE _label <> 'Entity']"),
    ],
)
def test_the_shared_label_goes_where_it_helps(statement: str, expected: str | None) -> None:
    assert for_neo4j(statement) == (expected or statement)


@pytest.mark.neo4j
def test_the_schema_comes_from_the_ontology(engine: Neo4jEngine) -> None:
    with engine.driver.session() as session:
        names = {
            row["name"] for row in session.run("SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name")
        }
        constraints = {row["name"] for row in session.run("SHOW CONSTRAINTS YIELD name RETURN name")}
    known = vocabulary()
    assert {f"id_{label}" for label in known.class_by_label} <= names
    assert {"id_unique", *(f"key_{kind}" for kind in known.property_by_relationship)} <= constraints


def statements() -> list[str]:
    """Every text of our questions that looks something up by id."""
    found = [
        value
        for module in (lineage, network, partners)
        for name, values in vars(module).items()
        if re.fullmatch("_[A-Z_]+", name)
        for value in (values if isinstance(values, tuple) else (values,))
        if isinstance(value, str) and "{id: " in value
    ]
    assert len(found) > 10
    return found


@pytest.mark.neo4j
@pytest.mark.parametrize("statement", statements())
def test_looking_up_by_id_uses_an_index(engine: Neo4jEngine, statement: str) -> None:
    with engine.driver.session() as session:
        plan = session.run("EXPLAIN " + for_neo4j(statement), ids=[], id="", limit=1).consume().plan
    operators = str(plan)
    assert "IndexSeek" in operators
    assert "AllNodesScan" not in operators
    assert "NodeByLabelScan" not in operators


@pytest.mark.neo4j
def test_a_database_of_somebody_else_is_left_alone(neo4j_url: str) -> None:
    with neo4j.GraphDatabase.driver(neo4j_url) as driver:
        driver.execute_query("CREATE (:Customer {name: 'x'})")
        engine = Neo4jEngine(neo4j_url, "me")
        for change in (engine.clear, lambda: engine.apply([added(1, "s1")])):
            with pytest.raises(InvalidRequest, match="Customer"):
                change()
        assert driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 1
        engine.close()


@pytest.mark.neo4j
def test_another_librarys_graph_is_none_of_ours(engine: Neo4jEngine, neo4j_url: str) -> None:
    other = Neo4jEngine(neo4j_url, "you")
    assert (engine.applied(), other.applied()) == (1, -1)
    other.close()


@pytest.mark.neo4j
def test_a_reader_cannot_write(engine: Neo4jEngine, neo4j_url: str) -> None:
    reader = Neo4jEngine(neo4j_url, "me", read_only=True)
    assert reader.applied() == 1
    for change in (reader.clear, lambda: reader.apply([added(2, "s2")])):
        with pytest.raises(InvalidRequest, match="reading"):
            change()
    reader.close()
    assert engine.applied() == 1


@pytest.mark.neo4j
@pytest.mark.parametrize(
    "statement",
    ["CREATE (n:X)", "MATCH (n) DETACH DELETE n", "MATCH (n) SET n.x = 1", "CREATE INDEX x FOR (n:X) ON (n.x)"],
)
def test_the_server_refuses_to_write_even_without_our_check(engine: Neo4jEngine, statement: str) -> None:
    with pytest.raises(Forbidden):
        neo4j_query.run(engine, statement, {}, Limits())
    assert engine.read("MATCH (n) RETURN count(n) AS n") == [{"n": 4}]


@pytest.mark.neo4j
def test_our_own_reading_cannot_write(engine: Neo4jEngine) -> None:
    with pytest.raises(HoptacError, match=r"[Ww]rit"):
        engine.read("MATCH (n) SET n.x = 1 RETURN n")


@pytest.mark.neo4j
def test_the_server_stops_what_is_too_long(engine: Neo4jEngine) -> None:
    """Not only we stop waiting: the transaction is gone."""
    text = "UNWIND range(1, 10000000) AS a UNWIND range(1, 10000000) AS b RETURN count(a + b)"
    with pytest.raises(HoptacError, match="stopped"):
        neo4j_query.run(engine, text, {}, Limits(seconds=0.5))
    until = time.monotonic() + 10
    while running(engine) and time.monotonic() < until:
        time.sleep(0.1)
    assert running(engine) == []


def running(engine: Neo4jEngine) -> list[str]:
    with engine.driver.session() as session:
        rows = session.run("SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery AS text")
        return [row["text"] for row in rows if "range(1" in (row["text"] or "")]


@pytest.mark.neo4j
def test_readers_see_whole_commits_only(engine: Neo4jEngine) -> None:
    answers: list[int] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            answers.append(
                engine.read("MATCH (n:Document) WHERE n.id STARTS WITH 'doc:b' RETURN count(n) AS n")[0]["n"]
            )

    thread = threading.Thread(target=look)
    thread.start()
    for commit in range(2, 8):
        engine.apply([added(commit, f"s{commit}", [Node(f"doc:b{commit}.{i}", "Document") for i in range(10)], [])])
    done.set()
    thread.join()
    assert {answer % 10 for answer in answers} == {0}
    assert answers == sorted(answers)


@pytest.mark.neo4j
def test_the_dialect_cases(cases: dict[str, Any], neo4j_url: str) -> None:
    """The reading statements give the rows that were written down for Neo4j."""
    with neo4j.GraphDatabase.driver(neo4j_url) as driver:
        for label, name, values in cases["NODES"]:
            driver.execute_query(f"CREATE (n:Entity:{label} {{id: $id}}) SET n += $values", id=name, values=values)
        for _, a, kind, _, b, values in cases["EDGES"]:
            text = f"MATCH (a:Entity {{id: $a}}), (b:Entity {{id: $b}}) CREATE (a)-[r:{kind}]->(b) SET r = $values"
            driver.execute_query(text, a=a, b=b, values=values)
    engine = Neo4jEngine(neo4j_url)
    wrong = {}
    for name, group, statement, parameters, wanted, ordered in cases["C"]:
        if group not in ("core", "neo5"):
            continue
        try:
            table = neo4j_query.run(engine, statement, parameters, Limits(seconds=20))
            rows = [[without_key(value) for value in row] for row in table.rows]
        except HoptacError as error:
            wrong[name] = str(error)
        else:
            if not fits(rows, wanted, ordered):
                wrong[name] = repr(rows)
    engine.close()
    assert wrong == {}


@pytest.mark.neo4j
def test_a_setting_is_all_it_takes(neo4j_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same library, then with the server, then without again: the same answers at every commit."""
    examples = connected()
    with Store.open(tmp_path / "data", write=True) as store:
        for example in examples[:4]:
            store.add(example.name, example.text, example.sha256, example.facts)
        alone = partners.partners(store.cypher, UBND_GIAP), graph_of(store)
    monkeypatch.setenv("HOPTAC_CYPHER_URL", neo4j_url)
    with Store.open(tmp_path / "data") as store:
        assert isinstance(store.cypher, Neo4jEngine)
        assert (partners.partners(store.cypher, UBND_GIAP), graph_of(store)) == alone
        assert set(store.info().engines.values()) == {4}
        assert store.run_cypher("MATCH (d:Document) RETURN count(d) AS n").rows[0][0] > 4
    with Store.open(tmp_path / "data", write=True) as store:
        for example in examples[4:]:
            store.add(example.name, example.text, example.sha256, example.facts)
        store.remove(store.sources()[0])
        on_server = graph_of(store)
        store.rebuild()
        assert graph_of(store) == on_server
    monkeypatch.delenv("HOPTAC_CYPHER_URL")
    with Store.open(tmp_path / "data") as store:
        assert graph_of(store) == on_server


@pytest.mark.neo4j
def test_two_libraries_do_not_mix(neo4j_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOPTAC_CYPHER_URL", neo4j_url)
    example = full()
    with Store.open(tmp_path / "one", write=True) as store:
        store.add(example.name, example.text, example.sha256, example.facts)
        assert graph_of(store)[0]
    with Store.open(tmp_path / "two", write=True) as store:
        assert graph_of(store) == ([], [])
    with Store.open(tmp_path / "one") as store:
        assert graph_of(store)[0]


def test_a_library_is_readable_while_its_server_is_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = full()
    with Store.open(tmp_path / "data", write=True) as store:
        store.add(example.name, example.text, example.sha256, example.facts)
    monkeypatch.setenv("HOPTAC_CYPHER_URL", "bolt://127.0.0.1:1")
    with Store.open(tmp_path / "data") as store:
        assert store.documents()
        with pytest.raises(EngineUnavailable):
            store.run_cypher("RETURN 1 AS n")


def graph_of(store: Store) -> tuple[list[Any], list[Any]]:
    nodes = sorted((row["n"] for row in store.cypher.read("MATCH (n) RETURN n")), key=lambda node: str(node["id"]))
    edges = [row["r"] for row in store.cypher.read("MATCH (a)-[r]->(b) RETURN a, r, b")]
    return nodes, sorted(edges, key=lambda edge: str(edge["key"]))
