"""The examples in the documentation that use Neo4j's own driver are run against a real server."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph.engines.cypher_neo4j import Neo4jEngine
from graph.library.library import Library
from tests.conftest import ROOT

EXAMPLES = re.findall(
    r"^```python\n(.*?)^```", (ROOT / "docs" / "queries.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
)


def test_there_is_an_example() -> None:
    assert any("import neo4j" in text for text in EXAMPLES)


@pytest.mark.neo4j
def test_the_driver_examples_run(neo4j_url: str, loaded_samples: Path) -> None:
    engine, library = Neo4jEngine(neo4j_url, "examples"), Library(loaded_samples, write=False)
    engine.fill(library.snapshot(), library.head())
    library.close()
    engine.close()
    for text in EXAMPLES:
        if "import neo4j" not in text:
            continue
        environment = {"NEO4J_URL": neo4j_url, "PATH": "", "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-c", text], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "loc:tinh-cao-bang tỉnh Cao Bằng" in done.stdout
        assert "tỉnh Bắc Kạn" in done.stdout
