"""The examples of the documentation, run as they stand against a served application: curl and three Python clients."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.conftest import ROOT

KEY = "open sesame"
DOCUMENTED = "http://127.0.0.1:8000"
PAGES = ("README.md", "docs/queries.md", "docs/clients.md", "docs/exports.md")
_FENCED = re.compile(r"^```bash\n(.*?)^```", re.DOTALL | re.MULTILINE)
_INDENTED = re.compile(r"(?:^    curl .*\n)(?:^         .*\n)*", re.MULTILINE)
_PYTHON = re.compile(r"^```python\n(.*?)^```\n\n^```text\n(.*?)^```", re.DOTALL | re.MULTILINE)


def commands() -> list[str]:
    """Each `curl` command of the pages with its continuation lines."""
    found = []
    for name in PAGES:
        text = (ROOT / name).read_text(encoding="utf-8")
        blocks = [*_FENCED.findall(text), *_INDENTED.findall(text)]
        found += [one.strip() for block in blocks for one in re.split(r"\n(?=\s*curl )", block) if "curl " in one]
    return found


def programs() -> list[tuple[str, str]]:
    """Python programs of the page with what they print."""
    return _PYTHON.findall((ROOT / "docs" / "clients.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def address(loaded_samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`hoptac serve` on a copy of the samples, on a free port: one example writes."""
    data = tmp_path_factory.mktemp("served") / "data"
    shutil.copytree(loaded_samples, data)
    program = (sys.executable, "-c", "import sys; from cli.main import main; sys.exit(main())")
    server = subprocess.Popen(
        [*program, "--data", str(data), "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"HOPTAC_KEY": KEY, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert server.stdout is not None
        told = re.search(r"http://127\.0\.0\.1:\d+", server.stdout.readline())
        assert told
        yield told[0]
    finally:
        server.terminate()
        server.wait(20)


def test_there_are_examples() -> None:
    assert len(commands()) >= 12
    assert len(programs()) == 3
    assert all(DOCUMENTED in text for text in [*commands(), *(program for program, _ in programs())])


@pytest.mark.parametrize("command", commands(), ids=lambda command: re.sub(r"[^a-z]+", "-", command.lower())[:48])
def test_curl(address: str, command: str, tmp_path: Path) -> None:
    if shutil.which("curl") is None:
        pytest.skip("no curl here")
    (tmp_path / ".curlrc").write_text("fail-with-body\nsilent\nshow-error\nmax-time = 60\n")
    environment = os.environ | {"CURL_HOME": str(tmp_path), "HOPTAC_KEY": KEY, "NO_PROXY": "127.0.0.1"}
    done = subprocess.run(
        ["bash", "-c", command.replace(DOCUMENTED, address)],
        capture_output=True,
        cwd=ROOT,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, (done.stdout, done.stderr)
    assert len(done.stdout.strip()) > 10
    assert b"problem" not in done.stdout


@pytest.mark.parametrize(("program", "printed"), programs(), ids=["urllib", "SPARQLWrapper", "rdflib"])
def test_python(address: str, program: str, printed: str) -> None:
    if "SPARQLWrapper" in program and find_spec("SPARQLWrapper") is None:
        pytest.skip("SPARQLWrapper is not installed")
    done = subprocess.run(
        [sys.executable, "-c", program.replace(DOCUMENTED, address)], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == (printed, 0), done.stderr
