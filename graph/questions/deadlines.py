"""What is due between two days, of whom, from which passage: reports with a deadline, and activities with a time.

Recurring deadlines count from the document's date to the end of its period, and until another document replaces it.
What has no day of its own (on request, on a condition, none given) is listed apart with the reason, not left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, TypeAlias

from graph.due import Sentence, due_days, why_undated
from graph.engines.base import CypherReader
from graph.errors import InvalidRequest
from graph.facts import Deadline
from graph.questions import records
from graph.questions.capacity import Capacity, capacities
from graph.questions.fields import in_field
from graph.questions.records import Passage, text
from graph.questions.tasks import (
    Paper,
    Papers,
    Recipients,
    Validity,
    deadline_of,
    is_own_recipient,
    merged_passages,
    papers,
    recipients,
)
from ontology.records import Edge, Node

_Row: TypeAlias = Mapping[str, Any]
LONGEST_YEARS = 20
"""A period that is longer is refused: a weekly report gives fifty days a year."""

_DUTIES = "MATCH (t:Duty)-[r:ASSIGNED_TO]->(o) RETURN t AS task, r AS edge, o.id AS holder, o.name AS name"
_TIMED = (
    "MATCH (t:Activity) WHERE t.date IS NOT NULL OR t.periodEnd IS NOT NULL OR t.recurrence IS NOT NULL "
    "RETURN t.id AS id"
)
_PLANNED = (
    "UNWIND $ids AS id MATCH (t:Activity {id: id})-[r:PLANNED_IN]->(d:Document) "
    "RETURN t AS task, r AS edge, d.id AS plan"
)
_ACTORS = (
    "UNWIND $ids AS id MATCH (t:Activity {id: id})-[r:PERFORMED_BY]->(o) "
    "RETURN id AS task, r AS edge, o.id AS holder, o.name AS name"
)
_SCOPED = (
    "UNWIND $ids AS id MATCH (t:Activity {id: id})-[:ASSIGNS]->(a:RoleAssignment)-[r:ASSIGNED_TO]->(o) "
    "RETURN id AS task, r AS edge, a.id AS assignment, o.id AS holder, o.name AS name"
)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has to do it: in which role as the text says, empty for those who carry out an activity.

    `through` is set where somebody was asked about: in which capacity this is theirs.
    """

    id: str
    name: str
    role: str
    through: Capacity | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done by somebody, with the passages that say so."""

    id: str
    kind: Literal["report", "activity"]
    task: str
    holders: tuple[Holder, ...]
    recipients: Recipients
    frequency: str
    deadline: Deadline
    document: Paper
    passages: tuple[Passage, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class DueTask:
    """A task and the last day on which it is in time; `exact` where the text names a day, not a month or quarter."""

    day: date
    exact: bool
    explanation: Sentence
    task: Task


@dataclass(frozen=True, slots=True)
class Undated:
    """A report that is owed in the period on no day that can be told, and why."""

    reason: Sentence
    task: Task


@dataclass(frozen=True, slots=True)
class Deadlines:
    """What is due from `start` to `end`, both included, by day; and reports without a day."""

    start: date
    end: date
    due: tuple[DueTask, ...]
    undated: tuple[Undated, ...]


def deadlines(
    engine: CypherReader, start: date, end: date, of: str | None = None, *, field: str | None = None
) -> Deadlines:
    """What is due between two days.

    Args:
        engine: where to ask.
        start: the first day.
        end: the last day, included.
        of: only what this agency, group, post or place has to do, also through the groups that it belongs to.
        field: only tasks in this field (`graph.questions.fields`), by its name in either language or its id.

    Raises:
        InvalidRequest: the period ends before it begins, or is longer than `LONGEST_YEARS`; there is no such field.
        NotFound: there is no unit `of`.
    """
    if end < start:
        raise InvalidRequest(f"the period from {start} to {end} ends before it begins: swap the two days")
    if end.year - start.year > LONGEST_YEARS:
        raise InvalidRequest(f"the period from {start} to {end} is too long: ask for {LONGEST_YEARS} years at most")
    found = _tasks(engine)
    if of is not None:
        held = {one.id: one for one in capacities(engine, of)}
        found = [(_seen_from(task, held), valid) for task, valid in found if _concerns(task, of, held)]
    due = [item for task, valid in found for item in _due(task, valid, start, end)]
    undated = [item for task, valid in found for item in _undated(task, valid, start, end)]
    if field:
        tasks = [item.task for item in due] + [item.task for item in undated]
        within = in_field(engine, field, {name for task in tasks for name in (task.id, task.document.id)})
        due = [item for item in due if within.has(item.task.id, item.task.document.id)]
        undated = [item for item in undated if within.has(item.task.id, item.task.document.id)]
    return Deadlines(
        start,
        end,
        tuple(sorted(due, key=lambda item: (item.day, item.task.document.id, item.task.id))),
        tuple(sorted(undated, key=lambda item: (item.task.document.id, item.task.id))),
    )


def _concerns(task: Task, unit_id: str, held: Mapping[str, Capacity]) -> bool:
    theirs = (held[holder.id] for holder in task.holders if holder.id in held)
    return any(not is_own_recipient(unit_id, capacity, task.recipients) for capacity in theirs)


def _seen_from(task: Task, held: Mapping[str, Capacity]) -> Task:
    """With the capacity of the one who is asked about, and no surer than that."""
    holders = tuple(replace(holder, through=held.get(holder.id)) for holder in task.holders)
    surest = max(holder.through.confidence for holder in holders if holder.through)
    return replace(task, holders=holders, confidence=min(task.confidence, surest))


def _due(task: Task, valid: Validity, start: date, end: date) -> Iterator[DueTask]:
    """The days in the period on which the document is in force; a day that is named once outlasts its period."""
    last = min(end, valid.end) if task.deadline.rule or task.document.superseded_by else end
    first = max(start, valid.start)
    for due in due_days(task.deadline, first, last) if first <= last else ():
        yield DueTask(due.day, due.exact, due.explanation, task)


def _undated(task: Task, valid: Validity, start: date, end: date) -> Iterator[Undated]:
    reason = why_undated(task.deadline)
    if reason and task.kind == "report" and valid.start <= end and start <= valid.end:
        yield Undated(reason, task)


def _tasks(engine: CypherReader) -> list[tuple[Task, Validity]]:
    """Duties and timed activities, each with the time in which its document is in force."""
    duties = _grouped((records.node(row["task"]).id, row) for row in engine.read(_DUTIES))
    timed = sorted({row["id"] for row in engine.read(_TIMED)})
    planned = _grouped((records.node(row["task"]).id, row) for row in engine.read(_PLANNED, {"ids": timed}))
    behind = papers(engine, list(duties), list(planned))
    reports = recipients(engine, list(duties))
    found = [_report(rows, behind, reports) for name, rows in duties.items() if name in behind.of]
    doers = _grouped((row["task"], row) for one in (_ACTORS, _SCOPED) for row in engine.read(one, {"ids": timed}))
    found += [_activity(rows, doers.get(name, []), behind) for name, rows in planned.items()]
    return [(task, behind.validity[task.document.id]) for task in found]


def _grouped(rows: Iterable[tuple[str, _Row]]) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = defaultdict(list)
    for name, row in rows:
        found[name].append(row)
    return found


def _report(rows: Sequence[_Row], behind: Papers, reports: Mapping[str, Recipients]) -> Task:
    node = records.node(rows[0]["task"])
    edges = [records.edge(row["edge"], node.id, row["holder"]) for row in rows]
    return _task("report", node, _holders(rows), edges, behind.of[node.id], reports.get(node.id, Recipients()))


def _activity(rows: Sequence[_Row], doers: Sequence[_Row], behind: Papers) -> Task:
    """An activity, done by those who have a role in it and by those who carry it out."""
    node = records.node(rows[0]["task"])
    edges = [records.edge(row["edge"], node.id, row["plan"]) for row in rows]
    given = [records.edge(row["edge"], row["assignment"], row["holder"]) for row in doers if "assignment" in row]
    task = _task("activity", node, _holders(doers), edges, behind.of[node.id], Recipients())
    return replace(task, passages=tuple(dict.fromkeys([*task.passages, *merged_passages(given)])))


def _task(
    kind: Literal["report", "activity"],
    node: Node,
    holders: tuple[Holder, ...],
    edges: Sequence[Edge],
    paper: Paper,
    to: Recipients,
) -> Task:
    said = node.properties
    sure = max(map(records.confidence, edges))
    words, often = text(said, "task"), text(said, "frequency")
    return Task(node.id, kind, words, holders, to, often, deadline_of(node), paper, merged_passages(edges), sure)


def _holders(rows: Iterable[_Row]) -> tuple[Holder, ...]:
    """Each once and role by role; who is named with a role is not repeated without one."""
    found = {(row["holder"], text(row["edge"]["properties"], "relation")): row["name"] or row["holder"] for row in rows}
    named = {holder for holder, role in found if role}
    return tuple(
        Holder(holder, name, role) for (holder, role), name in sorted(found.items()) if role or holder not in named
    )
