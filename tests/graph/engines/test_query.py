from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.engines import query
from graph.engines.cypher_kglite import KgliteEngine
from graph.engines.limits import MIB
from graph.engines.query import Limits, run_cypher, run_sparql
from graph.engines.sparql_oxigraph import OxigraphEngine, published
from graph.engines.workers import pool
from graph.errors import InvalidQuery, InvalidRequest, LimitExceeded
from ontology.records import Node
from tests.graph.engines.examples import EDGES, ENDLESS_CYPHER, NODES, PlainRdf, added

GREEDY_CYPHER = "RETURN reduce(s = 0, x IN range(1, 9999) | s + size(range(1, 99999))) AS n"
ENDLESS_SPARQL = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(12)) + " }"
HOG_CYPHER = "UNWIND range(1, 1000000) AS a WITH collect(toString(a) + 'một chuỗi khá dài') AS l RETURN size(l) AS n"
HOG_SPARQL = (
    "SELECT (GROUP_CONCAT(?x) AS ?n) { "
    + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(8))
    + " BIND(CONCAT("
    + ", ".join(f"STR(?a{i}), STR(?b{i})" for i in range(8))
    + ") AS ?x) }"
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("engines")
    KgliteEngine(directory / "cypher").apply([added(1, "s1")])
    OxigraphEngine(directory / "sparql", PlainRdf()).apply([added(1, "s1")])
    return directory


def cypher(data: Path, text: str, **limits: float) -> query.Table:
    return run_cypher(data / "cypher", text, None, Limits(**limits))  # type: ignore[arg-type]


def sparql(data: Path, text: str, **limits: float) -> query.Table:
    return run_sparql(data / "sparql", text, Limits(**limits))  # type: ignore[arg-type]


def test_rows_come_back_plain(data: Path) -> None:
    text = (
        "MATCH (a:Document)-[r:IMPLEMENTS]->(b) WHERE r.start > $from "
        "RETURN a, r, b.id AS id, date('2020-12-07') AS ngày"
    )
    table = run_cypher(data / "cypher", text, {"from": 20})
    assert table.columns == ("a", "r", "id", "ngày")
    node, edge, identifier, day = table.rows[0]
    assert node["id"] == "doc:2923"
    assert node["label"] == "Document"
    assert edge == {
        "source": "doc:2923",
        "target": None,
        "type": "IMPLEMENTS",
        "key": "k2",
        "properties": {"start": 30, "end": 40, "confidence": 1.0},
    }
    assert (identifier, day) == ("doc:2711", "2020-12-07")
    assert not table.truncated


@pytest.mark.parametrize(("rows", "truncated"), [(3, True), (4, False), (5, False)])
def test_the_row_limit_says_what_it_cut(data: Path, rows: int, truncated: bool) -> None:
    table = cypher(data, "MATCH (n) RETURN n.id AS id ORDER BY id", rows=rows)
    assert len(table.rows) == min(rows, 4)
    assert table.truncated is truncated
    assert [row[0] for row in table.rows] == sorted(node.id for node in NODES)[:rows]
    triples = sparql(data, "SELECT ?s { GRAPH ?g { ?s <https://example.test/id/label> ?o } }", rows=rows)
    assert triples.truncated is truncated
    assert len(triples.rows) == min(rows, 4)


