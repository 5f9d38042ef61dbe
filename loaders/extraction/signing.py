"""Who signed what a text names: "UBND tỉnh A đã ký Bản ghi nhớ với UBND tỉnh B", "A và B ký kết …", "ký với B …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.extraction.agencies import organisation
from loaders.extraction.mentions import ResolvedMention
from loaders.extraction.reading import Reading, localities_of
from loaders.grammar.types import find_types

WITH_PARTNER = re.compile(r"(?P<gap>[^.;:(),]{0,60}?) (?:với|cùng) ", re.IGNORECASE)
"""Between the words of a class and a partner: "Biên bản hợp tác với …"."""
_ADVERBS = re.compile(
    r"[\s,)]*(?:(?:đã|cùng|cùng nhau|vừa|chính thức|tiến hành|tổ chức|thống nhất)[\s,]+)*", re.IGNORECASE
)
_SIGNED_BY = re.compile(
    r"(?:đã )?(?:cùng )?(?:thống nhất )?(?<!chữ )ký(?: kết| lại)?(?: thông qua| ban hành)? (?P<with>)$", re.IGNORECASE
)
_SIGNED_WITH = re.compile(r"(?:đã )?ký(?: kết| lại)? (?P<with>với|cùng) ", re.IGNORECASE)
_AGREES_WITH = re.compile(
    r"(?<!\w)(?:trao đổi|làm việc|thống nhất|bàn bạc|bàn|đàm phán|phối hợp)(?: [^\s.;:,()]+){0,2}? (?P<with>với|cùng) ",
    re.IGNORECASE,
)
_TO_SIGN = re.compile(r",? (?:(?:để|và|nhằm|về việc|việc|sớm|thống nhất|tiến tới) )*ký(?: kết| lại)? ", re.IGNORECASE)
_COMMITTEES = re.compile(r"\b(?:UBND|Ủy ban nhân dân)\b")


def signed_parties(reading: Reading, start: int, head: int) -> tuple[tuple[str, ...], int]:
    """Who signed the document whose class stands at `start:head`, and the end of the partners named behind it.

    Empty where no verb of signing stands before it, or where those who signed are not of two places.
    """
    text = reading.folded.flat
    verb = (
        _agrees_with(reading, start)
        or _SIGNED_BY.search(text, max(0, start - 60), start)
        or _signed_with(reading, start)
    )
    if verb is None:
        return (), head
    begin, end = reading.sentence(start)
    partners, reached = _partners(reading, head, verb, end)
    parties = _signatories(reading, begin, verb, partners)
    return (parties, max(reached, head)) if len(localities_of(parties)) > 1 else ((), head)


def own_side(reading: Reading, position: int) -> str | None:
    """The place that the document around a position speaks for."""
    context = reading.contexts[reading.document_at(position)] if reading.contexts else None
    return context.locality if context else None


def names_another(gap: str) -> bool:
    """Whether another document is named between the class and its "giữa"."""
    return any(gap[found.start].isupper() for found in find_types(gap))


def _signed_with(reading: Reading, position: int) -> re.Match[str] | None:
    """`đã ký kết với UBND tỉnh B` right before a name."""
    for verb in _SIGNED_WITH.finditer(reading.folded.flat, max(0, position - 120), position):
        names, end = reading.names_from(verb.end())
        if names and 0 <= position - end <= 2:
            return verb
    return None


def _agrees_with(reading: Reading, position: int) -> re.Match[str] | None:
    """`trao đổi với UBND tỉnh B ký` right before a name: who agrees with whom stands before the verb of signing."""
    text = reading.folded.flat
    begin = max(reading.sentence(position)[0], position - 150)
    for verb in _AGREES_WITH.finditer(text, begin, position):
        names, end = reading.names_from(verb.end())
        if names and _TO_SIGN.fullmatch(text, end, position):
            return verb
    return None


def _partners(reading: Reading, head: int, verb: re.Match[str], end: int) -> tuple[tuple[str, ...], int]:
    """Who is named after "với", before or after the type's words, and the end of those names."""
    text = reading.folded.flat
    after = WITH_PARTNER.match(text, head, end)
    if verb["with"]:
        return _entities(reading.names_from(verb.end())[0]), head
    names, reached = reading.names_from(after.end()) if after and not names_another(after["gap"]) else ((), head)
    return reading.expand(_entities(names)), reached


def _signatories(reading: Reading, start: int, verb: re.Match[str], partners: tuple[str, ...]) -> tuple[str, ...]:
    """Who signs: the names before the verb and the partners; the own agency or place where nobody stands before it."""
    names = reading.longest_list(start, verb.start()) if not partners else _subject(reading, start, verb.start())
    found = tuple(p for p in (*reading.expand(_entities(names)), *partners) if not p.startswith("grp:"))
    committees = _COMMITTEES.search(reading.folded.flat, start, verb.start())
    if committees and not partners and all(party.startswith(("loc:", "org:ubnd/", "post:")) for party in found):
        return tuple(place.replace("loc:", "org:ubnd/", 1) for place in localities_of(found))
    if not names and partners and (own := _own_counterpart(reading, verb.start(), partners[0])):
        return (own, *found)
    return found


def _subject(reading: Reading, start: int, end: int) -> tuple[ResolvedMention, ...]:
    """The names that end just before the verb."""
    for mention in reading.between(start, end):
        names, reached = reading.names_from(mention.start)
        if names and _ADVERBS.fullmatch(reading.folded.flat, reached, end):
            return names
    return ()


def _own_counterpart(reading: Reading, position: int, partner: str) -> str | None:
    """The document's own side as its partner is named: the same kind of agency, or its place."""
    side = own_side(reading, position)
    kind = partner.removeprefix("org:").partition("/")[0]
    if side is None or not partner.startswith("org:") or "/" not in partner:
        return side
    return organisation(kind, side)


def _entities(names: Sequence[ResolvedMention]) -> tuple[str, ...]:
    return tuple(entity for name in names for entity in name.entities)
