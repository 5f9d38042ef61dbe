"""The links between nodes that may be one: kept in step with the merged graph, and no trace of the order of loading.

A node's profile and its blocks follow from the merged graph alone; which pairs are alike follows from the profiles. So
after a write only the blocks of nodes that it touched are compared again, and no pair outside of a block ever is.

The links of a node are one contribution of their own, `src:possibly-same/…`, as if a source said them: a named graph
in RDF, edges with one key in the property graph.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from graph.engines.base import Change
from graph.library.database import Database
from graph.library.packing import pack_properties, unpack_edge
from graph.library.profiles import affected, passage_of, read_profiles, values
from graph.likeness.profile import Likeness, Profile, pack, unpack
from graph.likeness.rules import KINDS, blocks, compare
from graph.merge import edge_key
from ontology.records import Edge, Node, Subgraph, Value

TYPE: Final = "POSSIBLY_SAME"
_PREFIX: Final = "src:possibly-same/"
_TABLES: Final = (
    "CREATE TABLE IF NOT EXISTS profiles (id TEXT PRIMARY KEY, profile TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS blocks (key TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (key, id)) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS blocks_id ON blocks (id)",
    """CREATE TABLE IF NOT EXISTS pairs (block TEXT NOT NULL, first TEXT NOT NULL, second TEXT NOT NULL,
       score REAL NOT NULL, reasons TEXT NOT NULL, PRIMARY KEY (block, first, second)) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS pairs_first ON pairs (first)",
    "CREATE INDEX IF NOT EXISTS pairs_second ON pairs (second)",
    """CREATE TABLE IF NOT EXISTS shards (id TEXT PRIMARY KEY, first TEXT NOT NULL, labels TEXT NOT NULL,
       changed INTEGER NOT NULL) WITHOUT ROWID""",
)


@dataclass(frozen=True, slots=True)
class LinkChange:
    """What one shard says now (None: nothing any more), and the edges that are new, changed or gone."""

    shard: str
    first: str
    contribution: Subgraph | None
    edges: tuple[Edge, ...]
    removed: tuple[str, ...]

    def change(self, commit: int) -> Change:
        """The commit for the engines."""
        return Change(commit, self.shard, self.contribution, (), (), self.edges, self.removed)


class Links:
    """The links in a library's database.

    Args:
        database: where they are kept.
        write: make the tables where there are none.
    """

    def __init__(self, database: Database, *, write: bool) -> None:
        self._database = database
        for statement in _TABLES if write else ():
            database.execute(statement)

    def follow(self, touched: Collection[str], apart: Callable[[str, str], bool]) -> list[LinkChange]:
        """Bring the links to the merged graph, of which `touched` names the nodes that changed or whose edges did.

        `apart` says of two ids that a reviewer told them from each other.
        """
        nodes = affected(self._database, touched)
        stale = self._profile(nodes)
        firsts = {first for block in sorted(stale) for first in self._pair(block)}
        firsts |= self._firsts_at(nodes)
        return [change for first in sorted(firsts) if (change := self._shard(first, apart))]

    def record(self, change: LinkChange, commit: int) -> None:
        """Note that a shard changed with a commit."""
        if change.contribution is None:
            self._database.execute("DELETE FROM shards WHERE id = ?", (change.shard,))
        else:
            row = (change.shard, change.first, _labels(change.contribution), commit)
            self._database.execute("INSERT OR REPLACE INTO shards VALUES (?, ?, ?, ?)", row)

    def _profile(self, nodes: Collection[str]) -> set[str]:
        """Store the nodes' profiles and blocks as they are now; the blocks that this touches."""
        profiles = read_profiles(self._database, nodes)
        stale: set[str] = set()
        for identifier in nodes:
            row = self._database.row("SELECT profile FROM profiles WHERE id = ?", (identifier,))
            new = pack(profiles[identifier]) if identifier in profiles else None
            if new != (row[0] if row else None):
                stale |= self._replace(identifier, profiles.get(identifier), new)
        return stale

    def _replace(self, identifier: str, profile: Profile | None, packed: str | None) -> set[str]:
        database = self._database
        old = {row[0] for row in database.rows("SELECT key FROM blocks WHERE id = ?", (identifier,))}
        new = blocks(profile) if profile else frozenset[str]()
        database.execute("DELETE FROM profiles WHERE id = ?", (identifier,))
        if packed is not None:
            database.execute("INSERT INTO profiles VALUES (?, ?)", (identifier, packed))
        database.many("DELETE FROM blocks WHERE key = ? AND id = ?", ((key, identifier) for key in old - new))
        database.many("INSERT INTO blocks VALUES (?, ?)", ((key, identifier) for key in sorted(new - old)))
        return old | new

    def _pair(self, block: str) -> set[str]:
        """Compare the nodes of a block with each other; the first ids of pairs that were or are now alike."""
        database = self._database
        gone = {row[0] for row in database.rows("SELECT first FROM pairs WHERE block = ?", (block,))}
        if gone:
            database.execute("DELETE FROM pairs WHERE block = ?", (block,))
        found = [
            (block, first.id, second.id, likeness.score, json.dumps(likeness.reasons))
            for first, second in combinations(self._members(block), 2)
            if (likeness := self.compared(first, second))
        ]
        if found:
            database.many("INSERT INTO pairs VALUES (?, ?, ?, ?, ?)", found)
        return gone | {row[1] for row in found}

    def compared(self, first: Profile, second: Profile) -> Likeness | None:
        """One comparison; tests count them."""
        return compare(first, second)

    def _members(self, block: str) -> list[Profile]:
        """The profiles of a block by id; none where it is too large to say anything."""
        limit = max(kind.common for kind in KINDS.values()) + 1
        statement = "SELECT profile FROM blocks JOIN profiles USING (id) WHERE key = ? ORDER BY id LIMIT ?"
        found = [unpack(row[0]) for row in self._database.rows(statement, (block, limit))]
        return found if found and len(found) <= KINDS[found[0].label].common else []

    def _firsts_at(self, nodes: Iterable[str]) -> set[str]:
        """The first ids of pairs and links at these nodes: their passages may have changed."""
        statement = "SELECT first FROM pairs WHERE first = ?1 OR second = ?1"
        found = {row[0] for node in nodes for row in self._database.rows(statement, (node,))}
        return found | {node for node in nodes if self._database.row("SELECT 1 FROM shards WHERE first = ?", (node,))}

    def _shard(self, first: str, apart: Callable[[str, str], bool]) -> LinkChange | None:
        """What has to change in the links that begin at a node; None where nothing has."""
        shard = shard_of(first)
        wanted = {edge.key: edge for edge in self._edges(shard, first, apart)}
        held = {edge.key: edge for edge in edges_of(self._database, first)}
        changed = tuple(edge for key, edge in wanted.items() if held.get(key) != edge)
        removed = tuple(sorted(held.keys() - wanted.keys()))
        contribution = _contribution(self._database, wanted.values())
        known = self._database.row("SELECT labels FROM shards WHERE id = ?", (shard,))
        if not changed and not removed and known == ((_labels(contribution),) if contribution else None):
            return None
        self._store(changed, removed)
        return LinkChange(shard, first, contribution, changed, removed)

    def _edges(self, shard: str, first: str, apart: Callable[[str, str], bool]) -> Iterator[Edge]:
        statement = "SELECT DISTINCT second, score, reasons FROM pairs WHERE first = ? ORDER BY second"
        for second, score, reasons in self._database.rows(statement, (first,)):
            if not apart(first, second):
                said: dict[str, Value] = {"confidence": score, "reasons": tuple(json.loads(reasons)), "symmetric": True}
                said |= values([passage_of(self._database, first), passage_of(self._database, second)])
                yield Edge(first, second, TYPE, edge_key(shard, TYPE, first, second, ""), said)

    def _store(self, changed: Iterable[Edge], removed: Iterable[str]) -> None:
        self._database.many("DELETE FROM edges WHERE key = ?", ((key,) for key in removed))
        rows = ((e.key, e.source, e.target, e.type, pack_properties(e.properties)) for e in changed)
        self._database.many("INSERT OR REPLACE INTO edges VALUES (?, ?, ?, ?, ?)", rows)


