"""A small true graph, and a strategy for hostile ones."""

from __future__ import annotations

from hypothesis import strategies as st

from ontology.rdf import plain_key
from ontology.records import Edge, Node, Subgraph, Value
from ontology.vocabulary import PropertyTerm, vocabulary

SOURCE = "src:ubnd/tinh-a/2023/12-kh-ubnd"

GOOD = Subgraph(
    nodes=(
        Node(SOURCE, "Source", {"name": "a.txt", "fileName": "a.txt", "characters": 900, "sha256": "0" * 64}),
        Node("loc:tinh-a", "Province", {"name": "tỉnh A", "aliases": ("A", "tỉnh A cũ"), "validTo": "2025-07-01"}),
        Node("loc:tinh-b", "Province", {"name": "tỉnh B"}),
        Node("org:ubnd/tinh-a", "Agency", {"name": "Ủy ban nhân dân tỉnh A"}),
        Node(
            "doc:ubnd/tinh-a/2023/12-kh-ubnd",
            "Document",
            {
                "name": "Kế hoạch số 12/KH-UBND",
                "system": "state",
                "documentType": "KH",
                "held": True,
                "date": "2023-07-19",
                "datePrecision": "day",
            },
        ),
        Node(
            "doc:bgn",
            "Document",
            {"name": "Ghi nhớ", "system": "agreement", "documentType": "BBGN", "held": False, "date": "2023"},
        ),
        Node(
            "agr:ghi-nho/tinh-a+tinh-b/2023-2025",
            "Agreement",
            {"name": "Ghi nhớ", "kind": "ghi nhớ", "periodStart": "2023"},
        ),
    ),
    edges=(
        Edge(
            "doc:ubnd/tinh-a/2023/12-kh-ubnd",
            "doc:bgn",
            "IMPLEMENTS",
            "k1",
            {"relation": "thực hiện", "confidence": 0.9, "start": 3, "end": 12, "quote": "Thực hiện"},
        ),
        Edge("doc:ubnd/tinh-a/2023/12-kh-ubnd", "doc:bgn", "IMPLEMENTS", "k2", {"start": 40, "end": 49}),
        Edge("doc:ubnd/tinh-a/2023/12-kh-ubnd", "org:ubnd/tinh-a", "ISSUED_BY", "k3", {"confidence": 1.0}),
        Edge("doc:ubnd/tinh-a/2023/12-kh-ubnd", SOURCE, "FOUND_IN", "k4"),
        Edge("loc:tinh-a", "agr:ghi-nho/tinh-a+tinh-b/2023-2025", "PARTY_TO", "k5"),
        Edge(
            "loc:tinh-a",
            "loc:tinh-b",
            "COOPERATES_WITH",
            "k6",
            {"agreement": "agr:ghi-nho/tinh-a+tinh-b/2023-2025", "symmetric": True},
        ),
        Edge("org:ubnd/tinh-a", "loc:tinh-a", "LOCATED_IN", plain_key("org:ubnd/tinh-a", "LOCATED_IN", "loc:tinh-a")),
    ),
)

# Everything UTF-8 can say: controls, NUL, quotes, right-to-left marks, private use, astral; not lone surrogates.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    [
        "",
        "..",
        "a/../b",
        "%",
        "%2F",
        "#",
        "?x",
        '"\\\n',
        "𠀀",
        "\ue000",
        "Đắk\u0300",
        "e\u0301",
        "<>",
        "a b",
        "\u202e",
        "\x00",
    ]
)
_dates = texts | st.sampled_from(["2023", "2023-07", "2023-07-19", "2020-02-30", "2020-13", "0000", "9999-12-31"])


def _values(term: PropertyTerm) -> st.SearchStrategy[Value]:
    if term.many:
        return st.lists(texts, max_size=4).map(tuple)
    kinds: dict[str, st.SearchStrategy[Value]] = {
        "integer": st.integers(),
        "double": st.floats(allow_nan=False),
        "boolean": st.booleans(),
        "date": _dates,
    }
    return kinds.get(term.value_kind, texts)


_KEYS = sorted(vocabulary().property_by_key)
properties = st.lists(st.sampled_from(_KEYS), max_size=5, unique=True).flatmap(
    lambda keys: st.fixed_dictionaries({key: _values(vocabulary().property_by_key[key]) for key in keys})
)


@st.composite
def subgraphs(draw: st.DrawFn) -> Subgraph:
    """Graphs with parallel, plain and self-directed edges; ids, keys and values are hostile."""
    ids = draw(st.lists(texts, min_size=1, max_size=5, unique=True))
    labels = st.sampled_from(sorted(vocabulary().class_by_label))
    nodes = tuple(Node(identifier, draw(labels), draw(properties)) for identifier in ids)
    types = st.sampled_from(sorted(vocabulary().property_by_relationship)[:4])
    ends = draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids), types), max_size=6))
    edges = {edge.key: edge for edge in (draw(_edge(*end)) for end in ends)}
    return Subgraph(nodes, tuple(edges.values()))


@st.composite
def _edge(draw: st.DrawFn, source: str, target: str, kind: str) -> Edge:
    key = draw(st.just(plain_key(source, kind, target)) | texts)
    return Edge(source, target, kind, key, draw(st.just({}) | properties))
