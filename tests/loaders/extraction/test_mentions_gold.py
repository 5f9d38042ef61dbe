"""Mentions against hand-made gold, and spans that are their own words, on real documents."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.growth import is_linear
from tests.loaders.extraction.mention_reading import read

FLOOR = 0.95


def predicted(text: str) -> list[dict[str, object]]:
    folded, _, mentions = read(text)
    rows: list[dict[str, object]] = []
    for mention in mentions:
        span = folded.span(mention.start, mention.end)
        rows.append({"start": span.start, "end": span.end, "entities": list(mention.entities), "kind": mention.kind})
    return rows


def source(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


def test_score_on_gold(shared: Path, tmp_path: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        rows = {"documents": [], "mentions": predicted(source(path))}
        (tmp_path / f"{path.stem}.json").write_text(json.dumps(rows), encoding="utf-8")
    command = [sys.executable, str(shared / "tools" / "score.py"), str(shared / "gold"), str(tmp_path), "--json"]
    scores = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert scores["mentions"]["f1"] >= FLOOR


@pytest.mark.slow
def test_mentions_of_real_documents_are_in_order_and_known(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "documents").glob("*.txt")):
        text = source(path)
        rows = predicted(text)
        starts = [row["start"] for row in rows]
        assert starts == sorted(starts, key=lambda start: int(str(start))), path.name
        assert all(row["entities"] for row in rows), path.name


@pytest.mark.parametrize(
    "words", ["các sở, ", "Chủ tịch, ", "UBND và HĐND, ", "hai tỉnh ", "Sở Tài chính, ", "cơ quan liên quan "]
)
def test_reading_is_linear(words: str) -> None:
    assert is_linear(lambda times: read(words * times), 100)
