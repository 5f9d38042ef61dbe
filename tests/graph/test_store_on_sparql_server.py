"""A store whose SPARQL is a server's, by a setting alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.engines.sparql_server import SparqlServerEngine
from graph.errors import EngineUnavailable
from graph.projection import SPARQL
from graph.store import Store
from tests.graph.comparing import sparql_quads
from tests.graph.engines.test_equal_to_fresh import sparql_state
from tests.graph.engines.test_sparql_server import server_state
from tests.graph.examples import connected, full

_DOUBLE = re.compile(r'"([^"]*)"(\^\^<[^>]*#double>)')
SOURCES = "<https://w3id.org/hoptac/id/src:"


def from_sources(quads: set[str]) -> set[str]:
    """Without the ontology, whose blank nodes have other names each time; TDB2 writes 1.0 as 1.0e0."""
    return {_DOUBLE.sub(_plain, quad) for quad in quads if SOURCES in quad.rpartition(" ")[2]}


def _plain(found: re.Match[str]) -> str:
    return f'"{float(found[1])}"{found[2]}'


@pytest.mark.fuseki
def test_a_setting_is_all_it_takes(fuseki_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same library, then with the server, then without again: the same graphs at every commit."""
    examples, data = connected(), tmp_path / "data"
    count = "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a ht:Document }"
    with Store.open(data, write=True) as store:
        for example in examples[:4]:
            store.add(example.name, example.text, example.sha256, example.facts)
        answer = store.run_sparql(count).rows
    alone = from_sources(sparql_state(data / SPARQL))
    monkeypatch.setenv("HOPTAC_SPARQL_URL", fuseki_url)
    with Store.open(data) as store:
        assert isinstance(store.sparql, SparqlServerEngine)
        assert store.run_sparql(count).rows == answer
        assert set(store.info().engines.values()) == {4}
    assert from_sources(server_state(fuseki_url)) == alone
    with Store.open(data, write=True) as store:
        for example in examples[4:]:
            store.add(example.name, example.text, example.sha256, example.facts)
        store.remove(store.sources()[0])
        on_server = from_sources(server_state(fuseki_url))
        store.rebuild()
        assert from_sources(server_state(fuseki_url)) == on_server != alone
        ontology = {quad for quad in server_state(fuseki_url) if SOURCES not in quad.rpartition(" ")[2]}
    monkeypatch.delenv("HOPTAC_SPARQL_URL")
    with Store.open(data):
        assert from_sources(sparql_state(data / SPARQL)) == on_server
        assert len(sparql_quads(data)) == len(on_server) + len(ontology)


@pytest.mark.fuseki
def test_two_libraries_do_not_mix(fuseki_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOPTAC_SPARQL_URL", fuseki_url)
    example = full()
    with Store.open(tmp_path / "one", write=True) as store:
        store.add(example.name, example.text, example.sha256, example.facts)
    assert from_sources(server_state(fuseki_url))
    Store.open(tmp_path / "two", write=True).close()
    assert not from_sources(server_state(fuseki_url))
    with Store.open(tmp_path / "one") as store:
        assert store.run_sparql("ASK { ?d a ht:Document }").boolean


def test_a_library_is_readable_while_its_server_is_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = full()
    with Store.open(tmp_path / "data", write=True) as store:
        store.add(example.name, example.text, example.sha256, example.facts)
    monkeypatch.setenv("HOPTAC_SPARQL_URL", "http://u:secret@127.0.0.1:1/ds")
    with Store.open(tmp_path / "data") as store:
        assert store.documents()
        assert store.run_cypher("RETURN 1 AS n").rows == ((1,),)
        with pytest.raises(EngineUnavailable) as error:
            store.run_sparql("ASK {}")
    assert "secret" not in str(error.value)
