"""When a row that was found is the row that the annotators wrote. The rules are those of docs/accuracy.md."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from benchmarks.accuracy.kinds import cooperation_kind, same_lineage_kind
from benchmarks.accuracy.rows import Row, bodies, date_of, due, first, number_of, overlap, plain

Same = Callable[[Row, Row], bool]
_OWN = frozenset({"self", "embedded"})


@dataclass(frozen=True, slots=True)
class Layer:
    """One line of the table: `key` is the rows' key in the JSON, `same` takes a found row and a gold row."""

    name: str
    key: str
    same: Same


def pair_documents(found: list[Row], gold: list[Row]) -> dict[str, str]:
    """Id of a found document to the id of the gold one that it is, one to one, the surest pairs first."""
    points = [(_likeness(one, other), one["id"], other["id"]) for one in found for other in gold]
    pairs: dict[str, str] = {}
    for value, one, other in sorted(points, key=lambda point: -point[0]):
        if value and one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs


def _likeness(found: Row, gold: Row) -> float:
    """0.0 where two documents are not one. Numbers decide; where neither has one, title, type and passage do."""
    numbers = number_of(found), number_of(gold)
    if all(numbers):
        same_date = date_of(found) == date_of(gold) and found.get("date") and gold.get("date")
        return 0.0 if numbers[0] != numbers[1] else 4.0 if same_date else 3.0
    if any(numbers):
        return 0.0
    return _likeness_without_number(found, gold)


def _likeness_without_number(found: Row, gold: Row) -> float:
    title = difflib.SequenceMatcher(None, plain(found.get("title")), plain(gold.get("title"))).ratio()
    shared = overlap(found, gold)
    value = 0.6 * (found.get("type") == gold.get("type")) + shared + (title if title > 0.6 else 0.0)
    value = value if value >= 1.0 else 0.0
    own = found.get("role") in _OWN and gold.get("role") in _OWN and shared > 0
    return value + 1.0 if own else value


def layers(pairs: Mapping[str, str]) -> Iterable[Layer]:
    """All layers that are scored row by row, given which found document is which gold one."""

    def ends(found: Row, gold: Row) -> bool:
        named = pairs.get(found.get("from", "")), pairs.get(found.get("to") or "")
        return named == (gold["from"], gold["to"])

    return (
        Layer("documents", "documents", lambda found, gold: pairs.get(found["id"]) == gold["id"]),
        Layer("lineage", "lineage", ends),
        Layer("lineage typed", "lineage", lambda found, gold: ends(found, gold) and same_lineage_kind(found, gold)),
        *_OTHERS,
    )


def _same_bodies(found: Row, gold: Row, *keys: str) -> bool:
    """The same bodies, or at least half of all that the two name, alternatives of the gold counting for it."""
    got, wanted = bodies(first(found, keys)), bodies(first(gold, keys))
    accepted = wanted | bodies(first(gold, [f"{key}_accept" for key in keys]))
    return got == wanted or 2 * len(got & accepted) >= len(got | wanted) > 0


def _all(*rules: Same) -> Same:
    return lambda found, gold: all(rule(found, gold) for rule in rules)


def _touch(found: Row, gold: Row) -> bool:
    return overlap(found, gold) > 0


def _half(found: Row, gold: Row) -> bool:
    return overlap(found, gold) >= 0.5


def _parties(found: Row, gold: Row) -> bool:
    return bodies(found.get("pair") or found.get("parties")) == bodies(gold.get("pair") or gold.get("parties"))


def _signer(row: Row) -> tuple[object, str]:
    return row.get("person"), plain(row.get("title"))


def _addressed(found: Row, gold: Row) -> bool:
    return _same_bodies(found, gold, "org", "orgs") and _touch(found, gold)


def _reported_to(found: Row, gold: Row) -> bool:
    last = bodies(found.get("recipient")) & bodies(gold.get("final_recipient"))
    return _same_bodies(found, gold, "recipient") or bool(last)


def _says(*keys: str) -> Same:
    return lambda found, gold: all(found.get(key) == gold.get(key) for key in keys)


_OTHERS = (
    Layer("agreements", "agreements", lambda found, gold: bodies(found.get("parties")) == bodies(gold.get("parties"))),
    Layer("cooperations", "cooperations",
          _all(_parties, lambda found, gold: cooperation_kind(found) == cooperation_kind(gold))),
    Layer("signers", "signers", lambda found, gold: _signer(found) == _signer(gold)),
    Layer("addressees", "addressees", _addressed),
    Layer("recipients", "recipients", _addressed),
    Layer("roles", "roles", _all(lambda found, gold: found.get("role") == gold.get("role"), _touch,
                                 lambda found, gold: _same_bodies(found, gold, "agency", "agencies"))),
    Layer("reporting", "reporting",
          _all(_touch, lambda found, gold: _same_bodies(found, gold, "reporter"), _reported_to)),
    Layer("deadlines", "reporting", _all(_touch, lambda found, gold: due(found) == due(gold))),
    Layer("activities", "activities", _half),
    Layer("activity concepts", "activities",
          _all(_half, lambda found, gold: bool(set(found.get("concepts", [])) & set(gold.get("concepts", []))))),
    Layer("events", "events", _touch),
    Layer("foreign partners", "foreign_partners", lambda found, gold: found.get("entity") == gold.get("entity")),
    Layer("mentions", "mentions",
          _all(_half, lambda found, gold: bodies(found.get("entities")) == bodies(gold.get("entities")))),
    Layer("places", "places", _touch),
    Layer("objectives", "objectives", _half),
    Layer("posts", "posts", _all(_touch, _says("post", "holder"))),
    Layer("amounts", "amounts", _all(_touch, _says("value", "currency"))),
    Layer("indicators", "indicators", _all(_touch, _says("value", "unit", "kind", "period"))),
)  # fmt: skip
