"""Cooperation that a document's title states without "giữa": "Hợp tác phát triển kinh tế - xã hội với tỉnh B".

The document's own side is the other party, or is named in the list ("Hợp tác du lịch tỉnh A - tỉnh B").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from loaders.extraction.mentions import ResolvedMention
from loaders.extraction.reading import Reading, level_of
from loaders.extraction.statements import Statement, across
from loaders.grammar.types import find_types

_VERB = re.compile(
    r"(?:(?:về|v/v|việc|tăng cường|đẩy mạnh|triển khai|thực hiện|tiếp tục|mở rộng|tổ chức|công tác) )*"
    r"(?P<verb>hợp tác(?! xã(?! hội))|phối hợp|liên kết|kết nghĩa|giao lưu)(?!\w)",
    re.IGNORECASE,
)
_WITH = re.compile(r"(?P<gap>[^.;:()]{0,110}?) (?:với|cùng) ", re.IGNORECASE)
_AMONG = re.compile(r"(?<!\w)giữa(?!\w)", re.IGNORECASE)
_DASH = re.compile(r" ?[-–] ?")


def title_statements(reading: Reading) -> Iterator[Statement]:
    """The pairs of each document's title; none where it says "giữa" or names another document."""
    for part, context in zip(reading.parts, reading.contexts, strict=True):
        if part.subject is None or context.locality is None:
            continue
        start, end = part.subject.start, part.subject.end
        verb = _VERB.match(reading.folded.flat, start, end)
        if verb and not _AMONG.search(reading.folded.flat, start, end):
            yield from _pairs(verb, context.locality, _partners(reading, verb.end(), end))
            yield from _pairs(verb, context.locality, _route(reading, verb.end(), end, context.locality))


def _partners(reading: Reading, start: int, end: int) -> tuple[ResolvedMention, ...]:
    """`… với A, B và C`: the places named after the first "với"."""
    joint = _WITH.match(reading.folded.flat, start, end)
    return reading.names_from(joint.end())[0] if joint and not _names_document(joint["gap"]) else ()


def _route(reading: Reading, start: int, end: int, own: str) -> tuple[ResolvedMention, ...]:
    """`… A - B - C`: all places of the title, if dashes join them and the own one is among them."""
    text = reading.folded.flat
    names = tuple(name for name in reading.between(start, end) if name.kind == "loc")
    joined = all(_DASH.fullmatch(text, one.end, other.start) for one, other in pairwise(names))
    named = any(own in name.entities for name in names)
    return names if named and joined and not _names_document(text[start : names[0].start]) else ()


def _names_document(words: str) -> bool:
    return next(iter(find_types(words)), None) is not None


def _pairs(verb: re.Match[str], own: str, names: Iterable[ResolvedMention]) -> Iterator[Statement]:
    """The own side with each other place of its level."""
    for name in names:
        for entity in name.entities:
            if entity.startswith("loc:") and level_of(entity) == level_of(own) and across(own, entity):
                yield Statement(verb.start("verb"), name.end, (own, entity), verb["verb"].lower())
