"""Where does this directive come from, and where did it go: the way up to the source and down to the implementers.

Up means towards what is carried out: a plan *implements* a letter, which implements a conclusion that a notice
*records*; an agreement stands above the document in which it is recorded. Every relation keeps its name, because not
every legal basis is being carried out. Dates do not increase on the way up: a hop that breaks this is flagged, since it
means that one of the two documents was misread.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from graph.engines.base import CypherReader
from graph.errors import NotFound
from graph.questions import records
from graph.questions.issuing import Column, column_of
from graph.questions.periods import began_by, span_of
from graph.questions.records import Passage, text
from graph.questions.steps import longest_ways
from ontology.records import Edge, Node, Subgraph
from ontology.vocabulary import vocabulary

Side = Literal["up", "down", "beside"]

TARGET_ABOVE = (
    "IMPLEMENTS",
    "BASED_ON",
    "CONTINUES",
    "RECORDS",
    "PROPOSED_BY",
    "AMENDS",
    "REPLACES",
    "REPEALS",
    "REPORTS_ON",
    "ABOUT",
)
"""Relationships whose target is nearer to the source of the directive."""
SOURCE_ABOVE = ("MANDATES", "RECORDED_IN")
"""Relationships whose source is: what mandates a document, the agreement that a document records."""
BESIDE = ("ISSUED_WITH", "RELATED_TO")
"""Relationships that lead neither up nor down."""

MAX_NODES = 2_000
"""A lineage with more documents is cut here and says so."""


def _statement(types: Sequence[str], near: str, far: str) -> str:
    """From the documents `$ids` at one end to those at the other; a pattern on `id` is what indexes serve."""
    pattern = {"a": "(a:Document|Agreement)", "b": "(b:Document|Agreement)"}
    pattern[near] = f"({near}:Document|Agreement {{id: id}})"
    return (
        f"UNWIND $ids AS id MATCH {pattern['a']}-[r:{'|'.join(types)}]->{pattern['b']} "
        f"RETURN a.id AS source, r AS edge, b.id AS target, {far} AS found"
    )


_CENTRE = "MATCH (n:Document|Agreement {id: $id}) RETURN n AS node"
_UP = (_statement(TARGET_ABOVE, "a", "b"), _statement(SOURCE_ABOVE, "b", "a"))
_DOWN = (_statement(TARGET_ABOVE, "b", "a"), _statement(SOURCE_ABOVE, "a", "b"))
_BESIDE = (_statement(BESIDE, "a", "b"), _statement(BESIDE, "b", "a"))
_CITED = (_statement(("CITES",), "a", "b"),)
_ISSUERS = "UNWIND $ids AS id MATCH (d:Document {id: id})-[:ISSUED_BY]->(o) RETURN id AS document, o AS issuer"
_PARTIES = "UNWIND $ids AS id MATCH (a:Agreement {id: id})<-[:PARTY_TO]-(o) RETURN id AS document, o AS issuer"


@dataclass(frozen=True, slots=True)
class Body:
    """Who issued a document, or is party to an agreement."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class LineageNode:
    """A document or agreement on the way. `held` is false for one that is only cited.

    `step` counts hops on the longest way from the centre: above is positive, below negative. `number` and `symbol` are
    the halves of `2923/KH-UBND`; `date` is ISO as far as it is known.
    """

    id: str
    label: str
    name: str
    title: str
    number: str
    symbol: str
    issuers: tuple[Body, ...]
    column: Column
    date: str
    held: bool
    step: int


@dataclass(frozen=True, slots=True)
class Hop:
    """One relation between two documents, with every passage that states it.

    `property` is the ontology's name (`implements`), `relations` the texts' own words. `side` tells whether the hop
    belongs to the way up or down, or leads beside. `disordered` marks dates that increase on the way up.
    """

    source: str
    target: str
    type: str
    property: str
    relations: tuple[str, ...]
    side: Side
    passages: tuple[Passage, ...]
    confidence: float
    disordered: bool


@dataclass(frozen=True, slots=True)
class Lineage:
    """The way of a directive; nodes by step, top first. `graph` has the same as records, for pictures and files."""

    centre: str
    nodes: tuple[LineageNode, ...]
    hops: tuple[Hop, ...]
    truncated: bool
    graph: Subgraph

    @property
    def above(self) -> tuple[LineageNode, ...]:
        """What the centre goes back to, the farthest first."""
        return tuple(node for node in self.nodes if node.step > 0)

    @property
    def below(self) -> tuple[LineageNode, ...]:
        """What goes back to the centre, the nearest first."""
        return tuple(node for node in self.nodes if node.step < 0)


@dataclass(slots=True)
class _Way:
    """What has been found so far."""

    as_of: date | None
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[str, tuple[Edge, Side]] = field(default_factory=dict)
    truncated: bool = False


def lineage(
    engine: CypherReader, document_id: str, as_of: date | None = None, depth: int = 8, *, citations: bool = False
) -> Lineage:
    """The way of a document or agreement up to its source and down to its implementers.

    Args:
        engine: where to ask.
        document_id: `doc:…` or `agr:…`.
        as_of: leave out what was certainly made after this day.
        depth: hops in each direction; where it cuts the way, `truncated` is true.
        citations: also what the centre only cites (laws, programmes), beside the way.

    Raises:
        NotFound: there is no such document or agreement.
    """
    rows = engine.read(_CENTRE, {"id": document_id})
    if not rows:
        raise NotFound(f"{document_id}: no document or agreement with this id")
    way = _Way(as_of, {document_id: records.node(rows[0]["node"])})
    _walk(engine, way, document_id, _UP, "up", depth)
    _walk(engine, way, document_id, _DOWN, "down", depth)
    _look_beside(engine, way, document_id, (*_BESIDE, *_CITED) if citations else _BESIDE)
    return _answer(engine, way, document_id)


