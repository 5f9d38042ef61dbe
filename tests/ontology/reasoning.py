"""OWL 2 RL over the ontology and data: what follows, and what contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from owlrl import OWLRL_Semantics
from pyoxigraph import Literal, Quad, RdfFormat, serialize
from rdflib import RDF, RDFS, SKOS, Graph, Namespace, URIRef

from ontology.terms import NAMESPACE
from ontology.turtle import FILES
from ontology.vocabulary import vocabulary

PUBLISHED = Path(__file__).with_name("published.ttl")
HT = Namespace(NAMESPACE)
# Annotations and names for people: OWL gives them no meaning, and a closure is as slow as it has triples.
_SAID_TO_PEOPLE = (RDFS.label, RDFS.comment, RDFS.seeAlso, SKOS.prefLabel, SKOS.altLabel, SKOS.note, SKOS.scopeNote)


@cache
def axioms() -> Graph:
    """The ontology with what published vocabularies say of the terms that it is aligned with."""
    graph = Graph().parse(FILES[0], format="turtle").parse(PUBLISHED, format="turtle")
    annotations = set(graph.subjects(RDF.type, URIRef("http://www.w3.org/2002/07/owl#AnnotationProperty")))
    for predicate in {*annotations, *_SAID_TO_PEOPLE}:
        graph.remove((None, predicate, None))
    return graph


def schemes() -> Graph:
    """The closed lists: which concept is of which class, scheme and broader concept."""
    graph = Graph()
    for path in FILES[1:]:
        graph.parse(path, format="turtle")
    kept = (RDF.type, SKOS.inScheme, SKOS.broader, SKOS.topConceptOf)
    return _graph(triple for triple in graph if triple[1] in kept)


def entities(quads: Iterable[Quad]) -> Graph:
    """The classes and relationships in quads: literals and passages take no part in a conclusion."""
    kept = (
        quad.triple
        for quad in quads
        if not isinstance(quad.object, Literal) and "/evidence/" not in str(quad.subject) + str(quad.object)
    )
    text = serialize(kept, format=RdfFormat.N_TRIPLES) or b""
    return Graph().parse(data=text.decode(), format="nt")


def closure(data: Graph) -> tuple[Graph, list[str]]:
    """Everything that follows from the axioms and `data`, and every contradiction in a sentence."""
    graph = axioms() + data
    reasoner = OWLRL_Semantics(graph, axioms=False, daxioms=False)
    reasoner.closure()
    return graph, sorted(reasoner.error_messages)


def wrong_ends(inferred: Graph) -> Iterator[str]:
    """Statements, concluded ones too, one of whose ends is of no class that the relationship is declared for."""
    for term in vocabulary().property_by_relationship.values():
        for source, target in inferred.subject_objects(HT[term.name]):
            for end, classes in ((source, term.domain), (target, term.range)):
                if classes and not any((end, RDF.type, HT[name]) in inferred for name in classes):
                    yield f"{term.name}: {end} is none of {', '.join(classes)}"


def _graph(triples: Iterable[tuple[object, object, object]]) -> Graph:
    graph = Graph()
    for triple in triples:
        graph.add(triple)  # type: ignore[arg-type]
    return graph
