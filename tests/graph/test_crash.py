"""Killing the writing process at random moments: nothing committed is lost, nothing half is seen."""

from __future__ import annotations

import multiprocessing
import random
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from graph.build import build
from graph.identity import identify
from graph.library.contributions import contribution_of
from graph.library.library import Library
from graph.projection import is_behind
from graph.store import Store
from tests.graph.comparing import cypher_graph, expected_cypher, expected_quads, sparql_quads
from tests.graph.examples import MemoryEngine
from tests.graph.writer import sources, write_forever

KILLS = 52
# The processes fork from one that has imported everything and opened nothing, so that a round takes no second to start.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.graph.writer"])
State = dict[str, str]


@pytest.mark.slow
def test_killing_the_writer_loses_nothing_and_shows_nothing_half(tmp_path: Path) -> None:
    chance, state = random.Random(20), State()
    interrupted = 0
    for seed in range(KILLS):
        before, after = killed(tmp_path, seed, chance.uniform(0.0, 0.3), state)
        assert_whole(tmp_path)
        found = held(tmp_path)
        assert found in (before, after), "what was reported as done is there, and nothing else but the write under way"
        interrupted += before != after
        state = found
    assert interrupted > KILLS // 8, "most kills must hit a write, or the test shows little"
    assert_equals_fresh_build(tmp_path, tmp_path / "fresh")


def killed(directory: Path, seed: int, seconds: float, state: State) -> tuple[State, State]:
    """Kill a writer after some time; the state that it reported, and that with the write under way."""
    ours, theirs = PROCESSES.Pipe()
    process = PROCESSES.Process(target=write_forever, args=(directory / "data", seed, theirs))
    process.start()
    theirs.close()
    if seed % 5:
        ours.poll(20)  # the others are killed while they open the directory and catch up
    time.sleep(seconds)
    process.kill()
    process.join()
    assert process.exitcode == -9, "it must die of the kill and of nothing else"
    return replayed(state, ours)


def replayed(state: State, told: Connection) -> tuple[State, State]:
    now, then = dict(state), dict(state)
    for action, name, sha256 in received(told):
        if action == "done":
            now = dict(then)
        elif action == "remove":
            then.pop(name)
        elif action == "add":
            then[source_ids()[name]] = sha256
    return now, then


def received(told: Connection) -> list[Any]:
    messages = []
    try:
        while True:
            messages.append(told.recv())
    except EOFError:
        return messages


def source_ids() -> dict[str, str]:
    return {example.name: identify(example.facts).source for example in sources()}


def held(directory: Path) -> State:
    if not (directory / "data" / "library.sqlite").exists():
        return {}
    library = Library(directory / "data", write=False)
    rows = library.database.rows("SELECT id, sha256 FROM sources")
    library.close()
    return dict(rows)


def assert_whole(directory: Path) -> None:
    """Every source that is there has all that it contributes; after opening, both engines hold just that."""
    data = directory / "data"
    if not (data / "library.sqlite").exists():
        return
    with Store.open(data, write=True):
        pass
    library = Library(data, write=False)
    memory = MemoryEngine()
    memory.apply(library.snapshot())
    for (name,) in library.database.rows("SELECT id FROM sources"):
        said = build(library.facts(name), name)
        assert len(contribution_of(library.database, name).edges) == len(said.edges)
        assert memory.graphs[name].edges
    assert not is_behind(library, data)
    library.close()
    if memory.commit:
        assert cypher_graph(data) == expected_cypher(memory)
        assert sparql_quads(data) == expected_quads(memory)


def assert_equals_fresh_build(directory: Path, elsewhere: Path) -> None:
    """The same sources, loaded into a new directory in another order, give the same engines."""
    present = held(directory)
    chosen = [example for example in reversed(sources()) if example.sha256 in present.values()]
    with Store.open(elsewhere, write=True) as store:
        for example in chosen:
            store.add(example.name, example.text, example.sha256, example.facts)
    assert cypher_graph(directory / "data") == cypher_graph(elsewhere)
    assert sparql_quads(directory / "data") == sparql_quads(elsewhere)
