"""Which documents and agreements cover which fields."""

from __future__ import annotations

from dataclasses import replace

from graph.build import build
from graph.covered import covered_agreements
from graph.facts import DocumentFacts, Heading, Span
from graph.identity import identify
from ontology.records import Edge
from tests.graph.examples import full

FACTS = full().facts
TEXT = full().text


def heading(document: str, *concepts: str, confidence: float = 1.0) -> Heading:
    return Heading("f1", TEXT[:8], "1", None, concepts, document, confidence, (Span(0, 8, TEXT[:8]),))


def covers(facts: DocumentFacts) -> dict[tuple[str, str], Edge]:
    edges = build(facts, identify(facts).source).edges
    return {(edge.source, edge.target): edge for edge in edges if edge.type == "COVERS"}


def of(role: str) -> str:
    return next(row.id for row in FACTS.documents if (row.role == "self") is (role == "self"))


def test_a_plan_covers_its_fields_and_so_does_the_agreement_that_it_carries_out() -> None:
    found = covers(replace(FACTS, fields=(heading(of("self"), "du-lich", "y-te"),)))
    (agreement,) = {source for source, _ in found if source.startswith("agr:")}
    (document,) = {source for source, _ in found if source.startswith("doc:")}
    assert {target for _, target in found} == {"field:du-lich", "field:y-te"}
    said, implied = found[document, "field:du-lich"].properties, found[agreement, "field:du-lich"].properties
    assert (said["confidence"], said["quote"], said["start"]) == (1.0, TEXT[:8], 0)
    assert (implied["confidence"], implied["method"]) == (0.8, "implementing document")


def test_an_agreement_that_lays_out_its_fields_says_so_itself() -> None:
    (row,) = FACTS.agreements
    assert list(covered_agreements(FACTS, row.document or "")) == [(row.id, False)]


def test_a_document_that_carries_nothing_out_covers_for_itself_alone() -> None:
    alone = replace(FACTS, lineage=())
    assert list(covered_agreements(alone, of("self"))) == []


def test_a_field_is_a_node_with_its_name() -> None:
    facts = replace(FACTS, fields=(heading(of("self"), "du-lich"),))
    graph = build(facts, identify(facts).source)
    assert [node.properties["name"] for node in graph.nodes if node.label == "Field"] == ["Du lịch"]


def test_without_fields_nothing_is_covered() -> None:
    assert covers(FACTS) == {}
