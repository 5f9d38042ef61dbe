"""Queries from outside: text that somebody else wrote, run where it can neither harm nor hold up anything.

The text is checked (`cypher_statement`, `sparql_statement`), then run in a worker process (`workers`) that reads the
newest published generation. `docs/queries.md` describes the dialects and limits.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.engines import cypher_statement, sparql_server_query, sparql_statement
from graph.engines.limits import Dataset, Limits, Table
from graph.engines.sparql_oxigraph import published
from graph.engines.sparql_server import SparqlServerEngine
from graph.engines.workers import Kind, pool
from graph.errors import InvalidRequest
from ontology.terms import PREFIXES

if TYPE_CHECKING:
    from graph.engines.cypher_neo4j import Neo4jEngine

__all__ = ["Dataset", "Limits", "Table", "release", "run_cypher", "run_sparql"]


def run_cypher(
    target: Path | Neo4jEngine,
    statement: str,
    parameters: Mapping[str, Any] | None = None,
    limits: Limits | None = None,
) -> Table:
    """Run one reading Cypher statement on the graph of an engine.

    Args:
        target: where `KgliteEngine` keeps its snapshots, or a server's engine.
        statement: see `docs/queries.md`.
        parameters: values for `$name`; what JSON can carry.
        limits: time, rows and memory; `Limits()` by default.

    Raises:
        InvalidQuery: the text does not parse; the message gives line and column.
        InvalidRequest: a parameter is nothing that JSON can carry.
        Forbidden: it would write, load, or call a procedure that is not about the schema.
        LimitExceeded: time or memory ran out. Too many rows are no error: `truncated` says so.
    """
    given = dict(parameters or {})
    try:
        json.dumps(given)
    except (TypeError, ValueError) as error:
        raise InvalidRequest(f"parameters: {error}; give text, numbers, booleans, null, lists or maps") from error
    checked = cypher_statement.reading(statement)
    if isinstance(target, Path):
        return _run("cypher", target, checked, given, limits or Limits())
    from graph.engines import neo4j_query  # loads the driver, which the embedded engine does without

    return neo4j_query.run(target, checked, given, limits or Limits())


def run_sparql(
    target: Path | SparqlServerEngine, text: str, limits: Limits | None = None, dataset: Dataset | None = None
) -> Table:
    """Run a SPARQL query on the store in a directory (the embedded engine's), or on a server's engine.

    The default graph is the union of all graphs, unless `dataset` or the query's `FROM` choose; the former wins
    (SPARQL 1.1 Protocol, 2.1.4). The ontology's prefixes (`ht:`, `id:`, `skos:` …) are known without `PREFIX`.
    Errors as in `run_cypher`, and `InvalidRequest` for a graph's name that is no IRI.
    """
    sparql_statement.query_only(text)
    if not isinstance(target, Path):
        return sparql_server_query.run(target, text, limits or Limits(), dataset)
    given: dict[str, Any] = {"prefixes": dict(PREFIXES), "union": not sparql_statement.chooses_graphs(text)}
    if dataset is not None:
        given |= {"default": list(dataset.default), "named": list(dataset.named)}
    return _run("sparql", published(target), text, given, limits or Limits())


def release(cypher_directory: Path, sparql_directory: Path) -> None:
    """End the idle workers of a data directory that will not be asked any more; the next query starts new ones."""
    pool("cypher", cypher_directory.resolve()).close()
    pool("sparql", published(sparql_directory).resolve()).close()


def _run(kind: Kind, directory: Path, text: str, parameters: dict[str, Any], limits: Limits) -> Table:
    start = time.perf_counter()
    answer = pool(kind, directory.resolve()).run(text, parameters, limits)
    return Table(
        columns=tuple(answer["columns"]),
        rows=tuple(tuple(row) for row in answer["rows"]),
        truncated=answer["truncated"],
        elapsed=time.perf_counter() - start,
        form=answer["form"],
    )
