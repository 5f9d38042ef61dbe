"""Small invented sources that cite each other, and an engine of the plainest kind to compare the real ones with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from graph.engines.base import Change
from graph.facts import (
    Addressee,
    Agreement,
    Cooperation,
    Document,
    DocumentFacts,
    Entity,
    Lineage,
    Mention,
    PartialDate,
    Period,
    Recipient,
    Role,
    Segment,
    Signer,
    SourceInfo,
    Span,
    System,
)
from ontology.records import Edge, Node, Subgraph

GIAP, AT = "loc:tinh-giap", "loc:tinh-at"
UBND_GIAP, UBND_AT = "org:ubnd/tinh-giap", "org:ubnd/tinh-at"
TINH_UY_GIAP = "org:tinh-uy/tinh-giap"
PLACES = (
    Entity("loc:vn", "Việt Nam", level="country"),
    Entity(GIAP, "tỉnh Giáp", "tinh", "tinh", parent="loc:vn", aliases=("Giáp",)),
    Entity(AT, "tỉnh Ất", "tinh", "tinh", parent="loc:vn", aliases=("Ất",)),
    Entity(UBND_GIAP, "Ủy ban nhân dân tỉnh Giáp", "UBND", "tinh", "state", locality=GIAP, aliases=("UBND tỉnh Giáp",)),
    Entity(UBND_AT, "Ủy ban nhân dân tỉnh Ất", "UBND", "tinh", "state", locality=AT, aliases=("UBND tỉnh Ất",)),
)


@dataclass(frozen=True)
class Example:
    """A source as a loader would hand it over."""

    name: str
    text: str
    facts: DocumentFacts

    @property
    def sha256(self) -> str:
        return self.facts.seed.sha256


def document(row: str, role: Role = "self", **values: Any) -> Document:
    """A plan of tỉnh Giáp's committee unless `values` say otherwise; `date` may be ISO text."""
    defaults: dict[str, Any] = {"system": "state", "type": "KH", "type_label": "Kế hoạch", "issuer": (UBND_GIAP,)}
    if isinstance(values.get("date"), str):
        values["date"] = PartialDate(values["date"], "day" if len(values["date"]) == 10 else "year")
    return Document(row, role, **(defaults | values))


def plan(row: str = "d1", role: Role = "self", number: str = "12", year: str = "2023", **values: Any) -> Document:
    """A numbered plan."""
    dated = {"number": number, "symbol": "KH-UBND", "date": f"{year}-05-04"}
    return document(row, role, **(dated | values))


def party_letter(row: str = "d2", role: Role = "referenced", **values: Any) -> Document:
    """Letter 77-CV/TU of tỉnh Giáp's Party committee."""
    system: System = "party"
    defaults = {"system": system, "type": "CV", "type_label": "Công văn", "number": "77", "symbol": "CV/TU"}
    return document(row, role, **(defaults | {"issuer": (TINH_UY_GIAP,), "date": "2022-11-08"} | values))


def memorandum(row: str = "d2", role: Role = "referenced", **values: Any) -> Document:
    """The memorandum of tỉnh Giáp and tỉnh Ất, known by its period unless `values` say otherwise."""
    system: System = "agreement"
    defaults = {"system": system, "type": "BBGN", "type_label": "Biên bản ghi nhớ", "issuer": (GIAP, AT)}
    said = {"period": "2023-2025", "title": "Biên bản ghi nhớ hợp tác giữa tỉnh Giáp và tỉnh Ất giai đoạn 2023-2025"}
    return document(row, role, **(defaults | said | values))


