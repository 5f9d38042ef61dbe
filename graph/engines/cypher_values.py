"""Values of Cypher as plain Python that JSON can carry.

A node is `{"id", "label", "properties"}`, a relationship `{"source", "target", "type", "key", "properties"}`, a path
`{"nodes", "relationships"}`; dates are ISO text. The ids are the graph's own (`loc:tinh-lai-chau`), not the engine's.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from typing import Any

_NODE = {"id", "labels", "properties"}
_RELATIONSHIP = {"id", "start", "end", "type", "properties"}
_PATH = {"nodes", "relationships"}


def plain(value: Any, names: Mapping[int, str] | None = None) -> Any:
    """`value` without the engine's own types.

    KGLite gives a relationship's ends as slot numbers: `names` maps them to ids where they are known (nodes of the
    same path or row); otherwise the ends are left out.
    """
    known = names or {}
    if isinstance(value, dict):
        return _map(value, known)
    if isinstance(value, (list, tuple)):
        return [plain(item, known) for item in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)


def plain_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of KGLite, every column plain."""
    names = slots(dict(row))
    return {column: plain(value, names) for column, value in row.items()}


def slots(value: Any) -> dict[int, str]:
    """Slot number to id of every node inside `value`."""
    if isinstance(value, dict):
        if value.keys() == _NODE and isinstance(value["id"], int):
            return {value["id"]: value["properties"].get("id", "")}
        return {slot: name for item in value.values() for slot, name in slots(item).items()}
    if isinstance(value, (list, tuple)):
        return {slot: name for item in value for slot, name in slots(item).items()}
    return {}


def _map(value: dict[str, Any], names: Mapping[int, str]) -> dict[str, Any]:
    if value.keys() == _NODE and isinstance(value["labels"], list):
        return _node(value)
    if value.keys() == _RELATIONSHIP:
        return _relationship(value, names)
    if value.keys() == _PATH:
        names = names or slots(value["nodes"])
    return {key: plain(item, names) for key, item in value.items()}


def _node(value: dict[str, Any]) -> dict[str, Any]:
    label = value["labels"][0] if value["labels"] else ""
    properties = stored(value["properties"], label)
    return {"id": properties.pop("id", None), "label": label, "properties": properties}


def stored(properties: Mapping[str, Any], label: str) -> dict[str, Any]:
    """The properties that were written: KGLite shows the label as `type`, and null for a title that is not there."""
    return {
        key: plain(value)
        for key, value in properties.items()
        if value is not None and not (key == "type" and value == label)
    }


def _relationship(value: dict[str, Any], names: Mapping[int, str]) -> dict[str, Any]:
    properties = {key: plain(item) for key, item in value["properties"].items() if item is not None}
    return {
        "source": names.get(value["start"]),
        "target": names.get(value["end"]),
        "type": value["type"],
        "key": properties.pop("key", None),
        "properties": properties,
    }
