"""The cases of the W3C's SPARQL 1.1 protocol test suite that concern queries, asked of our endpoint.

`python -m tests.api.sparql_protocol [FILE]` runs them and writes an EARL report in Turtle.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlencode

import rdflib
from fastapi.testclient import TestClient
from httpx2 import QueryParams, Response

from api.app import create_app
from api.settings import Settings
from graph.store import Store
from loaders.batch import load
from ontology.terms import source_iri
from tests.conftest import SAMPLES

SUITE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/manifest#"
FORM = "application/x-www-form-urlencoded"
ANY = "SELECT ?p WHERE { ?s ?p ?o } LIMIT 1"


@dataclass(frozen=True)
class Case:
    """One case: its name in the W3C's manifest, the request, and what the answer must be."""

    name: str
    method: str
    holds: Callable[[Response], bool]
    query: list[tuple[str, str]] = field(default_factory=list)
    form: list[tuple[str, str]] | None = None
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def answer(self, client: TestClient) -> Response:
        content = self.body
        if self.form is not None:
            content = urlencode(self.form).encode()
        query = QueryParams(tuple(self.query))
        return client.request(self.method, "/sparql", params=query, content=content, headers=dict(self.headers))


def _select(response: Response) -> bool:
    kind = response.headers["content-type"].partition(";")[0]
    return response.status_code == 200 and kind == "application/sparql-results+json" and "bindings" in response.text


def _yes(response: Response) -> bool:
    return response.status_code == 200 and response.json()["boolean"] is True


def _graph(response: Response) -> bool:
    kind = response.headers["content-type"].partition(";")[0]
    parsed = rdflib.Graph().parse(data=response.text, format="turtle")
    return response.status_code == 200 and kind == "text/turtle" and len(parsed) > 0


def _refused(response: Response) -> bool:
    return 400 <= response.status_code < 500


def cases(first: str, second: str) -> Iterator[Case]:
    """All cases, on a graph with two sources whose graphs have these IRIs."""
    form, direct = {"Content-Type": FORM}, {"Content-Type": "application/sparql-query"}
    default, defaults = [("default-graph-uri", first)], [("default-graph-uri", first), ("default-graph-uri", second)]
    named = [("named-graph-uri", first), ("named-graph-uri", second)]
    in_default = f"ASK {{ <{first}> ?p ?o FILTER NOT EXISTS {{ <{second}> ?q ?r }} }}"
    in_both = f"ASK {{ <{first}> ?p ?o . <{second}> ?q ?r }}"
    in_named = f"ASK {{ GRAPH ?g {{ <{second}> ?p ?o }} FILTER NOT EXISTS {{ ?s ?p ?o }} }}"
    in_all = f"ASK {{ <{first}> ?p ?o . GRAPH <{second}> {{ <{second}> ?q ?r }} }}"
    both_ways = f"ASK FROM <{second}> {{ <{first}> ?p ?o }}"
    yield Case("query_get", "GET", _yes, [("query", "ASK {}")])
    yield Case("query_post_form", "POST", _yes, form=[("query", "ASK {}")], headers=form)
    yield Case("query_post_direct", "POST", _yes, body=b"ASK {}", headers=direct)
    yield Case("query_dataset_default_graph", "POST", _yes, form=[("query", in_default), *default], headers=form)
    yield Case("query_dataset_default_graphs_get", "GET", _yes, [("query", in_both), *defaults])
    yield Case("query_dataset_default_graphs_post", "POST", _yes, defaults, body=in_both.encode(), headers=direct)
    yield Case("query_dataset_named_graphs_get", "GET", _yes, [("query", in_named), *named])
    yield Case("query_dataset_named_graphs_post", "POST", _yes, named, body=in_named.encode(), headers=direct)
    yield Case("query_dataset_full", "POST", _yes, form=[("query", in_all), *default, *named], headers=form)
    yield Case("query_multiple_dataset", "GET", _yes, [("query", both_ways), *default])
    yield Case("query_content_type_select", "GET", _select, [("query", ANY)])
    yield Case("query_content_type_ask", "GET", _yes, [("query", "ASK {}")])
    yield Case("query_content_type_describe", "GET", _graph, [("query", f"DESCRIBE <{first}>")])
    construct = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 1"
    yield Case("query_content_type_construct", "GET", _graph, [("query", construct)])
    yield Case("bad_query_method", "PUT", _refused, body=b"query=ASK%20%7B%7D", headers=form)
    yield Case("bad_multiple_queries", "GET", _refused, [("query", "ASK {}"), ("query", "SELECT * {}")])
    yield Case("bad_query_wrong_media_type", "POST", _refused, body=b"ASK {}", headers={"Content-Type": "text/plain"})
    yield Case("bad_query_missing_form_type", "POST", _refused, form=[("query", "ASK {}")])
    yield Case("bad_query_missing_direct_type", "POST", _refused, body=b"ASK {}")
    utf16 = {"Content-Type": "application/sparql-query; charset=UTF-16"}
    yield Case("bad_query_non_utf8", "POST", _refused, body="ASK {}".encode("utf-16"), headers=utf16)
    yield Case("bad_query_syntax", "GET", _refused, [("query", "ASK {")])


@contextmanager
def endpoint(data: Path) -> Iterator[tuple[TestClient, list[Case]]]:
    """The endpoint of a data directory with the cases on its first two sources."""
    with Store.open(data) as store:
        first, second = (source_iri(source) for source in store.sources()[:2])
    with TestClient(create_app(Settings(data=data))) as client:
        yield client, list(cases(first, second))


def report(outcomes: Mapping[str, bool]) -> str:
    """An EARL report in Turtle."""
    lines = [
        "@prefix earl: <http://www.w3.org/ns/earl#> .",
        "@prefix doap: <http://usefulinc.com/ns/doap#> .",
        "@prefix dcterms: <http://purl.org/dc/terms/> .",
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .",
        "",
        f'<#hoptac> a doap:Project, earl:TestSubject ; doap:name "Hợp Tác" ; doap:revision "{version("hoptac")}" .',
        "<#runner> a earl:Software, earl:Assertor .",
    ]
    now = datetime.now(UTC).replace(microsecond=0).isoformat()
    for name, passed in outcomes.items():
        lines += [
            "[] a earl:Assertion ; earl:assertedBy <#runner> ; earl:subject <#hoptac> ;",
            f"    earl:test <{SUITE}{name}> ; earl:mode earl:automatic ;",
            f"    earl:result [ a earl:TestResult ; earl:outcome earl:{'passed' if passed else 'failed'} ;",
            f'        dcterms:date "{now}"^^xsd:dateTime ] .',
        ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Load the samples, run all cases, write the report; exit code 1 where one fails."""
    with tempfile.TemporaryDirectory() as folder:
        with Store.open(Path(folder), write=True) as store, store.batch():
            list(load(store, [SAMPLES]))
        with endpoint(Path(folder)) as (client, all_cases):
            outcomes = {case.name: case.holds(case.answer(client)) for case in all_cases}
    text = report(outcomes)
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    print(f"{sum(outcomes.values())} of {len(outcomes)} cases passed", file=sys.stderr)
    return 0 if all(outcomes.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
