"""Constraints and indexes of a Neo4j database, made from the ontology: nothing here names a label or a type itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import neo4j

from graph.engines.neo4j_statement import SHARED_LABEL
from ontology.vocabulary import vocabulary


def quoted(name: str) -> str:
    """A label, type or property key as Cypher takes any."""
    return "`" + name.replace("`", "``") + "`"


def statements(labels: Iterable[str], types: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The names of constraints and indexes with the statements that make them.

    `id` is unique among all nodes and indexed under each label, `key` is unique in each relationship type. The labels
    come before the shared one, so that it is last in `labels(n)`, whose order is that in which labels became known.
    """
    for label in sorted(labels):
        name = f"id_{label}"
        yield name, f"CREATE INDEX {quoted(name)} IF NOT EXISTS FOR (n:{quoted(label)}) ON (n.id)"
    unique = f"FOR (n:{quoted(SHARED_LABEL)}) REQUIRE n.id IS UNIQUE"
    yield "id_unique", f"CREATE CONSTRAINT id_unique IF NOT EXISTS {unique}"
    for kind in sorted(types):
        name = f"key_{kind}"
        unique = f"FOR ()-[r:{quoted(kind)}]-() REQUIRE r.key IS UNIQUE"
        yield name, f"CREATE CONSTRAINT {quoted(name)} IF NOT EXISTS {unique}"


def prepare(session: neo4j.Session, labels: Iterable[str] = (), types: Iterable[str] = ()) -> None:
    """Make what is missing, for the ontology's labels and types and for these; writing waits until all is online."""
    known = vocabulary()
    wanted = statements({*known.class_by_label, *labels}, {*known.property_by_relationship, *types})
    present = {row["name"] for row in session.run("SHOW INDEXES YIELD name RETURN name")}
    missing = [statement for name, statement in wanted if name not in present]

    def make(transaction: neo4j.ManagedTransaction) -> None:
        for statement in missing:
            transaction.run(statement).consume()

    if missing:
        session.execute_write(make)
        session.run("CALL db.awaitIndexes(300)").consume()
