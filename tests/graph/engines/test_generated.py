"""Differential test: generated queries over the samples give the same rows on KGLite, Neo4j and ArcadeDB.

What an engine is known to do otherwise is a row of the table in `docs/queries.md`; the test reads it there, and fails
for a row that is no longer true.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kglite
import pytest

from graph.engines.base import CypherReader
from graph.engines.cypher_kglite import KgliteEngine
from graph.engines.cypher_neo4j import Neo4jEngine
from graph.errors import HoptacError
from graph.library.library import Library
from tests.conftest import ROOT
from tests.graph.engines.generated import Generator, Query, shape_of
from tests.graph.engines.test_cypher_contract import SERVERS

QUERIES, SEED = 330, 4
NAMES = {"kglite": "KGLite", "arcadedb": "ArcadeDB", "neo4j": "Neo4j"}
Answer = list[list[Any]] | str


def known_to_differ(engine: str) -> set[str]:
    """Constructs that the table names for an engine."""
    text = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    section = text.partition("### Generated queries")[2].partition("\n#")[0]
    rows = re.findall(r"^\| ([^|`]+?) \| ([^|]+?) \|", section, re.MULTILINE)
    return {part for part, engines in rows if NAMES[engine] in engines}


@pytest.fixture(scope="module")
def embedded(loaded_samples: Path) -> Iterator[KgliteEngine]:
    engine = KgliteEngine(loaded_samples / "cypher", read_only=True)
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def queries(embedded: KgliteEngine) -> list[Query]:
    return Generator(shape_of(embedded), SEED).queries(QUERIES)


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest, loaded_samples: Path) -> Iterator[tuple[str, Neo4jEngine]]:
    engine = Neo4jEngine(request.getfixturevalue(f"{request.param}_server"), "generated")
    library = Library(loaded_samples, write=False)
    engine.fill(library.snapshot(), library.head())
    library.close()
    yield request.param, engine
    engine.clear()
    engine.close()


def answer(engine: CypherReader, query: Query) -> Answer:
    """Rows with values that compare, or the error as text, which equals no rows."""
    try:
        rows = [[_value(value) for value in row.values()] for row in engine.read(query.text)]
    except (HoptacError, kglite.KgError) as error:
        return f"{type(error).__name__}: {error}"
    return rows if query.ordered else sorted(rows, key=repr)


def _value(value: Any) -> Any:
    return round(value, 9) if isinstance(value, float) else value


def test_generated_queries_have_one_answer(
    server: tuple[str, Neo4jEngine], embedded: KgliteEngine, queries: list[Query]
) -> None:
    name, engine = server
    known = known_to_differ("kglite") | known_to_differ(name)
    wrong, differing = [], set[str]()
    for query in queries:
        here, there = answer(embedded, query), answer(engine, query)
        if isinstance(here, str) or here != there:
            differing |= query.parts & known
            if not query.parts & known:
                wrong.append((query.text, here, there))
    assert not wrong, f"{len(wrong)} differ, such as {wrong[:3]}"
    assert differing == known, "the table in docs/queries.md lists what does not differ"


def test_the_queries_ask_something(embedded: KgliteEngine, queries: list[Query]) -> None:
    """Many constructs, and rows in most answers: a comparison of nothing proves nothing."""
    assert len({query.text for query in queries}) == QUERIES >= 300
    kinds = Counter(part for query in queries for part in query.parts)
    assert len(kinds) >= 20
    answered = [query for query in queries if answer(embedded, query) not in ([], [[0]])]
    assert len(answered) > QUERIES * 2 // 3


def test_the_same_seed_gives_the_same_queries(embedded: KgliteEngine, queries: list[Query]) -> None:
    assert Generator(shape_of(embedded), SEED).queries(QUERIES) == queries
    assert Generator(shape_of(embedded), SEED + 1).queries(QUERIES) != queries
