"""What an agency has to do: what it leads, coordinates, advises on and reports, in which document, by when.

What is said of a group holds for its members (`graph.questions.capacity`), and says so. A duty to report that the same
words also give as the role "báo cáo" is one answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.engines.base import CypherReader
from graph.errors import InvalidRequest
from graph.facts import Deadline
from graph.questions import records
from graph.questions.capacity import Capacity, capacities
from graph.questions.records import Passage, text
from graph.questions.tasks import (
    Paper,
    Papers,
    Recipients,
    deadline_of,
    is_own_recipient,
    merged_passages,
    papers,
    recipients,
)
from graph.slug import slug
from ontology.records import Edge, Node
from ontology.vocabulary import vocabulary

REPORT = "báo cáo"
"""The role of a duty to report."""

_ASSIGNED = (
    "UNWIND $ids AS id MATCH (o {id: id})<-[r:ASSIGNED_TO]-(t:RoleAssignment|Duty) "
    "RETURN id AS holder, r AS edge, t AS task"
)
_SCOPES = (
    "UNWIND $ids AS id MATCH (t:RoleAssignment {id: id})<-[:ASSIGNS]-(x:Activity) RETURN id AS task, x AS activity"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """The activity that an assignment is limited to, with the headings above it."""

    id: str
    name: str
    kind: str
    heading: str


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One thing that an agency has to do in one role.

    `holder` is whom the text names: the agency itself or a group, post or place that it answers for. `deadline` is the
    duty's, or that of the activity to which the assignment is limited. `recipients` are those of a report.
    """

    id: str
    kind: Literal["role", "report"]
    role: str
    role_en: str
    task: str
    holder: Capacity
    activity: Scope | None
    frequency: str
    deadline: Deadline
    recipients: Recipients
    document: Paper
    passages: tuple[Passage, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class _Assigned:
    """A task and the edges that give it to one holder."""

    task: Node
    holder: Capacity
    edges: tuple[Edge, ...]


def responsibilities(
    engine: CypherReader, unit_id: str, as_of: date | None = None, *, role: str | None = None
) -> tuple[Responsibility, ...]:
    """What a unit has to do, by role in the ontology's order, the youngest document first.

    Args:
        engine: where to ask.
        unit_id: an agency, group, post or place.
        as_of: only what documents of that day or before give, of a period that has not ended, and that nothing has
            replaced by then. None: everything; `Paper.superseded_by` tells what was replaced.
        role: only this role, by its name in either language or its id (`chủ trì`, `chu-tri`, `lead`).

    Raises:
        NotFound: there is no such unit.
        InvalidRequest: there is no such role.
    """
    wanted = role_named(role) if role else ""
    assigned = _assigned(engine, capacities(engine, unit_id))
    behind = papers(engine, {one.task.id for one in assigned})
    assigned = [one for one in assigned if _holds(one, behind, as_of)]
    scopes = _scopes(engine, assigned)
    reports = recipients(engine, {one.task.id for one in assigned if one.task.label == "Duty"})
    assigned = [one for one in _without_doubles(assigned) if not _to_itself(unit_id, one, reports)]
    found = [_answer(one, behind.of[one.task.id], scopes.get(one.task.id), reports) for one in assigned]
    return tuple(sorted((one for one in found if wanted in ("", one.role)), key=_order))


def role_named(name: str) -> str:
    """The role that a person means.

    Raises:
        InvalidRequest: the ontology has no such role.
    """
    typed = slug(name)
    for role in vocabulary().roles.values():
        if typed in {role.id, slug(role.name), slug(role.name_en), *map(slug, role.variants)}:
            return role.name
    known = ", ".join(vocabulary().roles)
    raise InvalidRequest(f"“{name}” is no role; the roles are {known}")


def _assigned(engine: CypherReader, held: Sequence[Capacity]) -> list[_Assigned]:
    """Each task once: as the surest capacity has it, and with the words that give it."""
    by_id = {one.id: one for one in held}
    groups: dict[str, list[tuple[Capacity, Node, Edge]]] = defaultdict(list)
    for row in engine.read(_ASSIGNED, {"ids": list(by_id)}):
        task = records.node(row["task"])
        groups[task.id].append((by_id[row["holder"]], task, records.edge(row["edge"], task.id, row["holder"])))
    rank = {name: place for place, name in enumerate(by_id)}
    found = []
    for rows in groups.values():
        holder = min((one[0] for one in rows), key=lambda one: rank[one.id])
        found.append(_Assigned(rows[0][1], holder, tuple(edge for who, _, edge in rows if who == holder)))
    return found


def _holds(one: _Assigned, behind: Papers, as_of: date | None) -> bool:
    paper = behind.of.get(one.task.id)
    return paper is not None and (as_of is None or behind.validity[paper.id].holds(as_of))


def _to_itself(unit_id: str, one: _Assigned, reports: Mapping[str, Recipients]) -> bool:
    return is_own_recipient(unit_id, one.holder, reports.get(one.task.id, Recipients()))


def _scopes(engine: CypherReader, assigned: Iterable[_Assigned]) -> dict[str, Node]:
    names = sorted(one.task.id for one in assigned if one.task.label == "RoleAssignment")
    return {row["task"]: records.node(row["activity"]) for row in engine.read(_SCOPES, {"ids": names})}


def _without_doubles(assigned: Sequence[_Assigned]) -> list[_Assigned]:
    """Without the roles "báo cáo" whose words lie in those of a duty of the same holder, or around them."""
    duties = [one for one in assigned if one.task.label == "Duty"]
    return [one for one in assigned if one.task.label == "Duty" or not any(_is_same(one, duty) for duty in duties)]


def _is_same(role: _Assigned, duty: _Assigned) -> bool:
    return (
        role.holder == duty.holder
        and _role(role) == REPORT
        and any(_overlap(first, second) for first in role.edges for second in duty.edges)
    )


def _overlap(first: Edge, second: Edge) -> bool:
    ours, theirs = records.passage(first), records.passage(second)
    if None in (ours.start, ours.end, theirs.start, theirs.end) or ours.source != theirs.source:
        return False
    return (ours.start or 0) < (theirs.end or 0) and (theirs.start or 0) < (ours.end or 0)


def _role(one: _Assigned) -> str:
    return text(one.edges[0].properties, "relation")


def _answer(one: _Assigned, paper: Paper, scope: Node | None, reports: Mapping[str, Recipients]) -> Responsibility:
    task, role = one.task, _role(one)
    known = vocabulary().roles.get(role)
    return Responsibility(
        id=task.id,
        kind="report" if task.label == "Duty" else "role",
        role=role,
        role_en=known.name_en if known else role,
        task=text(task.properties, "task"),
        holder=one.holder,
        activity=_scope(scope) if scope else None,
        frequency=text(task.properties, "frequency"),
        deadline=deadline_of(scope or task),
        recipients=reports.get(task.id, Recipients()),
        document=paper,
        passages=merged_passages(one.edges),
        confidence=min(one.holder.confidence, max(map(records.confidence, one.edges))),
    )


def _scope(activity: Node) -> Scope:
    said = activity.properties
    return Scope(activity.id, text(said, "name"), text(said, "kind"), text(said, "heading"))


def _order(one: Responsibility) -> tuple[int, str, str, int]:
    """By role; the youngest document first, which is the complement of its date's digits; then by place in the text."""
    roles = list(vocabulary().roles)
    youngest = "".join(str(9 - int(digit)) if digit.isdigit() else digit for digit in one.document.date) or "~"
    start = one.passages[0].start or 0 if one.passages else 0
    return roles.index(one.role) if one.role in roles else len(roles), youngest, one.document.id, start
