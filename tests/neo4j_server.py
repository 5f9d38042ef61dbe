"""A real Neo4j for tests marked `neo4j`: one server for the session, an empty database for each test that asks.

Take `neo4j_server` (its address, for those who share it and clean up) or `neo4j_url` (the same, emptied before). The
server keeps its data in a temporary directory, listens on loopback on a port of the system's choice, and ends with the
process that started it, however that ends. `make .tools/neo4j/ready` installs it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import neo4j
import pytest

from tests import java_server

TOOLS = Path(__file__).resolve().parent.parent / ".tools" / "neo4j"
_SETTINGS = """\
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:0
server.http.enabled=false
dbms.security.auth_enabled=false
dbms.security.allow_csv_import_from_file_urls=false
dbms.usage_report.enabled=false
db.tx_log.preallocate=false
db.memory.transaction.max=256m
server.memory.pagecache.size=64m
"""


def missing() -> str | None:
    """What keeps the server from being started here, if anything."""
    return java_server.missing("Neo4j", TOOLS)


@contextmanager
def running(
    options: Sequence[str] = java_server.QUICK_START, fill: Callable[[Path], None] | None = None
) -> Iterator[str]:
    """Start a server, give its address, stop it and remove what it wrote.

    Args:
        options: of the Java machine.
        fill: puts a database into the server's home before it starts; without it the database is empty.
    """
    home = Path(tempfile.mkdtemp(prefix="hoptac-neo4j-"))
    if fill is not None:
        fill(home)
    (home / "neo4j.conf").write_text(_SETTINGS, encoding="ascii")
    command = ["java", "-Xmx768m", *options, "-cp", f"{TOOLS / 'classes'}:{TOOLS / 'lib'}/*", "Neo4jServer", str(home)]
    with java_server.running(command, home, "bolt://") as address:
        yield address


@pytest.fixture(scope="session", autouse=True)
def _embedded_engine() -> None:
    """A server that the user's own environment names is none of the tests' business."""
    os.environ.pop("HOPTAC_CYPHER_URL", None)


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[str]:
    reason = missing()
    if reason is not None:
        pytest.skip(reason)
    with running() as url:
        yield url


@pytest.fixture
def neo4j_url(neo4j_server: str) -> str:
    empty(neo4j_server)
    return neo4j_server


def empty(url: str) -> None:
    """Remove every node; constraints and indexes stay, since they say nothing about a graph."""
    with neo4j.GraphDatabase.driver(url) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
