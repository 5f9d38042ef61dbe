"""Profiles for tests, and the comparison with its reasons as a set."""

from __future__ import annotations

from graph.likeness.profile import Profile
from graph.likeness.rules import blocks, compare
from ontology.records import Value


def agreement(identifier: str, *parties: str, **said: Value) -> Profile:
    return Profile(f"agr:{identifier}", "Agreement", {"parties": tuple(sorted(parties)), **said})


def document(identifier: str, *issuers: str, **said: Value) -> Profile:
    values: dict[str, Value] = {"documentType": "KH", "documentTypeLabel": "Kế hoạch", "system": "state", "held": False}
    return Profile(f"doc:{identifier}", "Document", {**values, "issuers": issuers, **said})


def person(identifier: str, name: str, *posts: str) -> Profile:
    return Profile(f"per:{identifier}", "Person", {"name": name, "posts": posts})


def agency(identifier: str, name: str, **said: Value) -> Profile:
    return Profile(f"org:{identifier}", "Agency", {"name": name, **said})


def reasons(one: Profile, other: Profile) -> set[str] | None:
    """Why the two are linked, as the library finds out; None where they are not."""
    found = compare(one, other)
    assert found == compare(other, one), "likeness has no direction"
    if found is None or not blocks(one) & blocks(other):
        return None
    return set(found.reasons)
