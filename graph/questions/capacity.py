"""In which capacities an agency is told to do things: by name, by its head, by a group that it belongs to.

A group whose members are named takes in those alone. One that stays open ("các sở, ban, ngành" of a province) takes in
the agencies of its place that are of its kinds, by the first part of their ids; that is inferred, so it counts as less
sure. A group of several places at once that names no members takes in nobody: who they are is not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from graph.engines.base import CypherReader
from graph.errors import NotFound
from ontology.vocabulary import vocabulary

How = Literal["itself", "post", "place", "member", "open-group"]
"""Named itself; by a post in it; by the place that it governs; by a group that names it; by an open group."""

_INFERRED: Final = 0.8
_UNIT = "MATCH (u {id: $id}) RETURN u.id AS id, u.name AS name"
_HOME = "MATCH (u {id: $id})-[:LOCATED_IN]->(p) RETURN p.id AS id, p.name AS name, p AS place"
_POSTS = "MATCH (u {id: $id})<-[:POST_OF]-(p) RETURN p.id AS id, p.name AS name"
_MEMBER = "UNWIND $ids AS id MATCH (u {id: id})-[:MEMBER_OF]->(g) RETURN DISTINCT g.id AS id, g.name AS name"
_ABOVE = "MATCH (u {id: $id})-[:PART_OF]->(p) RETURN p.id AS id"
_GROUPS = (
    "UNWIND $ids AS id MATCH (p {id: id})<-[:LOCATED_IN]-(g:AgencyGroup) RETURN g.id AS id, g.name AS name, id AS place"
)
_CLOSED = "UNWIND $ids AS id MATCH (g {id: id})<-[:MEMBER_OF]-() RETURN DISTINCT id"
_GOVERNS = ("ubnd", "hdnd")
_UNIT_KINDS: Final = {
    "District": re.compile(r"^ubnd-.*\b(?:huyen|thi-xa|tx|thanh-pho|tp|quan)\b|\bdia-phuong\b"),
    "Commune": re.compile(r"^ubnd-(?:.*\b)?(?<!thi-)(?:xa|phuong|thi-tran|tt|dac-khu)\b|\bdia-phuong\b"),
}
_STATE = ("state", "security", "military")


def _is_body(slug: str) -> bool:
    """Whether an agency is one of its place's agencies, and neither its government nor its Party committee."""
    return slug not in _GOVERNS and not re.fullmatch(r"(?:(?:bch|btv|tt)-)?(?:tinh|thanh|huyen|thi|quan|dang)-uy", slug)


# A kind of agency in a group's id, and the agencies of the same place that are of this kind.
_KINDS: Final[Mapping[str, Callable[[str], bool]]] = {
    "so": lambda slug: slug.startswith("so-"),
    "ban": lambda slug: slug.startswith(("ban-", "bql-")) and _system(slug) == "state",
    "nganh": lambda slug: _system(slug) in _STATE and _is_body(slug),
    "phong": lambda slug: slug.startswith("phong-"),
    "doan-the": lambda slug: _system(slug) == "front",
    "hoi": lambda slug: slug.startswith("hoi-"),
    "mttq": lambda slug: slug == "ubmttq",
    "co-quan": _is_body,
    "don-vi": _is_body,
}


@dataclass(frozen=True, slots=True)
class Capacity:
    """Somebody in whose name a unit is told to do things; `confidence` is below 1 where that is inferred."""

    id: str
    name: str
    how: How
    confidence: float


def capacities(engine: CypherReader, unit_id: str) -> tuple[Capacity, ...]:
    """Under which ids the unit's tasks are found, itself first, each id once.

    Raises:
        NotFound: there is no such unit.
    """
    units = engine.read(_UNIT, {"id": unit_id})
    if not units:
        raise NotFound(f"{unit_id}: no place, agency or group with this id")
    found = [Capacity(unit_id, units[0]["name"] or unit_id, "itself", 1.0), *_others(engine, unit_id)]
    return tuple({one.id: one for one in reversed(found)}.values())[::-1]


def _others(engine: CypherReader, unit_id: str) -> Iterator[Capacity]:
    homes = engine.read(_HOME, {"id": unit_id})
    slug = unit_id.removeprefix("org:").partition("/")[0]
    for row in engine.read(_POSTS, {"id": unit_id}):
        yield _capacity(row, "post")
    governed = [row for row in homes if slug == "ubnd"]
    for row in governed:
        yield _capacity(row, "place")
    for row in engine.read(_MEMBER, {"ids": [unit_id, *(row["id"] for row in governed)]}):
        yield _capacity(row, "member")
    for home in homes if unit_id.startswith("org:") else ():
        for group in _open_groups(engine, slug, home):
            yield _capacity(group, "open-group")


def _open_groups(engine: CypherReader, slug: str, home: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Groups without named members, at the agency's place or above it, that its kind belongs to."""
    above = _above(engine, home["id"]) if slug == "ubnd" else []
    groups = engine.read(_GROUPS, {"ids": [home["id"], *above]})
    closed = {row["id"] for row in engine.read(_CLOSED, {"ids": sorted({row["id"] for row in groups})})}
    for row in groups:
        if row["id"] in closed or "+" in row["id"] or "-hai-tinh" in row["id"]:
            continue
        kinds = row["id"].removeprefix("grp:").partition("/")[0]
        if _is_of_kind(slug, kinds) if row["place"] == home["id"] else _is_unit_of(home["place"]["label"], kinds):
            yield row


def _above(engine: CypherReader, place: str) -> list[str]:
    """The units above a place, nearest first; a commune is three steps below the country."""
    found: list[str] = []
    for _ in range(3):
        rows = engine.read(_ABOVE, {"id": found[-1] if found else place})
        if not rows:
            break
        found.append(rows[0]["id"])
    return found


def _is_of_kind(slug: str, kinds: str) -> bool:
    """Whether `so-y-te` is among `so-ban-nganh-doan-the`."""
    if kinds.startswith("ubnd"):
        return False
    return any(re.search(rf"(?:^|-){kind}(?:-|$)", kinds) and belongs(slug) for kind, belongs in _KINDS.items())


def _is_unit_of(label: str, kinds: str) -> bool:
    """Whether the committee of a `District` is among `ubnd-huyen-tp`."""
    pattern = _UNIT_KINDS.get(label)
    return bool(pattern and pattern.search(kinds))


def _system(slug: str) -> str:
    kind = vocabulary().agency_types.get(slug)
    return kind.system if kind else "state"


def _capacity(row: Mapping[str, Any], how: How) -> Capacity:
    return Capacity(row["id"], row["name"] or row["id"], how, _INFERRED if how == "open-group" else 1.0)
