"""What the questions about tasks share: tasks with those who have them, the document that gives them, until when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.engines.base import CypherReader
from graph.facts import Deadline, DeadlineKind
from graph.questions import records
from graph.questions.periods import latest, span_of
from graph.questions.records import text
from ontology.records import Edge, Node

_DOCUMENTS = "UNWIND $ids AS id MATCH (t {id: id})<-[:ASSIGNS]-(d:Document) RETURN id AS task, d AS document"
_PLANS = "UNWIND $ids AS id MATCH (t {id: id})-[:PLANNED_IN]->(d:Document) RETURN id AS task, d AS document"
_SUPERSEDED = "UNWIND $ids AS id MATCH (d:Document {id: id})<-[:REPLACES|REPEALS]-(n) RETURN id AS document, n AS by"
_RECIPIENTS = (
    "UNWIND $ids AS id MATCH (t:Duty {id: id})-[r:REPORTS_TO|REPORTS_VIA|REPORTS_FINALLY_TO|COPIED_TO]->(o) "
    "RETURN id AS task, type(r) AS way, o.id AS body, o.name AS name"
)
_YEARS = re.compile(r"(\d{4})(?:\s*[-–—]\s*(\d{4}))?")


@dataclass(frozen=True, slots=True)
class Body:
    """An agency, group, post or place."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The document that gives a task: its `date` and `period_end` as far as known (ISO), empty where not.

    `superseded_by` are documents that replace or repeal it.
    """

    id: str
    name: str
    date: str
    period_end: str
    superseded_by: tuple[Body, ...]


@dataclass(frozen=True, slots=True)
class Recipients:
    """Who gets a report: who receives it, through whom it goes, who gets it in the end, who gets a copy."""

    to: tuple[Body, ...] = ()
    via: tuple[Body, ...] = ()
    finally_to: tuple[Body, ...] = ()
    copied_to: tuple[Body, ...] = ()


@dataclass(frozen=True, slots=True)
class Validity:
    """When a document's tasks are in force: from `start`, to `end` at the latest, both days included."""

    start: date
    end: date

    def holds(self, day: date) -> bool:
        """Whether the day lies within."""
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Papers:
    """The documents behind some tasks; `of` by the task's id, `validity` by the document's."""

    of: Mapping[str, Paper]
    validity: Mapping[str, Validity]


def papers(engine: CypherReader, tasks: Collection[str], activities: Collection[str] = ()) -> Papers:
    """The document of each task, and of each activity that is planned, with what takes their place."""
    rows = engine.read(_DOCUMENTS, {"ids": sorted(tasks)})
    if activities:
        rows += engine.read(_PLANS, {"ids": sorted(activities)})
    nodes = {row["document"]["id"]: records.node(row["document"]) for row in rows}
    followers: dict[str, list[Node]] = defaultdict(list)
    for row in engine.read(_SUPERSEDED, {"ids": sorted(nodes)}):
        followers[row["document"]].append(records.node(row["by"]))
    known = {name: _paper(node, followers[name]) for name, node in nodes.items()}
    return Papers(
        {row["task"]: known[row["document"]["id"]] for row in rows},
        {name: _validity(node, followers[name]) for name, node in nodes.items()},
    )


def recipients(engine: CypherReader, duties: Collection[str]) -> Mapping[str, Recipients]:
    """Who gets the report, for each duty that says so."""
    found: dict[str, dict[str, dict[str, Body]]] = defaultdict(lambda: defaultdict(dict))
    for row in engine.read(_RECIPIENTS, {"ids": sorted(duties)}):
        found[row["task"]][row["way"]][row["body"]] = Body(row["body"], row["name"] or row["body"])
    ways = ("REPORTS_TO", "REPORTS_VIA", "REPORTS_FINALLY_TO", "COPIED_TO")
    return {
        task: Recipients(*(tuple(bodies[name] for name in sorted(bodies)) for bodies in (by_way[way] for way in ways)))
        for task, by_way in found.items()
    }


def deadline_of(task: Node) -> Deadline:
    """By when a duty or an activity is due, as far as it says."""
    said = task.properties
    if task.label != "Activity":
        kind: Any = text(said, "deadlineKind") or "unspecified"
        return Deadline(_raw(said, "deadlineRaw"), kind, _raw(said, "deadline"), _raw(said, "recurrence"), _flag(said))
    value, rule = _raw(said, "date") or _raw(said, "periodEnd"), _raw(said, "recurrence")
    when: DeadlineKind = "recurring" if rule else "date" if value else "unspecified"
    return Deadline(_raw(said, "dateRaw"), when, None if rule else value, rule, None)


def merged_passages(edges: Iterable[Edge]) -> tuple[records.Passage, ...]:
    """The passages of some edges, those of the same words once."""
    found = {(one.source, one.start, one.end): one for one in reversed(records.passages(edges))}
    return tuple(reversed(found.values()))


def _raw(said: Mapping[str, Any], key: str) -> str | None:
    return text(said, key) or None


def _flag(said: Mapping[str, Any]) -> bool | None:
    value = said.get("inclusive")
    return value if isinstance(value, bool) else None


def _paper(node: Node, followers: Sequence[Node]) -> Paper:
    said = node.properties
    ends = {one.id: Body(one.id, text(one.properties, "name") or one.id) for one in followers}
    superseded = tuple(ends[name] for name in sorted(ends))
    return Paper(node.id, text(said, "name") or node.id, text(said, "date"), _period_end(node), superseded)


def _period_end(node: Node) -> str:
    """The last year that the document's own period names: "giai đoạn 2023-2025"."""
    years = _YEARS.search(text(node.properties, "periodRaw"))
    return (years[2] or years[1]) if years else ""


def _validity(node: Node, followers: Iterable[Node]) -> Validity:
    """From the document's date to the end of its period, or to the day before another takes its place.

    A date that is known by its year begins with the year; a follower without any date ends nothing.
    """
    ends = [latest(_period_end(node))]
    ends += [day for day in (span_of(one)[0] for one in followers) if day > "0001-01-01"]
    start, end = date.fromisoformat(span_of(node)[0]), date.fromisoformat(min(ends))
    return Validity(start, end)
