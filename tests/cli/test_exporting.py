"""`hoptac export` as a person would type it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import networkx
import pytest

from cli.main import run


def test_a_file_is_written_whole(loaded_samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "graph.gexf"
    assert run(["--data", str(loaded_samples), "export", "gexf", "--out", str(file)]) == 0
    assert f"{file.stat().st_size:,} bytes in " in capsys.readouterr().err
    assert len(networkx.read_gexf(file)) > 300
    assert [path.name for path in tmp_path.iterdir()] == ["graph.gexf"]


def test_standard_output_and_archives(
    loaded_samples: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["--data", str(loaded_samples), "export", "neo4j-csv"]) == 0
    archive = tmp_path / "graph.zip"
    archive.write_bytes(capfdbinary.readouterr().out)
    assert "import.txt" in zipfile.ZipFile(archive).namelist()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["export", "excel"], 2, "there are turtle"),
        (["export", "turtle", "--out", "nowhere/graph.ttl"], 2, "cannot be written"),
    ],
)
def test_wrong_use_is_one_line(
    loaded_samples: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str
) -> None:
    assert run(["--data", str(loaded_samples), *arguments]) == code
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1


def test_no_library_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--data", str(tmp_path / "none"), "export", "turtle"]) == 4
    assert "hoptac load" in capsys.readouterr().err
