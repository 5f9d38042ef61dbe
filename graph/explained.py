"""What one source says with the reason for each row: which passage, what it became, which line of code read it.

`loaders.explain` makes an `Explanation`; the command line prints it and `visualizations.explained` draws it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from graph.facts import DocumentFacts, Span

Verdict: TypeAlias = Literal["found", "wrong", "extra", "missed", "free"]
"""A row against a gold row: agreed; same passage, other values; not in the gold; not read; not counted."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line of code: `function` as `module:qualified.name`, `path` from the project's folder, `code` the line."""

    function: str
    path: str
    line: int
    code: str

    def __str__(self) -> str:
        """`loaders/extraction/roles/scan.py:123`, as editors and terminals open it."""
        return f"{self.path}:{self.line}"

    @property
    def name(self) -> str:
        """The function without its module."""
        return self.function.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Step:
    """A record made at a place; `callers` are the places that led there, nearest first."""

    record: str
    place: Place
    callers: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """How a row was read: `made` is where its passage was understood, `then` what turned that into the row."""

    made: Step
    then: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """One value of a row in words, with the ids in it and their names."""

    field: str
    words: str
    names: tuple[tuple[str, str], ...] = ()

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """The words in pieces, each with what it is called where it is an id: `org:so-y-te/…`, `Sở Y tế …`."""
        names = dict(self.names)
        return tuple((word, names.get(word, "")) for word in self.words.split(", ")) if names else ((self.words, ""),)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a gold row says of a read one: the fields that differ as `(field, read, gold)`."""

    verdict: Verdict
    differences: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row of a layer. `key` is unique in the source (the row's id, else made up like one)."""

    key: str
    layer: str
    spans: tuple[Span, ...]
    says: tuple[Said, ...]
    confidence: float
    method: str
    rule: Rule | None
    judged: Judged | None = None

    @property
    def words(self) -> str:
        """The passages on one line."""
        return " … ".join(" ".join(span.quote.split()) for span in self.spans)

    def touches(self, start: int, end: int) -> bool:
        """Whether a passage of this row shares a character with a range of the text, or holds the empty range."""
        return any(span.start < max(end, start + 1) and start < span.end for span in self.spans)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that was not clear: what about, in which words, what was decided and why; `rows` are keys."""

    topic: str
    words: str
    reason: str
    confidence: float | None = None
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A passage that a rule looked at and that gave no row of its own."""

    record: str
    span: Span
    rule: Rule


@dataclass(frozen=True, slots=True)
class Explanation:
    """A source's text, rows in order of layer and text, doubts, and what was looked at in vain.

    `facts` is what reading gave, just as without explaining.
    """

    text: str
    facts: DocumentFacts
    rows: tuple[ReadRow, ...]
    doubts: tuple[Doubt, ...]
    refused: tuple[Refused, ...]
    missed: Mapping[str, tuple[ReadRow, ...]] | None = None
    """Rows of a gold that were not read, by layer; None where nothing was compared."""

    @property
    def errors(self) -> tuple[ReadRow, ...]:
        """Rows that disagree with the gold: wrong, extra, and missed ones."""
        wrong = (row for row in self.rows if row.judged and row.judged.verdict in ("wrong", "extra"))
        return (*wrong, *(row for rows in (self.missed or {}).values() for row in rows))

    @property
    def layers(self) -> tuple[str, ...]:
        """The layers that have rows, in their usual order."""
        return tuple(dict.fromkeys(row.layer for row in self.rows))
