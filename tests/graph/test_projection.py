"""Engines, real ones and the plainest, after any history equal a fresh build."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from graph.library.library import Library
from graph.projection import Projections, catch_up, is_behind, rebuild
from tests.graph.comparing import cypher_graph, expected_cypher, expected_quads, sparql_quads
from tests.graph.examples import Example, MemoryEngine, connected, full, plan, source


def add(library: Library, *examples: Example) -> None:
    for example in examples:
        library.add(example.name, example.text, example.sha256, example.facts)


def fresh(library: Library) -> MemoryEngine:
    engine = MemoryEngine()
    rebuild(library, engine)
    return engine


@pytest.mark.parametrize("seed", range(3))
def test_the_real_engines_after_a_random_history(tmp_path: Path, seed: int) -> None:
    chance, library = random.Random(seed), Library(tmp_path, write=True)
    engines = Projections(tmp_path, write=True)
    for _ in range(25):
        present = [row[0] for row in library.database.rows("SELECT id FROM sources ORDER BY id")]
        if present and chance.random() < 0.3:
            library.remove(chance.choice(present))
        else:
            add(library, chance.choice(connected()))
        if chance.random() < 0.3:
            engines.catch_up(library)
    engines.catch_up(library)

    memory = fresh(library)
    assert cypher_graph(tmp_path) == expected_cypher(memory)
    assert sparql_quads(tmp_path) == expected_quads(memory)


def test_catching_up_and_building_anew_agree(tmp_path: Path) -> None:
    library, engine = Library(tmp_path, write=True), MemoryEngine()
    for example in connected():
        add(library, example)
        catch_up(library, engine)
        assert engine.applied() == library.head()
    assert engine.state() == fresh(library).state()


def test_an_engine_that_missed_pruned_changes_is_built_anew(tmp_path: Path) -> None:
    library, engine = Library(tmp_path, write=True), MemoryEngine()
    add(library, full())
    catch_up(library, engine)
    add(library, *connected()[1:4])
    library.prune(library.head())
    assert library.changes(engine.applied()) is None
    catch_up(library, engine)
    assert engine.state() == fresh(library).state()


def test_an_engine_of_another_library_is_built_anew(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    old, new, engine = Library(tmp_path / "one", write=True), Library(tmp_path / "two", write=True), MemoryEngine()
    add(old, *connected())
    catch_up(old, engine)
    catch_up(new, engine)
    assert engine.applied() == 0
    assert engine.state() == ([], [], {})
    add(new, full())
    catch_up(new, engine)
    assert engine.state() == fresh(new).state()


def test_the_last_commit_may_be_a_removal(tmp_path: Path) -> None:
    library = Library(tmp_path, write=True)
    add(library, *connected()[:3])
    library.remove("src:ubnd/tinh-giap/2023/13-kh-ubnd")
    assert fresh(library).applied() == library.head() == 4


def test_what_is_not_new_is_no_change(tmp_path: Path) -> None:
    """Places that many sources share are written once, and go with the last of them."""
    library, engine = Library(tmp_path, write=True), MemoryEngine()
    add(library, full())
    catch_up(library, engine)
    add(library, source("y", [plan(number="80")]))
    changes = library.changes(engine.applied())
    assert changes is not None
    (change,) = changes
    assert {node.id for node in change.nodes} == {
        "doc:ubnd/tinh-giap/2023/80-kh-ubnd",
        "src:ubnd/tinh-giap/2023/80-kh-ubnd",
    }
    assert {edge.type for edge in change.edges} == {"ISSUED_BY", "FOUND_IN"}
    assert "PART_OF" in {edge.type for edge in change.contribution.edges} if change.contribution else False


def test_recomputing_changes_nothing_but_the_commits(tmp_path: Path) -> None:
    library = Library(tmp_path, write=True)
    add(library, *connected())
    before = fresh(library).state()
    library.recompute()
    assert fresh(library).state() == before
    assert library.changes(1) is None, "engines must start from the whole"


def test_file_names_tell_what_is_behind(tmp_path: Path) -> None:
    library, engines = Library(tmp_path, write=True), Projections(tmp_path, write=True)
    assert not is_behind(library, tmp_path)
    add(library, full())
    assert is_behind(library, tmp_path)
    engines.catch_up(library)
    assert not is_behind(library, tmp_path)
