"""Column layout of a lineage: layers by issuing level, barycentre ordering, lines that pass between boxes.

After Sugiyama, Tagawa and Toda (1981): a hop over several layers gets a waypoint in each layer between, and passes
that layer on a straight line; waypoints take room like boxes, and layers are ordered to cross little. Within one
level, a document that carries out another of the same level stands one layer to its right. The same input gives the
same picture.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import networkx as nx

from visualizations.boxes import Box
from visualizations.model import COLUMNS, OPTIONAL_COLUMNS, ColumnKey, LineageHop, LineageNode

Item: TypeAlias = str
"""Id of a box, or of a waypoint (`hop id` + `\\x1f` + layer)."""
Point: TypeAlias = tuple[float, float]

_MAX_DEPTH = 2  # layers that one level may take, less one
_SWEEPS = 14
_SPACING = 13.0
_LINE_SPACING = 5.0  # between lines that pass side by side
_BAND_PADDING = 13.0
_HEADING = 54.0
_DEPTH_GAP = 22.0  # between layers of one level, beside their paddings
_EMPTY_BAND = 60.0
_BAND_GAP = 20.0
_FLATTEST = 0.5  # height to width, so that few documents still stand in columns


@dataclass(frozen=True, slots=True)
class Band:
    """The coloured strip of one issuing level: its edges in pixels and how many documents stand in it."""

    column: ColumnKey
    left: float
    right: float
    top: float
    bottom: float
    count: int


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """Centres of the boxes, the points that each hop passes from the upper document to the lower, the bands."""

    centres: Mapping[str, Point]
    waypoints: Mapping[str, tuple[Point, ...]]
    bands: tuple[Band, ...]

    @property
    def width(self) -> float:
        """Pixels from the first strip's left to the last one's right."""
        return self.bands[-1].right - self.bands[0].left

    @property
    def height(self) -> float:
        """Pixels from the strips' top to their bottom."""
        return self.bands[0].bottom - self.bands[0].top


def column_layout(nodes: Sequence[LineageNode], hops: Sequence[LineageHop], boxes: Mapping[str, Box]) -> ColumnLayout:
    """Place documents in the columns of their issuers' levels. Hops whose ends are missing are not allowed."""
    layer_of = _layers(nodes, hops)
    chains = {hop.id: _chain(hop, layer_of) for hop in hops if layer_of[hop.source] != layer_of[hop.target]}
    layers = _fill_layers(nodes, layer_of, chains.values())
    links = _links(chains.values())
    ordered = _order(layers, links)
    heights = {item: boxes[item].height if item in boxes else 0.0 for layer in ordered for item in layer}
    ys = _settle(ordered, links, heights)
    layer_edges, edges = _horizontal(nodes, layer_of, ordered, boxes)
    centres = {node.id: (sum(layer_edges[layer_of[node.id]]) / 2, ys[node.id]) for node in nodes}
    points = {
        hop: tuple((x, ys[item]) for item in chain[1:-1] for x in layer_edges[_layer(item)])
        for hop, chain in chains.items()
    }
    oriented = {hop.id: _from_upper(hop, points.get(hop.id, ()), layer_of) for hop in hops}
    return ColumnLayout(centres, oriented, _bands(nodes, edges, ys, heights))


def shown_columns(nodes: Iterable[LineageNode]) -> tuple[ColumnKey, ...]:
    """The columns to draw: all levels, and agreements or documents of unknown level where there are any."""
    used = {node.column for node in nodes}
    return tuple(column for column in COLUMNS if column in used or column not in OPTIONAL_COLUMNS)


def _from_upper(hop: LineageHop, points: tuple[Point, ...], layer_of: Mapping[str, int]) -> tuple[Point, ...]:
    return points if layer_of[hop.upper] <= layer_of[hop.lower] else points[::-1]


