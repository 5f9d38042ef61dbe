"""How far above or below the centre each document of a lineage stands."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx


def longest_ways(centre: str, hops: Iterable[tuple[str, str]]) -> dict[str, int]:
    """The number of hops on the longest way from the centre to each node that it reaches.

    The longest, because a plan that names both the plan above it and the memorandum above that one stands two steps
    below the memorandum. Documents that refer to each other in a circle share a step.

    >>> longest_ways("plan", [("plan", "memorandum"), ("plan", "letter"), ("letter", "memorandum")])
    {'plan': 0, 'letter': 1, 'memorandum': 2}
    """
    graph: nx.DiGraph[str] = nx.DiGraph(hops)
    graph.add_node(centre)
    circles = nx.condensation(graph)
    home = circles.graph["mapping"]
    steps = {home[centre]: 0}
    for circle in nx.topological_sort(circles):
        for above in circles.successors(circle) if circle in steps else ():
            steps[above] = max(steps.get(above, 0), steps[circle] + 1)
    ranked = sorted(steps.items(), key=lambda item: item[1])
    return {name: step for circle, step in ranked for name in sorted(circles.nodes[circle]["members"])}
