"""A data directory that holds invented plans with tasks, for the command line and the API."""

from __future__ import annotations

from pathlib import Path

from graph.store import Store
from tests.graph.tasked import replacing, tasked


def fill(directory: Path) -> Path:
    """Add the plan that gives tasks, and the one that replaces it."""
    with Store.open(directory, write=True) as store:
        for example in (tasked(), replacing()):
            store.add(example.name, example.text, example.sha256, example.facts)
    return directory
