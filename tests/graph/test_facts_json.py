from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import InvalidRequest
from graph.facts_json import LAYERS, dumps, loads, to_dict
from tests.graph.examples import connected


def test_round_trip() -> None:
    for example in connected():
        again = loads(dumps(example.facts))
        assert set(again.entities) == set(example.facts.entities), "JSON keeps entities by class"
        assert replace(again, entities=()) == replace(example.facts, entities=())


def test_gold_round_trip(shared: Path) -> None:
    for path in (shared / "gold").glob("0*.json"):
        facts = loads(path.read_bytes())
        assert facts.documents
        assert facts.mentions
        assert loads(dumps(facts)) == facts


def test_ends_of_lineage_are_from_and_to() -> None:
    row = to_dict(connected()[0].facts)["lineage"][0]
    assert (row["from"], row["to"]) == ("d1", "d2")


def test_one_id_is_a_string_several_a_list(shared: Path) -> None:
    first = min((shared / "gold").glob("0*.json"))
    written = {row["id"]: row["issuer"] for row in to_dict(loads(first.read_bytes()))["documents"]}
    original = {row["id"]: row["issuer"] for row in json.loads(first.read_text())["documents"]}
    assert written == original


def test_the_layers_that_were_read_are_named() -> None:
    written = to_dict(connected()[0].facts)
    assert written["layers"] == list(LAYERS)
    assert all(name in written for name in LAYERS)


@pytest.mark.parametrize(
    ("text", "words"),
    [("{", "JSON"), ("[]", "document facts"), ('{"seed": {"file": 3, "sha256": "x", "chars": 1}}', "seed/file")],
)
def test_what_is_no_facts_is_refused_with_the_place(text: str, words: str) -> None:
    with pytest.raises(InvalidRequest, match=words):
        loads(text)
