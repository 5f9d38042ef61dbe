"""A process that writes to a data directory until it is killed, and says what it does before and after doing it."""

from __future__ import annotations

import random
from multiprocessing.connection import Connection
from pathlib import Path

from graph.store import Store
from tests.graph.examples import Example, connected, source

PLAN = "src:ubnd/tinh-giap/2023/12-kh-ubnd"


def sources() -> list[Example]:
    """A few connected sources, each in two versions of its text."""
    first = connected()[:8]
    again = [
        source(
            example.name.removesuffix(".txt"),
            example.facts.documents,
            example.text + "Sửa.",
            lineage=example.facts.lineage,
        )
        for example in first
    ]
    return first + again


def write_forever(directory: Path, seed: int, told: Connection) -> None:
    """Add, replace and remove at random; before each write tell it, after it tell that it is durable."""
    chance = random.Random(seed)
    with Store.open(directory, write=True) as store:
        told.send(("open", "", ""))
        while True:
            if chance.random() < 0.3:
                with store.batch():
                    for _ in range(3):
                        _write(store, chance, told)
            else:
                _write(store, chance, told)


def open_and_wait(directory: Path, told: Connection) -> None:
    """Hold the writer's lock until the other end closes."""
    with Store.open(directory, write=True):
        told.send("open")
        told.recv()


def _write(store: Store, chance: random.Random, told: Connection) -> None:
    present = store.sources()
    if len(present) > 3 and chance.random() < 0.3:
        gone = chance.choice(present)
        told.send(("remove", gone, ""))
        store.remove(gone)
    else:
        example = chance.choice(sources())
        told.send(("add", example.name, example.sha256))
        store.add(example.name, example.text, example.sha256, example.facts)
    told.send(("done", "", ""))
