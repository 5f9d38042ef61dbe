"""Whatever is added, replaced and removed in whatever order, the graph is that of the sources that are there."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from graph.facts import PartialDate
from graph.library.library import Library
from graph.projection import catch_up, rebuild
from tests.graph.examples import Example, MemoryEngine, connected, plan, source


def load(directory: Path, examples: Iterable[Example]) -> Library:
    library = Library(directory, write=True)
    for example in examples:
        add(library, example)
    return library


def add(library: Library, example: Example) -> None:
    library.add(example.name, example.text, example.sha256, example.facts)


def fresh(library: Library) -> MemoryEngine:
    engine = MemoryEngine()
    rebuild(library, engine)
    return engine


@pytest.mark.parametrize("seed", range(12))
def test_loading_in_any_order_gives_one_graph(tmp_path: Path, seed: int) -> None:
    examples = connected()
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    shuffled = random.Random(seed).sample(examples, len(examples))

    straight, other = load(tmp_path / "a", examples), load(tmp_path / "b", shuffled)

    assert fresh(straight).state() == fresh(other).state()


@pytest.mark.parametrize("seed", range(25))
def test_changes_one_by_one_equal_a_fresh_build(tmp_path: Path, seed: int) -> None:
    chance, engine = random.Random(seed), MemoryEngine()
    library, present = Library(tmp_path, write=True), dict[str, Example]()
    for _ in range(30):
        example = chance.choice(connected())
        if chance.random() < 0.3 and present:
            gone = chance.choice(sorted(present))
            library.remove(gone)
            del present[gone]
        else:
            version = chance.choice(["", "\nĐã sửa."])
            example = reworded(example, version)
            present[library.add(example.name, example.text, example.sha256, example.facts).source] = example
        if chance.random() < 0.4:
            catch_up(library, engine)
    catch_up(library, engine)

    (tmp_path / "again").mkdir()
    again = load(tmp_path / "again", chance.sample(list(present.values()), len(present)))
    assert engine.state() == fresh(library).state() == fresh(again).state()


def reworded(example: Example, ending: str) -> Example:
    """The same documents in another text; without an ending the example itself."""
    if not ending:
        return example
    rows = list(example.facts.documents)
    layers = {"lineage": example.facts.lineage, "agreements": example.facts.agreements}
    return source(example.name.removesuffix(".txt"), rows, example.text + ending, **layers)


def test_removing_everything_leaves_nothing(tmp_path: Path) -> None:
    library, engine = load(tmp_path, connected()), MemoryEngine()
    catch_up(library, engine)
    for (identifier,) in library.database.rows("SELECT id FROM sources"):
        library.remove(identifier)
    catch_up(library, engine)

    assert engine.state() == ([], [], {})
    tables = [row[0] for row in library.database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = {"meta", "commits", "sqlite_sequence"}
    counted = {
        name: library.database.rows(f"SELECT count(*) FROM {name}")[0][0] for name in tables if "_index_" not in name
    }
    assert {name for name, count in counted.items() if count} <= kept


def test_a_cited_document_becomes_the_held_one(tmp_path: Path) -> None:
    examples = {example.name: example for example in connected()}
    library = load(tmp_path, [examples["cited-later.txt"]])
    identifier = "doc:ubnd/tinh-giap/2023/21-kh-ubnd"
    assert fresh(library).nodes[identifier].properties["held"] is False

    add(library, examples["held-later.txt"])
    node = fresh(library).nodes[identifier]
    assert node.properties["held"] is True
    assert node.properties["title"] == "Kế hoạch phối hợp"

    library.remove("src:ubnd/tinh-giap/2023/21-kh-ubnd")
    assert fresh(library).nodes[identifier].properties["held"] is False


def test_an_ambiguous_citation_stays_apart_until_one_is_left(tmp_path: Path) -> None:
    examples = {example.name: example for example in connected()}
    chosen = [examples[f"{name}.txt"] for name in ("no-year", "complete", "same-number-year-before")]
    library = load(tmp_path, chosen)
    undated = "doc:ubnd/tinh-giap/undated/12-kh-ubnd"
    assert targets(library, "14") == {undated}, "2022 and 2023 both fit"

    library.remove("src:ubnd/tinh-giap/2023/17-kh-ubnd")
    assert targets(library, "14") == {"doc:ubnd/tinh-giap/2023/12-kh-ubnd"}
    assert undated not in fresh(library).nodes


def targets(library: Library, number: str) -> set[str]:
    graph = fresh(library)
    origin = f"doc:ubnd/tinh-giap/2023/{number}-kh-ubnd"
    return {edge.target for edge in graph.edges.values() if edge.source == origin and edge.type == "IMPLEMENTS"}


def test_a_citation_means_no_younger_document(tmp_path: Path) -> None:
    citing = source("old", [plan(date="2020-03-01"), plan("d2", "referenced", number="40", date=PartialDate())])
    library = load(tmp_path, [citing, source("young", [plan(number="40", year="2023")])])

    assert "doc:ubnd/tinh-giap/undated/40-kh-ubnd" in fresh(library).nodes
