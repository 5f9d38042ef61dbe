"""The one place that speaks to pyvis: nodes and edges in, the JSON that vis-network draws out.

pyvis's own page is not used: it loads from CDNs, escapes nothing and moves while it is read. Its `Network` is taken for
what it is good at, building vis-network's data; our template draws that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

OPTIONS: Mapping[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "hoverConnectedEdges": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "keyboard": {"enabled": False},
    },
    "nodes": {"borderWidth": 1.5, "labelHighlightBold": False},
    "edges": {"hoverWidth": 1, "selectionWidth": 2, "arrowStrikethrough": False},
}


def drawing(nodes: Iterable[Mapping[str, Any]], edges: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """`{"nodes": […], "edges": […], "options": {…}}` as vis-network takes them.

    Args:
        nodes: Each with `id`, `label`, `shape` and any vis-network node option.
        edges: Each with `from`, `to`, `arrows` and any vis-network edge option.
    """
    from pyvis.network import Network  # loads IPython, which takes a second: only when something is drawn

    # A directed network is the only one in which pyvis keeps parallel edges.
    network = Network(directed=True)
    for node in nodes:
        network.add_node(node["id"], **{key: value for key, value in node.items() if key != "id"})
    for edge in edges:
        options = {key: value for key, value in edge.items() if key not in ("from", "to")}
        network.add_edge(edge["from"], edge["to"], **options)
    network.set_options(json.dumps(OPTIONS))
    return {"nodes": network.nodes, "edges": network.edges, "options": network.options}
