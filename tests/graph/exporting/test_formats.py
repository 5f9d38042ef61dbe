"""Every export is read again by a program that is not ours, and nothing is lost or added."""

from __future__ import annotations

import io
import json
import os
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import neo4j
import networkx
import pytest
import rdflib

from graph.errors import InvalidRequest, NotFound
from graph.exporting.formats import FORMATS, format_named
from graph.library.whole import WholeGraph, whole_graph
from graph.store import Store
from ontology.rdf import from_quads, to_quads
from ontology.records import Edge, Node, Subgraph
from tests.neo4j_server import TOOLS, missing, running

RDFLIB = {"turtle": "turtle", "ntriples": "nt", "nquads": "nquads", "trig": "trig", "jsonld": "json-ld"}
NETWORKX: dict[str, Any] = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}


def written(data: Path, name: str) -> bytes:
    out = io.BytesIO()
    with whole_graph(data) as graph:
        format_named(name).write(graph, out)
    return out.getvalue()


def records(data: Path) -> tuple[dict[str, Node], dict[str, Edge]]:
    with whole_graph(data) as graph:
        return {node.id: node for node in graph.nodes()}, {edge.key: edge for edge in graph.edges()}


def triples(data: Path) -> set[str]:
    """What the sources say, as canonical lines of N-Triples (our data has no blank nodes)."""
    with whole_graph(data) as graph:
        return {str(quad.triple) for source, said in parts(graph) for quad in to_quads(said, source)}


def parts(graph: WholeGraph) -> list[tuple[str, Subgraph]]:
    """What the sources say, and the links between what may be one."""
    return [*graph.contributions(), *graph.links()]


@pytest.mark.parametrize("name", RDFLIB)
def test_rdflib_reads_the_same_statements(loaded_samples: Path, name: str) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(io.BytesIO(written(loaded_samples, name)), format=RDFLIB[name])
    read = {(s, p, o) for s, p, o, _ in dataset.quads((None, None, None, None))}
    assert len(read) == len(triples(loaded_samples))
    plain = rdflib.Graph().parse(io.BytesIO(written(loaded_samples, "ntriples")), format="nt")
    assert read == set(plain)
    with whole_graph(loaded_samples) as graph:
        sources = {source for source, _ in parts(graph)}
    named = {str(graph.identifier) for graph in dataset.graphs() if len(graph)} - {
        str(dataset.default_graph.identifier)
    }
    assert len(named) == (len(sources) if FORMATS[name].by_source else 0)


def test_rdf_leads_back_to_the_graph(loaded_samples: Path) -> None:
    import pyoxigraph

    quads = pyoxigraph.parse(written(loaded_samples, "nquads"), pyoxigraph.RdfFormat.N_QUADS)
    nodes, edges = records(loaded_samples)
    graph = from_quads(quads)
    assert {node.id for node in graph.nodes} == nodes.keys()
    assert {(edge.source, edge.type, edge.target) for edge in graph.edges} == {
        (edge.source, edge.type, edge.target) for edge in edges.values()
    }


@pytest.mark.parametrize("name", NETWORKX)
def test_networkx_reads_every_value(loaded_samples: Path, name: str) -> None:
    graph = NETWORKX[name](io.BytesIO(written(loaded_samples, name)))
    nodes, edges = records(loaded_samples)
    assert set(graph.nodes) == nodes.keys()
    own = {"graphml": "label", "gexf": "class"}[name]
    for identifier, node in nodes.items():
        read = graph.nodes[identifier]
        assert read[own] == node.label
        assert {key: value for key, value in read.items() if key in node.properties} == _plain(node.properties)
    found = {(a, b, key): values for a, b, key, values in graph.edges(keys=True, data=True)}
    assert len(found) == len(edges)
    for (source, target, key), values in found.items():
        edge = edges[values.get("id", key)]
        assert (edge.source, edge.target, edge.type) == (source, target, values["type"])
        assert _plain(edge.properties).items() <= values.items()


def _plain(properties: Any) -> dict[str, Any]:
    return {k: json.dumps(v, ensure_ascii=False) if isinstance(v, tuple) else v for k, v in properties.items()}


@pytest.mark.neo4j
def test_neo4j_imports_every_value(loaded_samples: Path) -> None:
    reason = missing()
    if reason is not None:
        pytest.skip(reason)
    nodes, edges = records(loaded_samples)
    archive = written(loaded_samples, "neo4j-csv")
    with running(fill=lambda home: _import(archive, home)) as url, neo4j.GraphDatabase.driver(url) as driver:
        found = driver.execute_query("MATCH (n) RETURN n, labels(n) AS labels").records
        assert {row["n"]["id"] for row in found} == nodes.keys()
        for row in found:
            node = nodes[row["n"]["id"]]
            assert row["labels"] == [node.label]
            assert _values(row["n"]) == _listed(node.properties) | {"id": node.id}
        found = driver.execute_query("MATCH (a)-[r]->(b) RETURN a.id AS a, r, type(r) AS type, b.id AS b").records
        assert {row["r"]["key"] for row in found} == edges.keys()
        for row in found:
            edge = edges[row["r"]["key"]]
            assert (row["a"], row["type"], row["b"]) == (edge.source, edge.type, edge.target)
            assert _values(row["r"]) == _listed(edge.properties) | {"key": edge.key}


def _values(record: Any) -> dict[str, Any]:
    return {key: sorted(value) if isinstance(value, list) else value for key, value in record.items()}


def _listed(properties: Any) -> dict[str, Any]:
    return {key: sorted(value) if isinstance(value, tuple) else value for key, value in properties.items()}


def _import(archive: bytes, home: Path) -> None:
    """Neo4j's own importer, with the options that the archive brings."""
    files = home / "csv"
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        opened.extractall(files)
    (home / "conf").mkdir()
    (home / "conf" / "neo4j.conf").touch()
    options = (files / "import.txt").read_text(encoding="utf-8").split()
    command = ["java", "-Xmx512m", "-cp", f"{TOOLS.absolute()}/lib/*", "org.neo4j.cli.AdminTool"]
    command += ["database", "import", "full", "neo4j", *options]
    environment = os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    done = subprocess.run(command, cwd=files, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2_000:] + done.stderr[-2_000:]


def test_what_xml_forbids_is_replaced() -> None:
    from graph.exporting.columns import as_text

    assert as_text("a\x00b\ud800c") == "a�b�c"
    assert as_text(("x", "“y”")) == '["x", "“y”"]'
    assert as_text(True) == "true"


def test_an_empty_graph_is_a_valid_file(tmp_path: Path) -> None:
    Store.open(tmp_path, write=True).close()
    assert len(networkx.read_graphml(io.BytesIO(written(tmp_path, "graphml")))) == 0
    assert len(networkx.read_gexf(io.BytesIO(written(tmp_path, "gexf")))) == 0
    assert len(rdflib.Graph().parse(io.BytesIO(written(tmp_path, "turtle")), format="turtle")) == 0
    assert zipfile.ZipFile(io.BytesIO(written(tmp_path, "neo4j-csv"))).namelist() == ["import.txt"]


def test_wrong_names_are_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequest, match="graphml"):
        format_named("excel")
    with pytest.raises(NotFound, match="hoptac load"), whole_graph(tmp_path):
        pass
