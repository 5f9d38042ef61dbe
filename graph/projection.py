"""From the library's commits to the engines: catching up, and building anew.

The library is the truth. An engine that fell behind (the process died after the commit) gets the changes that it
missed; one that is new, is ahead (another library lay here before) or missed changes that are no longer kept is built
from the whole. Either way it ends up equal to a fresh build.
"""

from __future__ import annotations

import itertools
import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from graph.engines import generations, sparql_oxigraph
from graph.engines.base import Change, Engine, Filled
from graph.engines.cypher_kglite import KgliteEngine
from graph.engines.sparql_oxigraph import OxigraphEngine
from graph.engines.sparql_server import SparqlServerEngine
from graph.errors import LibraryCorrupt
from graph.library.library import Library
from ontology.rdf import RdfMapping

if TYPE_CHECKING:  # the driver takes a moment to load, which only those need who use a server
    from graph.engines.cypher_neo4j import Neo4jEngine

CYPHER, SPARQL = "cypher", "sparql"
OWNER = "owner"
"""In an engine's directory: the name under which a server's database belongs to this data directory."""
# Sources in one apply: an engine publishes after each, which costs it a moment; more would cost memory.
_BATCH = 200


def catch_up(library: Library, engine: Engine) -> None:
    """Bring an engine to the library's last commit, by the shortest way that is exact."""
    applied, head = engine.applied(), library.head()
    if applied == head:
        return
    changes = library.changes(applied) if applied > 0 else None
    if changes is None and isinstance(engine, Filled):
        engine.fill(library.snapshot(), head)
    elif changes is None:
        rebuild(library, engine)
    else:
        _apply(engine, changes)


def rebuild(library: Library, engine: Engine) -> None:
    """Empty the engine and write the whole graph to it.

    The commits of the whole are not those of the history, so what is half built must not be continued by it: without
    the changes up to here, the next `catch_up` after a crash starts anew.
    """
    engine.clear()
    library.prune(library.head())
    if isinstance(engine, Filled):
        engine.fill(library.snapshot(), library.head())
    else:
        _apply(engine, library.snapshot())


def _apply(engine: Engine, changes: Iterator[Change]) -> None:
    while batch := list(itertools.islice(changes, _BATCH)):
        engine.apply(batch)


def is_behind(library: Library, directory: Path, cypher_url: str | None = None, sparql_url: str | None = None) -> bool:
    """Whether an engine lacks commits of the library; looks at file names, and asks the servers where there are any."""
    return any(commit != library.head() for commit in published(directory, cypher_url, sparql_url).values())


def published(directory: Path, cypher_url: str | None = None, sparql_url: str | None = None) -> dict[str, int]:
    """The commit that each engine of a data directory has published."""
    folders = {CYPHER: directory / CYPHER, SPARQL: sparql_oxigraph.published(directory / SPARQL)}
    found = {name: generations.latest(path) for name, path in folders.items()}
    commits = {name: state.commit if state else 0 for name, state in found.items()}
    if cypher_url is not None:
        engine = _server(cypher_url, directory / CYPHER, write=False)
        commits[CYPHER] = engine.applied()
        engine.close()
    if sparql_url is not None:
        commits[SPARQL] = _sparql_server(sparql_url, directory / SPARQL, write=False).applied()
    return commits


def cypher_server() -> str | None:
    """The address of the Cypher server to use instead of the embedded engine, if a setting names one."""
    return os.environ.get("HOPTAC_CYPHER_URL") or None


def sparql_server() -> str | None:
    """The address of the SPARQL server to use instead of the embedded engine, if a setting names one."""
    return os.environ.get("HOPTAC_SPARQL_URL") or None


def _server(url: str, directory: Path, *, write: bool) -> Neo4jEngine:
    from graph.engines.cypher_neo4j import Neo4jEngine

    return Neo4jEngine(url, _owner(directory, write=write), read_only=not write)


def _sparql_server(url: str, directory: Path, *, write: bool) -> SparqlServerEngine:
    return SparqlServerEngine(url, _owner(directory, write=write), read_only=not write)


