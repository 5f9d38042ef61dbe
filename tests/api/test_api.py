"""The API through its real application: every resource, every kind of refusal, and the pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.routes import documents
from api.settings import Settings
from graph.errors import InvalidRequest
from graph.facts import DocumentFacts
from loaders.pipeline import extract
from tests.conftest import SAMPLES

PLAN = "doc:ubnd/tinh-bac-kan/2021/412-kh-ubnd"


@pytest.fixture(scope="module")
def client(loaded_samples: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(data=loaded_samples, query_seconds=2))) as client:
        yield client


@pytest.fixture
def writable(tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(data=tmp_path / "graph", key="open sesame"))) as client:
        yield client


def upload(
    client: TestClient, name: str, data: bytes, key: str | None = "open sesame", **query: str
) -> tuple[int, dict[str, object]]:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    response = client.post("/api/documents", params=query, files={"file": (name, data)}, headers=headers)
    return response.status_code, response.json()


def test_health_says_the_engines_are_up_to_date(client: TestClient) -> None:
    info = client.get("/api/health").json()
    assert info["sources"] == 12
    assert set(info["engines"].values()) == {info["commit"]}


def test_documents_list_and_filter(client: TestClient) -> None:
    plans = client.get("/api/documents", params={"held": True, "type": "KH"}).json()
    assert {row["type"] for row in plans} == {"KH"}
    assert PLAN in {row["id"] for row in plans}
    assert client.get("/api/documents", params={"year": "21"}).status_code == 422


@pytest.mark.parametrize("name", [PLAN, "412/KH-UBND"])
def test_a_document_by_id_or_number(client: TestClient, name: str) -> None:
    found = client.get(f"/api/documents/{name}").json()
    assert found["row"]["id"] == PLAN
    assert "dong riềng" in found["text"]


def test_entity_with_its_statements(client: TestClient) -> None:
    found = client.get("/api/entities/loc:tinh-bac-kan/huyen-ba-be").json()
    assert found["node"]["label"] == "District"
    assert "TWINNED_WITH" in {link["edge"]["type"] for link in found["links"]}


def test_search_without_diacritics(client: TestClient) -> None:
    hits = client.get("/api/search", params={"q": "thai nguyen", "kind": "Province"}).json()
    assert {hit["label"] for hit in hits} == {"Province"}
    assert "loc:tinh-thai-nguyen" in {hit["id"] for hit in hits}


def test_partners_with_passages(client: TestClient) -> None:
    partners = client.get("/api/partners/loc:tinh-bac-kan").json()
    thai_nguyen = next(one for one in partners if one["id"] == "loc:tinh-thai-nguyen")
    assert thai_nguyen["support"] >= 3
    passage = thai_nguyen["ties"][0]["passages"][0]
    text = client.get(f"/api/documents/{passage['document']}").json()["text"]
    assert passage["quote"] in text


def test_lineage_marks_what_is_only_cited(client: TestClient) -> None:
    way = client.get("/api/lineage/doc:ubnd/tinh-thai-nguyen@2025/2026/87-kh-ubnd").json()
    held = {node["id"]: node["held"] for node in way["nodes"]}
    assert held[PLAN] is True
    assert any(not value for name, value in held.items() if "202-2025" in name or "qh15" in name)


def test_cypher_and_its_limits(client: TestClient) -> None:
    query = {"statement": "MATCH (p:Province) RETURN p.id AS id ORDER BY id", "rows": 2}
    table = client.post("/cypher", json=query).json()
    assert table["columns"] == ["id"]
    assert (len(table["rows"]), table["truncated"]) == (2, True)


def test_an_endless_query_is_stopped(client: TestClient) -> None:
    endless = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*)"
    response = client.post("/cypher", json={"statement": endless, "seconds": 0.5})
    assert response.status_code == 503
    assert response.headers["content-type"] == "application/problem+json"
    assert client.post("/cypher", json={"statement": "RETURN 1 AS one"}).json()["rows"] == [[1]]


@pytest.mark.parametrize(
    ("statement", "status"),
    [("MATCH (n) SET n.x = 1", 403), ("LOAD CSV FROM 'x' AS r RETURN r", 403), ("MATCH (n RETURN n", 400)],
)
def test_cypher_that_does_not_read_is_refused(client: TestClient, statement: str, status: int) -> None:
    response = client.post("/cypher", json={"statement": statement})
    assert response.status_code == status
    assert response.json()["status"] == status


@pytest.mark.parametrize(
    "query", ["DELETE WHERE { ?s ?p ?o }", "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"]
)
def test_sparql_that_does_not_read_is_refused(client: TestClient, query: str) -> None:
    assert client.get("/sparql", params={"query": query}).status_code in (400, 403)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/documents/no-such", 404),
        ("/api/lineage/412/KH-UBND?depth=99", 422),
        ("/api/partners/lai%20chau?as_of=soon", 422),
        ("/static/..%2fapp.py", 404),
        ("/nowhere", 404),
    ],
)
def test_errors_are_problem_documents(client: TestClient, path: str, status: int) -> None:
    response = client.get(path)
    problem = response.json()
    assert response.status_code == problem["status"] == status
    assert response.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "detail", "instance"} <= problem.keys()


def test_a_browser_gets_a_page_for_an_error(client: TestClient) -> None:
    response = client.get("/lineage/no-such", headers={"Accept": "text/html"})
    assert response.status_code == 404
    assert "<h1>" in response.text
    assert "no-such" in response.text


def test_writing_needs_the_key(writable: TestClient, client: TestClient) -> None:
    data = (SAMPLES / "04-ke-hoach-huyen-ba-be-2021.txt").read_bytes()
    assert upload(writable, "plan.txt", data, key=None)[0] == 403
    assert upload(writable, "plan.txt", data, key="wrong")[0] == 403
    assert upload(client, "plan.txt", data)[0] == 403  # a server without a key takes nothing
    assert writable.get("/api/documents").json() == []


def test_upload_read_back_and_remove(writable: TestClient) -> None:
    data = (SAMPLES / "04-ke-hoach-huyen-ba-be-2021.txt").read_bytes()
    status, outcome = upload(writable, "../../plan.txt", data)
    assert (status, outcome["action"]) == (201, "added")
    document = "doc:ubnd/tinh-bac-kan/huyen-ba-be/2021/156-kh-ubnd"
    assert writable.get(f"/api/documents/{document}").json()["row"]["held"] is True
    assert writable.get("/api/lineage/156/KH-UBND").json()["centre"] == document
    assert upload(writable, "plan.txt", data)[1]["action"] == "unchanged"
    assert upload(writable, "plan.txt", data, check="true")[1]["warnings"] == outcome["warnings"]
    removed = writable.delete(f"/api/documents/{document}", headers={"Authorization": "Bearer open sesame"})
    assert removed.json()["action"] == "removed"
    assert writable.get("/api/documents").json() == []


def test_an_upload_is_checked_where_asked(writable: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The break is made: nothing that is read here makes one."""
    monkeypatch.setattr(documents, "extract", lambda source: without_parties(extract(source)))
    data = (SAMPLES / "07-thoa-thuan-ket-nghia-ba-be-nguyen-binh-2022.txt").read_bytes()
    assert upload(writable, "twinning.txt", data)[1]["warnings"] == []
    warnings = upload(writable, "twinning.txt", data, check="true")[1]["warnings"]
    assert isinstance(warnings, list)
    assert [warning.rpartition(": ")[2] for warning in warnings] == ["an agreement has parties"]