def _walk(engine: CypherReader, way: _Way, centre: str, statements: Iterable[str], side: Side, depth: int) -> None:
    """Breadth first; a document is entered once, so cycles end."""
    seen, frontier = {centre}, [centre]
    for step in range(1, depth + 2):
        found = _hops(engine, way, frontier, statements, side, grow=step <= depth)
        frontier = [name for name in dict.fromkeys(found) if name not in seen]
        seen.update(frontier)
        if not frontier:
            return


def _hops(
    engine: CypherReader, way: _Way, frontier: Sequence[str], statements: Iterable[str], side: Side, *, grow: bool
) -> list[str]:
    """Follow statements one hop from `frontier`, keep what is found; without `grow` only notice that there is more."""
    found = []
    for row in (row for statement in statements for row in engine.read(statement, {"ids": list(frontier)})):
        other = records.node(row["found"])
        if not began_by(other, way.as_of):
            continue
        if other.id not in way.nodes and (not grow or len(way.nodes) >= MAX_NODES):
            way.truncated = True
            continue
        way.nodes.setdefault(other.id, other)
        edge = records.edge(row["edge"], row["source"], row["target"])
        way.edges.setdefault(edge.key, (edge, side))
        found.append(other.id)
    return found


def _look_beside(engine: CypherReader, way: _Way, centre: str, statements: Iterable[str]) -> None:
    """Annexes and the like of the centre, and such relations between documents on the way."""
    known = set(way.nodes)
    _hops(engine, way, [centre], statements, "beside", grow=True)
    others = sorted(known - {centre})
    for row in engine.read(_BESIDE[0], {"ids": others}):
        if row["target"] in known:
            edge = records.edge(row["edge"], row["source"], row["target"])
            way.edges.setdefault(edge.key, (edge, "beside"))


def _answer(engine: CypherReader, way: _Way, centre: str) -> Lineage:
    issuers, steps = _issuers(engine, way.nodes), _steps(way, centre)
    nodes = [_node(one, issuers.get(one.id, ()), steps.get(one.id, 0)) for one in way.nodes.values()]
    groups: dict[tuple[str, str, str, Side], list[Edge]] = defaultdict(list)
    for edge, side in way.edges.values():
        groups[edge.source, edge.target, edge.type, side].append(edge)
    hops = [_hop(edges, side, way.nodes) for (*_, side), edges in groups.items()]
    return Lineage(
        centre=centre,
        nodes=tuple(sorted(nodes, key=lambda one: (-one.step, one.id))),
        hops=tuple(sorted(hops, key=lambda hop: (-steps.get(hop.target, 0), hop.source, hop.target, hop.type))),
        truncated=way.truncated,
        graph=records.subgraph(way.nodes.values(), (edge for edge, _ in way.edges.values())),
    )


def _steps(way: _Way, centre: str) -> dict[str, int]:
    """What lies both above and below the centre, in a circle, counts as above."""
    upwards = {side: [_upwards(edge) for edge, of in way.edges.values() if of == side] for side in ("up", "down")}
    below = longest_ways(centre, ((upper, lower) for lower, upper in upwards["down"]))
    return {name: -step for name, step in below.items()} | longest_ways(centre, upwards["up"])


def _upwards(edge: Edge) -> tuple[str, str]:
    """The lower end and the upper one."""
    return (edge.target, edge.source) if edge.type in SOURCE_ABOVE else (edge.source, edge.target)


def _issuers(engine: CypherReader, nodes: Mapping[str, Node]) -> dict[str, tuple[Node, ...]]:
    found: dict[str, dict[str, Node]] = defaultdict(dict)
    for row in (row for statement in (_ISSUERS, _PARTIES) for row in engine.read(statement, {"ids": sorted(nodes)})):
        found[row["document"]][row["issuer"]["id"]] = records.node(row["issuer"])
    return {name: tuple(bodies[key] for key in sorted(bodies)) for name, bodies in found.items()}


def _node(one: Node, issuers: tuple[Node, ...], step: int) -> LineageNode:
    return LineageNode(
        id=one.id,
        label=one.label,
        name=text(one.properties, "name") or one.id,
        title=text(one.properties, "title"),
        number=text(one.properties, "number"),
        symbol=text(one.properties, "symbol"),
        issuers=tuple(Body(body.id, text(body.properties, "name") or body.id) for body in issuers),
        column=column_of(one, issuers),
        date=text(one.properties, "date"),
        held=one.properties.get("held") is True,
        step=step,
    )


def _hop(edges: Sequence[Edge], side: Side, nodes: Mapping[str, Node]) -> Hop:
    first = edges[0]
    return Hop(
        source=first.source,
        target=first.target,
        type=first.type,
        property=vocabulary().relationship_property(first.type),
        relations=tuple(sorted({text(edge.properties, "relation") for edge in edges} - {""})),
        side=side,
        passages=records.passages(edges),
        confidence=max(records.confidence(edge) for edge in edges),
        disordered=_disordered(first, nodes),
    )


def _disordered(edge: Edge, nodes: Mapping[str, Node]) -> bool:
    """Whether what stands above is certainly younger than what goes back to it."""
    if edge.type not in (*TARGET_ABOVE, *SOURCE_ABOVE):
        return False
    lower, upper = (nodes[name] for name in _upwards(edge))
    return span_of(upper)[0] > span_of(lower)[1]
