"""The network of cooperation around a unit, or all of it, as a subgraph for pictures and measures."""

from __future__ import annotations

from datetime import date

from graph.engines.base import CypherReader
from graph.errors import NotFound
from graph.questions import records
from graph.questions.partners import COOPERATION
from graph.questions.periods import in_force
from graph.questions.records import text
from ontology.records import Edge, Subgraph

_TYPES = "|".join(COOPERATION)
_NODES = "UNWIND $ids AS id MATCH (u {id: id}) RETURN u AS node"
_AROUND = (
    f"UNWIND $ids AS near MATCH (u {{id: near}})-[r:{_TYPES}]-(v) RETURN v.id AS id, count(r) AS n ORDER BY n DESC, id"
)
_BUSIEST = f"MATCH (u)-[r:{_TYPES}]-() RETURN u.id AS id, count(r) AS n ORDER BY n DESC, id LIMIT $limit"
_BETWEEN = (
    f"UNWIND $ids AS id MATCH (u {{id: id}})-[r:{_TYPES}]->(v) WHERE v.id IN $ids "
    "RETURN id AS source, r AS edge, v.id AS target"
)
_DATES = "UNWIND $ids AS id MATCH (d:Document {id: id}) RETURN id, d.date AS date"


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
    edges = [records.edge(row["edge"], row["source"], row["target"]) for row in rows]
    if as_of is not None:
        edges = _holding(engine, edges, as_of)
    ends = {end for edge in edges for end in (edge.source, edge.target)} | ({centre} if centre else set())
    nodes = engine.read(_NODES, {"ids": sorted(ends)})
    return records.subgraph((records.node(row["node"]) for row in nodes), edges)


def _around(engine: CypherReader, centre: str, depth: int, limit: int) -> list[str]:
    if not engine.read(_NODES, {"ids": [centre]}):
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
    return in_force(start, text(said, "periodEnd"), as_of)
