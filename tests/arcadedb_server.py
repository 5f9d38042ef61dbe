"""A real ArcadeDB for tests marked `arcadedb`: it speaks Neo4j's protocol and language, and its package brings Java.

One server for the session, an empty database for each test that takes `arcadedb_url`. It keeps its data in a temporary
directory, listens on loopback on ports of the system's choice, and ends with the process that started it.
"""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest

from graph.engines.neo4j_address import Address
from tests import java_server


@pytest.fixture(scope="session")
def arcadedb_server() -> Iterator[str]:
    if importlib.util.find_spec("arcadedb_embedded") is None:
        pytest.skip("no ArcadeDB here: arcadedb-embedded is not installed (make .venv/test, on Linux x86_64)")
    home = Path(tempfile.mkdtemp(prefix="hoptac-arcadedb-"))
    with java_server.running([sys.executable, "-m", "tests.setup.arcadedb", str(home)], home, "bolt://") as url:
        yield url


@pytest.fixture
def arcadedb_url(arcadedb_server: str) -> str:
    empty(arcadedb_server)
    return arcadedb_server


def empty(url: str) -> None:
    """Remove every node; types and indexes stay."""
    address = Address.parse(url)
    with neo4j.GraphDatabase.driver(address.server, auth=address.auth) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n", database_=address.database)
