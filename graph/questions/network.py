"""The network of cooperation around a unit, or all of it, as a subgraph for pictures and measures."""

from __future__ import annotations

from datetime import date

from graph.engines.base import CypherReader
from graph.errors import NotFound
from graph.questions import records
from graph.questions.partners import COOPERATION
from graph.questions.periods import in_force
from graph.questions.records import text
from ontology.records import Edge, Node, Subgraph

_TYPES = "|".join(COOPERATION)
_NODE = "MATCH (u) WHERE u.id = $id RETURN u AS node"
_AROUND = f"MATCH (u)-[r:{_TYPES}]-(v) WHERE u.id IN $ids RETURN v.id AS id, count(r) AS n ORDER BY n DESC, id"
_BUSIEST = f"MATCH (u)-[r:{_TYPES}]-() RETURN u.id AS id, count(r) AS n ORDER BY n DESC, id LIMIT $limit"
_BETWEEN = f"MATCH (u)-[r:{_TYPES}]->(v) WHERE u.id IN $ids AND v.id IN $ids RETURN u AS source, r AS edge, v AS target"
_DATES = "MATCH (d:Document) WHERE d.id IN $ids RETURN d.id AS id, d.date AS date"


def network(
    engine: CypherReader, centre: str | None = None, depth: int = 1, as_of: date | None = None, limit: int = 2_000
) -> Subgraph:
    """Who cooperates with whom: every statement an edge of its own, so that parallel ones count as support.

    Args:
        engine: where to ask.
        centre: start here and go `depth` steps; None for the whole network.
        depth: steps from the centre, at least 1.
        as_of: only what held on this day, as far as periods and dates are known.
        limit: nodes at most; those with most statements stay.

    Raises:
        NotFound: there is no such centre.
    """
    if centre is None:
        names = [row["id"] for row in engine.read(_BUSIEST, {"limit": limit})]
    else:
        names = _around(engine, centre, depth, limit)
    rows = engine.read(_BETWEEN, {"ids": names})
    nodes = {row[end]["id"]: records.node(row[end]) for row in rows for end in ("source", "target")}
    edges = [records.edge(row["edge"] | {"source": row["source"]["id"], "target": row["target"]["id"]}) for row in rows]
    if as_of is not None:
        edges = _holding(engine, edges, as_of)
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    kept: list[Node] = [node for name, node in nodes.items() if name in ends]
    if centre is not None and centre not in ends:
        kept.append(records.node(engine.read(_NODE, {"id": centre})[0]["node"]))
    return records.subgraph(kept, edges)


def _around(engine: CypherReader, centre: str, depth: int, limit: int) -> list[str]:
    if not engine.read(_NODE, {"id": centre}):
        raise NotFound(f"{centre}: no place, agency or group with this id")
    names, frontier = [centre], [centre]
    for _ in range(depth):
        found = dict.fromkeys(row["id"] for row in engine.read(_AROUND, {"ids": frontier}))
        frontier = [name for name in found if name not in set(names)][: limit - len(names)]
        names += frontier
        if not frontier:
            break
    return names


def _holding(engine: CypherReader, edges: list[Edge], as_of: date) -> list[Edge]:
    """Edges whose period, or else the date of the document that states them, admits the day."""
    names = sorted({text(edge.properties, "sourceDocument") for edge in edges} - {""})
    dates = {row["id"]: row["date"] or "" for row in engine.read(_DATES, {"ids": names})}
    return [edge for edge in edges if edge.type == "BORDERS" or _holds(edge, dates, as_of)]


def _holds(edge: Edge, dates: dict[str, str], as_of: date) -> bool:
    said = edge.properties
    start = text(said, "periodStart") or text(said, "date")
    if not start and not text(said, "agreement"):
        start = dates.get(text(said, "sourceDocument"), "")
    return in_force(start or None, text(said, "periodEnd") or None, as_of)
