"""What every SPARQL engine must do with changes, on the embedded one and on a real Fuseki."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import pytest
from pyoxigraph import Quad

from graph.engines.base import Engine
from graph.engines.sparql_oxigraph import OxigraphEngine, RdfView
from graph.engines.sparql_server import SparqlServerEngine
from ontology.rdf import RdfMapping
from ontology.records import Node, Subgraph
from tests.graph.engines.examples import NODES, PlainRdf, added, removed
from tests.graph.engines.test_cypher_contract import contribution
from tests.graph.engines.test_equal_to_fresh import Model, sparql_state
from tests.graph.engines.test_sparql_server import server_state

Opened: TypeAlias = tuple[Engine, Path | str]
ENGINES = ("oxigraph", pytest.param("fuseki", marks=pytest.mark.fuseki))
ONTOLOGY = {str(quad) for quad in PlainRdf().ontology()}
TEXTS = (
    'the “quoted” and the "quoted"',
    "two\nlines\r\n\tand a \\ backslash",
    '\\u0022 } } ; DROP ALL ; INSERT DATA { GRAPH <urn:x> { <urn:x> <urn:x> "',
    "\\U00000022 \\\\u0022 \\n",
    "đ Ệ e\u0323\u0302 \U0001f1fb\U0001f1f3 \u200b\ufeff\x01\x7f",
)


@dataclass(slots=True)
class Box:
    """An engine, and how to see all that it holds."""

    engine: Engine
    place: Path | str

    def quads(self) -> set[str]:
        return sparql_state(self.place) if isinstance(self.place, Path) else server_state(self.place)


@dataclass(slots=True)
class Interrupted(PlainRdf):
    """Fails at the second source that it is asked for."""

    asked: list[str] = field(default_factory=list)

    def quads(self, contribution: Subgraph, source: str) -> Iterable[Quad]:
        self.asked.append(source)
        if len(self.asked) > 1:
            raise RuntimeError("the power is gone")
        return PlainRdf.quads(self, contribution, source)


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    return tmp_path if request.param == "oxigraph" else str(request.getfixturevalue("fuseki_url"))


def opened(place: Path | str, view: RdfView) -> Engine:
    return OxigraphEngine(place, view) if isinstance(place, Path) else SparqlServerEngine(place, "contract", view)


@pytest.fixture
def box(place: Path | str) -> Iterator[Box]:
    box = Box(opened(place, PlainRdf()), place)
    yield box
    box.engine.close()


def expected(sources: dict[str, Subgraph]) -> set[str]:
    return ONTOLOGY | {str(quad) for name, part in sources.items() for quad in PlainRdf().quads(part, name)}


def test_an_empty_engine_is_at_commit_0(box: Box) -> None:
    assert box.engine.applied() == 0
    assert box.quads() == set()


def test_each_source_is_a_graph_of_its_own(box: Box) -> None:
    one, two = added(1, "s1"), added(2, "s2", NODES[:1], ())
    box.engine.apply([one, two])
    assert one.contribution
    assert two.contribution
    assert box.quads() == expected({"s1": one.contribution, "s2": two.contribution})
    assert box.engine.applied() == 2


def test_applying_twice_is_applying_once(box: Box) -> None:
    box.engine.apply([added(1, "s1")])
    before = box.quads()
    box.engine.apply([added(1, "s1")])
    assert box.quads() == before
    assert box.engine.applied() == 1


def test_replacing_and_removing_are_exact(box: Box) -> None:
    box.engine.apply([added(1, "s1"), added(2, "s2"), added(3, "s3")])
    part = Subgraph((Node("doc:1", "Document"),), ())
    box.engine.apply([added(4, "s1", part.nodes, ()), removed(5, "s2"), added(6, "s2"), removed(7, "s2")])
    three = added(3, "s3").contribution
    assert three
    assert box.quads() == expected({"s1": part, "s3": three})
    assert box.engine.applied() == 7
    box.engine.apply([removed(8, "s1"), removed(9, "s3"), removed(10, "s4")])
    assert box.quads() == ONTOLOGY


def test_clearing_keeps_the_ontology_only(box: Box) -> None:
    box.engine.apply([added(1, "s1")])
    box.engine.clear()
    assert box.engine.applied() == 0
    assert box.quads() == ONTOLOGY
    box.engine.apply([removed(1, "s1")])
    assert box.engine.applied() == 1


@pytest.mark.parametrize("seed", range(4))
def test_any_history_ends_where_a_fresh_build_does(box: Box, seed: int) -> None:
    """Sources added, replaced and removed at random, in batches of any size."""
    chance, model = random.Random(seed), Model()
    steps = [(chance.choice(("s1", "s2", "s3")), contribution(chance)) for _ in range(12)]
    changes = [model.change(commit, *step) for commit, step in enumerate(steps, 1)]
    while changes:
        size = chance.randint(1, 4)
        box.engine.apply(changes[:size])
        del changes[:size]
    assert box.quads() == expected(model.sources)
    assert box.engine.applied() == len(steps)


def test_a_batch_that_was_cut_off_is_repeated(box: Box) -> None:
    """What had been there stays until then, and the commit tells where to go on."""
    box.engine.apply([added(1, "s1"), added(2, "s2")])
    before = box.quads()
    box.engine.close()
    changes = [removed(3, "s1"), added(4, "s2", NODES[:2], ()), added(5, "s3")]
    torn = opened(box.place, Interrupted())
    with pytest.raises(RuntimeError, match="power"):
        torn.apply(changes)
    torn.close()
    assert torn.applied() == 2
    assert box.quads() == before
    box.engine = opened(box.place, PlainRdf())
    box.engine.apply(changes)
    three = added(5, "s3").contribution
    assert three
    assert box.quads() == expected({"s2": Subgraph(NODES[:2], ()), "s3": three})
    assert box.engine.applied() == 5


def test_texts_arrive_as_they_are(place: Path | str) -> None:
    """Also those that a careless writer would let run as an update."""
    nodes = tuple(Node(f"doc:{number}", "Document", {"title": text}) for number, text in enumerate(TEXTS))
    box = Box(opened(place, RdfMapping()), place)
    box.engine.apply([added(1, "src:a", nodes, ()), added(2, "src:b", nodes[:1], ())])
    box.engine.apply([added(3, "src:b", nodes[1:], ())])
    written = {"src:a": Subgraph(nodes), "src:b": Subgraph(nodes[1:])}
    wanted = {str(quad) for name, part in written.items() for quad in RdfMapping().quads(part, name)}
    names = {str(RdfMapping().graph_name(name)) for name in written}
    assert {quad for quad in box.quads() if quad.rpartition(" ")[2] in names} == wanted
    box.engine.close()
