"""Rows of who does what, in which field, by when: headings, activities, roles, duties.

Part of the contract of `graph.facts`, which gives them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph.fact_values import Ids, Span, Spans


@dataclass(frozen=True, slots=True)
class Heading:
    """One field of cooperation as the document lays it out: a heading or label, its number as written, the one above.

    `concepts` are ids of the SKOS scheme of fields; `parent` is another row's id.
    """

    id: str
    label: str
    number: str | None
    parent: str | None
    concepts: tuple[str, ...]
    document: str
    confidence: float = 1.0
    evidence: Spans = ()


@dataclass(frozen=True, slots=True)
class When:
    """When something is to happen: an ISO day, month or year, or a period, or an RFC 5545 rule; `raw` are the words."""

    value: str | None = None
    start: str | None = None
    end: str | None = None
    rule: str | None = None
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """One commitment under a heading: what kind of action, in which fields, by whom, with whom, where and when."""

    id: str
    document: str
    field: str | None
    concepts: tuple[str, ...]
    type: str
    evidence: Span
    actors: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    time: When | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class RoleAssignment:
    """Who does a task in which capacity, one row per agency and role; `scope` is an activity's id, null the document.

    `role` is one of the ontology's closed list; a list of agencies is one that the text names together.
    """

    id: str
    document: str
    agency: Ids
    role: str
    task: str
    scope: str | None = None
    confidence: float = 1.0
    method: str = "rule"
    evidence: Spans = ()


DeadlineKind = Literal["date", "recurring", "relative", "on_request", "conditional", "unspecified"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when: an ISO day or an RFC 5545 rule; `inclusive` is false for "trước ngày", null where nothing says."""

    raw: str | None = None
    kind: DeadlineKind = "unspecified"
    value: str | None = None
    rule: str | None = None
    inclusive: bool | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty to report: who to whom, through whom, for whom in the end, what, how often, by when."""

    id: str
    document: str
    reporter: Ids
    recipient: Ids
    content: str
    frequency: str
    deadline: Deadline
    via: Ids = ()
    final_recipient: Ids = ()
    cc: Ids = ()
    note: str | None = None
    confidence: float = 1.0
    evidence: Spans = ()