def test_the_forms_of_sparql(data: Path) -> None:
    assert sparql(data, "ASK { ?s ?p 'Province' }").boolean is True
    assert sparql(data, "ASK { ?s ?p 'Nothing' }").boolean is False
    built = sparql(data, "CONSTRUCT { ?s a ?o } WHERE { ?s <https://example.test/id/label> ?o }")
    assert built.form == "triples"
    assert len(built.rows) == 4
    assert built.rows[0][0]["type"] == "uri"
    row = next(sparql(data, "SELECT (1 AS ?n) (STRLANG('a', 'vi') AS ?t) ?none {}").dicts())
    assert row["n"] == {"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}
    assert row["t"] == {"type": "literal", "value": "a", "xml:lang": "vi"}
    assert row["none"] is None


def test_the_ontologys_prefixes_are_known(data: Path) -> None:
    assert sparql(data, "ASK { id:nothing skos:prefLabel ?x }").boolean is False


def test_both_engines_count_the_same(data: Path) -> None:
    nodes = cypher(data, "MATCH (n) RETURN labels(n)[0] AS label, count(*) AS n ORDER BY label").rows
    edges = cypher(data, "MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS n ORDER BY type").rows
    for name, rows in (("label", nodes), ("type", edges)):
        text = f"SELECT ?v (COUNT(?s) AS ?n) {{ ?s <https://example.test/id/{name}> ?v }} GROUP BY ?v ORDER BY ?v"
        same = tuple((v["value"], int(n["value"])) for v, n in sparql(data, text).rows)
        assert same == rows
    assert sum(n for _, n in edges) == len(EDGES)


def _all_come_to_rest() -> bool:
    """Whether at some moment no worker computes; one that starts or ends may be seen running for an instant."""
    for _ in range(100):
        if not [text for text in _our_workers() if text.rpartition(") ")[2].startswith("R")]:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize(("run", "endless"), [(cypher, ENDLESS_CYPHER), (sparql, ENDLESS_SPARQL)])
def test_an_endless_query_is_stopped_while_small_ones_go_on(
    data: Path, run: Callable[..., query.Table], endless: str
) -> None:
    small = "MATCH (n) RETURN count(n) AS n" if run is cypher else "ASK { ?s ?p ?o }"
    run(data, small)
    errors: list[Exception] = []
    victims: list[int] = []

    def hold_up() -> None:
        try:
            run(data, endless, seconds=3)
        except LimitExceeded as error:
            errors.append(error)

    thread = threading.Thread(target=hold_up)
    thread.start()
    while thread.is_alive() and len(victims) < 20:
        victims.append(len(run(data, small).rows))
    assert victims == [1] * 20, "the small ones had to wait"
    thread.join()
    assert "3 s" in str(errors[0])
    assert _all_come_to_rest(), "it still computes"


def test_the_engines_own_ceiling_is_a_limit_too(data: Path) -> None:
    with pytest.raises(LimitExceeded, match="safety ceiling"):
        cypher(data, GREEDY_CYPHER, seconds=60)


@pytest.mark.parametrize(("run", "hog"), [(cypher, HOG_CYPHER), (sparql, HOG_SPARQL)])
def test_a_memory_hog_is_stopped(data: Path, run: Callable[..., query.Table], hog: str) -> None:
    run(data, "RETURN 1 AS n" if run is cypher else "ASK {}")
    before = _memory_of_workers()
    peaks, done = [before], threading.Event()

    def watch() -> None:
        while not done.wait(0.01):
            peaks.append(_memory_of_workers())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        with pytest.raises(LimitExceeded, match="64 MiB"):
            run(data, hog, seconds=30, memory=64 * MIB)
    finally:
        done.set()
        watcher.join()
    assert max(peaks) - before < 100 * MIB
    assert len(run(data, "RETURN 1 AS n" if run is cypher else "ASK {}").rows) == 1


def _memory_of_workers() -> int:
    """Resident bytes of all our workers."""
    return sum(int(text.rpartition(") ")[2].split()[21]) * 4096 for text in _our_workers())


def _our_workers() -> list[str]:
    """`/proc/…/stat` of our workers."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            text, command = status.read_text(), status.with_name("cmdline").read_text()
        except OSError:
            continue
        if "graph.engines.worker" in command and int(text.rpartition(") ")[2].split()[1]) == os.getpid():
            found.append(text)
    return found


@pytest.mark.parametrize(
    ("run", "text", "place"),
    [
        (cypher, "MATCH (n) RETURN n.id SYNTAX", "line 1, column 2"),
        (cypher, "MATCH (n)\nRETURN (n", "line 2, column 8"),
        (sparql, "SELECT * {\n ?s ?p ", "line 2"),
    ],
)
def test_what_does_not_parse_says_where(data: Path, run: Callable[..., query.Table], text: str, place: str) -> None:
    with pytest.raises(InvalidQuery, match=place) as error:
        run(data, text)
    assert "\n" not in str(error.value)


def test_readers_follow_what_is_published(tmp_path: Path) -> None:
    engine, rdf = KgliteEngine(tmp_path / "cypher"), OxigraphEngine(tmp_path / "sparql", PlainRdf())
    assert cypher(tmp_path, "MATCH (n) RETURN count(n) AS n").rows == ((0,),)
    assert sparql(tmp_path, "ASK { ?s ?p ?o }").boolean is False
    for commit in (1, 2, 3, 4):
        node = Node(f"doc:{commit}", "Document")
        engine.apply([added(commit, f"s{commit}", (node,), ())])
        rdf.apply([added(commit, f"s{commit}", (node,), ())])
        assert cypher(tmp_path, "MATCH (n) RETURN count(n) AS n").rows == ((commit,),)
        text = "SELECT (COUNT(?s) AS ?n) { ?s <https://example.test/id/label> 'Document' }"
        assert sparql(tmp_path, text).rows[0][0]["value"] == str(commit)


def test_behind_the_check_of_the_text_the_worker_cannot_open_anything(data: Path) -> None:
    """The second wall: the same texts as if the check had missed them."""
    limits = Limits()
    for text in (
        f"LOAD CSV FROM '{__file__}' AS row RETURN row",
        f"LOAD CSV FROM 'file://{__file__}' AS row RETURN row",
    ):
        with pytest.raises(InvalidQuery, match="open"):
            query._run("cypher", data / "cypher", text, {}, limits)
    with pytest.raises(InvalidQuery, match="read-only"):
        query._run("cypher", data / "cypher", "CREATE (n:X)", {}, limits)
    service = "SELECT * { SERVICE <http://127.0.0.1:8099/> { ?s ?p ?o } }"
    with pytest.raises(InvalidQuery, match="open files"):
        query._run("sparql", published(data / "sparql"), service, {"prefixes": {}}, limits)


def test_what_no_engine_should_meet_is_an_error_and_the_next_query_works(data: Path) -> None:
    with pytest.raises(InvalidRequest, match="parameters"):
        run_cypher(data / "cypher", "RETURN $x AS x", {"x": {1, 2}})
    with pytest.raises((InvalidQuery, LimitExceeded)):
        cypher(data, "RETURN " + "(" * 9_000 + "1" + ")" * 9_000 + " AS x")
    with pytest.raises((InvalidQuery, LimitExceeded)):
        sparql(data, "SELECT * { " + "{" * 9_000 + "}" * 9_000 + " }")
    with pytest.raises(InvalidQuery):
        cypher(data, "RETURN '\ud800' AS x")
    with pytest.raises(InvalidQuery):
        run_cypher(data / "cypher", "RETURN $x AS x", {"x": 2**70})
    with pytest.raises(LimitExceeded, match="32 MiB"):
        cypher(data, "UNWIND range(1, 900) AS i RETURN reduce(s = 'xxxxxxxx', x IN range(1, 13) | s + s) AS x")
    assert cypher(data, "RETURN 1 AS n").rows == ((1,),)
    assert sparql(data, "ASK {}").boolean


@pytest.mark.parametrize("limits", [{"seconds": 0}, {"seconds": 1e9}, {"rows": -1}, {"memory": 5}])
def test_senseless_limits_are_refused(limits: dict[str, float]) -> None:
    with pytest.raises(InvalidRequest, match="limits"):
        Limits(**limits)  # type: ignore[arg-type]


def test_released_workers_end_and_new_ones_start(data: Path) -> None:
    cypher(data, "RETURN 1 AS n")
    workers = pool("cypher", (data / "cypher").resolve())._idle
    assert workers
    query.release(data / "cypher", data / "sparql")
    assert not pool("cypher", (data / "cypher").resolve())._idle
    assert not any(worker.alive() for worker in workers)
    assert cypher(data, "RETURN 1 AS n").rows == ((1,),)


def test_a_worker_that_ended_while_idle_is_replaced(data: Path) -> None:
    cypher(data, "RETURN 1 AS n")
    for worker in pool("cypher", (data / "cypher").resolve())._idle:
        worker._process.kill()
        worker._process.wait()
    assert cypher(data, "RETURN 1 AS n").rows == ((1,),)
