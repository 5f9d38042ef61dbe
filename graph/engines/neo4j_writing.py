"""The net of some changes written to Neo4j inside one transaction, together with the commit that it leads to.

Relationships are found by their `key`, which is unique in each type: a key never changes its type, because the type is
part of the statement that the key stands for. Nodes keep their identity when their label changes, and so their edges.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from neo4j import ManagedTransaction

from graph.engines.neo4j_dialect import Dialect
from graph.engines.neo4j_rows import Rows, changed_nodes, new_edges, new_nodes, quoted
from graph.engines.neo4j_statement import SHARED_LABEL
from graph.engines.net_change import NetChange
from graph.errors import InvalidRequest
from ontology.records import Edge, Node

META = "_Meta"
"""The label of the one node that is not of the graph: it holds whose graph this is and the commit applied."""

_CHUNK = 10_000
_NODE = f"(n:{SHARED_LABEL} {{id: id}})"
_T = TypeVar("_T")


def write(transaction: ManagedTransaction, net: NetChange, owner: str, dialect: Dialect) -> None:
    """Bring the graph to `net` and remember its commit. Raises `InvalidRequest` for an edge without its nodes."""
    nodes, present = net.kept_nodes(), set[str]()
    if not _is_empty(transaction):
        _delete_edges(transaction, net, dialect)
        _delete_nodes(transaction, net.gone_nodes())
        present = _relabel(transaction, nodes)
    create(
        transaction,
        [node for node in nodes if node.id not in present],
        net.kept_edges(),
        changed_nodes(node for node in nodes if node.id in present),
    )
    remember(transaction, owner, net.commit)


def create(
    transaction: ManagedTransaction, nodes: Iterable[Node], edges: Iterable[Edge], before: Iterable[Rows] = ()
) -> None:
    """Make nodes and edges that are not there, after `before`. Raises `InvalidRequest` for an edge without its nodes.

    No answer is read before all is sent: the server writes one statement while the driver packs the next.
    """
    parts = itertools.chain(before, new_nodes(nodes), new_edges(edges))
    sent = [(part, transaction.run(part.statement, rows=part.rows)) for part in parts]
    for part, result in sent:
        row = result.single()
        if row is None or row["made"] != len(part.rows):
            _complain(transaction, part.rows)


def remember(transaction: ManagedTransaction, owner: str, commit: int) -> None:
    """Note in the database up to which commit of whose library it goes."""
    statement = f"MERGE (m:{META}) SET m = {{owner: $owner, commit: $commit}}"
    _run(transaction, statement, owner=owner, commit=commit)


def _run(transaction: ManagedTransaction, statement: str, **parameters: Any) -> list[dict[str, Any]]:
    return transaction.run(statement, parameters).data()


def _is_empty(transaction: ManagedTransaction) -> bool:
    return not _run(transaction, f"MATCH (n:{SHARED_LABEL}) RETURN 1 AS found LIMIT 1")


def _delete_edges(transaction: ManagedTransaction, net: NetChange, dialect: Dialect) -> None:
    """Edges to be changed are made anew: their ends may differ. Of those that are gone nobody says the type."""
    gone = [key for key, edge in net.edges.items() if edge is None]
    keys: dict[str, list[str]] = defaultdict(list)
    in_use = {row["type"] for row in _run(transaction, dialect.types_in_use)}
    for edge in net.kept_edges():
        keys[edge.type].append(edge.key)
    for kind in in_use:
        keys[kind] += gone
    for kind in in_use & keys.keys():
        for chunk in _chunks(keys[kind]):
            statement = f"UNWIND $keys AS key MATCH ()-[r:{quoted(kind)} {{key: key}}]->() DELETE r"
            _run(transaction, statement, keys=chunk)


def _delete_nodes(transaction: ManagedTransaction, identifiers: Sequence[str]) -> None:
    for chunk in _chunks(identifiers):
        _run(transaction, f"UNWIND $ids AS id MATCH {_NODE} DETACH DELETE n", ids=chunk)


def _relabel(transaction: ManagedTransaction, nodes: Sequence[Node]) -> set[str]:
    """Give nodes that are there the label they shall have, in place of any other; the ids of all that are there.

    ArcadeDB makes a node anew for this, edges and all, while the old one is still there: its id is taken off meanwhile.
    """
    wanted, present = {node.id: node.label for node in nodes}, set[str]()
    moves: dict[tuple[str, str], list[str]] = defaultdict(list)
    for chunk in _chunks(list(wanted)):
        for row in _run(transaction, f"UNWIND $ids AS id MATCH {_NODE} RETURN id, labels(n) AS labels", ids=chunk):
            present.add(row["id"])
            for label in set(row["labels"]) - {SHARED_LABEL, wanted[row["id"]]}:
                moves[label, wanted[row["id"]]].append(row["id"])
    for (old, new), identifiers in moves.items():
        move = f"SET n.id = null REMOVE n:{quoted(old)} SET n:{quoted(new)} SET n.id = id"
        _run(transaction, f"UNWIND $ids AS id MATCH {_NODE} {move}", ids=identifiers)
    return present


def _complain(transaction: ManagedTransaction, rows: Sequence[Any]) -> None:
    """Name the edge that lacks a node; anything else that was not written is the server's fault."""
    links = [row for row in rows if isinstance(row, list)]
    ends = sorted({end for row in links for end in row[:2]})
    present = {row["id"] for row in _run(transaction, f"UNWIND $ids AS id MATCH {_NODE} RETURN id", ids=ends)}
    source, target, key, *_ = next(row for row in links if not {row[0], row[1]} <= present)
    name = key["key"] if isinstance(key, dict) else key
    raise InvalidRequest(f"edge {name}: {source} or {target} is not a node of the graph")


def _chunks(items: Sequence[_T]) -> Iterator[list[_T]]:
    iterator = iter(items)
    while chunk := list(itertools.islice(iterator, _CHUNK)):
        yield chunk
