"""The explorer as `hoptac serve` serves it, in a real browser: a newcomer finds the sentence behind a line."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import Watched
from tests.conftest import SAMPLES

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that was started as README says, on a free port."""
    data = tmp_path_factory.mktemp("graph") / "data"
    command = [Path(sys.executable).parent / "hoptac", "--data", data, "serve", "--load", SAMPLES, "--port", "0"]
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, text=True)
    try:
        yield _address(process)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    for line in process.stdout:
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            return found[0]
    raise AssertionError("the server ended without saying where it is")


def test_from_the_start_page_to_the_sentence(explorer: str, browser_page: Watched) -> None:
    page = browser_page.page
    page.goto(explorer)
    page.locator("tr", has_text="Kế hoạch 412/KH-UBND").get_by_role("link", name="Chuỗi văn bản").click()
    page.wait_for_selector("html[data-ready]")
    page.click("#table summary")
    page.locator("#table tr", has_text="156/KH-UBND").locator("button").first.click()
    passage = page.locator("#panel mark").first.inner_text()
    assert "412/KH-UBND" in passage
    page.locator("#panel a", has_text="Mở văn bản").first.click()
    marked = page.locator("mark#passage").inner_text()
    assert marked.split() == passage.split()
    assert browser_page.complaints == []
    assert all(url.startswith((explorer, "data:")) for url in browser_page.requests)


@pytest.mark.parametrize("path", ["/", "/documents", "/search?q=ba+be", "/id/loc:tinh-bac-kan", "/lineage?lang=en"])
def test_pages_load_nothing_from_elsewhere_and_complain_about_nothing(
    explorer: str, browser_page: Watched, path: str
) -> None:
    browser_page.page.goto(explorer + path)
    assert browser_page.page.locator("h1").inner_text()
    assert browser_page.complaints == []
    assert all(url.startswith((explorer, "data:")) for url in browser_page.requests)


def test_the_network_is_saved_as_a_file_that_stands_alone(explorer: str, browser_page: Watched, tmp_path: Path) -> None:
    page = browser_page.page
    browser_page.open(f"{explorer}/network")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải HTML").click()
    file = tmp_path / "network.html"
    download.value.save_as(file)
    browser_page.requests.clear()
    browser_page.open(file.as_uri())
    assert [url for url in browser_page.requests if not url.startswith(("data:", "file:"))] == []
    assert page.locator("#panel").inner_text()
