"""Partial dates compared: a year or month stands for all its days, what is not known excludes nothing."""

from __future__ import annotations

from datetime import date

from ontology.records import Node

_FIRST, _LAST = "0001-01-01", "9999-12-31"


def earliest(value: str) -> str:
    """The first day that `2023`, `2023-07` or `2023-07-19` can mean; the first of all days where empty."""
    return (value + _FIRST[4:][len(value) - 4 :]) if value else _FIRST


def latest(value: str) -> str:
    """The last day that a partial date can mean (31 for every month: only for comparing)."""
    return (value + _LAST[4:][len(value) - 4 :]) if value else _LAST


def span_of(node: Node) -> tuple[str, str]:
    """The days between which a document or agreement was made, as far as its date or its bounds tell."""
    properties = {key: str(value) for key, value in node.properties.items() if isinstance(value, str)}
    if "date" in properties:
        return earliest(properties["date"]), latest(properties["date"])
    return earliest(properties.get("notBefore", "")), latest(properties.get("notAfter", ""))


def began_by(node: Node, as_of: date | None) -> bool:
    """Whether a document or agreement may have existed on that day."""
    return as_of is None or span_of(node)[0] <= as_of.isoformat()


def in_force(start: str, end: str, as_of: date | None) -> bool:
    """Whether a period, open where empty, holds the day. Ends are inclusive: `2025` lasts to its end."""
    return as_of is None or earliest(start) <= as_of.isoformat() <= latest(end)
