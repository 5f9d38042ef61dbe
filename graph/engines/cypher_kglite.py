"""Cypher in this process: KGLite 0.21.2, in memory, with a durable snapshot for every `apply`.

The snapshot's name carries the commit, so graph and commit become durable in the same `rename`
(`graph.engines.generations`). Saving costs 0.2 s for 50,000 nodes with 200,000 edges, so callers apply batches.

What KGLite does differently from Neo4j and how it is met here:

- A node without `title` answers its name or an invented one: every node is written with a `title`, if need be null.
- A node without `type` answers its label; `cypher_values` leaves that out of nodes that are returned whole.
- Looking up an edge by a property scans all edges: a uniqueness constraint on `key`, one per type, is also the index.
"""

from __future__ import annotations

import itertools
import threading
import warnings
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import kglite

from graph.engines import cypher_values, generations
from graph.engines.base import Change
from graph.engines.net_change import NetChange, fold
from graph.errors import InvalidRequest, LibraryCorrupt
from ontology.records import Edge, Node

_CHUNK = 10_000
_T = TypeVar("_T")

kglite.set_query_warning_policy("silent")
warnings.filterwarnings("ignore", category=kglite.MappedFallbackWarning)  # we load columns into memory anyway


class KgliteEngine:
    """The merged graph of all sources.

    Args:
        directory: where the snapshots live; made when something is written.
        read_only: never write, and follow the snapshots that another process publishes.
    """

    def __init__(self, directory: Path, *, read_only: bool = False) -> None:
        self._directory = directory
        self._read_only = read_only
        self._turn = threading.Lock()
        self._generation: generations.Generation | None = None
        self._reload()

    def applied(self) -> int:
        """The commit of the snapshot in use; 0 for an empty graph."""
        self._follow()
        return self._generation.commit if self._generation else 0

    def apply(self, changes: Iterable[Change]) -> None:
        """Write the net of all changes, then publish one snapshot. After an error the last snapshot is in use again."""
        self._must_write()
        net = fold(changes)
        if not net:
            return
        try:
            _write(self._graph, net)
            self._publish(net.commit)
        except BaseException:
            self._reload()
            raise

    def clear(self) -> None:
        """Publish an empty graph at commit 0."""
        self._must_write()
        self._graph = kglite.KnowledgeGraph()
        self._publish(0)

    def close(self) -> None:
        """Release the memory."""
        self._graph, self._generation = kglite.KnowledgeGraph(), None
        self._view = self._graph.freeze()

    def read(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Rows of one of our own reading statements; texts from outside go through `graph.engines.query`.

        Any thread may read: what it sees is what was last published, also while another thread applies changes.
        """
        result = self._follow().cypher(statement, params=dict(parameters or {}))
        return [cypher_values.plain_row(row) for row in result]

    def _follow(self) -> Any:
        """The published graph; readers look for a newer one. Threads wait here, so that none goes back to an older."""
        if self._read_only:
            with self._turn:
                if generations.latest(self._directory) != self._generation:
                    self._reload()
        return self._view

    def _reload(self) -> None:
        self._graph, self._generation = _load_newest(self._directory)
        self._view = self._graph.freeze()

    def _must_write(self) -> None:
        if self._read_only:
            raise InvalidRequest("this engine was opened for reading; open it without read_only to write")

    def _publish(self, commit: int) -> None:
        self._generation = generations.publish(self._directory, commit, lambda path: self._graph.save(str(path)))
        self._view = self._graph.freeze()


def _load_newest(directory: Path) -> tuple[Any, generations.Generation | None]:
    """The newest snapshot. One that a writer sweeps away while it is being opened is no error: a newer one is there."""
    while (generation := generations.latest(directory)) is not None:
        try:
            return kglite.load(str(generation.path), storage="memory", columns="memory"), generation
        except kglite.KgError as error:
            if generations.latest(directory) == generation:
                reason = "the Cypher snapshot does not load; run “hoptac rebuild”"
                raise LibraryCorrupt(f"{generation.path}: {reason}") from error
    return kglite.KnowledgeGraph(), None


def _write(graph: Any, net: NetChange) -> None:
    labels = _labels(graph, net.nodes)
    relabelled = [node.id for node in net.kept_nodes() if labels.get(node.id, node.label) != node.label]
    edges = [*_edges_at(graph, relabelled, net.edges), *net.kept_edges()]
    _delete_edges(graph, [*net.edges])
    _delete_nodes(graph, [*net.gone_nodes(), *relabelled])
    _merge_nodes(graph, net.kept_nodes())
    _create_edges(graph, edges)


def _labels(graph: Any, identifiers: Iterable[str]) -> dict[str, str]:
    statement = "UNWIND $ids AS id MATCH (n {id: id}) RETURN id, labels(n)[0] AS label"
    rows = (row for ids in _chunks(sorted(set(identifiers))) for row in graph.cypher(statement, params={"ids": ids}))
    return {row["id"]: row["label"] for row in rows}


def _edges_at(graph: Any, identifiers: Sequence[str], except_keys: Container[str]) -> list[Edge]:
    """A label is fixed for a KGLite node: where it changes, the node is made anew and these, its edges, with it."""
    if not identifiers:
        return []
    found = {}
    for pattern in ("(a {id: id})-[r]->(b)", "(b {id: id})<-[r]-(a)"):
        statement = f"UNWIND $ids AS id MATCH {pattern} RETURN a.id AS source, r AS edge, b.id AS target"
        for row in map(cypher_values.plain_row, graph.cypher(statement, params={"ids": identifiers})):
            edge = row["edge"]
            found[edge["key"]] = Edge(row["source"], row["target"], edge["type"], edge["key"], edge["properties"])
    return [edge for key, edge in found.items() if key not in except_keys]


def _delete_edges(graph: Any, keys: Sequence[str]) -> None:
    for row in graph.cypher("CALL db.relationshipTypes() YIELD relationshipType AS type RETURN type").to_list():
        for chunk in _chunks(keys):
            statement = f"UNWIND $keys AS key MATCH ()-[r:{_name(row['type'])} {{key: key}}]->() DELETE r"
            graph.cypher(statement, params={"keys": chunk})


def _delete_nodes(graph: Any, identifiers: Sequence[str]) -> None:
    for chunk in _chunks(identifiers):
        graph.cypher("UNWIND $ids AS id MATCH (n {id: id}) DETACH DELETE n", params={"ids": chunk})


def _merge_nodes(graph: Any, nodes: Iterable[Node]) -> None:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in nodes:
        groups[node.label].append({"title": None} | _values(node.properties) | {"id": node.id})
    for label, rows in groups.items():
        statement = f"UNWIND $rows AS row MERGE (n:{_name(label)} {{id: row.id}}) SET n = row"
        for chunk in _chunks(rows):
            graph.cypher(statement, params={"rows": chunk})


def _create_edges(graph: Any, edges: Sequence[Edge]) -> None:
    labels = _labels(graph, (end for edge in edges for end in (edge.source, edge.target)))
    groups: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for edge in edges:
        if edge.source not in labels or edge.target not in labels:
            raise InvalidRequest(f"edge {edge.key}: {edge.source} or {edge.target} is not a node of the graph")
        row = {"source": edge.source, "target": edge.target, "values": _values(edge.properties) | {"key": edge.key}}
        groups[labels[edge.source], edge.type, labels[edge.target]].append(row)
    _index_keys(graph, {kind for _, kind, _ in groups})
    for (source, kind, target), rows in groups.items():
        statement = (
            f"UNWIND $rows AS row MATCH (a:{_name(source)} {{id: row.source}}), (b:{_name(target)} {{id: row.target}}) "
            f"CREATE (a)-[r:{_name(kind)}]->(b) SET r = row.values"
        )
        for chunk in _chunks(rows):
            graph.cypher(statement, params={"rows": chunk})


def _index_keys(graph: Any, kinds: Iterable[str]) -> None:
    for kind in sorted(kinds):
        name = _name(f"key_{kind}")
        graph.cypher(f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR ()-[r:{_name(kind)}]-() REQUIRE r.key IS UNIQUE")


def _values(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in properties.items()}


def _name(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _chunks(items: Sequence[_T]) -> Iterator[list[_T]]:
    iterator = iter(items)
    while chunk := list(itertools.islice(iterator, _CHUNK)):
        yield chunk
