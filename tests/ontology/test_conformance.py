from __future__ import annotations

from ontology.conformance import Violation, violations
from ontology.rdf import to_quads
from ontology.records import Edge, Node, Subgraph
from tests.ontology.graphs import GOOD, SOURCE


def checked(*records: Node | Edge, lang: str = "vi") -> tuple[Violation, ...]:
    nodes = {node.id: node for node in GOOD.nodes} | {r.id: r for r in records if isinstance(r, Node)}
    edges = {edge.key: edge for edge in GOOD.edges} | {r.key: r for r in records if isinstance(r, Edge)}
    return violations(to_quads(Subgraph(tuple(nodes.values()), tuple(edges.values())), SOURCE), lang)


def test_a_good_graph_has_none() -> None:
    assert checked() == ()


def test_each_is_told_in_both_languages() -> None:
    bad = Node("doc:x", "Document", {"name": "X", "system": "church", "documentType": "KH", "held": False})
    (vi,) = checked(bad)
    (en,) = checked(bad, lang="en")
    assert (vi.entity, vi.property, vi.value) == (en.entity, en.property, en.value) == ("doc:x", "system", "church")
    assert vi.message == "mỗi văn bản thuộc một hệ thống trong danh sách"
    assert en.message == "a document has one system, of the closed list"


def test_several_are_all_told_and_sorted() -> None:
    found = checked(Node("loc:b", "District", {}), Node("agr:a", "Agreement", {"name": "Ghi nhớ"}))
    assert [each.entity for each in found] == ["agr:a", "loc:b"]
