"""Colours and shapes: one place, so that the drawing, the legend and the table agree.

Every colour has a contrast of at least 4.5:1 on white (WCAG 2.2, 1.4.3), so that it may also colour text.
"""

from __future__ import annotations

from collections.abc import Iterable

from visualizations.model import ColumnKey, NodeKind

NODE_COLOURS: dict[NodeKind, str] = {
    "province": "#1d4f8c",
    "district": "#00757f",
    "commune": "#566b1d",
    "central": "#7a1f1f",
    "party": "#b3261e",
    "agency": "#a85b14",
    "group": "#65569a",
    "foreign": "#8a3f77",
    "other": "#5c6673",
}

NODE_SHAPES: dict[NodeKind, str] = {
    "province": "dot",
    "district": "dot",
    "commune": "dot",
    "central": "square",
    "party": "square",
    "agency": "square",
    "group": "diamond",
    "foreign": "triangle",
    "other": "dot",
}

COLUMN_COLOURS: dict[ColumnKey, str] = {
    "central": "#7a1f1f",
    "agreement": "#65569a",
    "party": "#b3261e",
    "province": "#1d4f8c",
    "agency": "#00757f",
    "commune": "#566b1d",
    "unknown": "#5c6673",
}

HOP_COLOURS: dict[str, str] = {
    "implements": "#1d4f8c",
    "basedOn": "#66758a",
    "proposedBy": "#65569a",
    "cites": "#66758a",
    "issuedWith": "#00757f",
    "replaces": "#a85b14",
    "repeals": "#b3261e",
    "amends": "#a85b14",
    "mandates": "#b3261e",
    "continues": "#00757f",
    "records": "#8a3f77",
    "recordedIn": "#8a3f77",
    "reportsOn": "#566b1d",
}

DASHED_HOPS = frozenset({"basedOn", "cites", "about", "relatedTo"})
"""Not every legal basis is being carried out: what only rests on a document is drawn dashed."""

OTHER_HOP = "#5c6673"

_SERIES = (
    "#2a63a8", "#b8531a", "#3d7a24", "#8741a8", "#b02352", "#0d7680", "#7d6400", "#7a4a2a", "#4a50c0", "#5c6673",
)  # fmt: skip


def series(keys: Iterable[str]) -> dict[str, str]:
    """A colour for each key, in order of first use; beyond ten keys the last colour stands for the rest."""
    unique = dict.fromkeys(keys)
    return {key: _SERIES[min(index, len(_SERIES) - 1)] for index, key in enumerate(unique)}
