"""Who belongs to the collective agencies and places of a text, where the text names them or their places.

"Sở Y tế hai tỉnh" is the Sở Y tế of each; "UBND 7 tỉnh, TP A, B, C …" the committees of those that follow. What is open
("các sở, ban, ngành") has no members.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from loaders.extraction.agencies import agency_types, organisation
from loaders.extraction.document_context import DocumentContext
from loaders.extraction.entities import define
from loaders.extraction.mentions import ResolvedMention

_OF_TWO = re.compile(r"-hai-(?:tinh|huyen|xa|thanh-pho|dia-phuong|ben)$")
_LEADERS = ("lanh-dao", "dai-dien", "cap-uy", "chinh-quyen", "dang-bo")
"""Collectives that act for their place: "lãnh đạo tỉnh A và tỉnh B" are the two provinces."""


def group_members(
    mentions: Sequence[ResolvedMention], contexts: Sequence[DocumentContext]
) -> Mapping[str, tuple[str, ...]]:
    """Members of each group among the mentions, by its id; groups without known members are left out."""
    groups = {entity for mention in mentions for entity in mention.entities if entity.startswith("grp:")}
    members = {entity.id: entity.members for entity in define(sorted(groups)) if entity.members}
    places = [mention for mention in mentions if mention.kind == "loc"]
    for mention in mentions:
        for entity in mention.entities:
            if entity.startswith("grp:") and entity not in members:
                found = _members(entity, mention, places, contexts[mention.document].parties)
                members |= {entity: found} if len(found) > 1 else {}
    return members


def _members(
    entity: str, mention: ResolvedMention, named: Sequence[ResolvedMention], parties: tuple[str, ...]
) -> tuple[str, ...]:
    """The agency of this kind in each place that the mention names, or the places themselves of a group of places."""
    kind = entity.removeprefix("grp:").partition("/")[0]
    single = _OF_TWO.sub("", kind)
    places = _places(mention, named) or (parties if single != kind else ())
    if single in agency_types():
        return tuple(organisation(single, place) for place in places)
    if kind.startswith("ubnd"):
        return tuple(organisation("ubnd", place) for place in places)
    if kind.startswith("chu-tich-ubnd"):
        return tuple(place.replace("loc:", "post:chu-tich-ubnd/", 1) for place in places)
    return places if mention.kind == "loc" or kind.startswith(_LEADERS) else ()


def _places(mention: ResolvedMention, named: Sequence[ResolvedMention]) -> tuple[str, ...]:
    """The places named inside a mention; `named` are all of the text, in order."""
    first, last = (bisect_left(named, position, key=_start) for position in (mention.start, mention.end))
    inside = [m for m in named[first:last] if m.end <= mention.end and m is not mention]
    return tuple(dict.fromkeys(entity for m in inside for entity in m.entities if entity.startswith("loc:")))


def _start(mention: ResolvedMention) -> int:
    return mention.start
