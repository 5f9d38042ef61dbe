"""Names of today's provinces that mean the ones before a merger: said so, or named with one that is no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.errors import NotFound
from loaders.extraction.mentions.scene import Found, Scene

_SAID = re.compile(r" ?\(?(?:cũ|trước đây|trước (?:khi )?sáp nhập|trước (?:khi )?hợp nhất)\b")
_JOINS = re.compile(r" ?(?:,|-|;| và| với)(?: (?:tỉnh|thành phố|tp\.?|với|và))* ?")


def before_mergers(scene: Scene, mentions: Iterable[Found]) -> Sequence[Found]:
    """The mentions with `loc:…@2025` made the province of that name before, where the text means it: "tỉnh Thái Nguyên
    (cũ)", or "tỉnh Bắc Kạn và tỉnh Thái Nguyên" after Bắc Kạn ended.
    """
    found = sorted(mentions, key=lambda mention: mention.start)
    if not any("@" in entity for mention in found for entity in mention.entities):
        return found
    places = [i for i, mention in enumerate(found) if mention.kind == "loc"]
    ended = {i for i in places if _ended(scene, found[i])}
    for row in _rows(scene, found, places):
        if ended.intersection(row) or any(_said(scene, found[i]) for i in row):
            for i in row:
                found[i] = replace(found[i], entities=tuple(_before(scene, entity) for entity in found[i].entities))
    return found


def _rows(scene: Scene, found: Sequence[Found], places: Sequence[int]) -> list[list[int]]:
    """Places that stand in one enumeration, by their positions."""
    rows: list[list[int]] = []
    tokens, lower = scene.tokens, scene.tokens.folded.lower
    for i in places:
        if rows:
            last = found[rows[-1][-1]]
            between = lower[tokens.ends[last.end - 1] : tokens.starts[found[i].start]]
            if found[i].start >= last.end and _JOINS.fullmatch(between):
                rows[-1].append(i)
                continue
        rows.append([i])
    return rows


def _said(scene: Scene, mention: Found) -> bool:
    return bool(_SAID.match(scene.tokens.folded.lower, scene.tokens.ends[mention.end - 1]))


def _ended(scene: Scene, mention: Found) -> bool:
    """Whether a province that is named was no more on the document's day."""
    return any(
        entity.startswith(("loc:tinh-", "loc:tp-")) and "/" not in entity and not _exists(scene, entity)
        for entity in mention.entities
    )


def _exists(scene: Scene, entity: str) -> bool:
    return scene.names.gazetteer.exists(entity, scene.on)


def _before(scene: Scene, entity: str) -> str:
    """The id of the province of the same name before the merger, if there was one."""
    before, mark, _ = entity.partition("@")
    if not mark or "/" in entity:
        return entity
    try:
        scene.names.gazetteer.get(before)
    except NotFound:
        return entity
    return before
