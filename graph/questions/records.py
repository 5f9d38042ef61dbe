"""Rows of a Cypher engine as records, and the passage behind an edge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ontology.records import Edge, Node, Properties, Subgraph, Value


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a statement stands: `text[start:end] == quote` in the text of `source`.

    `document` is the document that says it, `source` the file it was read from (empty for what the gazetteer knows).
    `start` and `end` are None where the statement rests on no single passage.
    """

    document: str
    source: str
    start: int | None
    end: int | None
    quote: str
    confidence: float
    method: str


def passage(edge: Edge) -> Passage:
    """The passage on which an edge rests; its key begins with the source's id."""
    start, end = edge.properties.get("start"), edge.properties.get("end")
    return Passage(
        document=text(edge.properties, "sourceDocument"),
        source=edge.key.partition("|")[0],
        start=start if isinstance(start, int) else None,
        end=end if isinstance(end, int) else None,
        quote=text(edge.properties, "quote"),
        confidence=confidence(edge),
        method=text(edge.properties, "method"),
    )


def passages(edges: Iterable[Edge]) -> tuple[Passage, ...]:
    """The different passages of some edges, surest first."""
    found = dict.fromkeys(passage(edge) for edge in edges)
    return tuple(sorted(found, key=lambda one: (-one.confidence, one.document, one.start or 0)))


def confidence(edge: Edge) -> float:
    """How sure the reading was, from 0 to 1."""
    value = edge.properties.get("confidence", 1.0)
    return float(value) if isinstance(value, (int, float)) else 1.0


def node(value: Mapping[str, Any]) -> Node:
    """A node as the engine returns it."""
    return Node(value["id"], value["label"], _properties(value["properties"]))


def edge(value: Mapping[str, Any], source: str, target: str) -> Edge:
    """A relationship as the engine returns it, with the ids of its ends."""
    return Edge(source, target, value["type"], value["key"], _properties(value["properties"]))


def text(properties: Properties, key: str) -> str:
    """The property as text; empty where there is none."""
    value = properties.get(key)
    return "" if value is None else str(value)


def subgraph(nodes: Iterable[Node], edges: Iterable[Edge]) -> Subgraph:
    """Nodes by id and edges by key, none twice; edges whose ends are not among the nodes are left out."""
    by_id = {one.id: one for one in nodes}
    by_key = {one.key: one for one in edges if one.source in by_id and one.target in by_id}
    return Subgraph(tuple(by_id[name] for name in sorted(by_id)), tuple(by_key[key] for key in sorted(by_key)))


def _properties(values: Mapping[str, Any]) -> dict[str, Value]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
