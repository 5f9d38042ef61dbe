"""How a held document was read, over HTTP: the page, the JSON, and what cannot be explained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.routes import explaining
from api.settings import Settings
from graph.store import Store
from loaders.pipeline import read_file
from tests.conftest import SAMPLES

PLAN = "doc:ubnd/tinh-bac-kan/2021/412-kh-ubnd"
TEXT = """\
ỦY BAN NHÂN DÂN
TỈNH BẮC KẠN

Số: 77/KH-UBND

Bắc Kạn, ngày 3 tháng 4 năm 2023

KẾ HOẠCH
Phối hợp <script>alert(1)</script> năm 2023

1. Giao Sở Y tế <img src=x onerror=alert(2)> chủ trì.
"""


@pytest.fixture(scope="module")
def client(loaded_samples: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(data=loaded_samples))) as client:
        yield client


@pytest.mark.parametrize("name", [PLAN, "412/KH-UBND"])
def test_the_page_of_a_document_by_id_or_number(client: TestClient, name: str) -> None:
    response = client.get(f"/explain/{name}")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/html")
    assert 'data-layer="roles"' in response.text
    assert "loaders/extraction/roles/" in response.text
    assert "phiên bản cũ" not in response.text


def test_the_policy_and_the_language(client: TestClient) -> None:
    response = client.get(f"/explain/{PLAN}", params={"lang": "en"})
    assert "script-src 'self'" in response.headers["content-security-policy"]
    assert "What was not clear" in response.text
    assert "<style" not in response.text
    assert client.get("/static/explain.js").status_code == client.get("/static/explain.css").status_code == 200


def test_the_page_of_a_document_leads_there(client: TestClient) -> None:
    page = client.get(f"/id/{PLAN}", headers={"accept": "text/html"}).text
    assert f'href="/explain/{quote(PLAN)}"' in page
    cited = next(row["id"] for row in client.get("/api/documents", params={"held": False}).json())
    assert "/explain/" not in client.get(f"/id/{cited}", headers={"accept": "text/html"}).text


def test_the_same_as_json(client: TestClient) -> None:
    answer = client.get(f"/api/explain/{PLAN}").json()
    assert answer["document"] == PLAN
    assert answer["differs"] == []
    role = next(row for row in answer["rows"] if row["layer"] == "roles")
    assert role["rule"]["made"]["place"]["line"] > 0
    assert {name for said in role["says"] for _, name in said["names"]}


def test_a_document_that_is_only_cited_cannot_be_explained(client: TestClient) -> None:
    cited = next(row["id"] for row in client.get("/api/documents", params={"held": False}).json())
    response = client.get(f"/explain/{cited}")
    assert response.status_code == 404
    assert "only cited" in response.text
    assert client.get("/explain/Atlantis").status_code == 404


def test_a_text_that_is_too_long_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explaining, "LONGEST", 100)
    response = client.get(f"/api/explain/{PLAN}")
    assert response.status_code == 503
    assert "explains up to 100" in response.json()["detail"]


def test_what_an_older_version_stored_is_told(tmp_path: Path) -> None:
    source, facts = read_file(SAMPLES / "06-cong-van-ubnd-tinh-thai-nguyen-2021.txt")
    with Store.open(tmp_path, write=True) as store:
        store.add(source.name, source.text, source.sha256, replace(facts, roles=facts.roles[:1]))
    with TestClient(create_app(Settings(data=tmp_path))) as client:
        name = next(row["id"] for row in client.get("/api/documents", params={"held": True}).json())
        assert client.get(f"/api/explain/{name}").json()["differs"] == ["roles"]
        assert "phiên bản cũ hơn đọc, khác với lần đọc này ở: vai trò" in client.get(f"/explain/{name}").text


def test_a_hostile_document_is_inert(tmp_path: Path) -> None:
    file = tmp_path / "hostile.txt"
    file.write_text(TEXT, encoding="utf-8")
    source, facts = read_file(file)
    with Store.open(tmp_path / "graph", write=True) as store:
        store.add(source.name, source.text, source.sha256, facts)
    with TestClient(create_app(Settings(data=tmp_path / "graph"))) as client:
        name = next(row["id"] for row in client.get("/api/documents", params={"held": True}).json())
        page = client.get(f"/explain/{name}").text
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert "<img" not in page


def test_reading_again_is_remembered_up_to_a_bound(client: TestClient) -> None:
    explaining._read.cache_clear()
    for _ in range(3):
        client.get(f"/api/explain/{PLAN}")
    info = explaining._read.cache_info()
    assert (info.misses, info.hits) == (1, 2)
    assert info.maxsize is not None
