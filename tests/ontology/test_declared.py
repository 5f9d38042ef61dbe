from __future__ import annotations

from ontology.declared import undeclared
from ontology.records import Edge, Node, Subgraph
from tests.ontology.graphs import GOOD


def test_nothing_is_undeclared_in_a_good_graph() -> None:
    assert undeclared(GOOD) == []


def test_each_kind_of_name_is_listed_once() -> None:
    bad = Subgraph(
        (Node("a", "Kingdom", {"colour": "red"}), Node("b", "Kingdom", {"name": "b"})),
        (Edge("a", "b", "LOVES", "k", {"colour": "red"}),),
    )
    assert undeclared(bad) == ["node label Kingdom", "property key colour", "relationship type LOVES"]
