"""Whether a graph keeps the SHACL shapes, and what to put right where it does not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Quad, RdfFormat, serialize
from pyshacl import validate
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from ontology.shapes import shapes
from ontology.terms import ENTITY_BASE, NAMESPACE, entity_id
from ontology.turtle import FILES

_SH = Namespace("http://www.w3.org/ns/shacl#")


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that a shape forbids.

    `entity` is the id (or IRI) of what is wrong, `property` the local name of the property it concerns, `value` the
    offending value as text, `message` says in `lang` what a graph must hold there.
    """

    entity: str
    property: str
    value: str
    message: str


def violations(quads: Iterable[Quad], lang: str = "vi") -> tuple[Violation, ...]:
    """What the shapes forbid in the triples of one source, sorted by entity.

    A source is checked by itself: what it says must be whole without the others (about a second for a plan of ten
    pages, most of it pyshacl's).
    """
    text = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""
    data = Graph().parse(data=text.decode(), format="nt")
    shapes_graph, ontology_graph = _rules()
    conforms, results, _ = validate(data, shacl_graph=shapes_graph, ont_graph=ontology_graph, advanced=True)
    if conforms:
        return ()
    found = {_violation(results, result, lang) for result in results.subjects(_SH.resultMessage)}
    return tuple(sorted(found, key=lambda each: (each.entity, each.property, each.value, each.message)))


@cache
def _rules() -> tuple[Graph, Graph]:
    return Graph().parse(data=shapes(), format="turtle"), Graph().parse(FILES[0], format="turtle")


def _violation(results: Graph, result: Node, lang: str) -> Violation:
    messages = [text for text in results.objects(result, _SH.resultMessage) if isinstance(text, Literal)]
    chosen = sorted(messages, key=lambda text: (text.language != lang, text.language != "en", str(text)))
    path, value = results.value(result, _SH.resultPath), results.value(result, _SH.value)
    return Violation(_short(results.value(result, _SH.focusNode)), _short(path), _short(value), str(chosen[0]))


def _short(node: Node | None) -> str:
    """An IRI of ours by its id or local name, other terms as they are; nothing for a blank node."""
    if isinstance(node, URIRef):
        text = str(node)
        return entity_id(text) if text.startswith(ENTITY_BASE) else text.removeprefix(NAMESPACE)
    return str(node) if isinstance(node, Literal) else ""
