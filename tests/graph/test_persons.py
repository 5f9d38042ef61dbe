"""Which person is meant: a name in the unit or body where the person holds a post."""

from __future__ import annotations

from dataclasses import replace

from graph.build import build
from graph.facts import DocumentFacts, Entity, PostMention, Signer, Span
from graph.identity import identify
from graph.persons import person_ids
from tests.graph.doubled import MOT, signed
from tests.graph.examples import PLACES, TINH_UY_GIAP, UBND_AT, UBND_GIAP, full, plan, source

NOWHERE = Span(0, 1, "x")


def facts_of(*rows: Signer | PostMention, parents: dict[str, str] | None = None) -> DocumentFacts:
    posts = [Entity(post, "Chức vụ", "post", parent=body) for post, body in (parents or {}).items()]
    signers = tuple(row for row in rows if isinstance(row, Signer))
    named = tuple(row for row in rows if isinstance(row, PostMention))
    return replace(source("x", [plan()], entities=(*PLACES, *posts)).facts, signers=signers, posts=named)


def test_committee_and_party_committee_are_one_unit() -> None:
    posts = {"post:chu-tich-ubnd/tinh-giap": UBND_GIAP, "post:bi-thu-tinh-uy/tinh-giap": TINH_UY_GIAP}
    for post in posts:
        assert person_ids(facts_of(Signer("d1", MOT, post=post), parents=posts)) == {MOT: f"{MOT}/tinh-giap"}


def test_a_department_is_a_body_of_its_own() -> None:
    posts = {"post:giam-doc-so-y-te/tinh-giap": "org:so-y-te/tinh-giap"}
    row = PostMention("d1", "post:giam-doc-so-y-te/tinh-giap", "Giám đốc", None, NOWHERE, holder=MOT)
    assert person_ids(facts_of(row, parents=posts)) == {MOT: f"{MOT}/so-y-te/tinh-giap"}


def test_the_nearest_of_several_posts() -> None:
    posts = {"post:chu-tich-ubnd/x": "org:ubnd/tinh-giap/huyen-x", "post:uy-vien/tinh-giap": TINH_UY_GIAP}
    rows = [Signer("d1", MOT, post=post) for post in posts]
    assert person_ids(facts_of(*rows, parents=posts)) == {MOT: f"{MOT}/tinh-giap/huyen-x"}


def test_who_signs_without_a_post_signs_for_the_issuer() -> None:
    assert person_ids(facts_of(Signer("d1", MOT))) == {MOT: f"{MOT}/tinh-giap"}
    assert person_ids(facts_of(Signer("d1", MOT, on_behalf_of=UBND_AT))) == {MOT: f"{MOT}/tinh-at"}


def test_a_name_alone_stays_alone() -> None:
    named = PostMention("d1", "post:uy-vien", "Ủy viên", None, NOWHERE, holder=MOT)
    assert person_ids(facts_of(named)) == {}


def test_every_statement_speaks_of_the_person_in_the_unit() -> None:
    example = full()
    graph = build(example.facts, identify(example.facts).source)
    assert {node.id for node in graph.nodes if node.label == "Person"} == {f"{MOT}/tinh-giap"}
    assert all(edge.key.split("|")[2] == edge.source for edge in graph.edges if edge.type == "HOLDS_POST")


def test_one_name_in_two_provinces_is_two_persons() -> None:
    ids = [person_ids(signed("a", "1", body=body).facts)[MOT] for body in (UBND_GIAP, UBND_AT)]
    assert ids == [f"{MOT}/tinh-giap", f"{MOT}/tinh-at"]
