"""RDF terms as plain Python: the cells of the SPARQL 1.1 JSON results format."""

from __future__ import annotations

from typing import Any, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

_STRING = "http://www.w3.org/2001/XMLSchema#string"
Cell: TypeAlias = dict[str, Any] | None


def cell(term: NamedNode | BlankNode | Literal | Triple | None) -> Cell:
    """`{"type": "uri" | "bnode" | "literal" | "triple", "value": …}`, None for an unbound variable."""
    if term is None:
        return None
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return {"type": "triple", "value": {name: cell(part) for name, part in parts}}
    return _literal(term)


def _literal(term: Literal) -> dict[str, Any]:
    written: dict[str, Any] = {"type": "literal", "value": term.value}
    if term.language:
        return written | {"xml:lang": term.language}
    return written if term.datatype.value == _STRING else written | {"datatype": term.datatype.value}
