"""What servers that speak Bolt and Cypher do each in their own way; the rest of the adapter asks here."""

from __future__ import annotations

from dataclasses import dataclass

_COUNTS = (
    "CALL db.stats.retrieve('GRAPH COUNTS') YIELD data UNWIND data.relationships AS counted "
    "WITH counted WHERE counted.count > 0 AND counted.relationshipType IS NOT NULL "
    "RETURN DISTINCT counted.relationshipType AS type"
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """A kind of server.

    Args:
        name: as people know it.
        types_in_use: a statement for the types that relationships have, out of counts that the server keeps.
        await_indexes: a statement that returns when all indexes are filled; None where making one does.
        fulltext: whether it has full-text indexes.
        read_mode: whether it refuses to write in READ access mode.
    """

    name: str
    types_in_use: str
    await_indexes: str | None
    fulltext: bool
    read_mode: bool


NEO4J = Dialect("Neo4j", _COUNTS, "CALL db.awaitIndexes(300)", fulltext=True, read_mode=True)
ARCADEDB = Dialect(
    "ArcadeDB",
    "CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType AS type",
    None,
    fulltext=False,
    read_mode=False,
)


def of_server(agent: str) -> Dialect:
    """The dialect of a server that introduces itself so.

    >>> of_server("Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)").name
    'ArcadeDB'
    """
    return ARCADEDB if "ArcadeDB" in agent else NEO4J
