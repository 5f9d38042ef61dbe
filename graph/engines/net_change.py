"""Many changes folded into one: the state in which each node and edge that they touch ends up.

Writing the net of a batch costs one pass over the engine instead of one per document.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.engines.base import Change
from ontology.records import Edge, Node


@dataclass(slots=True)
class NetChange:
    """Nodes by id and edges by key as they shall be; None where they shall not be."""

    commit: int = 0
    nodes: dict[str, Node | None] = field(default_factory=dict)
    edges: dict[str, Edge | None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.commit > 0

    def kept_nodes(self) -> list[Node]:
        """Nodes that shall be, as they shall be."""
        return [node for node in self.nodes.values() if node is not None]

    def gone_nodes(self) -> list[str]:
        """Ids of nodes that shall not be."""
        return [identifier for identifier, node in self.nodes.items() if node is None]

    def kept_edges(self) -> list[Edge]:
        """Edges that shall be, as they shall be."""
        return [edge for edge in self.edges.values() if edge is not None]


def fold(changes: Iterable[Change]) -> NetChange:
    """Fold changes in their order; the last word on a node or edge counts."""
    net = NetChange()
    for change in changes:
        net.commit = max(net.commit, change.commit)
        net.edges |= dict.fromkeys(change.removed_edges)
        net.nodes |= dict.fromkeys(change.removed_nodes)
        net.nodes |= {node.id: node for node in change.nodes}
        net.edges |= {edge.key: edge for edge in change.edges}
    return net
