"""What the library answers itself: lists and details of documents and entities, and search."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from graph import facts_json
from graph.errors import NotFound
from graph.facts import DocumentFacts
from graph.library.database import Database, Row
from graph.library.packing import unpack_edge, unpack_properties
from graph.library.texts import match_all, search_texts
from graph.slug import words
from ontology.records import Edge, Node, Properties

_LINKS: Final = 2_000
_OUTGOING: Final = """SELECT e.source, e.target, e.type, e.key, e.properties, n.id, n.label, n.properties
    FROM edges e JOIN nodes n ON n.id = e.target WHERE e.source = ? AND e.type <> 'MENTIONS'
    ORDER BY e.type, e.key LIMIT ?"""
_INCOMING: Final = """SELECT e.source, e.target, e.type, e.key, e.properties, n.id, n.label, n.properties
    FROM edges e JOIN nodes n ON n.id = e.source WHERE e.target = ? AND e.type <> 'MENTIONS'
    ORDER BY e.type, e.key LIMIT ?"""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One line of a list of documents. `name` is the citation ("Kế hoạch 2923/KH-UBND"), `date` ISO as far as known."""

    id: str
    name: str
    title: str
    type: str
    system: str
    number: str
    symbol: str
    date: str
    held: bool
    issuers: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True)
class Holding:
    """Where a held document's text lies: the source and the range in the source's text."""

    source: str
    file: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """A statement seen from one of its ends: `other` is the node at the far end, `outgoing` the direction."""

    edge: Edge
    other: Node
    outgoing: bool


@dataclass(frozen=True, slots=True)
class EntityDetail:
    """A node with its statements. `mentions` counts mentions by document; `links` leaves mentions out."""

    node: Node
    links: tuple[Link, ...]
    mentions: tuple[tuple[str, int], ...]
    truncated: bool


@dataclass(frozen=True, slots=True)
class DocumentDetail:
    """A document: `text` and `facts` where it is held (`facts` are those of the whole source), else empty and None."""

    row: DocumentRow
    node: Node
    holdings: tuple[Holding, ...]
    text: str
    facts: DocumentFacts | None
    links: tuple[Link, ...]
    mentions: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: by its `name`, or by its `text`, where `quote` begins near `start` of `source`'s text."""

    id: str
    label: str
    name: str
    found_in: Literal["name", "text"]
    quote: str = ""
    source: str = ""
    start: int = 0


def list_documents(
    database: Database, *, held: bool | None, issuer: str | None, kind: str | None, year: str | None
) -> list[DocumentRow]:
    """Documents by date and id, the undated last; arguments that are None do not filter."""
    issuers: dict[str, list[str]] = {}
    for document, body in database.rows("SELECT DISTINCT source, target FROM edges WHERE type = 'ISSUED_BY'"):
        issuers.setdefault(document, []).append(body)
    found = [_row(node, issuers.get(node.id, ())) for node in _nodes(database, "label = 'Document'")]
    wanted = (
        row
        for row in found
        if (held is None or row.held == held)
        and (issuer is None or issuer in row.issuers)
        and (kind is None or row.type == kind)
        and (year is None or row.date.startswith(year))
    )
    return sorted(wanted, key=lambda row: (row.date or "9999", row.id))


def document_row(database: Database, node: Node) -> DocumentRow:
    """The list form of a document's node."""
    rows = database.rows("SELECT DISTINCT target FROM edges WHERE source = ? AND type = 'ISSUED_BY'", (node.id,))
    return _row(node, [row[0] for row in rows])


def _row(node: Node, issuers: Iterable[str]) -> DocumentRow:
    said = node.properties
    return DocumentRow(
        id=node.id,
        name=_text(said, "name") or node.id,
        title=_text(said, "title"),
        type=_text(said, "documentType"),
        system=_text(said, "system"),
        number=_text(said, "number"),
        symbol=_text(said, "symbol"),
        date=_text(said, "date"),
        held=bool(said.get("held", False)),
        issuers=tuple(sorted(issuers)),
        status=_text(said, "status"),
    )


def read_node(database: Database, identifier: str) -> Node:
    """The merged node of an id. Raises `NotFound` where there is none."""
    for node in _nodes(database, "id = ?", (identifier,)):
        return node
    raise NotFound(f"nothing here has the id {identifier}; search for its name, or list documents")


