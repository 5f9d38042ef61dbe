"""The two records that every graph here is made of: nodes and edges with properties.

A record says nothing about an engine. `ontology.rdf` turns records into RDF, the Cypher engines write them as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Scalar: TypeAlias = str | int | float | bool
Value: TypeAlias = Scalar | tuple[str, ...]
Properties: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Node:
    """One entity: `id` as in the gold (`loc:tinh-lai-chau`), `label` its most specific class (`Province`)."""

    id: str
    label: str
    properties: Properties = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """One statement of one source: parallel edges of one type are support for each other, never duplicates.

    `type` is the relationship type (`IMPLEMENTS`), `key` identifies the statement: source document, span and relation,
    so that the same document loaded twice gives the same keys.
    """

    source: str
    target: str
    type: str
    key: str
    properties: Properties = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Nodes and edges without duplicates of id or key; every edge's ends are among the nodes."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()

    def node(self, identifier: str) -> Node:
        """The node with this id. Raises `KeyError` where there is none."""
        for node in self.nodes:
            if node.id == identifier:
                return node
        raise KeyError(identifier)

    def __iter__(self) -> Iterator[Node | Edge]:
        """Nodes first, so that a writer that goes in order never meets an edge before its ends."""
        yield from self.nodes
        yield from self.edges
