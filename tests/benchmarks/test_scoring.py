"""The scorer, on rows made here; and beside the annotators' own scorer where that is at hand."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from benchmarks.accuracy.gold import SETS, facts_of
from benchmarks.accuracy.scoring import Table, macro, score_file

PLAN: dict[str, Any] = {
    "id": "d1", "role": "self", "type": "KH", "number": "12", "symbol": "KH-UBND", "issuer": ["org:ubnd/tinh-lao-cai"],
    "date": {"value": "2024-05-02"}, "title": "Hợp tác với tỉnh Yên Bái",
}  # fmt: skip


def role(start: int, agency: str = "org:so-y-te/tinh-lao-cai", name: str = "chủ trì", **more: Any) -> dict[str, Any]:
    return {"agency": agency, "role": name, "evidence": [{"start": start, "end": start + 10}], **more}


def scored(gold: dict[str, Any], found: dict[str, Any]) -> Table:
    table: Table = {}
    score_file({"documents": [], **gold}, {"documents": [], **found}, table, "a")
    return table


def counts(table: Table, layer: str) -> tuple[int, int, int]:
    return table[layer].right, table[layer].wrong, table[layer].missed


def test_gold_scores_full_marks_against_itself() -> None:
    for case in SETS[0].cases():
        table: Table = {}
        score_file(case.gold, case.gold, table, "a")
        assert {name: tally.f1 for name, tally in table.items()} == dict.fromkeys(table, 1.0)
        assert macro(table) == 1.0


def test_found_missing_and_wrong_rows_are_told_apart() -> None:
    table = scored({"roles": [role(0), role(20)]}, {"roles": [role(3), role(40)]})
    assert counts(table, "roles") == (1, 1, 1)
    assert [line.split()[1] for line in table["roles"].errors] == ["+", "-"]
    assert (table["roles"].precision, table["roles"].recall, table["roles"].f1) == (0.5, 0.5, 0.5)


def test_a_gold_row_is_given_once() -> None:
    assert counts(scored({"roles": [role(0)]}, {"roles": [role(0), role(1)]}), "roles") == (1, 1, 0)


@pytest.mark.parametrize("free", [{"optional": True}, {"confidence": 0.7}])
def test_free_rows_count_neither_way(free: dict[str, Any]) -> None:
    assert counts(scored({"roles": [role(0, **free)]}, {"roles": [role(0)]}), "roles") == (0, 0, 0)
    assert counts(scored({"roles": [role(0, **free)]}, {"roles": []}), "roles") == (0, 0, 0)


def test_a_layer_that_the_gold_lacks_is_not_scored() -> None:
    assert "roles" not in scored({}, {"roles": [role(0)]})


def test_groups_are_compared_by_whose_they_are() -> None:
    table = scored({"roles": [role(0, "grp:so-nganh/tinh-lao-cai")]}, {"roles": [role(0, "grp:cac-so/tinh-lao-cai")]})
    assert counts(table, "roles") == (1, 0, 0)
    table = scored({"roles": [role(0, "grp:so-nganh/tinh-lao-cai")]}, {"roles": [role(0, "grp:so-nganh/tinh-yen-bai")]})
    assert counts(table, "roles") == (0, 1, 1)


def test_roles_outside_the_annotated_list_are_left_out() -> None:
    assert counts(scored({"roles": []}, {"roles": [role(0, name="giám sát")]}), "roles") == (0, 0, 0)


def test_a_document_is_known_by_its_number_and_its_attributes_are_compared() -> None:
    other = {**PLAN, "id": "x9", "title": "khác", "date": {"value": "2024-05-03"}}
    table = scored({"documents": [PLAN]}, {"documents": [other]})
    assert counts(table, "documents") == (1, 0, 0)
    assert counts(table, "document attributes") == (2, 1, 1)
    missing = scored({"documents": [PLAN]}, {"documents": [{**PLAN, "number": "13"}]})
    assert (counts(missing, "documents"), counts(missing, "document attributes")) == ((0, 1, 1), (0, 0, 3))


def test_a_document_without_number_is_known_by_title_and_type() -> None:
    bare = {**PLAN, "number": None, "symbol": None}
    assert counts(scored({"documents": [bare]}, {"documents": [{**bare, "id": "z"}]}), "documents") == (1, 0, 0)
    other = {**bare, "type": "BC", "role": "referenced", "title": "Phòng cháy"}
    assert counts(scored({"documents": [bare]}, {"documents": [other]}), "documents") == (0, 1, 1)


@pytest.mark.parametrize(
    ("words", "counted"), [("căn cứ", (1, 0, 0)), ("theo đề nghị", (0, 1, 1))], ids=["same class", "another class"]
)
def test_relations_are_compared_by_class(words: str, counted: tuple[int, int, int]) -> None:
    cited = {**PLAN, "id": "d2", "number": "7", "role": "referenced"}
    gold = {"documents": [PLAN, cited], "lineage": [{"from": "d1", "to": "d2", "property": "basedOn"}]}
    found = {"documents": [PLAN, cited], "lineage": [{"from": "d1", "to": "d2", "relation": words}]}
    table = scored(gold, found)
    assert (counts(table, "lineage"), counts(table, "lineage typed")) == ((1, 0, 0), counted)


def test_deadlines_are_compared_by_date_or_rule_in_any_order() -> None:
    def duty(rule: str) -> dict[str, Any]:
        return {
            "reporter": "org:a",
            "recipient": "org:b",
            "evidence": {"start": 0, "end": 9},
            "deadline": {"rule": rule},
        }

    gold, found = duty("FREQ=YEARLY;BYMONTH=12"), duty("BYMONTH=12;FREQ=YEARLY")
    assert counts(scored({"reporting": [gold]}, {"reporting": [found]}), "deadlines") == (1, 0, 0)
    assert counts(scored({"reporting": [gold]}, {"reporting": [duty("FREQ=MONTHLY")]}), "deadlines") == (0, 1, 1)


def test_layers_of_our_own_are_compared_by_what_they_say() -> None:
    gold = {
        "value": 1200.0,
        "unit": "lượt khách",
        "kind": "result",
        "period": "2023",
        "evidence": {"start": 4, "end": 9},
    }
    assert counts(scored({"indicators": [gold]}, {"indicators": [gold]}), "indicators") == (1, 0, 0)
    other = {**gold, "period": None}
    assert counts(scored({"indicators": [gold]}, {"indicators": [other]}), "indicators") == (0, 1, 1)
    held = {"post": "post:chu-tich-ubnd/a", "holder": "per:b", "evidence": {"start": 0, "end": 9}}
    assert counts(scored({"posts": [held]}, {"posts": [{**held, "holder": None}]}), "posts") == (0, 1, 1)


OURS_ALONE = {"places", "objectives", "posts", "amounts", "indicators"}
"""Layers that the annotators' scorer leaves out."""