def read_document(database: Database, identifier: str) -> DocumentDetail:
    """A document with its text, facts and statements. Raises `NotFound` for what is no document."""
    node = read_node(database, identifier)
    if node.label != "Document":
        raise NotFound(f"{identifier} is not a document but a {node.label}; show it as an entity")
    holdings = read_holdings(database, identifier)
    text, facts = "", None
    if holdings:
        first = holdings[0]
        row = database.row("SELECT text, facts FROM sources WHERE id = ?", (first.source,))
        if row is not None:
            text, facts = row[0][first.start : first.end], facts_json.loads(row[1])
    links = tuple(_links(database, identifier, _LINKS))
    mentions = _mentioned_by(database, identifier)
    return DocumentDetail(document_row(database, node), node, holdings, text, facts, links, mentions)


def read_entity(database: Database, identifier: str) -> EntityDetail:
    """Anything with an id, and what is said of it. Raises `NotFound`."""
    node = read_node(database, identifier)
    links = list(_links(database, identifier, _LINKS + 1))
    return EntityDetail(node, tuple(links[:_LINKS]), _mentioned_by(database, identifier), len(links) > _LINKS)


def read_holdings(database: Database, document: str) -> tuple[Holding, ...]:
    """The sources that hold a document; those whose main document it is come first."""
    rows = database.rows(
        "SELECT p.source, s.name, p.start, p.stop FROM parts p JOIN sources s ON s.id = p.source WHERE document = ? "
        "ORDER BY main DESC, p.source, p.start",
        (document,),
    )
    return tuple(Holding(*row) for row in rows)


def search_library(database: Database, text: str, limit: int, kinds: Collection[str] | None) -> list[Hit]:
    """Names first, then texts; every word must occur, the last may be the beginning of one. `kinds` are node labels."""
    terms = words(text).split()
    if not terms:
        return []
    found = {hit.id: hit for hit in _by_name(database, terms, limit, kinds)}
    if kinds is None or "Document" in kinds:
        for hit in search_texts(database, text, limit):
            node = next(iter(_nodes(database, "id = ?", (hit.document,))), None)
            if node is not None and node.id not in found:
                name = _text(node.properties, "name") or node.id
                found[node.id] = Hit(node.id, node.label, name, "text", hit.quote, hit.source, hit.start)
    return list(found.values())[:limit]


def _by_name(database: Database, terms: list[str], limit: int, kinds: Collection[str] | None) -> Iterator[Hit]:
    chosen = None if kinds is None else json.dumps(sorted(kinds))
    rows = database.rows(
        "SELECT n.id, n.label, n.properties FROM names_index JOIN names a ON a.number = names_index.rowid "
        "JOIN nodes n ON n.id = a.id WHERE names_index MATCH ? "
        "AND (? IS NULL OR n.label IN (SELECT value FROM json_each(?))) "
        "GROUP BY n.id ORDER BY min(a.tier + (a.plain <> ?) * 3), min(length(a.plain)), n.id LIMIT ?",
        (match_all(terms, prefix=True), chosen, chosen, " ".join(terms), limit),
    )
    for identifier, label, properties in rows:
        yield Hit(identifier, label, _text(unpack_properties(properties), "name") or identifier, "name")


def _links(database: Database, identifier: str, limit: int) -> Iterator[Link]:
    """Statements at a node, mentions left out, in the order of their keys."""
    for statement, outgoing in ((_OUTGOING, True), (_INCOMING, False)):
        yield from (_link(row, outgoing) for row in database.rows(statement, (identifier, limit)))


def _link(row: Row, outgoing: bool) -> Link:
    return Link(unpack_edge(row), Node(row[5], row[6], unpack_properties(row[7])), outgoing)


def _mentioned_by(database: Database, identifier: str) -> tuple[tuple[str, int], ...]:
    rows = database.rows(
        "SELECT source, sum(coalesce(json_array_length(properties, '$.spans'), 1)) FROM edges "
        "WHERE target = ? AND type = 'MENTIONS' GROUP BY source ORDER BY 2 DESC, 1",
        (identifier,),
    )
    return tuple((row[0], int(row[1])) for row in rows)


def _nodes(database: Database, condition: str, values: Sequence[str] = ()) -> Iterator[Node]:
    statement = f"SELECT id, label, properties FROM nodes WHERE {condition}"  # noqa: S608, the conditions are ours
    for row in database.rows(statement, values):
        yield Node(row[0], row[1], unpack_properties(row[2]))


def _text(properties: Properties, key: str) -> str:
    return str(properties.get(key, ""))
