"""Nodes that may be one over HTTP: the JSON resources and the page with its buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from tests.graph.doubled import MOT_AT, MOT_GIAP

KEY = "open sesame"
AUTHORISED = {"Authorization": f"Bearer {KEY}"}
SAME = {"decision": "same", "first": MOT_AT, "second": MOT_GIAP, "reviewer": "Lan", "note": "cùng một người"}


@pytest.fixture
def client(two_persons: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(data=two_persons, key=KEY))) as client:
        yield client


def test_list_decide_undo(client: TestClient) -> None:
    (pair,) = client.get("/api/review", params={"kind": "Person"}).json()
    assert (pair["first"]["id"], pair["second"]["id"]) == (MOT_AT, MOT_GIAP)
    decided = client.post("/api/review", json=SAME, headers=AUTHORISED)
    assert decided.status_code == 201
    assert decided.json()["judged"]["merged_into"] == MOT_GIAP
    assert client.get("/api/review").json() == []
    assert client.get(f"/api/entities/{MOT_AT}").json()["node"]["id"] == MOT_GIAP
    assert client.get(f"/id/{MOT_AT}", headers={"accept": "application/json"}).json()["node"]["id"] == MOT_GIAP
    review = decided.json()["judged"]["review"]["id"]
    assert client.post(f"/api/review/{review}/undo", json={"reviewer": "Lan"}, headers=AUTHORISED).status_code == 201
    assert len(client.get("/api/review", params={"about": MOT_AT}).json()) == 1
    assert [row["state"] for row in client.get("/api/review/history").json()["reviews"]] == ["undone", "in effect"]


def test_writing_needs_the_key(client: TestClient) -> None:
    assert client.post("/api/review", json=SAME).status_code == 403
    assert client.post("/api/review/x/undo", json={"reviewer": "Lan"}).status_code == 403
    assert client.post("/api/review/import", files={"file": ("a.jsonl", b"")}).status_code == 403
    form = {"act": f"same|{MOT_AT}|{MOT_GIAP}", "by": "Lan", "key": "guessed"}
    assert client.post("/review", data=form).status_code == 403
    assert client.get("/api/review/history").json()["reviews"] == []


def test_export_and_import(client: TestClient) -> None:
    client.post("/api/review", json=SAME, headers=AUTHORISED)
    text = client.get("/api/review/export").content
    taken = client.post("/api/review/import", files={"file": ("a.jsonl", text)}, headers=AUTHORISED).json()
    assert (taken["added"], taken["known"], taken["disputes"]) == ([], 1, [])
    refused = client.post("/api/review/import", files={"file": ("a.jsonl", b"{}")}, headers=AUTHORISED)
    assert refused.status_code == 400
    assert "a.jsonl, line 1" in refused.json()["detail"]
    binary = client.post("/api/review/import", files={"file": ("a.jsonl", b"\xff")}, headers=AUTHORISED)
    assert "not UTF-8" in binary.json()["detail"]


@pytest.mark.parametrize(
    ("lang", "words"), [("vi", ("Là một", "Không phải một", "cùng tên")), ("en", ("The same", "the same name"))]
)
def test_the_page_shows_pairs_side_by_side(client: TestClient, lang: str, words: tuple[str, ...]) -> None:
    page = client.get("/review", params={"lang": lang}).text
    assert all(word in page for word in words)
    assert page.count('<div class="side">') == 2
    assert "CHỦ TỊCH\n<a href=" in page, "the words before the passage"
    assert "“Lê Văn Một”" in page


def test_the_pages_buttons_decide_and_undo(client: TestClient) -> None:
    form = {"by": "Lan <b>", "key": KEY, "lang": "en", "kind": "Person"}
    act = re.search(r'value="(same\|[^"]+)"', client.get("/review").text)
    assert act
    answer = client.post("/review", data=form | {"act": act[1]}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/review?kind=Person&by=Lan+%3Cb%3E&lang=en"
    page = client.get(answer.headers["location"]).text
    assert "<b>" not in page
    assert "in effect" in page
    undo = re.search(r'value="(undo\|[^"]+)"', page)
    assert undo
    assert client.post("/review", data=form | {"act": undo[1]}).status_code == 200
    assert 'value="same|' in client.get("/review").text


@pytest.mark.parametrize("act", ["", "same", "same|a", "drop|a|b", "undo|a|b"])
def test_a_form_that_makes_no_sense(client: TestClient, act: str) -> None:
    answer = client.post("/review", data={"act": act, "key": KEY, "by": "Lan"}, headers={"accept": "text/html"})
    assert answer.status_code == 400
    assert "press one of the buttons" in answer.text


def test_without_a_key_the_page_is_to_look_at(two_persons: Path) -> None:
    with TestClient(create_app(Settings(data=two_persons))) as client:
        page = client.get("/review").text
    assert MOT_AT in page
    assert "hoptac review confirm" in page
    assert 'name="act"' not in page
