"""Links between nodes that may be one: exact whatever comes and goes in whatever order, and found without all pairs."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from graph.library.library import Library
from graph.library.links import TYPE, Links
from graph.likeness.profile import Likeness, Profile
from graph.projection import catch_up, rebuild
from graph.store import Store
from ontology.rdf import from_quads, normal, to_quads
from ontology.records import Edge
from tests.graph.comparing import cypher_graph, expected_cypher, expected_quads, sparql_quads
from tests.graph.doubled import MOT_AT, MOT_GIAP, doubled, signed
from tests.graph.examples import UBND_AT, Example, MemoryEngine
from tests.graph.filling import add


def library_of(directory: Path, examples: list[Example]) -> Library:
    directory.mkdir(exist_ok=True)
    library = Library(directory, write=True)
    for example in examples:
        library.add(example.name, example.text, example.sha256, example.facts)
    return library


def fresh(library: Library) -> MemoryEngine:
    engine = MemoryEngine()
    rebuild(library, engine)
    return engine


def links(engine: MemoryEngine) -> dict[tuple[str, str], Edge]:
    return {(edge.source, edge.target): edge for edge in engine.edges.values() if edge.type == TYPE}


def test_pairs_of_every_class_with_reasons_and_both_passages(tmp_path: Path) -> None:
    found = links(fresh(library_of(tmp_path, doubled())))
    people = found[MOT_AT, MOT_GIAP].properties
    assert people["reasons"] == ("other-body", "same-name")
    assert people["firstQuote"] in ("Lê Văn Một", "Le Van Mot")
    assert people["secondQuote"] == "Lê Văn Một"
    assert people["secondDocument"] == "doc:ubnd/tinh-giap/2023/31-kh-ubnd"
    assert people["secondSpan"] == "38-48"
    bare = "doc:unknown/undated/99-kh-ubnd"
    cited = {other for pair in found for other in pair if bare in pair} - {bare}
    assert cited == {f"doc:ubnd/tinh-giap/{year}/99-kh-ubnd" for year in ("2021", "2022")}
    assert {pair[0].partition(":")[0] for pair in found} == {"agr", "doc", "per"}


@pytest.mark.parametrize("seed", range(6))
def test_any_order_gives_the_same_links(tmp_path: Path, seed: int) -> None:
    examples = doubled()
    straight = fresh(library_of(tmp_path / "a", examples))
    other = fresh(library_of(tmp_path / "b", random.Random(seed).sample(examples, len(examples))))
    assert links(straight)
    assert straight.state() == other.state()


@pytest.mark.parametrize("seed", range(12))
def test_links_follow_what_comes_and_goes(tmp_path: Path, seed: int) -> None:
    chance, engine = random.Random(seed), MemoryEngine()
    library, present = library_of(tmp_path / "a", []), dict[str, Example]()
    for _ in range(24):
        example = chance.choice(doubled())
        if chance.random() < 0.4 and present:
            gone = chance.choice(sorted(present))
            library.remove(gone)
            del present[gone]
        else:
            written = library.add(example.name, example.text, example.sha256, example.facts)
            present[written.source] = example
        if chance.random() < 0.5:
            catch_up(library, engine)
    catch_up(library, engine)
    again = library_of(tmp_path / "b", chance.sample(list(present.values()), len(present)))
    assert engine.state() == fresh(library).state() == fresh(again).state()


def test_recomputing_changes_nothing(tmp_path: Path) -> None:
    library = library_of(tmp_path, doubled())
    before = fresh(library).state()
    library.recompute()
    assert fresh(library).state() == before


def test_removing_everything_leaves_no_link(tmp_path: Path) -> None:
    library = library_of(tmp_path, doubled())
    engine = fresh(library)
    for source in sorted(engine.graphs):
        if not source.startswith("src:possibly-same/"):
            library.remove(source)
    catch_up(library, engine)
    assert engine.state() == ([], [], {})
    for table in ("profiles", "blocks", "pairs", "shards"):
        assert library.database.rows(f"SELECT * FROM {table}") == []


def test_a_person_in_two_documents_of_one_body_is_one_node_without_link(tmp_path: Path) -> None:
    engine = fresh(library_of(tmp_path, [signed("a", "31"), signed("b", "41"), signed("c", "51", post=False)]))
    assert {name for name in engine.nodes if name.startswith("per:")} == {MOT_GIAP}
    assert not links(engine)


def test_both_engines_hold_the_links(tmp_path: Path) -> None:
    with Store.open(tmp_path / "data", write=True) as store:
        add(store, doubled()[:5])
        add(store, doubled()[5:])
    library = Library(tmp_path / "data", write=True)
    memory = fresh(library)
    library.close()
    assert links(memory)
    assert cypher_graph(tmp_path / "data") == expected_cypher(memory)
    assert sparql_quads(tmp_path / "data") == expected_quads(memory)


def test_links_survive_rdf(tmp_path: Path) -> None:
    for shard, graph in fresh(library_of(tmp_path, doubled())).graphs.items():
        assert from_quads(to_quads(graph, shard), shard) == normal(graph)


def compared(monkeypatch: pytest.MonkeyPatch, directory: Path, examples: list[Example]) -> int:
    """How many comparisons it takes to load the examples one by one."""
    count, compare = 0, Links.compared

    def counting(self: Links, first: Profile, second: Profile) -> Likeness | None:
        nonlocal count
        count += 1
        return compare(self, first, second)

    monkeypatch.setattr(Links, "compared", counting)
    library_of(directory, examples).close()
    return count


def unit(number: int) -> str:
    return f"org:ubnd/tinh-{number}"


def test_work_grows_with_the_documents_not_with_their_pairs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def people(count: int) -> list[Example]:
        """Each name twice, in two provinces."""
        names = [f"Lê Văn {'Một' * (1 + n // 10)} {'abcdefghij'[n % 10]}" for n in range(count)]
        return [
            signed(f"{n}-{body}", str(n), body=body, person=name)
            for n, name in enumerate(names, 100)
            for body in (UBND_AT, "org:ubnd/tinh-giap")
        ]

    small = compared(monkeypatch, tmp_path / "small", people(5))
    large = compared(monkeypatch, tmp_path / "large", people(20))
    assert 0 < large <= 5 * small


def test_a_name_that_everybody_bears_links_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    examples = [signed(str(n), str(n), body=unit(n)) for n in range(12)]
    few = fresh(library_of(tmp_path / "few", examples[:3]))
    assert len(links(few)) == 3
    many = compared(monkeypatch, tmp_path / "many", examples)
    assert many <= 8 * 8 * 8, "once too many bear it, nothing is compared any more"
    library = Library(tmp_path / "many", write=True)
    assert not links(fresh(library))
    for example in examples[3:]:
        library.remove(
            f"src:ubnd/tinh-{example.name.removesuffix('.txt')}/2023/{example.name.removesuffix('.txt')}-kh-ubnd"
        )
    assert fresh(library).state() == few.state()


def test_passages_are_those_of_the_documents_that_are_here(tmp_path: Path) -> None:
    examples = [signed("a", "31"), signed("z", "91"), signed("b", "32", body=UBND_AT)]
    library = library_of(tmp_path, examples)
    before = links(fresh(library))[MOT_AT, MOT_GIAP].properties["secondDocument"]
    library.remove(f"src:{str(before).partition(':')[2]}")
    after = links(fresh(library))[MOT_AT, MOT_GIAP].properties["secondDocument"]
    assert {before, after} == {f"doc:ubnd/tinh-giap/2023/{n}-kh-ubnd" for n in ("31", "91")}
