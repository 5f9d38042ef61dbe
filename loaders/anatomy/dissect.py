"""A folded text to its documents and their parts, in the order in which a reader takes them in."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.anatomy.addressees import read_addressees
from loaders.anatomy.header import Header, read_header
from loaders.anatomy.lines import Line, split_lines
from loaders.anatomy.opening import read_opening
from loaders.anatomy.outline import read_outline
from loaders.anatomy.parts import DocumentKind, DocumentParts, Range, RecipientLine, SignaturePart, TypePart
from loaders.anatomy.press import read_press
from loaders.anatomy.recipients import read_recipients
from loaders.anatomy.segments import split_documents
from loaders.anatomy.signatures import read_signatures
from loaders.anatomy.title import read_title
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
    header = read_header(lines)
    recipients, listed = read_recipients(lines)
    signatures, signed = read_signatures(lines, listed)
    if header.number is None and not recipients and not any(s.authority for s in signatures):
        is_press, headline, byline, paper = read_press(lines)
        if is_press:
            notes = ("press article: reports on documents, issues none",)
            part = TypePart(None, "BAO", "Bài báo")
            body = Range(headline.end if headline else whole.start, whole.end)
            return DocumentParts(whole, "press", type=part, subject=headline, byline=byline, paper=paper, body=body, notes=notes)
    kind, subject, titled = read_title(lines, header)
    addressees, addressed = read_addressees(lines)
    below = max(header.last, titled, addressed) + 1
    bases, mandates, opened = read_opening(text, lines[below:])
    first = max(opened, lines[below].start) if below < len(lines) else whole.end
    last = _body_end(lines, below, listed, signed, whole.end)
    inside = [line for line in lines[below:] if first <= line.start < last]
    closed = max((lines[i].end for i in (*listed, *signed)), default=whole.end)
    return DocumentParts(
        whole, _kind(header, kind, signatures, recipients), header.issuer_lines, header.number, header.place, header.date,
        kind, subject, addressees, bases, mandates, Range(min(first, last), last), read_outline(text, inside, last),
        signatures, recipients, _notes(header, kind, signatures), issuers=header.issuers,
        tail=Range(closed, whole.end) if closed < whole.end and any(line.start >= closed for line in lines) else None,
    )  # fmt: skip


def _body_end(lines: Sequence[Line], below: int, listed: Sequence[int], signed: Sequence[int], end: int) -> int:
    """Where recipients or signatures begin, whichever is first."""
    return min((lines[i].start for i in (*listed, *signed) if i >= below), default=end)


def _kind(
    header: Header, kind: TypePart | None, signatures: Sequence[SignaturePart], recipients: Sequence[RecipientLine]
) -> DocumentKind:
    if kind is not None and is_agreement(kind.code, kind.label) and (header.number is None or len(signatures) > 1):
        return "agreement"
    if kind is not None or header.number is not None or recipients or any(s.authority for s in signatures):
        return "issued"
    return "other"


def _notes(header: Header, kind: TypePart | None, signatures: Sequence[SignaturePart]) -> tuple[str, ...]:
    """What a complete document would have and this one lacks."""
    notes = []
    if not header.issuer_lines:
        basis = "place line" if header.place else "body"
        notes.append(f"header: issuing body lost; to be inferred from the {basis}")
    if header.number is None:
        notes.append("header: number lost")
    elif header.number.number is None:
        notes.append("header: number blank or unreadable")
    if header.date is None:
        notes.append("header: place and date lost")
    elif header.date.precision != "day":
        notes.append("header: date incomplete")
    if kind is None:
        notes.append("type: not stated")
    notes += ["signature: authority lost" for s in signatures if s.authority is None and s.title is None]
    if not signatures:
        notes.append("signature: lost")
    return tuple(notes)
