"""What the SPARQL endpoint says of itself (SPARQL 1.1 Service Description) and of its data (VoID)."""

from __future__ import annotations

from typing import Final

from pyoxigraph import RdfFormat, parse, serialize

from graph.engines.limits import Table
from graph.engines.sparql_results import GRAPHS, ROWS
from graph.store import Store
from ontology.terms import ENTITY_BASE, NAMESPACE, PREFIXES

_NAMESPACES: Final = {
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "void": "http://rdfs.org/ns/void#",
    "formats": "http://www.w3.org/ns/formats/",
}
_DUMPS: Final = ("turtle", "ntriples", "nquads", "trig", "jsonld")
_COUNTS: Final = {
    "void:triples": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "void:entities": f'SELECT (COUNT(DISTINCT ?s) AS ?n) {{ ?s a ?c FILTER(STRSTARTS(STR(?s), "{ENTITY_BASE}")) }}',
    "void:classes": "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c }",
    "void:properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
    "void:documents": "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
}
_TEXT: Final = """
<{base}sparql> a sd:Service ;
    sd:endpoint <{base}sparql> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat {result_formats} ;
    sd:defaultDataset <{base}.well-known/void> .
<{base}.well-known/void> a sd:Dataset, void:Dataset ;
    sd:defaultGraph [ a sd:Graph ; void:triples {triples} ] ;
    dcterms:title "Hợp Tác: quan hệ hợp tác giữa các địa phương Việt Nam"@vi,
        "Hợp Tác: cooperation between Vietnam's local governments"@en ;
    void:sparqlEndpoint <{base}sparql> ;
    void:uriSpace "{ids}" ;
    void:exampleResource <{example}> ;
    {vocabularies}
    {counts}
    {dumps}
    void:feature {features} .
"""


def describe(store: Store, base_url: str, media_type: str) -> bytes:
    """Service and dataset, in an RDF format of `GRAPHS`.

    Args:
        store: whose data it is.
        base_url: where the application answers, with a slash at its end.
        media_type: of the answer.
    """
    prefixes = PREFIXES | _NAMESPACES
    head = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes.items())
    counts = {name: _count(store.run_sparql(query)) for name, query in _COUNTS.items()}
    formats = [*dict.fromkeys(form.iri for form in ROWS.values()), *(form.iri for form in GRAPHS.values())]
    text = head + _TEXT.format(
        base=base_url,
        result_formats=", ".join(f"<{iri}>" for iri in formats),
        triples=counts["void:triples"],
        ids=ENTITY_BASE,
        example=f"{ENTITY_BASE}loc:tinh-lai-chau",
        vocabularies=" ".join(f"void:vocabulary <{iri}> ;" for iri in (NAMESPACE, PREFIXES["skos"], PREFIXES["prov"])),
        counts=" ".join(f"{name} {count} ;" for name, count in counts.items()),
        dumps=" ".join(f"void:dataDump <{base_url}api/export/{name}> ;" for name in _DUMPS),
        features=", ".join(f"<{form.iri}>" for form in GRAPHS.values()),
    )
    triples = (quad.triple for quad in parse(text, RdfFormat.TURTLE))
    return serialize(triples, format=GRAPHS[media_type], prefixes=prefixes) or b""


def _count(table: Table) -> int:
    return int(table.rows[0][0]["value"])
