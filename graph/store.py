"""`Store`: one data directory as the rest of the program sees it.

    library.sqlite   the truth: sources, texts, facts, contributions, search
    cypher/          the Cypher engine's snapshots       } projections, made anew by `rebuild`
    sparql/          the SPARQL engine's store           }
    reviews.jsonl    what people decided about nodes that may be one; nothing makes it anew
    writer.lock      held by the one process that writes

Reads never see half a write: they use a connection of their own, which sees whole commits only.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from graph.engines import query
from graph.engines.base import CypherEngine, Engine
from graph.engines.limits import Dataset, Limits, Table
from graph.errors import Ambiguous, EngineUnavailable, InvalidRequest, LibraryBusy, NotFound
from graph.facts import DocumentFacts
from graph.identity import identify
from graph.library import database as files
from graph.library import reviews
from graph.library.database import Database
from graph.library.decisions import Verdicts
from graph.library.directory import Info, Outcome, changed_at, refuse_foreign, size_of, version_of
from graph.library.library import Library
from graph.library.lock import WriterLock
from graph.library.merging import canonical, verdicts_of
from graph.library.names import resolve_name
from graph.library.reading import (
    DocumentDetail,
    DocumentRow,
    EntityDetail,
    Hit,
    list_documents,
    read_document,
    read_entity,
    read_holdings,
    search_library,
)
from graph.library.reviews import Review
from graph.projection import Projections, cypher_server, is_behind, published, sparql_server

__all__ = ["DocumentDetail", "DocumentRow", "EntityDetail", "Hit", "Info", "Outcome", "Store"]


class Store:
    """A data directory. Make one with `Store.open`; it is a context manager."""

    def __init__(self, directory: Path, lock: WriterLock | None) -> None:
        self.directory = directory
        self._lock = lock
        self._guard = threading.RLock()
        self._held_back = 0
        self._library = Library(directory, write=True) if lock else None
        self._database = Database(directory, write=False)
        self._engines = Projections(
            directory, write=lock is not None, cypher_url=cypher_server(), sparql_url=sparql_server()
        )

    @classmethod
    def open(cls, directory: Path, *, write: bool = False) -> Store:
        """Open a data directory; with `write`, make it where there is none.

        Engines that are behind (a load was killed) are brought up to date, by a reader too if nobody is writing.

        Raises:
            LibraryBusy: another process writes here, and `write` is true.
            LibraryCorrupt: the directory holds other things, or a damaged library, or one of another version.
            NotFound: there is no library here, and `write` is false.
        """
        directory = directory.expanduser()
        refuse_foreign(directory)
        if not write:
            _bring_up_to_date(directory)
            return cls(directory, None)
        directory.mkdir(parents=True, exist_ok=True)
        lock = WriterLock(directory)
        lock.acquire()
        try:
            store = cls(directory, lock)
            store.catch_up()
        except BaseException:
            lock.release()
            raise
        return store

    def close(self) -> None:
        """Release files, engines and the writer's lock."""
        with self._guard:
            self._engines.close()
            self._database.close()
            if self._library is not None:
                self._library.close()
            if self._lock is not None:
                self._lock.release()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    # Writing

    def add(self, source_name: str, text: str, sha256: str, facts: DocumentFacts) -> Outcome:
        """Store a source and what it says; durable when this returns.

        The same bytes again change nothing, whatever the file is called; the same document in another text replaces
        the source that held it, and a warning names what else only that source held.
        """
        with self._guard:
            before = self._held_in(identify(facts).source)
            written = self._writable().add(source_name, text, sha256, facts)
            self._project()
            documents = self._held_in(written.source)
            lost = tuple(
                f"{document}: its text was only in the file that this one replaces"
                for document in before
                if not read_holdings(self._database, document)
            )
            return Outcome(written.action, written.source, documents, written.others, facts.warnings + lost)

    def remove(self, document_or_source_id: str) -> Outcome:
        """Take out a source (`src:…`), or the source whose main document this is, with all that only it said.

        Raises:
            NotFound: nothing of that id is held.
            InvalidRequest: the document is only a part of a file; the message names the source to remove.
        """
        with self._guard:
            source = self._source_of(document_or_source_id)
            documents = self._held_in(source)
            written = self._writable().remove(source)
            self._project()
            return Outcome(written.action, source, documents, written.others)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Let the engines follow once at the end of many writes. The library is durable after each write regardless."""
        with self._guard:
            self._held_back += 1
        try:
            yield
        finally:
            with self._guard:
                self._held_back -= 1
                self._project()

    def catch_up(self) -> None:
        """Bring the engines to the library's last commit. An engine whose files are damaged is built anew."""
        with self._guard:
            library = self._writable()
            if library.stale():
                library.recompute()
            if library.unreviewed():
                library.follow_reviews()
            self._engines.catch_up(library)

    def rebuild(self) -> None:
        """Make everything but the sources anew: contributions from the facts, engines from the contributions."""
        with self._guard:
            library = self._writable()
            library.recompute()
            self._engines.rebuild(library)

    def record(self, entries: Sequence[Review]) -> None:
        """Keep reviews durably, and let the graph follow them. `graph.reviewing` makes them."""
        with self._guard:
            self._writable()
            reviews.append(self.directory, entries)
            self._project()

    # Reading

    def reviews(self) -> tuple[Review, ...]:
        """All reviews by time. Raises `LibraryCorrupt` where the file has a line that is none."""
        return reviews.read(self.directory)

    def verdicts(self) -> Verdicts:
        """What the reviews come to: what is merged, what is told apart, and the state of each."""
        with self._database.transaction():
            return verdicts_of(self._database, self.reviews())

    def documents(
        self,
        *,
        held: bool | None = None,
        issuer: str | None = None,
        kind: str | None = None,
        year: str | None = None,
    ) -> tuple[DocumentRow, ...]:
        """Documents by date, those only cited too; `kind` is a type's code (`KH`), `issuer` an id."""
        with self._database.transaction():
            return tuple(list_documents(self._database, held=held, issuer=issuer, kind=kind, year=year))

    def document(self, identifier: str) -> DocumentDetail:
        """A document with text, facts and statements. Raises `NotFound`."""
        with self._database.transaction():
            return read_document(self._database, canonical(self._database, identifier))

    def entity(self, identifier: str) -> EntityDetail:
        """Anything that has an id, with its statements. Raises `NotFound`."""
        with self._database.transaction():
            return read_entity(self._database, canonical(self._database, identifier))

    def name_of(self, identifier: str) -> str:
        """What anything is called, read by itself; its id where it has no name or is not here."""
        query = "SELECT json_extract(properties, '$.name') FROM nodes WHERE id = ?"
        row = self._database.row(query, (canonical(self._database, identifier),))
        return str(row[0]) if row and row[0] else identifier

    def search(self, text: str, limit: int = 20, kinds: Collection[str] | None = None) -> tuple[Hit, ...]:
        """Names and texts that have all the words, with or without diacritics; `kinds` are node labels."""
        with self._database.transaction():
            return tuple(search_library(self._database, text, limit, kinds))

    def resolve(self, name: str) -> str:
        """The id that a person means: an id, "1126-CV/TU", "2923/KH-UBND Lai Châu", "tỉnh Lai Châu", "lai chau".

        Raises:
            NotFound: nothing is called so.
            Ambiguous: several are.
        """
        with self._database.transaction():
            return resolve_name(self._database, canonical(self._database, name.strip()))

    def resolve_document(self, name: str) -> str:
        """The document or agreement that a person means; for a unit or body, the one document held that it issued.

        Raises:
            NotFound: nothing is called so, or no document of that unit is held.
            Ambiguous: several are.
        """
        found = self.resolve(name)
        if found.startswith(("doc:", "agr:")):
            return found
        path = found.partition(":")[2]
        issued = [row.id for row in self.documents(held=True) if any(by.endswith(path) for by in row.issuers)]
        if not issued:
            raise NotFound(f"“{name}” ({found}) is no document, and none that it issued is held here")
        if len(issued) > 1:
            raise Ambiguous(name, tuple(issued))
        return issued[0]

    def sources(self) -> tuple[str, ...]:
        """The ids of all sources."""
        return tuple(row[0] for row in self._database.rows("SELECT id FROM sources ORDER BY id"))

    def source_text(self, source_or_document_id: str) -> str:
        """The whole text of a source, into which `start` and `end` of its statements count. Raises `NotFound`."""
        holdings = read_holdings(self._database, canonical(self._database, source_or_document_id))
        source = holdings[0].source if holdings else source_or_document_id
        row = self._database.row("SELECT text FROM sources WHERE id = ?", (source,))
        if row is None:
            raise NotFound(f"{source_or_document_id}: no source of that id; see the ids in the list of documents")
        return str(row[0])

    def info(self) -> Info:
        """Counts, engines, versions, size."""
        with self._database.transaction():
            rows = self._database.rows
            return Info(
                self.directory,
                _one(rows("SELECT coalesce(max(number), 0) FROM commits")),
                _one(rows("SELECT count(*) FROM sources")),
                _one(rows("SELECT count(DISTINCT document) FROM parts")),
                dict(rows("SELECT label, count(*) FROM nodes GROUP BY label ORDER BY label")),
                dict(rows("SELECT type, count(*) FROM edges GROUP BY type ORDER BY type")),
                published(self.directory, cypher_server(), sparql_server()),
                {name: version_of(name) for name in ("hoptac", "kglite", "pyoxigraph")},
                size_of(self.directory),
            )

    def changed_at(self) -> datetime:
        """When the library last changed, in UTC to the second: as its files tell."""
        return changed_at(self.directory)

    # Engines

    @property
    def cypher(self) -> CypherEngine:
        """The Cypher engine, for our own statements (`read`)."""
        with self._guard:
            return self._engines.cypher

    @property
    def sparql(self) -> Engine:
        """The SPARQL engine."""
        with self._guard:
            return self._engines.sparql

    def run_cypher(
        self, statement: str, parameters: Mapping[str, Any] | None = None, limits: Limits | None = None
    ) -> Table:
        """Cypher from outside, confined; see `graph.engines.query.run_cypher`."""
        return query.run_cypher(self._engines.cypher_target, statement, parameters, limits)

    def run_sparql(self, text: str, limits: Limits | None = None, dataset: Dataset | None = None) -> Table:
        """SPARQL from outside, confined; see `graph.engines.query.run_sparql`."""
        return query.run_sparql(self._engines.sparql_target, text, limits, dataset)

    def _project(self) -> None:
        if self._held_back == 0:
            self.catch_up()

    def _writable(self) -> Library:
        if self._library is None:
            raise InvalidRequest(f"{self.directory} is open for reading; open it with write=True")
        return self._library

    def _held_in(self, source: str) -> tuple[str, ...]:
        rows = self._database.rows("SELECT document FROM parts WHERE source = ? ORDER BY main DESC, start", (source,))
        return tuple(row[0] for row in rows)

    def _source_of(self, identifier: str) -> str:
        if self._database.row("SELECT 1 FROM sources WHERE id = ?", (identifier,)):
            return identifier
        identifier = canonical(self._database, identifier)
        holdings = read_holdings(self._database, identifier)
        if not holdings:
            raise NotFound(f"{identifier}: no text of that id is held here, so there is nothing to remove")
        source = holdings[0].source
        if self._held_in(source)[0] != identifier:
            raise InvalidRequest(f"{identifier} is a part of {source}; remove that source to remove both")
        return source


def _bring_up_to_date(directory: Path) -> None:
    """What a killed writer left for the engines to do; left to the writer if there is one, or if we may not write."""
    try:
        if (directory / files.FILE).is_file() and _is_behind(directory):
            Store.open(directory, write=True).close()
    except (LibraryBusy, EngineUnavailable, OSError):
        return


def _is_behind(directory: Path) -> bool:
    """Whether an engine lacks commits, or another version of the program built what the sources contribute."""
    library = Library(directory, write=False)
    try:
        if library.stale() or library.unreviewed():
            return True
        return is_behind(library, directory, cypher_server(), sparql_server())
    finally:
        library.close()


def _one(rows: list[tuple[Any, ...]]) -> int:
    return int(rows[0][0])
