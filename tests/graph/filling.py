"""Data directories filled with examples."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from graph.store import Store
from tests.graph.examples import Example


def add(store: Store, examples: Iterable[Example]) -> list[str]:
    return [store.add(example.name, example.text, example.sha256, example.facts).action for example in examples]


def filled(directory: Path, examples: Iterable[Example]) -> Path:
    with Store.open(directory, write=True) as store, store.batch():
        add(store, examples)
    return directory
