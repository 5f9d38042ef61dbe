"""Cypher from outside on a Neo4j server: READ access mode is the wall there that a worker process is for KGLite."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Mapping
from itertools import islice
from typing import Any

import neo4j
from neo4j.exceptions import ClientError, DriverError, Neo4jError

from graph.engines.cypher_neo4j import Neo4jEngine
from graph.engines.limits import Limits, Table
from graph.engines.neo4j_statement import for_neo4j
from graph.engines.neo4j_values import plain_row
from graph.errors import Forbidden, HoptacError, InvalidQuery, InvalidRequest, LimitExceeded

GRACE = 2.0
"""Seconds after the server's own clock at which we stop waiting for it."""


def run(engine: Neo4jEngine, statement: str, parameters: Mapping[str, Any], limits: Limits) -> Table:
    """Run a checked statement; errors as in `graph.engines.query.run_cypher`.

    The server ends the transaction at the limit. Where it is too busy to notice, inside one long expression, its
    connection is given up two seconds later.
    """
    start, answer = time.perf_counter(), _Answer()
    work = threading.Thread(target=answer.fetch, args=(engine, for_neo4j(statement), parameters, limits), daemon=True)
    work.start()
    work.join(limits.seconds + GRACE)
    if work.is_alive():
        raise _too_long(limits)
    if answer.error is not None:
        raise answer.error
    truncated = len(answer.rows) > limits.rows
    return Table(answer.columns, tuple(answer.rows[: limits.rows]), truncated, time.perf_counter() - start)


class _Answer:
    """What a thread brings back."""

    def __init__(self) -> None:
        self.columns: tuple[str, ...] = ()
        self.rows: list[tuple[Any, ...]] = []
        self.error: Exception | None = None

    def fetch(self, engine: Neo4jEngine, text: str, parameters: Mapping[str, Any], limits: Limits) -> None:
        try:
            with engine.understood():
                self._fetch(engine, text, parameters, limits)
        except OverflowError as error:
            self.error = InvalidRequest(f"parameters: {error}; give integers of 64 bits")
        except Exception as error:
            self.error = error

    def _fetch(self, engine: Neo4jEngine, text: str, parameters: Mapping[str, Any], limits: Limits) -> None:
        size = min(limits.rows + 1, 1_000)
        database = engine.address.database
        try:
            with (
                engine.driver.session(
                    database=database, default_access_mode=neo4j.READ_ACCESS, fetch_size=size
                ) as session,
                session.begin_transaction(timeout=limits.seconds) as transaction,
            ):
                found = transaction.run(text, dict(parameters))
                self.columns = tuple(found.keys())
                self.rows = [tuple(plain_row(row).values()) for row in islice(found, limits.rows + 1)]
        except (DriverError, Neo4jError) as error:
            meant = _meaning(error, limits)
            if meant is None:
                raise
            raise meant from error


def _meaning(error: Exception, limits: Limits) -> HoptacError | None:
    """Our error for one that the statement caused; None for what concerns the connection."""
    code = getattr(error, "code", None) or ""
    message = getattr(error, "message", None) or str(error)
    if "TransactionTimedOut" in code or "Transaction.Terminated" in code:
        return _too_long(limits)
    if "Memory" in code or "in-heap" in message:  # the latter is ArcadeDB's, without a code
        return LimitExceeded("the query used more memory than the server allows")
    if "AccessMode" in code or "Security" in code:
        return Forbidden(f"{_line(message)}; queries only read")
    return InvalidQuery(_line(message)) if isinstance(error, ClientError) else None


def _too_long(limits: Limits) -> LimitExceeded:
    return LimitExceeded(f"stopped after {limits.seconds:g} s; narrow the query or add a LIMIT")


def _line(message: str) -> str:
    """The server's message as one line that begins with the position, where it gives one."""
    place = re.search(r"\(line (\d+), column (\d+)", message)
    text = message.partition("\n")[0]
    text = re.sub(r"\s*\(line \d+, column \d+[^)]*\)?", "", text).strip().strip('"')
    line = f"line {place[1]}, column {place[2]}: {text}" if place else text
    return line if len(line) <= 300 else line[:300] + "…"
