"""A small network of papers and partners, written for these tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graph.engines.base import Change
from graph.engines.cypher_kglite import KgliteEngine
from ontology.records import Edge, Node, Subgraph, Value


def paper(name: str, date: str = "", label: str = "Document", **values: Value) -> Node:
    return Node(name, label, {"name": name.upper(), **({"date": date} if date else {}), **values})


def said(source: str, kind: str, target: str, by: str = "doc:plan", at: int = 0, **values: Value) -> Edge:
    """A statement of the source `src:<by>`, on the passage that begins at `at`."""
    owner = "src:" + by.partition(":")[2]
    passage: dict[str, Value] = {
        "sourceDocument": by,
        "start": at,
        "end": at + 5,
        "quote": "lời văn",
        "confidence": 0.9,
    }
    return Edge(source, target, kind, f"{owner}|{kind}|{source}|{target}|{at}-{at + 5}", {**passage, **values})


def engine_with(directory: Path, nodes: Sequence[Node], edges: Sequence[Edge]) -> KgliteEngine:
    graph = Subgraph(tuple(nodes), tuple(edges))
    engine = KgliteEngine(directory)
    engine.apply([Change(1, "src:all", graph, graph.nodes, (), graph.edges, ())])
    return engine
