from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from graph.engines import generations
from graph.engines.sparql_oxigraph import OxigraphEngine, published
from graph.errors import LibraryBusy
from ontology.records import Node
from tests.graph.engines.examples import EDGES, NODES, PlainRdf, added, link, removed


def quads(directory: Path) -> list[str]:
    newest = generations.latest(published(directory))
    return sorted(str(quad) for quad in Store.read_only(str(newest.path))) if newest else []


def test_what_a_source_says_is_in_its_own_graph(tmp_path: Path) -> None:
    engine = OxigraphEngine(tmp_path, PlainRdf())
    engine.apply([added(1, "s1"), added(2, "s2", NODES[:1], ())])
    assert engine.applied() == 2
    found = quads(tmp_path)
    assert len([quad for quad in found if "source/s1" in quad]) == len(NODES) + len(EDGES) + 2
    assert len([quad for quad in found if "source/s2" in quad]) == 1
    assert len([quad for quad in found if "id/ontology" in quad]) == 1


def test_replacing_and_removing_are_exact(tmp_path: Path) -> None:
    engine = OxigraphEngine(tmp_path / "a", PlainRdf())
    engine.apply([added(1, "s1"), added(2, "s2")])
    engine.apply([added(3, "s1", (Node("doc:1", "Document"),), ()), removed(4, "s2")])
    fresh = OxigraphEngine(tmp_path / "b", PlainRdf())
    fresh.apply([added(4, "s1", (Node("doc:1", "Document"),), ())])
    assert quads(tmp_path / "a") == quads(tmp_path / "b")
    assert engine.applied() == fresh.applied() == 4


def test_applying_twice_is_applying_once(tmp_path: Path) -> None:
    engine = OxigraphEngine(tmp_path, PlainRdf())
    engine.apply([added(1, "s1")])
    before = quads(tmp_path)
    engine.apply([added(1, "s1")])
    assert quads(tmp_path) == before


def test_a_second_writer_hears_that_another_is_writing(tmp_path: Path) -> None:
    first, second = OxigraphEngine(tmp_path, PlainRdf()), OxigraphEngine(tmp_path, PlainRdf())
    first.apply([added(1, "s1")])
    assert second.applied() == 1
    with pytest.raises(LibraryBusy):
        second.apply([added(2, "s2")])
    first.close()
    second.apply([added(2, "s2")])
    assert first.applied() == 2


def test_clear_keeps_the_ontology_only(tmp_path: Path) -> None:
    engine = OxigraphEngine(tmp_path, PlainRdf())
    engine.apply([added(1, "s1", edges=(link("doc:2923", "doc:2711", "X", "k"),))])
    engine.clear()
    assert engine.applied() == 0
    assert len(quads(tmp_path)) == 1
