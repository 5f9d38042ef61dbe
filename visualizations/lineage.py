"""The lineage columns as a page: from the source of a directive, level by level, to those who carry it out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from visualizations.assets import VIEW_SCRIPTS
from visualizations.boxes import FONT_SIZES, LINE_HEIGHTS, Box, document_box
from visualizations.columns import ColumnLayout, column_layout, shown_columns
from visualizations.drawing import drawing
from visualizations.measure import wrap
from visualizations.model import Lang, LineageHop, LineageNode, LineageView, Page
from visualizations.network import UNCERTAIN
from visualizations.palette import COLUMN_COLOURS, DASHED_HOPS, HOP_COLOURS, OTHER_HOP
from visualizations.passages import passages
from visualizations.safe import clean_line, safe_url
from visualizations.text import catalogue, column_names, label

MAX_NODES = 2_000

_SCREEN = (890.0, 700.0)
_FEW = 14  # documents, up to which there is room for their whole titles
_TRY_WIDTHS = 150  # documents; above, trying costs more than it brings
_INVISIBLE = "rgba(0,0,0,0)"
_ARROW = {"to": {"enabled": True, "scaleFactor": 0.7}}


def lineage_columns(view: LineageView, *, lang: Lang = "vi") -> Page:
    """The page of a lineage; of more than `MAX_NODES` documents those nearest to the focus are drawn."""
    nodes, hops = nearest(view)
    boxes, layout = _best_layout(nodes, hops, lang)
    segments: dict[str, str] = {}
    graph = drawing(_draw_nodes(nodes, boxes, layout, hops), _draw_hops(hops, layout, segments))
    hidden = (len(view.nodes) - len(nodes), len(view.hops) - len(hops))
    return Page(
        template="lineage.html.j2",
        title=clean_line(view.title),
        lang=lang,
        context=_context(view, nodes, hops, hidden, lang),
        data={
            "view": "lineage",
            "drawing": graph,
            "segments": segments,
            "bands": _describe_bands(layout, lang),
            "fonts": {"sizes": FONT_SIZES, "lines": LINE_HEIGHTS},
            "nodes": {node.id: _describe_node(node, boxes[node.id], lang) for node in nodes},
            "edges": {hop.id: _describe_hop(hop, view, lang) for hop in hops},
            "focus": next((node.id for node in nodes if node.focus), None),
            "text": catalogue(lang),
        },
        scripts=VIEW_SCRIPTS,
    )


def _best_layout(
    nodes: Sequence[LineageNode], hops: Sequence[LineageHop], lang: Lang
) -> tuple[dict[str, Box], ColumnLayout]:
    """Narrow high boxes or wide low ones: whichever lets the whole be shown larger on a usual screen."""
    widths = (124.0, 140.0, 164.0) if len(nodes) <= _TRY_WIDTHS else (164.0,)
    best: tuple[float, dict[str, Box], ColumnLayout] | None = None
    for width in widths:
        boxes = {node.id: document_box(node, lang, width, full=len(nodes) <= _FEW) for node in nodes}
        layout = column_layout(nodes, hops, boxes)
        scale = min(_SCREEN[0] / layout.width, _SCREEN[1] / layout.height)
        if best is None or scale > best[0]:
            best = (scale, boxes, layout)
    assert best is not None
    return best[1], best[2]


def nearest(view: LineageView, max_nodes: int = MAX_NODES) -> tuple[list[LineageNode], list[LineageHop]]:
    """The part that is drawn: breadth first from the focus, then the rest in the order given."""
    neighbours: defaultdict[str, list[str]] = defaultdict(list)
    for hop in view.hops:
        neighbours[hop.source].append(hop.target)
        neighbours[hop.target].append(hop.source)
    order = dict.fromkeys(node.id for node in view.nodes if node.focus)
    queue = list(order)
    for identifier in queue:
        new = [other for other in dict.fromkeys(neighbours[identifier]) if other not in order]
        order |= dict.fromkeys(new)
        queue.extend(new)
    order |= dict.fromkeys(node.id for node in view.nodes)
    known = {node.id for node in view.nodes}
    kept = set([identifier for identifier in order if identifier in known][:max_nodes])
    hops = [hop for hop in view.hops if hop.source in kept and hop.target in kept and hop.source != hop.target]
    return [node for node in view.nodes if node.id in kept], hops


def _port(identifier: str, side: str) -> str:
    """Id of the invisible node on a box's edge where lines start and end."""
    return f"{identifier}\x1f{side}"


def _sides(hop: LineageHop, layout: ColumnLayout) -> tuple[str, str]:
    """Where the line leaves the upper document and where it reaches the lower one."""
    upper, lower = layout.centres[hop.upper][0], layout.centres[hop.lower][0]
    if upper == lower:
        return "right", "right"
    return ("right", "left") if upper < lower else ("left", "right")


def _draw_nodes(
    nodes: Sequence[LineageNode], boxes: Mapping[str, Box], layout: ColumnLayout, hops: Sequence[LineageHop]
) -> Iterable[dict[str, Any]]:
    for node in nodes:
        x, y = layout.centres[node.id]
        yield {"id": node.id, "label": " ", "shape": "custom", "x": round(x, 1), "y": round(y, 1), "color": _INVISIBLE}
        for side, sign in (("left", -1), ("right", 1)):
            yield _point(_port(node.id, side), x + sign * boxes[node.id].width / 2, y)
    for hop in hops:
        for index, (x, y) in enumerate(layout.waypoints[hop.id]):
            yield _point(_port(hop.id, str(index)), x, y)


