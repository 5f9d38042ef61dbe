"""Positions for the cooperation network: stress minimisation, overlap removal, packing of what is not connected.

networkx brings the graph (components, distances). Its own layouts need numpy, and the good one scipy: 150 MB for one
function, so the stress is minimised here by gradient steps over pairs (Zheng, Pawar, Goodman: "Graph Drawing by
Stochastic Gradient Descent", 2018), sparsely by pivots when the graph is large. The same input gives the same picture.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping, Sequence

import networkx as nx

from visualizations.geometry import Point, Size, frame
from visualizations.packing import pack

_FULL_PAIRS = 260  # nodes; above, each node keeps its neighbours and the pivots only
_PIVOTS = 14
_ROUNDS, _ROUNDS_IN_LARGE = 26, 18
_GAP = 14.0
_FULLEST = 0.3  # share of the page that boxes may take before they are pushed apart


def network_positions(
    edges: Iterable[tuple[str, str]], sizes: Mapping[str, Size], *, edge_length: float = 120.0, aspect: float = 1.35
) -> dict[str, Point]:
    """Centres of boxes of the given sizes (pixels) that do not overlap.

    Args:
        edges: Pairs of node ids; direction and repetition do not matter.
        sizes: Width and height that each node needs with its label, in the order that breaks ties.
        edge_length: Wanted length of an edge in pixels.
        aspect: Width to height of the whole.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sizes)
    graph.add_edges_from((a, b) for a, b in edges if a != b)
    order = {node: index for index, node in enumerate(sizes)}
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(order[node] for node in part)))
    drawn = [_component(graph, sorted(part, key=order.__getitem__), sizes, edge_length, aspect) for part in parts]
    return _centred(pack(drawn, list(graph.edges), sizes, aspect), sizes)


def _component(
    graph: nx.Graph[str], nodes: Sequence[str], sizes: Mapping[str, Size], edge_length: float, aspect: float
) -> dict[str, Point]:
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    points = stress_layout(graph.subgraph(nodes), nodes)
    scaled = {node: (x * edge_length, y * edge_length) for node, (x, y) in zip(nodes, points, strict=True)}
    return remove_overlaps(_lie_down(scaled, aspect), sizes)


def stress_layout(graph: nx.Graph[str], nodes: Sequence[str]) -> list[Point]:
    """Positions of a connected graph's nodes, in edge lengths, whose distances come near to the paths' lengths."""
    chance = random.Random(20230)  # noqa: S311  (a picture, not a secret)
    index = {node: number for number, node in enumerate(nodes)}
    pairs = _pairs(graph, nodes, index)
    span = math.sqrt(len(nodes))
    xs = [chance.uniform(-span, span) for _ in nodes]
    ys = [chance.uniform(-span, span) for _ in nodes]
    rounds = _ROUNDS if len(nodes) <= _FULL_PAIRS else _ROUNDS_IN_LARGE
    for step in _steps(max(pair[2] for pair in pairs), rounds):
        chance.shuffle(pairs)
        _relax(xs, ys, pairs, step)
    return list(zip(xs, ys, strict=True))


def _pairs(graph: nx.Graph[str], nodes: Sequence[str], index: Mapping[str, int]) -> list[tuple[int, int, float]]:
    """(i, j, wanted distance); hubs get longer edges so that their leaves have room."""
    sources = nodes if len(nodes) <= _FULL_PAIRS else _pivots(graph, nodes)
    found: dict[tuple[int, int], float] = {}
    for source in sources:
        for node, distance in nx.single_source_shortest_path_length(graph, source).items():
            if node != source:
                i, j = sorted((index[source], index[node]))
                found[i, j] = float(distance)
    for a, b in graph.edges:
        i, j = sorted((index[a], index[b]))
        common = graph.degree[a] + graph.degree[b]
        found[i, j] = 0.75 + 0.16 * math.sqrt(common)
    return [(i, j, distance) for (i, j), distance in sorted(found.items())]


def _pivots(graph: nx.Graph[str], nodes: Sequence[str]) -> list[str]:
    """Nodes far from each other: each the farthest from those chosen before, after the best connected."""
    chosen = [max(nodes, key=lambda node: graph.degree[node])]
    nearest = dict.fromkeys(nodes, math.inf)
    while len(chosen) < _PIVOTS:
        for node, distance in nx.single_source_shortest_path_length(graph, chosen[-1]).items():
            nearest[node] = min(nearest[node], distance)
        chosen.append(max(nodes, key=nearest.__getitem__))
    return chosen


def _steps(longest: float, rounds: int) -> list[float]:
    """The schedule of the paper: from a step that satisfies the longest pair down to one that settles."""
    first, last = longest * longest, 0.1
    decay = math.log(last / first) / (rounds - 1)
    return [first * math.exp(decay * round_) for round_ in range(rounds)]


