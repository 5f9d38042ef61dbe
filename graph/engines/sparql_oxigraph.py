"""SPARQL 1.1 in this process: Oxigraph on disk, one named graph per source, the ontology in a named graph of its own.

The writer's store is `live/`. Oxigraph says that reading a store which another process writes is undefined, so after
every `apply` the writer publishes a checkpoint (RocksDB hard links, 10–80 ms) as a generation; readers open that.
The commit is in the generation's name. While `apply` works a marker lies beside the store: a writer that was killed
leaves it, and the next one starts again from the newest generation.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from graph.engines import generations
from graph.engines.base import Change
from graph.errors import LibraryBusy, LibraryCorrupt
from ontology.rdf import RdfMapping
from ontology.records import Subgraph

_BULK = 100


class RdfView(Protocol):
    """RDF of what a source says, and of the ontology."""

    def graph_name(self, source: str) -> NamedNode:
        """The named graph of a source."""

    def quads(self, contribution: Subgraph, source: str) -> Iterable[Quad]:
        """What the source says; whatever graph these quads name, they go into `graph_name(source)`."""

    def ontology(self) -> Iterable[Quad]:
        """The ontology, in named graphs of its own."""


class OxigraphEngine:
    """The RDF of every source, on disk.

    Args:
        directory: where the store and its generations live; made when something is written.
        view: how records become RDF; by default as the ontology says.
    """

    def __init__(self, directory: Path, view: RdfView | None = None) -> None:
        self._directory, self._view = directory, view or RdfMapping()
        self._live, self._marker = directory / "live", directory / "writing"
        self._store: Store | None = None
        self._has_ontology = False

    def applied(self) -> int:
        """The commit of the newest generation; 0 where there is none."""
        newest = generations.latest(published(self._directory))
        return newest.commit if newest else 0

    def apply(self, changes: Iterable[Change]) -> None:
        """Replace the graph of each source that changed, then publish one generation."""
        last = {change.source: change for change in changes}
        if not last:
            return
        store = self._open()
        self._marker.touch()
        for change in last.values():
            store.remove_graph(self._view.graph_name(change.source))
        self._extend(store, list(last.values()))
        self._publish(store, max(change.commit for change in last.values()))

    def clear(self) -> None:
        """Publish a store that holds the ontology only, at commit 0."""
        store = self._open()
        self._marker.touch()
        store.clear()
        self._has_ontology = False
        self._publish(store, 0)

    def close(self) -> None:
        """Release the store and its lock."""
        self._store = None

    def _open(self) -> Store:
        if self._store is None:
            self._directory.mkdir(parents=True, exist_ok=True)
            self._store = self._open_or_none()
        if self._store is None or self._marker.exists():
            self._store = None
            self._restore()
            self._store = _open_live(self._live)
        return self._store

    def _open_or_none(self) -> Store | None:
        """The live store; None where it is half written. Opening first tells whether another process is writing now."""
        try:
            return _open_live(self._live)
        except LibraryCorrupt:
            if self._marker.exists():
                return None
            raise

    def _restore(self) -> None:
        """Start again from the newest generation: what was half written is in no reader's view and goes.

        The marker goes last: killed in here, the next one begins here again.
        """
        newest = generations.latest(published(self._directory))
        shutil.rmtree(self._live, ignore_errors=True)
        if newest is not None:
            shutil.copytree(newest.path, self._live, copy_function=_link_or_copy)
        self._has_ontology = False
        self._marker.unlink()

    def _extend(self, store: Store, changes: list[Change]) -> None:
        """Add what the sources say; many at once by files that are sorted outside of the store."""
        quads = (quad for change in changes for quad in self._quads(change))
        if len(changes) < _BULK:
            store.extend(quads)
        else:
            store.bulk_extend(quads)
            store.optimize()

    def _quads(self, change: Change) -> Iterable[Quad]:
        name = self._view.graph_name(change.source)
        for quad in self._view.quads(change.contribution or Subgraph(), change.source):
            yield Quad(quad.subject, quad.predicate, quad.object, name)

    def _publish(self, store: Store, commit: int) -> None:
        self._renew_ontology(store)
        store.flush()
        generations.publish(published(self._directory), commit, store.backup)
        self._marker.unlink(missing_ok=True)

    def _renew_ontology(self, store: Store) -> None:
        """Once for each opening: the files may have changed since the store was last written."""
        if self._has_ontology:
            return
        quads = set(self._view.ontology())
        for name in {quad.graph_name for quad in quads if quad.graph_name != DefaultGraph()}:
            store.remove_graph(name)
        store.extend(quads)
        self._has_ontology = True


def published(directory: Path) -> Path:
    """Where an engine in `directory` publishes its generations."""
    return directory / "published"


def _link_or_copy(source: str, target: str) -> None:
    """RocksDB never changes a table file: a link will do, as in its own checkpoints."""
    if source.endswith(".sst"):
        os.link(source, target)
    else:
        shutil.copy2(source, target)


def _open_live(path: Path) -> Store:
    try:
        return Store(str(path))
    except OSError as error:
        if "lock" in str(error).lower():
            raise LibraryBusy(f"{path}: another process is writing; wait for it or stop it") from error
        raise LibraryCorrupt(f"{path}: the SPARQL store does not open; run “hoptac rebuild”") from error
