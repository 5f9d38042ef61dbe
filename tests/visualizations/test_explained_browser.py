"""The page of a reading in a real Chromium: selecting by pointer and keys, layers, phones, hostile texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.browser import Served, Watched
from tests.visualizations.test_explained import HOSTILE, explanation, row
from visualizations.assets import asset
from visualizations.explained import explanation_page
from visualizations.render import CONTENT_SECURITY_POLICY, page_html

pytestmark = pytest.mark.browser

TEXT = (
    f"UBND tỉnh giao Sở Y tế tỉnh Bắc Kạn chủ trì, {HOSTILE} phối hợp với UBND huyện Ba Bể. " + "Mưa to gió lớn. " * 60
)
ROWS = (
    row("r1", "roles", (0, 47), text=TEXT),
    row("m1", "mentions", (15, 35), text=TEXT),
    row("m2", "mentions", (24, 35), text=TEXT),
    row("x1", "activities", (30, 60), (200, 230), text=TEXT),
    row("e1", "events", (30, 60), text=TEXT),
)


@pytest.fixture
def page(browser_page: Watched, serve: Callable[[Mapping[str, Served]], str]) -> Watched:
    drawn = explanation_page(explanation(TEXT, *ROWS), title=HOSTILE, lang="vi")
    names = ("base.css", "view.css", "explain.css", "explain.js")
    served = {f"/static/{name}": Served(asset(name).content, asset(name).media_type) for name in names}
    headers = {"Content-Security-Policy": CONTENT_SECURITY_POLICY}
    browser_page.open(serve({"/": Served(page_html(drawn).encode(), headers=headers), **served}) + "/")
    return browser_page


def selected(page: Watched) -> list[str]:
    found: list[str] = page.page.locator("#panel .row").evaluate_all("rows => rows.map(row => row.dataset.row)")
    return found


def test_a_click_shows_the_rows_there_the_innermost_first(page: Watched) -> None:
    page.page.locator('[data-rows="m2"]').first.click(position={"x": 3, "y": 6})
    assert selected(page) == ["m2", "m1", "r1"]
    panel = page.page.inner_text("#panel")
    assert "loaders/rule.py:7" in panel
    assert "0.80" in panel
    page.page.keyboard.press("Escape")
    assert selected(page) == []
    assert page.complaints == []


def test_passages_that_cross_are_cut_and_stay_one(page: Watched) -> None:
    pieces = page.page.locator('#text [data-rows="x1"]')
    assert pieces.count() == 4  # up to the mention's end, up to the role's, on to its own, and the second passage
    assert "".join(pieces.all_inner_texts()[:3]).startswith(TEXT[30:44])
    pieces.last.click()
    assert selected(page)[0] == "x1"
    assert page.page.locator("#text .partner").count() == 3


def test_the_keyboard_goes_through_the_passages(page: Watched) -> None:
    page.page.locator("#text .m[tabindex='0']").focus()
    assert page.page.locator("#text .m[tabindex='0']").count() == 1
    seen = [selected(page)[0]]
    for _ in range(3):
        page.page.keyboard.press("ArrowRight")
        seen.append(selected(page)[0])
    assert seen[:3] == ["r1", "m1", "m2"]
    page.page.keyboard.press("ArrowLeft")
    assert selected(page)[0] == seen[2]


def test_layers_go_and_come(page: Watched) -> None:
    page.page.uncheck('input[value="mentions"]')
    assert page.page.locator('#text [data-layer="mentions"]:not(.off)').count() == 0
    page.page.locator('[data-rows="m2"]').first.click(position={"x": 3, "y": 6})
    assert selected(page) == ["r1"]
    page.page.click("[data-all='']")
    assert page.page.locator("#text .m:not(.off)").count() == 0
    page.page.click("[data-all='1']")
    assert page.page.locator("#text .m.off").count() == 0


def test_a_doubt_leads_to_its_passage_even_if_its_layer_is_off(page: Watched) -> None:
    page.page.uncheck('input[value="events"]')
    page.page.click(".goto[data-show='e1']")
    assert selected(page)[0] == "e1"
    assert page.page.is_checked('input[value="events"]')
    assert page.page.locator('#text [data-rows="e1"].chosen').count() == 1


def test_nothing_in_the_document_can_run(page: Watched) -> None:
    for mark in page.page.locator("#text .m").all():
        mark.focus()
    for summary in page.page.locator(".cards summary").all():
        summary.click()
    assert page.page.evaluate("globalThis.pwned") is None
    assert page.page.locator("img").count() == 0
    assert page.complaints == []


def test_on_a_phone_nothing_is_wider_than_the_screen_and_the_passage_is_in_sight(page: Watched) -> None:
    page.page.set_viewport_size({"width": 390, "height": 844})
    assert page.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not page.page.locator("#panel").is_visible()
    page.page.click(".goto[data-show='m1']")
    box = page.page.locator('#text [data-rows="m1"]').first.bounding_box()
    panel = page.page.locator("#panel").bounding_box()
    assert box is not None
    assert panel is not None
    assert 0 <= box["y"] < panel["y"]
    assert page.page.evaluate("document.documentElement.scrollWidth") <= 390