def _point(identifier: str, x: float, y: float) -> dict[str, Any]:
    return {
        "id": identifier,
        "label": " ",
        "shape": "dot",
        "size": 0.1,
        "x": round(x, 1),
        "y": round(y, 1),
        "color": _INVISIBLE,
        "borderWidth": 0,
        "chosen": False,
    }


def _draw_hops(hops: Sequence[LineageHop], layout: ColumnLayout, segments: dict[str, str]) -> Iterable[dict[str, Any]]:
    """Each hop as segments through its waypoints; `segments` is filled with the hop of each segment."""
    for hop in hops:
        start, end = _sides(hop, layout)
        way = [_port(hop.id, str(index)) for index in range(len(layout.waypoints[hop.id]))]
        stops = [_port(hop.upper, start), *way, _port(hop.lower, end)]
        for index, (a, b) in enumerate(pairwise(stops)):
            identifier = f"{hop.id}\x1f{index}"
            segments[identifier] = hop.id
            last = index == len(stops) - 2
            yield {"id": identifier, "from": a, "to": b, "arrows": _ARROW if last else "", **_line(hop, start == end)}


def _line(hop: LineageHop, same_layer: bool) -> dict[str, Any]:
    colour = HOP_COLOURS.get(hop.kind, OTHER_HOP)
    bend = {"type": "curvedCW", "roundness": 0.35} if same_layer else {"type": "cubicBezier", "roundness": 0.5}
    return {
        "width": 1.6,
        "dashes": [5, 4] if hop.kind in DASHED_HOPS or hop.confidence < UNCERTAIN else False,
        "color": {"color": colour, "highlight": colour, "hover": colour, "opacity": 0.85},
        "smooth": {"enabled": True, "forceDirection": "horizontal", **bend},
    }


def _describe_bands(layout: ColumnLayout, lang: Lang) -> list[dict[str, Any]]:
    names = column_names(lang)
    return [
        {
            "key": band.column,
            "label": names[band.column],
            "rows": wrap(names[band.column], 14.0, band.right - band.left - 8, bold=True, lines=2),
            "count": band.count,
            "box": [round(edge, 1) for edge in (band.left, band.top, band.right, band.bottom)],
        }
        for band in layout.bands
    ]


def _describe_node(node: LineageNode, box: Box, lang: Lang) -> dict[str, Any]:
    return {
        "label": name(node),
        "title": clean_line(node.title),
        "issuer": clean_line(node.issuer),
        "kind": node.column,
        "kindLabel": column_names(lang)[node.column],
        "date": clean_line(node.date),
        "held": node.held,
        "focus": node.focus,
        "colour": COLUMN_COLOURS[node.column],
        "box": [box.width, box.height],
        "lines": box.lines,
        "url": safe_url(node.url),
    }


def name(node: LineageNode) -> str:
    """How a document is called in one line: its number, else its title."""
    return clean_line(node.number or node.title or node.id)


def _describe_hop(hop: LineageHop, view: LineageView, lang: Lang) -> dict[str, Any]:
    return {
        "source": hop.source,
        "target": hop.target,
        "lower": hop.lower,
        "kind": hop.kind,
        "kindLabel": clean_line(label(hop.kind, view.labels, lang)),
        "relation": clean_line(hop.relation),
        "confidence": hop.confidence,
        "statement": clean_line(hop.statement),
        "support": len({one.document_id for one in hop.evidence}) or 1,
        "directed": True,
        "evidence": passages(hop.evidence, lang),
    }


def _context(
    view: LineageView,
    nodes: Sequence[LineageNode],
    hops: Sequence[LineageHop],
    hidden: tuple[int, int],
    lang: Lang,
) -> dict[str, Any]:
    names = {node.id: name(node) for node in nodes}
    kinds = Counter(hop.kind for hop in hops)
    return {
        "subtitle": clean_line(view.subtitle),
        "hidden": hidden if any(hidden) else None,
        "truncated": view.truncated,
        "counts": (len(nodes), len(hops)),
        "columns": [
            {
                "key": key,
                "label": text,
                "colour": COLUMN_COLOURS[key],
                "count": sum(node.column == key for node in nodes),
            }
            for key, text in column_names(lang).items()
            if key in shown_columns(nodes)
        ],
        "cited": sum(not node.held for node in nodes),
        "hop_kinds": [
            {
                "key": key,
                "label": clean_line(label(key, view.labels, lang)),
                "count": count,
                "colour": HOP_COLOURS.get(key, OTHER_HOP),
                "dashed": key in DASHED_HOPS,
            }
            for key, count in kinds.most_common()
        ],
        "rows": [_row(hop, view, names, lang) for hop in hops],
        "uncertain": any(hop.confidence < UNCERTAIN for hop in hops),
    }


def _row(hop: LineageHop, view: LineageView, names: Mapping[str, str], lang: Lang) -> dict[str, Any]:
    passage = hop.evidence[0].quote if hop.evidence else ""
    return {
        "id": hop.id,
        "source": names[hop.source],
        "target": names[hop.target],
        "relation": clean_line(hop.relation) or clean_line(label(hop.kind, view.labels, lang)),
        "passage": clean_line(passage)[:220],
    }
