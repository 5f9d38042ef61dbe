"""What each source contributes to the graph, and the merged graph that follows from all contributions.

`replace` puts a source's new contribution in the place of its old one and says what that changed for the engines.
Nodes are merged again only where a source now says something else of them; edges that several sources share (where a
district lies) go when the last of them goes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from graph.engines.base import Change
from graph.library.database import Database
from graph.library.links import drop_links
from graph.library.names import index_node, unindex_node
from graph.library.packing import pack_properties, unpack_edge, unpack_properties
from graph.merge import merge_nodes
from ontology.records import Edge, Node, Subgraph

_EMPTY: Final = Subgraph()


def replace(database: Database, source: str, contribution: Subgraph | None, commit: int) -> Change:
    """Store a contribution (None: nothing any more) and return the change of one commit."""
    new = contribution or _EMPTY
    touched = _replace_variants(database, source, new)
    nodes, removed_nodes = _merge(database, sorted(touched))
    edges, removed_edges = _replace_edges(database, source, new)
    removed_edges += drop_links(database, removed_nodes)
    for identifier in removed_nodes:
        unindex_node(database, identifier)
        database.execute("DELETE FROM nodes WHERE id = ?", (identifier,))
    return Change(commit, source, contribution, nodes, removed_nodes, edges, removed_edges)


def contribution_of(database: Database, source: str) -> Subgraph:
    """What a source contributes now."""
    nodes = database.rows(
        "SELECT id, label, properties FROM source_variants JOIN variants ON variant = number "
        "WHERE source = ? ORDER BY id",
        (source,),
    )
    edges = database.rows(
        "SELECT e.source, e.target, type, key, properties FROM source_edges s JOIN edges e USING (key) "
        "WHERE s.source = ? ORDER BY key",
        (source,),
    )
    return Subgraph(
        tuple(Node(row[0], row[1], unpack_properties(row[2])) for row in nodes),
        tuple(unpack_edge(row) for row in edges),
    )


def _replace_variants(database: Database, source: str, new: Subgraph) -> set[str]:
    """Ids of nodes of which the source now says something else than before."""
    old = {
        (row[1], row[2], row[3]): row[0]
        for row in database.rows(
            "SELECT number, id, label, properties FROM source_variants JOIN variants ON variant = number "
            "WHERE source = ?",
            (source,),
        )
    }
    wanted = {(node.id, node.label, pack_properties(node.properties)) for node in new.nodes}
    added, gone = wanted - old.keys(), old.keys() - wanted
    database.many("DELETE FROM source_variants WHERE source = ? AND variant = ?", ((source, old[key]) for key in gone))
    database.many("INSERT OR IGNORE INTO variants (id, label, properties) VALUES (?, ?, ?)", sorted(added))
    database.many(
        "INSERT INTO source_variants SELECT ?, number FROM variants WHERE id = ? AND label = ? AND properties = ?",
        ((source, *key) for key in sorted(added)),
    )
    database.many(
        "DELETE FROM variants WHERE number = ? AND NOT EXISTS (SELECT 1 FROM source_variants WHERE variant = number)",
        ((old[key],) for key in gone),
    )
    return {key[0] for key in added | gone}


def _merge(database: Database, identifiers: Iterable[str]) -> tuple[tuple[Node, ...], tuple[str, ...]]:
    changed, removed = [], []
    for identifier in identifiers:
        said = database.rows("SELECT label, properties FROM variants WHERE id = ?", (identifier,))
        if not said:
            removed.append(identifier)
            continue
        node = merge_nodes(Node(identifier, label, unpack_properties(properties)) for label, properties in said)
        packed = (node.label, pack_properties(node.properties))
        if database.row("SELECT label, properties FROM nodes WHERE id = ?", (identifier,)) != packed:
            _store(database, node, packed)
            changed.append(node)
    return tuple(changed), tuple(removed)


def _store(database: Database, node: Node, packed: tuple[str, str]) -> None:
    database.execute(
        "INSERT INTO nodes VALUES (?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET label = excluded.label, properties = excluded.properties",
        (node.id, *packed),
    )
    index_node(database, node)


def _replace_edges(database: Database, source: str, new: Subgraph) -> tuple[tuple[Edge, ...], tuple[str, ...]]:
    old = {row[0] for row in database.rows("SELECT key FROM source_edges WHERE source = ?", (source,))}
    keys = {edge.key for edge in new.edges}
    gone = sorted(old - keys)
    database.many("DELETE FROM source_edges WHERE source = ? AND key = ?", ((source, key) for key in gone))
    orphans = [key for key in gone if not database.row("SELECT 1 FROM source_edges WHERE key = ? LIMIT 1", (key,))]
    database.many("DELETE FROM edges WHERE key = ?", ((key,) for key in orphans))
    changed = [edge for edge in new.edges if _store_edge(database, edge)]
    database.many("INSERT INTO source_edges VALUES (?, ?)", ((source, key) for key in sorted(keys - old)))
    return tuple(changed), tuple(orphans)


def _store_edge(database: Database, edge: Edge) -> bool:
    """Store an edge; whether that changed anything."""
    row = (edge.source, edge.target, edge.type, pack_properties(edge.properties))
    if database.row("SELECT source, target, type, properties FROM edges WHERE key = ?", (edge.key,)) == row:
        return False
    database.execute(
        "INSERT INTO edges VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET source = excluded.source, "
        "target = excluded.target, type = excluded.type, properties = excluded.properties",
        (edge.key, *row),
    )
    return True
