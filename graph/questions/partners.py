"""Who cooperates with whom: the partners of a unit, in what way, since when, under which agreement, said by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.engines.base import CypherReader
from graph.errors import NotFound
from graph.questions import records
from graph.questions.periods import earliest, in_force
from graph.questions.records import Passage, text
from ontology.records import Edge, Node

Kind = Literal["cooperatesWith", "twinnedWith", "borders", "supports", "supportedBy"]
"""The ontology's property; `supportedBy` is `supports` seen from the one who receives it."""

COOPERATION = ("COOPERATES_WITH", "TWINNED_WITH", "BORDERS", "SUPPORTS")
"""Relationship types between partners."""

_KINDS: Mapping[str, Kind] = {
    "COOPERATES_WITH": "cooperatesWith",
    "TWINNED_WITH": "twinnedWith",
    "BORDERS": "borders",
    "SUPPORTS": "supports",
}
_UNIT = "MATCH (u {id: $id}) RETURN u.id AS id"
_BELONGING = (
    "UNWIND $ids AS id MATCH (u {id: id})<-[:LOCATED_IN|PART_OF|SUBORDINATE_TO|POST_OF]-(o) RETURN DISTINCT o.id AS id"
)
_DIRECT = (
    f"UNWIND $ids AS id MATCH (u {{id: id}})-[r:{'|'.join(COOPERATION)}]-(v) WHERE NOT v.id IN $ids "
    "RETURN id AS unit, startNode(r).id AS source, r AS edge, v AS partner"
)
_UNDER_AGREEMENTS = (
    "UNWIND $ids AS id MATCH (u {id: id})-[r:PARTY_TO]->(a:Agreement)<-[:PARTY_TO]-(v) WHERE NOT v.id IN $ids "
    "RETURN DISTINCT id AS unit, r AS edge, a.id AS agreement, v AS partner"
)
_DOCUMENTS = "UNWIND $ids AS id MATCH (d:Document|Agreement {id: id}) RETURN d AS document"
_FIELDS = "UNWIND $ids AS id MATCH (d:Document|Agreement {id: id})-[:COVERS]->(f:Field) RETURN id, f.id AS field"


@dataclass(frozen=True, slots=True)
class Basis:
    """An agreement under which partners cooperate."""

    id: str
    name: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Tie:
    """One kind of relation between a unit and a partner, with everything that states it.

    `unit` is the asked unit or one of its own. `start` and `end` are ISO as far as known, empty where open;
    `relations` are the texts' own words; `fields` ids of fields. `documents` state it; `support` counts them.
    `derived` is true where no text says it of just these two: both are parties to one agreement.
    """

    unit: str
    kind: Kind
    relations: tuple[str, ...]
    levels: tuple[str, ...]
    fields: tuple[str, ...]
    start: str
    end: str
    agreements: tuple[Basis, ...]
    documents: tuple[str, ...]
    passages: tuple[Passage, ...]
    confidence: float
    support: int
    derived: bool


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody with whom a unit cooperates; `support` counts the documents that say so."""

    id: str
    label: str
    name: str
    ties: tuple[Tie, ...]
    confidence: float
    support: int

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of relation, each once."""
        return tuple(dict.fromkeys(tie.kind for tie in self.ties))


@dataclass(frozen=True, slots=True)
class _Statement:
    """One edge, seen from the unit's side."""

    unit: str
    partner: Node
    kind: Kind
    edge: Edge
    agreement: str
    derived: bool


def partners(
    engine: CypherReader, unit_id: str, as_of: date | None = None, *, include_own: bool = False
) -> tuple[Partner, ...]:
    """The partners of a province, district, agency or group, best supported first.

    Args:
        engine: where to ask.
        unit_id: any party, `loc:…`, `org:…` or `grp:…`.
        as_of: only what held on this day, as far as periods and dates are known; neighbours stay neighbours.
        include_own: also what its agencies and the units below it do (their `Tie.unit` says who).

    Raises:
        NotFound: there is no such unit.
    """
    if not engine.read(_UNIT, {"id": unit_id}):
        raise NotFound(f"{unit_id}: no place, agency or group with this id")
    units = _own(engine, unit_id) if include_own else [unit_id]
    said = [*_direct(engine, units)]
    said += _under_agreements(engine, units, said)
    papers = _papers(engine, said)
    said = [one for one in said if in_force(*_period(one, papers), as_of)]
    fields = _fields(engine, papers)
    groups: dict[str, list[_Statement]] = defaultdict(list)
    for one in said:
        groups[one.partner.id].append(one)
    found = [_partner(statements, papers, fields) for statements in groups.values()]
    return tuple(sorted(found, key=lambda one: (-one.support, -one.confidence, one.id)))


def _own(engine: CypherReader, unit_id: str) -> list[str]:
    """The unit, its agencies, the units below and theirs. The state is three levels deep, agencies one more."""
    known = [unit_id]
    frontier = known
    for _ in range(4):
        rows = engine.read(_BELONGING, {"ids": frontier})
        frontier = sorted({row["id"] for row in rows} - set(known))
        known = [*known, *frontier]
    return known


