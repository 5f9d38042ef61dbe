"""`hoptac check` as a person would type it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from cli.main import run
from graph.library.database import FILE
from graph.store import Store


def test_the_samples_keep_the_rules(loaded_samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["--data", str(loaded_samples), "check"])
    captured = capsys.readouterr()
    assert code == 0, captured.out
    assert "keep the ontology's rules" in captured.err


def test_what_is_wrong_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], loaded_samples: Path) -> None:
    damaged = _without_a_name(loaded_samples, tmp_path / "damaged")
    assert run(["--data", str(damaged), "check", "--lang", "en", "--json"]) == 11
    captured = capsys.readouterr()
    findings = json.loads(captured.out)
    assert {(row["entity"], row["property"], row["message"]) for row in findings} == {
        ("org:hdnd/tinh-nowhere", "name", "give it one name")
    }
    assert "1 findings" in captured.err


def _without_a_name(data: Path, copy: Path) -> Path:
    """A copy of the library in which one source says of an agency only that it exists."""
    copy.mkdir()
    with sqlite3.connect(data / FILE) as source, sqlite3.connect(copy / FILE) as target:
        source.backup(target)
        (first,) = target.execute("SELECT id FROM sources ORDER BY id LIMIT 1").fetchone()
        number = target.execute(
            "INSERT INTO variants (id, label, properties) VALUES ('org:hdnd/tinh-nowhere', 'Agency', '{}')"
        ).lastrowid
        target.execute("INSERT INTO source_variants VALUES (?, ?)", (first, number))
    return copy


def test_one_document(loaded_samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--data", str(loaded_samples), "check", "412/KH-UBND"]) == 0
    assert capsys.readouterr().err.startswith("1 sources")
    with Store.open(loaded_samples) as store:
        cited = next(row.id for row in store.documents(held=False))
    assert run(["--data", str(loaded_samples), "check", cited]) == 4
    assert "only cited" in capsys.readouterr().err
