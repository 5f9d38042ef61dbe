from __future__ import annotations

import pytest

from graph.engines.sparql_statement import query_only
from graph.errors import Forbidden, InvalidQuery

READING = [
    "SELECT * { ?s ?p ?o }",
    "PREFIX ex: <http://example.test/service/> SELECT ?service { ?service ex:SERVICE 'SERVICE <x> {}' } # SERVICE",
    'ASK { ?s ?p """a "quoted" LOAD""" }',
    "SELECT * FROM <http://example.test/g> { _:service ?p 'x'@en }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
    "DESCRIBE <http://example.test/x>",
    "SELECT (COUNT(*) AS ?n) { ?s ?p/^?q 1.5e3 }",
]

REFUSED = [
    "SELECT * { SERVICE <http://example.test/> { ?s ?p ?o } }",
    "SELECT * { service silent ?x { ?s ?p ?o } }",
    "SELECT * { SERVICE\n#comment\n<http://example.test/> { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<http://example.test/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE <http://example.test/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1.SERVICE<http://example.test/>{ ?s ?p ?o } }",
    "PREFIX : <http://example.test/> SELECT * { SERVICE:s{ ?s ?p ?o } }",
    "PREFIX ex: <http://example.test/> SELECT * { SERVICEex:s{ ?s ?p ?o } }",
    "SELECT * { ?s ?p 'a\\'' . SERVICE <http://example.test/> { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <http://example.test/> { ?s ?p ?o } }",
    "SELECT * { \\U00000053ERVICE <http://example.test/> { ?s ?p ?o } }",
    "SELECT * { ＳERVICE <http://example.test/> { ?s ?p ?o } }",
    "INSERT DATA { <a> <b> <c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "LOAD <http://example.test/>",
    "CLEAR ALL",
    "DROP GRAPH <http://example.test/>",
]


@pytest.mark.parametrize("text", READING)
def test_queries_are_allowed(text: str) -> None:
    query_only(text)


@pytest.mark.parametrize("text", REFUSED)
def test_other_servers_and_updates_are_refused(text: str) -> None:
    with pytest.raises(Forbidden):
        query_only(text)


@pytest.mark.parametrize("text", ["", " # nothing", "SELECT * { ?s ?p 'open }", "SELECT \x00"])
def test_what_does_not_parse_says_where(text: str) -> None:
    with pytest.raises(InvalidQuery, match="line 1, column"):
        query_only(text)
