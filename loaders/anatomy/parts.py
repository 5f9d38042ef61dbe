"""The parts that a document falls into. All ranges are in the folded text (`loaders.text.fold.Folded`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DocumentKind = Literal["issued", "agreement", "press", "other"]


@dataclass(frozen=True, slots=True)
class Range:
    """Half-open range of folded characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` in this range."""
        return text[self.start : self.end]

    def __contains__(self, position: int) -> bool:
        return self.start <= position < self.end


@dataclass(frozen=True, slots=True)
class NumberPart:
    """`Số: 2923/KH-UBND`: `number` is None where it was left blank; `system` as in `graph.facts.Document`."""

    range: Range
    number: str | None
    year: str | None
    symbol: str | None
    system: str


@dataclass(frozen=True, slots=True)
class DatePart:
    """A date as far as it is written: ISO `value`, `precision` day, month or year; both None where unreadable."""

    range: Range
    value: str | None
    precision: Literal["day", "month", "year"] | None


@dataclass(frozen=True, slots=True)
class TypePart:
    """The document type: `code` as in the ontology's document types, `label` in the document's words."""

    range: Range | None
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """One heading or numbered point: its number as written, its heading, the range down to the next of its level."""

    level: int
    number: str
    heading: Range
    range: Range


@dataclass(frozen=True, slots=True)
class SignaturePart:
    """One signature block.

    `authority` is the normalised form (`TM.`, `KT.`, `TL.`, `TUQ.`, `Q.`, `ĐẠI DIỆN`, compounds `TM. + KT.`), None when
    no authority line is there; `body` the words of the body signed for, `title` the signer's own office, `person` the
    name.
    """

    range: Range
    authority: str | None
    body: Range | None
    title: Range | None
    person: Range


@dataclass(frozen=True, slots=True)
class RecipientLine:
    """One line of "Nơi nhận" without dash and end mark; `note` is its bracket, "(b/c)" and the like."""

    range: Range
    note: str | None
    is_filing: bool = False
    """`Lưu: …`"""
    repeats_addressees: bool = False
    """`Như trên`, `Như kính gửi`, `Như Điều 3` only for letters."""
    text: str = ""
    """Its words in one piece, however they are broken over lines and cells."""


@dataclass(frozen=True, slots=True)
class DocumentParts:
    """One document of a file. Ranges are None, tuples empty, where the document lacks the part.

    `issuer_lines` are the header's issuing bodies from the highest down; `place` the words before the date;
    `bases` one range per "Căn cứ …" clause, `mandates` one per "Thực hiện …" clause that opens the document; `notes`
    say what was lost and on what a header was inferred.
    """

    range: Range
    kind: DocumentKind
    issuer_lines: tuple[Range, ...] = ()
    number: NumberPart | None = None
    place: Range | None = None
    date: DatePart | None = None
    type: TypePart | None = None
    subject: Range | None = None
    addressees: tuple[Range, ...] = ()
    bases: tuple[Range, ...] = ()
    mandates: tuple[Range, ...] = ()
    body: Range | None = None
    outline: tuple[OutlineItem, ...] = ()
    signatures: tuple[SignaturePart, ...] = ()
    recipients: tuple[RecipientLine, ...] = ()
    notes: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    """The issuing bodies in the header's words, highest first, each in one piece however it is broken over lines."""
    authority: Range | None = None
    """The body or office that stands between subject and legal bases of a decision and decides it."""
    tail: Range | None = None
    """What follows signature and recipients: annexes, footnotes."""
    byline: Range | None = None
    paper: Range | None = None
    """Of a press article: its author; its masthead, else the name before its lead."""
    issued_with: Range | None = None
    """Of an annex with a heading of its own: `(Ban hành kèm theo Quyết định số …)`, which dates both."""
