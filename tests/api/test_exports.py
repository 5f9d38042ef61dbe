"""Exports over HTTP and on the command line."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import networkx
import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.exporting.formats import FORMATS


@pytest.fixture(scope="module")
def client(loaded_samples: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(data=loaded_samples))) as client:
        yield client


def test_every_format_is_named_and_there(client: TestClient) -> None:
    offered = client.get("/api/export").json()
    assert [each["name"] for each in offered] == list(FORMATS)
    for each in offered:
        answer = client.get(f"/api/export/{each['name']}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(each["mediaType"])
        assert answer.headers["content-disposition"] == f'attachment; filename="hoptac{each["suffix"]}"'
        assert int(answer.headers["content-length"]) == len(answer.content) > 1_000


def test_the_file_is_the_graph(client: TestClient) -> None:
    graph = networkx.read_graphml(io.BytesIO(client.get("/api/export/graphml").content))
    count = client.post("/cypher", json={"statement": "MATCH (n) RETURN count(n) AS n"}).json()["rows"]
    assert [[graph.number_of_nodes()]] == count


def test_an_unknown_format_is_told(client: TestClient) -> None:
    answer = client.get("/api/export/excel")
    assert answer.status_code == 400
    assert "graphml" in answer.json()["detail"]
