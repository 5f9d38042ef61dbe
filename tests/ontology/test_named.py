from __future__ import annotations

import pytest

from ontology.named import build, named_kinds
from ontology.terms import ENTITY_BASE
from ontology.turtle import Description, expand, read


def test_each_word_stands_for_one_kind() -> None:
    kinds = named_kinds()
    for group in (kinds.events, kinds.objectives):
        words = [word for kind in group.values() for word in kind.words]
        assert len(words) == len(set(words))
    triggers = [trigger for role in kinds.partner_roles.values() for trigger in role.triggers]
    assert len(triggers) == len(set(triggers))
    names = [name for body in kinds.international.values() for name in body.names]
    assert len(names) == len(set(names))


def test_words_that_are_looked_up_in_text_are_in_small_letters() -> None:
    kinds = named_kinds()
    looked_up = [
        *(word for kind in kinds.events.values() for word in kind.words),
        *(word for kind in kinds.places.values() for word in (*kind.words, *kind.mentioned, *kind.not_behind)),
        *(trigger for role in kinds.partner_roles.values() for trigger in role.triggers),
    ]
    assert [word for word in looked_up if word != word.lower()] == []


def test_there_is_a_role_for_what_no_word_tells() -> None:
    assert named_kinds().partner_roles["named"].triggers == ()


def test_words_that_make_mentions_are_words_of_their_kind() -> None:
    for kind in named_kinds().places.values():
        assert {*kind.mentioned, *kind.mentioned_by_name} <= set(kind.words), kind.id


def test_a_concept_without_nature_is_named() -> None:
    found = dict(read())
    iri = f"{ENTITY_BASE}event-kind:hoi-nghi"
    said = {key: value for key, value in found[iri].statements.items() if key != expand("ht:nature")}
    found[iri] = Description(iri, said)
    with pytest.raises(ValueError, match=r"event-kind:hoi-nghi: ht:nature must be one of gathering, "):
        build(found)
