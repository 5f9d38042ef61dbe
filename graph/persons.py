"""Which person is meant: a name in the unit or body where the person holds a post.

Two documents that Lê Văn Một signs as chairman of tỉnh Giáp's committee and as secretary of its Party committee speak
of one person, `per:le-van-mot/tinh-giap`; Lê Văn Một of another province is another, or perhaps not: that is for a
reviewer to say. A name without any post stays alone, `per:le-van-mot`.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.agreements import party_of
from graph.facts import DocumentFacts


def person_ids(facts: DocumentFacts) -> dict[str, str]:
    """The graph id of each person of a source whose unit or body is stated, by the id in its rows."""
    places: dict[str, set[str]] = {}
    for person, place in _places(facts):
        places.setdefault(person, set()).add(place)
    for person, place in _signed_for(facts):
        places.setdefault(person, {place})
    return {person: f"{person}/{_first(found)}" for person, found in places.items() if "/" not in person}


def _places(facts: DocumentFacts) -> Iterator[tuple[str, str]]:
    """Persons and the units or bodies of the posts that they are said to hold."""
    bodies = {row.id: row.parent for row in facts.entities if row.parent and row.id.startswith("post:")}
    for signer in facts.signers:
        if body := bodies.get(signer.post or ""):
            yield signer.person, party_of(body)
    for named in facts.posts:
        if named.holder and (body := named.body or bodies.get(named.post)):
            yield named.holder, party_of(body)


def _signed_for(facts: DocumentFacts) -> Iterator[tuple[str, str]]:
    """Persons who sign without a post that was read, and the body for which they sign or that issues."""
    issuers = {row.id: row.issuer for row in facts.documents}
    for row in facts.signers:
        bodies = (row.on_behalf_of,) if row.on_behalf_of else tuple(issuers.get(row.document, ()))
        if len(bodies) == 1 and bodies[0].startswith("org:"):
            yield row.person, party_of(bodies[0])


def _first(places: set[str]) -> str:
    """The nearest of several: a district's chairman who also sits on the province's committee is the district's."""
    return min(places, key=lambda place: (-place.count("/"), place))
