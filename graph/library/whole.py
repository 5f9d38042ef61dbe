"""The whole graph, one record at a time, as it was at one moment: what exports read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.library.contributions import contribution_of
from graph.library.database import Database
from graph.library.links import links_from, shards
from graph.library.packing import unpack_edge, unpack_properties
from ontology.records import Edge, Node, Subgraph


class WholeGraph:
    """One state of a library; memory holds one record (or one source's contribution) at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def labels(self) -> tuple[str, ...]:
        """The labels that nodes have, sorted."""
        return tuple(row[0] for row in self._database.rows("SELECT DISTINCT label FROM nodes ORDER BY label"))

    def types(self) -> tuple[str, ...]:
        """The types that edges have, sorted."""
        return tuple(row[0] for row in self._database.rows("SELECT DISTINCT type FROM edges ORDER BY type"))

    def nodes(self, label: str | None = None) -> Iterator[Node]:
        """Nodes by id, all sources merged; those of one label where it is given."""
        statement = "SELECT id, label, properties FROM nodes WHERE ?1 IS NULL OR label = ?1 ORDER BY id"
        for row in self._database.execute(statement, (label,)):
            yield Node(row[0], row[1], unpack_properties(row[2]))

    def edges(self, kind: str | None = None) -> Iterator[Edge]:
        """Edges by key; those of one type where it is given."""
        statement = "SELECT source, target, type, key, properties FROM edges WHERE ?1 IS NULL OR type = ?1 ORDER BY key"
        for row in self._database.execute(statement, (kind,)):
            yield unpack_edge(row)

    def contributions(self) -> Iterator[tuple[str, Subgraph]]:
        """Each source's id with what it alone says, by id."""
        for (source,) in self._database.rows("SELECT id FROM sources ORDER BY id"):
            yield source, contribution_of(self._database, source)

    def links(self) -> Iterator[tuple[str, Subgraph]]:
        """The links between nodes that may be one, as contributions of their own: nobody's text says them."""
        for shard, (_, first) in sorted(shards(self._database).items()):
            yield shard, links_from(self._database, first)


@contextmanager
def whole_graph(directory: Path) -> Iterator[WholeGraph]:
    """The graph of a data directory's library, on a connection of its own; writers go on beside it.

    Raises:
        NotFound: there is no library here.
    """
    database = Database(directory, write=False)
    try:
        with database.transaction():
            yield WholeGraph(database)
    finally:
        database.close()
