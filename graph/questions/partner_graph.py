"""The answer about partners as a star: the unit in the middle, one edge for each tie, its support as the weight."""

from __future__ import annotations

from collections.abc import Iterable

from graph.nodes import label_of
from graph.questions.partners import Partner, Tie
from ontology.records import Edge, Node, Subgraph, Value

_TYPES = {
    "cooperatesWith": "COOPERATES_WITH",
    "twinnedWith": "TWINNED_WITH",
    "borders": "BORDERS",
    "supports": "SUPPORTS",
    "supportedBy": "SUPPORTS",
}


def star(unit: Node, found: Iterable[Partner]) -> Subgraph:
    """Nodes and edges for a picture of who cooperates with `unit`.

    An edge sums up a tie: `confidence`, `periodStart` and `periodEnd`, the words in `relation`, the surest passage's
    `quote`, `start`, `end` and `sourceDocument`. `network` gives every single statement instead.
    """
    nodes, edges = {unit.id: unit}, []
    for partner in found:
        nodes[partner.id] = Node(partner.id, partner.label, {"name": partner.name})
        for tie in partner.ties:
            nodes.setdefault(tie.unit, Node(tie.unit, label_of(tie.unit), {"name": tie.unit}))
            edges.append(_edge(partner, tie))
    by_key = {edge.key: edge for edge in edges}
    return Subgraph(tuple(nodes.values()), tuple(by_key.values()))


def _edge(partner: Partner, tie: Tie) -> Edge:
    ends = (partner.id, tie.unit) if tie.kind == "supportedBy" else (tie.unit, partner.id)
    values: dict[str, Value] = {"confidence": tie.confidence, "relation": ", ".join(tie.relations)}
    values |= {"periodStart": tie.start, "periodEnd": tie.end, "level": ", ".join(tie.levels)}
    if tie.passages:
        best = tie.passages[0]
        values |= {"quote": best.quote, "sourceDocument": best.document}
        values |= {name: place for name, place in (("start", best.start), ("end", best.end)) if place is not None}
    stated = {name: value for name, value in values.items() if value != ""}
    how = "derived" if tie.derived else "stated"
    return Edge(*ends, _TYPES[tie.kind], f"star|{tie.unit}|{tie.kind}|{partner.id}|{how}", stated)
