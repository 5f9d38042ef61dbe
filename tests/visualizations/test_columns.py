from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.visualizations.examples import lineage_view
from visualizations.boxes import Box, document_box
from visualizations.columns import ColumnLayout, column_layout
from visualizations.measure import text_width
from visualizations.model import COLUMNS, LineageHop, LineageNode

columns = st.sampled_from(COLUMNS)


@st.composite
def lineages(draw: st.DrawFn) -> tuple[list[LineageNode], list[LineageHop]]:
    nodes = [
        LineageNode(f"n{i}", "", f"Kế hoạch {i}/KH-UBND", "UBND tỉnh", draw(columns), held=draw(st.booleans()))
        for i in range(draw(st.integers(1, 18)))
    ]
    ends = st.sampled_from([node.id for node in nodes])
    pairs = draw(st.lists(st.tuples(ends, ends, st.booleans()), max_size=30))
    hops = [LineageHop(f"h{i}", a, b, "implements", source_above=up) for i, (a, b, up) in enumerate(pairs) if a != b]
    return nodes, hops


def laid_out(nodes: list[LineageNode], hops: list[LineageHop]) -> tuple[dict[str, Box], ColumnLayout]:
    boxes = {node.id: document_box(node, "vi") for node in nodes}
    return boxes, column_layout(nodes, hops, boxes)


@given(lineages())
@settings(max_examples=80, deadline=None)
def test_boxes_do_not_overlap_and_stand_in_their_columns(drawn: tuple[list[LineageNode], list[LineageHop]]) -> None:
    nodes, hops = drawn
    boxes, layout = laid_out(nodes, hops)
    band = {one.column: one for one in layout.bands}
    for node in nodes:
        x, y = layout.centres[node.id]
        strip = band[node.column]
        assert strip.left < x - boxes[node.id].width / 2 < x + boxes[node.id].width / 2 < strip.right
        assert strip.top < y - boxes[node.id].height / 2 < y + boxes[node.id].height / 2 < strip.bottom
    for a, b in combinations(layout.centres, 2):
        (ax, ay), (bx, by) = layout.centres[a], layout.centres[b]
        apart = abs(ax - bx) >= (boxes[a].width + boxes[b].width) / 2
        assert apart or abs(ay - by) >= (boxes[a].height + boxes[b].height) / 2


@given(lineages())
@settings(max_examples=60, deadline=None)
def test_lines_pass_boxes_without_touching_them(drawn: tuple[list[LineageNode], list[LineageHop]]) -> None:
    nodes, hops = drawn
    boxes, layout = laid_out(nodes, hops)
    for points in layout.waypoints.values():
        assert [x for x, _ in points] in (sorted(x for x, _ in points), sorted((x for x, _ in points), reverse=True))
        for x, y in points:
            for name, (cx, cy) in layout.centres.items():
                beside = abs(x - cx) > boxes[name].width / 2 + 0.1
                assert beside or abs(y - cy) > boxes[name].height / 2


def test_columns_are_in_the_order_of_the_issuing_levels() -> None:
    view = lineage_view()
    _, layout = laid_out(list(view.nodes), list(view.hops))
    assert [band.column for band in layout.bands] == ["central", "party", "province", "agency", "commune"]
    edges = [edge for band in layout.bands for edge in (band.left, band.right)]
    assert edges == sorted(edges)
    assert [band.count for band in layout.bands] == [3, 3, 5, 10, 14]


def test_what_carries_out_a_document_of_its_own_level_stands_to_its_right() -> None:
    nodes = [LineageNode(name, "", name, column="party") for name in ("letter", "conclusion", "notice")]
    hops = [LineageHop("1", "letter", "conclusion", "implements"), LineageHop("2", "notice", "letter", "implements")]
    _, layout = laid_out(nodes, hops)
    assert layout.centres["conclusion"][0] < layout.centres["letter"][0] < layout.centres["notice"][0]


def test_documents_that_rest_on_each_other_do_not_hang_the_layout() -> None:
    nodes = [LineageNode(name, "", name, column="party") for name in "abc"]
    hops = [LineageHop(a + b, a, b, "implements") for a, b in ("ab", "bc", "ca")]
    _, layout = laid_out(nodes, hops)
    assert len(set(layout.centres.values())) == 3


def test_a_lineage_in_order_crosses_nothing() -> None:
    above = [LineageNode(f"a{i}", "", f"a{i}", column="province") for i in range(6)]
    below = [LineageNode(f"b{i}", "", f"b{i}", column="agency") for i in (3, 0, 5, 1, 4, 2)]
    hops = [LineageHop(f"h{i}", f"b{i}", f"a{i}", "implements") for i in range(6)]
    _, layout = laid_out(above + below, hops)
    order = sorted(range(6), key=lambda i: layout.centres[f"a{i}"][1])
    assert order == sorted(range(6), key=lambda i: layout.centres[f"b{i}"][1])


def test_the_same_lineage_gives_the_same_picture() -> None:
    view = lineage_view()
    assert laid_out(list(view.nodes), list(view.hops)) == laid_out(list(view.nodes), list(view.hops))


def test_boxes_hold_their_text() -> None:
    node = LineageNode(
        "x",
        "",
        "Chương trình phối hợp công tác 15/CTPH-UBND-UBMTTQ",
        "Ủy ban nhân dân huyện Nguyên Bình",
        date="1/2/2023",
    )
    box = document_box(node, "vi", 140.0)
    assert all(text_width(text, 14.0 if style == "head" else 12.5) <= box.width for text, style in box.lines)
    assert " ".join(text for text, style in box.lines if style == "head") == node.number
    assert box.lines[-1] == ("1/2/2023", "note")
    assert document_box(node, "vi", 140.0).height > document_box(node, "vi", 240.0).height
