"""Reviewing nodes that may be one: confirm, reject, undo, look back, and exchange reviews with another office.

A decision is an entry in a file of its own (`graph.library.reviews`); what follows from all of them is
`graph.library.decisions`. This module is what command line and API call.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from graph.errors import Ambiguous, InvalidRequest, NotFound
from graph.library import reviews
from graph.library.decisions import State, Verdicts, conflicts
from graph.library.reviews import Review
from graph.store import Store

_SHORTEST = 4  # characters of a review's id that may stand for it


@dataclass(frozen=True, slots=True)
class Judged:
    """A review, the state it is in, and the id under which its two nodes now are one (empty where they are two)."""

    review: Review
    state: State
    merged_into: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision came to; `contrary` are the standing decisions that speak against it."""

    judged: Judged
    contrary: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought: entries that are new, how many were known, and the disputes that there are now."""

    added: tuple[Judged, ...]
    known: int
    disputes: tuple[tuple[Review, ...], ...]


def decide(
    store: Store,
    decision: Literal["same", "different"],
    names: tuple[str, str],
    reviewer: str,
    when: datetime,
    note: str = "",
) -> Decided:
    """Say that two nodes are one, or that they are not.

    Args:
        store: open for writing.
        decision: `same` merges the two, `different` takes the link between them away.
        names: two ids or names; an id that was merged into another means the node that it was.
        reviewer: who decides.
        when: now, in UTC.
        note: why, for others.

    Raises:
        NotFound: nothing is called so.
        InvalidRequest: the two are one id or of two classes, or the reviewer has decided so already.
    """
    first, second = (_identify(store, name) for name in names)
    _refuse_unlike(store, first, second)
    entry = reviews.review(when, reviewer, decision, (first, second), note)
    standing = [judged for judged in history(store) if judged.state not in ("undone", "replaced")]
    for judged in standing:
        said = judged.review
        if (said.pair, said.reviewer, said.decision) == (entry.pair, entry.reviewer, decision):
            raise InvalidRequest(f"{said.reviewer} decided so on {said.time[:10]} already (review {said.id})")
    store.record([entry])
    return _decided(store, entry)


def undo(store: Store, review: str, reviewer: str, when: datetime, note: str = "") -> Decided:
    """Take back a decision, whoever made it.

    Args:
        store: open for writing.
        review: the id of the entry, or its beginning.
        reviewer: who takes it back.
        when: now, in UTC.
        note: why, for others.

    Raises:
        NotFound: there is no such review.
        Ambiguous: several ids begin so.
        InvalidRequest: it was taken back already, or is itself an undoing.
    """
    taken = _find(store.reviews(), review)
    state = store.verdicts().states[taken.id]
    if taken.decision == "undo":
        raise InvalidRequest(f"review {taken.id} takes back another; decide anew instead (confirm or reject)")
    if state == "undone":
        raise InvalidRequest(f"review {taken.id} was taken back already")
    entry = reviews.review(when, reviewer, "undo", taken.pair, note, undoes=taken.id)
    store.record([entry])
    return _decided(store, entry)


def history(store: Store, about: str | None = None) -> tuple[Judged, ...]:
    """All reviews by time with their states; with `about`, those on that id or name."""
    verdicts = store.verdicts()
    wanted = _identify(store, about) if about else None
    return tuple(
        _judged(entry, verdicts)
        for entry in store.reviews()
        if wanted is None or wanted in {*entry.pair, *map(verdicts.canonical, entry.pair)}
    )


def disputes(store: Store) -> tuple[tuple[Review, ...], ...]:
    """The decisions that contradict each other, together; none of them has an effect until some are undone."""
    return tuple(conflicts(store.reviews(), store.verdicts().states))


def export(store: Store) -> str:
    """All reviews as JSON lines, for another office to import."""
    return reviews.dumps(store.reviews())


def take_in(store: Store, text: str, name: str) -> Imported:
    """Add the reviews of another office; what is known already is not added twice.

    Args:
        store: open for writing.
        text: JSON lines as `export` gives them.
        name: where they come from, for the message.

    Raises:
        InvalidRequest: a line is no review, or was changed; nothing is taken in then.
    """
    known = {entry.id for entry in store.reviews()}
    given = reviews.parse(text, name)
    new = [entry for entry in given if entry.id not in known]
    store.record(new)
    verdicts = store.verdicts()
    return Imported(tuple(_judged(entry, verdicts) for entry in new), len(given) - len(new), disputes(store))


def _decided(store: Store, entry: Review) -> Decided:
    verdicts = store.verdicts()
    groups = conflicts(store.reviews(), verdicts.states)
    contrary = next((group for group in groups if entry in group), ())
    against = tuple(other for other in contrary if other.decision != entry.decision)
    return Decided(_judged(entry, verdicts), against)


def _judged(entry: Review, verdicts: Verdicts) -> Judged:
    first, second = map(verdicts.canonical, entry.pair)
    return Judged(entry, verdicts.states[entry.id], first if first == second else "")


def _identify(store: Store, name: str) -> str:
    """The id that a person means; one that reviews name is taken as it is, whatever became of it."""
    if any(name in entry.pair for entry in store.reviews()):
        return name
    return store.resolve(name)


def _refuse_unlike(store: Store, first: str, second: str) -> None:
    labels = []
    for identifier in (first, second):
        try:
            labels.append(store.entity(identifier).node.label)
        except NotFound:  # decided upon before, and gone since: the class is the id's
            labels.append("")
    if first.partition(":")[0] != second.partition(":")[0] or (all(labels) and labels[0] != labels[1]):
        raise InvalidRequest(f"{first} and {second} are of two kinds ({' and '.join(filter(None, labels))}), never one")


def _find(entries: Sequence[Review], identifier: str) -> Review:
    found = [entry for entry in entries if entry.id == identifier]
    if not found and len(identifier) >= _SHORTEST:
        found = [entry for entry in entries if entry.id.startswith(identifier)]
    if not found:
        raise NotFound(f"no review has the id {identifier}; “hoptac review history” lists them")
    if len(found) > 1:
        raise Ambiguous(identifier, tuple(entry.id for entry in found))
    return found[0]
