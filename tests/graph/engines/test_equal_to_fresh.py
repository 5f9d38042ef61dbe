"""After any history of adding, replacing and removing, in any batches, an engine equals one that is built anew."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from graph.engines import generations
from graph.engines.base import Change
from graph.engines.cypher_kglite import KgliteEngine
from graph.engines.sparql_oxigraph import OxigraphEngine, published
from ontology.records import Edge, Node, Subgraph
from tests.graph.engines.examples import PlainRdf, added

NAMES = ("doc:a", "doc:b", "loc:c", "agr:d")
LABELS = ("Document", "Agreement")
TYPES = ("IMPLEMENTS", "BASED_ON")


@st.composite
def contributions(draw: st.DrawFn) -> Subgraph:
    """What some source says: nodes with a label and a property, edges between them, parallel ones too."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
    nodes = [Node(name, draw(st.sampled_from(LABELS)), {"n": draw(st.integers(0, 2))}) for name in names]
    ends = st.tuples(st.sampled_from(names), st.sampled_from(names), st.sampled_from(TYPES), st.integers(0, 1))
    edges = [Edge(a, b, kind, f"-{a}-{b}-{kind}-{i}", {"n": i}) for a, b, kind, i in draw(st.lists(ends, unique=True))]
    return Subgraph(tuple(nodes), tuple(edges))


HISTORIES = st.lists(
    st.tuples(st.sampled_from(("s1", "s2", "s3")), st.none() | contributions()), min_size=1, max_size=8
)


class Model:
    """A library in a dictionary: the merged node is the greatest that any source says."""

    def __init__(self) -> None:
        self.sources: dict[str, Subgraph] = {}

    def nodes(self) -> dict[str, Node]:
        said = [node for part in self.sources.values() for node in part.nodes]
        return {node.id: node for node in sorted(said, key=lambda node: (node.label, node.properties["n"]))}

    def edges(self) -> dict[str, Edge]:
        parts = self.sources.items()
        return {name + edge.key: own(name, edge) for name, part in parts for edge in part.edges}

    def change(self, commit: int, source: str, part: Subgraph | None) -> Change:
        nodes, edges = self.nodes(), self.edges()
        self.sources.pop(source, None)
        if part is not None:
            self.sources[source] = part
        now, links = self.nodes(), self.edges()
        return Change(
            commit,
            source,
            part,
            tuple(node for name, node in now.items() if nodes.get(name) != node),
            tuple(nodes.keys() - now.keys()),
            tuple(edge for key, edge in links.items() if edges.get(key) != edge),
            tuple(edges.keys() - links.keys()),
        )


def own(source: str, edge: Edge) -> Edge:
    return Edge(edge.source, edge.target, edge.type, source + edge.key, edge.properties)


def cypher_state(engine: KgliteEngine) -> tuple[list[str], list[str]]:
    nodes = engine.read("MATCH (n) RETURN n ORDER BY n.id")
    return [repr(row) for row in nodes], sorted(repr(row) for row in engine.read("MATCH (a)-[r]->(b) RETURN a, r, b"))


def sparql_state(directory: Path) -> set[str]:
    newest = generations.latest(published(directory))
    return {str(quad) for quad in Store.read_only(str(newest.path))} if newest else set()


def batches(changes: list[Change], cuts: Iterable[int]) -> list[list[Change]]:
    places = sorted({cut % (len(changes) + 1) for cut in cuts} | {0, len(changes)})
    return [changes[start:end] for start, end in pairwise(places)]


@settings(max_examples=40, deadline=None)
@given(HISTORIES, st.lists(st.integers(0, 20), max_size=3))
def test_the_cypher_engine(history: list[tuple[str, Subgraph | None]], cuts: list[int]) -> None:
    model = Model()
    changes = [model.change(commit, *step) for commit, step in enumerate(history, 1)]
    with tempfile.TemporaryDirectory() as directory:
        engine, fresh = KgliteEngine(Path(directory, "engine")), KgliteEngine(Path(directory, "fresh"))
        for batch in batches(changes, cuts):
            engine.apply(batch)
        nodes, edges = tuple(model.nodes().values()), tuple(model.edges().values())
        fresh.apply([Change(len(history), "all", Subgraph(nodes, edges), nodes, (), edges, ())])
        assert cypher_state(engine) == cypher_state(fresh)
        assert cypher_state(KgliteEngine(Path(directory, "engine"))) == cypher_state(fresh)
        assert engine.applied() == len(history)


@settings(max_examples=12, deadline=None)
@given(HISTORIES, st.lists(st.integers(0, 20), max_size=3))
def test_the_sparql_engine(history: list[tuple[str, Subgraph | None]], cuts: list[int]) -> None:
    model = Model()
    changes = [model.change(commit, *step) for commit, step in enumerate(history, 1)]
    with tempfile.TemporaryDirectory() as directory:
        engine = OxigraphEngine(Path(directory, "engine"), PlainRdf())
        fresh = OxigraphEngine(Path(directory, "fresh"), PlainRdf())
        for batch in batches(changes, cuts):
            engine.apply(batch)
        fresh.apply([Change(1, name, part, (), (), (), ()) for name, part in model.sources.items()])
        engine.close()
        fresh.close()
        ontology = {str(quad) for quad in PlainRdf().ontology()}
        assert sparql_state(Path(directory, "engine")) == sparql_state(Path(directory, "fresh")) | ontology


def test_threads_read_while_a_writer_publishes(tmp_path: Path) -> None:
    """Every answer is a whole commit, and no later answer is older than an earlier one."""
    writer = KgliteEngine(tmp_path)
    writer.apply([added(1, "s1", [Node("doc:1", "Document")], [])])
    reader = KgliteEngine(tmp_path, read_only=True)
    engines = (reader, reader, writer)
    answers: dict[int, list[int]] = {number: [] for number in range(3)}
    errors: list[Exception] = []
    done = threading.Event()

    def ask(number: int) -> None:
        try:
            while not done.is_set():
                answers[number].append(engines[number].read("MATCH (n) RETURN count(n) AS n")[0]["n"])
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=ask, args=(number,)) for number in answers]
    for thread in threads:
        thread.start()
    for commit in range(2, 42):
        nodes = [Node(f"doc:{commit}.{i}", "Document") for i in range(10)]
        writer.apply([added(commit, f"s{commit}", nodes, [])])
    done.set()
    for thread in threads:
        thread.join()
    assert not errors
    for seen in answers.values():
        assert {count % 10 for count in seen} == {1}
        assert seen == sorted(seen)
    assert reader.read("MATCH (n) RETURN count(n) AS n") == [{"n": 401}]
