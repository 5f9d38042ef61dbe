"""Reviews in a data directory: they merge and part nodes everywhere, outlive everything else, and can be undone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from graph import reviewing
from graph.errors import Ambiguous, InvalidRequest, LibraryCorrupt, NotFound
from graph.facts import PartialDate
from graph.library import database, reviews
from graph.library.library import Library
from graph.projection import rebuild
from graph.questions.doubles import doubles
from graph.reviewing import Decided
from graph.store import Store
from ontology.rdf import ONTOLOGY_GRAPH
from tests.graph.comparing import cypher_graph, expected_cypher, expected_quads, sparql_quads
from tests.graph.doubled import MOT_AT, MOT_GIAP, TWO, doubled
from tests.graph.examples import UBND_GIAP, MemoryEngine, cites, document, plan, source
from tests.graph.filling import add

_minutes = count()
SIGNED_GIAP, SIGNED_AT = "doc:ubnd/tinh-giap/2023/31-kh-ubnd", "doc:ubnd/tinh-at/2023/32-kh-ubnd"


def now() -> datetime:
    return datetime(2026, 3, 2, tzinfo=UTC) + timedelta(minutes=next(_minutes))


def same(store: Store, first: str = MOT_GIAP, second: str = MOT_AT, by: str = "Lan") -> Decided:
    return reviewing.decide(store, "same", (first, second), by, now())


def different(store: Store, first: str = MOT_GIAP, second: str = MOT_AT, by: str = "Lan") -> Decided:
    return reviewing.decide(store, "different", (first, second), by, now())


def undo(store: Store, decided: Decided) -> Decided:
    return reviewing.undo(store, decided.judged.review.id, "Lan", now())


def linked(store: Store) -> set[tuple[str, str]]:
    return {(pair.first.id, pair.second.id) for pair in doubles(store.cypher)}


def graph_of(store: Store) -> Any:
    """Everything that both engines hold, the ontology apart."""
    quads = {quad for quad in sparql_quads(store.directory) if quad.graph_name != ONTOLOGY_GRAPH}
    return cypher_graph(store.directory), quads


def signers(store: Store) -> dict[str, str]:
    rows = store.cypher.read("MATCH (d:Document)-[:SIGNED_BY]->(p:Person) RETURN d.id AS document, p.id AS person")
    return {row["document"]: row["person"] for row in rows}


@pytest.fixture
def store(two_persons: Path) -> Iterator[Store]:
    with Store.open(two_persons, write=True) as store:
        yield store


def test_the_same_become_one_node_with_the_evidence_of_both(store: Store) -> None:
    assert linked(store) == {(MOT_AT, MOT_GIAP)}
    decided = same(store)
    assert (decided.judged.state, decided.judged.merged_into) == ("in effect", MOT_GIAP)
    assert not linked(store)
    assert signers(store) == {SIGNED_GIAP: MOT_GIAP, SIGNED_AT: MOT_GIAP}
    found = store.entity(MOT_AT)
    assert found.node.id == MOT_GIAP
    assert found.node.properties["sameAs"] == (MOT_AT,)
    assert {link.other.id for link in found.links if link.edge.type == "HOLDS_POST"} == {
        "post:chu-tich-ubnd/tinh-giap",
        "post:chu-tich-ubnd/tinh-at",
    }
    assert store.resolve(MOT_AT) == MOT_GIAP
    assert store.name_of(MOT_AT) == store.name_of(MOT_GIAP) == "Lê Văn Một"
    assert store.name_of("per:nobody") == "per:nobody"


def test_the_merge_is_in_sparql_as_owl_same_as(store: Store) -> None:
    ask = """SELECT ?other WHERE { ?p <https://w3id.org/hoptac/ontology#sameAs> ?other .
        <https://w3id.org/hoptac/ontology#sameAs> rdfs:subPropertyOf owl:sameAs }"""
    prefixes = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX owl: <http://www.w3.org/2002/07/owl#> "
    assert store.run_sparql(prefixes + ask).rows == ()
    same(store)
    (row,) = store.run_sparql(prefixes + ask).rows
    assert row[0]["value"].endswith(MOT_AT)


def test_both_engines_hold_what_a_fresh_build_holds(store: Store) -> None:
    same(store)
    with store.batch():
        add(store, doubled())
    different(store, "agr:ghi-nho/tinh-at+tinh-giap/2023-2025", "agr:thoa-thuan/tinh-at+tinh-giap/2023-02-01")
    memory = MemoryEngine()
    rebuild(Library(store.directory, write=True), memory)
    assert cypher_graph(store.directory) == expected_cypher(memory)
    assert sparql_quads(store.directory) == expected_quads(memory)


def test_the_different_lose_their_link(store: Store) -> None:
    assert different(store).judged.state == "in effect"
    assert not linked(store)
    assert signers(store) == {SIGNED_GIAP: MOT_GIAP, SIGNED_AT: MOT_AT}


@pytest.mark.parametrize("decide", [same, different])
def test_undoing_brings_everything_back(store: Store, decide: Any) -> None:
    before = graph_of(store)
    decided = decide(store)
    assert graph_of(store) != before
    assert undo(store, decided).judged.state == "in effect"
    assert graph_of(store) == before
    assert store.entity(MOT_AT).node.id == MOT_AT
    assert [judged.state for judged in reviewing.history(store)] == ["undone", "in effect"]


def test_reviews_outlive_a_rebuild_and_the_loss_of_all_else(store: Store) -> None:
    same(store)
    before = graph_of(store)
    store.rebuild()
    assert graph_of(store) == before
    directory = store.directory
    store.close()
    for path in directory.iterdir():
        if path.name != reviews.FILE:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    with Store.open(directory, write=True) as again:
        assert [judged.state for judged in reviewing.history(again)] == ["dormant"]
        add(again, [*reversed(TWO)])
        assert graph_of(again)[0] == before[0]
        assert [judged.state for judged in reviewing.history(again)] == ["in effect"]


def test_a_decision_sleeps_while_one_of_the_two_is_gone(store: Store) -> None:
    same(store)
    whole = graph_of(store)
    store.remove(SIGNED_AT)
    assert signers(store) == {SIGNED_GIAP: MOT_GIAP}
    assert "sameAs" not in store.entity(MOT_GIAP).node.properties
    with pytest.raises(NotFound):
        store.entity(MOT_AT)
    assert [judged.state for judged in reviewing.history(store)] == ["dormant"]
    add(store, [TWO[1]])
    assert graph_of(store) == whole


def test_the_other_comes_back_under_its_own_id_when_the_canonical_one_goes(store: Store) -> None:
    same(store)
    store.remove(SIGNED_GIAP)
    assert signers(store) == {SIGNED_AT: MOT_AT}


def test_a_citation_that_fits_two_is_settled_by_hand(store: Store) -> None:
    cited = [plan("d2", "referenced", number="99", year=year) for year in ("2021", "2022")]
    cited.append(plan("d2", "referenced", number="99", issuer=(), date=PartialDate()))
    with store.batch():
        add(store, [cites(f"c{n}", str(n), row) for n, row in enumerate(cited, 51)])
    unknown, meant = "doc:unknown/undated/99-kh-ubnd", "doc:ubnd/tinh-giap/2021/99-kh-ubnd"
    assert same(store, unknown, meant).judged.merged_into == meant
    rows = store.cypher.read("MATCH (a)-[:IMPLEMENTS]->(b {id: $id}) RETURN a.id AS id", {"id": meant})
    assert {row["id"] for row in rows} == {f"doc:ubnd/tinh-giap/2023/{n}-kh-ubnd" for n in (51, 53)}
    assert store.resolve_document(unknown) == meant


def test_draft_and_final_share_their_texts(store: Store) -> None:
    title = "Kế hoạch phối hợp phát triển du lịch cộng đồng vùng cao"
    final = plan("d1", "self", number="61", title=title)
    draft = document("d1", "self", title=title, date="2023-05")
    with store.batch():
        add(store, [source("final", [final], "Bản ban hành."), source("draft", [draft], "Bản dự thảo.")])
    (pair,) = doubles(store.cypher, label="Document")
    assert "draft-and-final" in {reason.id for reason in pair.reasons}
    same(store, pair.first.id, pair.second.id)
    found = store.document(pair.first.id)
    assert found.row.id == "doc:ubnd/tinh-giap/2023/61-kh-ubnd"
    assert {holding.file for holding in found.holdings} == {"final.txt", "draft.txt"}
    assert found.row.id in {hit.id for hit in store.search("dự thảo")}


def test_two_reviewers_who_disagree_are_told_so_and_nothing_changes(store: Store) -> None:
    before = graph_of(store)
    first = same(store, by="Lan")
    second = different(store, by="Minh")
    assert second.judged.state == "disputed"
    assert [other.id for other in second.contrary] == [first.judged.review.id]
    assert graph_of(store) == before
    assert len(reviewing.disputes(store)) == 1
    undo(store, first)
    assert not linked(store)
    assert not reviewing.disputes(store)


def test_what_is_refused(store: Store) -> None:
    decided = same(store)
    with pytest.raises(InvalidRequest, match="decided so on 2026-03-02 already"):
        same(store)
    with pytest.raises(InvalidRequest, match="one id twice"):
        same(store, MOT_AT, MOT_AT)
    with pytest.raises(InvalidRequest, match="two kinds"):
        same(store, MOT_AT, UBND_GIAP)
    with pytest.raises(NotFound):
        same(store, MOT_AT, "per:nobody")
    with pytest.raises(NotFound, match="no review"):
        reviewing.undo(store, "ffffffffffff", "Lan", now())
    taken = undo(store, decided)
    with pytest.raises(InvalidRequest, match="taken back already"):
        undo(store, decided)
    with pytest.raises(InvalidRequest, match="takes back another"):
        undo(store, taken)
    assert len(store.reviews()) == 2


def test_the_beginning_of_a_reviews_id_will_do(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    decided = same(store)
    with pytest.raises(NotFound):
        reviewing.undo(store, decided.judged.review.id[:3], "Lan", now())
    twins = [reviews.Review("abcd1", "", "", "same", "", ""), reviews.Review("abcd2", "", "", "same", "", "")]
    monkeypatch.setattr(store, "reviews", lambda: tuple(twins))
    with pytest.raises(Ambiguous):
        reviewing.undo(store, "abcd", "Lan", now())
    monkeypatch.undo()
    assert reviewing.undo(store, decided.judged.review.id[:6], "Lan", now()).judged.review.undoes


def test_offices_exchange_their_reviews(store: Store, tmp_path: Path) -> None:
    same(store)
    exported = reviewing.export(store)
    with Store.open(tmp_path / "other", write=True) as other:
        add(other, [TWO[0]])
        taken = reviewing.take_in(other, exported, "theirs.jsonl")
        assert [judged.state for judged in taken.added] == ["dormant"]
        add(other, [TWO[1]])
        assert signers(other)[SIGNED_AT] == MOT_GIAP
        assert reviewing.take_in(other, exported, "theirs.jsonl").known == 1
        theirs = different(other, by="Minh")
        assert theirs.judged.state == "disputed"
        back = reviewing.take_in(store, reviewing.export(other), "back.jsonl")
        assert (len(back.added), back.known, len(back.disputes)) == (1, 1, 1)
        assert cypher_graph(store.directory) == cypher_graph(other.directory)


def test_nothing_of_a_damaged_file_is_taken_in(store: Store) -> None:
    good = reviews.dumps([reviews.review(now(), "An", "same", (MOT_AT, MOT_GIAP))])
    with pytest.raises(InvalidRequest, match=r"theirs\.jsonl, line 2"):
        reviewing.take_in(store, good + "{}", "theirs.jsonl")
    assert store.reviews() == ()


def test_a_writer_that_died_after_the_entry_is_followed_on_the_next_opening(store: Store) -> None:
    directory = store.directory
    store.close()
    reviews.append(directory, [reviews.review(now(), "Lan", "same", (MOT_AT, MOT_GIAP))])
    with Store.open(directory) as reader:
        assert signers(reader)[SIGNED_AT] == MOT_GIAP


def test_a_spoiled_file_is_named(store: Store) -> None:
    directory = store.directory
    store.close()
    (directory / reviews.FILE).write_text("{}\n", encoding="utf-8")
    with pytest.raises(LibraryCorrupt, match=r"reviews\.jsonl, line 1"):
        Store.open(directory, write=True)
    assert (directory / database.FILE).exists()


def test_history_of_one_node(store: Store) -> None:
    same(store)
    assert len(reviewing.history(store, MOT_AT)) == 1
    assert reviewing.history(store, SIGNED_GIAP) == ()
