"""Agreements that may be one.

Agreements of one class, parties and period (or date) are one node by rule, whatever they are called. What is asked
here: the same parties with a period in one text and a date in the other, under another class ("biên bản ghi nhớ",
"thỏa thuận hợp tác"), or named by a group.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from graph.likeness.profile import Kind, Likeness, Profile, Weighed, weigh
from graph.slug import words

_MANY = 8  # parties; an agreement of more is found by its first ones
_LOOSE = frozenset({"ghi-nho", "thoa-thuan", "hop-tac", "chuong-trinh"})  # what one agreement is called by turns
_ALIKE = 0.6


def _keys(agreement: Profile) -> Iterator[str]:
    parties = agreement.many("parties")
    for first, second in combinations(parties[:_MANY], 2):
        yield f"agr|{first}|{second}"
    if len(parties) == 1:
        yield f"agr|{parties[0]}"


def _compare(one: Profile, other: Profile) -> Likeness | None:
    parties, time = _parties(one, other), _time(one, other)
    if not parties or not time:
        return None
    return weigh([parties, time, *_class(one, other), *_title(one, other)])


def _parties(one: Profile, other: Profile) -> Weighed | None:
    first, second = set(one.many("parties")), set(other.many("parties"))
    if first == second:
        return "same-parties", 0.35
    return ("covering-parties", 0.25) if first <= second or second <= first else None


def _class(one: Profile, other: Profile) -> Iterator[Weighed]:
    first, second = (p.id.partition(":")[2].partition("/")[0] for p in (one, other))
    if first == second:
        yield "same-class", 0.2
    else:
        yield "other-class", 0.1 if {first, second} <= _LOOSE else -0.1


def _time(one: Profile, other: Profile) -> Weighed | None:
    """How the times agree; None where they contradict each other."""
    first, second = one.text("date"), other.text("date")
    if first and second:
        if not (first.startswith(second) or second.startswith(first)):
            return None
        return ("same-date", 0.3) if first == second else ("date-fits", 0.2)
    periods = [(p.text("periodStart")[:4], p.text("periodEnd")[:4]) for p in (one, other)]
    if all(any(period) for period in periods):
        return _periods(*periods)
    dated = [answer for answer in (_dated(one, other), _dated(other, one)) if answer is not None]
    if dated:
        return ("date-in-period", 0.15) if all(dated) else None
    return _bounded(one, other)


def _periods(one: tuple[str, str], other: tuple[str, str]) -> Weighed | None:
    if one == other:
        return "same-period", 0.3
    apart = (one[1] or "9999") < other[0] or (other[1] or "9999") < one[0]
    return None if apart else ("other-period", -0.05)


def _dated(one: Profile, other: Profile) -> bool | None:
    """Whether the date of one lies in the period of the other, or in the year before; None where that is not asked."""
    date, start, end = one.text("date")[:4], other.text("periodStart")[:4], other.text("periodEnd")[:4]
    if not date or not start:
        return None
    return int(start) - 1 <= int(date) <= int(end or "9999")


def _bounded(one: Profile, other: Profile) -> Weighed | None:
    """A time in one at most: nothing against it unless the bounds of the undated one speak against it."""
    for dated, undated in ((one, other), (other, one)):
        time, early, late = dated.text("date"), undated.text("notBefore"), undated.text("notAfter")
        if time and ((early and time < early[: len(time)]) or (late and time > late[: len(time)])):
            return None
    return "date-unknown", 0.05


def _title(one: Profile, other: Profile) -> Iterator[Weighed]:
    best = 0.0
    for first, second in ((set(words(a).split()), set(words(b).split())) for a in one.names for b in other.names):
        best = max(best, len(first & second) / max(1, len(first | second)))
    if best >= _ALIKE:
        yield ("same-title", 0.15) if best == 1 else ("like-title", 0.1)


AGREEMENTS = Kind(_keys, _compare, common=24)
