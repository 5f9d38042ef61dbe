"""Parts that are not connected, put together without wasting the page.

After Freivalds, Dogrusoz and Kikusts, "Disconnected Graph Layout and the Polyomino Packing Approach" (2002): each part
is the set of grid cells that its boxes and lines cover, and goes to the free place nearest to the middle.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from visualizations.geometry import Frame, Point, Size, frame

Cell: TypeAlias = tuple[int, int]

_MARGIN = 10.0
_FEW = 90  # cells of a small part


def pack(
    parts: Sequence[Mapping[str, Point]], edges: Iterable[tuple[str, str]], sizes: Mapping[str, Size], aspect: float
) -> dict[str, Point]:
    """Positions of all parts, none of whose boxes meet, the whole near the aspect (width to height).

    Args:
        parts: Positions within each part, largest part first.
        edges: Lines that no other part may cover.
    """
    cell = _cell_size(parts, sizes)
    part_of = {node: index for index, part in enumerate(parts) for node in part}
    lines: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for a, b in edges:
        lines[part_of[a]].append((a, b))
    taken: set[Cell] = set()
    placed: dict[str, Point] = {}
    places = _Places(aspect)
    for index, part in enumerate(parts):
        middle = _middle(frame(part, sizes))
        shape = _cells(part, lines[index], sizes, cell, middle)
        column, row = places.first_free(shape, taken)
        taken |= {(x + column, y + row) for x, y in shape}
        shift_x, shift_y = column * cell - middle[0], row * cell - middle[1]
        placed |= {node: (x + shift_x, y + shift_y) for node, (x, y) in part.items()}
    return placed


def _cell_size(parts: Sequence[Mapping[str, Point]], sizes: Mapping[str, Size]) -> float:
    """Coarser cells for more parts, so that a shape stays at tens of cells."""
    area = sum((width + _MARGIN) * (height + _MARGIN) for width, height in sizes.values())
    return max(12.0, math.sqrt(area / max(len(sizes), 1)) / 3) if parts else 12.0


def _middle(box: Frame) -> Point:
    left, top, right, bottom = box
    return ((left + right) / 2, (top + bottom) / 2)


def _cells(
    part: Mapping[str, Point], lines: Iterable[tuple[str, str]], sizes: Mapping[str, Size], cell: float, middle: Point
) -> set[Cell]:
    """Cells round (0, 0) that the part's boxes, with a margin, and its lines cover."""
    covered: set[Cell] = set()
    for node, (x, y) in part.items():
        width, height = sizes[node]
        left, right = x - middle[0] - width / 2 - _MARGIN, x - middle[0] + width / 2 + _MARGIN
        top, bottom = y - middle[1] - height / 2 - _MARGIN, y - middle[1] + height / 2 + _MARGIN
        columns = range(math.floor(left / cell), math.floor(right / cell) + 1)
        rows = range(math.floor(top / cell), math.floor(bottom / cell) + 1)
        covered |= {(column, row) for column in columns for row in rows}
    for a, b in lines:
        covered |= _line_cells(part[a], part[b], cell, middle)
    return covered


def _line_cells(a: Point, b: Point, cell: float, middle: Point) -> set[Cell]:
    steps = math.ceil(math.dist(a, b) / (cell / 2)) or 1
    points = ((a[0] + (b[0] - a[0]) * i / steps, a[1] + (b[1] - a[1]) * i / steps) for i in range(steps + 1))
    return {(math.floor((x - middle[0]) / cell), math.floor((y - middle[1]) / cell)) for x, y in points}


class _Places:
    """Grid places by distance from the middle, measured on an ellipse of the page's aspect."""

    def __init__(self, aspect: float) -> None:
        self._aspect = aspect
        self._ring = 0
        self._rings: list[list[Cell]] = []

    def first_free(self, shape: set[Cell], taken: set[Cell]) -> Cell:
        """The nearest place where the shape meets nothing; a small shape starts where the last one went."""
        few = len(shape) <= _FEW
        start = max(0, self._ring - 2) if few else 0
        for ring in self._from(start):
            for column, row in self._cells_of(ring):
                if not any((x + column, y + row) in taken for x, y in shape):
                    self._ring = max(self._ring, ring) if few else self._ring
                    return column, row
        raise AssertionError("rings do not end")

    def _from(self, start: int) -> Iterable[int]:
        ring = start
        while True:
            yield ring
            ring += 1

    def _cells_of(self, ring: int) -> list[Cell]:
        while len(self._rings) <= ring:
            self._rings.append(self._make(len(self._rings)))
        return self._rings[ring]

    def _make(self, ring: int) -> list[Cell]:
        """Border cells of a rectangle `ring` high and `ring * aspect` wide, those nearest to the axes first."""
        wide, high = round(ring * self._aspect), ring
        before = round((ring - 1) * self._aspect)
        cells = {(x, y) for x in range(-wide, wide + 1) for y in (-high, high)}
        cells |= {
            (sign * x, y) for sign in (-1, 1) for x in range(before + 1, wide + 1) for y in range(-high, high + 1)
        }
        return sorted(cells, key=lambda place: (math.hypot(place[0] / self._aspect, place[1]), place))
