"""The samples in a graph, loaded once for all tests that only read."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.store import Store
from loaders.batch import Loaded, load
from tests.conftest import SAMPLES


@pytest.fixture(scope="session")
def loaded_samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory that holds the twelve samples."""
    data = tmp_path_factory.mktemp("samples")
    with Store.open(data, write=True) as store, store.batch():
        assert all(isinstance(item, Loaded) for item in load(store, [SAMPLES]))
    return data
