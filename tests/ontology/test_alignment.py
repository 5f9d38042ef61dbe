"""The ontology's links to published vocabularies: spelled as in the alignment table, and really there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib.namespace import DCTERMS, ORG, PROV, SDO, SKOS, TIME

from ontology.terms import NAMESPACE, PREFIXES
from ontology.turtle import FILES, expand, read

OURS = read(FILES[:1])
# Vocabularies that rdflib ships no list for: the terms used here, checked by hand against their specifications.
KNOWN = {
    "eli": "based_on ensures_implementation_of cites repeals amends is_annex_of passed_by is_about LegalResource "
    "number type_document",
    "oa": "Annotation SpecificResource TextPositionSelector TextQuoteSelector start end exact",
    "rico": "hasAddressee",
    "geo": "Feature sfTouches sfWithin",
}


def _linked() -> dict[str, set[str]]:
    return {
        iri: {value.value for values in d.statements.values() for value in values if isinstance(value, NamedNode)}
        for iri, d in OURS.items()
    }


def _table(shared: Path) -> list[tuple[str, str]]:
    text = (shared / "facts" / "alignment.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]
    return [(row[1], row[2]) for row in rows[2:]]


def _curies(cell: str) -> list[str]:
    return re.findall(r"\b(?:org|eli|prov|skos|dcterms|schema|time|geo|oa|rico):\w+", cell)


def test_namespaces_are_those_of_the_alignment(shared: Path) -> None:
    text = (shared / "facts" / "alignment.md").read_text(encoding="utf-8")
    namespaces = dict(re.findall(r"\b(\w+) `(http[^`]+)`", text.split("\n\n")[1]))
    assert len(namespaces) == 10
    assert {name: PREFIXES[name] for name in namespaces} == namespaces


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_prefixes_in_the_files_resolve_to_ours(path: Path) -> None:
    written = dict(re.findall(r"^@prefix (\w+): <([^>]+)> \.$", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert {name: iri for name, iri in written.items() if PREFIXES.get(name, iri) != iri} == {}


def test_every_aligned_term_is_linked(shared: Path) -> None:
    linked = set().union(*_linked().values())
    wanted = {curie for _, cell in _table(shared) for curie in _curies(cell)}
    assert len(wanted) > 30
    assert {curie for curie in wanted if expand(curie) not in linked} == set()


def test_each_row_is_linked_from_its_own_property(shared: Path) -> None:
    linked = _linked()
    checked = 0
    for cell, external in _table(shared):
        names = [name for name in re.findall(r"\w+", cell) if NAMESPACE + name in OURS]
        reachable = set().union(*(linked[NAMESPACE + name] for name in names))
        if names and names[0] in ("basedOn", "implements", "proposedBy", "cites", "amends", "issuedWith", "borders"):
            assert {expand(curie) for curie in _curies(external)} <= reachable
            checked += 1
    assert checked == 7


def test_external_terms_exist() -> None:
    closed = {"org": ORG, "prov": PROV, "skos": SKOS, "dcterms": DCTERMS, "time": TIME, "schema": SDO}
    used = {
        quad.object.value
        for quad in parse(path=FILES[0], format=RdfFormat.TURTLE)
        if isinstance(quad.object, NamedNode)
    }
    for prefix, namespace in closed.items():
        terms = {iri for iri in used if iri.startswith(PREFIXES[prefix])}
        assert {iri for iri in terms if iri not in namespace} == set(), prefix
    for prefix, names in KNOWN.items():
        terms = {iri.removeprefix(PREFIXES[prefix]) for iri in used if iri.startswith(PREFIXES[prefix])}
        assert terms <= set(names.split()), prefix
