"""The dialect: 79 statements with the rows that Neo4j's semantics demand, kept beside the real documents."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from graph.engines.cypher_kglite import KgliteEngine
from graph.engines.cypher_statement import reading
from graph.engines.query import Limits, run_cypher
from graph.errors import HoptacError
from ontology.records import Edge, Node
from tests.graph.engines.examples import added

KNOWN_TO_DIFFER = {"percentileCont", "quantified path", "point.distance"}
"""Reading statements that KGLite 0.21.2 does not run as Neo4j does; `docs/queries.md` lists them."""


@pytest.fixture(scope="module")
def cases(shared: Path) -> dict[str, Any]:
    path = shared / "tools" / "cypher_cases.py"
    if not path.exists():
        pytest.skip("the dialect cases are not here")
    return runpy.run_path(str(path))


@pytest.fixture(scope="module")
def directory(cases: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    nodes = [
        Node(name, label, {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})
        for label, name, values in cases["NODES"]
    ]
    edges = [Edge(a, b, kind, f"k{i}", values) for i, (_, a, kind, _, b, values) in enumerate(cases["EDGES"])]
    made = tmp_path_factory.mktemp("cases")
    KgliteEngine(made).apply([added(1, "s", nodes, edges)])
    return made


def without_key(value: Any) -> Any:
    """Every edge of ours has a `key`, which the cases do not know."""
    return {name: item for name, item in value.items() if name != "key"} if isinstance(value, dict) else value


def fits(rows: list[list[Any]], expected: Any, ordered: bool) -> bool:
    if callable(expected):
        return bool(expected(rows))
    return rows == expected if ordered else sorted(map(repr, rows)) == sorted(map(repr, expected))


def test_reading_statements_answer_as_neo4j_does(cases: dict[str, Any], directory: Path) -> None:
    wrong = {}
    for name, group, statement, parameters, expected, ordered in cases["C"]:
        if group not in ("core", "neo5"):
            continue
        try:
            found = run_cypher(directory, statement, parameters, Limits(seconds=20)).rows
            rows = [[without_key(value) for value in row] for row in found]
        except HoptacError as error:
            wrong[name] = str(error)
        else:
            if not fits(rows, expected, ordered):
                wrong[name] = repr(rows)
    assert wrong.keys() == KNOWN_TO_DIFFER, wrong


def test_writing_statements_are_refused(cases: dict[str, Any]) -> None:
    allowed = []
    for name, group, statement, *_ in cases["C"]:
        if group in ("write", "write-neg", "ddl"):
            try:
                reading(statement)
            except HoptacError:
                continue
            allowed.append(name)
    assert allowed == ["match multi-label", "after delete count"]
