from __future__ import annotations

import pytest

from graph import measures
from ontology.records import Edge, Node, Subgraph

NODES = tuple(Node(name, "Province") for name in "abcdef")
EDGES = (
    Edge("a", "b", "COOPERATES_WITH", "k1", {"confidence": 0.5}),
    Edge("b", "a", "COOPERATES_WITH", "k2", {"confidence": 0.9}),
    Edge("b", "c", "SUPPORTS", "k3"),
    Edge("c", "d", "BORDERS", "k4"),
    Edge("e", "e", "BORDERS", "k5"),
)
GRAPH = Subgraph(NODES, EDGES)


def test_degrees_count_neighbours_and_strengths_statements() -> None:
    assert measures.degrees(GRAPH) == {"a": 1, "b": 2, "c": 2, "d": 1, "e": 0, "f": 0}
    assert measures.strengths(GRAPH) == {"a": 2, "b": 3, "c": 2, "d": 1, "e": 0, "f": 0}


def test_the_middle_is_central() -> None:
    found = measures.centrality(GRAPH)
    assert found["b"] == found["c"] == pytest.approx(0.2)
    assert found["a"] == found["f"] == 0


def test_what_hangs_together() -> None:
    assert measures.components(GRAPH) == (("a", "b", "c", "d"), ("e",), ("f",))


def test_the_shortest_way_takes_the_surest_statement() -> None:
    assert [edge.key for edge in measures.shortest_path(GRAPH, "a", "d")] == ["k2", "k3", "k4"]
    assert measures.shortest_path(GRAPH, "a", "f") == ()
    assert measures.shortest_path(GRAPH, "a", "a") == ()
    with pytest.raises(KeyError):
        measures.shortest_path(GRAPH, "a", "z")


def test_nothing_measures_nothing() -> None:
    assert measures.components(Subgraph()) == ()
    assert measures.centrality(Subgraph()) == {}
