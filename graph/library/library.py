"""The library: add, replace and remove sources, each in one transaction; the truth that the engines project.

Adding one source can change what others contribute: the document that they cite without its year turns out to be this
one. Every source whose contribution changes gets a commit of its own in the same transaction, so that engines see
either none or all of it in order.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from graph import facts_json
from graph.build import build
from graph.engines.base import Change
from graph.facts import DocumentFacts
from graph.identity import identify
from graph.library import reviews
from graph.library.contributions import contribution_of, replace
from graph.library.database import Database
from graph.library.links import Links, links_from, shards, touched_by
from graph.library.merging import Merging
from graph.library.packing import pack_change, pack_claim, unpack_change, unpack_claim, unpack_properties
from graph.library.texts import index_texts, unindex_texts
from graph.merge import attach, rename, resolve
from ontology.records import Node, Subgraph

Action = Literal["added", "unchanged", "replaced", "removed"]
_BUILD = "7"  # raised when `build`, `identify` or the rules of likeness change, so that all is made anew


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: to which source, and which other sources it changed by telling what they cite."""

    action: Action
    source: str
    others: tuple[str, ...] = ()


class Library:
    """The SQLite file of a data directory.

    Args:
        directory: the data directory.
        write: open for writing; the caller holds the writer's lock.
    """

    def __init__(self, directory: Path, *, write: bool) -> None:
        self.database = Database(directory, write=write)
        self.directory = directory
        self._write = write
        self._merging = Merging(self.database, directory, write=write)
        self._links = Links(self.database, write=write)
        self._touched: set[str] = set()

    def close(self) -> None:
        """Release the file."""
        self.database.close()

    def head(self) -> int:
        """The number of the last commit, 0 in an empty library."""
        row = self.database.row("SELECT seq FROM sqlite_sequence WHERE name = 'commits'")
        return int(row[0]) if row else 0

    def stale(self) -> bool:
        """Whether another version of this program built what the sources contribute."""
        return self.head() > 0 and self._meta("build") != _BUILD

    def unreviewed(self) -> bool:
        """Whether there are reviews that the library does not follow yet."""
        return self._meta("reviews") != reviews.digest(self.directory)

    def follow_reviews(self) -> None:
        """Merge and part nodes as the reviews say now."""
        before = self._merging.reviewed
        with self.database.transaction():
            self._touched = set(before | self._merging.reread())
            self._commit([])
            self._set_meta("reviews", reviews.digest(self.directory))

    def add(self, name: str, text: str, sha256: str, facts: DocumentFacts) -> Written:
        """Store a source. The same bytes with the same facts change nothing, whatever the file is called.

        A source with the same main document, or with the same bytes read differently, is replaced.
        """
        source = identify(facts).source
        self._touched = set()
        with self.database.transaction():
            same = set(self._sources("id = ? OR sha256 = ?", (source, sha256)))
            if same == {source} and self._same_reading(source, sha256, facts):
                return Written("unchanged", source)
            buckets = self._put(name, text, sha256, facts)
            others = self._resolve(buckets) - {source}
            others |= self._commit([source, *sorted(others)])
        return Written("replaced" if same else "added", source, tuple(sorted(others)))

    def remove(self, source: str) -> Written:
        """Take a source out, with all that only it said."""
        self._touched = set()
        with self.database.transaction():
            others = self._resolve(self._erase(source))
            others |= self._commit(sorted(others))
        return Written("removed", source, tuple(sorted(others)))

    def recompute(self) -> None:
        """Make everything anew from texts and facts, by the rules of this version. Engines must be rebuilt after it."""
        self._touched = set()
        self.database.execute("CREATE TEMP TABLE kept AS SELECT name, text, sha256, facts FROM sources")
        with self.database.transaction():
            for source in self._sources("1"):
                self._erase(source)
            for row in self.database.execute("SELECT * FROM kept ORDER BY sha256"):
                self._put(row[0], row[1], row[2], facts_json.loads(row[3]))
            self._resolve({row[0] for row in self.database.rows("SELECT DISTINCT bucket FROM claims")} - {""})
            self._commit(self._sources("1 ORDER BY id"))
            self.database.execute("UPDATE commits SET change = NULL")
        self.database.execute("DROP TABLE kept")

    def facts(self, source: str) -> DocumentFacts:
        """The facts of a source, as they were read."""
        row = self.database.row("SELECT facts FROM sources WHERE id = ?", (source,))
        if row is None:
            raise KeyError(source)
        return facts_json.loads(row[0])

    def changes(self, after: int) -> Iterator[Change] | None:
        """The changes since a commit, in order; None where the library no longer keeps them all."""
        head = self.head()
        kept = self.database.row("SELECT count(*) FROM commits WHERE number > ? AND change IS NOT NULL", (after,))
        if after > head or kept is None or int(kept[0]) != head - after:
            return None
        return self._changes(after)

    def snapshot(self) -> Iterator[Change]:
        """The whole graph as one batch of changes for an empty engine, ending at the last commit."""
        seen: set[str] = set()
        linked = shards(self.database)
        commits = self.database.rows("SELECT changed, id FROM sources")
        for commit, source in sorted([*commits, *((changed, shard) for shard, (changed, _) in linked.items())]):
            first = linked.get(source)
            part = links_from(self.database, first[1]) if first else contribution_of(self.database, source)
            nodes = tuple(self._merged(node.id) for node in part.nodes if node.id not in seen)
            seen |= {node.id for node in nodes}
            yield Change(commit, source, part, nodes, (), part.edges, ())
        last = self.database.row("SELECT number, source FROM commits ORDER BY number DESC LIMIT 1")
        if last is not None and last[0] not in {row[0] for row in [*commits, *linked.values()]}:
            yield Change(last[0], last[1], None, (), (), (), ())

    def prune(self, upto: int) -> None:
        """Forget the changes that every engine has durably applied."""
        self.database.execute("UPDATE commits SET change = NULL WHERE number <= ? AND change IS NOT NULL", (upto,))

    def _changes(self, after: int) -> Iterator[Change]:
        statement = "SELECT number, source, change FROM commits WHERE number > ? ORDER BY number"
        for row in self.database.execute(statement, (after,)):
            yield unpack_change(*row)

    def _merged(self, identifier: str) -> Node:
        row = self.database.row("SELECT label, properties FROM nodes WHERE id = ?", (identifier,))
        assert row is not None, identifier
        return Node(identifier, row[0], unpack_properties(row[1]))

    def _sources(self, condition: str, values: tuple[str | int, ...] = ()) -> list[str]:
        statement = f"SELECT id FROM sources WHERE {condition}"  # noqa: S608, the conditions are all ours
        return [row[0] for row in self.database.rows(statement, values)]

    def _same_reading(self, source: str, sha256: str, facts: DocumentFacts) -> bool:
        row = self.database.row("SELECT sha256, facts FROM sources WHERE id = ?", (source,))
        if row is None or row[0] != sha256 or self.stale():
            return False
        before, now = json.loads(row[1]), json.loads(facts_json.dumps(facts))
        before["seed"]["file"] = now["seed"]["file"]
        return bool(before == now)

    def _put(self, name: str, text: str, sha256: str, facts: DocumentFacts) -> set[str]:
        """Store a source and its claims in the place of what they replace; the buckets that this touches."""
        identities = identify(facts)
        source, buckets = identities.source, set()
        for old in self._sources("sha256 = ? AND id <> ?", (sha256, source)):
            buckets |= self._erase(old)
        buckets |= self._drop_claims(source)
        self.database.execute(
            "INSERT INTO sources (id, name, sha256, text, facts) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
            "SET name = excluded.name, sha256 = excluded.sha256, text = excluded.text, facts = excluded.facts",
            (source, name, sha256, text, facts_json.dumps(facts)),
        )
        rows = [(source, claim.id, claim.bucket, pack_claim(claim), claim.id) for claim in identities.claims]
        self.database.many("INSERT INTO claims VALUES (?, ?, ?, ?, ?)", rows)
        return buckets | {claim.bucket for claim in identities.claims if claim.bucket}

    def _drop_claims(self, source: str) -> set[str]:
        rows = self.database.rows("SELECT bucket FROM claims WHERE source = ?", (source,))
        self.database.execute("DELETE FROM claims WHERE source = ?", (source,))
        return {row[0] for row in rows} - {""}

    def _erase(self, source: str) -> set[str]:
        """Drop a source, its claims and its contribution, as one commit; the buckets that this touches."""
        buckets = self._drop_claims(source)
        unindex_texts(self.database, source)
        self._write_commit(source, None)
        self.database.execute("DELETE FROM sources WHERE id = ?", (source,))
        return buckets

    def _resolve(self, buckets: Iterable[str]) -> set[str]:
        """Settle which id each claim of these buckets has; the sources for which an id changed."""
        changed: set[str] = set()
        for bucket in sorted(buckets):
            rows = self.database.rows("SELECT DISTINCT claim, target FROM claims WHERE bucket = ?", (bucket,))
            for (claim, old), new in zip(rows, resolve([unpack_claim(row[0]) for row in rows]), strict=True):
                if new != old:
                    changed |= self._retarget(bucket, claim, old, new)
        return changed

    def _retarget(self, bucket: str, claim: str, old: str, new: str) -> set[str]:
        same = "bucket = ? AND claim = ? AND target = ?"
        rows = self.database.rows(f"SELECT source FROM claims WHERE {same}", (bucket, claim, old))  # noqa: S608
        self.database.execute(f"UPDATE claims SET target = ? WHERE {same}", (new, bucket, claim, old))  # noqa: S608
        return {row[0] for row in rows}

    def _commit(self, sources: Iterable[str]) -> set[str]:
        """Write what each source contributes now, one commit each, then the links that follow from it.

        The sources besides are returned that say the same under other ids now, because of what reviewers merged.
        """
        given = list(sources)
        for source in given if self._merging.reviewed else ():
            self._merging.note(source, {node.id for node in self._said(source).nodes})
        apart = self._merging.verdicts.apart
        others = self._merging.settle() - set(given)
        self._touched |= {name for pair in apart ^ self._merging.verdicts.apart for name in pair}
        for source in [*given, *sorted(others)]:
            self._contribute(source)
        self._link()
        self._set_meta("build", _BUILD)
        return others

    def _contribute(self, source: str) -> None:
        part = self._merging.merge(self._said(source))
        self._write_commit(source, part)
        main = "doc:" + source.partition(":")[2]
        main = self._merging.verdicts.canonical(self._ids(source).get(main, main))
        row = self.database.row("SELECT text FROM sources WHERE id = ?", (source,))
        assert row is not None, source
        index_texts(self.database, source, row[0], part, main)

    def _said(self, source: str) -> Subgraph:
        """What a source says, under the ids that the claims of all sources give."""
        return rename(build(self.facts(source), source), self._ids(source))

    def _link(self) -> None:
        """Write the links between nodes that may be one, a commit for each node whose links changed."""
        for link in self._links.follow(self._touched, self._merging.verdicts.are_apart):
            number = self._number(link.shard)
            self._links.record(link, number)
            self._keep(link.change(number))
        self._touched = set()

    def _ids(self, source: str) -> dict[str, str]:
        rows = self.database.rows("SELECT id, claim, target FROM claims WHERE source = ?", (source,))
        return attach([unpack_claim(row[1]) for row in rows], {row[0]: row[2] for row in rows})

    def _write_commit(self, source: str, part: Subgraph | None) -> None:
        number = self._number(source)
        change = replace(self.database, source, part, number)
        self._touched |= touched_by(change)
        self._keep(change)
        self.database.execute("UPDATE sources SET changed = ? WHERE id = ?", (number, source))

    def _number(self, source: str) -> int:
        return self.database.execute("INSERT INTO commits (source) VALUES (?)", (source,)).lastrowid or 0

    def _keep(self, change: Change) -> None:
        statement = "UPDATE commits SET change = ? WHERE number = ?"
        self.database.execute(statement, (pack_change(change), change.commit))

    def _meta(self, key: str) -> str:
        row = self.database.row("SELECT value FROM meta WHERE key = ?", (key,))
        return str(row[0]) if row else ""

    def _set_meta(self, key: str, value: str) -> None:
        self.database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
