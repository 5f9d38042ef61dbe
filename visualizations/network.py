"""The cooperation network as a page: who cooperates with whom, drawn by pyvis's data on positions of our own."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from visualizations.assets import VIEW_SCRIPTS
from visualizations.drawing import drawing
from visualizations.geometry import Point, Size
from visualizations.layout import network_positions
from visualizations.measure import text_width, wrap
from visualizations.model import Labels, Lang, NetworkEdge, NetworkNode, NetworkView, Page
from visualizations.palette import NODE_COLOURS, NODE_SHAPES, series
from visualizations.passages import passages
from visualizations.safe import clean_line, safe_url
from visualizations.text import catalogue, label, say

MAX_NODES = 2_000
MAX_EDGES = 8_000
UNCERTAIN = 0.8
"""A relation less sure than this is drawn dashed."""

_LABEL_SIZE = 16.0  # larger than on the screen, because the whole is usually shown at three quarters of its size
_STRONG_LABEL_SIZE = 18.0
_LINE = 1.22
_LABEL_WIDTH = 140.0
_EDGE, _EDGE_IN_LARGE = 104.0, 70.0
STRONG = 22.0
"""Radius from which a label is larger and bold, as in `static/labels.js`."""
_ROOM_FOR_ALL_LABELS = 140  # nodes; above, positions keep room for the dots and the browser shows the labels that fit


def cooperation_network(view: NetworkView, *, lang: Lang = "vi") -> Page:
    """The page of a cooperation network; of more than `MAX_NODES` nodes the best connected are drawn."""
    nodes, edges = strongest(view)
    colours = _edge_colours(edges)
    radii = _radii(nodes)
    labels = {node.id: wrap(clean_line(node.label), _LABEL_SIZE, _LABEL_WIDTH, lines=4) for node in nodes}
    rooms = _rooms(nodes, radii, labels)
    points = _positions(nodes, edges, rooms, radii)
    graph = drawing(
        (_draw_node(node, points[node.id], radii[node.id], focus=node.id == view.focus) for node in nodes),
        _draw_edges(edges, colours),
    )
    hidden = (len(view.nodes) - len(nodes), len(view.edges) - len(edges))
    return Page(
        template="network.html.j2",
        title=clean_line(view.title),
        lang=lang,
        context=_context(view, nodes, edges, colours, hidden, lang),
        data={
            "view": "network",
            "drawing": graph,
            "nodes": {
                node.id: _describe_node(node, view.labels, labels[node.id], rooms[node.id], lang) for node in nodes
            },
            "edges": {edge.id: _describe_edge(edge, view.labels, lang) for edge in edges},
            "focus": view.focus,
            "text": catalogue(lang),
        },
        scripts=VIEW_SCRIPTS,
    )


def strongest(
    view: NetworkView, max_nodes: int = MAX_NODES, max_edges: int = MAX_EDGES
) -> tuple[list[NetworkNode], list[NetworkEdge]]:
    """The part that is drawn: the focus and the nodes with most support, then the best supported edges among them."""
    strength: Counter[str] = Counter()
    for edge in view.edges:
        strength[edge.source] += edge.support
        strength[edge.target] += edge.support
    ranked = sorted(view.nodes, key=lambda node: (node.id != view.focus, -strength[node.id]))
    kept = {node.id for node in ranked[:max_nodes]}
    among = [edge for edge in view.edges if edge.source in kept and edge.target in kept]
    best = {edge.id for edge in sorted(among, key=lambda edge: -edge.support)[:max_edges]}
    return [node for node in view.nodes if node.id in kept], [edge for edge in among if edge.id in best]


def _radii(nodes: Sequence[NetworkNode]) -> dict[str, float]:
    largest = max((node.size for node in nodes), default=0.0) or 1.0
    return {node.id: round(10.0 + 21.0 * math.sqrt(max(node.size, 0.0) / largest), 1) for node in nodes}


def _rooms(
    nodes: Sequence[NetworkNode], radii: Mapping[str, float], labels: Mapping[str, Sequence[str]]
) -> dict[str, Size]:
    """What a node takes: its dot and, below it, its label; in a large network the dot alone."""
    if len(nodes) > _ROOM_FOR_ALL_LABELS:
        return {node.id: (2 * radii[node.id], 2 * radii[node.id]) for node in nodes}
    rooms: dict[str, Size] = {}
    for node in nodes:
        strong = radii[node.id] >= STRONG
        size = _STRONG_LABEL_SIZE if strong else _LABEL_SIZE
        words = max((text_width(row, size, bold=strong) for row in labels[node.id]), default=0.0)
        height = 2 * radii[node.id] + len(labels[node.id]) * size * _LINE
        rooms[node.id] = (round(max(2 * radii[node.id], words), 1), round(height, 1))
    return rooms


def _positions(
    nodes: Sequence[NetworkNode], edges: Sequence[NetworkEdge], rooms: Mapping[str, Size], radii: Mapping[str, float]
) -> dict[str, Point]:
    """Centres of the dots, which stand at the top of their rooms."""
    length = _EDGE if len(nodes) <= _ROOM_FOR_ALL_LABELS else _EDGE_IN_LARGE
    points = network_positions(((edge.source, edge.target) for edge in edges), rooms, edge_length=length)
    return {node: (x, round(y - rooms[node][1] / 2 + radii[node], 1)) for node, (x, y) in points.items()}


def _edge_colours(edges: Sequence[NetworkEdge]) -> tuple[str, dict[str, str]]:
    """What the colour of a line says, `field` or `kind`, and the colours; fields where most relations state one."""
    stated = sum(bool(edge.fields) for edge in edges)
    by = "field" if stated * 2 > len(edges) else "kind"
    keys = Counter(_colour_key(edge, by) for edge in edges)
    return by, series(key for key, _ in sorted(keys.items(), key=lambda item: (item[0] == "", -item[1], item[0])))


def _colour_key(edge: NetworkEdge, by: str) -> str:
    return edge.kind if by == "kind" else (edge.fields[0] if edge.fields else "")


def _draw_node(node: NetworkNode, point: Point, radius: float, *, focus: bool) -> dict[str, Any]:
    colour = NODE_COLOURS[node.kind]
    return {
        "id": node.id,
        "label": " ",
        "shape": NODE_SHAPES[node.kind],
        "size": radius,
        "x": point[0],
        "y": point[1],
        "borderWidth": 4 if focus else 1.5,
        "color": {
            "background": colour,
            "border": "#f2b53a" if focus else "#ffffff",
            "highlight": {"background": colour, "border": "#f2b53a"},
            "hover": {"background": colour, "border": "#f2b53a"},
        },
    }


def _draw_edges(edges: Sequence[NetworkEdge], colours: tuple[str, Mapping[str, str]]) -> Iterable[dict[str, Any]]:
    """Parallel relations bend apart from each other."""
    by, colour_of = colours
    between: defaultdict[frozenset[str], list[str]] = defaultdict(list)
    for edge in edges:
        between[frozenset((edge.source, edge.target))].append(edge.id)
    for edge in edges:
        siblings = between[frozenset((edge.source, edge.target))]
        bend = 0.07 if len(siblings) == 1 else 0.16 * (siblings.index(edge.id) - (len(siblings) - 1) / 2)
        bend = bend if edge.source <= edge.target else -bend
        colour = colour_of[_colour_key(edge, by)]
        yield {
            "id": edge.id,
            "from": edge.source,
            "to": edge.target,
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.6}} if edge.directed else "",
            "width": round(1.2 + 0.6 * min(max(edge.support, 1), 6), 1),
            "dashes": [6, 5] if edge.confidence < UNCERTAIN else False,
            "color": {"color": colour, "highlight": colour, "hover": colour, "opacity": 0.72},
            "smooth": {"enabled": True, "type": "curvedCW" if bend >= 0 else "curvedCCW", "roundness": abs(bend)},
        }


def _describe_node(node: NetworkNode, labels: Labels, rows: Sequence[str], room: Size, lang: Lang) -> dict[str, Any]:
    return {
        "label": clean_line(node.label),
        "rows": rows,
        "room": room,
        "kind": node.kind,
        "kindLabel": say(f"kind_{node.kind}", lang),
        "level": clean_line(label(node.level, labels, lang, "level_")),
        "province": clean_line(node.province),
        "url": safe_url(node.url),
    }


def _describe_edge(edge: NetworkEdge, labels: Labels, lang: Lang) -> dict[str, Any]:
    return {
        "source": edge.source,
        "target": edge.target,
        "kind": edge.kind,
        "kindLabel": clean_line(label(edge.kind, labels, lang)),
        "level": edge.level,
        "levelLabel": clean_line(label(edge.level, labels, lang, "level_")),
        "fields": edge.fields,
        "fieldLabels": [clean_line(label(field, labels, lang, "field_")) for field in edge.fields],
        "from": edge.year_from,
        "to": edge.year_to,
        "years": years(edge),
        "support": edge.support,
        "confidence": edge.confidence,
        "statement": clean_line(edge.statement),
        "agreement": clean_line(edge.agreement),
        "directed": edge.directed,
        "evidence": passages(edge.evidence, lang),
    }


def years(edge: NetworkEdge) -> str:
    """`2023–2025`, `2023–`, `–2025`, `2023` or nothing."""
    start, end = edge.year_from, edge.year_to
    if start is None and end is None:
        return ""
    return str(start) if start == end else f"{start or ''}–{end or ''}"


def _context(
    view: NetworkView,
    nodes: Sequence[NetworkNode],
    edges: Sequence[NetworkEdge],
    colours: tuple[str, Mapping[str, str]],
    hidden: tuple[int, int],
    lang: Lang,
) -> dict[str, Any]:
    by, colour_of = colours
    names = {node.id: clean_line(node.label) for node in nodes}
    fields = Counter(field for edge in edges for field in (edge.fields or ("",)))
    kinds = Counter(edge.kind for edge in edges)
    return {
        "subtitle": clean_line(view.subtitle),
        "hidden": hidden if any(hidden) else None,
        "counts": (len(nodes), len(edges)),
        "node_kinds": _options(
            Counter(node.kind for node in nodes),
            {kind: say(f"kind_{kind}", lang) for kind in NODE_COLOURS},
            NODE_COLOURS,
        ),
        "node_shapes": NODE_SHAPES,
        "edge_kinds": _options(
            kinds, {kind: label(kind, view.labels, lang) for kind in kinds}, colour_of if by == "kind" else {}
        ),
        "edge_fields": _options(
            fields,
            {field: label(field, view.labels, lang, "field_") if field else say("no_field", lang) for field in fields},
            colour_of if by == "field" else {},
        ),
        "edge_levels": _levels(edges, view.labels, lang),
        "years": year_counts(edges),
        "rows": [_row(edge, view.labels, names, lang) for edge in edges],
        "uncertain": any(edge.confidence < UNCERTAIN for edge in edges),
    }


def _levels(edges: Sequence[NetworkEdge], labels: Labels, lang: Lang) -> list[dict[str, Any]]:
    counts = Counter(edge.level for edge in edges if edge.level)
    return _options(counts, {level: label(level, labels, lang, "level_") for level in counts}, {})


def _options(counts: Mapping[Any, int], names: Mapping[Any, str], colours: Mapping[Any, str]) -> list[dict[str, Any]]:
    """Legend entries, most frequent first, what is not stated last."""
    ranked = sorted(counts.items(), key=lambda item: (item[0] == "", -item[1], str(item[0])))
    return [
        {"key": key, "label": clean_line(names[key]), "count": count, "colour": colours.get(key)}
        for key, count in ranked
    ]


def year_counts(edges: Iterable[NetworkEdge], longest: int = 60) -> list[tuple[int, int]]:
    """(year, relations in force in it) from the first stated year to the last, at most the last `longest` years."""
    spans = [(edge.year_from or edge.year_to, edge.year_to or edge.year_from) for edge in edges]
    known = [(start, end) for start, end in spans if start is not None and end is not None and start <= end]
    if not known:
        return []
    last = max(end for _, end in known)
    first = max(min(start for start, _ in known), last - longest + 1)
    return [(year, sum(start <= year <= end for start, end in known)) for year in range(first, last + 1)]


def _row(edge: NetworkEdge, labels: Labels, names: Mapping[str, str], lang: Lang) -> dict[str, Any]:
    fields = "; ".join(label(field, labels, lang, "field_") for field in edge.fields)
    return {
        "id": edge.id,
        "source": names[edge.source],
        "target": names[edge.target],
        "relation": clean_line(label(edge.kind, labels, lang)),
        "level": clean_line(label(edge.level, labels, lang, "level_")),
        "fields": clean_line(fields),
        "period": years(edge),
        "support": edge.support,
        "statement": clean_line(edge.statement),
    }
