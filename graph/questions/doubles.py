"""Which nodes may be one, why, and which passages speak of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.engines.base import CypherReader
from graph.likeness.reasons import reasons
from graph.questions import records
from graph.questions.records import text
from ontology.records import Edge, Node

_RETURN = "RETURN a AS first, r AS edge, b AS second"
_ALL = f"MATCH (a)-[r:POSSIBLY_SAME]->(b) {_RETURN}"
_FROM = f"MATCH (a {{id: $id}})-[r:POSSIBLY_SAME]->(b) {_RETURN}"
_TO = f"MATCH (b {{id: $id}})<-[r:POSSIBLY_SAME]-(a) {_RETURN}"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two nodes may be one, or what is in doubt: an id of `ontology/likeness.ttl` and its words."""

    id: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of two nodes that may be one, and a passage that speaks of it.

    `start` and `end` count into the text of the source that holds `document`; None where no passage is known.
    """

    id: str
    label: str
    name: str
    document: str
    start: int | None
    end: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class Double:
    """Two nodes that may be one; `score` is from 0.5 to 0.95."""

    first: Side
    second: Side
    score: float
    reasons: tuple[Reason, ...]


def doubles(
    engine: CypherReader,
    about: str | None = None,
    *,
    label: str | None = None,
    reason: str | None = None,
    least: float = 0.0,
) -> tuple[Double, ...]:
    """Pairs that may be one and that nobody has decided on, the likest first.

    Args:
        engine: where to ask.
        about: only those of the node with this id.
        label: only nodes of this class (`Person`).
        reason: only pairs that have this reason (`same-name`).
        least: only pairs of this score or more.
    """
    statements = (_ALL,) if about is None else (_FROM, _TO)
    rows = (row for statement in statements for row in engine.read(statement, {"id": about} if about else None))
    found = (_double(row) for row in rows)
    chosen = (
        pair
        for pair in found
        if pair.score >= least
        and label in (None, pair.first.label)
        and (reason is None or reason in {one.id for one in pair.reasons})
    )
    return tuple(sorted(chosen, key=lambda pair: (-pair.score, pair.first.id, pair.second.id)))


def _double(row: Mapping[str, Any]) -> Double:
    first, second = records.node(row["first"]), records.node(row["second"])
    edge = records.edge(row["edge"], first.id, second.id)
    named = edge.properties.get("reasons", ())
    found = sorted(named) if isinstance(named, tuple) else [str(named)]
    why = tuple(Reason(name, reasons("vi").get(name, name), reasons("en").get(name, name)) for name in found)
    return Double(_side(first, edge, "first"), _side(second, edge, "second"), records.confidence(edge), why)


def _side(node: Node, edge: Edge, which: str) -> Side:
    start, _, end = text(edge.properties, f"{which}Span").partition("-")
    known = start.isdigit() and end.isdigit()
    return Side(
        node.id,
        node.label,
        text(node.properties, "name") or node.id,
        text(edge.properties, f"{which}Document"),
        int(start) if known else None,
        int(end) if known else None,
        text(edge.properties, f"{which}Quote"),
    )