@pytest.fixture(scope="module")
def official(shared: Path) -> ModuleType:
    """The annotators' scorer."""
    path = shared / "tools" / "score.py"
    if not path.is_file():
        pytest.skip("the annotators' scorer is not here")
    spec = importlib.util.spec_from_file_location("annotators_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def spoiled(rows: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Facts with rows dropped, doubled, shifted and given each other's values."""
    changed = copy.deepcopy(rows)
    for layer, items in changed.items():
        if not isinstance(items, list) or not items or not isinstance(items[0], dict):
            continue
        kept = [item for item in items if chance.random() > 0.1]
        if layer != "documents":
            kept += [copy.deepcopy(item) for item in items if chance.random() < 0.1]
        for item in kept:
            if chance.random() < 0.2 and layer != "documents":
                key = chance.choice(list(item))
                item[key] = chance.choice(items).get(key)
            if chance.random() < 0.2 and "start" in item:
                item["start"] += 2
        changed[layer] = kept
    return changed


@pytest.mark.parametrize("gold", SETS, ids=[gold.name for gold in SETS])
def test_it_agrees_with_the_annotators_scorer(official: ModuleType, gold: Any) -> None:
    chance = random.Random(3)
    for case in gold.cases():
        facts = facts_of(case.path)
        readings = [facts, case.gold, *(spoiled(facts, chance) for _ in range(4)), spoiled(case.gold, chance)]
        for found in json.loads(json.dumps(readings)):
            theirs: dict[str, Any] = {}
            ours: Table = {}
            official.score_file(case.gold, found, theirs, "a")
            score_file(case.gold, found, ours, "a")
            want = {name: (score.tp, score.fp, score.fn) for name, score in theirs.items() if name in ours}
            assert {name: counts(ours, name) for name in ours if name not in OURS_ALONE} == want
