"""GEXF 1.2 (Gephi), the directed multigraph with typed attributes; lists are JSON arrays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Final

from graph.exporting.columns import as_text, cell_kind, keys_of
from graph.exporting.markup import Markup
from graph.library.whole import WholeGraph
from ontology.records import Properties

_NAMESPACE: Final = "http://www.gexf.net/1.2draft"
_NAMES: Final = ("name", "title", "number")


def write_gexf(graph: WholeGraph, out: IO[bytes]) -> None:
    """Write nodes shown by their names with `class`, edges with `type`; ids of edges are their keys."""
    markup = Markup(out)
    columns = {
        "node": _columns("class", keys_of(graph.nodes())),
        "edge": _columns("type", keys_of(graph.edges())),
    }
    with (
        markup.element("gexf", xmlns=_NAMESPACE, version="1.2"),
        markup.element("graph", defaultedgetype="directed", mode="static"),
    ):
        for domain, described in columns.items():
            with markup.element("attributes", class_=domain, mode="static"):
                for name, kind in described.items():
                    markup.leaf("attribute", id=name, title=name, type=kind)
        with markup.element("nodes"):
            for node in graph.nodes():
                shown = next((str(node.properties[key]) for key in _NAMES if key in node.properties), node.id)
                with markup.element("node", id=node.id, label=shown):
                    _values(markup, node.properties, {"class": node.label})
        with markup.element("edges"):
            for edge in graph.edges():
                ends = {"source": edge.source, "target": edge.target}
                with markup.element("edge", id=edge.key, label=edge.type, **ends):
                    _values(markup, edge.properties, {"type": edge.type})
    markup.end()


def _columns(own: str, keys: tuple[str, ...]) -> dict[str, str]:
    return {own: "string"} | {key: cell_kind(key) for key in keys}


def _values(markup: Markup, properties: Properties, own: Mapping[str, str]) -> None:
    with markup.element("attvalues"):
        for name, value in (dict(own) | dict(properties)).items():
            markup.leaf("attvalue", for_=name, value=as_text(value))
