"""What a view shows, as data: the cooperation network, the lineage columns and the passages behind both.

These models know nothing of a database or of HTML. `visualizations.from_graph` makes them from a `Subgraph`;
`visualizations.network` and `visualizations.lineage` turn them into a `Page` that `visualizations.render` writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Lang: TypeAlias = Literal["vi", "en"]
NodeKind: TypeAlias = Literal[
    "province", "district", "commune", "central", "party", "agency", "group", "foreign", "other"
]
ColumnKey: TypeAlias = Literal["central", "agreement", "party", "province", "agency", "commune", "unknown"]
Labels: TypeAlias = Mapping[str, str]

COLUMNS: tuple[ColumnKey, ...] = ("central", "agreement", "party", "province", "agency", "commune", "unknown")
"""Issuing levels from the source of a directive to those who carry it out."""
OPTIONAL_COLUMNS: frozenset[ColumnKey] = frozenset({"agreement", "unknown"})
"""Columns that are drawn only where something stands in them; that nobody of a level has acted is worth seeing."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The passage of one document behind a statement.

    `start` and `end` are code points in that document's text, `before` and `after` its surroundings there;
    `confidence` is from 0 to 1 and `method` the way the passage was read (`rule`, `inferred`, …).
    """

    document_id: str
    document: str
    quote: str
    before: str = ""
    after: str = ""
    start: int | None = None
    end: int | None = None
    method: str = ""
    confidence: float = 1.0
    url: str | None = None


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A locality or agency. `kind` gives colour and shape, `level` is the text shown, `size` its weight (≥ 0)."""

    id: str
    label: str
    kind: NodeKind = "other"
    level: str = ""
    province: str = ""
    size: float = 1.0
    url: str | None = None


@dataclass(frozen=True, slots=True)
class NetworkEdge:
    """One relation between two nodes. `kind` is a key of the view's `labels` or itself the word for the relation.

    `support` counts the documents that say so; open years are `None`. `directed` draws an arrow (hỗ trợ).
    """

    id: str
    source: str
    target: str
    kind: str
    level: str = ""
    fields: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    support: int = 1
    confidence: float = 1.0
    statement: str = ""
    agreement: str = ""
    directed: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class NetworkView:
    """Who cooperates with whom. `focus` is the node asked about; `labels` give words to kinds, fields and levels."""

    title: str
    nodes: tuple[NetworkNode, ...] = ()
    edges: tuple[NetworkEdge, ...] = ()
    subtitle: str = ""
    focus: str | None = None
    labels: Labels = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LineageNode:
    """A document in the column of its issuer's level; `held` is false where it is only cited."""

    id: str
    title: str
    number: str = ""
    issuer: str = ""
    column: ColumnKey = "province"
    date: str = ""
    held: bool = True
    focus: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True)
class LineageHop:
    """`source` relates to `target`: "A thực hiện B".

    `kind` is the ontology's property (`implements`), `relation` the text's own words. The target is nearer to the
    source of the directive, and stands to the left, unless `source_above` (an agreement *is recorded in* a conclusion).
    """

    id: str
    source: str
    target: str
    kind: str
    relation: str = ""
    confidence: float = 1.0
    statement: str = ""
    source_above: bool = False
    evidence: tuple[Evidence, ...] = ()

    @property
    def upper(self) -> str:
        """The end that is nearer to the source of the directive."""
        return self.source if self.source_above else self.target

    @property
    def lower(self) -> str:
        """The end that is nearer to those who carry it out."""
        return self.target if self.source_above else self.source


@dataclass(frozen=True, slots=True)
class LineageView:
    """Where a directive comes from and where it went; `truncated` where the way goes on beyond what is given."""

    title: str
    nodes: tuple[LineageNode, ...] = ()
    hops: tuple[LineageHop, ...] = ()
    subtitle: str = ""
    truncated: bool = False
    labels: Labels = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the page's navigation; `current` marks the page that is shown."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Chrome:
    """What surrounds a view: brand, navigation, search, the same page in the other language or as one file.

    A field left empty is left out of the page; the default suits a file that stands alone.
    """

    brand: str = "Hợp Tác"
    home_url: str | None = None
    nav: tuple[NavItem, ...] = ()
    other_language: NavItem | None = None
    search_url: str | None = None
    file_url: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A view ready to be written: the template's name, its context, the data for its scripts, the scripts' names.

    `styles` are those that it needs besides what every page has.
    """

    template: str
    title: str
    lang: Lang = "vi"
    context: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
