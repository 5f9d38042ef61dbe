"""The benchmark of reading: what it prints, and that looking leaves the pipeline as it was."""

from __future__ import annotations

import re

import pytest

from benchmarks import reading
from loaders import pipeline
from loaders.pipeline import extract
from loaders.readers import read
from tests.conftest import SAMPLES

DOCUMENTS = [read(SAMPLES / "04-ke-hoach-huyen-ba-be-2021.txt")]


def test_the_profile_names_the_stages(capsys: pytest.CaptureFixture[str]) -> None:
    before, facts = dict(vars(pipeline)), extract(DOCUMENTS[0])
    reading.print_profile(DOCUMENTS)
    stages = set(re.findall(r"^(\w+) +[\d.]+%", capsys.readouterr().out, re.MULTILINE))
    assert {"fold", "dissect", "read_contexts", "find_mentions", "find_roles", "everything"} <= stages
    assert "extract" not in stages
    assert dict(vars(pipeline)) == before
    assert extract(DOCUMENTS[0]) == facts


def test_a_peer_that_is_not_installed_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PEERS", {"nobody": ("no_such_module", "read"), "json": ("json", "dumps")})
    reading.print_rates(DOCUMENTS)
    lines = capsys.readouterr().out.splitlines()
    assert next(line for line in lines if line.startswith("nobody")).endswith(reading.INSTALL)
    assert "reading is" in next(line for line in lines if line.startswith("json"))
    assert "as long" in lines[-1]
