"""Nodes and edges as statements with rows for a server: few large ones, since each costs a plan and a turn.

Many rows of one kind go as lists, whose statement names the property keys once: maps would name them in every row,
which costs the driver and the server a third of the time. Few rows go as maps: their statement is the same every time,
so the server need not plan anew for each new set of keys. Edges go by source and target, neighbours together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph.engines.neo4j_statement import SHARED_LABEL
from ontology.records import Edge, Node

MOST_ROWS = 5_000
"""Rows of one statement: measured best of 500 to 10,000."""
_MANY = 200
_ENDS = "MATCH (a:{shared} {{id: row[0]}}) MATCH (b:{shared} {{id: row[1]}}) CREATE (a)-[r:{kind} {{{values}}}]->(b)"
_ENDS_OF_FEW = "MATCH (a:{shared} {{id: row[0]}}) MATCH (b:{shared} {{id: row[1]}}) CREATE (a)-[r:{kind}]->(b)"


@dataclass(frozen=True, slots=True)
class Rows:
    """A statement over `$rows` that answers how many of them it wrote, as `made`."""

    statement: str
    rows: list[Any]


def quoted(name: str) -> str:
    """A label, type or property key as Cypher takes any."""
    return "`" + name.replace("`", "``") + "`"


def new_nodes(nodes: Iterable[Node]) -> Iterator[Rows]:
    """Create nodes that are not there yet."""
    for label, group in _grouped(nodes, lambda node: node.label):
        labels = f"{SHARED_LABEL}:{quoted(label)}"
        if len(group) < _MANY:
            rows: list[Any] = [_values(node) | {"id": node.id} for node in group]
            yield Rows(f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row RETURN count(n) AS made", rows)
            continue
        keys = _keys(group)
        values = _literal(["id", *keys], 0)
        rows = [[node.id, *_cells(node, keys)] for node in group]
        yield from _chunked(f"UNWIND $rows AS row CREATE (n:{labels} {{{values}}}) RETURN count(n) AS made", rows)


def changed_nodes(nodes: Iterable[Node]) -> Iterator[Rows]:
    """Give nodes that are there their properties and label."""
    for label, group in _grouped(nodes, lambda node: node.label):
        match = f"UNWIND $rows AS row MATCH (n:{SHARED_LABEL} {{id: row.id}})"
        rows = [_values(node) | {"id": node.id} for node in group]
        yield from _chunked(f"{match} SET n = row SET n:{quoted(label)} RETURN count(n) AS made", rows)


def new_edges(edges: Iterable[Edge]) -> Iterator[Rows]:
    """Create edges that are not there, between nodes that are; `made` is less where a node is missing."""
    for kind, group in _grouped(edges, lambda edge: edge.type):
        group.sort(key=lambda edge: (edge.source, edge.target))
        keys = _keys(group)
        if len(group) < _MANY:
            text = _ENDS_OF_FEW.format(shared=SHARED_LABEL, kind=quoted(kind)) + " SET r = row[2]"
            rows: list[Any] = [[edge.source, edge.target, _values(edge) | {"key": edge.key}] for edge in group]
        else:
            text = _ENDS.format(shared=SHARED_LABEL, kind=quoted(kind), values=_literal(["key", *keys], 2))
            rows = [[edge.source, edge.target, edge.key, *_cells(edge, keys)] for edge in group]
        yield from _chunked(f"UNWIND $rows AS row {text} RETURN count(r) AS made", rows)


def _grouped(records: Iterable[Any], kind: Any) -> Iterator[tuple[str, list[Any]]]:
    groups: dict[str, list[Any]] = defaultdict(list)
    for record in records:
        groups[kind(record)].append(record)
    yield from groups.items()


def _chunked(statement: str, rows: Sequence[Any]) -> Iterator[Rows]:
    for start in range(0, len(rows), MOST_ROWS):
        yield Rows(statement, list(rows[start : start + MOST_ROWS]))


def _keys(group: Iterable[Node | Edge]) -> list[str]:
    return sorted({key for record in group for key in record.properties})


def _literal(keys: Iterable[str], first: int) -> str:
    """A map of row cells; a cell that is null sets nothing."""
    return ", ".join(f"{quoted(key)}: row[{place}]" for place, key in enumerate(keys, first))


def _cells(record: Node | Edge, keys: Iterable[str]) -> Iterator[Any]:
    found = record.properties
    return (list(value) if isinstance(value := found.get(key), tuple) else value for key in keys)


def _values(record: Node | Edge) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in record.properties.items()}
