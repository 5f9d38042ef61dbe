"""Persons and posts that may be one.

A person who signs two documents for one body is one node by rule (`graph.identity`). What is asked here: the same name
in another body, without a body, without diacritics or without the middle name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.likeness.names import has_marks, key_of, same_marks, shared
from graph.likeness.profile import Kind, Likeness, Profile, Weighed, weigh
from graph.slug import words

_PROVINCE = re.compile(r"(?:^|[/:])((?:tinh|tp)-[^/@]+)")
_YEAR = re.compile(r"@\d{4}")


def province_of(path: str) -> str:
    """The province in an id's path, whichever of those that bore its name; empty for central bodies."""
    found = _PROVINCE.search(path)
    return found[1] if found else ""


def _unit(person: Profile) -> str:
    return person.id.partition("/")[2]


def _person_keys(person: Profile) -> Iterator[str]:
    name, province = key_of(person.text("name")), province_of(_unit(person))
    if " " not in name:
        return
    yield f"per|{name}"
    if province:
        parts = name.split()
        yield f"per|{name}|{province}"
        yield f"per|{parts[0]} {parts[-1]}|{province}"


def _compare_persons(one: Profile, other: Profile) -> Likeness | None:
    named = max((_same_name(a, b) for a in one.names for b in other.names), key=_weight, default=[])
    return weigh([*named, *_same_place(one, other)]) if named else None


def _weight(reasons: list[Weighed]) -> float:
    return sum(weight for _, weight in reasons)


def _same_name(one: str, other: str) -> list[Weighed]:
    first, second = key_of(one), key_of(other)
    if first == second:
        if not has_marks(one) or not has_marks(other):
            return [("marks-left-out", 0.4)] if one != other else [("same-name", 0.45)]
        if words(one) != words(other):
            return [("like-name", 0.4)]
        return [("same-name", 0.45)] if same_marks(one, other) else []
    short, long = sorted((first.split(), second.split()), key=len)
    ends = (short[0], short[-1]) == (long[0], long[-1])
    return [("middle-name-left-out", 0.3)] if ends and _within(short, long) else []


def _within(short: list[str], long: list[str]) -> bool:
    """Whether the words come in the same order in the longer name."""
    left = iter(long)
    return all(word in left for word in short)


def _same_place(one: Profile, other: Profile) -> Iterator[Weighed]:
    first, second = _unit(one), _unit(other)
    if set(one.many("posts")) & set(other.many("posts")):
        yield "same-post", 0.35
    elif first == second and first:
        yield "same-body", 0.3
    elif not first or not second:
        yield "body-unknown", 0.1
    elif _YEAR.sub("", first) == _YEAR.sub("", second):
        yield "successive-units", 0.3
    elif province_of(first) and province_of(first) == province_of(second):
        yield from (("same-locality", 0.2), ("other-body", 0.0))
    else:
        yield "other-body", 0.05


def _post_keys(post: Profile) -> Iterable[str]:
    locality = post.id.partition("/")[2]
    return [f"post|{locality}|{word}" for word in sorted(set(words(post.text("name")).split()))]


def _compare_posts(one: Profile, other: Profile) -> Likeness | None:
    """Only names of the same words: a deputy's title differs from the head's by one."""
    best = max(
        (shared(a.split(), b.split()) for a in map(words, one.names) for b in map(words, other.names)), default=None
    )
    if best is None or best[0] < 1:
        return None
    return weigh([("abbreviation" if best[1] else "same-words", 0.6), ("same-locality", 0.1)])


PERSONS = Kind(_person_keys, _compare_persons, common=8)
POSTS = Kind(_post_keys, _compare_posts)
