"""Responsibilities, deadlines and queries in a real browser, over the samples and over a hostile document."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
import uvicorn
from playwright.sync_api import Browser, expect

from api.app import create_app
from api.settings import Settings
from tests import hostile
from tests.browser import Watched, watch

pytestmark = pytest.mark.browser

ROWS = 300
"""The row limit of the servers here."""
PAGES = (
    "/responsibilities",
    "/responsibilities?agency=org:so-vhttdl/tinh-bac-kan",
    "/deadlines?from=2021-01-01&to=2022-12-31",
    "/query",
)


@contextmanager
def serving(data: Path) -> Iterator[str]:
    """The application on a free port of the loopback interface."""
    server = uvicorn.Server(uvicorn.Config(create_app(Settings(data=data, query_rows=ROWS)), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server ended before it began"
        thread.join(0.05)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)


@pytest.fixture(scope="module")
def site(loaded_samples: Path) -> Iterator[str]:
    with serving(loaded_samples) as address:
        yield address


def stays_here(watched: Watched, address: str) -> bool:
    return all(url.startswith((address, "data:", "blob:")) for url in watched.requests)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_pages_load_nothing_from_elsewhere_and_complain_about_nothing(
    site: str, browser_page: Watched, path: str, lang: str
) -> None:
    browser_page.page.goto(f"{site}{path}{'&' if '?' in path else '?'}lang={lang}")
    assert browser_page.page.locator("h1").inner_text()
    assert browser_page.complaints == []
    assert stays_here(browser_page, site)


def test_a_cell_leads_to_its_passage(site: str, browser_page: Watched) -> None:
    page = browser_page.page
    page.goto(f"{site}/responsibilities?document={quote('412/KH-UBND')}")
    row = page.locator("tbody tr", has=page.locator("a.cell", has_text="chủ trì")).first
    words = row.locator("th").inner_text()
    row.locator("a.cell", has_text="chủ trì").click()
    assert "chủ trì" in page.locator("mark#passage").inner_text()
    assert page.locator("mark#passage").inner_text()[:20] in words


def test_filters_go_into_the_address_and_back(site: str, browser_page: Watched) -> None:
    page = browser_page.page
    page.goto(f"{site}/deadlines?from=2021-01-01&to=2022-12-31&lang=en")
    everything = page.locator("ol.due li").count()
    page.fill('input[name="agency"]', "org:so-vhttdl/tinh-bac-kan")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/deadlines?*agency=*")
    some = page.locator("ol.due li").count()
    assert 0 < some < everything
    page.reload()
    assert page.locator("ol.due li").count() == some
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_nothing_is_wider_than_the_screen(site: str, chromium: Browser, path: str, scheme: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
    watched = Watched(context.new_page())
    watch(watched)
    watched.page.goto(site + path)
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= 390
    ink, paper = watched.page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert (_lightness(ink) > _lightness(paper)) == (scheme == "dark")
    assert watched.complaints == []
    context.close()


def _lightness(colour: str) -> float:
    return sum(map(float, colour.partition("(")[2].rstrip(")").split(",")[:3]))


def test_a_query_is_run_and_the_address_restores_it(site: str, browser_page: Watched, tmp_path: Path) -> None:
    page = browser_page.page
    page.goto(f"{site}/query")
    page.select_option("#example", "leads")
    page.press("#text", "Control+Enter")
    expect(page.locator("#rows tbody tr").first).to_be_visible()
    rows = page.locator("#rows tbody").inner_text()
    assert page.locator("#rows a[href^='/id/org:']").count() > 0
    page.get_by_role("tab", name="SPARQL").click()
    page.get_by_role("button", name="Chạy").click()
    expect(page.locator("#rows thead")).to_contain_text("who")
    expect(page.locator("#rows a[href^='/id/org:']").first).to_be_visible()
    assert sorted(page.locator("#rows tbody").inner_text().split()) == sorted(rows.split())
    assert "in=sparql" in page.url
    page.reload()
    expect(page.locator("#rows tbody tr").first).to_be_visible()
    assert page.input_value("#text").startswith("SELECT ?who")
    with page.expect_download() as download:
        page.get_by_role("button", name="JSON").click()
    download.value.save_as(tmp_path / "rows.json")
    assert json.loads((tmp_path / "rows.json").read_text(encoding="utf-8"))["columns"] == ["who", "tasks"]
    page.locator("#rows a").first.click()
    assert page.locator("h1").inner_text()
    assert browser_page.complaints == []
    assert stays_here(browser_page, site)


def test_the_caret_goes_to_the_error(site: str, browser_page: Watched) -> None:
    page = browser_page.page
    page.goto(f"{site}/query?in=sparql")
    page.fill("#text", "SELECT *\n{ ?s ?p }")
    page.get_by_role("button", name="Chạy").click()
    expect(page.locator("#problem")).to_contain_text("dòng 2, cột 10")
    assert page.evaluate("document.getElementById('text').selectionStart") == len("SELECT *\n{ ?s ?p }")
    assert page.evaluate("document.activeElement.id") == "text"
    assert page.locator("#result").is_hidden()


def test_triples_are_rows_too(site: str, browser_page: Watched) -> None:
    query = "CONSTRUCT { ?s ?p ?o } { ?s ht:reportsTo ?o ; ?p ?o }"
    browser_page.page.goto(f"{site}/query?in=sparql&text={quote(query)}")
    expect(browser_page.page.locator("#rows thead")).to_have_text("JSON-LD")
    assert browser_page.page.locator("#rows tbody tr").count() > 1
    assert browser_page.complaints == []


def test_tabs_by_keys_keep_both_texts(site: str, browser_page: Watched) -> None:
    page = browser_page.page
    page.goto(f"{site}/query")
    page.fill("#text", "RETURN 1")
    page.focus("#tab-cypher")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "tab-sparql"
    assert page.input_value("#text") == ""
    page.keyboard.press("ArrowLeft")
    assert page.input_value("#text") == "RETURN 1"


def test_what_was_cut_is_said_and_formulas_are_text(site: str, browser_page: Watched, tmp_path: Path) -> None:
    page = browser_page.page
    page.goto(f"{site}/query?lang=en&text={quote('UNWIND range(1, 2000) AS n RETURN n')}")
    expect(page.locator("#status")).to_contain_text(f"first {ROWS} rows: there are more")
    formula = """RETURN '=HYPERLINK("x")' AS a, -1 AS b, '<img src=x onerror=alert(1)>' AS c"""
    page.fill("#text", formula)
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#rows tbody")).to_contain_text("<img src=x onerror=alert(1)>")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    download.value.save_as(tmp_path / "rows.csv")
    lines = (tmp_path / "rows.csv").read_bytes().decode("utf-8-sig").split("\r\n")
    assert lines[:2] == ["a,b,c", '"\'=HYPERLINK(""x"")",-1,<img src=x onerror=alert(1)>']
    assert browser_page.complaints == []


def test_a_hostile_document_is_inert_on_every_page(browser_page: Watched, tmp_path: Path) -> None:
    page = browser_page.page
    page.on("dialog", lambda dialog: browser_page.complaints.append(f"dialog: {dialog.message}"))
    everything = quote("MATCH (a)-[r]->(b) RETURN a, r, r.quote, b.id LIMIT 300")
    with serving(hostile.fill(tmp_path)) as address:
        for path in (
            "/responsibilities",
            f"/responsibilities?agency={hostile.AGENCY}",
            "/deadlines?from=2023-01-01&to=2023-12-31",
            f"/query?text={everything}",
        ):
            page.goto(address + path)
            if "/query" in path:
                expect(page.locator("#rows tbody")).to_contain_text("alert(")
            assert "alert(" in page.locator("main").inner_text()
            assert page.locator("main img, main script, main [onerror], main a[href^='javascript']").count() == 0
        assert browser_page.complaints == []
        assert stays_here(browser_page, address)
