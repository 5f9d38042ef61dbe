"""Filling a server: exact whatever happens on the way, and found by name afterwards."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

import neo4j
import pytest

from graph.engines import neo4j_filling
from graph.engines.base import Change
from graph.engines.cypher_kglite import KgliteEngine
from graph.engines.cypher_neo4j import Neo4jEngine
from graph.engines.neo4j_rows import MOST_ROWS, new_edges, new_nodes
from graph.errors import InvalidRequest
from graph.library.library import Library
from ontology.records import Edge, Node
from ontology.vocabulary import vocabulary
from tests.conftest import ROOT
from tests.graph.engines.examples import added, link
from tests.graph.engines.test_cypher_contract import SERVERS, everything
from tests.relay import relay

OWNER = "filling"
# Run in a process of its own: fills in small batches and is killed by the sixth change.
DIES = """
import os, signal, sys
from pathlib import Path
from graph.engines import neo4j_filling
from graph.engines.cypher_neo4j import Neo4jEngine
from graph.library.library import Library

def dying(changes):
    for number, change in enumerate(changes, 1):
        if number == 6:
            os.kill(os.getpid(), signal.SIGKILL)
        yield change

neo4j_filling.MOST_RECORDS = 10
library = Library(Path(sys.argv[2]), write=False)
Neo4jEngine(sys.argv[1], sys.argv[3]).fill(dying(library.snapshot()), library.head())
"""


@pytest.fixture(params=SERVERS)
def url(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def engine(url: str) -> Iterator[Neo4jEngine]:
    engine = Neo4jEngine(url, OWNER)
    yield engine
    engine.close()


@pytest.fixture
def library(loaded_samples: Path) -> Iterator[Library]:
    library = Library(loaded_samples, write=False)
    yield library
    library.close()


def embedded(directory: Path) -> KgliteEngine:
    return KgliteEngine(directory / "cypher", read_only=True)


def test_a_killed_filling_goes_on_where_it_was(
    engine: Neo4jEngine, url: str, library: Library, loaded_samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-c", DIES, url, str(loaded_samples), OWNER]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -9
    assert engine.applied() == -1
    with engine.driver.session(database=engine.address.database) as session:
        written = neo4j_filling.begun(session, OWNER, library.head())
        assert neo4j_filling.begun(session, OWNER, library.head() + 1) is None
        assert neo4j_filling.begun(session, "another", library.head()) is None
    assert written in (4, 5), "five changes came, and the last batch may be open"
    again: list[int] = []
    write = neo4j_filling.write

    def counted(transaction: neo4j.ManagedTransaction, batch: neo4j_filling.Batch) -> None:
        again.append(len(batch.edges))
        write(transaction, batch)

    monkeypatch.setattr(neo4j_filling, "write", counted)
    engine.fill(library.snapshot(), library.head())
    assert engine.applied() == library.head()
    assert everything(engine) == everything(embedded(loaded_samples))
    assert sum(again) < len(everything(engine)[1]), "it began anew"


def test_a_filling_of_another_state_begins_anew(engine: Neo4jEngine, library: Library, loaded_samples: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        engine.fill(broken([added(1, "s1")]), 1)
    assert engine.applied() == -1
    engine.fill(library.snapshot(), library.head())
    assert everything(engine) == everything(embedded(loaded_samples))


def broken(changes: list[Change]) -> Iterator[Change]:
    yield from changes
    raise ZeroDivisionError


def test_a_cut_connection_is_tried_again(url: str, library: Library, loaded_samples: Path) -> None:
    """The driver repeats a transaction whose connection is lost before it was told to commit."""
    parts = urlsplit(url)
    assert parts.port is not None
    Neo4jEngine(url, OWNER).fill([], 1)  # makes the schema, so that what is cut is the writing
    with relay(parts.port, [150_000, 250_000]) as between:
        engine = Neo4jEngine(url.replace(f":{parts.port}", f":{between.port}"), OWNER)
        engine.fill(library.snapshot(), library.head())
        assert between.cut == 2
        assert engine.applied() == library.head()
        assert everything(engine) == everything(embedded(loaded_samples))
        engine.close()


def test_after_filling_changes_are_applied(engine: Neo4jEngine, library: Library) -> None:
    engine.fill(library.snapshot(), library.head())
    nodes, edges = everything(engine)
    engine.apply([added(library.head() + 1, "s1", [Node("doc:1", "Document")], [link("doc:1", "doc:1", "CITES", "k")])])
    after = everything(engine)
    assert (len(after[0]), len(after[1])) == (len(nodes) + 1, len(edges) + 1)
    assert engine.applied() == library.head() + 1


def test_an_edge_without_its_node_is_named(engine: Neo4jEngine) -> None:
    with pytest.raises(InvalidRequest, match="k9"):
        engine.fill([added(1, "s1", [Node("doc:1", "Document")], [link("doc:1", "doc:2", "CITES", "k9")])], 1)
    assert engine.applied() == -1


@pytest.mark.neo4j
@pytest.mark.parametrize("words", ["lai chau", "Lai Châu", "duong lam", "ke hoach phoi hop"])
def test_names_are_found_without_their_accents(neo4j_url: str, words: str) -> None:
    nodes = (
        Node("loc:x", "Province", {"name": "tỉnh Lai Châu", "aliases": ("Đường Lâm", "xứ Đoài")}),
        Node("doc:1", "Document", {"title": "Kế hoạch phối hợp", "note": "không tìm được"}),
    )
    engine = Neo4jEngine(neo4j_url, OWNER)
    engine.fill([added(1, "s1", nodes, [])], 1)
    with engine.driver.session() as session:
        text = "CALL db.index.fulltext.queryNodes('names', $words) YIELD node RETURN node.id AS id"
        found = [row["id"] for row in session.run(text, words=words)]
        assert found == ["doc:1" if "hop" in words else "loc:x"]
        assert not list(session.run(text, words="tìm"))
    engine.close()


def test_the_searchable_keys_come_from_the_ontology() -> None:
    keys = {key for key, term in vocabulary().property_by_key.items() if term.searchable}
    assert keys == {"name", "nameEn", "aliases", "title"}


def test_many_rows_go_as_lists_in_bounded_statements() -> None:
    nodes = [Node(f"doc:{i}", "Document", {"n": i, "tags": ("x",)}) for i in range(MOST_ROWS + 1)]
    parts = list(new_nodes(nodes))
    assert [len(part.rows) for part in parts] == [MOST_ROWS, 1]
    assert parts[0].rows[7] == ["doc:7", 7, ["x"]]
    edges = [Edge(f"doc:{i % 7}", "doc:1", "CITES", f"k{i}", {"start": i}) for i in range(1_000)]
    (part,) = new_edges(islice(edges, 1_000))
    assert part.rows == sorted(part.rows, key=lambda row: row[:2])
    assert len({part.statement for one in nodes[:5] for part in new_nodes([one])}) == 1


def test_edges_that_no_passage_says_are_written_once() -> None:
    shared = Edge("loc:a", "loc:b", "PART_OF", "loc:a|PART_OF|loc:b")
    nodes = [Node("loc:a", "District"), Node("loc:b", "Province")]
    changes = [added(1, "s1", nodes, [shared]), added(2, "s2", [], [shared, link("loc:a", "loc:b", "BORDERS", "k")])]
    (batch,) = neo4j_filling.batches(changes, 0)
    assert [edge.key for edge in batch.edges] == [shared.key, "k"]
    (rest,) = neo4j_filling.batches(changes, 1)
    assert [edge.key for edge in rest.edges] == ["k"]
