"""What the scorer asks of one row of facts, in the annotators' JSON form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from loaders.text.fold import without_marks

Row = dict[str, Any]

_OUTSIDE_NUMBER = re.compile(r"[^0-9A-ZĐƯ]")
_UNSURE = 0.9


def plain(text: str | None) -> str:
    """Lower case without Vietnamese marks, everything but letters and digits as one space."""
    return re.sub(r"[^a-z0-9]+", " ", without_marks(text or "").lower()).strip()


def spans(row: Row) -> list[tuple[int, int]]:
    """The passages of a row: its own, or those of its evidence."""
    if "start" in row:
        return [(row["start"], row["end"])]
    evidence = row.get("evidence") or []
    listed = evidence if isinstance(evidence, list) else [evidence]
    return [(item["start"], item["end"]) for item in listed if item and "start" in item]


def overlap(one: Row, other: Row) -> float:
    """How much of the shorter of two passages both share, 0.0 to 1.0; of several pairs of passages the best."""
    shares = (
        (min(end, last) - max(start, first)) / max(1, min(end - start, last - first))
        for start, end in spans(one)
        for first, last in spans(other)
    )
    return max(0.0, max(shares, default=0.0))


def bodies(value: Any) -> frozenset[str]:
    """Ids named by a value; of a collective only whose it is, as two annotators name one group differently."""
    if not value:
        return frozenset()
    values = value if isinstance(value, list | tuple) else [value]
    return frozenset(_body(item) for item in values if isinstance(item, str))


def _body(identifier: str) -> str:
    if not identifier.startswith("grp:"):
        return identifier
    return f"grp:{identifier.partition('/')[2] or '*'}" if "/" in identifier else "grp:*"


def first(row: Row, keys: Iterable[str]) -> Any:
    """The first value that a row has under one of the keys."""
    return next((row[key] for key in keys if row.get(key)), None)


def is_free(row: Row) -> bool:
    """Whether a gold row counts neither way: marked so, not resolved by its annotator, or of low confidence."""
    unresolved = ("to" in row and row["to"] is None) or ("orgs" in row and not row["orgs"])
    marked = row.get("optional") or row.get("nested_same_kind") or unresolved
    return bool(marked) or float(row.get("confidence", 1.0) or 1.0) < _UNSURE


def number_of(document: Row) -> str | None:
    """A document's number as one word (`302020NĐCP`), None for one without."""
    number = str(document.get("number") or "").strip().lstrip("0")
    if not number:
        return None
    whole = f"{number}{document.get('number_year') or ''}{document.get('symbol') or ''}".upper()
    return _OUTSIDE_NUMBER.sub("", whole.replace("Ð", "Đ"))


def date_of(document: Row) -> str | None:
    """A document's date as far as it is known."""
    value = (document.get("date") or {}).get("value")
    return str(value) if value else None


def due(row: Row) -> str:
    """A duty's deadline as one word: its date, its rule with the parts in order, or `none`."""
    deadline = row.get("deadline") or {}
    if deadline.get("value"):
        return str(deadline["value"])
    return "&".join(sorted(str(deadline["rule"]).upper().split(";"))) if deadline.get("rule") else "none"
