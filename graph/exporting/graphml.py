"""GraphML (graphml.graphdrawing.org), the directed multigraph with typed properties; lists are JSON arrays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Final

from graph.exporting.columns import as_text, cell_kind, keys_of
from graph.exporting.markup import Markup
from graph.library.whole import WholeGraph
from ontology.records import Properties

_NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"


def write_graphml(graph: WholeGraph, out: IO[bytes]) -> None:
    """Write nodes with `label`, edges with `type`; ids of edges are their keys."""
    markup = Markup(out)
    with markup.element("graphml", xmlns=_NAMESPACE):
        _declare(markup, "node", "label", keys_of(graph.nodes()))
        _declare(markup, "edge", "type", keys_of(graph.edges()))
        with markup.element("graph", id="hoptac", edgedefault="directed"):
            for node in graph.nodes():
                with markup.element("node", id=node.id):
                    _values(markup, "node", node.properties, label=node.label)
            for edge in graph.edges():
                with markup.element("edge", id=edge.key, source=edge.source, target=edge.target):
                    _values(markup, "edge", edge.properties, type=edge.type)
    markup.end()


def _declare(markup: Markup, domain: str, own: str, keys: Iterable[str]) -> None:
    """Declare the columns. Ours has no property key of its own name: it is what the record is."""
    described = {own: "string"} | {key: cell_kind(key) for key in keys}
    for name, kind in described.items():
        attributes = {"for_": domain, "attr__name": name, "attr__type": kind}
        markup.leaf("key", id=f"{domain}-{name}", **attributes)


def _values(markup: Markup, domain: str, properties: Properties, **own: str) -> None:
    for name, value in (own | dict(properties)).items():
        markup.leaf("data", as_text(value), key=f"{domain}-{name}")
