"""The page of queries, as a server gives it; what its script does is tested in a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.cookbook.recipes import recipes


@pytest.fixture(scope="module")
def client(loaded_samples: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(data=loaded_samples))) as client:
        yield client


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_example_is_offered_in_the_pages_language(client: TestClient, lang: str) -> None:
    page = client.get("/query", params={"lang": lang}).text
    found = re.search(r'id="page-data">(.*?)</script>', page)
    assert found
    data = json.loads(found[1])
    assert [one["title"] for one in data["examples"]] == [getattr(one, lang) for one in recipes()]
    assert page.count('<option value="') == len(recipes()) + 1
    assert page.count("<optgroup") == 5


def test_the_address_fills_the_editor(client: TestClient) -> None:
    page = client.get("/query", params={"in": "sparql", "text": "\n</textarea><script>alert(1)</script>"}).text
    assert 'data-language="sparql" aria-controls="editor" aria-selected="true"' in page
    assert "\n\n&lt;/textarea&gt;&lt;script&gt;" in page
    assert 'data-language="cypher" aria-controls="editor" aria-selected="true"' in client.get("/query?in=sql").text


def test_ids_of_every_kind_have_a_page(client: TestClient) -> None:
    page = client.get("/query").text
    found = re.search(r'id="page-data">(.*?)</script>', page)
    assert found
    ids = set(json.loads(found[1])["ids"])
    rows = client.post("/cypher", json={"statement": "MATCH (n) RETURN DISTINCT split(n.id, ':')[0]"}).json()["rows"]
    assert {row[0] for row in rows} - {"src"} <= ids
