"""What an engine must do, and the change that brings it from one commit of the library to the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from ontology.records import Edge, Node, Subgraph


@dataclass(frozen=True, slots=True)
class Change:
    """One commit of the library, as the engines see it: one source added, replaced or removed.

    `contribution` is what the source alone says (None: it was removed), for engines that keep a named graph per source.
    The rest is for engines that keep one merged graph: nodes as all sources together now have them, ids of nodes that
    nobody mentions any more, edges of this source that are new or changed, keys of its edges that are gone.
    """

    commit: int
    source: str
    contribution: Subgraph | None
    nodes: tuple[Node, ...]
    removed_nodes: tuple[str, ...]
    edges: tuple[Edge, ...]
    removed_edges: tuple[str, ...]


class Engine(Protocol):
    """A projection. Applying a change twice is the same as once; after a crash `applied` tells where to go on."""

    def applied(self) -> int:
        """The last commit that is durably in the engine; 0 for an empty one."""

    def apply(self, changes: Iterable[Change]) -> None:
        """Apply changes in order and make them durable."""

    def clear(self) -> None:
        """Back to empty, at commit 0."""

    def close(self) -> None:
        """Release files and memory."""


@runtime_checkable
class Filled(Protocol):
    """An engine with a faster way from empty to whole than `apply`, which may be interrupted."""

    def fill(self, changes: Iterable[Change], head: int) -> None:
        """Write the changes of `Library.snapshot`, which lead to `head`; goes on where a killed call stopped."""


class CypherReader(Protocol):
    """What the questions need: run our own Cypher in this process. Text from outside goes to `graph.engines.query`."""

    def read(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Rows of a reading statement, by column; nodes, relationships and paths as in `cypher_values`."""


class CypherEngine(Engine, CypherReader, Protocol):
    """A projection that answers Cypher."""
