"""What a source says that identifies a document or agreement, and the forms in which such parts compare."""

from __future__ import annotations

from dataclasses import dataclass

from graph.facts import PartialDate
from graph.slug import slug


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says that identifies a document or agreement.

    `bucket` groups claims that may mean the same; `known` holds the key's parts that are stated (absent: not stated);
    `time` is an ISO date as far as it is known, compared by prefix; `not_before` and `not_after` bound an absent one.
    An attached row (an annex, an input named without title) has no bucket: it goes where `within` goes.
    """

    id: str
    bucket: str = ""
    known: tuple[tuple[str, str], ...] = ()
    time: str = ""
    not_before: str = ""
    not_after: str = ""
    within: str = ""
    complete: bool = False


def number_key(number: str) -> str:
    """ "0015" and "15" are one number."""
    return slug(number).lstrip("0") or "0"


def symbol_key(symbol: str) -> str:
    """ "QĐ-UBND", "QĐUBND" and "QĐ/UBND" are one symbol."""
    return slug(symbol).replace("-", "")


def stated(**parts: str) -> tuple[tuple[str, str], ...]:
    """The parts that are stated, in a fixed order."""
    return tuple((name, value) for name, value in sorted(parts.items()) if value)


def bounds(*dates: PartialDate) -> tuple[str, str]:
    """The tightest `not_before` and `not_after` of several dates, empty where there is none."""
    before = max((date.not_before or "" for date in dates), default="")
    return before, min((date.not_after for date in dates if date.not_after), default="")
