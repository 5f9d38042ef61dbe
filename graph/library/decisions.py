"""What follows from reviews: which nodes are merged, which links fall away, and which decisions are in dispute.

| state | what it means |
|---|---|
| in effect | the two are one node, or have no link |
| dormant | one of the two is not here; takes effect when it comes |
| disputed | other standing decisions say the contrary; neither has an effect until one is undone |
| replaced | the same reviewer decided otherwise later |
| undone | taken back |

All of it is a function of the set of reviews and of the ids that are there, whatever the order in which they came.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from graph.library.reviews import Review
from ontology.vocabulary import vocabulary

State: TypeAlias = Literal["in effect", "dormant", "disputed", "replaced", "undone"]
Pair: TypeAlias = tuple[str, str]

_UNKNOWN = re.compile(r"unknown|undated|unidentified|~|/cited/|/annex/")
_NUMBERED = re.compile(r"[:/]\d[^/]*$")


@dataclass(frozen=True, slots=True)
class Verdicts:
    """`merged` gives the id that stands for another, `apart` the pairs told from each other, `states` by review id."""

    merged: Mapping[str, str]
    apart: frozenset[Pair]
    states: Mapping[str, State]

    def canonical(self, identifier: str) -> str:
        """The id under which a node is in the graph."""
        return self.merged.get(identifier, identifier)

    def are_apart(self, first: str, second: str) -> bool:
        """Whether two ids of the graph are told from each other."""
        return (first, second) in self.apart or (second, first) in self.apart


def settle(entries: Sequence[Review], present: Callable[[str], bool]) -> Verdicts:
    """What the reviews come to, where `present` says which ids some source gives."""
    standing, states = _standing(entries)
    awake = [entry for entry in standing if all(map(present, entry.pair))]
    awake_ids = {entry.id for entry in awake}
    states |= {entry.id: "dormant" for entry in standing if entry.id not in awake_ids}
    disputed = _disputed(awake)
    states |= {entry.id: "disputed" if entry.id in disputed else "in effect" for entry in awake}
    valid = [entry for entry in awake if entry.id not in disputed]
    merged: dict[str, str] = {}
    for group in _components(entry.pair for entry in valid if entry.decision == "same"):
        first = canonical_of(group)
        merged |= {name: first for name in group if name != first}
    apart = {tuple(merged.get(name, name) for name in entry.pair) for entry in valid if entry.decision == "different"}
    return Verdicts(merged, frozenset((one, other) for one, other in apart), states)


def canonical_of(identifiers: Iterable[str]) -> str:
    """The id that stands for all, by nothing but the ids.

    Fewest unknown parts first, then a document's number before its title and an agency's known type before a name,
    then most parts, the longest, the smallest.
    """
    return min(identifiers, key=_rank)


def _rank(identifier: str) -> tuple[int, bool, int, int, str]:
    kind, _, path = identifier.partition(":")
    loose = kind == "doc" and not _NUMBERED.search(identifier)
    loose |= kind == "org" and path.partition("/")[0] not in vocabulary().agency_types
    return len(_UNKNOWN.findall(identifier)), loose, -identifier.count("/"), -len(identifier), identifier


def _standing(entries: Sequence[Review]) -> tuple[list[Review], dict[str, State]]:
    """Each reviewer's last decision on each pair that is not undone."""
    states: dict[str, State] = {entry.id: "in effect" for entry in entries if entry.decision == "undo"}
    undone = {entry.undoes for entry in entries if entry.decision == "undo"}
    last: dict[tuple[str, Pair], Review] = {}
    for entry in sorted(entries, key=lambda entry: (entry.time, entry.id)):
        if entry.decision == "undo":
            continue
        if entry.id in undone:
            states[entry.id] = "undone"
            continue
        before = last.get((entry.reviewer, entry.pair))
        if before is not None:
            states[before.id] = "replaced"
        last[entry.reviewer, entry.pair] = entry
    return sorted(last.values(), key=lambda entry: (entry.time, entry.id)), states


def _disputed(awake: Sequence[Review]) -> set[str]:
    """The decisions that contradict each other: on one pair, or because what is one would hold what is told apart."""
    same = [entry for entry in awake if entry.decision == "same"]
    different = [entry for entry in awake if entry.decision == "different"]
    groups = {name: number for number, group in enumerate(_components(e.pair for e in same)) for name in group}
    quarrels = [e for e in different if groups.get(e.first, -1) == groups.get(e.second, -2)]
    contested = {groups[entry.first] for entry in quarrels}
    return {entry.id for entry in quarrels} | {entry.id for entry in same if groups[entry.first] in contested}


def conflicts(entries: Sequence[Review], states: Mapping[str, State]) -> list[tuple[Review, ...]]:
    """The disputed decisions, those that contradict each other together."""
    disputed = [entry for entry in entries if states.get(entry.id) == "disputed"]
    groups = _components(entry.pair for entry in disputed)
    return [tuple(entry for entry in disputed if entry.first in group) for group in groups]


def _components(pairs: Iterable[Pair]) -> list[frozenset[str]]:
    """The connected groups of ids, by their smallest."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for first, second in pairs:
        one, other = sorted((root(first), root(second)))
        parent[other] = one
    groups: dict[str, set[str]] = {}
    for name in parent:
        groups.setdefault(root(name), set()).add(name)
    return [frozenset(groups[name]) for name in sorted(groups)]
