"""Which nodes may be one: the question, with its filters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.questions.doubles import doubles
from graph.store import Store
from tests.graph.doubled import MOT_AT, MOT_GIAP, doubled
from tests.graph.filling import add


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    directory: Path = tmp_path_factory.mktemp("doubled")
    with Store.open(directory, write=True) as store:
        with store.batch():
            add(store, doubled())
        yield store


def test_both_sides_with_passages_and_reasons_in_words(store: Store) -> None:
    (pair,) = doubles(store.cypher, MOT_AT)
    assert (pair.first.id, pair.second.id) == (MOT_AT, MOT_GIAP)
    assert pair.second.name == "Lê Văn Một"
    assert pair.second.start is not None
    assert store.source_text(pair.second.document)[pair.second.start : pair.second.end] == pair.second.quote
    assert [(why.vi, why.en) for why in pair.reasons] == [
        ("ở cơ quan khác nhau", "in different bodies"),
        ("cùng tên", "the same name"),
    ]


def test_asked_from_either_side_it_is_the_same_pair(store: Store) -> None:
    assert doubles(store.cypher, MOT_AT) == doubles(store.cypher, MOT_GIAP)


def test_the_likest_come_first(store: Store) -> None:
    scores = [pair.score for pair in doubles(store.cypher)]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) > 1


def test_filters(store: Store) -> None:
    everything = doubles(store.cypher)
    assert {pair.first.label for pair in doubles(store.cypher, label="Document")} == {"Document"}
    assert len(doubles(store.cypher, reason="same-name")) == 1
    sure = doubles(store.cypher, least=0.7)
    assert set(sure) < set(everything)
    assert doubles(store.cypher, "loc:tinh-giap") == ()
