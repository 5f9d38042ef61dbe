from __future__ import annotations

import itertools
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from graph.claims import Claim
from graph.merge import merge_nodes, rename, resolve
from ontology.records import Edge, Node, Subgraph

ISSUERS, TIMES = ("", "ubnd/giap", "ubnd/at"), ("", "2022", "2023", "2023-05-04")


def claim(issuer: str = "ubnd/giap", symbol: str = "khubnd", time: str = "2023", **values: str) -> Claim:
    known = tuple((k, v) for k, v in (("issuer", issuer), ("symbol", symbol), ("type", "kh")) if v)
    name = f"doc:{issuer or 'unknown'}/{time or 'undated'}/12-{symbol or 'kh'}"
    return Claim(name, "no|12", known, time, complete=bool(issuer and symbol and time), **values)


def test_what_is_missing_is_taken_from_the_only_fuller_claim() -> None:
    full = claim()
    partial = [claim(issuer=""), claim(time=""), claim(symbol=""), claim(issuer="", symbol="", time="")]
    assert resolve([full, *partial]) == [full.id] * 5


def test_two_fuller_claims_leave_it_open() -> None:
    bare = claim(issuer="")
    assert resolve([claim(), claim(issuer="ubnd/at"), bare])[2] == bare.id


def test_incomparable_claims_stay_apart() -> None:
    no_issuer, no_year = claim(issuer=""), claim(time="")
    assert resolve([no_issuer, no_year]) == [no_issuer.id, no_year.id]


def test_a_third_claim_joins_them() -> None:
    assert len(set(resolve([claim(issuer=""), claim(time=""), claim()]))) == 1


def test_bounds_exclude() -> None:
    early = claim(time="", not_after="2021-12-31")
    assert resolve([early, claim()]) == [early.id, claim().id]


def test_a_type_without_symbol_must_agree() -> None:
    letter = Claim("doc:ubnd/giap/2023/12-cv", "no|12", (("issuer", "ubnd/giap"), ("type", "cv")), "2023")
    assert resolve([letter, claim()])[0] == letter.id


@given(st.data())
def test_order_and_repetition_do_not_matter(data: st.DataObject) -> None:
    every = [claim(i, s, t) for i, s, t in itertools.product(ISSUERS, ("", "khubnd"), TIMES)]
    chosen = data.draw(st.lists(st.sampled_from(every), min_size=1, max_size=9))
    shuffled = data.draw(st.permutations(chosen + chosen[:2]))
    first = dict(zip(chosen, resolve(chosen), strict=True))
    assert first == dict(zip(shuffled, resolve(shuffled), strict=True))


@given(st.data())
def test_a_target_is_its_own_target(data: st.DataObject) -> None:
    every = [claim(i, s, t) for i, s, t in itertools.product(ISSUERS, ("", "khubnd"), TIMES)]
    chosen = data.draw(st.lists(st.sampled_from(every), min_size=1, max_size=9))
    targets = {one.id: target for one, target in zip(chosen, resolve(chosen), strict=True)}
    assert all(targets[target] == target for target in targets.values())


def test_the_own_header_wins_over_citations() -> None:
    own = Node("doc:x", "Document", {"held": True, "title": "Kế hoạch", "date": "2023-05-04"})
    cited = Node("doc:x", "Document", {"held": False, "title": "Kế hoạch hợp tác rất dài", "status": "issued"})
    merged = merge_nodes([cited, own])
    assert merged.properties == {"held": True, "title": "Kế hoạch", "date": "2023-05-04", "status": "issued"}


def test_the_more_specific_value_wins_and_lists_unite() -> None:
    first = Node("doc:x", "Document", {"held": False, "date": "2023", "aliases": ("b",)})
    second = Node("doc:x", "Document", {"held": False, "date": "2023-05-04", "aliases": ("a", "b")})
    assert merge_nodes([first, second]).properties == {"held": False, "date": "2023-05-04", "aliases": ("a", "b")}


def test_a_name_that_loses_is_an_alias() -> None:
    short, long = (
        Node("agr:x", "Agreement", {"name": "Thỏa thuận"}),
        Node("agr:x", "Agreement", {"name": "Thỏa thuận chung"}),
    )
    assert merge_nodes([short, long]).properties == {"name": "Thỏa thuận chung", "aliases": ("Thỏa thuận",)}
    assert merge_nodes([long]).properties == {"name": "Thỏa thuận chung"}


def test_a_node_that_says_nothing_does_not_decide_the_label() -> None:
    assert merge_nodes([Node("loc:x", "Commune"), Node("loc:x", "District", {"name": "x"})]).label == "District"


VALUES = st.one_of(st.text("ab", max_size=3), st.integers(0, 3), st.booleans())
NODES = st.builds(Node, st.just("n"), st.sampled_from(["A", "B"]), st.dictionaries(st.sampled_from("xyz"), VALUES))


@given(st.lists(NODES, min_size=1, max_size=5), st.randoms())
def test_merging_is_independent_of_order(nodes: list[Node], chance: Random) -> None:
    shuffled = chance.sample(nodes, len(nodes))
    assert repr(merge_nodes(nodes)) == repr(merge_nodes([*shuffled, shuffled[0]]))


def test_renaming_reaches_ends_keys_and_values() -> None:
    graph = Subgraph(
        (Node("doc:a", "Document"), Node("doc:b", "Document")),
        (Edge("doc:a", "doc:b", "CITES", "src|CITES|doc:a|doc:b|0-5", {"sourceDocument": "doc:a", "basis": "doc:b"}),),
    )
    renamed = rename(graph, {"doc:b": "doc:c"})
    assert [node.id for node in renamed.nodes] == ["doc:a", "doc:c"]
    key = "src|CITES|doc:a|doc:c|0-5"
    assert renamed.edges == (Edge("doc:a", "doc:c", "CITES", key, {"sourceDocument": "doc:a", "basis": "doc:c"}),)


def test_an_edge_between_two_names_of_one_thing_goes() -> None:
    graph = Subgraph(
        (Node("doc:a", "Document", {"held": True}), Node("doc:b", "Document", {"held": False, "title": "t"})),
        (Edge("doc:a", "doc:b", "CITES", "src|CITES|doc:a|doc:b|", {}),),
    )
    renamed = rename(graph, {"doc:b": "doc:a"})
    assert renamed == Subgraph((Node("doc:a", "Document", {"held": True, "title": "t"}),), ())