def _layers(nodes: Sequence[LineageNode], hops: Iterable[LineageHop]) -> dict[str, int]:
    """Layer numbers from the left without gaps: level first, then depth within the level."""
    column = {node.id: COLUMNS.index(node.column) for node in nodes}
    within: nx.DiGraph[str] = nx.DiGraph()
    within.add_nodes_from(column)
    within.add_edges_from((hop.upper, hop.lower) for hop in hops if column[hop.upper] == column[hop.lower])
    rank = {node: (column[node], depth) for node, depth in _depths(within).items()}
    number = {rank_: index for index, rank_ in enumerate(sorted(set(rank.values())))}
    return {node.id: number[rank[node.id]] for node in nodes}


def _depths(graph: nx.DiGraph[str]) -> dict[str, int]:
    """Longest way from a source, at most `_MAX_DEPTH`; documents that rest on each other share a depth."""
    condensed = nx.condensation(graph)
    depth: dict[int, int] = {}
    for part in nx.topological_sort(condensed):
        depth[part] = min(_MAX_DEPTH, max((depth[before] + 1 for before in condensed.predecessors(part)), default=0))
    mapping: dict[str, int] = condensed.graph["mapping"]
    return {node: depth[mapping[node]] for node in graph}


def _chain(hop: LineageHop, layer_of: Mapping[str, int]) -> list[Item]:
    """The hop as items of neighbouring layers, from left to right."""
    left, right = sorted((hop.source, hop.target), key=layer_of.__getitem__)
    between = range(layer_of[left] + 1, layer_of[right])
    return [left, *(f"{hop.id}\x1f{layer}" for layer in between), right]


def _layer(waypoint: Item) -> int:
    return int(waypoint.rpartition("\x1f")[2])


def _fill_layers(
    nodes: Sequence[LineageNode], layer_of: Mapping[str, int], chains: Iterable[list[Item]]
) -> list[list[Item]]:
    layers: dict[int, list[Item]] = defaultdict(list)
    for node in nodes:
        layers[layer_of[node.id]].append(node.id)
    for chain in chains:
        for waypoint in chain[1:-1]:
            layers[_layer(waypoint)].append(waypoint)
    return [layers[number] for number in sorted(layers)]


def _links(chains: Iterable[list[Item]]) -> tuple[dict[Item, list[Item]], dict[Item, list[Item]]]:
    """For each item its neighbours on the left and those on the right."""
    left: dict[Item, list[Item]] = defaultdict(list)
    right: dict[Item, list[Item]] = defaultdict(list)
    for chain in chains:
        for a, b in pairwise(chain):
            right[a].append(b)
            left[b].append(a)
    return left, right


def _order(
    layers: list[list[Item]], links: tuple[Mapping[Item, list[Item]], Mapping[Item, list[Item]]]
) -> list[list[Item]]:
    """Sweep right and left, sorting each layer by its neighbours' mean place; keep the order that crosses least."""
    left, right = links
    best, best_crossings = [list(layer) for layer in layers], _crossings(layers, right)
    current = [list(layer) for layer in layers]
    for sweep in range(_SWEEPS):
        neighbours, numbers = (
            (left, range(1, len(layers))) if sweep % 2 == 0 else (right, range(len(layers) - 2, -1, -1))
        )
        for number in numbers:
            place = {item: index for layer in current for index, item in enumerate(layer)}
            current[number].sort(
                key=lambda item: _mean([place[other] for other in neighbours.get(item, ())], place[item])
            )
        crossings = _crossings(current, right)
        if crossings < best_crossings:
            best, best_crossings = [list(layer) for layer in current], crossings
    return best


def _mean(values: Sequence[float], default: float) -> float:
    return sum(values) / len(values) if values else default


def _crossings(layers: Sequence[Sequence[Item]], right: Mapping[Item, Sequence[Item]]) -> int:
    total = 0
    for layer, following in pairwise(layers):
        place = {item: index for index, item in enumerate(following)}
        seen: list[int] = []
        for item in layer:
            targets = sorted(place[other] for other in right.get(item, ()))
            total += sum(len(seen) - bisect_right(seen, target) for target in targets)
            for target in targets:
                insort(seen, target)
    return total


