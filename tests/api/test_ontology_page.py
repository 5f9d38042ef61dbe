"""`/ontology` for people: every term has its place under its local name, in both languages, on a phone too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
import rdflib
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.engines.limits import Limits
from graph.store import Store
from ontology.entries import entries, schemes
from ontology.terms import EVIDENCE_BASE, NAMESPACE, decode_path
from tests.browser import Served, Watched

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.fixture(scope="module")
def client(loaded_samples: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(data=loaded_samples)), follow_redirects=False) as client:
        yield client


class Anchors(HTMLParser):
    """The ids of a page, its links within the page, and what is not closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {"tag": tag, **dict(attrs)}
        if "id" in said:
            self.ids.append(said["id"] or "")
        if (link := said.get("href") or "").startswith("#"):
            self.links.add(link[1:])


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_term_has_its_anchor(client: TestClient, lang: str) -> None:
    answer = client.get("/ontology", params={"lang": lang}, headers=BROWSER)
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["vary"] == "Accept"
    page = Anchors(answer.text)
    terms = [entry.name for kind in ("class", "relationship", "property", "annotation") for entry in entries(kind)]
    concepts = [concept.id for scheme in schemes() for concept in scheme.concepts]
    assert {*terms, *concepts, *(scheme.id for scheme in schemes())} <= set(page.ids)
    assert len(set(page.ids)) == len(page.ids)
    assert page.links <= {*page.ids, "main"}


def test_it_is_in_the_language_asked_for(client: TestClient) -> None:
    vi, en = (client.get("/ontology", params={"lang": lang}, headers=BROWSER).text for lang in ("vi", "en"))
    assert "Tỉnh hoặc thành phố trực thuộc trung ương" in vi
    assert "Tỉnh hoặc thành phố trực thuộc trung ương" not in en
    assert "A province or a city under central government" in en


def test_a_program_without_wishes_gets_turtle(client: TestClient) -> None:
    assert client.get("/ontology").headers["content-type"].startswith("text/turtle")
    assert client.get("/ontology", headers={"Accept": "image/png"}).status_code == 406


def test_an_entry_of_a_list_that_no_document_names_yet(client: TestClient) -> None:
    answer = client.get("/id/agency-type:ubnd?lang=en", headers=BROWSER)
    assert (answer.status_code, answer.headers["location"]) == (303, "/ontology?lang=en#agency-type:ubnd")
    turtle = client.get("/id/agency-type:ubnd", headers={"Accept": "text/turtle"})
    graph = rdflib.Graph().parse(data=turtle.text, format="turtle")
    subject = rdflib.URIRef("https://w3id.org/hoptac/id/agency-type:ubnd")
    assert set(graph.subjects()) == {subject}
    assert (subject, rdflib.RDF.type, rdflib.URIRef(NAMESPACE + "AgencyType")) in graph
    assert client.get("/id/agency-type:senate", headers=BROWSER).status_code == 404
    assert client.get("/id/role:", headers=BROWSER).headers["location"] == "/ontology#role:"


def test_evidence_leads_to_its_passage(client: TestClient, loaded_samples: Path) -> None:
    query = """SELECT ?e ?start ?quote { ?e ht:evidenceProperty ht:implements ; oa:hasTarget/oa:hasSelector ?p, ?w .
               ?p oa:start ?start . ?w oa:exact ?quote } LIMIT 1"""
    with Store.open(loaded_samples) as store:
        ((iri, start, words),) = store.run_sparql(query, Limits()).rows
    path = "/evidence/" + quote(decode_path(iri["value"].removeprefix(EVIDENCE_BASE)))
    answer = client.get(path, headers=BROWSER)
    assert answer.status_code == 303
    assert f"start={start['value']}" in answer.headers["location"]
    assert words["value"] in client.get(answer.headers["location"], headers=BROWSER).text
    turtle = client.get(path, headers={"Accept": "text/turtle"})
    graph = rdflib.Graph().parse(data=turtle.text, format="turtle")
    exact = graph.objects(predicate=rdflib.URIRef("http://www.w3.org/ns/oa#exact"))
    assert [str(value) for value in exact] == [words["value"]]
    assert client.get("/evidence/nothing", headers=BROWSER).status_code == 404


@pytest.mark.browser
def test_an_anchor_shows_its_entry_on_a_phone(
    client: TestClient, serve: Callable[[Mapping[str, Served]], str], browser_page: Watched
) -> None:
    answer = client.get("/ontology", headers=BROWSER)
    sheets = re.findall(r'href="(/static/[^"]+)"', answer.text)
    styles = {sheet.partition("?")[0]: Served(client.get(sheet).content, "text/css") for sheet in sheets}
    headers = {"Content-Security-Policy": answer.headers["content-security-policy"]}
    address = serve({"/ontology": Served(answer.content, headers=headers), **styles})
    page = browser_page.page
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{address}/ontology#Province")
    box = page.locator("#Province").bounding_box()
    assert box is not None
    assert -5 < box["y"] < 100
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert browser_page.complaints == []