def _labels(contribution: Subgraph) -> str:
    """What the ends of the links are: a shard changes with it."""
    return json.dumps([node.label for node in contribution.nodes])


def shard_of(first: str) -> str:
    """The id under which the links that begin at a node are contributed."""
    return _PREFIX + first.replace(":", "/", 1)


def edges_of(database: Database, first: str) -> list[Edge]:
    """The links that begin at a node."""
    statement = "SELECT source, target, type, key, properties FROM edges WHERE source = ? AND type = ? ORDER BY key"
    return [unpack_edge(row) for row in database.rows(statement, (first, TYPE))]


def shards(database: Database) -> dict[str, tuple[int, str]]:
    """The commit and the first node of each shard."""
    if database.row("SELECT 1 FROM sqlite_master WHERE name = 'shards'") is None:
        return {}  # written by an earlier version of this program, and not yet opened for writing
    return {row[0]: (row[1], row[2]) for row in database.rows("SELECT id, changed, first FROM shards")}


def links_from(database: Database, first: str) -> Subgraph:
    """What the shard of a node contributes now."""
    return _contribution(database, edges_of(database, first)) or Subgraph()


def drop_links(database: Database, identifiers: Iterable[str]) -> tuple[str, ...]:
    """Forget the links at nodes that are no more, in the change that removes the nodes; the keys of the links."""
    keys = set[str]()
    for identifier in identifiers:
        for end in ("source", "target"):
            statement = f"SELECT key FROM edges WHERE {end} = ? AND type = ?"  # noqa: S608
            keys |= {row[0] for row in database.rows(statement, (identifier, TYPE))}
    database.many("DELETE FROM edges WHERE key = ?", ((key,) for key in sorted(keys)))
    return tuple(sorted(keys))


def touched_by(change: Change) -> set[str]:
    """The nodes that a change changed, or whose edges it changed."""
    ends = {end for edge in change.edges for end in (edge.source, edge.target)}
    gone = {end for key in change.removed_edges for end in _ends(key)}
    return {node.id for node in change.nodes} | set(change.removed_nodes) | ends | gone


def _ends(key: str) -> tuple[str, str]:
    """The two ends that an edge's key names (`graph.merge.edge_key`, or the short key of what no passage says)."""
    parts = key.split("|")
    return (parts[2], parts[3]) if len(parts) > 3 else (parts[0], parts[2])


def _contribution(database: Database, edges: Iterable[Edge]) -> Subgraph | None:
    """The links with their ends as bare nodes; None where there are none."""
    found = tuple(sorted(edges, key=lambda edge: edge.key))
    ends = sorted({end for edge in found for end in (edge.source, edge.target)})
    labels = {end: database.row("SELECT label FROM nodes WHERE id = ?", (end,)) for end in ends}
    nodes = tuple(Node(end, row[0]) for end, row in labels.items() if row)
    return Subgraph(nodes, found) if found else None
