"""Values that the Neo4j driver hands out, in the shapes of `cypher_values`, so that both engines answer alike."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from neo4j import Record
from neo4j.graph import Node, Path, Relationship

from graph.engines.neo4j_statement import SHARED_LABEL


def plain_row(record: Record) -> dict[str, Any]:
    """A row, every column plain; the ends of a relationship are named where their nodes are in the row."""
    values = list(record)
    names = {node.element_id: node.get("id") for node in _nodes(values)}
    return {column: plain(value, names) for column, value in zip(record.keys(), values, strict=True)}


def plain(value: Any, names: Mapping[str, Any]) -> Any:
    """`value` without the driver's own types; dates are ISO text, NaN and infinities null, as JSON wants it."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Node):
        return _node(value)
    if isinstance(value, Relationship):
        return _relationship(value, names)
    if isinstance(value, Path):
        known = {node.element_id: node.get("id") for node in value.nodes}
        relationships = [_relationship(one, known) for one in value.relationships]
        return {"nodes": [_node(node) for node in value.nodes], "relationships": relationships}
    if isinstance(value, Mapping):
        return {key: plain(item, names) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item, names) for item in value]
    return value.iso_format() if hasattr(value, "iso_format") else str(value)


def _nodes(value: Any) -> Iterator[Node]:
    if isinstance(value, Node):
        yield value
    elif isinstance(value, Path):
        yield from value.nodes
    elif isinstance(value, Mapping) and not isinstance(value, Relationship):
        yield from _nodes(list(value.values()))
    elif isinstance(value, list):
        for item in value:
            yield from _nodes(item)


def _node(node: Node) -> dict[str, Any]:
    labels = sorted(node.labels - {SHARED_LABEL})
    properties = {key: plain(value, {}) for key, value in node.items()}
    return {"id": properties.pop("id", None), "label": labels[0] if labels else "", "properties": properties}


def _relationship(edge: Relationship, names: Mapping[str, Any]) -> dict[str, Any]:
    properties = {key: plain(value, {}) for key, value in edge.items()}
    ends = [names.get(node.element_id) if node is not None else None for node in edge.nodes]
    key = properties.pop("key", None)
    return {"source": ends[0], "target": ends[1], "type": edge.type, "key": key, "properties": properties}
