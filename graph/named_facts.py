"""Rows of what a text names besides agencies and administrative units: events, landmarks, foreign partners, posts,
sums of money, indicators, objectives.

Part of the contract of `graph.facts`, which gives them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph.fact_values import Precision, Span, Spans

Qualifier = Literal["exact", "about", "at least", "at most", "more than", "less than"]
"""How the text bounds a number: "khoảng", "ít nhất", "không quá", "trên", "dưới"."""


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
    """Words that name an office (`post:` id) of a body, and the person said to hold it there, if any.

    `title` is the office in the text's words, `holder` a `per:` id, `holder_name` the name as written; `evidence` is
    the passage that names the office.
    """

    document: str
    post: str
    title: str
    body: str | None
    evidence: Span
    holder: str | None = None
    holder_name: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money as stated: `value` in units of `currency` (ISO 4217), `maximum` where it is a range.

    `per` are the words for what it is paid by ("người/tháng"), `purpose` those for what, `activity` the row it belongs
    to, `payer` and `payee` ids where stated: agencies, groups, or the locality whose budget pays.
    """

    id: str
    document: str
    value: int | float
    currency: str
    raw: str
    evidence: Span
    maximum: int | float | None = None
    qualifier: Qualifier = "exact"
    per: str | None = None
    purpose: str | None = None
    activity: str | None = None
    payer: tuple[str, ...] = ()
    payee: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured or aimed-at quantity: `value` (`maximum` for a range) in `unit`, of what (`name`), for which period.

    `unit` is the unit's name in the scheme of units ("%", "ha", "lượt khách"), `per` what it is counted by ("năm").
    `kind` tells a target from a result. `name` are the text's words; one of change keeps what it is compared with
    ("xuất khẩu tăng so với năm 2020"). `period` is a year (`2025`) or years (`2021/2025`, ISO 8601).
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
    qualifier: Qualifier = "exact"
    per: str | None = None
    period: str | None = None
    activity: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Objective:
    """A purpose, requirement or principle that a document states for itself, as a passage; `kind` is the word."""

    document: str
    evidence: Span
    kind: str = ""
    confidence: float = 1.0
