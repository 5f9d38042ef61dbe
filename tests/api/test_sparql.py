"""The SPARQL endpoint by the protocol: how a query comes in, in what form the answer goes out, what is refused."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from fastapi.testclient import TestClient

from tests.api.sparql_protocol import Case, cases, endpoint, report

PAIRS = "SELECT ?a ?name { ?a a ht:Province ; ht:name ?name } ORDER BY ?a LIMIT 3"
GRAPH = "CONSTRUCT { ?a ht:name ?name } WHERE { ?a a ht:Province ; ht:name ?name }"


@pytest.fixture(scope="module")
def suite(loaded_samples: Path) -> Iterator[tuple[TestClient, list[Case]]]:
    with endpoint(loaded_samples) as found:
        yield found


@pytest.fixture(scope="module")
def client(suite: tuple[TestClient, list[Case]]) -> TestClient:
    return suite[0]


@pytest.mark.parametrize("name", [case.name for case in cases("", "")])
def test_the_cases_of_the_w3c(suite: tuple[TestClient, list[Case]], name: str) -> None:
    client, known = suite
    (case,) = (case for case in known if case.name == name)
    answer = case.answer(client)
    assert case.holds(answer), (answer.status_code, answer.text[:300])


def test_the_report_is_earl() -> None:
    graph = rdflib.Graph().parse(data=report({"query_get": True, "bad_query_syntax": False}), format="turtle")
    outcomes = graph.objects(predicate=rdflib.URIRef("http://www.w3.org/ns/earl#outcome"))
    assert sorted(str(outcome).rpartition("#")[2] for outcome in outcomes) == ["failed", "passed"]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values"),
        ("text/*", "text/csv"),
        ("application/xml, application/json;q=0.9", "application/xml"),
    ],
)
def test_rows_in_the_format_that_is_liked_best(client: TestClient, accept: str, media_type: str) -> None:
    answer = client.get("/sparql", params={"query": PAIRS}, headers={"Accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == media_type
    assert answer.headers["vary"] == "Accept"
    assert names(answer.text, media_type) == names(client.get("/sparql", params={"query": PAIRS}).text, "json")


def names(text: str, media_type: str) -> list[str]:
    """The second column, as a parser that is not ours reads it."""
    if media_type.endswith("json"):
        import json

        return [row["name"]["value"] for row in json.loads(text)["results"]["bindings"]]
    if media_type.endswith("xml"):
        space = "{http://www.w3.org/2005/sparql-results#}"
        literals = ElementTree.fromstring(text).iter(f"{space}literal")
        return [str(literal.text) for literal in literals]
    delimiter = "," if media_type == "text/csv" else "\t"
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    return [row[1].strip('"') for row in rows[1:]]


@pytest.mark.parametrize(
    ("media_type", "parser"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ],
)
def test_graphs_in_every_format(client: TestClient, media_type: str, parser: str) -> None:
    answer = client.get("/sparql", params={"query": GRAPH}, headers={"Accept": media_type})
    assert answer.headers["content-type"].partition(";")[0] == media_type
    whole = client.get("/sparql", params={"query": GRAPH})
    read, expected = rdflib.Graph(), rdflib.Graph()
    read.parse(data=answer.text, format=parser)
    expected.parse(data=whole.text, format="turtle")
    assert set(read) == set(expected)
    assert len(read) > 3


@pytest.mark.parametrize(
    ("query", "accept"), [(PAIRS, "text/turtle"), (GRAPH, "text/csv"), ("ASK {}", "text/csv"), (PAIRS, "image/png")]
)
def test_what_has_no_such_form_is_not_acceptable(client: TestClient, query: str, accept: str) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 406
    assert "application/" in answer.json()["title"]


def test_a_cut_answer_says_so(client: TestClient) -> None:
    query = "SELECT * { ?s ?p ?o }"
    cut = client.get("/sparql", params={"query": query, "rows": 2})
    assert cut.headers["hoptac-truncated"] == "rows=2"
    assert len(cut.json()["results"]["bindings"]) == 2
    whole = client.get("/sparql", params={"query": PAIRS})
    assert "hoptac-truncated" not in whole.headers


def test_the_position_of_a_mistake_is_given(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "SELECT * {\n  ?s ?p }"})
    assert answer.status_code == 400
    assert (answer.json()["line"], answer.json()["column"]) == (2, 10)


@pytest.mark.parametrize(
    ("status", "arguments"),
    [
        (403, {"content": b"DROP ALL", "headers": {"Content-Type": "application/sparql-update"}}),
        (403, {"data": {"update": "DROP ALL"}}),
        (400, {"content": b"ASK { \xff }", "headers": {"Content-Type": "application/sparql-query"}}),
        (400, {"content": b"query=%FF", "headers": {"Content-Type": "application/x-www-form-urlencoded"}}),
        (
            415,
            {"content": b"ASK {}", "headers": {"Content-Type": "application/sparql-query; charset=iso-8859-1"}},
        ),
        (400, {"params": {"query": "ASK {}"}, "data": {"query": "ASK {}"}}),
        (400, {"data": {"query": "ASK {}", "rows": "many"}}),
        (400, {"data": {"query": "ASK {}", "default-graph-uri": "no iri"}}),
        (400, {"data": {"rows": "3"}}),
    ],
)
def test_what_is_refused(client: TestClient, status: int, arguments: dict[str, object]) -> None:
    answer = client.post("/sparql", **arguments)  # type: ignore[arg-type]
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


def test_head_has_no_body(client: TestClient) -> None:
    answer = client.head("/sparql", params={"query": PAIRS})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"].startswith("application/sparql-results+json")


def test_pages_of_other_origins_may_ask(client: TestClient) -> None:
    answer = client.options(
        "/sparql", headers={"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    )
    assert answer.status_code == 204
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert client.get("/sparql", params={"query": PAIRS}).headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("path", ["/sparql", "/.well-known/void"])
def test_the_service_describes_itself(client: TestClient, path: str) -> None:
    graph = rdflib.Graph().parse(data=client.get(path).text, format="turtle")
    sd, void = "http://www.w3.org/ns/sparql-service-description#", "http://rdfs.org/ns/void#"
    assert rdflib.URIRef(sd + "SPARQL11Query") in set(graph.objects(predicate=rdflib.URIRef(sd + "supportedLanguage")))
    data = next(graph.subjects(rdflib.URIRef(void + "sparqlEndpoint")))
    triples = graph.value(data, rdflib.URIRef(void + "triples"))
    counted = client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}).json()
    assert str(triples) == counted["results"]["bindings"][0]["n"]["value"]
    dumps = [str(dump) for dump in graph.objects(data, rdflib.URIRef(void + "dataDump"))]
    assert len(dumps) == 5
    assert all(client.get(dump).status_code == 200 for dump in dumps)
