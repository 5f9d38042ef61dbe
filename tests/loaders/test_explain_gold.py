"""A reading beside a gold: its own facts agree in all; each change is told as what it is."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.errors import InvalidRequest, UnreadableSource
from graph.explained import Explanation
from graph.facts_json import to_dict
from loaders.explain import explain
from loaders.explain_gold import compare, read_gold
from loaders.readers import find, read
from tests.conftest import SAMPLES

PLAN = SAMPLES / "03-ke-hoach-ubnd-tinh-bac-kan-2021.md"


@pytest.fixture(scope="module")
def explained() -> Explanation:
    return explain(read(PLAN))


@pytest.fixture
def gold(explained: Explanation) -> dict[str, Any]:
    copy: dict[str, Any] = json.loads(json.dumps(to_dict(explained.facts)))
    for layer in copy["layers"]:
        for row in copy[layer]:
            row["confidence"] = 1.0
    return copy


def verdicts(judged: Explanation) -> Counter[str]:
    return Counter(row.judged.verdict for row in judged.rows if row.judged)


@pytest.mark.parametrize("path", find([SAMPLES])[:3], ids=lambda path: path.name[:2])
def test_its_own_facts_agree_in_everything(path: Path) -> None:
    own = explain(read(path))
    judged = compare(own, to_dict(own.facts))
    assert set(verdicts(judged)) == {"found"}
    assert len(judged.rows) == len(own.rows)
    assert judged.missed is not None
    assert not any(judged.missed.values())


def test_a_row_that_the_gold_lacks_is_extra(explained: Explanation, gold: dict[str, Any]) -> None:
    gone = gold["roles"].pop(0)
    judged = compare(explained, gold)
    extra = [row for row in judged.rows if row.judged and row.judged.verdict == "extra"]
    assert [row.key for row in extra] == [gone["id"]]


def test_a_row_that_was_not_read_is_missed_unless_it_is_free(explained: Explanation, gold: dict[str, Any]) -> None:
    start = explained.text.index("quý IV")
    row = {"kind": "loc", "entities": ["loc:tinh-lai-chau"], "start": start, "end": start + 3, "text": "quý"}
    gold["mentions"] += [row, row | {"optional": True}, row | {"confidence": 0.5}]
    judged = compare(explained, gold)
    assert judged.missed is not None
    (lost,) = judged.missed["mentions"]
    assert lost.words == "quý"
    assert lost.judged is not None
    assert lost.judged.verdict == "missed"


def test_other_values_are_told_with_both_sides(explained: Explanation, gold: dict[str, Any]) -> None:
    row = gold["mentions"][0]
    row["entities"] = ["org:ubnd/tinh-lai-chau"]
    wrong = [one for one in compare(explained, gold).rows if one.judged and one.judged.verdict == "wrong"]
    assert [one.words for one in wrong] == [" ".join(row["text"].split())]
    assert wrong[0].judged is not None
    assert wrong[0].judged.differences == (("entities", "org:ubnd/tinh-bac-kan", "org:ubnd/tinh-lai-chau"),)


def test_values_that_the_gold_accepts_besides_agree(explained: Explanation, gold: dict[str, Any]) -> None:
    gold["documents"][0]["type_accept"] = [gold["documents"][0]["type"]]
    gold["documents"][0]["type"] = "CTr"
    assert set(verdicts(compare(explained, gold))) == {"found"}


def test_layers_that_the_gold_lacks_are_not_judged(explained: Explanation, gold: dict[str, Any]) -> None:
    del gold["roles"]
    judged = compare(explained, gold)
    assert all(row.judged is None for row in judged.rows if row.layer == "roles")
    assert judged.missed is not None
    assert "roles" not in judged.missed


def test_row_ids_of_documents_need_not_agree(explained: Explanation, gold: dict[str, Any]) -> None:
    renamed = json.loads(json.dumps(gold).replace('"d1"', '"doc-a"').replace('"d2"', '"d1"'))
    assert set(verdicts(compare(explained, renamed))) == {"found"}


def test_the_gold_of_another_text_is_refused(gold: dict[str, Any]) -> None:
    other = explain(read(SAMPLES / "11-bao-cao-huyen-ba-be-2023.txt"))
    with pytest.raises(InvalidRequest, match="another text"):
        compare(other, gold)


def test_files_that_are_no_gold(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="No such file"):
        read_gold(tmp_path / "none.json")
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    with pytest.raises(InvalidRequest, match="not JSON"):
        read_gold(bad)
    bad.write_text("[1]", encoding="utf-8")
    with pytest.raises(InvalidRequest, match="documents"):
        read_gold(bad)
