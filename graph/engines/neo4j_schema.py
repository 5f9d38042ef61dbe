"""Constraints and indexes of a Neo4j database, made from the ontology: nothing here names a label or a type itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import neo4j

from graph.engines.neo4j_dialect import Dialect
from graph.engines.neo4j_rows import quoted
from graph.engines.neo4j_statement import SHARED_LABEL
from ontology.vocabulary import vocabulary

NAMES = "names"
"""The full-text index: the keys that the ontology marks `ht:searchable`, accents folded ("lai chau" finds Lai Châu)."""


def of_nodes(labels: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What writing needs before it begins: `id` indexed under each label and unique among all nodes.

    Names with the statements that make them. The labels come before the shared one, so that it is last in `labels(n)`,
    whose order is that in which labels became known.
    """
    for label in sorted(labels):
        name = f"id_{label}"
        yield name, f"CREATE INDEX {quoted(name)} IF NOT EXISTS FOR (n:{quoted(label)}) ON (n.id)"
    yield "id_unique", f"CREATE CONSTRAINT id_unique IF NOT EXISTS FOR (n:{SHARED_LABEL}) REQUIRE n.id IS UNIQUE"


def of_edges(types: Iterable[str]) -> Iterator[tuple[str, str]]:
    """`key` is unique in each relationship type, and so found. Costs a bulk load less when it comes after it."""
    for kind in sorted(types):
        name = f"key_{kind}"
        unique = f"FOR ()-[r:{quoted(kind)}]-() REQUIRE r.key IS UNIQUE"
        yield name, f"CREATE CONSTRAINT {quoted(name)} IF NOT EXISTS {unique}"


def of_names() -> tuple[str, str]:
    """The full-text index over the names of all nodes."""
    keys = sorted(
        term.property_key for term in vocabulary().properties.values() if term.searchable and term.property_key
    )
    each = ", ".join(f"n.{quoted(key)}" for key in keys)
    options = "{indexConfig: {`fulltext.analyzer`: 'standard-folding'}}"
    return NAMES, (
        f"CREATE FULLTEXT INDEX {NAMES} IF NOT EXISTS FOR (n:{SHARED_LABEL}) ON EACH [{each}] OPTIONS {options}"
    )


def prepare_nodes(session: neo4j.Session, dialect: Dialect, labels: Iterable[str] = ()) -> None:
    """Make what is missing for nodes of the ontology's labels and of these."""
    make(session, dialect, dict(of_nodes({*vocabulary().class_by_label, *labels})))


def prepare(session: neo4j.Session, dialect: Dialect, labels: Iterable[str] = (), types: Iterable[str] = ()) -> None:
    """Make all that is missing, for the ontology's labels and types and for these."""
    known = vocabulary()
    wanted = dict(of_nodes({*known.class_by_label, *labels}))
    wanted |= of_edges({*known.property_by_relationship, *types})
    if dialect.fulltext:
        wanted |= [of_names()]
    make(session, dialect, wanted)


def make(session: neo4j.Session, dialect: Dialect, wanted: Mapping[str, str]) -> None:
    """Run the statements whose constraint or index is not there, and wait until all are online."""
    present = {row["name"] for row in session.run("SHOW INDEXES YIELD name RETURN name")}
    present |= {row["name"] for row in session.run("SHOW CONSTRAINTS YIELD name RETURN name")}
    missing = [statement for name, statement in wanted.items() if name not in present]

    def run(transaction: neo4j.ManagedTransaction) -> None:
        for statement in missing:
            transaction.run(statement).consume()

    if missing:
        session.execute_write(run)
        if dialect.await_indexes:
            session.run(dialect.await_indexes).consume()
