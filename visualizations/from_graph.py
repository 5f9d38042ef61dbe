"""Answers of `graph.questions` as views: statements grouped into relations, passages with their surroundings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TypeAlias
from urllib.parse import quote

from graph.errors import NotFound
from graph.questions import issuing, lineage, records
from graph.questions.records import Passage
from graph.store import Store
from ontology.records import Edge, Node, Properties, Subgraph
from ontology.vocabulary import vocabulary
from visualizations.model import (
    ColumnKey,
    Evidence,
    Lang,
    LineageHop,
    LineageNode,
    LineageView,
    NetworkEdge,
    NetworkNode,
    NetworkView,
    NodeKind,
)
from visualizations.text import label, say

TextOf: TypeAlias = Callable[[str], str]
"""A source's whole text by the source's id; may raise `NotFound`."""
NameOf: TypeAlias = Callable[[str], str]
"""What a document is called, by its id; may raise `NotFound`."""
UrlOf: TypeAlias = Callable[[str], str | None]
"""The address of an entity's page by its id."""

_PASSAGES = 8  # of one relation
_WIDE, _NARROW = 420, 160  # characters round a passage, in a small view and in a large one
_LARGE = 600  # relations

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


def entity_url(identifier: str) -> str:
    """The page of an entity or document: its id is the path."""
    return f"/id/{quote(identifier, safe=':/@')}"


def names_in(store: Store) -> Callable[[str], str]:
    """What a document or agreement is called in a data directory, by its id; each is read once."""

    @cache
    def name(identifier: str) -> str:
        return records.text(store.entity(identifier).node.properties, "name")

    return name


class _Lookup:
    """Texts, names and addresses from wherever the caller keeps them; what is not found is empty."""

    def __init__(self, text_of: TextOf | None, name_of: NameOf | None, url_of: UrlOf) -> None:
        self._text_of, self._name_of, self.url = text_of, name_of, url_of
        self._texts: dict[str, str] = {}

    def text(self, source: str) -> str:
        """The whole text of a source."""
        if source not in self._texts:
            self._texts[source] = _found(self._text_of, source)
        return self._texts[source]

    def name(self, document: str) -> str:
        """What a document is called."""
        return _found(self._name_of, document)


def _found(ask: Callable[[str], str] | None, identifier: str) -> str:
    if ask is None or not identifier:
        return ""
    try:
        return ask(identifier)
    except NotFound:
        return ""


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
    found = _Lookup(text_of, name_of, url_of)
    names = {node.id: unit_name(node) for node in graph.nodes}
    groups: dict[tuple[str, str, str], list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        ends = (edge.source, edge.target) if _directed(edge) else tuple(sorted((edge.source, edge.target)))
        groups[ends[0], ends[1], edge.type].append(edge)
    width = _WIDE if len(groups) <= _LARGE else _NARROW
    edges = tuple(_relation(key, group, names, found, width, lang) for key, group in sorted(groups.items()))
    weight = Counter(end for edge in edges for end in (edge.source, edge.target))
    nodes = tuple(_unit(node, weight[node.id], names, found) for node in graph.nodes)
    about = names.get(focus or "", "") if subtitle is None else subtitle
    return NetworkView(title or say("title_network", lang), nodes, edges, about, focus)


def unit_name(node: Node) -> str:
    """What a unit is called on a picture: "Lai Châu", "Huyện Tân Uyên", "TP. Đà Nẵng"."""
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


def _unit(node: Node, weight: int, names: Mapping[str, str], lookup: _Lookup) -> NetworkNode:
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
    lookup: _Lookup,
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
        evidence=_evidence(records.passages(said), lookup, width),
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

    The arguments are those of `network_view`; documents of the lineage itself need no `name_of`.
    """
    names = {node.id: node.name for node in answer.nodes}
    found = _Lookup(text_of, lambda identifier: names.get(identifier) or _found(name_of, identifier), url_of)
    nodes = tuple(_document(node, answer.centre, found, lang) for node in answer.nodes)
    width = _WIDE if len(answer.hops) <= _LARGE else _NARROW
    hops = tuple(_hop(hop, names, found, width, lang) for hop in answer.hops)
    about = names[answer.centre] if subtitle is None else subtitle
    return LineageView(title or say("title_lineage", lang), nodes, hops, about, answer.truncated)


def _document(node: lineage.LineageNode, centre: str, lookup: _Lookup, lang: Lang) -> LineageNode:
    return LineageNode(
        id=node.id,
        title=node.title,
        number=node.name,
        issuer=", ".join(body.name for body in node.issuers),
        column=_COLUMNS[node.column],
        date=date_words(node.date, lang),
        held=node.held,
        focus=node.id == centre,
        url=lookup.url(node.id),
    )


def date_words(value: str, lang: Lang) -> str:
    """An ISO date, perhaps only a year or month, as written in Vietnam ("19/7/2023", "7/2023"); English keeps ISO."""
    if lang == "en" or not value:
        return value
    return "/".join(part.lstrip("0") for part in reversed(value.split("-")))


def _hop(hop: lineage.Hop, names: Mapping[str, str], lookup: _Lookup, width: int, lang: Lang) -> LineageHop:
    return LineageHop(
        id="|".join((hop.source, hop.target, hop.type)),
        source=hop.source,
        target=hop.target,
        kind=hop.property,
        relation="; ".join(hop.relations) if lang == "vi" else "",
        confidence=hop.confidence,
        statement=f"{names[hop.source]} {label(hop.property, {}, lang)} {names[hop.target]}",
        source_above=hop.type in lineage.SOURCE_ABOVE,
        evidence=_evidence(hop.passages, lookup, width),
    )


def _evidence(passages: Iterable[Passage], lookup: _Lookup, width: int) -> tuple[Evidence, ...]:
    """The surest passages with their surroundings; what rests on no passage gives none."""
    stated = [one for one in passages if one.quote]
    return tuple(_one_evidence(one, lookup, width) for one in stated[:_PASSAGES])


def _one_evidence(one: Passage, lookup: _Lookup, width: int) -> Evidence:
    text = lookup.text(one.source)
    start, end = one.start, one.end
    here = start is not None and end is not None and text[start:end] == one.quote
    return Evidence(
        document_id=one.document,
        document=lookup.name(one.document) or one.document,
        quote=one.quote,
        before=text[max(0, start - width) : start] if here and start is not None else "",
        after=text[end : end + width] if here and end is not None else "",
        start=start,
        end=end,
        method=one.method,
        confidence=one.confidence,
        url=lookup.url(one.document) if one.document else None,
    )
