from __future__ import annotations

from datetime import date

import pytest

from graph.questions.issuing import column_of
from graph.questions.periods import earliest, in_force, latest, span_of
from graph.questions.steps import longest_ways
from ontology.records import Node


def test_a_partial_date_stands_for_all_its_days() -> None:
    assert (earliest("2023"), latest("2023")) == ("2023-01-01", "2023-12-31")
    assert (earliest("2023-07"), latest("2023-07")) == ("2023-07-01", "2023-07-31")
    assert earliest("2023-07-19") == latest("2023-07-19") == "2023-07-19"
    assert earliest("") < "1900" < latest("")


def test_bounds_stand_in_for_a_missing_date() -> None:
    node = Node("doc:x", "Document", {"notBefore": "2024", "notAfter": "2024-04"})
    assert span_of(node) == ("2024-01-01", "2024-04-31")
    assert span_of(Node("doc:x", "Document", {"date": "2020", "notAfter": "2024"})) == ("2020-01-01", "2020-12-31")


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [("", "", True), ("2023", "", True), ("", "2022", False), ("2024", "", False), ("2023-07", "2023-07", True)],
)
def test_a_period_open_where_it_is_not_known(start: str, end: str, holds: bool) -> None:
    assert in_force(start, end, date(2023, 7, 31)) is holds
    assert in_force(start, end, None)


@pytest.mark.parametrize(
    ("issuer", "column"),
    [
        ("org:chinh-phu", "central"),
        ("org:tinh-uy/tinh-a", "province-party"),
        ("org:btv-thanh-uy/tp-ha-noi", "province-party"),
        ("org:huyen-uy/tinh-a/huyen-b", "district-party"),
        ("org:ubnd/tinh-a", "province"),
        ("org:so-y-te/tinh-a", "department"),
        ("org:phong-y-te/tinh-a/huyen-b", "district"),
        ("org:ubnd/tinh-a/huyen-b/xa-c", "commune"),
        ("loc:tinh-a", "province"),
        ("loc:tinh-a/huyen-b", "district"),
    ],
)
def test_the_column_follows_from_who_issued_it(issuer: str, column: str) -> None:
    assert column_of(Node("doc:x", "Document"), [Node(issuer, "Agency")]) == column


def test_the_highest_of_several_issuers_decides_and_none_is_unknown() -> None:
    both = [Node("org:ubnd/tinh-a", "Agency"), Node("org:tinh-uy/tinh-a", "Agency")]
    assert column_of(Node("doc:x", "Document"), both) == "province-party"
    assert column_of(Node("doc:x", "Document"), []) == "unknown"
    assert column_of(Node("agr:x", "Agreement"), both) == "agreement"


def test_the_longest_way_counts_and_circles_end() -> None:
    assert longest_ways("a", [("a", "c"), ("a", "b"), ("b", "c"), ("x", "a")]) == {"a": 0, "b": 1, "c": 2}
    assert longest_ways("a", [("a", "b"), ("b", "a"), ("b", "c")]) == {"a": 0, "b": 0, "c": 1}
    assert longest_ways("a", []) == {"a": 0}
