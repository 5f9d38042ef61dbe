"""What the questions about tasks share: tasks with those who have them, the document that gives them, until when."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from graph.engines.base import CypherReader
from graph.facts import Deadline, DeadlineKind
from graph.questions import records
from graph.questions.capacity import Capacity
from graph.questions.periods import earliest, latest, span_of
from graph.questions.records import text
from ontology.records import Edge, Node

_DOCUMENTS = "UNWIND $ids AS id MATCH (t {id: id})<-[:ASSIGNS]-(d:Document) RETURN id AS task, d AS document"
_PLANS = "UNWIND $ids AS id MATCH (t {id: id})-[:PLANNED_IN]->(d:Document) RETURN id AS task, d AS document"
_SUPERSEDED = "UNWIND $ids AS id MATCH (d:Document {id: id})<-[:REPLACES|REPEALS]-(n) RETURN id AS document, n AS terms"
_RECIPIENTS = (
    "UNWIND $ids AS id MATCH (t:Duty {id: id})-[r:REPORTS_TO|REPORTS_VIA|REPORTS_FINALLY_TO|COPIED_TO]->(o) "
    "RETURN id AS task, type(r) AS way, o.id AS body, o.name AS name"
)
_TERMS = (
    "UNWIND $ids AS id MATCH (d:Document {id: id})<-[:RECORDED_IN]-(m:Agreement) RETURN id AS document, m AS terms",
    "UNWIND $ids AS id MATCH (d:Document {id: id})-[:IMPLEMENTS]->(m:Document|Agreement) "
    "RETURN id AS document, m AS terms",
    "UNWIND $ids AS id MATCH (d:Document {id: id})-[:IMPLEMENTS]->(:Document)<-[:RECORDED_IN]-(m:Agreement) "
    "RETURN id AS document, m AS terms",
)
_YEARS = re.compile(r"(\d{4})(?:\s*[-–—]\s*(\d{4}))?")
_STAGE = re.compile(r"(?:giai đoạn|thời kỳ|các năm)\s+(\d{4})\s*[-–—]\s*(\d{4})|\bnăm\s+(\d{4})\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """An agency, group, post or place."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The document that gives a task: its `date` and its period as far as known (ISO), empty where not.

    The period is its own, else that of the agreement that it records, else of what it carries out. `superseded_by` are
    documents that replace or repeal it.
    """

    id: str
    name: str
    date: str
    period_start: str
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
    followers = _beside(engine, (_SUPERSEDED,), nodes)
    terms = _beside(engine, _TERMS, nodes)
    known = {name: _paper(node, terms[name], followers[name]) for name, node in nodes.items()}
    return Papers(
        {row["task"]: known[row["document"]["id"]] for row in rows},
        {name: _validity(known[name], node, followers[name]) for name, node in nodes.items()},
    )


def _beside(engine: CypherReader, statements: Iterable[str], documents: Collection[str]) -> dict[str, list[Node]]:
    """Other papers by document, in the order of the statements that find them."""
    found: dict[str, list[Node]] = defaultdict(list)
    for statement in statements:
        for row in engine.read(statement, {"ids": sorted(documents)}):
            found[row["document"]].append(records.node(row["terms"]))
    return found


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


def is_own_recipient(unit_id: str, capacity: Capacity | None, to: Recipients) -> bool:
    """Whether a unit would report to itself: "các sở" report to Sở Tài chính, which is a sở and does not."""
    grouped = capacity is not None and capacity.how in ("member", "open-group")
    return grouped and unit_id in {body.id for body in to.to}


def deadline_of(task: Node) -> Deadline:
    """By when a duty or an activity is due, as far as it says."""
    said = task.properties
    if task.label != "Activity":
        kind: Any = text(said, "deadlineKind") or "unspecified"
        return Deadline(_raw(said, "deadlineRaw"), kind, _raw(said, "deadline"), _raw(said, "recurrence"), _flag(said))
    value, rule = _raw(said, "date") or _raw(said, "periodEnd"), _raw(said, "recurrence")
    when: DeadlineKind = "recurring" if rule else "date" if value else "unspecified"
    raw = _raw(said, "dateRaw")
    return Deadline(raw, when, None if rule else value, rule, _inclusive(raw or "", value or "", rule or ""))


def merged_passages(edges: Iterable[Edge]) -> tuple[records.Passage, ...]:
    """The passages of some edges, those of the same words once."""
    found = {(one.source, one.start, one.end): one for one in reversed(records.passages(edges))}
    return tuple(reversed(found.values()))


def _inclusive(raw: str, value: str, rule: str) -> bool | None:
    """False where an activity is to be done "trước" (before) a day; its time has no word of its own for that."""
    named = "BYMONTHDAY" in rule if rule else len(value) == len("YYYY-MM-DD")
    return False if named and "trước" in raw.lower().split() else None


def _raw(said: Mapping[str, Any], key: str) -> str | None:
    return text(said, key) or None


def _flag(said: Mapping[str, Any]) -> bool | None:
    value = said.get("inclusive")
    return value if isinstance(value, bool) else None


def _paper(node: Node, terms: Sequence[Node], followers: Sequence[Node]) -> Paper:
    said = node.properties
    ends = {one.id: Body(one.id, text(one.properties, "name") or one.id) for one in followers}
    superseded = tuple(ends[name] for name in sorted(ends))
    start, end = _period(node, terms)
    return Paper(node.id, text(said, "name") or node.id, text(said, "date"), start, end, superseded)


def _period(node: Node, terms: Sequence[Node]) -> tuple[str, str]:
    """The period of a document: its own, else the first that its terms have; empty where none is known."""
    return next(filter(any, map(_own_period, (node, *terms))), ("", ""))


def _own_period(node: Node) -> tuple[str, str]:
    """What the paper's period says ("2023-2025"), or its title ("giai đoạn 2023-2025", "… năm 2014")."""
    said = node.properties
    if any(stated := (text(said, "periodStart"), text(said, "periodEnd"))):
        return stated
    if years := _YEARS.search(text(said, "periodRaw")):
        return years[1], years[2] or years[1]
    stage = _STAGE.search(text(said, "title"))
    return (stage[1] or stage[3], stage[2] or stage[3]) if stage else ("", "")


def _validity(paper: Paper, node: Node, followers: Iterable[Node]) -> Validity:
    """From the document's date to the end of its period, or to the day before another takes its place.

    A date that is known by its year begins with the year; without any the period begins it. What takes its place does
    so by the end of its own date, so that nothing is out of force before it certainly is; undated it ends nothing. A
    period that was over when the document was made (a report on it) does not bind what the document orders.
    """
    began = span_of(node)[0] if paper.date else max(span_of(node)[0], earliest(paper.period_start))
    replaced = [day - timedelta(days=1) for day in (_day(span_of(one)[1]) for one in followers) if day < date.max]
    over = latest(paper.period_end)
    return Validity(_day(began), min([_day(over) if over >= began else date.max, *replaced]))


def _day(text: str) -> date:
    """An ISO day; one that its month lacks ("02-31" from `latest`) is the month's last."""
    year, month, day = (int(part) for part in text.split("-"))
    return date(year, month, min(day, monthrange(year, month)[1]))
