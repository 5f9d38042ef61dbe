"""The rules of likeness by node label, and the blocks in which a node is compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graph.likeness.agreements import AGREEMENTS
from graph.likeness.bodies import AGENCIES, EVENTS, PLACES
from graph.likeness.documents import DOCUMENTS
from graph.likeness.people import PERSONS, POSTS
from graph.likeness.profile import Kind, Likeness, Profile

KINDS: Final[Mapping[str, Kind]] = {
    "Agreement": AGREEMENTS,
    "Document": DOCUMENTS,
    "Person": PERSONS,
    "Post": POSTS,
    "Agency": AGENCIES,
    "Place": PLACES,
    "ForeignPartner": PLACES,
    "Event": EVENTS,
}
"""What has no rule (provinces, districts, fields) is known by the gazetteer or a closed list: nothing to ask."""


def blocks(profile: Profile) -> frozenset[str]:
    """The blocks that a node is in; only nodes of one block are ever compared."""
    return frozenset(KINDS[profile.label].keys(profile))


def compare(one: Profile, other: Profile) -> Likeness | None:
    """How like two nodes of one class are, whichever comes first; None where there is nothing to ask."""
    first, second = sorted((one, other), key=lambda profile: profile.id)
    return KINDS[first.label].compare(first, second) if first.label == second.label else None