def _direct(engine: CypherReader, units: Sequence[str]) -> Iterable[_Statement]:
    for row in engine.read(_DIRECT, {"ids": units}):
        unit, partner = row["unit"], records.node(row["partner"])
        ends = (unit, partner.id) if row["source"] == unit else (partner.id, unit)
        edge = records.edge(row["edge"], *ends)
        kind = _KINDS[edge.type]
        if kind == "supports" and edge.target == unit:
            kind = "supportedBy"
        agreement = text(edge.properties, "agreement")
        yield _Statement(unit, partner, kind, edge, agreement, derived="derived" in edge.properties)


def _under_agreements(engine: CypherReader, units: Sequence[str], said: Iterable[_Statement]) -> list[_Statement]:
    """Parties to one agreement that no text relates to each other under it."""
    known = {(one.unit, one.partner.id, one.agreement) for one in said}
    found = []
    for row in engine.read(_UNDER_AGREEMENTS, {"ids": units}):
        unit, partner, agreement = row["unit"], records.node(row["partner"]), row["agreement"]
        if (unit, partner.id, agreement) not in known:
            edge = records.edge(row["edge"], unit, agreement)
            found.append(_Statement(unit, partner, "cooperatesWith", edge, agreement, derived=True))
    return found


def _papers(engine: CypherReader, said: Iterable[_Statement]) -> dict[str, Node]:
    """The agreements and documents that the statements name, by id."""
    names = {one.agreement for one in said}
    names |= {text(one.edge.properties, key) for one in said for key in ("sourceDocument", "basis")}
    rows = engine.read(_DOCUMENTS, {"ids": sorted(names - {""})})
    return {row["document"]["id"]: records.node(row["document"]) for row in rows}


def _fields(engine: CypherReader, papers: Mapping[str, Node]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in engine.read(_FIELDS, {"ids": sorted(papers)}):
        found[row["id"]].add(row["field"])
    return found


def _period(one: _Statement, papers: Mapping[str, Node]) -> tuple[str, str]:
    """From when to when a statement says that it holds: by its agreement's period or date, else by the document's.

    Neighbours have no period. An agreement of unknown date is known to hold from the day by which it was made.
    """
    if one.kind == "borders":
        return "", ""
    edge, terms = one.edge.properties, papers[one.agreement].properties if one.agreement in papers else {}
    said_in = papers[name].properties if (name := text(edge, "sourceDocument")) in papers else {}
    starts = (
        text(edge, "periodStart"),
        text(terms, "periodStart"),
        text(edge, "date"),
        text(terms, "date"),
        text(terms, "notAfter"),
        text(said_in, "date"),
    )
    return next(filter(None, starts), ""), text(edge, "periodEnd") or text(terms, "periodEnd")


def _partner(said: Sequence[_Statement], papers: Mapping[str, Node], fields: Mapping[str, set[str]]) -> Partner:
    groups: dict[tuple[str, Kind, bool], list[_Statement]] = defaultdict(list)
    for one in said:
        groups[one.unit, one.kind, one.derived].append(one)
    ties = tuple(_tie(group, papers, fields) for _, group in sorted(groups.items()))
    partner = said[0].partner
    return Partner(
        id=partner.id,
        label=partner.label,
        name=text(partner.properties, "name") or partner.id,
        ties=tuple(sorted(ties, key=lambda tie: (tie.derived, -tie.support, tie.unit, tie.kind))),
        confidence=max(tie.confidence for tie in ties),
        support=len({name for tie in ties for name in tie.documents}),
    )


def _tie(said: Sequence[_Statement], papers: Mapping[str, Node], fields: Mapping[str, set[str]]) -> Tie:
    edges = [one.edge for one in said]
    periods = [_period(one, papers) for one in said]
    agreements = sorted({one.agreement for one in said} - {""})
    documents = sorted({text(edge.properties, "sourceDocument") for edge in edges} - {""})
    bases = {*agreements, *(text(edge.properties, "basis") for edge in edges)}
    ends = [end for _, end in periods]
    return Tie(
        unit=said[0].unit,
        kind=said[0].kind,
        relations=_distinct(edges, "relation"),
        levels=_distinct(edges, "level"),
        fields=tuple(sorted({name for basis in bases for name in fields.get(basis, ())})),
        start=min((start for start, _ in periods if start), key=earliest, default=""),
        end="" if "" in ends else max(ends),
        agreements=tuple(_basis(name, papers) for name in agreements),
        documents=tuple(documents),
        passages=records.passages(edges),
        confidence=max(records.confidence(edge) for edge in edges),
        support=len(documents),
        derived=said[0].derived,
    )


def _distinct(edges: Iterable[Edge], key: str) -> tuple[str, ...]:
    return tuple(sorted({text(edge.properties, key) for edge in edges} - {""}))


def _basis(name: str, papers: Mapping[str, Node]) -> Basis:
    terms = papers[name].properties if name in papers else {}
    start = text(terms, "periodStart") or text(terms, "date")
    return Basis(name, text(terms, "name") or name, start, text(terms, "periodEnd"))
