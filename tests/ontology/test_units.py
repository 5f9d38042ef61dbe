"""The scheme of units: kinds, currencies, spellings that mean one unit each."""

from __future__ import annotations

import re
from collections import Counter

from ontology.turtle import FILES, read
from ontology.vocabulary import vocabulary

UNITS = vocabulary().units


def test_currencies_and_only_they_have_a_code() -> None:
    for unit in UNITS.values():
        assert (unit.kind == "currency") == (unit.currency is not None), unit.id
        assert unit.currency is None or re.fullmatch(r"[A-Z]{3}", unit.currency)
    assert UNITS["vnd"].currency == "VND"
    assert {unit.kind for unit in UNITS.values()} == {"currency", "share", "measure", "count"}


def test_a_spelling_means_one_unit() -> None:
    spellings = Counter(spelling for unit in UNITS.values() for spelling in unit.spellings)
    assert {spelling: count for spelling, count in spellings.items() if count > 1} == {}


def test_other_words_begin_as_a_spelling_does() -> None:
    for unit in UNITS.values():
        for word in unit.other_words:
            assert any(word.startswith(spelling.lower()) and word != spelling for spelling in unit.spellings), word


def test_matches_are_units_of_qudt() -> None:
    matches = [iri for d in read(FILES).values() if d.isa("ht:Unit") for iri in d.iris("skos:exactMatch")]
    assert len(matches) > 15
    assert all(re.fullmatch(r"http://qudt\.org/vocab/(unit|currency)/[A-Za-z0-9-]+", iri) for iri in matches)
