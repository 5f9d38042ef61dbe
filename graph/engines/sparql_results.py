"""A SPARQL answer in the W3C's formats: JSON, XML, CSV and TSV for rows, RDF for graphs.

JSON is written here, because our cells are its own; everything else is Oxigraph's serialiser.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse_query_results,
    serialize,
)

from graph.engines.limits import Table
from ontology.terms import PREFIXES

ROWS: Final[Mapping[str, QueryResultsFormat]] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
    "application/json": QueryResultsFormat.JSON,
    "application/xml": QueryResultsFormat.XML,
}
"""Formats of SELECT and ASK by media type, the preferred one first."""
GRAPHS: Final[Mapping[str, RdfFormat]] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
"""Formats of CONSTRUCT and DESCRIBE by media type, the preferred one first."""
BOOLEANS: Final = tuple(
    name for name, form in ROWS.items() if form in (QueryResultsFormat.JSON, QueryResultsFormat.XML)
)
"""CSV and TSV have no form for yes and no."""


def offers(table: Table) -> tuple[str, ...]:
    """The media types in which this answer can be written, the preferred one first."""
    return {"triples": tuple(GRAPHS), "ask": BOOLEANS}.get(table.form, tuple(ROWS))


def write(table: Table, media_type: str) -> bytes:
    """The answer in one of the formats that `offers` names."""
    if table.form == "triples":
        triples = (Triple(*(_term(cell) for cell in row)) for row in table.rows)
        return serialize(triples, format=GRAPHS[media_type], prefixes=dict(PREFIXES)) or b""
    document = json.dumps(_document(table), ensure_ascii=False).encode()
    wanted = ROWS[media_type]
    if wanted == QueryResultsFormat.JSON:
        return document
    return parse_query_results(document, QueryResultsFormat.JSON).serialize(format=wanted) or b""


def _document(table: Table) -> dict[str, Any]:
    if table.form == "ask":
        return {"head": {}, "boolean": table.boolean}
    rows = [{name: cell for name, cell in row.items() if cell is not None} for row in table.dicts()]
    return {"head": {"vars": list(table.columns)}, "results": {"bindings": rows}}


def _term(cell: Mapping[str, Any]) -> Any:
    value = cell["value"]
    match cell["type"]:
        case "uri":
            return NamedNode(value)
        case "bnode":
            return BlankNode(value)
        case "triple":
            return Triple(*(_term(value[part]) for part in ("subject", "predicate", "object")))
    if "xml:lang" in cell:
        return Literal(value, language=cell["xml:lang"])
    return Literal(value, datatype=NamedNode(cell["datatype"])) if "datatype" in cell else Literal(value)
