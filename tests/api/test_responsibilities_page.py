"""The page of who does what, as a server gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from tests import hostile
from tests.tasked_store import fill

UNIT = "org:so-y-te/tinh-giap"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    data = fill(tmp_path_factory.mktemp("tasked") / "graph")
    with TestClient(create_app(Settings(data=data))) as client:
        yield client


def texts(html: str, pattern: str) -> list[str]:
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", one)).split()) for one in re.findall(pattern, html, re.DOTALL)]


def test_the_matrix_of_a_document(client: TestClient) -> None:
    page = client.get("/responsibilities").text
    assert texts(page, r'<th scope="row"[^>]*>(.*?)</th>')[0] == "Giao Sở Y tế chủ trì, tham mưu"
    assert "Sở Y tế tỉnh Giáp" in texts(page, r'<th scope="col"[^>]*>(.*?)</th>')
    roles = re.findall(r'<a class="cell" href="/id/doc:[^"?]+\?start=\d+&amp;end=\d+#passage">([^<]+)</a>', page)
    assert sorted(roles) == sorted(["chủ trì", "tham mưu", "phối hợp", "chỉ đạo", "báo cáo", "báo cáo", "báo cáo"])
    assert 'role="region" aria-labelledby="m1" tabindex="0"' in page
    assert "đã được thay bằng" in page


def test_an_agency_by_role(client: TestClient) -> None:
    page = client.get("/responsibilities", params={"agency": "so y te tinh giap"}).text
    assert texts(page, r"<section[^>]*>\s*<h2>(.*?)</h2>") == [
        "chủ trì 1", "phối hợp 1", "tham mưu 1", "báo cáo 2",
    ]  # fmt: skip
    assert "vì thuộc nhóm" in page
    assert "trước ngày 25/11 hằng năm" in page
    assert 'class="matrix"' not in page


def test_filters_of_both(client: TestClient) -> None:
    one = client.get("/responsibilities", params={"role": "lead", "lang": "en"}).text
    assert re.findall(r'<a class="cell"[^>]*>([^<]+)</a>', one) == ["lead"]
    assert '<option value="chu-tri" selected>lead</option>' in one
    for given in ({"field": "y-te"}, {"agency": UNIT, "field": "y-te"}, {"agency": UNIT, "document": "1/KH-UBND"}):
        assert "Không có nhiệm vụ nào như vậy." in client.get("/responsibilities", params=given).text
    within = client.get("/responsibilities", params={"agency": UNIT, "field": "du-lich", "role": "advise"}).text
    assert texts(within, r"<section[^>]*>\s*<h2>(.*?)</h2>") == ["tham mưu 1"]


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ({"agency": "Atlantis"}, 404, "“Atlantis”"),
        ({"document": "999/KH-UBND"}, 404, "“999/KH-UBND”"),
        ({"role": "boss"}, 400, "“boss”"),
        ({"field": "sailing"}, 400, "“sailing”"),
    ],
)
def test_what_is_wrong_is_said_beside_the_form(
    client: TestClient, given: dict[str, str], status: int, said: str
) -> None:
    response = client.get("/responsibilities", params=given)
    assert response.status_code == status
    assert said in texts(response.text, r'<div class="notice"[^>]*>(.*?)</div>')[0]


def test_a_name_that_fits_several_offers_them(loaded_samples: Path) -> None:
    with TestClient(create_app(Settings(data=loaded_samples))) as client:
        response = client.get("/responsibilities", params={"agency": "UBND tỉnh Thái Nguyên", "role": "issue"})
        assert response.status_code == 409
        links = [unescape(link) for link in re.findall(r'href="(/responsibilities\?agency=org[^"]+)"', response.text)]
        assert len(links) > 1
        assert all("role=issue" in link for link in links)
        assert client.get(links[0]).status_code == 200


def test_page_by_page(loaded_samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.routes.responsibilities_page._DOCUMENTS", 4)
    with TestClient(create_app(Settings(data=loaded_samples))) as client:
        url, found = "/responsibilities?lang=en", list[str]()
        while url:
            page = client.get(url).text
            found += re.findall(r'<h2 id="m\d+"><a href="([^"?]+)', page)
            following = re.search(r'<a href="([^"]+)">More documents', page)
            url = unescape(following[1]) if following else ""
    assert len(found) == len(set(found)) == 11


def test_a_hostile_document_is_inert(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(data=hostile.fill(tmp_path)))) as client:
        pages = [client.get("/responsibilities", params=one).text for one in ({}, {"agency": hostile.AGENCY})]
    for html in pages:
        assert "<script>alert" not in html
        assert "<img" not in html
        assert "\u202e" not in html
        assert "alert(2)" in html
