from __future__ import annotations

from itertools import pairwise

from tests.visualizations.examples import lineage_view
from visualizations.lineage import lineage_columns, nearest
from visualizations.model import LineageHop, LineageNode, LineageView


def test_every_document_is_a_box_and_every_hop_a_line_to_it() -> None:
    view = lineage_view()
    page = lineage_columns(view)
    drawing = page.data["drawing"]
    boxes = {node["id"] for node in drawing["nodes"] if node["shape"] == "custom"}
    assert boxes == {node.id for node in view.nodes}
    ids = {node["id"] for node in drawing["nodes"]}
    ends = {edge["id"]: (edge["from"], edge["to"]) for edge in drawing["edges"]}
    for hop in view.hops:
        parts = [name for name, owner in page.data["segments"].items() if owner == hop.id]
        assert ends[parts[0]][0].startswith(f"{hop.upper}\x1f")
        assert ends[parts[-1]][1].startswith(f"{hop.lower}\x1f")
        assert all(ends[a][1] == ends[b][0] for a, b in pairwise(parts))
        assert {end for part in parts for end in ends[part]} <= ids


def test_lines_flow_from_the_directive_to_who_carries_it_out() -> None:
    nodes = (
        LineageNode("agr", "", "Biên bản ghi nhớ", column="agreement"),
        LineageNode("plan", "", "Kế hoạch 1/KH-UBND", column="province"),
    )
    for hop in (
        LineageHop("h", "plan", "agr", "implements"),
        LineageHop("h", "agr", "plan", "recordedIn", source_above=True),
    ):
        (edge,) = (
            edge for edge in lineage_columns(LineageView("", nodes, (hop,))).data["drawing"]["edges"] if edge["arrows"]
        )
        assert edge["to"].startswith("plan\x1f")


def test_a_basis_that_is_not_being_carried_out_is_dashed() -> None:
    nodes = (LineageNode("a", "", "a", column="central"), LineageNode("b", "", "b", column="province"))
    dashes = {
        kind: [
            edge["dashes"]
            for edge in lineage_columns(LineageView("", nodes, (LineageHop("h", "b", "a", kind),))).data["drawing"][
                "edges"
            ]
        ]
        for kind in ("implements", "basedOn")
    }
    assert not any(dashes["implements"])
    assert all(dashes["basedOn"])


def test_columns_of_agreements_and_of_the_unknown_are_there_only_where_needed() -> None:
    plain = lineage_columns(lineage_view()).context["columns"]
    assert [column["key"] for column in plain] == ["central", "party", "province", "agency", "commune"]
    lost = LineageView("", (LineageNode("x", "Không rõ nơi ban hành", column="unknown"),))
    assert [column["key"] for column in lineage_columns(lost).context["columns"]][-1] == "unknown"


def test_documents_nearest_to_the_focus_are_kept() -> None:
    nodes = tuple(LineageNode(str(i), "", str(i), focus=i == 5) for i in range(10))
    hops = tuple(LineageHop(str(i), str(i + 1), str(i), "implements") for i in range(9))
    kept, among = nearest(LineageView("", nodes, hops), max_nodes=5)
    assert [node.id for node in kept] == ["3", "4", "5", "6", "7"]
    assert [hop.id for hop in among] == ["3", "4", "5", "6"]


def test_the_same_view_gives_the_same_page() -> None:
    assert lineage_columns(lineage_view()) == lineage_columns(lineage_view())
