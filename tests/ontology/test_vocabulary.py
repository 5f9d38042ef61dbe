from __future__ import annotations

import pytest

from ontology.terms import NAMESPACE, UndeclaredTerm
from ontology.turtle import FILES, read
from ontology.vocabulary import vocabulary

LINEAGE = {
    "implements": "IMPLEMENTS",
    "basedOn": "BASED_ON",
    "cites": "CITES",
    "proposedBy": "PROPOSED_BY",
    "replaces": "REPLACES",
    "repeals": "REPEALS",
    "amends": "AMENDS",
    "issuedWith": "ISSUED_WITH",
    "reportsOn": "REPORTS_ON",
    "continues": "CONTINUES",
    "records": "RECORDS",
    "mandates": "MANDATES",
    "about": "ABOUT",
}


def test_every_term_has_labels_and_comments_in_both_languages() -> None:
    lacking = [
        (iri, part, lang)
        for iri, description in read(FILES[:1]).items()
        for part in ("rdfs:label", "rdfs:comment")
        for lang in ("vi", "en")
        if iri.startswith(NAMESPACE[:-1]) and not description.literal(part, lang)
    ]
    assert lacking == []


def test_every_predicate_of_the_files_is_declared() -> None:
    declared = read(FILES[:1]).keys()
    used = {predicate for description in read(FILES).values() for predicate in description.statements}
    assert {predicate for predicate in used if predicate.startswith(NAMESPACE)} - declared == set()


def test_labels_of_relationships_and_keys_are_not_shared() -> None:
    known = vocabulary()
    named = [term for term in known.properties.values() if term.relationship_type]
    assert len(named) == len(known.property_by_relationship)
    assert all(term.relationship_type or term.property_key for term in known.properties.values())
    keyed = [term for term in known.properties.values() if term.property_key]
    assert len(keyed) == len(known.property_by_key)


def test_domains_and_ranges_are_our_classes() -> None:
    known = vocabulary()
    used = {name for term in known.properties.values() for name in (*term.domain, *term.range)}
    assert used - known.classes.keys() == set()


@pytest.mark.parametrize(("name", "relationship"), LINEAGE.items())
def test_lineage_words_of_the_facts_are_relationships(name: str, relationship: str) -> None:
    assert vocabulary().relationship_type(name) == relationship
    assert vocabulary().relationship_property(relationship) == name


def test_only_what_is_transitive_or_symmetric_says_so() -> None:
    known = vocabulary().properties
    assert known["implements"].transitive
    assert not known["basedOn"].transitive
    symmetric = {"cooperatesWith", "twinnedWith", "borders", "possiblySame"}
    assert {name for name, term in known.items() if term.symmetric} == symmetric


def test_lookups() -> None:
    known = vocabulary()
    assert known.node_label("Province") == "Province"
    assert known.property_key("datePrecision") == "datePrecision"
    assert known.label("implements") == known.label("IMPLEMENTS") == known.label(NAMESPACE + "implements")
    assert known.label("Province", "en") == "province"
    assert known.is_a("Province", "AdministrativeUnit")
    assert not known.is_a("Agency", "AdministrativeUnit")
    assert {"Province", "District", "Commune"} < set(known.labels_of("AdministrativeUnit"))


@pytest.mark.parametrize("name", ["relationship_type", "relationship_property", "node_label", "property_key", "label"])
def test_unknown_names_say_where_to_declare_them(name: str) -> None:
    with pytest.raises(UndeclaredTerm, match=r"nonsense.*hoptac\.ttl"):
        getattr(vocabulary(), name)("nonsense")


def test_property_without_relationship_type_is_told_apart() -> None:
    with pytest.raises(UndeclaredTerm, match="relationshipType"):
        vocabulary().relationship_type("datePrecision")


def test_planning_and_investment_became_finance() -> None:
    known = vocabulary()
    assert known.became("so-khdt", "2025-02-28") == ()
    (handover,) = known.became("so-khdt", "2025-03-01")
    assert known.agency_types[handover.resulting].name == "Sở Tài chính"


def test_labour_was_split() -> None:
    taken = {step.resulting: step.functions_en for step in vocabulary().became("so-ldtbxh", "2026-01-01")}
    assert taken.keys() == {"so-noi-vu", "so-y-te", "so-gddt", "cong-an-tinh", "so-nnmt"}
    assert taken["so-gddt"] == "vocational education"


def test_type_is_told_by_system_where_codes_are_shared() -> None:
    known = vocabulary()
    assert known.document_type("TT", "normative").name == "thông tư"
    assert known.document_type("TT", "party").name == "thông tri"
    assert known.document_type("KH", "state").name == "kế hoạch"
    with pytest.raises(UndeclaredTerm, match="document_types"):
        known.document_type("XYZ")
