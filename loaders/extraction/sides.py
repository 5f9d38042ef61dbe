"""The sides of an agreement whose text the file holds."""

from __future__ import annotations

import re

from loaders.anatomy.parts import DocumentParts, SignaturePart
from loaders.extraction.merging import parties_of
from loaders.extraction.reading import Reading, locality_of

_CONCLUSIONS = re.compile(r"kết luận (?:tại |của )?(?P<of>hội nghị|buổi làm việc|cuộc họp)[^.;]{0,60}? giữa ")
_PARTY = re.compile(r"\bbên (?P<letter>[a-d])\b", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<!\w)giữa ")


def own_sides(reading: Reading, index: int) -> tuple[str, ...]:
    """Who agrees, as named: in the title after "giữa", else by the bodies that were signed for, else in its context."""
    part, context = reading.parts[index], reading.contexts[index]
    named = _named(reading, part)
    if len(parties_of(named)) > 1:
        return named
    signed = _signed(reading, part)
    return signed if len(parties_of(signed)) > 1 else context.parties or context.issuer


def is_agreed(reading: Reading, index: int) -> bool:
    """Whether two sides agree in this document: by its type, or since two signed it, each for itself."""
    part = reading.parts[index]
    if part.kind == "agreement":
        return True
    return len(part.signatures) > 1 and len(parties_of(_named(reading, part) or _signed(reading, part))) > 1


def records_conclusions(reading: Reading, index: int) -> bool:
    """Whether one side's notice records what a conference of two agreed ("Thông báo kết luận Hội nghị giữa …")."""
    part = reading.parts[index]
    said = _CONCLUSIONS.search(reading.folded.lower, *title_range(part))
    return part.kind == "issued" and said is not None and len(parties_of(_named(reading, part))) > 1


def conclusions_of(reading: Reading, index: int) -> str | None:
    """What a notice that is no agreement records: "kết luận hội nghị", "kết luận cuộc họp"."""
    said = _CONCLUSIONS.search(reading.folded.lower, *title_range(reading.parts[index]))
    return f"kết luận {said['of']}" if said and not is_agreed(reading, index) else None


def bodies_agreed(reading: Reading, index: int) -> tuple[str, ...]:
    """The bodies of one place that agree with each other ("giữa UBND tỉnh và Ủy ban MTTQ tỉnh"); empty otherwise."""
    sides = own_sides(reading, index)
    places = {locality_of(side) for side in sides}
    bodies = len(set(sides)) > 1 and all(side.startswith("org:") for side in sides)
    return sides if is_agreed(reading, index) and bodies and len(places) == 1 else ()


def signed_for(reading: Reading, block: SignaturePart) -> str | None:
    """The body or place that a signature names ("TM. UBND TỈNH A", "ĐẠI DIỆN HUYỆN B", "ĐẠI DIỆN BÊN A")."""
    mentions = reading.between(block.body.start, block.person.start) if block.body else ()
    if block.body and (named := _PARTY.search(block.body.of(reading.folded.flat))):
        return _introduced(reading, block, named["letter"])
    mentions = tuple(m for m in mentions if block.body and m.start < block.body.end + 1)
    return mentions[0].entities[0] if mentions and len(mentions[0].entities) == 1 else None


def _introduced(reading: Reading, block: SignaturePart, letter: str) -> str | None:
    """Who an agreement calls Bên A: "BÊN A: ỦY BAN NHÂN DÂN TỈNH …"."""
    part = reading.parts[reading.document_at(block.range.start)]
    opening = re.compile(rf"\bBên {letter}\b[^\n:]{{0,30}}: *", re.IGNORECASE)
    found = opening.search(reading.folded.text, part.range.start, block.range.start)
    mention = reading.mention_at(found.end()) if found else None
    return mention.entities[0] if mention and len(mention.entities) == 1 else None


def _signed(reading: Reading, part: DocumentParts) -> tuple[str, ...]:
    return tuple(dict.fromkeys(body for block in part.signatures if (body := signed_for(reading, block))))


def title_range(part: DocumentParts) -> tuple[int, int]:
    """From the type to the end of the subject; the first lines where those are lost."""
    start = part.type.range.start if part.type and part.type.range else part.range.start
    return start, part.subject.end if part.subject else min(part.range.end, start + 200)


def _named(reading: Reading, part: DocumentParts) -> tuple[str, ...]:
    start, end = title_range(part)
    between = _BETWEEN.search(reading.folded.lower, start, end)
    names = reading.names_from(between.end())[0] if between else ()
    return reading.expand(entity for name in names for entity in name.entities)
