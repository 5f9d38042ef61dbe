"""Small network measures for the views, with networkx: who is central, what hangs together, how two units connect."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import networkx as nx

from ontology.records import Edge, Subgraph


def degrees(graph: Subgraph) -> dict[str, int]:
    """For each node the number of different neighbours; parallel statements count once."""
    return dict(_simple(graph).degree())


def strengths(graph: Subgraph) -> dict[str, int]:
    """For each node the number of statements about it; parallel ones count each."""
    return dict(_simple(graph).degree(weight="support"))


def centrality(graph: Subgraph) -> Mapping[str, float]:
    """Betweenness from 0 to 1: how often a node lies on the shortest ways between others."""
    return dict(nx.betweenness_centrality(_simple(graph)))


def components(graph: Subgraph) -> tuple[tuple[str, ...], ...]:
    """Groups of nodes that hang together, largest first."""
    groups = (tuple(sorted(group)) for group in nx.connected_components(_simple(graph)))
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))


def shortest_path(graph: Subgraph, source: str, target: str) -> tuple[Edge, ...]:
    """The statements along a shortest way between two nodes, whatever their direction; empty where there is none.

    Of parallel statements the surest is taken.

    Raises:
        KeyError: one of the nodes is not in the graph.
    """
    simple = _simple(graph)
    for name in (source, target):
        if name not in simple:
            raise KeyError(name)
    if not nx.has_path(simple, source, target):
        return ()
    way = nx.shortest_path(simple, source, target)
    return tuple(simple.edges[first, second]["best"] for first, second in pairwise(way))


def _simple(graph: Subgraph) -> nx.Graph[str]:
    """Undirected, one edge for all statements between two nodes: `support` counts them, `best` is the surest."""
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(node.id for node in graph.nodes)
    for edge in sorted(graph.edges, key=_surest_first):
        if edge.source == edge.target:
            continue
        if simple.has_edge(edge.source, edge.target):
            simple.edges[edge.source, edge.target]["support"] += 1
        else:
            simple.add_edge(edge.source, edge.target, support=1, best=edge)
    return simple


def _surest_first(edge: Edge) -> tuple[float, str]:
    value = edge.properties.get("confidence", 1.0)
    return (-float(value) if isinstance(value, (int, float)) else -1.0, edge.key)
