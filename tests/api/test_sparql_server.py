"""With `HOPTAC_SPARQL_URL` set, what answers in RDF answers as before: endpoint, command, dereferencing, exports."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import rdflib
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from cli.main import run
from graph.engines.sparql_server import STATE
from tests.api.test_linked_data import PLAN

NAMES = "SELECT DISTINCT ?name { ?a a ht:Province ; ht:name ?name } ORDER BY ?name"
TURTLE = {"Accept": "text/turtle"}


def answers(data: Path) -> dict[str, object]:
    """Everything that asks the SPARQL engine, in a form that compares."""
    with TestClient(create_app(Settings(data=data))) as client:

        def get(path: str, **given: str) -> bytes:
            answer = client.get(path, params=given, headers=TURTLE if "query" not in given else {"Accept": "text/csv"})
            assert answer.status_code == 200, answer.text
            return answer.content

        bad = client.get("/sparql", params={"query": "SELECT * {\n ?s ht:name ] }"})
        cut = client.get("/sparql", params={"query": NAMES, "rows": "1"})
        void = rdflib.Graph().parse(data=get("/.well-known/void"), format="turtle")
        return {
            "rows": get("/sparql", query=NAMES),
            "entity": set(rdflib.Graph().parse(data=get(f"/id/{PLAN}"), format="turtle")),
            "ontology": len(rdflib.Graph().parse(data=get("/ontology"), format="turtle")),
            "export": sorted(get("/api/export/nquads").splitlines()),
            "features": set(void.objects(None, rdflib.VOID.feature)),
            "bad": (bad.status_code, bad.json()["line"]),
            "cut": cut.headers["hoptac-truncated"],
        }


def command(data: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What `hoptac sparql` prints."""
    capsys.readouterr()
    assert run(["--data", str(data), "sparql", NAMES]) == 0
    return capsys.readouterr().out


@pytest.mark.fuseki
def test_everything_in_rdf_answers_alike(
    loaded_samples: Path,
    fuseki_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    data = tmp_path / "data"
    shutil.copytree(loaded_samples, data)
    embedded, printed = answers(data), command(data, capsys)
    monkeypatch.setenv("HOPTAC_SPARQL_URL", fuseki_url)
    assert answers(data) == embedded
    assert command(data, capsys) == printed
    state = rdflib.Graph().parse(f"{fuseki_url}/data?graph={STATE}", format="nt")
    assert len(state) == 3, "it was the server that answered"
