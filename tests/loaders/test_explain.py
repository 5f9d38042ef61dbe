"""What is told about a reading: the same rows, their passages, the doubts, and what was looked at in vain."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.facts_json import LAYERS
from loaders.explain import explain, within
from loaders.pipeline import extract
from loaders.readers import find, read
from loaders.source import Source
from tests.conftest import SAMPLES

TWINS = """\
ỦY BAN NHÂN DÂN TỈNH BẮC KẠN

Số:      /KH-UBND

KẾ HOẠCH
Phối hợp giữa tỉnh Bắc Kạn và tỉnh Thái Nguyên năm 2023

1. Hai tỉnh tổ chức hội nghị; Sở Y tế tỉnh Bắc Kạn chủ trì.
2. Trời mưa suốt ngày.
"""


@pytest.mark.parametrize("path", find([SAMPLES])[:2], ids=lambda path: path.name[:2])
def test_the_rows_are_those_of_the_facts(path: Path) -> None:
    source = read(path)
    explained = explain(source)
    assert explained.facts == extract(source)
    assert [row.layer for row in explained.rows] == [layer for layer in LAYERS for _ in getattr(explained.facts, layer)]
    assert len({row.key for row in explained.rows}) == len(explained.rows)
    for row in explained.rows:
        assert row.rule is not None
        assert row.spans
        assert all(source.text[span.start : span.end] == span.quote for span in row.spans)
    for one in explained.refused:
        assert source.text[one.span.start : one.span.end] == one.span.quote


def test_ids_are_told_with_their_names() -> None:
    explained = explain(Source("a.txt", TWINS, "0" * 64))
    agency = next(said for row in explained.rows if row.layer == "roles" for said in row.says if said.field == "agency")
    assert agency.parts == (("org:so-y-te/tinh-bac-kan", "Sở Y tế tỉnh Bắc Kạn"),)


def test_a_mention_of_two_is_a_doubt_that_says_how_it_was_decided() -> None:
    explained = explain(Source("a.txt", TWINS, "0" * 64))
    (doubt,) = [doubt for doubt in explained.doubts if doubt.words == "Hai tỉnh"]
    assert "loc:tinh-bac-kan" in doubt.reason
    assert "loc:tinh-thai-nguyen" in doubt.reason
    (key,) = doubt.rows
    assert next(row for row in explained.rows if row.key == key).words == "Hai tỉnh"


def test_warnings_and_every_uncertain_row_are_doubts() -> None:
    for path in find([SAMPLES])[:5]:
        explained = explain(read(path))
        told = {key for doubt in explained.doubts for key in doubt.rows}
        assert {row.key for row in explained.rows if row.confidence < 1} <= told
        assert [d.reason for d in explained.doubts if d.topic == "warning"] == list(explained.facts.warnings)


def test_a_passage_and_what_touches_it() -> None:
    explained = explain(Source("a.txt", TWINS, "0" * 64))
    start = TWINS.index("Sở Y tế")
    part = within(explained, [(start, start + 2)])
    assert {"mentions", "roles"} <= set(part.layers)
    assert all(row.touches(start, start + 2) for row in part.rows)
    nothing = TWINS.index("Trời mưa")
    assert within(explained, [(nothing, nothing + 8)]).rows == ()


def test_what_was_looked_at_in_vain_is_shown() -> None:
    refused = explain(Source("a.txt", TWINS, "0" * 64)).refused
    inner = [one for one in refused if one.span.quote == "tỉnh Thái Nguyên"]
    assert inner
    assert inner[0].rule.made.place.function.startswith("loaders.extraction")


@pytest.mark.parametrize("text", ["", " ", "a", "\n\n", "Trời mưa."])
def test_a_text_that_says_nothing_is_explained_too(text: str) -> None:
    explained = explain(Source("a.txt", text, "0" * 64))
    assert explained.facts == extract(Source("a.txt", text, "0" * 64))
