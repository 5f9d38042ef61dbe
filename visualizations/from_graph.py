"""Answers of `graph.questions` as views: `network_view` is here, `lineage_view` in `visualizations.from_lineage`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from graph.questions import records
from ontology.records import Edge, Node, Properties, Subgraph
from ontology.vocabulary import vocabulary
from visualizations.from_lineage import date_words, lineage_view
from visualizations.lookup import Lookup, NameOf, TextOf, UrlOf, entity_url, evidence, names_in, surroundings
from visualizations.model import Lang, NetworkEdge, NetworkNode, NetworkView, NodeKind
from visualizations.text import label, say

__all__ = ["date_words", "entity_url", "lineage_view", "names_in", "network_view", "unit_name"]

_KINDS: Mapping[str, NodeKind] = {
    "Province": "province",
    "District": "district",
    "Commune": "commune",
    "Agency": "agency",
    "Post": "agency",
    "AgencyGroup": "group",
    "Region": "group",
    "Country": "central",
    "ForeignPlace": "foreign",
    "ForeignPartner": "foreign",
}


def network_view(
    graph: Subgraph,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    focus: str | None = None,
    text_of: TextOf | None = None,
    name_of: NameOf | None = None,
    url_of: UrlOf = entity_url,
    lang: Lang = "vi",
) -> NetworkView:
    """The cooperation network of a subgraph: statements of one kind between two units are one relation.

    Args:
        graph: as `graph.questions.network.network` gives it.
        title: the page's heading; without it, what kind of view it is.
        subtitle: what was asked; without it, the focus.
        focus: the unit asked about.
        text_of: where passages find their surroundings (`Store.source_text`).
        name_of: what documents are called (`names_in(store)`); without it, their ids are shown.
        url_of: where links lead.
        lang: of the statements.
    """
    lookup = Lookup(text_of, name_of, url_of, lang)
    names = {node.id: unit_name(node, lang) for node in graph.nodes}
    groups: dict[tuple[str, str, str], list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        ends = (edge.source, edge.target) if _directed(edge) else tuple(sorted((edge.source, edge.target)))
        groups[ends[0], ends[1], edge.type].append(edge)
    width = surroundings(len(groups))
    edges = tuple(_relation(key, group, names, lookup, width, lang) for key, group in sorted(groups.items()))
    weight = Counter(end for edge in edges for end in (edge.source, edge.target))
    nodes = tuple(_unit(node, weight[node.id], names, lookup) for node in graph.nodes)
    about = names.get(focus or "", "") if subtitle is None else subtitle
    return NetworkView(title or say("title_network", lang), nodes, edges, about, focus)


def unit_name(node: Node, lang: Lang = "vi") -> str:
    """What a unit is called on a picture: "Lai Châu", "Huyện Tân Uyên", "TP. Đà Nẵng", "Lào Cai (từ 2025)"."""
    bare, _, year = node.id.partition("@")
    if year.isdigit():
        return f"{unit_name(Node(bare, node.label, node.properties))} ({say('since', lang, year=year)})"
    name = records.text(node.properties, "name") or node.id.rpartition("/")[2].partition(":")[2] or node.id
    if node.label == "Province":
        for words, short in (("tỉnh ", ""), ("thành phố ", "TP. ")):
            if name.lower().startswith(words):
                return short + name[len(words) :]
    return _capital(name)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _directed(edge: Edge) -> bool:
    return edge.type == "SUPPORTS"


def _unit(node: Node, weight: int, names: Mapping[str, str], lookup: Lookup) -> NetworkNode:
    kind = _KINDS.get(node.label, "other")
    if kind == "agency" and records.text(node.properties, "system") == "party":
        kind = "party"
    place = node.id.partition(":")[2].split("/")
    province = next((f"loc:{part}" for part in place if part.startswith(("tinh-", "thanh-pho-"))), "")
    return NetworkNode(
        id=node.id,
        label=names[node.id],
        kind=kind,
        level=records.text(node.properties, "level"),
        province=names.get(province, "") if province != node.id else "",
        size=float(weight),
        url=lookup.url(node.id),
    )


def _relation(
    key: tuple[str, str, str],
    said: Sequence[Edge],
    names: Mapping[str, str],
    lookup: Lookup,
    width: int,
    lang: Lang,
) -> NetworkEdge:
    source, target, kind = key
    name = vocabulary().relationship_property(kind)
    starts = [year for edge in said if (year := _year(edge.properties, "periodStart", "date")) is not None]
    ends = [year for edge in said if (year := _year(edge.properties, "periodEnd")) is not None]
    agreements = dict.fromkeys(text for edge in said if (text := records.text(edge.properties, "agreement")))
    levels = Counter(level for edge in said if (level := records.text(edge.properties, "level")))
    return NetworkEdge(
        id="|".join(key),
        source=source,
        target=target,
        kind=name,
        level=levels.most_common(1)[0][0] if levels else "",
        fields=tuple(dict.fromkeys(one for edge in said for one in _many(edge.properties, "fields"))),
        year_from=min(starts, default=None),
        year_to=max(ends, default=None),
        support=len({records.text(edge.properties, "sourceDocument") for edge in said}),
        confidence=max(records.confidence(edge) for edge in said),
        statement=f"{names[source]} {label(name, {}, lang)} {names[target]}",
        agreement="; ".join(text for one in agreements if (text := lookup.name(one))),
        directed=_directed(said[0]),
        evidence=evidence(records.passages(said), lookup, width),
    )


def _year(properties: Properties, *keys: str) -> int | None:
    for key in keys:
        text = records.text(properties, key)[:4]
        if text.isascii() and text.isdigit():
            return int(text)
    return None


def _many(properties: Properties, key: str) -> tuple[str, ...]:
    value = properties.get(key, ())
    return value if isinstance(value, tuple) else (str(value),)
