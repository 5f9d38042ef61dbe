"""`hoptac review`: list, confirm, reject, undo, history, export, import, as a person or a program calls them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli.main import run
from tests.graph.doubled import MOT_AT, MOT_GIAP, TWO
from tests.graph.filling import filled


@pytest.fixture
def data(two_persons: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOPTAC_DATA", str(two_persons))
    monkeypatch.setenv("HOPTAC_REVIEWER", "Lan")
    return two_persons


def hoptac(*arguments: str) -> int:
    return run(["review", *arguments])


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    capsys.readouterr()
    assert hoptac(*arguments, "--json") == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.usefixtures("data")
def test_from_doubt_to_decision_and_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert hoptac("list", "--lang", "en") == 0
    shown = capsys.readouterr().out
    assert MOT_AT in shown
    assert "in different bodies" in shown
    decided = answer(capsys, "confirm", MOT_AT, MOT_GIAP, "--note", "cùng một người")
    assert decided["judged"]["merged_into"] == MOT_GIAP
    assert answer(capsys, "list") == []
    assert hoptac("undo", decided["judged"]["review"]["id"]) == 0
    assert "in effect; two nodes" in capsys.readouterr().out
    assert len(answer(capsys, "list", MOT_AT)) == 1
    assert [row["state"] for row in answer(capsys, "history")["reviews"]] == ["undone", "in effect"]


@pytest.mark.usefixtures("data")
def test_filters(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(answer(capsys, "list", "--kind", "Person", "--reason", "same-name", "--least", "0.5")) == 1
    assert answer(capsys, "list", "--kind", "Document") == []
    assert hoptac("list", "--least", "0.99") == 0
    assert "no two nodes are in doubt" in capsys.readouterr().out


@pytest.mark.usefixtures("data")
def test_a_dispute_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert hoptac("confirm", MOT_AT, MOT_GIAP) == 0
    assert hoptac("reject", MOT_AT, MOT_GIAP, "--by", "Minh") == 0
    assert "Lan decided the contrary" in capsys.readouterr().err
    assert hoptac("history") == 0
    captured = capsys.readouterr()
    assert "disputed" in captured.out
    assert "without effect until some are undone" in captured.err


def test_reviews_go_from_one_office_to_another(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert hoptac("confirm", MOT_AT, MOT_GIAP) == 0
    assert hoptac("export", str(tmp_path / "lan.jsonl")) == 0
    capsys.readouterr()
    assert hoptac("export") == 0
    assert capsys.readouterr().out == (tmp_path / "lan.jsonl").read_text(encoding="utf-8")
    other = filled(tmp_path / "other", TWO[:1])
    assert run(["--data", str(other), "review", "import", str(tmp_path / "lan.jsonl")]) == 0
    assert "1 new, 0 known already, 1 wait" in capsys.readouterr().out
    assert run(["--data", str(data), "review", "import", str(tmp_path / "lan.jsonl")]) == 0
    assert "0 new, 1 known already" in capsys.readouterr().out


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("confirm", MOT_AT, MOT_AT), 2, "one id twice"),
        (("confirm", MOT_AT, MOT_GIAP, "--by", " "), 2, "who decides"),
        (("confirm", MOT_AT, "per:nobody"), 4, "per:nobody"),
        (("undo", "ffffffff"), 4, "no review has the id"),
        (("import", "no-such-file"), 2, "cannot be read"),
        (("export", "no-such-folder/x"), 2, "cannot be written"),
    ],
)
def test_refusals_are_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, message: str
) -> None:
    assert hoptac(*arguments) == code
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1
