from __future__ import annotations

import pytest

from graph.engines.cypher_kglite import KgliteEngine
from graph.errors import NotFound
from graph.questions.capacity import capacities
from ontology.records import Edge, Node
from tests.graph.questions.examples import engine_with

AGENCIES = {
    "so-y-te/tinh-a": "tinh-a",
    "cong-an-tinh/tinh-a": "tinh-a",
    "hoi-phu-nu/tinh-a": "tinh-a",
    "ubnd/tinh-a": "tinh-a",
    "tinh-uy/tinh-a": "tinh-a",
    "so-y-te/tinh-b": "tinh-b",
    "ubnd/tinh-a/huyen-x": "tinh-a/huyen-x",
    "phong-tckh/tinh-a/huyen-x": "tinh-a/huyen-x",
    "ubnd/tinh-a/huyen-x/xa-z": "tinh-a/huyen-x/xa-z",
    "bo-y-te/vn": "vn",
}
PLACES = {
    "vn": "Country",
    "tinh-a": "Province",
    "tinh-b": "Province",
    "tinh-a/huyen-x": "District",
    "tinh-a/huyen-x/xa-z": "Commune",
}
GROUPS = {
    "so-ban-nganh/tinh-a": "tinh-a",
    "so-ban-nganh-doan-the/tinh-a": "tinh-a",
    "co-quan-don-vi/tinh-a": "tinh-a",
    "dia-phuong/tinh-a": "tinh-a",
    "ubnd-huyen-tp/tinh-a": "tinh-a",
    "ubnd-xa-phuong/huyen-x": "tinh-a/huyen-x",
    "co-quan-don-vi/huyen-x": "tinh-a/huyen-x",
    "so-nganh-hai-tinh/a-b": "vn",
    "co-quan/a+b": "vn",
    "so-khdt-va-y-te/tinh-a": "tinh-a",
}
NODES = [
    *(Node(f"loc:{path}", label, {"name": path}) for path, label in PLACES.items()),
    *(Node(f"org:{path}", "Agency", {"name": path}) for path in AGENCIES),
    *(Node(f"grp:{path}", "AgencyGroup", {"name": path}) for path in GROUPS),
    Node("post:giam-doc-so-y-te/tinh-a", "Post", {"name": "Giám đốc"}),
    Node("grp:hai-tinh", "AgencyGroup", {"name": "hai tỉnh"}),
]


def bare(source: str, kind: str, target: str) -> Edge:
    return Edge(source, target, kind, f"{source}|{kind}|{target}")


EDGES = [
    *(bare(f"org:{path}", "LOCATED_IN", f"loc:{place}") for path, place in AGENCIES.items()),
    *(bare(f"grp:{path}", "LOCATED_IN", f"loc:{place}") for path, place in GROUPS.items()),
    bare("loc:tinh-a", "PART_OF", "loc:vn"),
    bare("loc:tinh-a/huyen-x", "PART_OF", "loc:tinh-a"),
    bare("loc:tinh-a/huyen-x/xa-z", "PART_OF", "loc:tinh-a/huyen-x"),
    bare("post:giam-doc-so-y-te/tinh-a", "POST_OF", "org:so-y-te/tinh-a"),
    bare("loc:tinh-a", "MEMBER_OF", "grp:hai-tinh"),
    bare("org:so-y-te/tinh-a", "MEMBER_OF", "grp:so-khdt-va-y-te/tinh-a"),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> KgliteEngine:
    return engine_with(tmp_path_factory.mktemp("capacity"), NODES, EDGES)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (
            "org:so-y-te/tinh-a",
            {
                "post:giam-doc-so-y-te/tinh-a": "post",
                "grp:so-khdt-va-y-te/tinh-a": "member",
                "grp:so-ban-nganh/tinh-a": "open-group",
                "grp:so-ban-nganh-doan-the/tinh-a": "open-group",
                "grp:co-quan-don-vi/tinh-a": "open-group",
            },
        ),
        (
            "org:cong-an-tinh/tinh-a",
            {
                "grp:so-ban-nganh/tinh-a": "open-group",
                "grp:so-ban-nganh-doan-the/tinh-a": "open-group",
                "grp:co-quan-don-vi/tinh-a": "open-group",
            },
        ),
        (
            "org:hoi-phu-nu/tinh-a",
            {"grp:so-ban-nganh-doan-the/tinh-a": "open-group", "grp:co-quan-don-vi/tinh-a": "open-group"},
        ),
        ("org:ubnd/tinh-a", {"loc:tinh-a": "place", "grp:hai-tinh": "member"}),
        ("org:tinh-uy/tinh-a", {}),
        ("org:so-y-te/tinh-b", {}),
        (
            "org:ubnd/tinh-a/huyen-x",
            {
                "loc:tinh-a/huyen-x": "place",
                "grp:dia-phuong/tinh-a": "open-group",
                "grp:ubnd-huyen-tp/tinh-a": "open-group",
            },
        ),
        ("org:phong-tckh/tinh-a/huyen-x", {"grp:co-quan-don-vi/huyen-x": "open-group"}),
        (
            "org:ubnd/tinh-a/huyen-x/xa-z",
            {
                "loc:tinh-a/huyen-x/xa-z": "place",
                "grp:ubnd-xa-phuong/huyen-x": "open-group",
                "grp:dia-phuong/tinh-a": "open-group",
            },
        ),
        ("org:bo-y-te/vn", {}),
        ("grp:so-ban-nganh/tinh-a", {}),
        ("loc:tinh-a", {"grp:hai-tinh": "member"}),
    ],
)
def test_capacities(engine: KgliteEngine, unit: str, expected: dict[str, str]) -> None:
    first, *others = capacities(engine, unit)
    assert (first.id, first.how) == (unit, "itself")
    assert {one.id: one.how for one in others} == expected
    assert all((one.confidence < 1) == (one.how == "open-group") for one in others)


def test_nobody_of_that_id(engine: KgliteEngine) -> None:
    with pytest.raises(NotFound, match="org:so-x"):
        capacities(engine, "org:so-x")
