"""Who and where: every agency and place that a text names, and what each stands for.

One walk over the words of each document; at a word that may begin a mention the readers are asked in order of how much
they take in: collective agencies, offices, agencies, landmarks, counted places, places. What the issuer's codes in
document numbers stand for is read last, from the agencies named beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from loaders.anatomy.parts import DocumentParts
from loaders.extraction.agencies import agency_table
from loaders.extraction.document_context import DocumentContext
from loaders.extraction.mentions import landmarks, past, symbols
from loaders.extraction.mentions.names import place_names
from loaders.extraction.mentions.scene import Found, Scene
from loaders.extraction.mentions.tokens import Tokens
from loaders.extraction.mentions.walk import read_range


@dataclass(frozen=True, slots=True)
class ResolvedMention:
    """A mention in folded offsets; `document` is the index of its document, `nested_in_org` None for agencies."""

    start: int
    end: int
    kind: Literal["org", "loc"]
    entities: tuple[str, ...]
    how: str
    confidence: float
    nested_in_org: bool | None
    document: int


def find_mentions(
    tokens: Tokens, documents: Sequence[DocumentParts], contexts: Sequence[DocumentContext]
) -> tuple[ResolvedMention, ...]:
    """All mentions of all documents of a file, sorted by start, outer before inner."""
    found: list[ResolvedMention] = []
    for index, (parts, context) in enumerate(zip(documents, contexts, strict=True)):
        scene = scene_of(tokens, context, parts.kind == "press")
        mentions = list(
            _settled(scene, read_range(scene, parts.range.start, parts.range.end, _place_line(parts, context, tokens)))
        )
        header = (parts.number.range.start, parts.number.range.end) if parts.number else None
        mentions.sort(key=lambda mention: mention.start)
        mentions += symbols.symbols(scene, parts.range.start, parts.range.end, header, context.issuer, tuple(mentions))
        mentions += _drafting_units(scene, parts)
        mentions += _standing_committees(tokens, parts, context, mentions)
        found += (_resolved(tokens, mention, index, context) for mention in past.before_mergers(scene, mentions))
    return tuple(sorted(_distinct(found), key=lambda m: (m.start, -m.end)))


def scene_of(tokens: Tokens, context: DocumentContext, press: bool = False) -> Scene:
    """A scene for reading one document in its context."""
    return Scene(
        tokens, place_names(), agency_table(), context.on, context.locality, context.province, context.level,
        context.parties, len(context.parties) > 1 and context.issuer == context.parties, press,
        bodies=context.issuer if len(context.issuer) > 1 and context.issuer[0].startswith("org:") else (),
    )  # fmt: skip


def _settled(scene: Scene, found: Iterable[Found]) -> Iterable[Found]:
    """The mentions with the border area filled in, which only the whole document tells."""
    mentions = list(found)
    border = landmarks.border_of(scene)
    for mention in mentions:
        if mention.entities != (landmarks.BORDER,):
            yield mention
        elif border:
            yield replace(mention, entities=border)


def _place_line(parts: DocumentParts, context: DocumentContext, tokens: Tokens) -> Sequence[Found]:
    if parts.place is None or context.place is None:
        return ()
    start, end = tokens.index(parts.place.start), tokens.index(parts.place.end)
    return (Found(start, end, "loc", (context.place,), "place line"),) if end > start else ()


def _drafting_units(scene: Scene, parts: DocumentParts) -> Iterable[Found]:
    """`TCKH` in "Lưu: VT, TCKH" of a district's document."""
    if scene.level != "huyen" or scene.locality is None:
        return
    units = symbols.drafting_units()
    tokens = scene.tokens
    for line in parts.recipients:
        if not line.is_filing:
            continue
        for i in range(tokens.index(line.range.start), tokens.index(line.range.end)):
            kind = units.get(tokens.text(i, i + 1).upper())
            if kind:
                yield Found(
                    i, i + 1, "org", (f"org:{kind}/{scene.locality.partition(':')[2]}",), "abbrev (filing line)"
                )


def _standing_committees(
    tokens: Tokens, parts: DocumentParts, context: DocumentContext, known: Sequence[Found]
) -> Iterable[Found]:
    """`T/M BAN THƯỜNG VỤ` above a signature is the standing committee of the Party committee that issued."""
    issuer = context.issuer[0] if len(context.issuer) == 1 else ""
    kind, _, place = issuer.removeprefix("org:").partition("/")
    committee = kind.rpartition("btv-")[2].rpartition("tt-")[2]
    for block in parts.signatures if committee.endswith("-uy") else ():
        if block.body is None or "ban thường vụ" not in block.body.of(tokens.folded.lower):
            continue
        start = tokens.index(tokens.folded.lower.find("ban thường vụ", block.body.start))
        if not any(found.start <= start < found.end for found in known):
            yield Found(start, start + 3, "org", (f"org:btv-{committee}/{place}",), "context (issuer)")


def _resolved(tokens: Tokens, found: Found, document: int, context: DocumentContext) -> ResolvedMention:
    """A mention in folded offsets; what was told by the context is as sure as the context is."""
    nested = found.nested if found.kind == "loc" else None
    start, end = tokens.starts[found.start], tokens.ends[found.end - 1]
    by_context = context.locality is not None and "context" in found.how
    sure = min(found.confidence, context.issuer_confidence) if by_context else found.confidence
    return ResolvedMention(start, end, found.kind, found.entities, found.how, sure, nested, document)


def _distinct(found: Iterable[ResolvedMention]) -> list[ResolvedMention]:
    """One mention per range and kind, the first read."""
    kept: dict[tuple[int, int, str], ResolvedMention] = {}
    for mention in found:
        kept.setdefault((mention.start, mention.end, mention.kind), mention)
    return list(kept.values())