def without_parties(facts: DocumentFacts) -> DocumentFacts:
    return replace(facts, agreements=tuple(replace(row, parties=()) for row in facts.agreements))


@pytest.mark.parametrize("data", [b"", b"\x00\xff\x00\x01" * 9])
def test_an_upload_that_is_no_text_is_refused(writable: TestClient, data: bytes) -> None:
    status, problem = upload(writable, "scan.txt", data)
    assert status == 422
    assert "scan.txt" in str(problem["detail"])


def test_an_upload_that_is_too_large_is_refused(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "graph", key="k", upload_bytes=1000)
    with TestClient(create_app(settings)) as client:
        assert upload(client, "long.txt", b"x" * 1001, key="k")[0] == 400


def test_extract_stores_nothing(writable: TestClient) -> None:
    data = (SAMPLES / "02-cong-van-tinh-uy-bac-kan-2021.txt").read_bytes()
    facts = writable.post("/api/documents/extract", files={"file": ("letter.txt", data)}).json()
    assert facts["documents"][0]["number"] == "315"
    assert writable.get("/api/documents").json() == []


@pytest.mark.parametrize("path", ["/", "/documents", "/search?q=ba+be", "/network", "/lineage", f"/lineage/{PLAN}"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_pages_in_both_languages(client: TestClient, path: str, lang: str) -> None:
    response = client.get(path, params={"lang": lang} if "?" not in path else None)
    assert response.status_code == 200
    assert "<html" in response.text
    assert "default-src 'none'" in response.headers["content-security-policy"]


def test_an_id_answers_as_page_or_json(client: TestClient) -> None:
    page = client.get("/id/loc:tinh-bac-kan", headers={"Accept": "text/html,*/*;q=0.8"})
    data = client.get("/id/loc:tinh-bac-kan", headers={"Accept": "application/json"})
    assert "tỉnh Bắc Kạn" in page.text
    assert data.json()["node"]["id"] == "loc:tinh-bac-kan"
    assert client.get("/id/loc:tinh-bac-kan", headers={"Accept": "image/png"}).status_code == 406


def test_a_passage_is_marked_in_its_document(client: TestClient) -> None:
    hop = client.get("/api/lineage/412/KH-UBND").json()["hops"][0]["passages"][0]
    page = client.get(f"/id/{hop['document']}", params={"start": hop["start"], "end": hop["end"]})
    assert '<mark id="passage">' in page.text


def test_a_view_can_be_kept_as_one_file(client: TestClient) -> None:
    response = client.get("/network", params={"file": True})
    assert "attachment" in response.headers["content-disposition"]
    assert "vis-network" in response.text or "vis.Network" in response.text


def test_an_empty_graph_has_pages_that_say_what_to_do(writable: TestClient) -> None:
    for path in ("/", "/documents", "/network", "/lineage"):
        response = writable.get(path)
        assert response.status_code == 200
        assert "hoptac load" in response.text


def test_every_operation_is_described(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for path, operations in paths.items():
        for method, operation in operations.items():
            assert operation.get("description"), f"{method} {path}"
    assert {"/api/documents", "/api/lineage/{name}", "/api/partners/{name}", "/cypher", "/sparql"} <= paths.keys()


def test_the_description_says_that_errors_are_problem_documents(client: TestClient) -> None:
    description = client.get("/openapi.json").json()
    answers = description["paths"]["/api/partners/{name}"]["get"]["responses"]
    assert answers["404"]["content"]["application/problem+json"]["schema"]["$ref"].endswith("/Problem")
    assert answers["422"]["content"].keys() >= {"application/problem+json"}
    assert "Problem" in description["components"]["schemas"]


def test_settings_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOPTAC_QUERY_SECONDS", "3")
    assert Settings.from_environment().query_seconds == 3
    monkeypatch.setenv("HOPTAC_QUERY_SECONDS", "-1")
    with pytest.raises(InvalidRequest, match="HOPTAC_QUERY_SECONDS"):
        Settings.from_environment()


def test_json_is_plain(client: TestClient) -> None:
    assert "tỉnh Bắc Kạn" in json.dumps(client.get("/api/entities/loc:tinh-bac-kan").json(), ensure_ascii=False)
