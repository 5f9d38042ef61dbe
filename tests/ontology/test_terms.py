from __future__ import annotations

import pytest
from hypothesis import given, settings
from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from ontology.terms import entity_id, entity_iri, local_name, source_iri
from tests.ontology.graphs import texts


@settings(deadline=None)
@given(texts)
def test_id_and_iri_are_two_ways_of_one_road(identifier: str) -> None:
    iri = NamedNode(entity_iri(identifier))
    text = serialize([Quad(iri, iri, iri)], format=RdfFormat.N_QUADS)
    assert text is not None
    assert [quad.subject for quad in parse(text, format=RdfFormat.N_QUADS)] == [iri]
    assert entity_id(iri.value) == identifier


@pytest.mark.parametrize(
    ("identifier", "path"),
    [
        ("loc:tinh-lai-chau/huyen-tan-uyen", "loc:tinh-lai-chau/huyen-tan-uyen"),
        ("loc:tinh-lao-cai@2025", "loc:tinh-lao-cai@2025"),
        ("agr:ghi-nho/tinh-a+tinh-b/2023-2025", "agr:ghi-nho/tinh-a+tinh-b/2023-2025"),
        ("doc:unidentified~0a1b", "doc:unidentified~0a1b"),
        ("document-type:QĐ", "document-type:QĐ"),
        ("a b?c#d%e", "a%20b%3Fc%23d%25e"),
        ("a/../b", "a/%2E%2E/b"),
    ],
)
def test_ids_read_the_same_in_the_iri(identifier: str, path: str) -> None:
    assert entity_iri(identifier) == "https://w3id.org/hoptac/id/" + path


def test_foreign_iri_is_no_entity() -> None:
    with pytest.raises(ValueError, match="not the IRI of an entity"):
        entity_id("https://example.org/x")


def test_source_is_an_id_or_an_iri() -> None:
    assert source_iri("urn:x:1") == "urn:x:1"
    assert source_iri("src:a") == "https://w3id.org/hoptac/id/src:a"


def test_local_name() -> None:
    assert local_name("https://w3id.org/hoptac/ontology#implements") == "implements"
