"""Rows of what a text names besides agencies and administrative units: events, landmarks, foreign partners, posts,
sums of money, indicators, objectives.

Part of the contract of `graph.facts`, which gives them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph.fact_values import Precision, Span, Spans


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event takes place: a partial ISO date, its end where it lasts, or how often.

    `rule` is RFC 5545 for a recurring event, `recurrence` its words; `not_before` and `not_after` bound a date that
    the text does not state.
    """

    value: str | None = None
    precision: Precision | None = None
    end: str | None = None
    recurrence: str | None = None
    rule: str | None = None
    raw: str | None = None
    not_before: str | None = None
    not_after: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens at a time: a conference, a signing, a fair, a tournament, a survey.

    `kind` is the word for it (`hội nghị`, `ký kết`), `place` an id of a locality or landmark, `participants` ids of
    agencies, groups, posts or localities.
    """

    id: str
    kind: str
    name: str
    date: EventDate = EventDate()
    place: str | None = None
    participants: tuple[str, ...] = ()
    document: str = ""
    confidence: float = 1.0
    evidence: Spans = ()


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place that is no administrative unit: a mountain, a border gate, a road, a power plant (`place:` id)."""

    entity: str
    evidence: Span
    kind: str = ""
    document: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ForeignPartner:
    """A place or body of another country, or an international one, and what it is named for (`role`)."""

    entity: str
    role: str
    evidence: Span
    document: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class PostMention:
    """Words that name an office (`post:` id) of a body, and the person said to hold it there, if any."""

    document: str
    post: str
    title: str
    body: str | None
    evidence: Span
    holder: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money as stated: `value` in units of `currency` (ISO 4217), `maximum` where it is a range.

    `purpose` are the words for what, `activity` the row it belongs to, `payer` and `payee` ids where stated.
    """

    id: str
    document: str
    value: int
    currency: str
    raw: str
    evidence: Span
    maximum: int | None = None
    qualifier: Literal["exact", "about", "at least", "at most", "more than"] = "exact"
    purpose: str | None = None
    activity: str | None = None
    payer: tuple[str, ...] = ()
    payee: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured or aimed-at quantity: `value` (`maximum` for a range) in `unit`, of what (`name`), for which period.

    `kind` tells a target from a result.
    """

    id: str
    document: str
    name: str
    value: float
    unit: str
    kind: Literal["target", "result"]
    raw: str
    evidence: Span
    maximum: float | None = None
    qualifier: Literal["exact", "about", "at least", "at most", "more than"] = "exact"
    period: str | None = None
    activity: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Objective:
    """A purpose, requirement or principle that a document states for itself, as a passage."""

    document: str
    evidence: Span
    confidence: float = 1.0