def _settle(
    layers: Sequence[Sequence[Item]],
    links: tuple[Mapping[Item, list[Item]], Mapping[Item, list[Item]]],
    heights: Mapping[Item, float],
) -> dict[Item, float]:
    """Vertical centres: each item as near to its neighbours' mean as order and heights allow."""
    left, right = links
    ys: dict[Item, float] = {}
    for layer in layers:
        ys |= dict(zip(layer, _isotonic([0.0] * len(layer), [heights[item] for item in layer]), strict=True))
    for sweep in range(2 * _SWEEPS):
        for layer in layers if sweep % 2 == 0 else reversed(layers):
            wanted = [_wanted(item, ys, left, right, heights) for item in layer]
            ys |= dict(zip(layer, _isotonic(wanted, [heights[item] for item in layer]), strict=True))
    return ys


def _wanted(
    item: Item,
    ys: Mapping[Item, float],
    left: Mapping[Item, list[Item]],
    right: Mapping[Item, list[Item]],
    heights: Mapping[Item, float],
) -> float:
    """A box wants to stand between its neighbours; a passing line goes straight on, so that it bends only once."""
    if heights[item] == 0.0:
        return ys[left[item][0]]
    return _mean([ys[other] for other in (*left.get(item, ()), *right.get(item, ()))], ys[item])


def _isotonic(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Least-squares places in the given order without overlap (pool adjacent violators)."""
    offsets, offset = [], 0.0
    for index, height in enumerate(heights):
        if index:
            lines = heights[index - 1] == 0.0 == height
            offset += (heights[index - 1] + height) / 2 + (_LINE_SPACING if lines else _SPACING)
        offsets.append(offset)
    pools: list[tuple[float, int]] = []  # sum and count of wanted place less offset
    for want, shift in zip(wanted, offsets, strict=True):
        pool = (want - shift, 1)
        while pools and pools[-1][0] / pools[-1][1] > pool[0] / pool[1]:
            last = pools.pop()
            pool = (last[0] + pool[0], last[1] + pool[1])
        pools.append(pool)
    bases = [total / count for total, count in pools for _ in range(count)]
    return [base + shift for base, shift in zip(bases, offsets, strict=True)]


def _horizontal(
    nodes: Sequence[LineageNode],
    layer_of: Mapping[str, int],
    layers: Sequence[Sequence[Item]],
    boxes: Mapping[str, Box],
) -> tuple[list[tuple[float, float]], dict[ColumnKey, tuple[float, float]]]:
    """Left and right of each layer's boxes and of each band; an empty level keeps a narrow band."""
    column_of = {layer_of[node.id]: node.column for node in nodes}
    layer_edges: list[tuple[float, float]] = []
    edges: dict[ColumnKey, tuple[float, float]] = {}
    x = 0.0
    for column in shown_columns(nodes):
        start = x
        numbers = [number for number in range(len(layers)) if column_of[number] == column]
        for number in numbers:
            width = max(boxes[item].width for item in layers[number] if item in boxes)
            x += _BAND_PADDING
            layer_edges.append((x, x + width))
            x += width + _BAND_PADDING + (_DEPTH_GAP if number != numbers[-1] else 0.0)
        x = x if numbers else start + _EMPTY_BAND
        edges[column] = (start, x)
        x += _BAND_GAP
    return layer_edges, edges


def _bands(
    nodes: Sequence[LineageNode],
    edges: Mapping[ColumnKey, tuple[float, float]],
    ys: Mapping[Item, float],
    heights: Mapping[Item, float],
) -> tuple[Band, ...]:
    top = min((ys[item] - heights[item] / 2 for item in ys), default=0.0) - _HEADING
    bottom = max((ys[item] + heights[item] / 2 for item in ys), default=0.0) + _BAND_PADDING
    spare = max(0.0, _FLATTEST * max(right for _, right in edges.values()) - (bottom - top))
    top, bottom = top - spare * 0.3, bottom + spare * 0.7
    counts = {column: sum(node.column == column for node in nodes) for column in COLUMNS}
    return tuple(Band(column, *edges[column], top, bottom, counts[column]) for column in edges)
