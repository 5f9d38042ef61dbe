"""What of a node is compared with others of its class, and what a comparison says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from ontology.records import Value

LEAST: Final = 0.5
"""Below this score two nodes are not worth a reviewer's look."""
_MOST: Final = 0.95  # what a rule is sure of is one id, not a link


@dataclass(frozen=True, slots=True)
class Profile:
    """A node as the rules of likeness see it: `said` holds its properties and, by names of their own, ids around it."""

    id: str
    label: str
    said: Mapping[str, Value]

    def text(self, key: str) -> str:
        """A property as text; empty where it is not said."""
        value = self.said.get(key, "")
        return value if isinstance(value, str) else ""

    def many(self, key: str) -> tuple[str, ...]:
        """A set of texts or ids; empty where it is not said."""
        value = self.said.get(key, ())
        return value if isinstance(value, tuple) else ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name first, then title and other names."""
        return tuple(dict.fromkeys(filter(None, (self.text("name"), self.text("title"), *self.many("aliases")))))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two nodes are, from 0.5 to 0.95, and why: ids of `ontology/likeness.ttl`, doubts among them."""

    score: float
    reasons: tuple[str, ...]


Keys: TypeAlias = Callable[[Profile], Iterable[str]]
Compare: TypeAlias = Callable[[Profile, Profile], Likeness | None]
Weighed: TypeAlias = tuple[str, float]
"""A reason and what it adds to the score."""


@dataclass(frozen=True, slots=True)
class Kind:
    """The rules for one class: `keys` are blocks within which nodes are compared at all, `compare` is symmetric.

    A block of more than `common` nodes says nothing: a name that everybody bears makes nobody alike.
    """

    keys: Keys
    compare: Compare
    common: int = 12


def weigh(reasons: Iterable[Weighed]) -> Likeness | None:
    """The likeness that reasons add up to; None where it is too little to ask a person."""
    found = tuple(reasons)
    score = round(min(sum(weight for _, weight in found), _MOST), 2)
    return Likeness(score, tuple(sorted({name for name, _ in found}))) if score >= LEAST else None


def pack(profile: Profile) -> str:
    """One text for equal profiles."""
    return json.dumps([profile.id, profile.label, dict(profile.said)], ensure_ascii=False, sort_keys=True)


def unpack(text: str) -> Profile:
    """The inverse of `pack`."""
    identifier, label, said = json.loads(text)
    return Profile(identifier, label, {k: tuple(v) if isinstance(v, list) else v for k, v in said.items()})
