"""Neo4j's Query API on the embedded engine: what its clients send and expect (neo4j.com/docs/query-api)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings

TYPED = {"Accept": "application/vnd.neo4j.query"}
PLAN = "doc:ubnd/tinh-bac-kan/2021/412-kh-ubnd"


@pytest.fixture(scope="module")
def client(loaded_samples: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(data=loaded_samples, query_seconds=2, query_rows=50))) as client:
        yield client


def ask(client: TestClient, statement: str, parameters: Any = None, **headers: str) -> Any:
    body: dict[str, Any] = {
        "statement": statement,
        "parameters": parameters or {},
        "accessMode": "Read",
        "bookmarks": [],
    }
    answer = client.post("/db/neo4j/query/v2", json=body, headers=headers, auth=("neo4j", "secret"))
    assert answer.status_code == 202, answer.text
    return answer.json()


def test_plain_rows(client: TestClient) -> None:
    statement = "MATCH (d:Document {id: $id})-[r:ISSUED_BY]->(o) RETURN d, r, o, d.held AS held, [1, null] AS l LIMIT 1"
    answer = ask(client, statement, {"id": PLAN})
    assert answer["data"]["fields"] == ["d", "r", "o", "held", "l"]
    ((document, edge, body, held, items),) = answer["data"]["values"]
    assert (document["elementId"], document["labels"], document["properties"]["id"]) == (PLAN, ["Document"], PLAN)
    assert document["properties"]["number"] == "412"
    assert (edge["startNodeElementId"], edge["endNodeElementId"]) == (PLAN, body["elementId"])
    assert (edge["type"], edge["properties"]["key"]) == ("ISSUED_BY", edge["elementId"])
    assert (body["elementId"], held, items) == ("org:ubnd/tinh-bac-kan", True, [1, None])
    assert answer["bookmarks"] == []


def test_typed_rows_and_parameters(client: TestClient) -> None:
    given = {"id": {"$type": "String", "_value": PLAN}, "n": {"$type": "Integer", "_value": "7"}}
    given["l"] = {"$type": "List", "_value": [{"$type": "Boolean", "_value": True}]}  # type: ignore[dict-item]
    statement = (
        "MATCH p = (d:Document {id: $id})-[:ISSUED_BY]->() "
        "RETURN d, p, $n AS n, 0.5 AS f, $l AS l, null AS none LIMIT 1"
    )
    (row,) = ask(client, statement, given, **TYPED)["data"]["values"]
    assert [cell["$type"] for cell in row] == ["Node", "Path", "Integer", "Float", "List", "Null"]
    node, path, number, real, items, _ = (cell["_value"] for cell in row)
    assert (node["_element_id"], node["_labels"]) == (PLAN, ["Document"])
    assert node["_properties"]["held"] == {"$type": "Boolean", "_value": True}
    assert [step["$type"] for step in path] == ["Node", "Relationship", "Node"]
    assert path[1]["_value"]["_start_node_element_id"] == PLAN
    assert (number, real, items) == ("7", "0.5", [{"$type": "Boolean", "_value": True}])


def test_a_cut_answer_says_so(client: TestClient) -> None:
    answer = ask(client, "MATCH (n) RETURN n.id")
    assert len(answer["data"]["values"]) == 50
    assert answer["notifications"][0]["code"].endswith("Truncated")
    assert "notifications" not in ask(client, "RETURN 1")


@pytest.mark.parametrize(
    ("database", "body", "status", "code"),
    [
        ("neo4j", {"statement": "MATCH (n RETURN n"}, 400, "Neo.ClientError.Statement.SyntaxError"),
        ("neo4j", {"statement": "CREATE (n)"}, 403, "Neo.ClientError.Statement.AccessMode"),
        ("neo4j", {"statement": "LOAD CSV FROM 'file:///etc/passwd' AS r RETURN r"}, 403, "AccessMode"),
        ("other", {"statement": "RETURN 1"}, 404, "Neo.ClientError.Database.DatabaseNotFound"),
        (
            "neo4j",
            {"statement": "RETURN $p", "parameters": {"p": {"$type": "Point", "_value": "x"}}},
            400,
            "Neo.ClientError.Request.Invalid",
        ),
        (
            "neo4j",
            {"statement": "RETURN $p", "parameters": {"p": {"$type": "Integer", "_value": "x"}}},
            400,
            "Neo.ClientError.Request.Invalid",
        ),
    ],
)
def test_errors_have_neo4js_codes(
    client: TestClient, database: str, body: dict[str, Any], status: int, code: str
) -> None:
    answer = client.post(f"/db/{database}/query/v2", json=body)
    assert answer.status_code == status
    (error,) = answer.json()["errors"]
    assert error["code"].endswith(code)
    assert error["message"]
