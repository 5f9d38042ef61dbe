"""Agencies, places and events that may be one.

Agencies of a known type at one place are one node by rule, and an agency that took over from another is its successor,
not the same. What is asked here: bodies of no known type that are called alike in one locality.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from graph.likeness.names import shared
from graph.likeness.people import province_of
from graph.likeness.profile import Kind, Likeness, Profile, Weighed, weigh
from graph.slug import words
from ontology.vocabulary import vocabulary

_ALIKE = 2 / 3  # share of words that two names must have in common
_NAMES = 4  # of each node: a body with dozens of spellings is compared by the first
_YEAR = re.compile(r"@\d{4}")
_UNIT = re.compile(r"^(?:tinh|tp|huyen|quan|tx|thi-xa|thanh-pho|xa|phuong|tt|thi-tran|dac-khu)-")


def _path(body: Profile) -> tuple[str, str]:
    """Kind and locality: `org:so-y-te/tinh-giap` is `so-y-te` and `tinh-giap`."""
    kind, _, locality = body.id.partition(":")[2].partition("/")
    return kind, locality


def _called(body: Profile) -> list[list[str]]:
    """The words of each name without the locality's own, with which some documents leave it at that."""
    locality = _YEAR.sub("", _path(body)[1].rpartition("/")[2])
    bare = words(_UNIT.sub("", locality))
    kind = words(locality[: len(locality) - len(_UNIT.sub("", locality))])
    spelled = {"tp": "thanh pho", "tx": "thi xa", "tt": "thi tran"}.get(kind, kind)
    return [_without(words(name), bare, spelled) for name in body.names[:_NAMES]]


def _without(name: str, bare: str, kind: str) -> list[str]:
    for ending in (f" {kind} {bare}", f" {bare}"):
        if bare and name.endswith(ending):
            return name.removesuffix(ending).split()
    return name.split()


def _agency_keys(body: Profile) -> Iterator[str]:
    locality = _path(body)[1]
    for word in sorted({word for name in _called(body) for word in name}):
        yield f"org|{locality}|{word}"
    for name in sorted({" ".join(name) for name in _called(body)}):
        if not _known(body) and " " in name:
            yield f"org|{name}"


def _known(body: Profile) -> bool:
    return _path(body)[0] in vocabulary().agency_types


def _compare_agencies(one: Profile, other: Profile) -> Likeness | None:
    if (_known(one) and _known(other)) or _successive(one, other):
        return None
    place, weight = _localities(_path(one)[1], _path(other)[1])
    share, abbreviated = _likest([(a, b) for a in _called(one) for b in _called(other) if not _is_part(a, b)])
    if not place or share < _ALIKE or (place == "locality-unknown" and share < 1):
        return None
    if share == 1:
        return weigh([("abbreviation" if abbreviated else "same-words", 0.65), (place, weight)])
    return weigh([("like-name", round(0.25 + 0.4 * share, 2)), (place, weight)])


def _localities(one: str, other: str) -> tuple[str, float]:
    if one == other:
        return "same-locality", 0.1
    if not one or not other:
        return "locality-unknown", -0.1
    return ("successive-units", 0.0) if _YEAR.sub("", one) == _YEAR.sub("", other) else ("", 0.0)


def _successive(one: Profile, other: Profile) -> bool:
    if other.id in one.many("successors") or one.id in other.many("successors"):
        return True
    ends = ((one.text("validTo"), other.text("validFrom")), (other.text("validTo"), one.text("validFrom")))
    return any(end and start and end <= start for end, start in ends)


def _plain(node: Profile) -> list[list[str]]:
    return [words(name).split() for name in node.names[:_NAMES]]


def _is_part(one: list[str], other: list[str]) -> bool:
    """Whether one name is that of a part of the other: "Vụ Pháp chế - Bộ Tài chính", "Văn phòng UBND"."""
    short, long = sorted((one, other), key=len)
    return len(long) > len(short) + 1 and long[-len(short) :] == short


def _likest(pairs: Iterable[tuple[list[str], list[str]]]) -> tuple[float, bool]:
    """The largest share of words that any two of the names have in common, and whether that took an abbreviation."""
    return max((shared(a, b) for a, b in pairs), key=lambda found: (found[0], not found[1]), default=(0.0, False))


def _place_keys(place: Profile) -> Iterator[str]:
    for word in sorted({word for name in place.names[:_NAMES] for word in words(name).split()}):
        yield f"{place.label}|{word}"


def _compare_places(one: Profile, other: Profile) -> Likeness | None:
    first, second = ({province_of(name) for name in p.many("localities")} for p in (one, other))
    if first and second and not first & second:
        return None
    near = [("same-locality", 0.1)] if first & second else [("locality-unknown", 0.0)]
    names = list(product(_plain(one), _plain(other)))
    share, abbreviated = _likest(names)
    if share == 1:
        return weigh([("abbreviation" if abbreviated else "same-words", 0.65), *near])
    if share >= _ALIKE:
        return weigh([("like-name", round(0.25 + 0.4 * share, 2)), *near])
    tails = any(_is_tail(a, b) or _is_tail(b, a) for a, b in names)
    return weigh([("like-name", 0.5), *near]) if tails else None


def _is_tail(short: list[str], long: list[str]) -> bool:
    """ "Fansipan" and "Đỉnh Fansipan": one word before the name says what it is."""
    return len(long) == len(short) + 1 and long[1:] == short


def _event_keys(event: Profile) -> Iterator[str]:
    for word in sorted({word for name in event.names[:_NAMES] for word in words(name).split()}):
        yield f"event|{word}"
        yield f"event|{word}|{event.text('date')[:4]}"


def _compare_events(one: Profile, other: Profile) -> Likeness | None:
    if one.text("kind") and other.text("kind") and one.text("kind") != other.text("kind"):
        return None
    time, who = _when(one.text("date"), other.text("date")), _who(one, other)
    share, abbreviated = _likest(product(_plain(one), _plain(other)))
    if time is None or who is None or share < _ALIKE or (time[0] == "date-unknown" and not who):
        return None
    name = "like-name" if share < 1 else "abbreviation" if abbreviated else "same-words"
    return weigh([(name, round(0.15 + 0.4 * share, 2)), time, *who])


def _when(one: str, other: str) -> Weighed | None:
    """How the days agree; None where they contradict each other."""
    if not (one.startswith(other) or other.startswith(one)):
        return None
    if not one or not other:
        return "date-unknown", 0.0
    return ("same-date", 0.15) if one == other else ("date-fits", 0.1)


def _who(one: Profile, other: Profile) -> list[Weighed] | None:
    """Whether the same take part; None where others do."""
    first, second = ({province_of(name) or name for name in p.many("participants")} for p in (one, other))
    if first & second:
        return [("same-participants", 0.1)]
    return None if first and second else []


AGENCIES = Kind(_agency_keys, _compare_agencies, common=16)
PLACES = Kind(_place_keys, _compare_places)
EVENTS = Kind(_event_keys, _compare_events)
