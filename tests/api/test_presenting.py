"""Nodes and statements in words: what a page of an entity shows."""

from __future__ import annotations

from api.presenting import facts_of, groups_of, written_day
from graph.library.reading import Link
from ontology.records import Edge, Node, Properties

NAMES = {"loc:tinh-a": "tỉnh A", "doc:1": "Kế hoạch 1/KH-UBND"}
PLAN = Node(
    "doc:1",
    "Document",
    {
        "name": "Kế hoạch 1/KH-UBND", "held": True, "date": "2021-07-05", "datePrecision": "day", "system": "state",
        "documentType": "KH", "documentTypeLabel": "Kế hoạch", "placeOfIssue": "loc:tinh-a", "aliases": ("a", "b"),
        "confidence": 1.0,
    },
)  # fmt: skip


def name_of(identifier: str) -> str:
    return NAMES.get(identifier, identifier)


def test_codes_days_and_ids_become_words() -> None:
    shown = {fact.label: (fact.text, fact.id) for fact in facts_of(PLAN, "vi", name_of)}
    assert shown["có toàn văn"] == ("có", None)
    assert shown["ngày"] == ("5/7/2021", None)
    assert shown["hệ thống"] == ("Nhà nước", None)
    assert shown["nơi ban hành"] == ("tỉnh A", "loc:tinh-a")
    assert ("Kế hoạch", None) in shown.values()
    assert not {"KH", "day", "1.0"} & {text for text, _ in shown.values()}
    assert {"yes", "State"} <= {fact.text for fact in facts_of(PLAN, "en", name_of)}


def test_figures_are_grouped_as_the_language_does() -> None:
    money = Node("amt:1", "Amount", {"value": 1_200_000_000.0, "qualifier": "about"})
    assert {fact.text for fact in facts_of(money, "vi", name_of)} == {"1.200.000.000", "khoảng"}
    assert {fact.text for fact in facts_of(money, "en", name_of)} == {"1,200,000,000", "about"}


def test_like_statements_are_one_row_with_their_passages() -> None:
    other = Node("loc:tinh-b", "Province", {"name": "tỉnh B"})

    def link(kind: str, quote: str, confidence: float = 1.0, outgoing: bool = True) -> Link:
        said: Properties = {"quote": quote, "sourceDocument": "doc:1", "start": 3, "end": 9, "confidence": confidence}
        return Link(Edge("loc:tinh-a", "loc:tinh-b", kind, quote, said), other, outgoing)

    links = [link("MENTIONS", "m"), link("COOPERATES_WITH", "x"), link("COOPERATES_WITH", "y", 0.7)]
    first, second = groups_of(links, "vi", name_of)
    assert (first.label, first.outgoing, len(first.rows)) == ("hợp tác với", True, 1)
    assert [(p.quote, p.name, p.confidence) for p in first.rows[0].passages] == [
        ("x", "Kế hoạch 1/KH-UBND", 1.0),
        ("y", "Kế hoạch 1/KH-UBND", 0.7),
    ]
    assert second.rows[0].other == other


def test_a_date_is_written_as_far_as_it_is_known() -> None:
    assert [written_day(day) for day in ("2021-07-05", "2021-07", "2021")] == ["5/7/2021", "7/2021", "2021"]
