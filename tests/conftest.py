"""Fixtures shared by all tests.

`SHARED` is the folder of real documents beside the checkout; tests that need it take the `shared` fixture and are
skipped, saying so, where it does not exist.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = [
    "tests.arcadedb_server",
    "tests.browser",
    "tests.fuseki_server",
    "tests.graph.doubled",
    "tests.loaded",
    "tests.neo4j_server",
]

# The same examples in every run, and none that fails because the machine is busy; `--hypothesis-profile search` looks
# for new ones.
settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=3000, deadline=None)
settings.load_profile("fixed")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SAMPLES = ROOT / "samples"


@pytest.fixture(scope="session")
def shared() -> Path:
    if not (SHARED / "gold").is_dir():
        pytest.skip("the folder of real documents (../shared) is not here")
    return SHARED


@pytest.fixture(scope="session")
def samples() -> Path:
    return SAMPLES
