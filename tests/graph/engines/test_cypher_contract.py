"""What every Cypher engine must do, on the embedded one, a real Neo4j server and ArcadeDB: one in, one out."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.engines import query
from graph.engines.base import Change, CypherEngine, CypherReader
from graph.engines.cypher_kglite import KgliteEngine
from graph.engines.cypher_neo4j import Neo4jEngine
from graph.engines.limits import MIB, Limits, Table
from graph.errors import Forbidden, HoptacError, InvalidQuery, InvalidRequest, LimitExceeded
from graph.library.library import Library
from graph.projection import rebuild
from graph.questions.lineage import lineage
from graph.questions.network import network
from graph.questions.partners import partners
from ontology.records import Edge, Node, Subgraph
from tests.graph.engines.examples import EDGES, ENDLESS_CYPHER, NODES, added, link, removed
from tests.graph.engines.test_equal_to_fresh import LABELS, NAMES, TYPES, Model
from tests.graph.questions import test_lineage, test_partners

SERVERS = (pytest.param("neo4j", marks=pytest.mark.neo4j), pytest.param("arcadedb", marks=pytest.mark.arcadedb))
ENGINES = ("kglite", *SERVERS)
ROWS_WITHOUT_END = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(a + b)"
DAYS = (None, date(2019, 12, 31), date(2020, 7, 1), date(2024, 6, 1))


@pytest.fixture(params=ENGINES)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[CypherEngine]:
    engine: CypherEngine
    if request.param == "kglite":
        engine = KgliteEngine(tmp_path)
    else:
        engine = Neo4jEngine(request.getfixturevalue(f"{request.param}_url"), "contract")
    yield engine
    engine.close()


@pytest.fixture(params=SERVERS)
def server(request: pytest.FixtureRequest) -> Iterator[Neo4jEngine]:
    engine = Neo4jEngine(request.getfixturevalue(f"{request.param}_url"), "contract")
    yield engine
    engine.close()


@pytest.fixture
def engine(empty: CypherEngine) -> CypherEngine:
    empty.apply([added(1, "s1")])
    return empty


@pytest.fixture
def ask(engine: CypherEngine, tmp_path: Path) -> Callable[..., Table]:
    """A statement from outside."""
    target = engine if isinstance(engine, Neo4jEngine) else tmp_path

    def run(statement: str, parameters: dict[str, Any] | None = None, **limits: float) -> Table:
        return query.run_cypher(target, statement, parameters, Limits(**limits))  # type: ignore[arg-type]

    return run


def everything(engine: CypherReader) -> tuple[dict[str, Any], dict[str, Any]]:
    """Nodes by id and edges by key; every read checks that none is there twice."""
    nodes = [row["n"] for row in engine.read("MATCH (n) RETURN n")]
    edges = [row["r"] for row in engine.read("MATCH (a)-[r]->(b) RETURN a, r, b")]
    by_id, by_key = {node["id"]: node for node in nodes}, {edge["key"]: edge for edge in edges}
    assert (len(by_id), len(by_key)) == (len(nodes), len(edges))
    return by_id, by_key


def expected(nodes: dict[str, Node], edges: dict[str, Edge]) -> tuple[dict[str, Any], dict[str, Any]]:
    return (
        {name: {"id": name, "label": node.label, "properties": plain(node)} for name, node in nodes.items()},
        {
            key: {
                "source": edge.source,
                "target": edge.target,
                "type": edge.type,
                "key": key,
                "properties": plain(edge),
            }
            for key, edge in edges.items()
        },
    )


def plain(record: Node | Edge) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in record.properties.items()}


def test_what_is_written_is_what_is_read(engine: CypherEngine) -> None:
    assert everything(engine) == expected({node.id: node for node in NODES}, {edge.key: edge for edge in EDGES})
    assert engine.applied() == 1


def test_an_empty_engine_is_at_commit_0(empty: CypherEngine) -> None:
    assert empty.applied() == 0
    assert everything(empty) == ({}, {})


def test_parallel_edges_survive(engine: CypherEngine) -> None:
    statement = "MATCH (a:Document {id: $id})-[r:IMPLEMENTS]->(b) RETURN b.id AS id, r.key AS key ORDER BY key"
    rows = engine.read(statement, {"id": "doc:2923"})
    assert rows == [{"id": "doc:2711", "key": "k1"}, {"id": "doc:2711", "key": "k2"}]


def test_values_come_back_in_one_shape(engine: CypherEngine) -> None:
    statement = "MATCH p = (a {id: $id})-[r:COOPERATES_WITH]->(b) RETURN p, r, [a.name, b.title] AS l, {x: 1.5} AS m"
    (row,) = engine.read(statement, {"id": "loc:tinh-lai-chau"})
    assert [node["id"] for node in row["p"]["nodes"]] == ["loc:tinh-lai-chau", "loc:tp-ha-noi"]
    (edge,) = row["p"]["relationships"]
    assert (edge["source"], edge["target"], edge["key"]) == ("loc:tinh-lai-chau", "loc:tp-ha-noi", "k3")
    assert row["r"]["properties"] == {"quote": "hợp tác “toàn diện”"}
    assert (row["l"], row["m"]) == (["tỉnh Lai Châu", None], {"x": 1.5})


def test_labels_are_the_graphs_own(engine: CypherEngine, ask: Callable[..., Table]) -> None:
    statement = "MATCH (n {id: 'doc:2711'}) RETURN labels(n) AS labels, labels(n)[0] AS first"
    assert ask(statement).rows == ((["Document"], "Document"),)
    assert engine.read(statement) == [{"labels": ["Document"], "first": "Document"}]


def test_applying_twice_is_applying_once(engine: CypherEngine) -> None:
    before = everything(engine)
    engine.apply([added(1, "s1")])
    assert everything(engine) == before
    assert engine.applied() == 1


def test_replacing_forgets_old_properties_and_ends(engine: CypherEngine) -> None:
    node = Node("doc:2923", "Document", {"held": False})
    edge = Edge("doc:2711", "doc:2923", "IMPLEMENTS", "k1", {"note": "x"})
    engine.apply([added(2, "s1", (node,), (edge,))])
    nodes = {one.id: one for one in NODES} | {node.id: node}
    assert everything(engine) == expected(nodes, {one.key: one for one in EDGES} | {"k1": edge})


def test_a_node_may_change_its_label_and_keeps_its_edges(engine: CypherEngine) -> None:
    node = Node("doc:2711", "Agreement", {"number": "2711"})
    engine.apply([added(2, "s2", (node,), ())])
    nodes = {one.id: one for one in NODES} | {node.id: node}
    assert everything(engine) == expected(nodes, {one.key: one for one in EDGES})
    assert engine.read("MATCH (n:Document) RETURN n.id AS id") == [{"id": "doc:2923"}]


def test_removing_is_exact(engine: CypherEngine) -> None:
    engine.apply([removed(2, "s1", ["loc:tp-ha-noi"], ["k2", "k3"])])
    nodes = {one.id: one for one in NODES if one.id != "loc:tp-ha-noi"}
    assert everything(engine) == expected(nodes, {"k1": EDGES[0]})
    engine.apply([removed(3, "s1", list(nodes), ["k1"])])
    assert everything(engine) == ({}, {})
    assert engine.applied() == 3


def test_clearing_goes_back_to_commit_0(engine: CypherEngine) -> None:
    engine.clear()
    assert engine.applied() == 0
    assert everything(engine) == ({}, {})


def test_an_error_half_way_changes_nothing(engine: CypherEngine) -> None:
    before = everything(engine)
    edges = (link("doc:new", "doc:2923", "BASED_ON", "k8"), link("doc:new", "doc:nowhere", "BASED_ON", "k9"))
    with pytest.raises(InvalidRequest, match="k9"):
        engine.apply([added(2, "s2", (Node("doc:new", "Document"),), edges)])
    assert everything(engine) == before
    assert engine.applied() == 1


@pytest.mark.parametrize("seed", range(4))
def test_any_history_ends_where_a_fresh_build_does(empty: CypherEngine, seed: int) -> None:
    """Sources added, replaced and removed at random, in batches of any size."""
    chance, model = random.Random(seed), Model()
    steps = [(chance.choice(("s1", "s2", "s3")), contribution(chance)) for _ in range(12)]
    changes = [model.change(commit, *step) for commit, step in enumerate(steps, 1)]
    while changes:
        size = chance.randint(1, 4)
        empty.apply(changes[:size])
        del changes[:size]
    assert everything(empty) == expected(model.nodes(), model.edges())
    assert empty.applied() == len(steps)


def contribution(chance: random.Random) -> Subgraph | None:
    if chance.random() < 0.25:
        return None
    names = chance.sample(NAMES, chance.randint(1, len(NAMES)))
    nodes = [Node(name, chance.choice(LABELS), {"n": chance.randint(0, 2)}) for name in names]
    edges = {}
    for _ in range(chance.randint(0, 5)):
        a, b, kind, n = chance.choice(names), chance.choice(names), chance.choice(TYPES), chance.randint(0, 1)
        edges[a, b, kind, n] = Edge(a, b, kind, f"-{a}-{b}-{kind}-{n}", {"n": chance.randint(0, 3)})
    return Subgraph(tuple(nodes), tuple(edges.values()))


# Questions


@pytest.mark.parametrize("example", [test_partners, test_lineage])
def test_the_questions_have_one_answer_on_the_examples(example: Any, tmp_path: Path, server: Neo4jEngine) -> None:
    embedded = KgliteEngine(tmp_path)
    graph = Subgraph(tuple(example.NODES), tuple(example.EDGES))
    for engine in (embedded, server):
        engine.apply([Change(1, "src:all", graph, graph.nodes, (), graph.edges, ())])
    same_answers(embedded, server)


def test_the_questions_have_one_answer_on_the_samples(
    loaded_samples: Path, tmp_path: Path, server: Neo4jEngine
) -> None:
    source = KgliteEngine(loaded_samples / "cypher", read_only=True)
    rows = source.read("MATCH (a)-[r]->(b) RETURN a, r, b")
    assert len(rows) > 100
    embedded = KgliteEngine(tmp_path)
    library = Library(loaded_samples, write=False)
    for engine in (embedded, server):
        engine.apply(library.snapshot())
    library.close()
    assert everything(server) == everything(embedded) == everything(source)
    same_answers(embedded, server)


def same_answers(one: CypherReader, other: CypherReader) -> None:
    """Every question about every thing it can be asked about, on several days."""
    statement = "MATCH (n) RETURN n.id AS id, labels(n)[0] AS label ORDER BY n.id"
    things = one.read(statement)
    assert other.read(statement) == things
    asked = 0
    for thing in things:
        paper = thing["label"] in ("Document", "Agreement")
        if not paper and not thing["id"].startswith(("loc:", "org:")):
            continue
        name, day = thing["id"], DAYS[asked % len(DAYS)]
        asked += 1
        if paper:
            answers = [lineage(engine, name, day, citations=True) for engine in (one, other)]
            assert answers[0] == answers[1], (name, day)
        else:
            assert partners(one, name, day) == partners(other, name, day), (name, day)
    assert asked > 10
    for centre in (None, next(thing["id"] for thing in things if thing["id"].startswith("loc:"))):
        assert network(one, centre, 2) == network(other, centre, 2)


# Statements from outside


def test_an_answer_from_outside(ask: Callable[..., Table]) -> None:
    table = ask(
        "MATCH (a)-[r:IMPLEMENTS]->(b) WHERE r.start >= $from RETURN b.number AS số, r.`end` AS tới", {"from": 20}
    )
    assert (table.columns, table.rows, table.truncated) == (("số", "tới"), (("2711", 40),), False)


def test_rows_past_the_limit_are_left_out_and_said(ask: Callable[..., Table]) -> None:
    table = ask("UNWIND range(1, 100000) AS n RETURN n", rows=3)
    assert (table.rows, table.truncated) == (((1,), (2,), (3,)), True)
    assert not ask("UNWIND range(1, 3) AS n RETURN n", rows=3).truncated


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (n:Document {id: 'x'})",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n) SET n.name = 'x' RETURN n",
        "MERGE (n:Document {id: 'x'}) RETURN n",
        "MATCH (n) CALL { WITH n DELETE n } RETURN 1",
        "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
        "CALL db.clearQueryCaches()",
        "CALL dbms.components()",
        "SHOW DATABASES",
        "CREATE INDEX x FOR (n:Document) ON (n.name)",
        "DROP CONSTRAINT id_unique",
        "MATCH (n) /* */ ＤＥＬＥＴＥ n",
    ],
)
def test_only_reading_is_allowed(engine: CypherEngine, ask: Callable[..., Table], statement: str) -> None:
    before = everything(engine)
    with pytest.raises(Forbidden):
        ask(statement)
    assert everything(engine) == before


@pytest.mark.parametrize(
    "statement", ["MATCH (n RETURN n", "MATCH (n) RETURN missing", "MATCH (n)\nRETURN n.", "RETURN 1 +"]
)
def test_what_does_not_parse_is_said(ask: Callable[..., Table], statement: str) -> None:
    with pytest.raises(InvalidQuery):
        ask(statement)


def test_a_long_query_is_stopped(ask: Callable[..., Table], engine: CypherEngine) -> None:
    """KGLite keeps rows in memory, which runs out before the time does; Neo4j looks at the clock between rows."""
    endless = ROWS_WITHOUT_END if isinstance(engine, Neo4jEngine) else ENDLESS_CYPHER
    with pytest.raises(LimitExceeded, match=r"stopped after 0\.5 s"):
        ask(endless, seconds=0.5)
    assert ask("RETURN 1 AS n").rows == ((1,),)


def test_a_greedy_query_is_stopped(ask: Callable[..., Table]) -> None:
    hog = "UNWIND range(1, 1000000) AS a WITH collect(toString(a) + $words) AS l RETURN size(l) AS n"
    with pytest.raises(LimitExceeded, match="memory"):
        ask(hog, {"words": "một chuỗi khá dài " * 20}, seconds=60, memory=128 * MIB)


def test_parameters_that_json_cannot_carry_are_refused(ask: Callable[..., Table]) -> None:
    with pytest.raises(InvalidRequest):
        ask("RETURN $x AS x", {"x": {1, 2}})
    with pytest.raises(HoptacError):
        ask("RETURN $x AS x", {"x": 2**70})


def test_a_rebuild_from_a_library_equals_the_embedded_one(
    loaded_samples: Path, tmp_path: Path, server: Neo4jEngine
) -> None:
    """A database with an older graph of ours ends up with this one alone."""
    embedded = KgliteEngine(tmp_path / "embedded")
    server.apply([added(1, "s1")])
    target = tmp_path / "library"
    target.mkdir()
    (target / "library.sqlite").write_bytes((loaded_samples / "library.sqlite").read_bytes())
    library = Library(target, write=True)
    for engine in (server, embedded):
        rebuild(library, engine)
    assert server.applied() == embedded.applied() == library.head()
    assert everything(server) == everything(embedded)
    library.close()
