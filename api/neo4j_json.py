"""Rows of Cypher in the two JSON forms of Neo4j's Query API: plain, and with the type of every value.

An entity's element id is our own: a node's `id`, a relationship's `key`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from graph.errors import InvalidRequest

PLAIN: Final = "application/json"
TYPED: Final = "application/vnd.neo4j.query"
_NODE: Final = frozenset({"id", "label", "properties"})
_RELATIONSHIP: Final = frozenset({"source", "target", "type", "key", "properties"})
_PATH: Final = frozenset({"nodes", "relationships"})
_SCALARS: Final = ((bool, "Boolean"), (int, "Integer"), (float, "Float"), (str, "String"))


def plain(value: Any) -> Any:
    """A value of a row as plain JSON."""
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if not isinstance(value, Mapping):
        return value
    if value.keys() == _NODE:
        return {"elementId": value["id"], "labels": [value["label"]], "properties": _of_node(value)}
    if value.keys() == _RELATIONSHIP:
        ends = {"startNodeElementId": value["source"], "endNodeElementId": value["target"]}
        return {"elementId": value["key"], **ends, "type": value["type"], "properties": _of_relationship(value)}
    if value.keys() == _PATH:
        return [plain(step) for step in _steps(value)]
    return {key: plain(item) for key, item in value.items()}


def typed(value: Any) -> dict[str, Any]:
    """A value of a row as `{"$type": …, "_value": …}`."""
    if value is None:
        return {"$type": "Null", "_value": None}
    for kind, name in _SCALARS:
        if isinstance(value, kind):
            return {"$type": name, "_value": value if kind in (bool, str) else str(value)}
    if isinstance(value, (list, tuple)):
        return {"$type": "List", "_value": [typed(item) for item in value]}
    return _typed_map(value)


def _typed_map(value: Mapping[str, Any]) -> dict[str, Any]:
    if value.keys() == _NODE:
        known: dict[str, Any] = {"_element_id": value["id"], "_labels": [value["label"]]}
        return {"$type": "Node", "_value": known | {"_properties": _typed_items(_of_node(value))}}
    if value.keys() == _RELATIONSHIP:
        known = {"_element_id": value["key"], "_type": value["type"]}
        known |= {"_start_node_element_id": value["source"], "_end_node_element_id": value["target"]}
        return {"$type": "Relationship", "_value": known | {"_properties": _typed_items(_of_relationship(value))}}
    if value.keys() == _PATH:
        return {"$type": "Path", "_value": [typed(step) for step in _steps(value)]}
    return {"$type": "Map", "_value": _typed_items(value)}


def untyped(value: Any) -> Any:
    """A parameter as it is meant, plain or typed. Raises `InvalidRequest` for a type that Cypher here does not know."""
    if isinstance(value, list):
        return [untyped(item) for item in value]
    if not isinstance(value, Mapping):
        return value
    if value.keys() != {"$type", "_value"}:
        return {key: untyped(item) for key, item in value.items()}
    return _untyped(str(value["$type"]), value["_value"])


def _untyped(kind: str, value: Any) -> Any:
    readers: dict[str, Callable[[Any], Any]] = {
        "Null": lambda _: None,
        "Boolean": bool,
        "Integer": int,
        "Float": float,
        "String": str,
    }
    readers |= {"List": untyped, "Map": untyped}
    if kind not in readers:
        raise InvalidRequest(f"a parameter of type {kind} is not known here; there are {', '.join(readers)}")
    try:
        return readers[kind](value)
    except (TypeError, ValueError):
        raise InvalidRequest(f"the parameter {value!r} is no {kind}") from None


def _typed_items(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: typed(item) for key, item in values.items()}


def _of_node(node: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": node["id"], **node["properties"]}


def _of_relationship(edge: Mapping[str, Any]) -> dict[str, Any]:
    return {"key": edge["key"], **edge["properties"]}


def _steps(path: Mapping[str, Any]) -> Iterator[Any]:
    """Node, relationship, node …"""
    nodes, edges = path["nodes"], path["relationships"]
    for node, edge in zip(nodes, edges, strict=False):
        yield from (node, edge)
    yield from nodes[len(edges) :]