def _owner(directory: Path, *, write: bool) -> str:
    """The name of the data directory on a server; a directory that never wrote there has none."""
    path = directory / OWNER
    if write and not path.exists():
        directory.mkdir(parents=True, exist_ok=True)
        path.write_text(uuid.uuid4().hex, encoding="ascii")
    return path.read_text(encoding="ascii") if path.exists() else ""


class Projections:
    """Both engines of a data directory, opened when they are first asked for.

    Args:
        directory: the data directory.
        write: whether this process may change them; readers follow what the writer publishes.
        cypher_url: a server that answers Cypher instead of the embedded engine.
        sparql_url: the same for SPARQL.
    """

    def __init__(
        self, directory: Path, *, write: bool, cypher_url: str | None = None, sparql_url: str | None = None
    ) -> None:
        self.cypher_directory, self.sparql_directory = directory / CYPHER, directory / SPARQL
        self._write, self._cypher_url, self._sparql_url = write, cypher_url, sparql_url
        self._cypher: KgliteEngine | Neo4jEngine | None = None
        self._sparql: OxigraphEngine | SparqlServerEngine | None = None

    @property
    def cypher(self) -> KgliteEngine | Neo4jEngine:
        """The Cypher engine. A writer starts an empty one where the files are damaged: `catch_up` will fill it."""
        if self._cypher is None:
            self._cypher = self._open_cypher()
        return self._cypher

    @property
    def cypher_target(self) -> Path | Neo4jEngine:
        """Where statements from outside go: the embedded engine's directory, for workers to open, or the server."""
        if self._cypher_url is None:
            return self.cypher_directory
        engine = self.cypher
        assert not isinstance(engine, KgliteEngine)
        return engine

    @property
    def sparql(self) -> OxigraphEngine | SparqlServerEngine:
        """The SPARQL engine."""
        if self._sparql is None:
            self._sparql = self._open_sparql()
        return self._sparql

    @property
    def sparql_target(self) -> Path | SparqlServerEngine:
        """Where queries from outside go: the embedded engine's directory, for workers to open, or the server."""
        engine = self.sparql
        return engine if isinstance(engine, SparqlServerEngine) else self.sparql_directory

    def catch_up(self, library: Library) -> None:
        """Bring both engines to the last commit; then the library need not keep the changes up to it."""
        catch_up(library, self.cypher)
        try:
            catch_up(library, self.sparql)
        except LibraryCorrupt:
            self._drop_sparql()
            catch_up(library, self.sparql)
        library.prune(min(self.cypher.applied(), self.sparql.applied()))

    def rebuild(self, library: Library) -> None:
        """Throw both engines' files away, or empty a server's database, and build them from the whole."""
        self.close()
        for directory, server in (
            (self.cypher_directory, self._cypher_url),
            (self.sparql_directory, self._sparql_url),
        ):
            if server is None:
                shutil.rmtree(directory, ignore_errors=True)
        for engine in (self.cypher, self.sparql):
            rebuild(library, engine)

    def close(self) -> None:
        """Release files and memory."""
        for engine in (self._cypher, self._sparql):
            if engine is not None:
                engine.close()
        self._cypher = self._sparql = None

    def _open_cypher(self) -> KgliteEngine | Neo4jEngine:
        if self._cypher_url is not None:
            return _server(self._cypher_url, self.cypher_directory, write=self._write)
        try:
            return KgliteEngine(self.cypher_directory, read_only=not self._write)
        except LibraryCorrupt:
            if not self._write:
                raise
            shutil.rmtree(self.cypher_directory)
            return KgliteEngine(self.cypher_directory)

    def _open_sparql(self) -> OxigraphEngine | SparqlServerEngine:
        if self._sparql_url is not None:
            return _sparql_server(self._sparql_url, self.sparql_directory, write=self._write)
        return OxigraphEngine(self.sparql_directory, RdfMapping())

    def _drop_sparql(self) -> None:
        if self._sparql is not None:
            self._sparql.close()
        self._sparql = None
        shutil.rmtree(self.sparql_directory, ignore_errors=True)
