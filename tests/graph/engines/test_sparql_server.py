"""What only a SPARQL server has: an address, somebody else's data, faults on the way, walls behind ours."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any

import pytest
from pyoxigraph import NamedNode, Quad, QueryResultsFormat, QuerySolutions, parse_query_results

from graph.engines import sparql_server_query
from graph.engines.limits import Limits
from graph.engines.sparql_address import SparqlAddress
from graph.engines.sparql_server import STATE, SparqlServerEngine
from graph.errors import EngineUnavailable, Forbidden, InvalidQuery, InvalidRequest, LimitExceeded
from tests.fuseki_server import update
from tests.graph.engines.examples import PlainRdf, added
from tests.graph.engines.test_killing import ROOT, change, sources

ROWS = b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"x"}}'


def server_state(url: str) -> set[str]:
    """All quads of a dataset but the state that we keep there, asked as any client would."""
    text = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"
    body = urllib.parse.urlencode({"query": text}).encode()
    request = urllib.request.Request(f"{url}/query", body, {"Accept": "application/sparql-results+json"})
    with urllib.request.urlopen(request) as answer:
        rows = parse_query_results(answer.read(), QueryResultsFormat.JSON)
    assert isinstance(rows, QuerySolutions)
    quads = {Quad(row["s"], row["p"], row["o"], row["g"]) for row in rows}
    return {str(quad) for quad in quads if quad.graph_name != NamedNode(STATE)}


def server(url: str, owner: str = "me", **given: bool) -> SparqlServerEngine:
    return SparqlServerEngine(url, owner, PlainRdf(), **given)


# The address


@pytest.mark.parametrize(
    ("url", "shown", "services"),
    [
        ("http://h/ds", "http://h:80/ds", ("/ds/query", "/ds/update", "/ds/data")),
        ("https://u:p%40ss@h:17/a/ds/", "https://h:17/a/ds", ("/a/ds/query", "/a/ds/update", "/a/ds/data")),
        ("http://[::1]:3030/ds", "http://[::1]:3030/ds", ("/ds/query", "/ds/update", "/ds/data")),
        (
            "http://h:7200/repositories/r?query=&update=statements&data=rdf-graphs/service",
            "http://h:7200/repositories/r",
            ("/repositories/r", "/repositories/r/statements", "/repositories/r/rdf-graphs/service"),
        ),
        ("http://h:7878?data=store", "http://h:7878", ("/query", "/update", "/store")),
    ],
)
def test_an_address_has_parts(url: str, shown: str, services: tuple[str, ...]) -> None:
    found = SparqlAddress.parse(url)
    assert str(found) == shown
    assert (found.query, found.update, found.data) == services
    assert "p@ss" not in f"{found} {found!r}"
    assert "p%40ss" not in f"{found} {found!r}"
    assert (found.authorization == "Basic dTpwQHNz") is ("p%40ss" in url)
    assert not found.authorization or found.authorization not in repr(found)


@pytest.mark.parametrize(
    "url", ["bolt://h/ds", "http://", "h:3030/ds", "http://h:port", "http://u:secret@h/ds?x=1", "http://h/#x", ""]
)
def test_what_is_no_address_is_said(url: str) -> None:
    with pytest.raises(InvalidRequest, match="HOPTAC_SPARQL_URL") as error:
        server(url)
    assert "secret" not in str(error.value)


# Whose data it is


@pytest.mark.fuseki
def test_a_dataset_of_somebody_else_is_left_alone(fuseki_url: str) -> None:
    update(f"{fuseki_url}/update", "INSERT DATA { GRAPH <urn:theirs> { <urn:a> <urn:b> 'x' } }")
    before, engine = server_state(fuseki_url), server(fuseki_url)
    for write in (engine.clear, lambda: engine.apply([added(1, "s1")])):
        with pytest.raises(InvalidRequest, match="other data"):
            write()
    assert server_state(fuseki_url) == before


@pytest.mark.fuseki
def test_a_graph_that_somebody_put_beside_ours_is_left_alone(fuseki_url: str) -> None:
    engine = server(fuseki_url)
    engine.apply([added(1, "s1")])
    update(f"{fuseki_url}/update", "INSERT DATA { GRAPH <urn:theirs> { <urn:a> <urn:b> 'x' } }")
    with pytest.raises(InvalidRequest, match="urn:theirs"):
        engine.clear()
    assert engine.applied() == 1


@pytest.mark.fuseki
def test_another_librarys_graph_is_none_of_ours_until_it_is_built_anew(fuseki_url: str) -> None:
    mine, other = server(fuseki_url), server(fuseki_url, 'you "\\')
    mine.apply([added(7, "s1")])
    assert (mine.applied(), other.applied()) == (7, -1)
    with pytest.raises(InvalidRequest, match="another data directory"):
        other.apply([added(8, "s2")])
    assert mine.applied() == 7
    other.clear()
    other.apply([added(8, "s2")])
    assert (mine.applied(), other.applied()) == (-1, 8)
    assert not any("source/s1" in quad for quad in server_state(fuseki_url))


@pytest.mark.fuseki
def test_the_ontology_is_sent_when_it_changed(fuseki_url: str) -> None:
    server(fuseki_url).apply([added(1, "s1")])
    name = next(iter(PlainRdf().ontology())).graph_name
    update(f"{fuseki_url}/update", f"DROP GRAPH {name}")
    server(fuseki_url).apply([added(2, "s1")])
    assert not any(quad.endswith(str(name)) for quad in server_state(fuseki_url)), "the same was sent again"
    update(
        f"{fuseki_url}/update",
        f"DELETE {{ GRAPH ?g {{ ?s ?p ?o }} }} INSERT {{ GRAPH ?g {{ ?s ?p 'older' }} }} "
        f"WHERE {{ GRAPH ?g {{ ?s ?p ?o FILTER(?p = <{STATE}#ontology>) }} }}",
    )
    server(fuseki_url).apply([added(3, "s1")])
    assert any(quad.endswith(str(name)) for quad in server_state(fuseki_url))


@pytest.mark.fuseki
def test_a_reader_cannot_write(fuseki_url: str) -> None:
    reader = server(fuseki_url, read_only=True)
    for write in (reader.clear, lambda: reader.apply([added(1, "s1")])):
        with pytest.raises(InvalidRequest, match="reading"):
            write()
    assert server_state(fuseki_url) == set()


@pytest.mark.fuseki
def test_a_dataset_without_union_is_refused_before_anything_is_written(fuseki_server: str) -> None:
    """Its services have names of their own, too."""
    engine = server(f"{fuseki_server}/apart?query=ask&update=&data=rdf-graphs")
    with pytest.raises(EngineUnavailable, match="union"):
        engine.apply([added(1, "s1")])
    assert engine.applied() == 0


# Walls behind ours


@pytest.mark.fuseki
def test_behind_the_check_of_the_text_the_server_refuses_too(fuseki_url: str) -> None:
    """The same texts as if the check had missed them."""
    engine = server(fuseki_url)
    engine.apply([added(1, "s1")])
    before = server_state(fuseki_url)
    for text in ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "DROP ALL", "LOAD <file:///etc/passwd>"):
        with pytest.raises(InvalidQuery):
            sparql_server_query.run(engine, text, Limits())
    with pytest.raises(Forbidden, match="SERVICE"):
        sparql_server_query.run(engine, "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", Limits())
    assert server_state(fuseki_url) == before


# Faults on the way


@contextmanager
def faulty(*answers: tuple[int, bytes, int], pause: float = 0.0) -> Iterator[tuple[str, list[str | None]]]:
    """A server that gives these answers (status, body, announced length), the last one again and again."""
    left, seen = list(answers), list[str | None]()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            seen.append(self.headers["Authorization"])
            status, body, length = left.pop(0) if len(left) > 1 else left[0]
            self.send_response(status)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(length))
            self.end_headers()
            with suppress(ConnectionError):
                for start in range(0, len(body), 20):
                    self.wfile.write(body[start : start + 20])
                    time.sleep(pause)

        def log_message(self, *_: Any) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://u:secret@127.0.0.1:{running.server_port}/ds", seen
        finally:
            running.shutdown()
            thread.join()


def test_a_server_that_is_not_there_is_said() -> None:
    engine = server("http://u:secret@127.0.0.1:1/ds")
    with pytest.raises(EngineUnavailable, match=r"^http://127.0.0.1:1/ds: no SPARQL server answers"):
        engine.applied()
    with pytest.raises(EngineUnavailable, match="HOPTAC_SPARQL_URL"):
        sparql_server_query.run(engine, "ASK {}", Limits())


@pytest.mark.fuseki
def test_a_dataset_that_is_not_there_is_said(fuseki_server: str) -> None:
    engine = server(f"{fuseki_server}/nothing")
    with pytest.raises(EngineUnavailable, match="no such dataset"):
        engine.applied()
    with pytest.raises(EngineUnavailable, match="no such dataset"):
        sparql_server_query.run(engine, "ASK {}", Limits())


def test_a_busy_server_is_asked_again_and_gets_the_password() -> None:
    cells = {"owner": "me", "commit": "12", "ontology": "x"}
    row = {name: {"type": "literal", "value": value} for name, value in cells.items()}
    state = json.dumps({"head": {"vars": list(row)}, "results": {"bindings": [row]}}).encode()
    with faulty((503, b"", 0), (200, state[:20], len(state)), (200, state, len(state))) as (url, seen):
        assert server(url).applied() == 12
        assert seen == ["Basic dTpzZWNyZXQ="] * 3


def test_a_server_that_refuses_the_password_is_said() -> None:
    with faulty((401, b"", 0)) as (url, seen), pytest.raises(EngineUnavailable, match="user or password") as error:
        server(url).applied()
    assert len(seen) == 1, "asking again changes nothing"
    assert "secret" not in str(error.value)


def test_an_answer_that_ends_too_early_is_no_answer() -> None:
    for body, length in ((ROWS, len(ROWS) + 9), (ROWS, len(ROWS))):
        with faulty((200, body, length)) as (url, _), pytest.raises(EngineUnavailable):
            sparql_server_query.run(server(url), "SELECT ?a {}", Limits())


def test_a_server_that_dawdles_is_given_up() -> None:
    long = ROWS + b" " * 999
    with faulty((200, long, len(long)), pause=0.1) as (url, _), pytest.raises(LimitExceeded, match=r"0\.1 s"):
        sparql_server_query.run(server(url), "SELECT ?a {}", Limits(seconds=0.1))


def test_what_breaks_in_the_server_is_one_line() -> None:
    page = b"<html><head><title>Error</title></head><body><h1>Out of\n memory</h1></body></html>"
    with faulty((500, page, len(page))) as (url, _), pytest.raises(EngineUnavailable, match=r"500: Out of memory$"):
        sparql_server_query.run(server(url), "ASK {}", Limits())


# Killed


def write_for_ever(url: str) -> None:
    engine = server(url)
    for commit in count(engine.applied() + 1):
        engine.apply([change(commit), change(commit + 1)] if commit % 3 == 2 else [change(commit)])
        print(commit, flush=True)


@pytest.mark.slow
@pytest.mark.fuseki
def test_a_writer_that_is_killed_leaves_a_whole_commit(fuseki_url: str) -> None:
    dice, seen = random.Random(20261122), [0]
    code = "import sys; from tests.graph.engines.test_sparql_server import write_for_ever; write_for_ever(sys.argv[1])"
    for _ in range(4):
        writer = subprocess.Popen([sys.executable, "-c", code, fuseki_url], cwd=ROOT, stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(dice.uniform(0.0, 0.1))
        assert writer.poll() is None, "the writer gave up by itself"
        writer.kill()
        writer.wait()
        writer.stdout.close()
        seen.append(server(fuseki_url).applied())
        wanted = {str(quad) for quad in PlainRdf().ontology()} | expected(seen[-1])
        found = server_state(fuseki_url)
        assert found == wanted or server(fuseki_url).applied() > seen[-1], "half a batch"
    assert seen == sorted(seen)
    assert seen[-1] >= 5


def expected(commit: int) -> set[str]:
    parts: dict[str, Any] = {}
    for number in range(1, commit + 1):
        made = change(number)
        parts[made.source] = made.contribution
    assert len([part for part in parts.values() if part]) == sources(commit)
    return {str(quad) for name, part in parts.items() if part for quad in PlainRdf().quads(part, name)}
