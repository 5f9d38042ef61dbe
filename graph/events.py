"""Which event is meant: one id for all documents that name it alike.

| what | key | id |
|---|---|---|
| dated, or one of a series | kind, date, name | `event:hoi-nghi/2014-02-09/hoi-nghi-danh-gia-…` |
| a signing, survey, visit, session, what recurs | and who | `event:ky-ket/2021-06-15/…/tinh-a+tinh-b` |
| named by its own unit: "Đại hội Đảng bộ tỉnh" | and the unit | `event:dai-hoi/undated/…/tinh-lai-chau` |
| neither dated nor of a series | the passage | `event:ubnd/tinh-a/2021/12-kh-ubnd/1203-1300` |

What two texts do not name alike stays two events.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph.facts import Event
from graph.slug import slug
from ontology.named import named_kinds

_SERIES = re.compile(
    r"(?<!\w)(?:lần )?thứ (?:[IVXLC]+|\d+|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\w)|(?:19|20)\d\d", re.IGNORECASE
)
_OWN_UNIT = re.compile(
    r"(?<!\w)(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|hai bên|hai tỉnh|hai huyện)(?!\w)"
    r"(?! (?:\d|[^\W\d_a-zàáâãèéêìíòóôõùúýăđĩũơư]))"
)
_FEW = 3
"""Words; a name of no more is told from others by where the event takes place."""
_BY_PARTICIPANTS = ("deed", "session")
_LONGEST_SCOPE = 120


def event_id(row: Event, path: str, owner: str | None, members: Mapping[str, tuple[str, ...]]) -> str:
    """The graph id of an event.

    Args:
        row: the event.
        path: the source's path, for an event that only its passage tells from others.
        owner: the path of the unit that the document speaks for, if it is known.
        members: those of the groups among the participants, where they are known.
    """
    when = row.date.value or slug(row.date.rule or "")
    scope = _scope(row, owner, members)
    if scope is None or not (row.date.value or (row.date.rule and row.participants) or _SERIES.search(row.name)):
        span = row.evidence[0] if row.evidence else None
        return f"event:{path}/{span.start}-{span.end}" if span else f"event:{path}/{slug(row.id)}"
    name = "/".join(part for part in (slug(row.kind), when or "undated", slug(row.name), scope) if part)
    return f"event:{name}"


def _scope(row: Event, owner: str | None, members: Mapping[str, tuple[str, ...]]) -> str | None:
    """What tells an event from its namesakes; None where that is not known."""
    parts = []
    if _nature(row.kind) in _BY_PARTICIPANTS or row.date.rule:
        if not row.participants:
            return None
        everybody = (who for name in row.participants for who in members.get(name) or (name,))
        parts.append("+".join(sorted({_place_of(who) for who in everybody})))
    if _OWN_UNIT.search(row.name):
        if owner is None:
            return None
        parts.append(owner)
    if row.place and len(row.name.split()) - len(row.kind.split()) <= _FEW:
        parts.append(row.place.partition(":")[2])
    return "/".join(dict.fromkeys(parts)).replace("/", ".")[:_LONGEST_SCOPE]


def _nature(kind: str) -> str:
    return next((one.nature for one in named_kinds().events.values() if one.name == kind), "")


def _place_of(identifier: str) -> str:
    """Who took part, by place: two texts call the signatories "lãnh đạo hai tỉnh" or "UBND hai tỉnh"."""
    _, _, path = identifier.partition(":")
    if identifier.startswith("loc:"):
        return path
    return path.partition("/")[2] or path
