"""What every SPARQL engine answers to queries from outside, on the embedded one and on a real Fuseki."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.engines import query
from graph.engines.limits import Dataset, Limits, Table
from graph.engines.sparql_oxigraph import OxigraphEngine
from graph.engines.sparql_server import SparqlServerEngine
from graph.errors import Forbidden, HoptacError, InvalidQuery, InvalidRequest, LimitExceeded
from tests.fuseki_server import update
from tests.graph.engines.examples import IRI, NODES, PlainRdf, added
from tests.graph.engines.test_query import ENDLESS_SPARQL
from tests.graph.engines.test_sparql_contract import ENGINES
from tests.graph.engines.test_sparql_statement import REFUSED

CHANGES = (added(1, "s1"), added(2, "s2", NODES[:1], ()), added(3, "s3", NODES[1:2], ()))
LABELS = f"SELECT DISTINCT ?s {{ ?s <{IRI}label> ?o }}"


class Asked:
    """An engine with some sources in it."""

    def __init__(self, target: Path | SparqlServerEngine) -> None:
        self.target = target

    def __call__(self, text: str, dataset: Dataset | None = None, **limits: float) -> Table:
        return query.run_sparql(self.target, text, Limits(**limits), dataset)  # type: ignore[arg-type]

    def values(self, text: str, dataset: Dataset | None = None) -> list[str]:
        """The first column, as sorted texts without our base."""
        return sorted(row[0]["value"].removeprefix(IRI) for row in self(text, dataset).rows)


@pytest.fixture(scope="module", params=ENGINES)
def ask(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    if request.param == "oxigraph":
        directory = tmp_path_factory.mktemp("answers")
        embedded = OxigraphEngine(directory, PlainRdf())
        embedded.apply(CHANGES)
        embedded.close()
        yield Asked(directory)
        return
    server = f"{request.getfixturevalue('fuseki_server')}/hoptac"
    update(f"{server}/update", "DROP ALL")
    engine = SparqlServerEngine(server, "answers", PlainRdf())
    engine.apply(CHANGES)
    yield Asked(engine)


def graph(source: str) -> str:
    return f"{IRI}source/{source}"


def test_rows_have_the_cells_of_the_standard(ask: Asked) -> None:
    table = ask("SELECT (1 AS ?n) (STRLANG('a', 'vi') AS ?t) ('x' AS ?plain) (<urn:a> AS ?i) ?none {}")
    assert table.columns == ("n", "t", "plain", "i", "none")
    assert table.rows == (
        (
            {"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
            {"type": "literal", "value": "a", "xml:lang": "vi"},
            {"type": "literal", "value": "x"},
            {"type": "uri", "value": "urn:a"},
            None,
        ),
    )
    assert (table.form, table.truncated) == ("table", False)
    assert ask("SELECT (BNODE() AS ?b) {}").rows[0][0]["type"] == "bnode"
    assert ask("SELECT ?s { ?s ?p 'nothing of the kind' }").rows == ()


def test_yes_and_no(ask: Asked) -> None:
    assert ask("ASK { ?s ?p 'Province' }").boolean is True
    assert ask("ASK { ?s ?p 'Nothing' }").boolean is False


def test_graphs_come_as_triples(ask: Asked) -> None:
    built = ask(f"CONSTRUCT {{ ?s a ?o }} WHERE {{ ?s <{IRI}label> ?o }}")
    assert (built.form, built.columns) == ("triples", ("subject", "predicate", "object"))
    assert {row[0]["value"] for row in built.rows} == {IRI + node.id for node in NODES}
    assert {row[2]["value"] for row in built.rows} == {node.label for node in NODES}
    described = ask(f"DESCRIBE <{IRI}doc:2923>")
    assert described.form == "triples"
    assert {(row[1]["value"], row[2]["value"]) for row in described.rows} == {
        (f"{IRI}label", "Document"),
        (f"{IRI}IMPLEMENTS", f"{IRI}doc:2711"),
    }


def test_the_default_graph_is_the_union_of_all(ask: Asked) -> None:
    assert ask.values(LABELS) == sorted(node.id for node in NODES)
    named = f"SELECT ?g {{ GRAPH ?g {{ <{IRI}{NODES[0].id}> ?p ?o }} }}"
    assert sorted(set(ask.values(named))) == ["source/s1", "source/s2"]
    assert ask("ASK { ?class ?p 'class' }").boolean, "the ontology is in it"


@pytest.mark.parametrize(
    ("dataset", "seen", "graphs"),
    [
        (Dataset(default=(graph("s2"),)), [NODES[0].id], []),
        (Dataset(default=(graph("s2"), graph("s3"))), [NODES[0].id, NODES[1].id], []),
        (Dataset(named=(graph("s3"),)), [], ["source/s3"]),
        (Dataset((graph("s2"),), (graph("s2"), graph("s3"))), [NODES[0].id], ["source/s2", "source/s3"]),
        (Dataset(default=(graph("nobody"),)), [], []),
        (Dataset(), [], []),
    ],
)
def test_a_dataset_chooses_the_graphs(ask: Asked, dataset: Dataset, seen: list[str], graphs: list[str]) -> None:
    assert ask.values(LABELS, dataset) == sorted(seen)
    assert sorted(set(ask.values("SELECT ?g { GRAPH ?g { ?s ?p ?o } }", dataset))) == graphs


def test_the_querys_own_choice_stands_below_the_datasets(ask: Asked) -> None:
    text = f"SELECT ?s FROM <{graph('s2')}> {{ ?s <{IRI}label> ?o }}"
    assert ask.values(text) == [NODES[0].id]
    assert ask.values(text, Dataset(default=(graph("s3"),))) == [NODES[1].id]


def test_a_graphs_name_is_an_iri(ask: Asked) -> None:
    for dataset in (Dataset(default=("no iri",)), Dataset(named=("<x>",))):
        with pytest.raises(InvalidRequest):
            ask(LABELS, dataset)


def test_our_prefixes_are_known_and_ones_own_stand_above(ask: Asked) -> None:
    assert ask("ASK { id:nothing skos:prefLabel ?x }").boolean is False
    own = f"PREFIX id: <{IRI}>\nSELECT ?o {{ id:doc:2923 id:label ?o . OPTIONAL {{ ?s rdfs:label ?o }} }}"
    assert ask.values(own) == ["Document"]
    based = f"BASE <{IRI}x> SELECT ?p {{ <./doc:2923> ?p 'Document' OPTIONAL {{ ?a ht:name ?b }} }}"
    assert ask.values(based) == ["label"]
    assert ask("SELECT ('ht:name' AS ?t) {} # ht:name").rows[0][0]["value"] == "ht:name"


@pytest.mark.parametrize(("rows", "truncated"), [(0, True), (3, True), (4, False), (5, False)])
def test_rows_past_the_limit_are_left_out_and_said(ask: Asked, rows: int, truncated: bool) -> None:
    for text in (f"{LABELS} ORDER BY ?s", f"CONSTRUCT {{ ?s a ?o }} WHERE {{ ?s <{IRI}label> ?o }}"):
        table = ask(text, rows=rows)
        assert (len(table.rows), table.truncated) == (min(rows, 4), truncated)
    assert ask.values(LABELS) == sorted(node.id for node in NODES)


@pytest.mark.parametrize("text", REFUSED)
def test_only_reading_what_is_here_is_allowed(ask: Asked, text: str) -> None:
    with pytest.raises(Forbidden):
        ask(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELECT * {\n ?s ?p \n", "line [23], column"),
        ("SELECT * { ?s ?p ] }", "line 1, column (18|20)"),
        ("SELECT * {\n ?s ht:name ] }", "line 2, column 1[35]"),
        ("PREFIX id: <urn:x>\nSELECT *\n{ id:a ht:name ?o ?x }", "line 3"),
        ("SELECT * { ?s nowhere:name ?o }", "line 1, column"),
    ],
)
def test_what_does_not_parse_says_where(ask: Asked, text: str, place: str) -> None:
    with pytest.raises(InvalidQuery, match=f"^{place}") as error:
        ask(text)
    assert error.value.position is not None
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text", ["", "SELECT ?s { ?s ?p 'open }", "SELECT (1 AS ?a) (2 AS ?a) {}", "RETURN 1", "a" * 20_001]
)
def test_what_is_no_query_is_said(ask: Asked, text: str) -> None:
    with pytest.raises(InvalidQuery):
        ask(text)


def test_a_long_query_is_stopped(ask: Asked) -> None:
    with pytest.raises(LimitExceeded, match=r"stopped after 0\.5 s"):
        ask(ENDLESS_SPARQL, seconds=0.5)
    assert ask("ASK {}").boolean


def test_a_large_answer_is_stopped(ask: Asked) -> None:
    doubled = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(13))
    text = f"SELECT ?x13 {{ BIND('xxxxxxxxxx' AS ?x0) {doubled} VALUES ?n {{ {' '.join(map(str, range(500)))} }} }}"
    with pytest.raises(LimitExceeded, match="32 MiB"):
        ask(text)


def test_nesting_without_end_harms_nobody(ask: Asked) -> None:
    with pytest.raises(HoptacError):
        ask("SELECT * { " + "{" * 9_000 + "}" * 9_000 + " }")
    assert ask("ASK {}").boolean
