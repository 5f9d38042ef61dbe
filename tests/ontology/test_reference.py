"""The reference pages: as the Turtle files say now, complete, and with queries that run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions
from pyoxigraph import Store as Quads

from graph.engines.base import CypherEngine
from graph.store import Store
from ontology.entries import Entry, compact, entries, is_listed, schemes
from ontology.reference import FOLDER, pages, write
from ontology.terms import PREFIXES, entity_iri
from ontology.vocabulary import vocabulary
from tests.graph.comparing import sparql_quads

TERMS = [entry for kind in ("class", "relationship", "property") for entry in entries(kind)]


@pytest.fixture(scope="module")
def engines(loaded_samples: Path) -> Iterator[tuple[CypherEngine, Quads]]:
    """The samples' property graph and, with the ontology, their RDF."""
    quads = Quads()
    quads.extend(sparql_quads(loaded_samples))
    with Store.open(loaded_samples) as store:
        yield store.cypher, quads


def test_the_pages_are_as_the_ontology_says() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    drifted = sorted(name for name in kept.keys() | pages().keys() if kept.get(name) != pages().get(name))
    assert drifted == [], "docs/reference is not what ontology/*.ttl says: run `python -m ontology.reference`"


def test_every_term_has_its_place() -> None:
    known = vocabulary()
    assert {entry.name for entry in entries("class")} == known.classes.keys()
    assert {entry.name for entry in TERMS} - known.classes.keys() == known.properties.keys()
    text = "".join(pages().values())
    assert all(f"\n## {entry.name}\n" in text and entry.labels["en"] in text for entry in TERMS)
    assert all(f"`{concept.id}`" in text for scheme in schemes() for concept in scheme.concepts)


def test_every_term_and_concept_has_a_name_in_both_languages() -> None:
    lacking = [entry.name for entry in (*TERMS, *entries("annotation")) if entry.labels.keys() != {"vi", "en"}]
    lacking += [one.id for scheme in schemes() for one in scheme.concepts if one.labels.keys() != {"vi", "en"}]
    lacking += [entry.name for entry in TERMS if entry.comments.keys() != {"vi", "en"}]
    assert lacking == []


def test_links_within_a_page_lead_somewhere() -> None:
    names = {entry.name for entry in (*TERMS, *entries("annotation"))}
    assert {name for entry in TERMS for name in (*entry.parents, *entry.domain) if name not in names} == set()
    assert {
        one.broader for scheme in schemes() for one in scheme.concepts if one.broader and not is_listed(one.broader)
    } == set()


def test_stale_pages_go(tmp_path: Path) -> None:
    (tmp_path / "gone.md").write_text("x")
    write(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == pages().keys()


@pytest.mark.parametrize("entry", [entry for entry in TERMS if entry.cypher], ids=lambda entry: entry.name)
def test_both_example_queries_run_and_find_something_or_nothing(
    engines: tuple[CypherEngine, Quads], entry: Entry
) -> None:
    assert entry.cypher is not None
    assert entry.sparql is not None
    graph, quads = engines
    rows = quads.query(entry.sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(rows, QuerySolutions)
    asked = {str(row[0]).removeprefix("<").removesuffix(">") for row in rows}
    found = {entity_iri(str(next(iter(row.values())))) for row in graph.read(entry.cypher, {})}
    assert asked or not found
    assert found or not asked or entry.kind == "class"  # entries of lists are no nodes until a document names them


def test_the_examples_find_something(engines: tuple[CypherEngine, Quads]) -> None:
    (unit,) = (entry for entry in entries("class") if entry.name == "AdministrativeUnit")
    assert unit.cypher is not None
    assert len(list(engines[0].read(unit.cypher, {}))) == 10
    used = [entry for entry in entries("relationship") if entry.cypher and list(engines[0].read(entry.cypher, {}))]
    assert len(used) > 30


def test_compact() -> None:
    assert compact("http://www.w3.org/ns/prov#Entity") == "prov:Entity"
    assert compact("http://qudt.org/vocab/unit/M") == "http://qudt.org/vocab/unit/M"
