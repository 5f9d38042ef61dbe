from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from graph.errors import NotFound
from tests.visualizations.examples import HOSTILE, hostile_lineage, hostile_network, lineage_view, network_view
from visualizations.assets import VIS_NETWORK, asset, asset_names
from visualizations.lineage import lineage_columns
from visualizations.model import Chrome, LineageView, NavItem, NetworkView, Page
from visualizations.network import cooperation_network
from visualizations.render import base_context, environment, page_html, policy
from visualizations.text import catalogue


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.text += "".join(f" {value} " for name, value in attrs if name in ("title", "aria-label", "placeholder"))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] not in ("script", "style"):
            self.text += data


def tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(html)
    return parser.found


PAGES = [cooperation_network(network_view()), lineage_columns(lineage_view(), lang="en")]
HOSTILE_PAGES = [cooperation_network(hostile_network()), lineage_columns(hostile_lineage())]
CHROME = Chrome(
    home_url="/",
    nav=(NavItem("Hợp tác", "/network", current=True), NavItem("<b>", "javascript:alert(1)")),
    other_language=NavItem("English", "/network?lang=en"),
    search_url="/search",
)


@pytest.mark.parametrize("page", PAGES + HOSTILE_PAGES)
def test_nothing_runs_but_the_listed_scripts(page: Page) -> None:
    html = page_html(page, chrome=CHROME, nonce="n0nce")
    for tag, attributes in tags(html):
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert not (attributes.get("href") or "").lower().startswith(("javascript:", "//"))
        if tag == "script" and attributes.get("type") != "application/json":
            assert (attributes["src"] or "").startswith("/static/")
            assert attributes["nonce"] == "n0nce"
    scripts = [attributes for tag, attributes in tags(html) if tag == "script"]
    assert len(scripts) == len(page.scripts) + 1


@pytest.mark.parametrize("page", PAGES + HOSTILE_PAGES)
def test_a_file_stands_alone(page: Page) -> None:
    html = page_html(page, assets="inline", base_url=None)
    for tag, attributes in tags(html):
        assert "src" not in attributes, tag
        if tag == "link":
            assert attributes["href"] == "data:,"
        if tag == "a":
            assert (attributes.get("href") or "").startswith("#")
    (rule,) = (attributes["content"] for tag, attributes in tags(html) if "http-equiv" in attributes)
    assert (rule or "").startswith("default-src 'none'; script-src 'sha256-")


def test_text_is_escaped_everywhere() -> None:
    for page in HOSTILE_PAGES:
        html = page_html(page)
        assert HOSTILE not in html
        assert "<img" not in html
        parser = Tags()
        parser.feed(html)
        assert "globalThis.pwned" in parser.text
        assert not set("\u202e\u2066\u200f") & set(parser.text)  # ids, in attributes, are never shown


def test_the_header_comes_from_data() -> None:
    html = page_html(PAGES[0], chrome=CHROME, base_url="/hoptac")
    assert '<a href="/hoptac/network" aria-current="page">Hợp tác</a>' in html
    assert 'href="/hoptac/network?lang=en" lang="en"' in html
    assert 'action="/hoptac/search"' in html
    assert "javascript" not in html.split("<main")[0]
    assert 'src="/hoptac/static/vis-network.min.js?v=' in html


def test_an_empty_view_says_what_to_do() -> None:
    for page in (cooperation_network(NetworkView("Trống")), lineage_columns(LineageView("Trống"))):
        html = page_html(page)
        assert "hoptac load" in html
        assert 'id="canvas"' not in html


def test_both_languages_are_complete() -> None:
    vi, en = catalogue("vi"), catalogue("en")
    assert vi.keys() == en.keys()
    assert all(vi.values())
    assert all(en.values())
    for key in vi:
        assert set(re.findall(r"{(\w+)}", vi[key])) == set(re.findall(r"{(\w+)}", en[key])), key
    html = page_html(PAGES[1], chrome=Chrome(brand="X"))
    head = html.split("<tbody>")[0]
    assert not re.search(
        "[ạảấầẩẫậắằẵặẹẻẽếềểễệịọỏốồổỗộớờởỡợụủứừửữự]", re.sub("Kế hoạch 5012.*Lâm Đồng|Chuỗi văn bản", "", head)
    )


def test_assets_are_found_by_name_and_nothing_else() -> None:
    assert b"vis-network" in asset(VIS_NETWORK).content[:200]
    assert b"\r" not in asset(VIS_NETWORK).content
    for name in asset_names():
        one = asset(name)
        assert one.integrity.startswith("sha256-")
        assert "//cdn" not in one.text.lower()
    for name in ("../model.py", "model.py", "", "vis-network.css"):
        with pytest.raises(NotFound):
            asset(name)


def test_our_scripts_make_no_html_and_no_code_of_text() -> None:
    for name in asset_names():
        if name != VIS_NETWORK:
            assert not re.search(
                r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", asset(name).text
            )


def test_the_policy_takes_a_nonce() -> None:
    assert "script-src 'self';" in policy()
    assert "script-src 'self' 'nonce-abc';" in policy("abc")
    assert "unsafe" not in policy("abc")


def test_other_pages_can_extend_the_base_template() -> None:
    template = environment().from_string(
        '{% extends "base.html.j2" %}{% block content %}<p>{{ words }}</p>{% endblock %}'
    )
    html = template.render(base_context(title="Tìm", lang="vi", chrome=CHROME) | {"words": "<b>"})
    assert "<p>&lt;b&gt;</p>" in html
    assert "<script" not in html
