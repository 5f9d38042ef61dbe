"""The net of some changes written to Neo4j inside one transaction, together with the commit that it leads to.

Relationships are found by their `key`, which is unique in each type: a key never changes its type, because the type is
part of the statement that the key stands for. Nodes keep their identity when their label changes, and so their edges.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from neo4j import ManagedTransaction

from graph.engines.neo4j_schema import quoted
from graph.engines.neo4j_statement import SHARED_LABEL
from graph.engines.net_change import NetChange
from graph.errors import InvalidRequest
from ontology.records import Edge, Node

META = "_Meta"
"""The label of the one node that is not of the graph: it holds whose graph this is and the commit applied."""

_CHUNK = 10_000
_NODE = f"(n:{SHARED_LABEL} {{id: id}})"
_T = TypeVar("_T")


def write(transaction: ManagedTransaction, net: NetChange, owner: str) -> None:
    """Bring the graph to `net` and remember its commit. Raises `InvalidRequest` for an edge without its nodes."""
    if not _is_empty(transaction):
        _delete_edges(transaction, net)
        _delete_nodes(transaction, net.gone_nodes())
        _drop_old_labels(transaction, net.kept_nodes())
    _merge_nodes(transaction, net.kept_nodes())
    _create_edges(transaction, net.kept_edges())
    remember(transaction, owner, net.commit)


def remember(transaction: ManagedTransaction, owner: str, commit: int) -> None:
    """Note in the database up to which commit of whose library it goes."""
    statement = f"MERGE (m:{META}) SET m.owner = $owner, m.commit = $commit"
    _run(transaction, statement, owner=owner, commit=commit)


def _run(transaction: ManagedTransaction, statement: str, **parameters: Any) -> list[dict[str, Any]]:
    return transaction.run(statement, parameters).data()


def _is_empty(transaction: ManagedTransaction) -> bool:
    return not _run(transaction, f"MATCH (n:{SHARED_LABEL}) RETURN 1 AS found LIMIT 1")


def _delete_edges(transaction: ManagedTransaction, net: NetChange) -> None:
    """Edges to be changed are made anew: their ends may differ. Of those that are gone nobody says the type."""
    gone = [key for key, edge in net.edges.items() if edge is None]
    keys: dict[str, list[str]] = defaultdict(list)
    for edge in net.kept_edges():
        keys[edge.type].append(edge.key)
    if gone:
        for kind in _types_in_use(transaction):
            keys[kind] += gone
    for kind, names in keys.items():
        for chunk in _chunks(names):
            statement = f"UNWIND $keys AS key MATCH ()-[r:{quoted(kind)} {{key: key}}]->() DELETE r"
            _run(transaction, statement, keys=chunk)


def _types_in_use(transaction: ManagedTransaction) -> list[str]:
    """Types that relationships have, out of the counts that the server keeps; every type has a constraint anyway."""
    (row,) = _run(transaction, "CALL db.stats.retrieve('GRAPH COUNTS') YIELD data RETURN data.relationships AS counts")
    return [count["relationshipType"] for count in row["counts"] if count["count"] and "relationshipType" in count]


def _delete_nodes(transaction: ManagedTransaction, identifiers: Sequence[str]) -> None:
    for chunk in _chunks(identifiers):
        _run(transaction, f"UNWIND $ids AS id MATCH {_NODE} DETACH DELETE n", ids=chunk)


def _drop_old_labels(transaction: ManagedTransaction, nodes: Sequence[Node]) -> None:
    wanted = {node.id: node.label for node in nodes}
    old: dict[str, list[str]] = defaultdict(list)
    for chunk in _chunks(list(wanted)):
        for row in _run(transaction, f"UNWIND $ids AS id MATCH {_NODE} RETURN id, labels(n) AS labels", ids=chunk):
            for label in set(row["labels"]) - {SHARED_LABEL, wanted[row["id"]]}:
                old[label].append(row["id"])
    for label, identifiers in old.items():
        _run(transaction, f"UNWIND $ids AS id MATCH {_NODE} REMOVE n:{quoted(label)}", ids=identifiers)


def _merge_nodes(transaction: ManagedTransaction, nodes: Iterable[Node]) -> None:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in nodes:
        groups[node.label].append(_values(node.properties) | {"id": node.id})
    for label, rows in groups.items():
        statement = f"UNWIND $rows AS row MERGE (n:{SHARED_LABEL} {{id: row.id}}) SET n = row SET n:{quoted(label)}"
        for chunk in _chunks(rows):
            _run(transaction, statement, rows=chunk)


def _create_edges(transaction: ManagedTransaction, edges: Iterable[Edge]) -> None:
    groups: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[edge.type].append(edge)
    for kind, group in groups.items():
        statement = (
            f"UNWIND $rows AS row MATCH (a:{SHARED_LABEL} {{id: row.source}}), (b:{SHARED_LABEL} {{id: row.target}}) "
            f"CREATE (a)-[r:{quoted(kind)}]->(b) SET r = row.values RETURN count(r) AS made"
        )
        for chunk in _chunks(group):
            if _run(transaction, statement, rows=[_row(edge) for edge in chunk])[0]["made"] != len(chunk):
                _complain(transaction, chunk)


def _complain(transaction: ManagedTransaction, edges: Sequence[Edge]) -> None:
    ends = sorted({end for edge in edges for end in (edge.source, edge.target)})
    present = {row["id"] for row in _run(transaction, f"UNWIND $ids AS id MATCH {_NODE} RETURN id", ids=ends)}
    edge = next(edge for edge in edges if not {edge.source, edge.target} <= present)
    raise InvalidRequest(f"edge {edge.key}: {edge.source} or {edge.target} is not a node of the graph")


def _row(edge: Edge) -> dict[str, Any]:
    return {"source": edge.source, "target": edge.target, "values": _values(edge.properties) | {"key": edge.key}}


def _values(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in properties.items()}


def _chunks(items: Sequence[_T]) -> Iterator[list[_T]]:
    iterator = iter(items)
    while chunk := list(itertools.islice(iterator, _CHUNK)):
        yield chunk