def _relax(xs: list[float], ys: list[float], pairs: Sequence[tuple[int, int, float]], step: float) -> None:
    for i, j, wanted in pairs:
        dx, dy = xs[i] - xs[j], ys[i] - ys[j]
        distance = math.sqrt(dx * dx + dy * dy) or 1e-6
        move = min(step / (wanted * wanted), 1.0) * (distance - wanted) / (2 * distance)
        xs[i] -= move * dx
        ys[i] -= move * dy
        xs[j] += move * dx
        ys[j] += move * dy


def _lie_down(points: Mapping[str, Point], aspect: float) -> dict[str, Point]:
    """Turn the picture so that its longer axis lies, then stretch it a little towards the page's aspect."""
    count = len(points)
    mean_x = sum(x for x, _ in points.values()) / count
    mean_y = sum(y for _, y in points.values()) / count
    xx = sum((x - mean_x) ** 2 for x, _ in points.values())
    yy = sum((y - mean_y) ** 2 for _, y in points.values())
    xy = sum((x - mean_x) * (y - mean_y) for x, y in points.values())
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(-angle), math.sin(-angle)
    stretch = math.sqrt(aspect)
    return {
        node: (
            ((x - mean_x) * cos - (y - mean_y) * sin) * stretch,
            ((x - mean_x) * sin + (y - mean_y) * cos) / math.sqrt(stretch),
        )
        for node, (x, y) in points.items()
    }


def remove_overlaps(points: Mapping[str, Point], sizes: Mapping[str, Size], gap: float = _GAP) -> dict[str, Point]:
    """Push boxes apart along the shorter way until none overlap; where that is stuck, everything is spread a little."""
    nodes = list(points)
    room = _room_needed(points, sizes, gap)
    xs, ys = [points[node][0] * room for node in nodes], [points[node][1] * room for node in nodes]
    widths, heights = [sizes[node][0] + gap for node in nodes], [sizes[node][1] + gap for node in nodes]
    round_, patience = 0, 40 if len(nodes) <= _FULL_PAIRS else 12
    while _push_apart(xs, ys, widths, heights):
        round_ += 1
        if round_ % patience == 0:
            xs, ys = [x * 1.1 for x in xs], [y * 1.1 for y in ys]
    return dict(zip(nodes, zip(xs, ys, strict=True), strict=True))


def _room_needed(points: Mapping[str, Point], sizes: Mapping[str, Size], gap: float) -> float:
    """How much to spread points before pushing: in a heap of many boxes, pushing alone takes hundreds of rounds."""
    left, top, right, bottom = frame(points, sizes)
    boxes = sum((width + gap) * (height + gap) for width, height in (sizes[node] for node in points))
    share = boxes / ((right - left) * (bottom - top))
    return max(1.0, math.sqrt(share / _FULLEST)) if len(points) > _FULL_PAIRS else 1.0


def _push_apart(xs: list[float], ys: list[float], widths: Sequence[float], heights: Sequence[float]) -> bool:
    """One round over near pairs; true while something had to move."""
    moved = False
    for i, j in _near_pairs(xs, ys, widths, heights):
        dx, dy = xs[j] - xs[i], ys[j] - ys[i]
        over_x = (widths[i] + widths[j]) / 2 - abs(dx)
        over_y = (heights[i] + heights[j]) / 2 - abs(dy)
        if over_x <= 1e-6 or over_y <= 1e-6:
            continue
        moved = True
        if over_x < over_y:
            push = math.copysign(over_x / 2 + 0.01, dx or (j - i))
            xs[i], xs[j] = xs[i] - push, xs[j] + push
        else:
            push = math.copysign(over_y / 2 + 0.01, dy or (j - i))
            ys[i], ys[j] = ys[i] - push, ys[j] + push
    return moved


def _near_pairs(
    xs: Sequence[float], ys: Sequence[float], widths: Sequence[float], heights: Sequence[float]
) -> list[tuple[int, int]]:
    """Pairs that may overlap: a sweep along x, so that 2,000 boxes take no 2,000,000 comparisons."""
    order = sorted(range(len(xs)), key=lambda i: (xs[i] - widths[i] / 2, i))
    active: list[int] = []
    pairs: list[tuple[int, int]] = []
    for j in order:
        left = xs[j] - widths[j] / 2
        active = [i for i in active if xs[i] + widths[i] / 2 > left]
        near = [i for i in active if abs(ys[i] - ys[j]) < (heights[i] + heights[j]) / 2]
        pairs.extend((min(i, j), max(i, j)) for i in near)
        active.append(j)
    return sorted(pairs)


def _centred(points: Mapping[str, Point], sizes: Mapping[str, Size]) -> dict[str, Point]:
    if not points:
        return {}
    left, top, right, bottom = frame(points, sizes)
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    return {node: (round(x - middle_x, 1), round(y - middle_y, 1)) for node, (x, y) in points.items()}
