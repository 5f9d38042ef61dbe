"""Which fields of cooperation some words name, by the trigger phrases of the ontology (`ontology/fields.ttl`).

The longest phrase wins; commas, dashes and "và" between the words of a phrase are one ("nông, lâm nghiệp", "nông - lâm
nghiệp"). A word that is also a deed ("xây dựng kế hoạch", "khảo sát tuyến đường") names its field only as a noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from loaders.text.fold import fold_name
from ontology.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Named:
    """A phrase at `text[start:end]` and the fields that it names."""

    start: int
    end: int
    concepts: tuple[str, ...]


_SEPARATOR = re.compile(r"\s*(?:[,/&]|\s-|-\s)\s*|\s+và\s+")
_BETWEEN = r"(?:[ \n]*[-,/&][ \n]*|[ \n]+và[ \n]+|[ \n]+)"
_DEEDS = frozenset({"xây dựng", "khảo sát", "đào tạo", "quy hoạch", "tuyển dụng", "viện trợ", "chuyển giao"})
"""Trigger words that are verbs as often as nouns."""
_NOUN_BEFORE = re.compile(r"(?:lĩnh vực|ngành|nghề|về|công tác|quản lý|dịch vụ|và|[,;/-])[ \n]+$")
_LEAD = re.compile(r"^(?:(?:về|trong|trên|các|lĩnh vực|công tác|ngành|phát triển|hợp tác|đẩy mạnh)\s+)*")
_NOUN_AFTER = re.compile(r"[ \n]*(?:$|[,;:.)/-]|và\b)")


def name_fields(text: str) -> tuple[Named, ...]:
    """The phrases of a text (lower case, folded) that name fields, in order, none inside another; linear."""
    pattern, phrases = _matcher()
    return tuple(
        Named(found.start(), found.end(), phrases[key])
        for found in pattern.finditer(text)
        if phrases.get(key := _key(found[0])) and (key not in _DEEDS or _is_noun(text, found.start(), found.end()))
    )


def narrowed(text: str, above: Iterable[str]) -> tuple[str, ...]:
    """The fields right below those of `above` that words of a text (lower case, folded) narrow them to.

    Only words that say so nowhere else: "tuyến" is a route for tourists where the text is about tourism.
    """
    inside = (_within().get(concept, {}) for concept in dict.fromkeys(above))
    return tuple(name for fields in inside for name, words in fields.items() if words.search(text))


def alone(text: str) -> tuple[str, ...]:
    """The fields of the deeds in a text (lower case, folded) that names none: to publicise is of the press."""
    return tuple(name for name, words in _alone().items() if words.search(text))


@cache
def catch_all() -> frozenset[str]:
    """The fields that count only where no narrower one is named."""
    return frozenset(name for name, field in vocabulary().fields.items() if field.catch_all)


@cache
def fields_abroad() -> tuple[str, ...]:
    """The fields of whatever is done with a province or town of another country."""
    return tuple(name for name, field in vocabulary().fields.items() if field.with_abroad)


def concepts_of(named: Iterable[Named]) -> tuple[str, ...]:
    """The fields of some phrases, each once, in order."""
    return tuple(dict.fromkeys(concept for phrase in named for concept in phrase.concepts))


def heading_fields(text: str) -> tuple[str, ...]:
    """The fields that a heading names: its phrases; where it has none, the field whose name lists its words.

    "Môi trường" is no phrase, but a member of the name "Tài nguyên, môi trường và phòng chống thiên tai", and there
    the field below that the word narrows it to.
    """
    words = text.lower()
    if named := concepts_of(name_fields(words)):
        return named
    listed = _members_of_names().get(_LEAD.sub("", words).strip(" .:;"), ())
    return narrowed(words, listed) or listed


def is_within(concept: str, other: str) -> bool:
    """Whether a field is another one or lies below it."""
    fields = vocabulary().fields
    current: str | None = concept
    while current is not None:
        if current == other:
            return True
        current = fields[current].parent
    return False


def _is_noun(text: str, start: int, end: int) -> bool:
    """Whether a word that may be a verb stands as a noun: a list item of its own, or after "lĩnh vực", "quản lý"."""
    before = _NOUN_BEFORE.search(text, max(0, start - 12), start)
    return (start == 0 or before is not None) and _NOUN_AFTER.match(text, end) is not None


def _key(phrase: str) -> str:
    """A phrase with what separates its words made one: "nông - lâm nghiệp" → "nông, lâm nghiệp"."""
    return re.sub(r"\s+", " ", _SEPARATOR.sub(", ", phrase.strip()))


@cache
def _matcher() -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    phrases = _phrases()
    words = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    patterns = (_BETWEEN.join(_words(part) for part in phrase.split(", ")) for phrase in words)
    spaced = {phrase.replace(", ", " "): names for phrase, names in phrases.items()}
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)"), {**spaced, **phrases}


@cache
def _within() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    """Field → the fields right below it with what narrows it to each."""
    found: dict[str, dict[str, re.Pattern[str]]] = {}
    for name, field in vocabulary().fields.items():
        if field.parent and field.triggers_within:
            found.setdefault(field.parent, {})[name] = _one_of(field.triggers_within)
    return found


@cache
def _alone() -> Mapping[str, re.Pattern[str]]:
    fields = vocabulary().fields
    return {name: _one_of(field.triggers_alone) for name, field in fields.items() if field.triggers_alone}


def _one_of(phrases: Iterable[str]) -> re.Pattern[str]:
    words = "|".join(_words(fold_name(phrase).lower()) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


@cache
def _members_of_names() -> Mapping[str, tuple[str, ...]]:
    """Members of the names of fields ("Quốc phòng - an ninh": both), the broader field first."""
    found: dict[str, tuple[str, ...]] = {}
    for name, field in sorted(vocabulary().fields.items(), key=lambda item: item[1].depth):
        for member in _key(fold_name(field.name).lower()).split(", "):
            found.setdefault(member, (name,))
    return found


def _words(part: str) -> str:
    return r"[ \n]+".join(re.escape(word) for word in part.split())


def _phrases() -> dict[str, tuple[str, ...]]:
    """Phrase → fields, none for a compound that only holds a trigger.

    A phrase of two fields, one above the other, names the lower; a list names its members too.
    """
    own: dict[str, list[str]] = {}
    for name, field in vocabulary().fields.items():
        for trigger in field.triggers:
            own.setdefault(_key(fold_name(trigger).lower()), []).append(name)
    narrow = {phrase: _narrowest(dict.fromkeys(names)) for phrase, names in own.items()}
    blocking = (phrase for field in vocabulary().fields.values() for phrase in field.not_triggers)
    named = {phrase: _with_members(phrase, names, narrow) for phrase, names in narrow.items()}
    return {**named, **{_key(fold_name(phrase).lower()): () for phrase in blocking}}


def _narrowest(names: Iterable[str]) -> tuple[str, ...]:
    every = tuple(names)
    return tuple(name for name in every if not any(is_within(other, name) for other in every if other != name))


def _with_members(phrase: str, names: tuple[str, ...], phrases: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """ "công nghiệp - dịch vụ" names both, because its last member is a field of its own; "quốc phòng, an ninh" one."""
    members = phrase.split(", ")
    if len(members) < 2 or members[-1] not in phrases:
        return names
    listed = [concept for member in members for concept in phrases.get(member, ())]
    added = [concept for concept in listed if not any(is_within(name, concept) for name in names)]
    return tuple(sorted({*names, *added}, key=[*listed, *names].index))
