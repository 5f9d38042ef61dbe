"""What reviews come to: a function of the set of them and of the ids that are there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.library.decisions import Verdicts, canonical_of, conflicts, settle
from graph.library.reviews import Decision, Review, review

START = datetime(2026, 3, 2, tzinfo=UTC)


def said(minute: int, reviewer: str, decision: Decision, pair: str, undoes: str = "") -> Review:
    return review(
        START + timedelta(minutes=minute), reviewer, decision, (f"per:{pair[0]}", f"per:{pair[1]}"), "", undoes
    )


def settled(*entries: Review, absent: str = "") -> Verdicts:
    return settle(entries, lambda name: name.removeprefix("per:") not in absent)


def test_the_same_are_merged_the_different_are_apart() -> None:
    verdicts = settled(said(1, "Lan", "same", "ab"), said(2, "Lan", "different", "cd"))
    assert verdicts.merged == {"per:b": "per:a"}
    assert verdicts.are_apart("per:d", "per:c")
    assert not verdicts.are_apart("per:a", "per:b")


def test_what_is_the_same_as_the_same_is_the_same() -> None:
    verdicts = settled(said(1, "Lan", "same", "bc"), said(2, "Minh", "same", "ab"))
    assert verdicts.merged == {"per:b": "per:a", "per:c": "per:a"}


def test_what_is_told_from_one_is_told_from_what_it_was_merged_into() -> None:
    verdicts = settled(said(1, "Lan", "same", "ab"), said(2, "Lan", "different", "bc"))
    assert verdicts.are_apart("per:a", "per:c")


def test_a_later_decision_of_the_same_reviewer_replaces_and_undoing_it_brings_the_earlier_back() -> None:
    first, second = said(1, "Lan", "same", "ab"), said(2, "Lan", "different", "ab")
    verdicts = settled(first, second)
    assert not verdicts.merged
    assert verdicts.states == {first.id: "replaced", second.id: "in effect"}
    undone = settled(first, second, said(3, "Minh", "undo", "ab", undoes=second.id))
    assert undone.merged == {"per:b": "per:a"}
    assert undone.states[second.id] == "undone"


def test_two_reviewers_who_disagree_have_no_effect() -> None:
    entries = said(1, "Lan", "same", "ab"), said(2, "Minh", "different", "ab")
    verdicts = settled(*entries)
    assert (dict(verdicts.merged), verdicts.apart) == ({}, frozenset())
    assert set(verdicts.states.values()) == {"disputed"}
    assert conflicts(entries, verdicts.states) == [entries]


def test_a_contradiction_over_several_nodes_stops_the_whole_group_only() -> None:
    chain = said(1, "Lan", "same", "ab"), said(2, "Lan", "same", "bc"), said(3, "Minh", "different", "ac")
    beside = said(4, "Lan", "same", "de")
    verdicts = settled(*chain, beside)
    assert verdicts.merged == {"per:e": "per:d"}
    assert [verdicts.states[entry.id] for entry in chain] == ["disputed"] * 3
    assert conflicts([*chain, beside], verdicts.states) == [chain]


def test_a_decision_about_what_is_not_here_waits() -> None:
    chain = said(1, "Lan", "same", "ab"), said(2, "Lan", "same", "bc"), said(3, "Minh", "different", "ac")
    verdicts = settled(*chain, absent="c")
    assert verdicts.merged == {"per:b": "per:a"}
    assert [verdicts.states[entry.id] for entry in chain] == ["in effect", "dormant", "dormant"]


def test_an_undoing_of_what_is_not_known_does_nothing() -> None:
    stray = said(1, "Lan", "undo", "ab", undoes="0123456789ab")
    assert settled(stray).states == {stray.id: "in effect"}


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("doc:ubnd/tinh-giap/2023/12-kh-ubnd", "doc:unknown/2023/12-kh-ubnd"),
        ("doc:ubnd/tinh-giap/2023/12-kh-ubnd", "doc:ubnd/tinh-giap/2023-05/kh-a-very-long-title-of-a-plan"),
        ("per:le-van-mot/tinh-giap", "per:le-van-mot"),
        ("agr:ghi-nho/a+b/2023-2025", "agr:ghi-nho/a+b/undated"),
        ("org:vp-ubnd/tinh-giap", "org:van-phong-ubnd/tinh-giap"),
    ],
)
def test_the_id_that_says_more_stands(better: str, worse: str) -> None:
    assert canonical_of([worse, better]) == canonical_of([better, worse]) == better


_decisions = st.tuples(
    st.integers(0, 9), st.sampled_from(["Lan", "Minh"]), st.sampled_from(["same", "different"]), st.sampled_from("abcd")
)


@given(st.lists(st.tuples(_decisions, st.sampled_from("efgh")), max_size=12), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_what_is_merged_is_never_apart(
    rows: list[tuple[tuple[int, str, Literal["same", "different"], str], str]], chance: Random
) -> None:
    entries = [said(minute, who, decision, one + other) for (minute, who, decision, one), other in rows]
    verdicts = settled(*entries)
    assert settled(*chance.sample(entries, len(entries))) == verdicts
    assert not set(verdicts.merged) & set(verdicts.merged.values())
    assert all(first != second for first, second in verdicts.apart)
