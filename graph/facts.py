"""`DocumentFacts`: everything that one source file says, the contract between reading and graph.

Its JSON form is the one the project's annotators use (`hoptac extract` prints it), so the same scorer reads both.
Every row carries spans: code points, 0-based, end exclusive, into the text exactly as the reader delivered it.
Row ids (`d1`, `a1`, …) are local to the file; `graph.identity` turns them into ids of the graph.

A file that holds several documents gives one `DocumentFacts` with several segments. Nothing is filled in that the text
does not say: a value that was inferred names its method and a confidence below 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field, PlainSerializer

from graph.fact_values import ANY_TIME, UNDATED, Ids, PartialDate, Period, Precision, Span, Spans
from graph.named_facts import (
    Amount,
    Event,
    EventDate,
    ForeignPartner,
    Indicator,
    NamedPlace,
    Objective,
    PostMention,
)
from graph.task_facts import Activity, Deadline, DeadlineKind, Duty, Heading, RoleAssignment, When

__all__ = [
    "Activity",
    "Addressee",
    "Agreement",
    "Amount",
    "Cooperation",
    "Deadline",
    "DeadlineKind",
    "Decision",
    "Direction",
    "Document",
    "DocumentFacts",
    "Duty",
    "Entities",
    "Entity",
    "Event",
    "EventDate",
    "ForeignPartner",
    "Heading",
    "Ids",
    "Indicator",
    "Lineage",
    "Mention",
    "NamedPlace",
    "Objective",
    "PartialDate",
    "Period",
    "PostMention",
    "Precision",
    "Recipient",
    "Role",
    "RoleAssignment",
    "Segment",
    "Signer",
    "SourceInfo",
    "SourceKind",
    "Span",
    "Spans",
    "System",
    "When",
]

Role = Literal["self", "embedded", "referenced", "annex_missing", "planned"]
System = Literal["state", "party", "agreement", "normative", "programme", "press", "standard", "other"]
SourceKind = Literal["issued_document", "news_article", "compound_file", "other"]


@dataclass(frozen=True, slots=True)
class Segment:
    """The character range of one document in the file; `document` is its row id."""

    id: str
    document: str
    start: int
    end: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that the file holds (`self`, `embedded`) or names (`referenced`, `annex_missing`, `planned`).

    `type` is the official abbreviation (`KH`, `CV`, NĐ 30/2020/NĐ-CP, Phụ lục III) or ours for what has none;
    `number` and `symbol` are the two halves of `2923/KH-UBND`; `issuer_basis` says from what the issuer was read or
    inferred. `confidence` is below 1 where the document or its issuer was inferred.
    """

    id: str
    role: Role
    system: System
    type: str
    type_label: str
    number: str | None = None
    symbol: str | None = None
    number_raw: str | None = None
    number_year: str | None = None
    issuer: Ids = ()
    issuer_basis: str | None = None
    drafting_unit: str | None = None
    date: PartialDate = UNDATED
    period: str | None = None
    place: str | None = None
    title: str | None = None
    aliases: tuple[str, ...] = ()
    author: str | None = None
    status: str = ""
    identity_key: str = ""
    confidence: float = 1.0
    method: str = "rule"
    evidence: Spans = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """Parties (localities, or agencies where those are the parties) that agreed; `signatories` are bodies or posts."""

    id: str
    kind: str
    parties: tuple[str, ...]
    signatories: tuple[str, ...] = ()
    level: str = ""
    date: PartialDate = UNDATED
    period: Period = ANY_TIME
    document: str | None = None
    recorded_in: str | None = None
    confidence: float = 1.0
    evidence: Spans = ()


@dataclass(frozen=True, slots=True)
class Direction:
    """Who supports whom, for `hỗ trợ`."""

    supporter: str
    beneficiary: str