def source(name: str, documents: Iterable[Document], text: str = "", **layers: Any) -> Example:
    """A source with these documents; held ones share the text between them in order."""
    rows = tuple(documents)
    text = text or f"{name}: Thực hiện hợp tác giữa tỉnh Giáp và tỉnh Ất.\n" * 3
    digest = hashlib.sha256(text.encode()).hexdigest()
    held = [row.id for row in rows if row.role in ("self", "embedded")]
    step = len(text) // max(1, len(held))
    segments = tuple(Segment(f"s{n}", row, n * step, (n + 1) * step) for n, row in enumerate(held))
    info = SourceInfo(f"{name}.txt", digest, len(text))
    layers = {"segments": segments, "entities": PLACES} | layers
    return Example(f"{name}.txt", text, DocumentFacts(seed=info, documents=rows, **layers))


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def full(name: str = "full", number: str = "12", year: str = "2023") -> Example:
    """A source with a row in every layer."""
    text = (
        f"{name}\nKính gửi: UBND tỉnh Ất\nThực hiện Biên bản ghi nhớ của tỉnh Giáp và tỉnh Ất.\nNơi nhận: UBND tỉnh Ất."
    )
    passage = (span(text, "Thực hiện Biên bản ghi nhớ"),)
    return source(
        name,
        [plan(number=number, year=year, evidence=passage), memorandum(evidence=passage), party_letter("d3")],
        text,
        entities=(
            *PLACES,
            Entity("post:chu-tich-ubnd/tinh-giap", "Chủ tịch UBND tỉnh Giáp", "post", parent=UBND_GIAP),
            Entity("per:le-van-mot", "Lê Văn Một"),
            Entity("grp:hai-tinh/giap-at", "hai tỉnh Giáp và Ất", members=(GIAP, AT)),
        ),
        lineage=(
            Lineage("l1", "d1", "d2", "thực hiện", "implements", evidence=passage),
            Lineage("l2", "d1", "d3", "căn cứ", "basedOn"),
        ),
        agreements=(
            Agreement(
                "a1",
                "biên bản ghi nhớ hợp tác",
                (GIAP, AT),
                (UBND_GIAP, UBND_AT),
                "tinh",
                period=Period("2023", "2025"),
                document="d2",
                recorded_in="d2",
                evidence=passage,
            ),
        ),
        cooperations=(Cooperation("c1", (AT, GIAP), "tinh", "hợp tác", True, "a1", "d1", evidence=passage),),
        addressees=(Addressee("d1", (UBND_AT,), span(text, "UBND tỉnh Ất")),),
        recipients=(Recipient("d1", (UBND_AT,), "để biết", span(text, "Nơi nhận")),),
        signers=(
            Signer("d1", "per:le-van-mot", "CHỦ TỊCH", "post:chu-tich-ubnd/tinh-giap", "TM.", on_behalf_of=UBND_GIAP),
        ),
        mentions=(
            Mention(text.index("tỉnh Giáp"), text.index("tỉnh Giáp") + 9, "tỉnh Giáp", "loc", (GIAP,), "explicit"),
        ),
    )


def cites(name: str, number: str, cited: Document, **layers: Any) -> Example:
    """A plan that implements `cited` (whose row id is `d2`)."""
    lineage = (Lineage("l1", "d1", "d2", "thực hiện", "implements"),)
    return source(name, [plan(number=number), cited], lineage=lineage, **layers)


def connected() -> list[Example]:
    """Sources whose citations are complete, partial, ambiguous, or of an agreement under two names."""
    return [
        full(),
        full("other", number="30", year="2024"),
        cites("complete", "13", plan("d2", "referenced")),
        cites("no-year", "14", plan("d2", "referenced", date=PartialDate())),
        cites("no-issuer", "15", plan("d2", "referenced", issuer=())),
        cites("bare", "16", plan("d2", "referenced", issuer=(), symbol=None, date=PartialDate())),
        cites("same-number-year-before", "17", plan("d2", "referenced", year="2022")),
        cites("party-year", "18", party_letter("d2", date="2022")),
        source("party-letter", [party_letter("d1", "self")]),
        cites("memorandum-by-date", "19", memorandum("d2", period=None, date="2023-02-01")),
        source("memorandum-itself", [memorandum("d1", "self", date="2023-02-01")]),
        cites("cited-later", "20", plan("d2", "referenced", number="21", date="2023-06-01")),
        source("held-later", [plan(number="21", title="Kế hoạch phối hợp", date="2023-06-01")]),
        source("two-in-one", [plan(number="22"), memorandum("d2", "embedded", date="2023-02-01")]),
    ]


@dataclass
class MemoryEngine:
    """What an engine must end up with, as plain dicts: the merged graph, and what each source says."""

    commit: int = 0
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)
    graphs: dict[str, Subgraph] = field(default_factory=dict)

    def applied(self) -> int:
        return self.commit

    def apply(self, changes: Iterable[Change]) -> None:
        for change in changes:
            self._apply(change)

    def clear(self) -> None:
        self.commit = 0
        self.nodes, self.edges, self.graphs = {}, {}, {}

    def close(self) -> None:
        self.clear()

    def state(self) -> tuple[list[Node], list[Edge], dict[str, Subgraph]]:
        """Everything but the commit, in a fixed order."""
        return sorted(self.nodes.values(), key=_id), sorted(self.edges.values(), key=_key), self.graphs

    def dangling(self) -> Iterator[Edge]:
        """Edges without one of their ends: there must be none at any commit."""
        return (edge for edge in self.edges.values() if not {edge.source, edge.target} <= self.nodes.keys())

    def _apply(self, change: Change) -> None:
        assert change.commit > self.commit, "commits come in order"
        self.commit = change.commit
        for key in change.removed_edges:
            del self.edges[key]
        for identifier in change.removed_nodes:
            del self.nodes[identifier]
        self.nodes |= {node.id: node for node in change.nodes}
        self.edges |= {edge.key: edge for edge in change.edges}
        self.graphs.pop(change.source, None)
        if change.contribution is not None:
            self.graphs[change.source] = change.contribution
        assert not list(self.dangling())


def _id(node: Node) -> str:
    return node.id


def _key(edge: Edge) -> str:
    return edge.key
