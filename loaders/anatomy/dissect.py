"""A folded text to its documents and their parts, in the order in which a reader takes them in."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.anatomy.addressees import read_addressees
from loaders.anatomy.annexes import Annex, opening_annex
from loaders.anatomy.header import Header, read_header
from loaders.anatomy.lines import Line, split_lines
from loaders.anatomy.opening import read_opening
from loaders.anatomy.outline import read_outline
from loaders.anatomy.parts import DocumentKind, DocumentParts, Range, RecipientLine, SignaturePart, TypePart
from loaders.anatomy.press import Article, read_press
from loaders.anatomy.recipients import read_recipients
from loaders.anatomy.segments import split_documents
from loaders.anatomy.signatures import read_signatures
from loaders.anatomy.title import read_authority, read_title
from loaders.grammar.types import is_agreement
from loaders.text.fold import Folded


def dissect(folded: Folded) -> tuple[DocumentParts, ...]:
    """The documents of a text in order; their ranges tile it. A text without a line gives one empty document."""
    lines = split_lines(folded)
    if not lines:
        return (DocumentParts(Range(0, len(folded.text)), "other", notes=("no text",)),)
    firsts = [*split_documents(lines), len(lines)]
    edges = [0, *(lines[first].start for first in firsts[1:-1]), len(folded.text)]
    return tuple(
        _document(folded.text, lines[firsts[i] : firsts[i + 1]], Range(edges[i], edges[i + 1]))
        for i in range(len(edges) - 1)
    )


def raw_range(folded: Folded, part: Range) -> tuple[int, int]:
    """A document's range in the reader's text: the white space and marks before its first word are its own.

    Only for ranges that `dissect` tiles the text with; passages inside a document go by `Folded.span`.
    """
    first = folded.ends[part.start - 1] if part.start else 0
    last = len(folded.raw) if part.end >= len(folded.text) else folded.ends[part.end - 1] if part.end else 0
    return first, last


def _document(text: str, lines: Sequence[Line], whole: Range) -> DocumentParts:
    annex = opening_annex(lines)
    header = read_header(lines[: annex.heading] if annex else lines)
    recipients, listed = read_recipients(lines)
    signatures, signed = read_signatures(lines, listed)
    if annex is None and header.number is None and not recipients and not any(s.authority for s in signatures):
        article = read_press(lines)
        if article is not None:
            return _article(article, whole)
    kind, subject, titled = (annex.type, annex.subject, annex.last) if annex else read_title(lines, header)
    addressees, addressed = read_addressees(lines)
    below = max(header.last, titled, addressed) + 1
    bases, mandates, opened = read_opening(text, lines[below:])
    first = max(opened, lines[below].start) if below < len(lines) else whole.end
    last = _body_end(lines, below, listed, signed, whole.end)
    body = Range(min(first, last), last)
    kept = _kind(header, kind, signatures, recipients, annex)
    authority = read_authority(lines[below:]) if bases else None
    return DocumentParts(
        range=whole,
        kind=kept,
        issuer_lines=header.issuer_lines,
        number=header.number,
        place=header.place,
        date=header.date,
        type=kind,
        subject=subject,
        addressees=addressees,
        bases=bases,
        mandates=mandates,
        body=body,
        outline=read_outline(text, [line for line in lines[below:] if line.start in body], last),
        signatures=signatures,
        recipients=recipients,
        notes=_notes(header, signatures, kind, kept == "agreement", authority is not None, annex),
        issuers=header.issuers,
        authority=authority,
        tail=_tail(lines, (*listed, *signed), whole.end),
        issued_with=annex.issued_with if annex else None,
    )


def _article(article: Article, whole: Range) -> DocumentParts:
    return DocumentParts(
        range=whole,
        kind="press",
        type=TypePart(None, "BAO", "Bài báo"),
        subject=article.headline,
        date=article.date,
        body=Range(article.headline.end if article.headline else whole.start, whole.end),
        byline=article.byline,
        paper=article.paper,
    )


def _tail(lines: Sequence[Line], closing: Sequence[int], end: int) -> Range | None:
    """What stands below the last line of signatures and recipients."""
    last = max(closing, default=len(lines) - 1)
    return Range(lines[last].end, end) if last + 1 < len(lines) else None


def _body_end(lines: Sequence[Line], below: int, listed: Sequence[int], signed: Sequence[int], end: int) -> int:
    """Where recipients or signatures begin, whichever is first."""
    return min((lines[i].start for i in (*listed, *signed) if i >= below), default=end)


def _kind(
    header: Header,
    kind: TypePart | None,
    signatures: Sequence[SignaturePart],
    recipients: Sequence[RecipientLine],
    annex: Annex | None,
) -> DocumentKind:
    sides = sum(s.body is not None for s in signatures)
    if kind is not None and header.number is None and not header.issuer_lines and sides > 1:
        return "agreement"
    if annex is not None:
        return "issued"
    if kind is not None and is_agreement(kind.code, kind.label) and (header.number is None or len(signatures) > 1):
        return "agreement"
    if kind is not None or header.number is not None or recipients or any(s.authority for s in signatures):
        return "issued"
    return "other"


def _notes(
    header: Header,
    signatures: Sequence[SignaturePart],
    kind: TypePart | None,
    of_sides: bool,
    decided: bool,
    annex: Annex | None,
) -> tuple[str, ...]:
    """What a complete document of its kind would have and this one lacks.

    An agreement (`of_sides`) has no one issuing body, no number, and often its date in its first sentence. Where
    the text says who decides (`decided`), the issuing body is not lost with the header. An annex has number, date,
    body and signature in the decision that it is issued with.
    """
    if annex is not None:
        return tuple(_blanks(header, "draft, or written in by hand"))
    notes = []
    if not (header.issuer_lines or of_sides or decided):
        notes.append("header: issuing body lost")
    if header.number is None and not of_sides:
        notes.append("header: number lost")
    if header.date is None and not of_sides:
        notes.append("header: place and date lost")
    notes += _blanks(header, "draft" if not signatures or header.is_draft else "draft, or written in by hand")
    if kind is None:
        notes.append("type: not stated")
    notes += ["signature: authority lost" for s in signatures if s.authority is None and s.title is None]
    if not signatures:
        notes.append("signature: lost")
    return tuple(notes)


def _blanks(header: Header, reason: str) -> list[str]:
    """What stands in number and date for figures that are not there."""
    notes = []
    if header.number is not None and header.number.number is None:
        notes.append(f"number left blank ({reason})" if header.number_blank else "header: number unreadable")
    if header.date is not None and header.date.precision != "day":
        notes.append(f"date left blank ({reason})" if header.date_blank else "header: date unreadable")
    return notes
