"""`python -m benchmarks.accuracy` as it is called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.accuracy.__main__ import main
from benchmarks.accuracy.gold import SETS


def test_the_samples_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "samples"]) == 0
    shown = capsys.readouterr().out
    assert "== samples" in shown
    assert "== gold" not in shown
    assert shown.endswith("every floor is reached\n")


def test_errors_of_a_layer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "samples", "--errors", "agreements"]) == 0
    assert "no errors in agreements" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--only", "samples", "--errors", "nothing"], "no layer “nothing”"),
        (["--only", "samples", "--against", "no-such-revision"], "no revision “no-such-revision”"),
    ],
)
def test_what_cannot_be_done_is_one_line(capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert shown.startswith("error: ")
    assert shown.count("\n") == 1


def test_a_missed_floor_is_exit_code_1(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    strict = replace(SETS[0], floors={"recipients": 1.01})
    monkeypatch.setattr("benchmarks.accuracy.__main__.SETS", (strict,))
    assert main(["--only", "samples"]) == 1
    assert "samples, recipients: F1" in capsys.readouterr().out
