"""The whole graph into an empty Neo4j database: in transactions of a bearable size, each noting how far it got.

While the database is being filled its `_Meta` node holds the commit -1, the library's head to which it is filled, and
the number of changes written. Whoever finds it so, with the same owner and head, goes on behind them: a library gives
the same changes in the same order for as long as its head stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import neo4j

from graph.engines.base import Change
from graph.engines.neo4j_writing import META, create
from ontology.records import Edge, Node

MOST_RECORDS = 5_000
"""Nodes and edges after which a transaction ends: some 12 MB on the server."""


@dataclass(slots=True)
class Batch:
    """What one transaction writes, and how many changes the database holds after it."""

    written: int
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)


def batches(changes: Iterable[Change], skipped: int) -> Iterator[Batch]:
    """Changes cut into batches; the first `skipped` are in the database already."""
    batch, shared = Batch(skipped), set[str]()
    for number, change in enumerate(changes, 1):
        edges = list(_unsaid(change.edges, shared))
        if number <= skipped:
            continue
        batch.nodes += change.nodes
        batch.edges += edges
        batch.written = number
        if len(batch.nodes) + len(batch.edges) >= MOST_RECORDS:
            yield batch
            batch = Batch(number)
    if batch.nodes or batch.edges:
        yield batch


def _unsaid(edges: Iterable[Edge], shared: set[str]) -> Iterator[Edge]:
    """Edges without those said before: the ones that no passage says, such as where a place lies, have many sources."""
    for edge in edges:
        if edge.key == f"{edge.source}|{edge.type}|{edge.target}":
            if edge.key in shared:
                continue
            shared.add(edge.key)
        yield edge


def begun(session: neo4j.Session, owner: str, head: int) -> int | None:
    """How many changes a filling to `head` has written that did not come to its end; None where there is none."""
    statement = f"MATCH (m:{META} {{owner: $owner, head: $head, commit: -1}}) RETURN m.written AS written"
    row = session.run(statement, owner=owner, head=head).single()
    return int(row["written"]) if row is not None else None


def begin(transaction: neo4j.ManagedTransaction, owner: str, head: int) -> None:
    """Note that the empty database is being filled."""
    statement = f"MERGE (m:{META}) SET m = {{owner: $owner, commit: -1, head: $head, written: 0}}"
    transaction.run(statement, owner=owner, head=head).consume()


def write(transaction: neo4j.ManagedTransaction, batch: Batch) -> None:
    """One batch, and that it is there. Raises `InvalidRequest` for an edge without its nodes."""
    create(transaction, batch.nodes, batch.edges)
    transaction.run(f"MATCH (m:{META}) SET m.written = $written", written=batch.written).consume()
