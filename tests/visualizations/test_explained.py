"""Marks in a text: well nested, none lost, the text as it was; and a page in which nothing can run."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.explained import Doubt, Explanation, Judged, Place, ReadRow, Rule, Said, Step
from graph.facts import DocumentFacts, SourceInfo, Span
from graph.facts_json import LAYERS
from visualizations.explained import Mark, explanation_page, tokens
from visualizations.explained_text import LAYER_NAMES
from visualizations.model import Lang
from visualizations.render import page_html

HOSTILE = "</script><script>globalThis.pwned=1</script><img src=x onerror=globalThis.pwned=2>\"'\u202e"
LAYER = st.sampled_from(LAYERS)


def row(key: str, layer: str, *spans: tuple[int, int], text: str) -> ReadRow:
    place = Place(f"loaders.extraction.{HOSTILE}:rule", "loaders/rule.py", 7, f"return {HOSTILE}")
    rule = Rule(Step("Deed", place, (place,)), (Step("Row", place),))
    says = (Said("agency", f"org:{HOSTILE}", ((f"org:{HOSTILE}", HOSTILE),)), Said("task", HOSTILE))
    return ReadRow(key, layer, tuple(Span(a, b, text[a:b]) for a, b in spans), says, 0.8, HOSTILE, rule)


def explanation(text: str, *rows: ReadRow) -> Explanation:
    facts = DocumentFacts(SourceInfo("a.txt", "0" * 64, len(text)))
    doubts = (Doubt(HOSTILE, HOSTILE, HOSTILE, 0.8, tuple(one.key for one in rows)),)
    return Explanation(text, facts, rows, doubts, ())


@given(
    st.integers(1, 60),
    st.lists(st.tuples(LAYER, st.integers(0, 59), st.integers(1, 40)), max_size=14),
)
def test_marks_nest_and_cover_exactly_their_passages(size: int, places: list[tuple[str, int, int]]) -> None:
    text = "".join(chr(ord("a") + at % 26) for at in range(size))
    rows = [
        row(f"k{n}", layer, (start, min(size, start + long)), text=text)
        for n, (layer, start, long) in enumerate(places)
        if start < size
    ]
    at, around, covered = 0, list[Mark](), {one.key: set[int]() for one in rows}
    for token in tokens(text, rows, 0, size):
        if token[0] == "open":
            assert token[1].start == at
            around.append(token[1])
        elif token[0] == "close":
            assert around.pop().end == at
        else:
            assert token[1] == text[at : at + len(token[1])]
            for key in (key for mark in around for key in mark.rows):
                covered[key] |= set(range(at, at + len(token[1])))
            at += len(token[1])
    assert (at, around) == (size, [])
    assert covered == {one.key: set(range(one.spans[0].start, one.spans[0].end)) for one in rows}


def test_an_outer_mark_lies_below_the_ones_inside() -> None:
    text = "abcdefgh"
    rows = [row("r1", "roles", (0, 8), text=text), row("m1", "mentions", (2, 4), text=text)]
    marks = [token[1] for token in tokens(text, rows, 0, 8) if token[0] == "open"]
    assert [(mark.rows, mark.height) for mark in marks] == [(("r1",), 1), (("m1",), 0)]


def test_every_layer_has_names_and_a_style() -> None:
    assert set(LAYER_NAMES) == set(LAYERS)
    text = "x" * len(LAYERS)
    rows = [row(f"k{n}", layer, (n, n + 1), text=text) for n, layer in enumerate(LAYERS)]
    page = page_html(explanation_page(explanation(text, *rows), title="t"), assets="inline", base_url=None)
    for layer in LAYERS:
        assert f".layer-{layer} {{" in page


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("assets", ["inline", "linked"])
def test_a_hostile_text_is_inert(lang: Lang, assets: str) -> None:
    text = f"a {HOSTILE} b"
    page = explanation_page(
        explanation(text, row("r1", "roles", (2, len(text)), text=text)),
        title=HOSTILE,
        lang=lang,
        notices=(HOSTILE,),
        document=f"doc:{HOSTILE}",
    )
    html = page_html(page, assets="inline" if assets == "inline" else "linked")
    assert "<img" not in html
    assert "<script>globalThis.pwned" not in html
    assert "\u202e" not in html
    assert not re.search(r"<[^>]*\s(?:style|on\w+)=", html)


def test_only_the_part_of_the_text_that_was_asked_for() -> None:
    text = "first document. second document."
    first, second = row("m1", "mentions", (0, 5), text=text), row("m2", "mentions", (16, 22), text=text)
    html = page_html(explanation_page(explanation(text, first, second), title="t", within=(16, 32)))
    assert "second</span> document" in html
    assert "first" not in html
    assert "row-m1" not in html


def test_what_disagrees_with_a_gold_is_listed_first() -> None:
    text = "Sở Y tế chủ trì"
    wrong = replace(row("r1", "roles", (0, 15), text=text), judged=Judged("wrong", (("role", "phối hợp", "chủ trì"),)))
    found = replace(row("m1", "mentions", (0, 7), text=text), judged=Judged("found"))
    lost = replace(row("gold-ro1", "roles", (8, 15), text=text), judged=Judged("missed"))
    explained = replace(explanation(text, wrong, found), missed={"roles": (lost,)})
    html = page_html(explanation_page(explained, title="t", lang="en"))
    listed = html.partition("Unlike the gold (2)")[2].partition("</ol>")[0]
    assert "role: phối hợp ≠ chủ trì" in listed
    assert re.findall('data-show="([^"]+)"', listed) == ["r1", "gold-ro1"]
