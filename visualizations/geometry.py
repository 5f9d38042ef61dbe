"""Points, sizes and frames that the layouts share; pixels, y downwards, boxes given by centre and size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Size: TypeAlias = tuple[float, float]
Frame: TypeAlias = tuple[float, float, float, float]


def frame(points: Mapping[str, Point], sizes: Mapping[str, Size]) -> Frame:
    """Left, top, right, bottom of the boxes round these centres. There must be at least one."""
    return (
        min(x - sizes[node][0] / 2 for node, (x, _) in points.items()),
        min(y - sizes[node][1] / 2 for node, (_, y) in points.items()),
        max(x + sizes[node][0] / 2 for node, (x, _) in points.items()),
        max(y + sizes[node][1] / 2 for node, (_, y) in points.items()),
    )
