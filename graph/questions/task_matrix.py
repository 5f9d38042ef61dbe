"""Who does what in which document: the tasks of each document with everybody who has a role in them.

A row is an activity where roles are given for it alone, else the words that give one or several roles; its cells are
the holders by role.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from graph.engines.base import CypherReader
from graph.questions import records
from graph.questions.fields import in_field
from graph.questions.records import Passage, text
from graph.questions.responsibilities import role_named
from graph.questions.tasks import Body, Paper, merged_passages, papers
from ontology.records import Edge, Node
from ontology.vocabulary import vocabulary

_Given: TypeAlias = Mapping[str, Any]

_DOCUMENTS = (
    "MATCH (d:Document)-[:ASSIGNS]->(:RoleAssignment|Duty)-[r:ASSIGNED_TO]->() "
    "RETURN DISTINCT d.id AS id, d.date AS date, r.relation AS role"
)
_GIVEN = (
    "UNWIND $ids AS id MATCH (d:Document {id: id})-[:ASSIGNS]->(t:RoleAssignment|Duty)-[r:ASSIGNED_TO]->(o) "
    "RETURN id AS document, t AS task, r AS edge, o.id AS holder, o.name AS name"
)
_SCOPES = (
    "UNWIND $ids AS id MATCH (t:RoleAssignment {id: id})<-[:ASSIGNS]-(x:Activity) RETURN id AS task, x AS activity"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One role of one holder in a task, with the passages that give it."""

    role: str
    role_en: str
    holder: str
    passages: tuple[Passage, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task of a document. `id` is the activity's, or that of the first assignment; `start` its place in the text."""

    id: str
    task: str
    heading: str
    start: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class DocumentTasks:
    """The tasks of a document in the order of its text, and the holders: who has the most of them first."""

    document: Paper
    holders: tuple[Body, ...]
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class TaskMatrix:
    """Some documents, the youngest first; `next` is where the following ones begin, None at the end."""

    documents: tuple[DocumentTasks, ...]
    next: int | None


def task_matrix(
    engine: CypherReader,
    *,
    role: str | None = None,
    document: str | None = None,
    field: str | None = None,
    offset: int = 0,
    limit: int = 10,
) -> TaskMatrix:
    """Who does what, document by document.

    Args:
        engine: where to ask.
        role: only this role, by its name in either language or its id.
        document: only this document's tasks.
        field: only tasks in this field (`graph.questions.fields`), by its name in either language or its id.
        offset: how many documents to leave out: 0, or `TaskMatrix.next`.
        limit: how many documents with tasks to give.

    Raises:
        InvalidRequest: there is no such role or field.
    """
    wanted = role_named(role) if role else ""
    candidates = _candidates(engine, wanted, document)
    found: list[DocumentTasks] = []
    while offset < len(candidates) and len(found) < limit:
        some = candidates[offset : offset + limit - len(found)]
        found += _of(engine, some, wanted, field)
        offset += len(some)
    return TaskMatrix(tuple(found), offset if offset < len(candidates) else None)


def _candidates(engine: CypherReader, role: str, document: str | None) -> list[str]:
    """Documents that give such a role, the youngest first; those without a date at the end."""
    dates = {
        row["id"]: row["date"] or ""
        for row in engine.read(_DOCUMENTS)
        if role in ("", row["role"]) and document in (None, row["id"])
    }
    return sorted(sorted(dates), key=lambda name: dates[name], reverse=True)


def _of(engine: CypherReader, documents: Sequence[str], role: str, field: str | None) -> Iterator[DocumentTasks]:
    """Each document that has tasks of the role in the field."""
    given = [row for row in engine.read(_GIVEN, {"ids": list(documents)}) if role in ("", _role(row))]
    tasks = {records.node(row["task"]).id for row in given}
    scopes = {row["task"]: records.node(row["activity"]) for row in engine.read(_SCOPES, {"ids": sorted(tasks)})}
    if field:
        within = in_field(engine, field, [*documents, *(scope.id for scope in scopes.values())])
        given = [row for row in given if within.has(_scope_id(row, scopes), row["document"])]
    behind = papers(engine, tasks)
    by_document: dict[str, list[_Given]] = defaultdict(list)
    for row in given:
        by_document[row["document"]].append(row)
    for name in documents:
        if rows := by_document[name]:
            paper = behind.of[records.node(rows[0]["task"]).id]
            yield DocumentTasks(paper, _holders(rows), _rows(rows, scopes))


def _role(row: _Given) -> str:
    return text(row["edge"]["properties"], "relation")


def _scope_id(row: _Given, scopes: Mapping[str, Node]) -> str | None:
    scope = scopes.get(row["task"]["id"])
    return scope.id if scope else None


def _edge(row: _Given) -> Edge:
    return records.edge(row["edge"], row["task"]["id"], row["holder"])


def _holders(rows: Iterable[_Given]) -> tuple[Body, ...]:
    names: dict[str, str] = {}
    tasks: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        names[row["holder"]] = row["name"] or row["holder"]
        tasks[row["holder"]].add(row["task"]["id"])
    return tuple(Body(name, names[name]) for name in sorted(names, key=lambda name: (-len(tasks[name]), names[name])))


def _rows(rows: Iterable[_Given], scopes: Mapping[str, Node]) -> tuple[TaskRow, ...]:
    """One row for each activity with all that its sentence gives, one for what other words give together."""
    groups: dict[str, list[_Given]] = defaultdict(list)
    for together in _overlapping(rows):
        within = sorted({scope for row in together if (scope := _scope_id(row, scopes))})
        rest = within[0] if len(within) == 1 else together[0]["task"]["id"]
        for row in together:
            groups[_scope_id(row, scopes) or rest].append(row)
    activities = {scope.id: scope for scope in scopes.values()}
    found = [_task_row(group, activities.get(name)) for name, group in groups.items()]
    return tuple(sorted(found, key=lambda one: (one.start, one.id)))


def _overlapping(rows: Iterable[_Given]) -> Iterator[list[_Given]]:
    """Rows whose passages hang together, one sentence's as a rule; what rests on no passage is by itself."""
    group: list[_Given] = []
    source, reached = "", 0
    for row in sorted(rows, key=_place):
        passage = records.passage(_edge(row))
        start, end = passage.start or 0, passage.end or 0
        if group and (passage.source != source or start >= reached):
            yield group
            group, reached = [], 0
        group.append(row)
        source, reached = passage.source, max(reached, end)
    if group:
        yield group


def _place(row: _Given) -> tuple[str, int, int, str]:
    passage = records.passage(_edge(row))
    return passage.source, passage.start or 0, passage.end or 0, row["task"]["id"]


def _task_row(group: Sequence[_Given], scope: Node | None) -> TaskRow:
    """A row in the words of its activity, else in those of its longest passage."""
    parts: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for row in group:
        parts[_role(row), row["holder"]].append(_edge(row))
    cells = tuple(sorted((_part(*key, edges) for key, edges in parts.items()), key=_rank))
    quotes = [one.quote for part in cells for one in part.passages]
    start = min((one.start for part in cells for one in part.passages if one.start is not None), default=0)
    if scope:
        return TaskRow(scope.id, text(scope.properties, "name"), text(scope.properties, "heading"), start, cells)
    return TaskRow(group[0]["task"]["id"], " ".join(max(quotes, key=len).split()), "", start, cells)


def _part(role: str, holder: str, edges: Sequence[Edge]) -> Part:
    known = vocabulary().roles.get(role)
    sure = max(map(records.confidence, edges))
    return Part(role, known.name_en if known else role, holder, merged_passages(edges), sure)


def _rank(one: Part) -> tuple[int, str]:
    roles = list(vocabulary().roles)
    return roles.index(one.role) if one.role in roles else len(roles), one.holder
