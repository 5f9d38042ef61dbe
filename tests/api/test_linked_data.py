"""IRIs dereference: an entity's page, JSON or RDF by `Accept`; the ontology as RDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from ontology.terms import NAMESPACE, entity_iri
from ontology.vocabulary import vocabulary

PLAN = "doc:ubnd/tinh-bac-kan/2021/412-kh-ubnd"
PARSERS = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/ld+json": "json-ld",
    "application/rdf+xml": "xml",
}


@pytest.fixture(scope="module")
def client(loaded_samples: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(data=loaded_samples))) as client:
        yield client


@pytest.mark.parametrize("media_type", PARSERS)
def test_an_entity_in_every_rdf_format(client: TestClient, media_type: str) -> None:
    answer = client.get(f"/id/{PLAN}", headers={"Accept": media_type})
    assert answer.headers["content-type"].partition(";")[0] == media_type
    graph = rdflib.Graph().parse(data=answer.text, format=PARSERS[media_type])
    plan, ht = rdflib.URIRef(entity_iri(PLAN)), rdflib.Namespace(NAMESPACE)
    issued = rdflib.URIRef(vocabulary().property_by_relationship["ISSUED_BY"].iri)
    assert graph.value(plan, ht["number"]) == rdflib.Literal("412")
    assert rdflib.URIRef(entity_iri("org:ubnd/tinh-bac-kan")) in set(graph.objects(plan, issued))
    assert set(graph.subjects(ht["implements"], plan))
    assert all(plan in (s, o) for s, _, o in graph)


def test_a_browser_gets_the_page_and_a_program_json(client: TestClient) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert client.get(f"/id/{PLAN}", headers={"Accept": browser}).headers["content-type"].startswith("text/html")
    answer = client.get(f"/id/{PLAN}", headers={"Accept": "application/json"})
    assert answer.json()["node"]["id"] == PLAN
    assert answer.headers["vary"] == "Accept"


@pytest.mark.parametrize("media_type", PARSERS)
def test_the_ontology_in_every_rdf_format(client: TestClient, media_type: str) -> None:
    answer = client.get("/ontology", headers={"Accept": media_type})
    graph = rdflib.Graph().parse(data=answer.text, format=PARSERS[media_type])
    labels = {str(label) for label in graph.objects(rdflib.URIRef(NAMESPACE + "Province"), rdflib.RDFS.label)}
    assert labels == {"province", "đơn vị cấp tỉnh"}


def test_the_context_is_served(client: TestClient) -> None:
    context = client.get("/ontology/context.jsonld").json()["@context"]
    assert context["Province"] == NAMESPACE + "Province"
    assert context["id"] == "@id"


def test_what_is_not_there_is_told_in_any_format(client: TestClient) -> None:
    answer = client.get("/id/loc:atlantis", headers={"Accept": "text/turtle"})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert client.get(f"/id/{PLAN}", headers={"Accept": "image/png"}).status_code == 406
