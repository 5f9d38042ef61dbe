"""Nodes that reviewers found to be one, merged in every contribution under one id.

The library notes which source gives which of the reviewed ids. From that and the reviews it follows which ids stand for
which (`merged`); a source that gives an id whose fate changed is contributed anew.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from graph.library import reviews
from graph.library.database import Database
from graph.library.decisions import Verdicts, settle
from graph.merge import rename
from ontology.records import Node, Subgraph

_TABLES: Final = (
    """CREATE TABLE IF NOT EXISTS reviewed (source TEXT NOT NULL REFERENCES sources ON DELETE CASCADE, id TEXT NOT NULL,
       PRIMARY KEY (source, id)) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS reviewed_id ON reviewed (id)",
    "CREATE TABLE IF NOT EXISTS merged (id TEXT PRIMARY KEY, canonical TEXT NOT NULL) WITHOUT ROWID",
)
_KEY: Final = "sameAs"


class Merging:
    """The effect of the reviews in `directory` on a library's database.

    Args:
        database: the library's.
        directory: the data directory, which holds the file of reviews.
        write: make the tables where there are none.
    """

    def __init__(self, database: Database, directory: Path, *, write: bool) -> None:
        self._database, self._directory = database, directory
        self.verdicts = Verdicts({}, frozenset(), {})
        self._entries: tuple[reviews.Review, ...] = ()
        self._reviewed: frozenset[str] = frozenset()
        for statement in _TABLES if write else ():
            database.execute(statement)
        if write:
            self.reread()

    def reread(self) -> frozenset[str]:
        """Read the reviews; the ids that they name. Which sources give an id that is named newly is noted."""
        self._entries = reviews.read(self._directory)
        self._reviewed = frozenset(name for entry in self._entries for name in entry.pair)
        for identifier in sorted(self._reviewed):
            if self._database.row("SELECT 1 FROM reviewed WHERE id = ?", (identifier,)) is None:
                statement = (
                    "INSERT INTO reviewed SELECT s.source, v.id FROM variants v JOIN source_variants s "
                    "ON s.variant = v.number WHERE v.id = ? GROUP BY s.source"
                )
                self._database.execute(statement, (identifier,))
        return self._reviewed

    @property
    def reviewed(self) -> frozenset[str]:
        """The ids that reviews name."""
        return self._reviewed

    def note(self, source: str, given: Collection[str]) -> None:
        """Note which of the reviewed ids a source gives."""
        self._database.execute("DELETE FROM reviewed WHERE source = ?", (source,))
        rows = ((source, identifier) for identifier in sorted(self._reviewed.intersection(given)))
        self._database.many("INSERT INTO reviewed VALUES (?, ?)", rows)

    def settle(self) -> set[str]:
        """Draw the conclusions anew; the sources that give an id which now goes under another name than before."""
        before = merged_ids(self._database)
        self.verdicts = settle(self._entries, self._is_present)
        after = self.verdicts.merged
        changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
        self._database.execute("DELETE FROM merged")
        self._database.many("INSERT INTO merged VALUES (?, ?)", sorted(after.items()))
        rows = "SELECT source FROM reviewed WHERE id = ?"
        return {row[0] for name in changed for row in self._database.rows(rows, (name,))}

    def merge(self, part: Subgraph) -> Subgraph:
        """A contribution under the ids that stand; a node says in `sameAs` which other ids it was given."""
        ids = self.verdicts.merged
        if not ids or not any(node.id in ids for node in part.nodes):
            return part
        given: dict[str, list[str]] = {}
        for node in part.nodes:
            if node.id in ids:
                given.setdefault(ids[node.id], []).append(node.id)
        merged = rename(part, ids)
        return Subgraph(tuple(_marked(node, given) for node in merged.nodes), merged.edges)

    def _is_present(self, identifier: str) -> bool:
        return self._database.row("SELECT 1 FROM reviewed WHERE id = ?", (identifier,)) is not None


def verdicts_of(database: Database, entries: Sequence[reviews.Review]) -> Verdicts:
    """What reviews come to with the sources of a library, for readers."""
    if database.row("SELECT 1 FROM sqlite_master WHERE name = 'reviewed'") is None:
        return settle(entries, lambda _: False)
    given = {row[0] for row in database.rows("SELECT DISTINCT id FROM reviewed")}
    return settle(entries, given.__contains__)


def merged_ids(database: Database) -> dict[str, str]:
    """The id that stands for each id that is merged into another."""
    return {row[0]: row[1] for row in database.rows("SELECT id, canonical FROM merged")}


def canonical(database: Database, identifier: str) -> str:
    """The id under which a node is in the graph; `identifier` itself where it is not merged into another."""
    if database.row("SELECT 1 FROM sqlite_master WHERE name = 'merged'") is None:
        return identifier  # written by an earlier version of this program, and not yet opened for writing
    row = database.row("SELECT canonical FROM merged WHERE id = ?", (identifier,))
    return str(row[0]) if row else identifier


def _marked(node: Node, given: Mapping[str, Sequence[str]]) -> Node:
    if node.id not in given:
        return node
    return replace(node, properties={**node.properties, _KEY: tuple(sorted(given[node.id]))})
