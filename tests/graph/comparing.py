"""What the real engines hold, in the form in which it can be compared with what they should hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pyoxigraph import Quad
from pyoxigraph import Store as Quads

from graph.engines.cypher_kglite import KgliteEngine
from graph.engines.generations import latest
from graph.engines.sparql_oxigraph import published
from graph.projection import CYPHER, SPARQL
from ontology.rdf import ontology_quads, to_quads
from tests.graph.examples import MemoryEngine

_NODES = "MATCH (n) RETURN n.id AS id, n AS node"
_EDGES = "MATCH (a)-[r]->(b) RETURN a.id AS source, b.id AS target, r AS edge"


def cypher_graph(directory: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Nodes by id and edges by key, as a reader of the data directory sees them."""
    engine = KgliteEngine(directory / CYPHER, read_only=True)
    nodes = {row["id"]: (row["node"]["label"], row["node"]["properties"]) for row in engine.read(_NODES)}
    rows = engine.read(_EDGES)
    edges = {row["edge"]["key"]: (row["source"], row["target"], row["edge"]["type"]) for row in rows}
    assert len(edges) == len(rows), "a key is there twice"
    engine.close()
    return nodes, edges


def expected_cypher(memory: MemoryEngine) -> tuple[dict[str, Any], dict[str, Any]]:
    nodes = {node.id: (node.label, _listed(node.properties)) for node in memory.nodes.values()}
    return nodes, {edge.key: (edge.source, edge.target, edge.type) for edge in memory.edges.values()}


def sparql_quads(directory: Path) -> set[Quad]:
    """All quads, as a reader sees them."""
    newest = latest(published(directory / SPARQL))
    return set(Quads.read_only(str(newest.path))) if newest else set()


def expected_quads(memory: MemoryEngine) -> set[Quad]:
    quads = {quad for source, graph in memory.graphs.items() for quad in to_quads(graph, source)}
    return quads | set(ontology_quads())


def _listed(properties: Any) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in properties.items()}
