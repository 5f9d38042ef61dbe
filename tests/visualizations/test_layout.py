from __future__ import annotations

import math
import random
from itertools import combinations

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from visualizations.geometry import Point, Size, frame
from visualizations.layout import network_positions, remove_overlaps, stress_layout


def overlapping(points: dict[str, Point], sizes: dict[str, Size]) -> list[tuple[str, str]]:
    return [
        (a, b)
        for a, b in combinations(points, 2)
        if abs(points[a][0] - points[b][0]) < (sizes[a][0] + sizes[b][0]) / 2 - 0.2
        and abs(points[a][1] - points[b][1]) < (sizes[a][1] + sizes[b][1]) / 2 - 0.2
    ]


names = st.integers(0, 30).map(str)
graphs = st.lists(st.tuples(names, names), max_size=60)
boxes = st.dictionaries(names, st.tuples(st.floats(4, 200), st.floats(4, 90)), min_size=1, max_size=30)


@given(graphs, boxes)
@settings(max_examples=60, deadline=None)
def test_no_two_boxes_overlap(edges: list[tuple[str, str]], sizes: dict[str, Size]) -> None:
    known = [(a, b) for a, b in edges if a in sizes and b in sizes]
    points = network_positions(known, sizes)
    assert set(points) == set(sizes)
    assert overlapping(points, sizes) == []


def test_the_same_graph_gives_the_same_picture() -> None:
    chance = random.Random(3)
    edges = [(str(chance.randrange(40)), str(chance.randrange(40))) for _ in range(60)]
    sizes: dict[str, Size] = {str(i): (80.0, 40.0) for i in range(40)}
    assert network_positions(edges, sizes) == network_positions(list(reversed(edges)), sizes)


def test_boxes_on_one_spot_are_parted() -> None:
    points = {str(i): (0.0, 0.0) for i in range(12)}
    sizes: dict[str, Size] = dict.fromkeys(points, (50.0, 20.0))
    assert overlapping(remove_overlaps(points, sizes), sizes) == []


def test_neighbours_stand_nearer_than_strangers() -> None:
    graph = nx.path_graph([str(i) for i in range(10)])
    at = dict(zip(graph, stress_layout(graph, list(graph)), strict=True))
    assert math.dist(at["0"], at["9"]) > 3 * math.dist(at["0"], at["1"])


def test_unconnected_parts_fill_the_page_instead_of_a_line() -> None:
    edges = [(f"{i}a", f"{i}b") for i in range(30)]
    sizes: dict[str, Size] = {name: (90.0, 50.0) for edge in edges for name in edge}
    left, top, right, bottom = frame(network_positions(edges, sizes), sizes)
    assert 0.6 < (right - left) / (bottom - top) < 3.2
    filled = sum(width * height for width, height in sizes.values()) / ((right - left) * (bottom - top))
    assert filled > 0.25


def test_nothing_to_lay_out() -> None:
    assert network_positions([], {}) == {}
