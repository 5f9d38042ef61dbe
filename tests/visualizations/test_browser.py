"""The pages in a real Chromium: what is drawn, what a click shows, what hostile text cannot do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.browser import Served, Watched
from tests.visualizations.examples import HOSTILE, hostile_lineage, hostile_network, lineage_view, network_view
from visualizations.assets import asset, asset_names
from visualizations.lineage import lineage_columns
from visualizations.model import LineageView, NetworkView, Page
from visualizations.network import cooperation_network
from visualizations.render import page_html, policy
from visualizations.safe import clean_text

pytestmark = pytest.mark.browser

Serve = Callable[[Mapping[str, Served]], str]

NETWORK = cooperation_network(network_view())
LINEAGE = lineage_columns(lineage_view())
HOSTILE_PAGES = {
    "network": cooperation_network(hostile_network()),
    "lineage": lineage_columns(hostile_lineage()),
}


def linked(serve: Serve, page: Page) -> str:
    """The page served as the API serves it: strict policy, assets as files."""
    headers = {"Content-Security-Policy": policy()}
    paths = {"/": Served(page_html(page).encode(), headers=headers)}
    for name in asset_names():
        one = asset(name)
        paths[f"/static/{name}"] = Served(one.content, one.media_type, headers)
    return serve(paths) + "/"


def saved(folder: Path, page: Page) -> str:
    file = folder / "view.html"
    file.write_text(page_html(page, assets="inline", base_url=None), encoding="utf-8")
    return file.as_uri()


def place_of(watched: Watched, edge: str) -> dict[str, float]:
    """Where a line is drawn, in the page: the middle of its middle segment."""
    found: dict[str, float] = watched.page.evaluate(
        """id => {
          const { network, canvas } = hoptac.stage;
          const segments = hoptac.data.segments;
          const parts = segments ? Object.keys(segments).filter(part => segments[part] === id) : [id];
          const line = network.body.edges[parts[Math.floor(parts.length / 2)]];
          const point = network.canvasToDOM(line.edgeType.getPoint(0.5));
          const box = canvas.getBoundingClientRect();
          return { x: point.x + box.left, y: point.y + box.top };
        }""",
        edge,
    )
    return found


@pytest.mark.parametrize("page", [NETWORK, LINEAGE], ids=["network", "lineage"])
def test_a_served_page_obeys_the_strict_policy(page: Page, browser_page: Watched, serve: Serve) -> None:
    address = linked(serve, page)
    browser_page.open(address)
    browser_page.page.click("#png")
    browser_page.page.click("#zoom-in")
    browser_page.page.wait_for_timeout(200)
    assert browser_page.complaints == []
    assert all(url.startswith((address, "data:", "blob:")) for url in browser_page.requests)
    assert any("vis-network" in url for url in browser_page.requests)


@pytest.mark.parametrize("page", [NETWORK, LINEAGE], ids=["network", "lineage"])
def test_a_saved_file_asks_for_nothing(page: Page, browser_page: Watched, tmp_path: Path) -> None:
    address = saved(tmp_path, page)
    browser_page.open(address)
    assert [url for url in browser_page.requests if not url.startswith("data:")] == [address]
    assert browser_page.complaints == []


@pytest.mark.parametrize(("page", "edge"), [(NETWORK, "e20"), (LINEAGE, "h20")], ids=["network", "lineage"])
def test_a_click_on_a_line_shows_the_passage(page: Page, edge: str, browser_page: Watched, tmp_path: Path) -> None:
    browser_page.open(saved(tmp_path, page))
    place = place_of(browser_page, edge)
    browser_page.page.mouse.click(place["x"], place["y"])
    (passage,) = page.data["edges"][edge]["evidence"]
    panel = browser_page.page.locator("#panel")
    panel.locator("mark").wait_for(timeout=3_000)
    assert panel.locator("mark").inner_text() == passage["quote"]
    assert "Nội dung hợp tác" in panel.locator("blockquote").inner_text()
    assert passage["document"] in panel.locator("figcaption").inner_text()
    assert "93%" in panel.inner_text()
    assert browser_page.page.evaluate("decodeURIComponent(location.hash)") == f"#{edge}"


def test_the_address_restores_the_selection(browser_page: Watched, tmp_path: Path) -> None:
    browser_page.open(saved(tmp_path, LINEAGE) + "#h20")
    assert browser_page.page.locator("#panel mark").count() == 1
    browser_page.page.keyboard.press("Tab")


def test_the_table_and_the_keyboard_select_too(browser_page: Watched, tmp_path: Path) -> None:
    browser_page.open(saved(tmp_path, NETWORK))
    page = browser_page.page
    page.click("#table summary")
    page.click('tr[data-edge="e3"] button')
    assert page.locator("#panel mark").count() == 1
    assert page.locator('tr[aria-selected="true"]').get_attribute("data-edge") == "e3"
    page.focus("#canvas")
    page.keyboard.press("Escape")
    assert page.locator("#panel mark").count() == 0
    page.keyboard.press("ArrowRight")
    first = next(iter(NETWORK.data["nodes"].values()))
    assert page.locator("#panel h2").inner_text() == first["label"]


def shown(watched: Watched) -> tuple[int, int]:
    counts: list[int] = watched.page.evaluate(
        """() => { const { nodes, edges } = hoptac.stage.network.body.data;
        return [nodes, edges].map(set => set.get().filter(one => !one.hidden).length); }"""
    )
    return counts[0], counts[1]


def test_filters_leave_what_they_say(browser_page: Watched, tmp_path: Path) -> None:
    browser_page.open(saved(tmp_path, NETWORK))
    page, view = browser_page.page, network_view()
    assert shown(browser_page) == (len(view.nodes), len(view.edges))
    page.uncheck('input[name="field"][value="Du lịch"]')
    left = [edge for edge in view.edges if edge.fields != ("Du lịch",)]
    units = {end for edge in left for end in (edge.source, edge.target)}
    assert shown(browser_page) == (len(units), len(left))
    assert page.locator("tbody tr:not([hidden])").count() == len(left)
    page.click('#years button[data-year="2019"]')
    left = [edge for edge in left if (edge.year_from or 0) <= 2019 <= (edge.year_to or 0)]
    assert shown(browser_page)[1] == len(left)
    assert str(len(left)) in page.inner_text("#shown")
    assert page.input_value("#year-from") == page.input_value("#year-to") == "2019"


def test_filters_of_the_lineage(browser_page: Watched, tmp_path: Path) -> None:
    browser_page.open(saved(tmp_path, LINEAGE))
    browser_page.page.uncheck("#cited")
    view = lineage_view()
    held = {node.id for node in view.nodes if node.held}
    left = [hop for hop in view.hops if hop.source in held and hop.target in held]
    assert browser_page.page.locator("tbody tr:not([hidden])").count() == len(left)
    assert f"{len(held)} văn bản, {len(left)} quan hệ" in browser_page.page.inner_text("#shown")


def test_all_labels_are_drawn_at_fit_without_touching_each_other(browser_page: Watched, tmp_path: Path) -> None:
    browser_page.open(saved(tmp_path, NETWORK))
    browser_page.page.wait_for_timeout(200)
    drawn: list[dict[str, Any]] = browser_page.page.evaluate("hoptac.labelsDrawn")
    assert len(drawn) >= 0.95 * len(network_view().nodes)
    boxes = [label["box"] for label in drawn]
    for index, a in enumerate(boxes):
        assert a[0] >= -1
        assert a[2] <= 1440
        for b in boxes[:index]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


@pytest.mark.parametrize("kind", ["network", "lineage"])
@pytest.mark.parametrize("mode", ["linked", "inline"])
def test_hostile_text_stays_text(kind: str, mode: str, browser_page: Watched, serve: Serve, tmp_path: Path) -> None:
    page = HOSTILE_PAGES[kind]
    address = linked(serve, page) if mode == "linked" else saved(tmp_path, page)
    browser_page.open(address)
    for edge in page.data["edges"]:
        browser_page.page.evaluate("id => hoptac.select({ edge: id })", edge)
        assert browser_page.page.locator("#panel mark").inner_text() == clean_text(HOSTILE)
    for node in page.data["nodes"]:
        browser_page.page.evaluate("id => hoptac.select({ node: id })", node)
    browser_page.page.click("#table summary")
    assert browser_page.page.evaluate("globalThis.pwned") is None
    assert browser_page.page.locator("img, a[href^='javascript' i], a[href^='//']").count() == 0
    assert browser_page.complaints == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_empty_page_says_what_to_do(lang: Any, browser_page: Watched, serve: Serve) -> None:
    for page in (
        cooperation_network(NetworkView("Trống"), lang=lang),
        lineage_columns(LineageView("Trống"), lang=lang),
    ):
        browser_page.page.goto(linked(serve, page))
        assert "hoptac load" in browser_page.page.inner_text("main")
        assert browser_page.page.locator("canvas").count() == 0
    assert browser_page.complaints == []


def test_on_a_phone_nothing_is_wider_than_the_screen(browser_page: Watched, tmp_path: Path) -> None:
    browser_page.page.set_viewport_size({"width": 390, "height": 844})
    for page in (NETWORK, LINEAGE):
        browser_page.open(saved(tmp_path, page))
        assert browser_page.page.evaluate("document.documentElement.scrollWidth") <= 390
