"""Every recipe gives the same columns and rows in Cypher (embedded and Neo4j) and in SPARQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.cookbook.page import page
from graph.cookbook.recipes import Recipe, recipes
from graph.engines.cypher_neo4j import Neo4jEngine
from graph.engines.limits import Table
from graph.engines.query import run_cypher, run_sparql
from graph.engines.sparql_server import SparqlServerEngine
from graph.library.library import Library
from graph.store import Store
from loaders.batch import load
from ontology.terms import ENTITY_BASE, entity_id
from tests.conftest import ROOT, SHARED
from tests.fuseki_server import update

BY_NAME = {recipe.name: recipe for recipe in recipes()}
# Nothing in the samples answers these; the real documents, where they are there, may.
EMPTY = {"several-posts"}


@pytest.fixture(scope="module", params=["samples", "seeds"])
def library(request: pytest.FixtureRequest, loaded_samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory: of the samples, and of the real documents where they are."""
    if request.param == "samples":
        return loaded_samples
    seeds = SHARED / "seeds"
    if not seeds.is_dir():
        pytest.skip("the real documents (../shared/seeds) are not here")
    data = tmp_path_factory.mktemp("seeds")
    with Store.open(data, write=True) as store, store.batch():
        list(load(store, [seeds]))
    return data


@pytest.fixture(scope="module")
def store(library: Path) -> Iterator[Store]:
    with Store.open(library) as store:
        yield store


@pytest.fixture(scope="module")
def neo4j_engine(library: Path, neo4j_server: str) -> Iterator[Neo4jEngine]:
    engine, books = Neo4jEngine(neo4j_server, "cookbook"), Library(library, write=False)
    engine.clear()
    engine.apply(books.snapshot())
    yield engine
    engine.clear()
    engine.close()
    books.close()


@pytest.fixture(scope="module")
def sparql_server(library: Path, fuseki_server: str) -> Iterator[SparqlServerEngine]:
    engine, books = SparqlServerEngine(f"{fuseki_server}/hoptac", "cookbook"), Library(library, write=False)
    update(f"{fuseki_server}/hoptac/update", "DROP ALL")
    engine.apply(books.snapshot())
    yield engine
    engine.clear()
    books.close()


@pytest.mark.parametrize("name", BY_NAME)
def test_both_languages_answer_alike(store: Store, name: str) -> None:
    recipe = BY_NAME[name]
    in_cypher, in_sparql = store.run_cypher(recipe.cypher), store.run_sparql(recipe.sparql)
    assert in_cypher.columns == in_sparql.columns
    assert rows(in_cypher) == rows(in_sparql)


def test_the_samples_answer_all_but_a_few(loaded_samples: Path) -> None:
    with Store.open(loaded_samples) as store:
        assert {recipe.name for recipe in recipes() if not store.run_cypher(recipe.cypher).rows} == EMPTY


@pytest.mark.neo4j
@pytest.mark.parametrize("name", BY_NAME)
def test_neo4j_answers_alike(store: Store, neo4j_engine: Neo4jEngine, name: str) -> None:
    recipe = BY_NAME[name]
    assert rows(run_cypher(neo4j_engine, recipe.cypher)) == rows(store.run_cypher(recipe.cypher))


@pytest.mark.fuseki
@pytest.mark.parametrize("name", BY_NAME)
def test_a_sparql_server_answers_alike(store: Store, sparql_server: SparqlServerEngine, name: str) -> None:
    recipe = BY_NAME[name]
    on_server = run_sparql(sparql_server, recipe.sparql)
    assert on_server.columns == store.run_sparql(recipe.sparql).columns
    assert rows(on_server) == rows(store.run_sparql(recipe.sparql))


def rows(table: Table) -> list[tuple[Any, ...]]:
    """The rows without order, values comparable: ids for IRIs, numbers as floats."""
    assert not table.truncated
    return sorted((tuple(map(_value, row)) for row in table.rows), key=repr)


def _value(cell: Any) -> Any:
    if isinstance(cell, dict):
        text, kind = cell["value"], cell.get("datatype", "").rpartition("#")[2]
        if cell["type"] == "uri":
            return entity_id(text) if text.startswith(ENTITY_BASE) else text
        if kind == "boolean":
            return text == "true"
        return float(text) if kind in ("integer", "double", "decimal") else text
    return float(cell) if isinstance(cell, int) and not isinstance(cell, bool) else cell


def test_there_are_enough_and_names_are_unique() -> None:
    assert len(BY_NAME) == len(recipes()) >= 25
    assert all(recipe.vi and recipe.en for recipe in recipes())


def test_the_page_is_up_to_date() -> None:
    written = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
    assert written == page(), "python -m graph.cookbook.page > docs/cookbook.md"


def test_a_recipe_is_one_statement() -> None:
    def clean(recipe: Recipe) -> bool:
        return ";" not in recipe.cypher and not recipe.cypher.endswith("\n")

    assert all(map(clean, recipes()))
