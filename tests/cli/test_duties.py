from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from cli.main import run
from tests.tasked_store import fill

Hoptac: TypeAlias = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("tasked") / "graph")


@pytest.fixture
def hoptac(capsys: pytest.CaptureFixture[str], data: Path) -> Hoptac:
    """Run a command on the plans: exit code, standard output, standard error."""

    def command(*arguments: object) -> tuple[int, str, str]:
        code = run(["--data", str(data), *map(str, arguments)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


@pytest.fixture
def ask(hoptac: Hoptac) -> Callable[..., Any]:
    def command(*arguments: object) -> Any:
        code, out, err = hoptac(*arguments, "--json")
        assert code == 0, err
        return json.loads(out)

    return command


def test_responsibilities_by_a_name_without_diacritics(hoptac: Hoptac) -> None:
    code, out, _ = hoptac("responsibilities", "so y te tinh giap")
    assert code == 0
    for words in (
        "chủ trì  lead, 1",
        "phối hợp  coordinate, 1",
        "báo cáo  report, 2",
        "as one of its kind: các sở, ban, ngành tỉnh Giáp",
        "by a post in it: Giám đốc Sở Y tế",
        "by when: trước ngày 25/11 hằng năm",
        "through Sở Tài chính tỉnh Giáp",
        "“Giao Sở Y tế chủ trì, tham mưu”",
        "(replaced by Kế hoạch 1/KH-UBND)",
    ):
        assert words in out


def test_responsibilities_as_json_with_day_and_role(ask: Callable[..., Any]) -> None:
    found = ask("responsibilities", "Sở Y tế tỉnh Giáp", "--role", "lead", "--as-of", "2024-06-01")
    assert [(row["role"], row["holder"]["how"]) for row in found] == [("chủ trì", "itself")]
    assert ask("responsibilities", "Sở Y tế tỉnh Giáp", "--as-of", "2025-06-01") == []


def test_deadlines_say_how_each_day_was_found(hoptac: Hoptac) -> None:
    code, out, _ = hoptac("deadlines", "2024-01-01", "2024-12-31")
    assert code == 0
    for words in (
        "2024-04-30",
        "2024-11-24",
        "hạn cuối là 24/11/2024",
        "UBND hai huyện; Sở Tài chính tỉnh Giáp (chỉ đạo)",
        "on no day that can be told",
        "nộp khi có yêu cầu",
    ):
        assert words in out


def test_deadlines_of_one_agency_as_json(ask: Callable[..., Any]) -> None:
    found = ask("deadlines", "2023-01-01", "2024-12-31", "--of", "huyện Tý")
    assert [item["day"] for item in found["due"]] == []
    found = ask("deadlines", "2023-01-01", "2024-12-31", "--of", "UBND huyện Tý")
    assert [item["day"] for item in found["due"]] == ["2023-06-14", "2024-04-30"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("responsibilities", "Atlantis"), 4, "Atlantis"),
        (("responsibilities", "Sở Y tế tỉnh Giáp", "--role", "boss"), 2, "“boss” is no role"),
        (("deadlines", "2024-01-01", "soon"), 2, "“soon” is not a day"),
        (("deadlines", "", "2024-01-01"), 2, "YYYY-MM-DD"),
        (("deadlines", "2024-12-31", "2024-01-01"), 2, "swap the two days"),
        (("deadlines", "2024-01-01", "2024-12-31", "--of", "Atlantis"), 4, "Atlantis"),
    ],
)
def test_what_makes_no_sense_is_one_line(hoptac: Hoptac, arguments: tuple[str, ...], code: int, words: str) -> None:
    found, _, err = hoptac(*arguments)
    assert found == code
    assert words in err
    assert len(err.splitlines()) == 1


def test_nothing_known_says_so(hoptac: Hoptac) -> None:
    assert "no responsibilities are known" in hoptac("responsibilities", "UBND huyện Sửu")[1]
    assert "nothing is known to be due" in hoptac("deadlines", "2030-01-01", "2030-12-31")[1]
