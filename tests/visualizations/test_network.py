from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from typing import Any

from tests.visualizations.examples import network_view
from visualizations.model import NetworkEdge, NetworkNode, NetworkView, Page
from visualizations.network import MAX_NODES, cooperation_network, strongest, year_counts, years


def nodes_of(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.data["drawing"]["nodes"]
    return found


def edges_of(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.data["drawing"]["edges"]
    return found


def test_every_unit_and_relation_is_drawn_with_a_place() -> None:
    view = network_view()
    page = cooperation_network(view)
    assert {node["id"] for node in nodes_of(page)} == {node.id for node in view.nodes}
    assert [edge["id"] for edge in edges_of(page)] == [edge.id for edge in view.edges]
    assert all(isinstance(node["x"], float) and isinstance(node["y"], float) for node in nodes_of(page))
    assert page.data["drawing"]["options"]["physics"] == {"enabled": False}


def test_dots_and_their_labels_do_not_overlap() -> None:
    page = cooperation_network(network_view())
    rooms = {name: node["room"] for name, node in page.data["nodes"].items()}
    frames = []
    for node in nodes_of(page):
        width, height = rooms[node["id"]]
        top = node["y"] - node["size"]
        frames.append((node["x"] - width / 2, top, node["x"] + width / 2, top + height))
    for a, b in combinations(frames, 2):
        assert a[2] <= b[0] + 0.2 or b[2] <= a[0] + 0.2 or a[3] <= b[1] + 0.2 or b[3] <= a[1] + 0.2


def test_the_same_view_gives_the_same_page() -> None:
    assert cooperation_network(network_view()) == cooperation_network(network_view())


def test_parallel_relations_bend_apart_whichever_end_comes_first() -> None:
    nodes = (NetworkNode("a", "A"), NetworkNode("b", "B"))
    ends = (("a", "b"), ("b", "a"), ("a", "b"))
    edges = tuple(NetworkEdge(str(i), a, b, "cooperatesWith") for i, (a, b) in enumerate(ends))
    drawn = edges_of(cooperation_network(NetworkView("", nodes, edges)))
    signed = []
    for edge in drawn:
        sign = (1 if edge["smooth"]["type"] == "curvedCW" else -1) * (1 if edge["from"] == "a" else -1)
        signed.append(round(sign * edge["smooth"]["roundness"], 3))
    assert len(set(signed)) == 3


def test_colours_tell_fields_where_known_and_kinds_otherwise() -> None:
    with_fields = cooperation_network(network_view()).context
    assert all(option["colour"] for option in with_fields["edge_fields"])
    assert not any(option["colour"] for option in with_fields["edge_kinds"])
    without = cooperation_network(network_view(fields=False)).context
    assert all(option["colour"] for option in without["edge_kinds"])
    assert len({option["colour"] for option in without["edge_kinds"]}) == 3


def test_words_for_relations_and_fields_are_the_ontology_s() -> None:
    nodes = (NetworkNode("a", "A"), NetworkNode("b", "B"))
    view = NetworkView("", nodes, (NetworkEdge("1", "a", "b", "twinnedWith", "tinh", ("kt-xh",)),))
    vi, en = (cooperation_network(view, lang=lang).context["rows"][0] for lang in ("vi", "en"))
    assert (vi["relation"], vi["level"]) == ("kết nghĩa với", "cấp tỉnh")
    assert vi["fields"].startswith("Phát triển kinh tế")
    assert (en["relation"], en["fields"]) == ("is twinned with", "Socio-economic development (general)")


def test_of_too_many_units_the_best_supported_are_drawn_and_the_rest_counted() -> None:
    hub = NetworkNode("hub", "Hub")
    leaves = tuple(NetworkNode(f"n{i}", str(i)) for i in range(30))
    edges = tuple(NetworkEdge(f"e{i}", "hub", f"n{i}", "cooperatesWith", support=i + 1) for i in range(30))
    view = NetworkView("", (*leaves, hub), edges, focus="n0")
    nodes, kept = strongest(view, max_nodes=10)
    assert {node.id for node in nodes} == {"hub", "n0", *(f"n{i}" for i in range(22, 30))}
    assert len(kept) == 9
    _, fewer = strongest(view, max_nodes=10, max_edges=4)
    assert {edge.id for edge in fewer} == {"e26", "e27", "e28", "e29"}


def test_a_large_network_is_cut_and_says_so() -> None:
    nodes = tuple(NetworkNode(f"n{i}", f"Đơn vị {i}") for i in range(MAX_NODES + 25))
    edges = tuple(NetworkEdge(f"e{i}", f"n{i}", f"n{i // 3}", "cooperatesWith") for i in range(1, MAX_NODES + 25))
    page = cooperation_network(NetworkView("Lớn", nodes, edges))
    assert page.context["counts"][0] == MAX_NODES
    assert page.context["hidden"][0] == 25
    assert page.context["hidden"][1] == len(edges) - page.context["counts"][1]


def test_years_of_a_relation_in_words() -> None:
    edge = NetworkEdge("1", "a", "b", "cooperatesWith")
    assert years(edge) == ""
    assert years(replace(edge, year_from=2023, year_to=2025)) == "2023–2025"
    assert years(replace(edge, year_from=2023)) == "2023–"
    assert years(replace(edge, year_to=2025)) == "–2025"
    assert years(replace(edge, year_from=2023, year_to=2023)) == "2023"


def test_bars_count_the_relations_in_force() -> None:
    edge = NetworkEdge("1", "a", "b", "cooperatesWith")
    edges = [replace(edge, year_from=2020, year_to=2022), replace(edge, year_from=2022), edge]
    assert year_counts(edges) == [(2020, 1), (2021, 1), (2022, 2)]
    assert year_counts([edge]) == []
    assert len(year_counts([replace(edge, year_from=1, year_to=2025)])) == 60


def test_uncertain_relations_are_dashed_and_supported_ones_thick() -> None:
    view = network_view()
    drawn = {edge["id"]: edge for edge in edges_of(cooperation_network(view))}
    for edge in view.edges:
        assert bool(drawn[edge.id]["dashes"]) == (edge.confidence < 0.8)
    width = {edge.support: drawn[edge.id]["width"] for edge in view.edges}
    assert width[1] < width[2] < width[5]
    arrows = Counter(bool(drawn[edge.id]["arrows"]) == edge.directed for edge in view.edges)
    assert arrows == {True: len(view.edges)}
