"""From which level a document comes: the columns of the lineage, from the agreement down to the commune."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from ontology.records import Node

Column = Literal[
    "agreement",
    "central",
    "province-party",
    "province",
    "department",
    "district-party",
    "district",
    "commune",
    "unknown",
]
COLUMNS: tuple[Column, ...] = get_args(Column)
"""Top to bottom: the way that a directive takes (Tỉnh ủy, UBND tỉnh, sở, huyện, xã)."""

_PARTY = ("tinh-uy", "thanh-uy", "huyen-uy", "thi-uy", "quan-uy", "dang-uy")
_BY_DEPTH: tuple[Column, ...] = ("central", "province", "district", "commune")


def column_of(document: Node, issuers: Iterable[Node]) -> Column:
    """The column of a document or agreement, by who issued it; `unknown` where no issuer is known."""
    if document.label == "Agreement" or document.properties.get("system") == "agreement":
        return "agreement"
    found = [_column(issuer) for issuer in issuers]
    return min(found, key=COLUMNS.index, default="unknown")


def _column(issuer: Node) -> Column:
    """Ids say where a body stands: `org:ubnd/tinh-lai-chau/huyen-tan-uyen` sits two steps below the state."""
    prefix, _, path = issuer.id.partition(":")
    body, *places = path.split("/") if prefix != "loc" else ("", *path.split("/"))
    level = _BY_DEPTH[min(len(places), 3)]
    if issuer.properties.get("system") == "party" or any(word in body for word in _PARTY):
        return {"province": "province-party", "district": "district-party"}.get(level, level)  # type: ignore[return-value]
    if level == "province" and body.startswith(("so-", "van-phong-", "thanh-tra", "ban-")):
        return "department"
    return level
