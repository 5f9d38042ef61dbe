"""The library's SQLite file: its tables, how it is opened, and what its errors mean to a person."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeAlias

from graph.errors import LibraryBusy, LibraryCorrupt, NotFound

FILE: Final = "library.sqlite"
APPLICATION: Final = 0x48544143  # "HTAC", so that `file` and we can tell the library from any other SQLite file
VERSION: Final = 1
Row: TypeAlias = tuple[Any, ...]

# A node is stored once for each distinct thing that is said of it (`variants`); sources point to what they say.
# `nodes` is the merge of all variants of an id, `commits.change` what the engines need to follow (null once pruned).
_TABLES: Final = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE sources (id TEXT PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL UNIQUE, text TEXT NOT NULL,
       facts TEXT NOT NULL, changed INTEGER NOT NULL DEFAULT 0)""",
    """CREATE TABLE claims (source TEXT NOT NULL REFERENCES sources ON DELETE CASCADE, id TEXT NOT NULL,
       bucket TEXT NOT NULL, claim TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (source, id)) WITHOUT ROWID""",
    "CREATE INDEX claims_bucket ON claims (bucket) WHERE bucket <> ''",
    """CREATE TABLE variants (number INTEGER PRIMARY KEY, id TEXT NOT NULL, label TEXT NOT NULL,
       properties TEXT NOT NULL, UNIQUE (id, label, properties))""",
    """CREATE TABLE source_variants (source TEXT NOT NULL REFERENCES sources ON DELETE CASCADE,
       variant INTEGER NOT NULL REFERENCES variants, PRIMARY KEY (source, variant)) WITHOUT ROWID""",
    "CREATE INDEX source_variants_variant ON source_variants (variant)",
    "CREATE TABLE nodes (id TEXT PRIMARY KEY, label TEXT NOT NULL, properties TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX nodes_label ON nodes (label)",
    """CREATE TABLE edges (key TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES nodes DEFERRABLE INITIALLY DEFERRED,
       target TEXT NOT NULL REFERENCES nodes DEFERRABLE INITIALLY DEFERRED, type TEXT NOT NULL,
       properties TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX edges_source ON edges (source, type)",
    "CREATE INDEX edges_target ON edges (target, type)",
    """CREATE TABLE source_edges (source TEXT NOT NULL REFERENCES sources ON DELETE CASCADE,
       key TEXT NOT NULL REFERENCES edges DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (source, key)) WITHOUT ROWID""",
    "CREATE INDEX source_edges_key ON source_edges (key)",
    "CREATE TABLE commits (number INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, change BLOB)",
    "CREATE INDEX commits_kept ON commits (number) WHERE change IS NOT NULL",
    """CREATE TABLE names (number INTEGER PRIMARY KEY, id TEXT NOT NULL REFERENCES nodes ON DELETE CASCADE,
       exact TEXT NOT NULL, plain TEXT NOT NULL, tier INTEGER NOT NULL)""",
    "CREATE INDEX names_id ON names (id)",
    "CREATE INDEX names_exact ON names (exact)",
    "CREATE INDEX names_plain ON names (plain)",
    "CREATE VIRTUAL TABLE names_index USING fts5 (plain)",
    """CREATE TABLE parts (number INTEGER PRIMARY KEY, source TEXT NOT NULL REFERENCES sources ON DELETE CASCADE,
       document TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, main INTEGER NOT NULL)""",
    "CREATE INDEX parts_source ON parts (source)",
    "CREATE VIRTUAL TABLE parts_index USING fts5 (plain)",
)


class Database:
    """A connection whose errors are ours.

    Args:
        directory: the data directory; made when `write` is true.
        write: whether statements may change anything. Only the holder of the writer's lock opens so.

    Raises:
        NotFound: there is no library here, and `write` is false.
        LibraryCorrupt: the directory holds something else, or another version of the library, or a damaged one.
    """

    def __init__(self, directory: Path, *, write: bool) -> None:
        self.path = directory / FILE
        if not write and not self.path.is_file():
            raise NotFound(f"{directory}: no library here; load documents first (hoptac load FILE…)")
        self._write, self._turn = write, threading.RLock()
        self._connection = self._connect(write)
        try:
            self._prepare(write)
        except BaseException:
            self.close()
            raise

    def execute(self, statement: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Run one statement."""
        with self._understood():
            return self._connection.execute(statement, values)

    def many(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each row."""
        with self._understood():
            self._connection.executemany(statement, rows)

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows of a query."""
        with self._turn, self._understood():
            return self._connection.execute(statement, values).fetchall()

    def row(self, statement: str, values: Sequence[object] = ()) -> Row | None:
        """The first row of a query, None where there is none."""
        with self._turn, self._understood():
            found: Row | None = self._connection.execute(statement, values).fetchone()
            return found

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, durable when it ends; for reading, one state of the library for several queries."""
        with self._turn:
            self.execute("BEGIN IMMEDIATE" if self._write else "BEGIN")
            try:
                yield
                self.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def _connect(self, write: bool) -> sqlite3.Connection:
        mode = "rwc" if write else "ro"
        with self._understood():
            uri = f"{self.path.absolute().as_uri()}?mode={mode}"
            return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=10)

    def _prepare(self, write: bool) -> None:
        found = (self._pragma("application_id"), self._pragma("user_version"))
        if found == (0, 0) and not self.rows("SELECT name FROM sqlite_master LIMIT 1"):
            if not write:
                raise NotFound(f"{self.path.parent}: no library here yet; load documents first (hoptac load FILE…)")
            self._create()
        elif found[0] != APPLICATION:
            raise LibraryCorrupt(f"{self.path}: a database, but not a library of Hợp Tác; name another directory")
        elif found[1] != VERSION:
            text = f"{self.path}: written by version {found[1]} of the library, this program reads {VERSION}"
            raise LibraryCorrupt(f"{text}; load the documents into a new directory")
        # FULL: a document that was reported as added survives a loss of power, not only of the process.
        for setting in ("foreign_keys = ON", "synchronous = FULL", *([] if write else ["query_only = ON"])):
            self.execute(f"PRAGMA {setting}")

    def _create(self) -> None:
        self.execute("PRAGMA journal_mode = WAL")
        with self.transaction():
            for statement in _TABLES:
                self.execute(statement)
            self.execute(f"PRAGMA application_id = {APPLICATION}")
            self.execute(f"PRAGMA user_version = {VERSION}")

    def _pragma(self, name: str) -> int:
        row = self.row(f"PRAGMA {name}")
        return int(row[0]) if row else 0

    @contextmanager
    def _understood(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.IntegrityError:
            raise
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise LibraryBusy(f"{self.path}: another process holds the file; try again") from error
            raise LibraryCorrupt(f"{self.path}: {error}") from error
        except sqlite3.DatabaseError as error:
            text = f"{self.path}: damaged or not a library ({error}); restore a copy or load into a new directory"
            raise LibraryCorrupt(text) from error
