from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from tests.tasked_store import fill

UNIT = "org:so-y-te/tinh-giap"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    data = fill(tmp_path_factory.mktemp("tasked") / "graph")
    with TestClient(create_app(Settings(data=data))) as client:
        yield client


@pytest.mark.parametrize("name", [UNIT, "so y te tinh giap"])
def test_responsibilities_by_id_or_name(client: TestClient, name: str) -> None:
    found = client.get(f"/api/responsibilities/{name}").json()
    assert [row["role"] for row in found] == ["chủ trì", "phối hợp", "tham mưu", "báo cáo", "báo cáo"]
    assert found[0]["passages"][0]["quote"] == "Giao Sở Y tế chủ trì, tham mưu"
    assert found[3]["deadline"]["rule"] == "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25"
    assert found[0]["document"]["superseded_by"][0]["name"] == "Kế hoạch 1/KH-UBND"


def test_one_role_on_one_day(client: TestClient) -> None:
    path = f"/api/responsibilities/{UNIT}"
    found = client.get(path, params={"role": "advise", "as_of": "2024-06-01"}).json()
    assert [row["role"] for row in found] == ["tham mưu"]
    assert client.get(path, params={"as_of": "2025-06-01"}).json() == []


def test_deadlines_between_two_days(client: TestClient) -> None:
    found = client.get("/api/deadlines", params={"from": "2024-01-01", "to": "2024-12-31"}).json()
    assert [item["day"] for item in found["due"]] == ["2024-04-30", "2024-11-24"]
    assert found["due"][1]["explanation"]["vi"].endswith("hạn cuối là 24/11/2024.")
    assert [item["task"]["deadline"]["kind"] for item in found["undated"]] == ["on_request"]
    mine = client.get("/api/deadlines", params={"from": "2024-01-01", "to": "2024-12-31", "of": UNIT}).json()
    assert [item["task"]["holders"][0]["through"]["how"] for item in mine["due"]] == ["open-group"]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/responsibilities/Atlantis", 404, "Atlantis"),
        (f"/api/responsibilities/{UNIT}?role=boss", 400, "“boss” is no role"),
        ("/api/deadlines?from=2024-12-31&to=2024-01-01", 400, "swap"),
        ("/api/deadlines?from=1990-01-01&to=2024-01-01", 400, "20 years"),
        ("/api/deadlines?from=2024-01-01&to=2024-12-31&of=Atlantis", 404, "Atlantis"),
    ],
)
def test_problems(client: TestClient, path: str, status: int, words: str) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert words in response.json()["detail"]


@pytest.mark.parametrize("query", ["", "?from=2024-01-01", "?from=2024-01-01&to=soon"])
def test_both_days_must_be_given(client: TestClient, query: str) -> None:
    assert client.get(f"/api/deadlines{query}").status_code == 422


def test_they_are_described(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {"/api/responsibilities/{name}", "/api/deadlines"} <= paths.keys()
    names = {parameter["name"] for parameter in paths["/api/deadlines"]["get"]["parameters"]}
    assert names == {"from", "to", "of"}
