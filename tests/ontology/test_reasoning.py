"""The ontology reasoned over by OWL 2 RL, with the vocabularies it is aligned with and with data: no contradiction."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from graph.build import build
from graph.facts_json import loads
from graph.identity import identify
from graph.library.whole import whole_graph
from ontology.rdf import to_quads
from ontology.terms import entity_iri
from ontology.vocabulary import vocabulary
from tests.ontology.reasoning import HT, axioms, closure, entities, schemes, wrong_ends


def every_declared_use() -> Graph:
    """One thing of each class, related in every way that the ontology says it may be."""
    graph = Graph()
    known = vocabulary()
    for name in known.classes:
        graph.add((_one(name), RDF.type, HT[name]))
    for term in known.property_by_relationship.values():
        for source in term.domain:
            for target in term.range:
                graph.add((_one(source), HT[term.name], _one(target)))
    return graph


def _one(name: str) -> URIRef:
    return URIRef(entity_iri(f"one:{name}"))


@pytest.fixture(scope="module")
def samples_closure(loaded_samples: Path) -> tuple[Graph, list[str]]:
    with whole_graph(loaded_samples) as graph:
        data = [entities(to_quads(said, source)) for source, said in graph.contributions()]
    merged = Graph()
    for one in data:
        merged += one
    assert len(merged) > 2000
    return closure(merged)


def test_the_ontology_with_its_lists_has_no_contradiction() -> None:
    assert closure(schemes())[1] == []


def test_whatever_the_ontology_allows_can_be_true_at_once() -> None:
    inferred, contradictions = closure(every_declared_use())
    assert contradictions == []
    assert list(wrong_ends(inferred)) == []


def test_no_class_is_empty_by_its_own_definition() -> None:
    inferred, _ = closure(every_declared_use())
    assert set(inferred.subjects(RDF.type, OWL.Nothing)) == set()


def test_the_samples_together_have_no_contradiction(samples_closure: tuple[Graph, list[str]]) -> None:
    inferred, contradictions = samples_closure
    assert contradictions == []
    assert list(wrong_ends(inferred)) == []
    assert set(inferred.subjects(RDF.type, OWL.Nothing)) == set()


def test_conclusions_are_drawn_from_the_samples(samples_closure: tuple[Graph, list[str]]) -> None:
    inferred, _ = samples_closure
    plan = URIRef(entity_iri("doc:ubnd/tinh-bac-kan/2021/412-kh-ubnd"))
    assert (plan, RDF.type, URIRef("http://www.w3.org/ns/prov#Entity")) in inferred
    assert (URIRef(entity_iri("loc:tinh-bac-kan")), RDF.type, HT["AdministrativeUnit"]) in inferred


@pytest.mark.parametrize("name", ["000_", "001_"])
def test_annotated_documents_have_no_contradiction(shared: Path, name: str) -> None:
    path = next((shared / "gold").glob(f"{name}*.json"))
    facts = loads(path.read_bytes())
    inferred, contradictions = closure(entities(to_quads(build(facts, identify(facts).source), "src:a")))
    assert contradictions == []
    assert list(wrong_ends(inferred)) == []


@pytest.mark.parametrize(
    ("subject", "predicate", "value", "told"),
    [
        ("loc:tinh-a", "rdf:type", "Agency", ("AdministrativeUnit", "Agency")),
        ("loc:tinh-a", "rdf:type", "District", ("Province", "District")),
        ("field:du-lich", "rdf:type", "Person", ("Person", "Concept")),
        # by what PROV-O says of the property that ours specialises
        ("act:x", "foundIn", "src:a", ("Activity", "Entity")),
    ],
)
def test_a_planted_contradiction_is_found(subject: str, predicate: str, value: str, told: tuple[str, str]) -> None:
    data = Graph()
    for identifier, kind in (("loc:tinh-a", "Province"), ("field:du-lich", "Field"), ("act:x", "Activity")):
        data.add((URIRef(entity_iri(identifier)), RDF.type, HT[kind]))
    if predicate == "rdf:type":
        data.add((URIRef(entity_iri(subject)), RDF.type, HT[value]))
    else:
        data.add((URIRef(entity_iri(subject)), HT[predicate], URIRef(entity_iri(value))))
    _, contradictions = closure(data)
    assert contradictions
    assert all(entity_iri(subject) in sentence for sentence in contradictions)
    assert any(all(name in sentence for name in told) for sentence in contradictions)


def test_a_wrong_end_is_found() -> None:
    data = Graph()
    data.add((_one("Person"), RDF.type, HT["Person"]))
    data.add((_one("Person"), HT["implements"], _one("Person")))
    assert len(list(wrong_ends(closure(data)[0]))) == 2


def test_no_node_is_of_two_classes() -> None:
    """Each pair of classes of nodes excludes the other, unless one is the other's kind, or both are closed lists."""
    names = sorted(term.name for term in vocabulary().class_by_label.values())
    pairs = [(a, b) for a in names for b in names if a < b and not _related(a, b)]
    data = Graph()
    for a, b in pairs:
        for name in (a, b):
            data.add((_one(f"{a}-{b}."), RDF.type, HT[name]))
    told = " ".join(closure(data)[1])
    assert [pair for pair in pairs if str(_one("-".join(pair) + ".")) not in told] == []


def _related(first: str, second: str) -> bool:
    known = vocabulary()
    concepts = {HT[name] for name in (first, second)} <= set(axioms().subjects(RDFS.subClassOf, SKOS.Concept))
    return concepts or known.is_a(first, second) or known.is_a(second, first)
