"""A writer is really killed at random moments: what is on disk is always a whole commit, and work goes on there."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from pyoxigraph import Store

from graph.engines import generations
from graph.engines.base import Change
from graph.engines.cypher_kglite import KgliteEngine
from graph.engines.sparql_oxigraph import OxigraphEngine, published
from graph.errors import LibraryCorrupt
from ontology.records import Node
from tests.graph.engines.examples import PlainRdf, added, link, removed

ROOT = Path(__file__).resolve().parents[3]
NODES_PER_SOURCE = 30
ROUNDS = 12


def change(commit: int) -> Change:
    """Commit n adds source n; every third one takes the one before it away again."""
    if commit % 3 == 0:
        names = [f"doc:{commit - 1}.{i}" for i in range(NODES_PER_SOURCE)]
        return removed(commit, f"s{commit - 1}", names, [f"k{commit - 1}.{i}" for i in range(NODES_PER_SOURCE)])
    nodes = [Node(f"doc:{commit}.{i}", "Document", {"title": "x" * 200}) for i in range(NODES_PER_SOURCE)]
    first = nodes[0].id
    edges = [link(first, node.id, "IMPLEMENTS", f"k{commit}.{i}") for i, node in enumerate(nodes)]
    return added(commit, f"s{commit}", nodes, edges)


def sources(commit: int) -> int:
    """How many sources there are after a commit."""
    return commit - commit // 3 * 2


def write_for_ever(directory: Path, engine_name: str) -> None:
    engine = KgliteEngine(directory) if engine_name == "cypher" else OxigraphEngine(directory, PlainRdf())
    for commit in count(engine.applied() + 1):
        engine.apply([change(commit)])
        print(commit, flush=True)


def killed_at_random(directory: Path, engine_name: str) -> Iterator[float]:
    """Kill in the first moments (opening, repairing) every third time, else some time after the first commit."""
    dice = random.Random(20241121)
    for number in range(ROUNDS):
        code = (
            "import sys; from pathlib import Path; from tests.graph.engines.test_killing import write_for_ever; "
            "print('go', flush=True); write_for_ever(Path(sys.argv[1]), sys.argv[2])"
        )
        command = [sys.executable, "-c", code, str(directory), engine_name]
        writer = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
        assert writer.stdout is not None
        for _ in range(1 if number % 3 == 0 else 2):
            writer.stdout.readline()
        wait = dice.uniform(0.0, 0.2)
        time.sleep(wait)
        assert writer.poll() is None, "the writer gave up by itself"
        writer.kill()
        writer.wait()
        writer.stdout.close()
        yield wait


@pytest.mark.slow
def test_the_cypher_engine_survives_kill_9(tmp_path: Path) -> None:
    seen = [0]
    for wait in killed_at_random(tmp_path, "cypher"):
        engine = KgliteEngine(tmp_path, read_only=True)
        seen.append(engine.applied())
        expected = sources(seen[-1]) * NODES_PER_SOURCE
        assert engine.read("MATCH (n) RETURN count(n) AS n") == [{"n": expected}], wait
        assert engine.read("MATCH ()-[r]->() RETURN count(r) AS n") == [{"n": expected}], wait
    assert seen == sorted(seen), "a commit was lost"
    assert seen[-1] >= ROUNDS * 2 // 3, "the writer got nowhere; the test proves nothing"


@pytest.mark.slow
def test_the_sparql_engine_survives_kill_9(tmp_path: Path) -> None:
    seen = [0]
    for wait in killed_at_random(tmp_path, "sparql"):
        newest = generations.latest(published(tmp_path))
        seen.append(newest.commit if newest else 0)
        graphs = list(Store.read_only(str(newest.path)).named_graphs()) if newest else []
        quads = len(Store.read_only(str(newest.path))) if newest else 0
        if newest:
            assert len(graphs) == sources(seen[-1]) + 1, wait
            assert quads == sources(seen[-1]) * 3 * NODES_PER_SOURCE + 1, wait
    assert seen == sorted(seen), "a commit was lost"
    assert seen[-1] >= ROUNDS * 2 // 3, "the writer got nowhere; the test proves nothing"


def test_a_half_written_store_starts_again_from_what_was_published(tmp_path: Path) -> None:
    """The library may have changed its mind meanwhile: what nobody asks for again must not stay."""
    engine = OxigraphEngine(tmp_path, PlainRdf())
    engine.apply([change(1)])
    engine.close()
    torn = Store(str(tmp_path / "live"))
    torn.extend(PlainRdf().quads(change(2).contribution, "s2"))  # type: ignore[arg-type]
    torn.flush()
    del torn
    (tmp_path / "writing").touch()
    engine.apply([added(4, "s4", [Node("doc:4", "Document")], [])])
    newest = generations.latest(published(tmp_path))
    assert newest is not None
    assert newest.commit == 4
    names = {str(name) for name in Store.read_only(str(newest.path)).named_graphs()}
    assert {name.rpartition("/")[2] for name in names} == {"s1>", "s4>", "ontology>"}


def test_a_store_that_was_killed_while_it_was_repaired_is_repaired_again(tmp_path: Path) -> None:
    engine = OxigraphEngine(tmp_path, PlainRdf())
    engine.apply([change(1)])
    engine.close()
    for path in (tmp_path / "live").glob("MANIFEST*"):
        path.unlink()
    with pytest.raises(LibraryCorrupt, match="rebuild"):
        engine.apply([change(2)])
    (tmp_path / "writing").touch()
    engine.apply([change(2)])
    assert engine.applied() == 2
    newest = generations.latest(published(tmp_path))
    assert newest is not None
    assert len(list(Store.read_only(str(newest.path)).named_graphs())) == 3
