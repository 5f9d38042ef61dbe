"""What came and went between two revisions, on small repositories made here and on this one."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from benchmarks.accuracy.against import Change, judged, read_at, stable, summary, unjudged
from benchmarks.accuracy.gold import ROOT, GoldSet, facts_of
from graph.errors import InvalidRequest

TEXT = "Sở Y tế chủ trì kiểm tra.\n"
PIPELINE = """
from pathlib import Path
def read_file(path):
    text = Path(path).read_text(encoding="utf-8")
    if "!" in text:
        raise ValueError("a mark that this revision cannot read")
    return text, {"documents": [], "roles": [
        {"id": "r7", "agency": "org:so-y-te/tinh-lao-cai", "role": ROLE, "evidence": [{"start": 0, "end": 7}]}]}
"""
FACTS_JSON = "import json\ndumps = json.dumps\n"


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A project of one commit, `old`, whose reader finds one role in every file, and a broken one, `broken`."""
    root = tmp_path / "project"
    for name, text in (("graph/facts_json.py", FACTS_JSON), ("loaders/pipeline.py", PIPELINE)):
        path = root / name
        path.parent.mkdir(parents=True)
        (path.parent / "__init__.py").write_text("", encoding="utf-8")
        path.write_text(text.replace("ROLE", repr("phối hợp")), encoding="utf-8")
    git(tmp_path, "init", "--quiet", str(root))
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "old")
    git(root, "tag", "old")
    (root / "loaders" / "pipeline.py").write_text("import nothing_of_that_name\n", encoding="utf-8")
    git(root, "commit", "--quiet", "-am", "broken")
    git(root, "tag", "broken")
    git(root, "rm", "--quiet", "-r", "loaders")
    git(root, "commit", "--quiet", "-m", "empty")
    git(root, "tag", "empty")
    return root


def document(folder: Path, text: str = TEXT) -> Path:
    path = folder / "plan.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_another_revision_reads_with_its_own_code(repository: Path, tmp_path: Path) -> None:
    path = document(tmp_path)
    assert read_at("old", [path], repository)[path]["roles"][0]["role"] == "phối hợp"
    assert not (repository / "loaders").exists()  # the work tree is left as it was


def test_what_it_cannot_read_is_a_failure_of_that_file(repository: Path, tmp_path: Path) -> None:
    path = document(tmp_path, "!")
    facts = read_at("old", [path], repository)
    assert facts[path]["failed"] == "ValueError: a mark that this revision cannot read"
    changes = list(unjudged([path], facts))
    assert ("failure", False) in {(change.layer, change.came) for change in changes}


@pytest.mark.parametrize(
    ("revision", "said"),
    [("never", "no revision “never”"), ("--all", "no revision “--all”"), ("empty", "no loaders/pipeline.py"),
     ("broken", "nothing_of_that_name")],
)  # fmt: skip
def test_a_revision_that_cannot_be_used_is_one_line(repository: Path, tmp_path: Path, revision: str, said: str) -> None:
    with pytest.raises(InvalidRequest, match=said) as caught:
        read_at(revision, [document(tmp_path)], repository)
    assert "\n" not in str(caught.value)


def test_rows_that_came_and_went_are_judged_by_the_gold(tmp_path: Path) -> None:
    path = document(tmp_path, "Sở Y tế tỉnh Lào Cai chủ trì, tham mưu xây dựng đề án.\n")
    now = facts_of(path)
    lead = next(role for role in now["roles"] if role["role"] == "chủ trì")
    answers = tmp_path / "answers"
    answers.mkdir()
    gold = {"documents": [], "roles": [lead]}
    (answers / "plan.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    cases = GoldSet("here", tmp_path, answers, {})
    odd: dict[str, Any] = {**lead, "id": "r99", "role": "đôn đốc"}
    changes = list(judged(cases, {path: {**now, "roles": [odd]}}))
    roles = {(change.came, change.verdict): change.row for change in changes if change.layer == "roles"}
    assert "chủ trì" in roles[True, "right"]
    assert "tham mưu" in roles[True, "wrong"]
    assert "đôn đốc" in roles[False, "wrong"]
    assert [change.is_gain for change in changes if change.verdict == "right"] == [True]
    assert list(judged(cases, {path: now})) == []


def test_rows_without_gold_come_and_go(tmp_path: Path) -> None:
    path = document(tmp_path, "Sở Y tế tỉnh Lào Cai chủ trì kiểm tra.\n")
    now = facts_of(path)
    assert list(unjudged([path], {path: now})) == []
    gone = list(unjudged([path], {path: {**now, "mentions": []}}))
    assert {change.layer for change in gone} == {"mentions"}
    assert all(change.came for change in gone)


def test_running_numbers_and_confidence_make_no_difference() -> None:
    row = {"id": "r1", "document": "d1", "role": "chủ trì", "confidence": 0.8, "evidence": [{"start": 1, "end": 4}]}
    same = {"id": "r9", "document": "d4", "role": "chủ trì", "confidence": 0.9, "evidence": [{"start": 1, "end": 4}]}
    assert stable(row, {"d1": "KH 7"}) == stable(same, {"d4": "KH 7"})
    assert stable(row, {"d1": "KH 7"}) != stable(row, {"d1": "KH 8"})


def test_the_summary_counts_by_layer() -> None:
    changes = [Change("roles", "a", True, "right", ""), Change("roles", "b", False, "wrong", "")]
    heading, row = summary(changes)
    assert heading.split() == ["layer", "came", "right", "went", "wrong"]
    assert row.split() == ["roles", "1", "1"]
    assert list(summary([])) == ["no row came or went"]


def test_this_revision_differs_from_itself_in_nothing(samples: Path) -> None:
    """The last commit reads with today's packages; what it reads twice is the same."""
    if not (ROOT / ".git").exists():
        pytest.skip("no git repository: unpacked from an archive")
    path = next(samples.glob("02-*"))
    once = read_at("HEAD", [path])
    assert once[path]["documents"]
    assert read_at("HEAD", [path]) == once
