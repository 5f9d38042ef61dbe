"""From an agency's name and place to its id, in the context of the document."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.agencies import all_levels, at_level, organisation
from loaders.extraction.mentions.heads import OF_THEIR_OWN, Head
from loaders.extraction.mentions.scene import TYPES, Scene, group, is_of_type, of_several, province_of
from loaders.extraction.mentions.tails import Tail

_SEATS = {
    f"{prefix}{slug}": kinds
    for slug, kinds in {
        "tinh-uy": ("tinh",), "thanh-uy": ("tp",), "huyen-uy": ("huyen",), "quan-uy": ("quan",), "thi-uy": ("tx",)
    }.items()
    for prefix in ("", "tt-", "btv-", "bch-", "vp-", "btc-", "btg-", "bdv-", "btgdv-", "bnc-", "ubkt-")
}  # fmt: skip
"""Party committees and their bodies by the kind of place that has one."""
_NATIONAL = {"nhnn"}
"""Bodies of several levels that mean the central one where no place is named."""


def resolve(scene: Scene, heads: Sequence[Head], tail: Tail | None) -> tuple[tuple[str, ...], str]:
    """The agencies' ids and how they were known; none where the place cannot be told."""
    if tail and tail.collective is not None:
        return tuple(_collective(head, tail) for head in heads), tail.how
    if tail and len(tail.places) > 1:
        if tail.members:
            return tuple(organisation(at_level(h.slugs, "tinh"), p) for h in heads for p in tail.places), tail.how
        return tuple(group(_kind_of(h) + of_several(tail.places), tail.places) for h in heads), "collective"
    if tail:
        return tuple(_in(scene, head, tail.places[0]) for head in heads), tail.how
    found = tuple(entity for head in heads if (entity := by_context(scene, head)))
    return found, "context (issuer)" if any("/" in e for e in found) else "explicit"


def _collective(head: Head, tail: Tail) -> str:
    kind = f"{head.slugs[0]}-{tail.collective}"
    return group(kind, tail.places)


def _in(scene: Scene, head: Head, place: str) -> str:
    level = level_of(scene, place)
    kind = at_level(head.slugs, level)
    if place.startswith("loc:tp-") and "/" not in place and kind.endswith("tinh-uy"):
        kind = kind.replace("tinh-uy", "thanh-uy")
    return organisation(kind, place)


def _kind_of(head: Head) -> str:
    return at_level(head.slugs, "tinh")


def level_of(scene: Scene, place: str) -> str:
    """The level of a place: `tinh` without a parent, else as the gazetteer says."""
    if "/" not in place:
        return "tinh"
    if place == scene.locality and scene.level:
        return scene.level
    last = place.rpartition("/")[2]
    return "xa" if last.startswith(("xa-", "phuong-", "tt-", "dac-khu-")) or place.count("/") > 1 else "huyen"


def _committee(scene: Scene, head: Head) -> str | None:
    """A Party committee without a place: only a place of its kind has one, so in a city's document "Tỉnh ủy" is the
    other party's.
    """
    seats = _SEATS[head.slugs[0]]
    speaker = scene.speaker()
    own = (speaker, province_of(speaker)) if speaker else (scene.locality, scene.province)
    for place in own:
        if place and is_of_type(scene, place, seats):
            return _in(scene, head, place)
    if any(place and place == scene.locality and not _last(place).startswith(TYPES) for place in own):
        return _in(scene, head, scene.locality or "")
    others = [place for place in scene.others() if is_of_type(scene, place, seats)] if not speaker else []
    if scene.joint and not speaker and len(others) > 1:
        return group(_kind_of(head) + of_several(tuple(others)), others)
    return _in(scene, head, others[0]) if len(others) == 1 else None


def _last(place: str) -> str:
    return place.rpartition("/")[2].removeprefix("loc:")


def by_context(scene: Scene, head: Head) -> str | None:
    """An agency without a place behind it is the one of the document's own unit or of the province above it."""
    kinds = all_levels(head.slugs)
    if kinds == {"trung-uong"} or head.slugs[0] in _NATIONAL or (not kinds and head.slugs[0].startswith(OF_THEIR_OWN)):
        return organisation(head.slugs[0], None)
    if head.slugs[0] in _SEATS and len(head.slugs) == 1:
        return _committee(scene, head)
    side = scene.speaker()
    if side and level_of(scene, side) in kinds:
        return _in(scene, head, side)
    if side and "tinh" in kinds:
        return _in(scene, head, province_of(side))
    if parties := scene.parties if scene.joint else scene.both(head.end):
        return group(_kind_of(head) + of_several(parties), parties)
    if scene.locality and scene.level in kinds and not (kinds >= {"trung-uong"} and not scene.level):
        return _in(scene, head, scene.locality)
    if scene.province and "tinh" in kinds:
        return _in(scene, head, scene.province)
    return None