@dataclass(frozen=True, slots=True)
class Cooperation:
    """That the text says two (or, n-ary, more) parties cooperate; `basis` is an agreement's or document's row id."""

    id: str
    pair: tuple[str, ...]
    level: str
    relation: str
    symmetric: bool
    basis: str | None
    document: str
    direction: Direction | None = None
    derived: str | None = None
    confidence: float = 1.0
    evidence: Spans = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """A relation between two documents: `relation` in the text's words, `property` from the ontology (`implements`).

    In JSON the ends are `from` and `to`.
    """

    id: str
    source: Annotated[str, Field(alias="from")]
    target: Annotated[str, Field(alias="to")]
    relation: str
    property: str
    confidence: float = 1.0
    note: str | None = None
    method: str = "rule"
    evidence: Spans = ()


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed in which post by which authority (`TM.`, `KT.`, `TM. + KT.`, `ĐẠI DIỆN`; null when lost)."""

    document: str
    person: str
    title: str | None = None
    post: str | None = None
    authority: str | None = None
    authority_meaning: str | None = None
    on_behalf_of: str | None = None
    evidence: Spans = ()


@dataclass(frozen=True, slots=True)
class Addressee:
    """One line of "Kính gửi"."""

    document: str
    org: Ids
    evidence: Span


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of "Nơi nhận"; "Như trên" repeats the addressees, "Lưu: VT, X" is the drafting unit where known."""

    document: str
    org: Ids
    purpose: str
    evidence: Span
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an agency (`org`) or a place (`loc`) and what they stand for; `how` says how that is known."""

    start: int
    end: int
    text: str
    kind: Literal["org", "loc"]
    entities: tuple[str, ...]
    how: str
    nested_in_org: bool | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Entity:
    """The definition of an id used in the rows.

    `kind` is the place's or agency's type (`tinh`, `huyen`, `UBND`, …), `level` one of `trung-uong`, `tinh`, `huyen`,
    `xa`, `quoc-te`; `parent` the unit or body above, `locality` where an agency sits, `members` those of a group where
    the text or the gazetteer names them (empty: open). `valid_from`/`valid_to` (ISO, exclusive end) and `successors`
    date it.
    """

    id: str
    name: str
    kind: str = ""
    level: str = ""
    system: str = ""
    parent: str | None = None
    locality: str | None = None
    members: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    successors: tuple[str, ...] = ()
    code: str | None = None


_ENTITY_CLASSES = {
    "loc": "localities",
    "org": "organizations",
    "post": "organizations",
    "grp": "groups",
    "place": "places",
    "per": "persons",
}


def _flatten(value: Any) -> Any:
    """Entities by class, as in JSON, to one list by id; a group's `of` is its locality, `open` members are none."""
    if not isinstance(value, Mapping):
        return value
    rows = [dict(row) for rows in value.values() for row in rows]
    for row in rows:
        row["members"] = row["members"] if isinstance(row.get("members"), (list, tuple)) else ()
        row.setdefault("locality", row.get("of") or row.get("within"))
    rows.sort(key=lambda row: str(row.get("id")))
    return [{key: item for key, item in row.items() if item is not None} for row in rows]


def _group(entities: tuple[Entity, ...]) -> dict[str, list[dict[str, Any]]]:
    """The inverse of `_flatten`: entities by class, empty properties left out."""
    grouped: dict[str, list[dict[str, Any]]] = {name: [] for name in _ENTITY_CLASSES.values()}
    for entity in entities:
        row = {key: value for key, value in asdict(entity).items() if value or key == "name"}
        grouped[_ENTITY_CLASSES[entity.id.partition(":")[0]]].append(row)
    return grouped


Entities: TypeAlias = Annotated[tuple[Entity, ...], BeforeValidator(_flatten), PlainSerializer(_group)]


@dataclass(frozen=True, slots=True)
class Decision:
    """An ambiguity met in reading, what was decided and how sure."""

    topic: str
    text: str
    decision: str
    confidence: float


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """The file that was read: name, SHA-256 of its bytes, length of the reader's text in code points."""

    file: str
    sha256: str
    chars: int
    kind: SourceKind = "issued_document"


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """Everything that one source says."""

    seed: SourceInfo
    segments: tuple[Segment, ...] = ()
    documents: tuple[Document, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    cooperations: tuple[Cooperation, ...] = ()
    fields: tuple[Heading, ...] = ()
    activities: tuple[Activity, ...] = ()
    roles: tuple[RoleAssignment, ...] = ()
    reporting: tuple[Duty, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signers: tuple[Signer, ...] = ()
    events: tuple[Event, ...] = ()
    places: tuple[NamedPlace, ...] = ()
    foreign_partners: tuple[ForeignPartner, ...] = ()
    posts: tuple[PostMention, ...] = ()
    amounts: tuple[Amount, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    objectives: tuple[Objective, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: Entities = ()
    decisions: tuple[Decision, ...] = ()
    warnings: tuple[str, ...] = ()
