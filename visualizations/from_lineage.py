"""The answer of `graph.questions.lineage` as a view: documents in their columns, relations with their passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.questions import issuing, lineage
from visualizations.lookup import Lookup, NameOf, TextOf, UrlOf, entity_url, evidence, found, surroundings
from visualizations.model import ColumnKey, Lang, LineageHop, LineageNode, LineageView
from visualizations.text import label, say

_COLUMNS: Mapping[issuing.Column, ColumnKey] = {
    "agreement": "agreement",
    "central": "central",
    "province-party": "party",
    "province": "province",
    "department": "agency",
    "district-party": "agency",
    "district": "agency",
    "commune": "commune",
    "unknown": "unknown",
}


def lineage_view(
    answer: lineage.Lineage,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    text_of: TextOf | None = None,
    name_of: NameOf | None = None,
    url_of: UrlOf = entity_url,
    lang: Lang = "vi",
) -> LineageView:
    """The columns of a lineage as `graph.questions.lineage.lineage` answers it; its centre is the focus.

    An agreement and the document in which its parties signed it are one box. The arguments are those of
    `network_view`; documents of the lineage itself need no `name_of`.
    """
    names = {node.id: node.name for node in answer.nodes}
    lookup = Lookup(text_of, lambda identifier: names.get(identifier) or found(name_of, identifier), url_of, lang)
    signed = _signed(answer)
    centre = signed.get(answer.centre, answer.centre)
    nodes = tuple(_document(node, centre, lookup, lang) for node in answer.nodes if node.id not in signed)
    width = surroundings(len(answer.hops))
    hops = tuple(_hop(hop, names, lookup, width, lang) for hop in _joined(answer.hops, signed))
    about = names[answer.centre] if subtitle is None else subtitle
    return LineageView(title or say("title_lineage", lang), nodes, hops, about, answer.truncated)


def _signed(answer: lineage.Lineage) -> dict[str, str]:
    """The document of each agreement that has one of its own; a conclusion that only notes it is another document."""
    nodes = {node.id: node for node in answer.nodes}
    return {
        hop.source: hop.target
        for hop in answer.hops
        if hop.type == "RECORDED_IN" and nodes[hop.target].column == nodes[hop.source].column == "agreement"
    }


def _joined(hops: Iterable[lineage.Hop], signed: Mapping[str, str]) -> list[lineage.Hop]:
    """The hops with an agreement's document in the agreement's place, each relation once."""
    joined: dict[tuple[str, str, str], lineage.Hop] = {}
    for hop in hops:
        source, target = signed.get(hop.source, hop.source), signed.get(hop.target, hop.target)
        if source != target:
            kept = joined.get((source, target, hop.type))
            passages = dict.fromkeys((*(kept.passages if kept else ()), *hop.passages))
            joined[source, target, hop.type] = replace(hop, source=source, target=target, passages=tuple(passages))
    return list(joined.values())


def _document(node: lineage.LineageNode, centre: str, lookup: Lookup, lang: Lang) -> LineageNode:
    return LineageNode(
        id=node.id,
        title=node.title,
        number=node.name,
        issuer=", ".join(body.name for body in node.issuers),
        column=_COLUMNS[node.column],
        date=date_words(node.date, lang),
        held=node.held or node.label == "Agreement",
        focus=node.id == centre,
        url=lookup.url(node.id),
    )


def date_words(value: str, lang: Lang) -> str:
    """An ISO date, perhaps only a year or month, as written in Vietnam ("19/7/2023", "7/2023"); English keeps ISO."""
    if lang == "en" or not value:
        return value
    return "/".join(part.lstrip("0") for part in reversed(value.split("-")))


def _hop(hop: lineage.Hop, names: Mapping[str, str], lookup: Lookup, width: int, lang: Lang) -> LineageHop:
    return LineageHop(
        id="|".join((hop.source, hop.target, hop.type)),
        source=hop.source,
        target=hop.target,
        kind=hop.property,
        relation="; ".join(hop.relations) if lang == "vi" else "",
        confidence=hop.confidence,
        statement=f"{names[hop.source]} {label(hop.property, {}, lang)} {names[hop.target]}",
        source_above=hop.type in lineage.SOURCE_ABOVE,
        evidence=evidence(hop.passages, lookup, width),
    )
