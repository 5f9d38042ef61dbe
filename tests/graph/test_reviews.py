"""The file of reviews: append-only, whole after a crash, and telling when it was tampered with."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph.errors import InvalidRequest, LibraryCorrupt
from graph.library import reviews
from graph.library.reviews import Review, review

DAY = datetime(2026, 3, 2, 8, 15, tzinfo=UTC)
ONE, OTHER = "per:le-van-mot/tinh-at", "per:le-van-mot/tinh-giap"


def entry(reviewer: str = "Lan", **said: str) -> Review:
    return review(DAY, reviewer, "same", (OTHER, ONE), **said)


def test_an_entry_keeps_ids_in_order_and_has_an_id_of_its_content() -> None:
    made = entry(note=" cùng \n một người ")
    assert (made.first, made.second, made.note) == (ONE, OTHER, "cùng một người")
    assert made.time == "2026-03-02T08:15:00.000000Z"
    assert made.id == entry(note="cùng một người").id
    assert made.id != entry().id


def test_entries_are_appended_and_come_back(tmp_path: Path) -> None:
    assert reviews.read(tmp_path) == ()
    reviews.append(tmp_path, [entry()])
    first = (tmp_path / reviews.FILE).read_bytes()
    reviews.append(tmp_path, [entry("Minh")])
    assert (tmp_path / reviews.FILE).read_bytes().startswith(first)
    assert set(reviews.read(tmp_path)) == {entry(), entry("Minh")}


def test_a_line_that_was_cut_short_never_happened(tmp_path: Path) -> None:
    reviews.append(tmp_path, [entry(), entry("Minh")])
    path = tmp_path / reviews.FILE
    path.write_bytes(path.read_bytes()[:-7])
    assert reviews.read(tmp_path) == (entry(),)
    reviews.append(tmp_path, [entry("Hoa")])
    assert set(reviews.read(tmp_path)) == {entry(), entry("Hoa")}


def tampered(**changes: object) -> str:
    return json.dumps({**json.loads(reviews.dumps([entry()])), **changes})


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2: no review"),
        ("[]", "line 2: no review"),
        (tampered(note="changed"), "line 2: this review was changed"),
        (tampered(decision="perhaps"), "same, different, undo"),
        (tampered(note=7), "all values are text"),
        (tampered(first=OTHER), "changed"),
    ],
)
def test_what_is_no_review_is_named_by_file_and_line(tmp_path: Path, line: str, message: str) -> None:
    text = reviews.dumps([entry()]) + line + "\n"
    with pytest.raises(InvalidRequest, match=message):
        reviews.parse(text, "theirs.jsonl")
    (tmp_path / reviews.FILE).write_text(text, encoding="utf-8")
    with pytest.raises(LibraryCorrupt, match=r"reviews\.jsonl, "):
        reviews.read(tmp_path)


@pytest.mark.parametrize(
    ("reviewer", "pair", "message"),
    [
        ("", (ONE, OTHER), "who decides"),
        ("Lan", (ONE, ONE), "one id twice"),
        ("L" * 3000, (ONE, OTHER), "longer than"),
    ],
)
def test_an_entry_that_makes_no_sense(reviewer: str, pair: tuple[str, str], message: str) -> None:
    with pytest.raises(InvalidRequest, match=message):
        review(DAY, reviewer, "same", pair)
