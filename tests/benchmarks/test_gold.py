"""The sets, their floors, and the table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.accuracy.gold import FLOORS, MACRO, SETS, Case, GoldSet, lines, measure, shortfalls
from benchmarks.accuracy.scoring import Tally
from ontology.vocabulary import vocabulary


def test_the_samples_reach_their_floors() -> None:
    assert shortfalls(measure(SETS[0]), SETS[0].floors) == []


def test_every_sample_has_an_answer() -> None:
    assert [case.path.name for case in SETS[0].cases()] == sorted(p.name for p in SETS[0].documents.glob("[0-9]*"))


def passages(value: Any) -> Iterator[dict[str, Any]]:
    """Every piece of evidence in a gold file, wherever it stands."""
    if isinstance(value, dict):
        if {"start", "end", "quote"} <= value.keys():
            yield value
        yield from (inner for item in value.values() for inner in passages(item))
    elif isinstance(value, list):
        yield from (inner for item in value for inner in passages(item))


@pytest.mark.parametrize("case", SETS[0].cases(), ids=lambda case: case.path.stem[:2])
def test_the_answers_quote_what_the_samples_say_and_name_rows_that_exist(case: Case) -> None:
    text = case.path.read_bytes().decode()
    assert {(p["start"], p["quote"]) for p in passages(case.gold)} == {
        (p["start"], text[p["start"] : p["end"]]) for p in passages(case.gold)
    }
    fields, acts = ({row["id"] for row in case.gold[layer]} for layer in ("fields", "activities"))
    assert {row["field"] for row in case.gold["activities"]} <= fields | {None}
    assert {row.get("scope") for row in case.gold["roles"]} <= acts | {None}
    named = {concept for layer in ("fields", "activities") for row in case.gold[layer] for concept in row["concepts"]}
    assert named <= set(vocabulary().fields)
    assert {row["role"] for row in case.gold["roles"]} <= set(vocabulary().roles)


def test_an_answer_without_document_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"documents": []}), encoding="utf-8")
    with pytest.raises(FileNotFoundError, match=r"a\.json"):
        list(GoldSet("x", tmp_path / "none", tmp_path, {}).cases())


def test_shortfalls_name_layer_value_and_floor() -> None:
    table = {"roles": Tally(right=8, wrong=2, missed=2), "events": Tally(right=1)}
    assert shortfalls(table, {"roles": 0.9, "events": 0.8, "signers": 1.0}) == ["roles: F1 0.8000 is below 0.9"]
    assert shortfalls(table, {"roles": 0.5, "events": 0.8, MACRO: 0.95}) == ["macro F1: F1 0.9000 is below 0.95"]


def test_the_table_marks_what_is_below_its_floor() -> None:
    shown = list(lines({"roles": Tally(8, 2, 2), "events": Tally(1)}, {"roles": 0.9, "events": 0.8}))
    assert [line.split()[0] for line in shown if line.endswith(" <")] == ["roles"]
    assert shown[1].split() == ["roles", "0.8000", "0.8000", "0.8000", "0.90", "8", "2", "2", "<"]


def test_the_floors_are_those_of_the_issue() -> None:
    assert {name: FLOORS[name] for name in ("field concepts", "activities", "roles", "events", MACRO)} == {
        "field concepts": 0.90, "activities": 0.92, "roles": 0.90, "events": 0.80, MACRO: 0.93,
    }  # fmt: skip
