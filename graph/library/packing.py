"""Records, claims and changes as text and bytes in the library."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from graph.claims import Claim
from graph.engines.base import Change
from ontology.records import Edge, Node, Properties, Subgraph, Value


def pack_properties(properties: Properties) -> str:
    """One text for equal properties."""
    return json.dumps(dict(properties), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def unpack_properties(text: str) -> Properties:
    """The inverse of `pack_properties`; lists are tuples again."""
    return _values(json.loads(text))


def unpack_edge(row: tuple[Any, ...]) -> Edge:
    """An edge from a row of source, target, type, key and packed properties."""
    source, target, kind, key, properties = row[:5]
    return Edge(source, target, kind, key, unpack_properties(properties))


def pack_claim(claim: Claim) -> str:
    """A claim as JSON."""
    return json.dumps(asdict(claim), ensure_ascii=False, sort_keys=True)


def unpack_claim(text: str) -> Claim:
    """The inverse of `pack_claim`."""
    values = json.loads(text)
    return Claim(**values | {"known": tuple((name, value) for name, value in values["known"])})


def pack_change(change: Change) -> bytes:
    """A change, compressed."""
    contribution = None if change.contribution is None else _subgraph(change.contribution)
    return zlib.compress(
        json.dumps(
            {
                "contribution": contribution,
                "nodes": [_node(node) for node in change.nodes],
                "removed_nodes": change.removed_nodes,
                "edges": [_edge(edge) for edge in change.edges],
                "removed_edges": change.removed_edges,
            },
            ensure_ascii=False,
        ).encode()
    )


def unpack_change(commit: int, source: str, packed: bytes) -> Change:
    """The inverse of `pack_change`."""
    values = json.loads(zlib.decompress(packed))
    contribution = values["contribution"]
    return Change(
        commit,
        source,
        None if contribution is None else Subgraph(_nodes(contribution["nodes"]), _edges(contribution["edges"])),
        _nodes(values["nodes"]),
        tuple(values["removed_nodes"]),
        _edges(values["edges"]),
        tuple(values["removed_edges"]),
    )


def _subgraph(subgraph: Subgraph) -> dict[str, Any]:
    return {"nodes": [_node(node) for node in subgraph.nodes], "edges": [_edge(edge) for edge in subgraph.edges]}


def _node(node: Node) -> list[Any]:
    return [node.id, node.label, dict(node.properties)]


def _edge(edge: Edge) -> list[Any]:
    return [edge.source, edge.target, edge.type, edge.key, dict(edge.properties)]


def _nodes(rows: list[list[Any]]) -> tuple[Node, ...]:
    return tuple(Node(row[0], row[1], _values(row[2])) for row in rows)


def _edges(rows: list[list[Any]]) -> tuple[Edge, ...]:
    return tuple(Edge(row[0], row[1], row[2], row[3], _values(row[4])) for row in rows)


def _values(values: Mapping[str, Any]) -> Mapping[str, Value]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
