"""Full-text search over the documents' texts, with or without diacritics."""

from __future__ import annotations

from dataclasses import dataclass

from graph.library.database import Database
from graph.slug import plain, words
from ontology.records import Subgraph

_BEFORE, _AFTER = 60, 140


@dataclass(frozen=True, slots=True)
class TextHit:
    """A document whose text has the words; `quote` is the passage around the first of them at `start`."""

    document: str
    source: str
    start: int
    quote: str
    score: float


def index_texts(database: Database, source: str, text: str, contribution: Subgraph, main: str) -> None:
    """Make the held documents of a source findable by their words; `main` is the one that the file is."""
    unindex_texts(database, source)
    parts = [
        (edge.source, int(str(edge.properties["start"])), int(str(edge.properties["end"])))
        for edge in contribution.edges
        if edge.type == "FOUND_IN"
    ]
    for document, start, stop in parts:
        statement = "INSERT INTO parts (source, document, start, stop, main) VALUES (?, ?, ?, ?, ?)"
        cursor = database.execute(statement, (source, document, start, stop, document == main))
        statement = "INSERT INTO parts_index (rowid, plain) VALUES (?, ?)"
        database.execute(statement, (cursor.lastrowid, plain(text[start:stop])))


def unindex_texts(database: Database, source: str) -> None:
    """Forget the texts of a source."""
    statement = "DELETE FROM parts_index WHERE rowid IN (SELECT number FROM parts WHERE source = ?)"
    database.execute(statement, (source,))
    database.execute("DELETE FROM parts WHERE source = ?", (source,))


def search_texts(database: Database, query: str, limit: int) -> list[TextHit]:
    """Documents whose text has all the words, as a phrase first, best first."""
    terms = words(query).split()
    if not terms:
        return []
    statement = (
        "SELECT document, p.source, start, substr(text, start + 1, stop - start), rank FROM parts_index "
        "JOIN parts p ON p.number = parts_index.rowid JOIN sources s ON s.id = p.source "
        "WHERE parts_index MATCH ? ORDER BY rank, document LIMIT ?"
    )
    rows = database.rows(statement, (match_all(terms), limit))
    return [TextHit(row[0], row[1], *_passage(row[3], row[2], terms), float(row[4])) for row in rows]


def match_all(terms: list[str], *, prefix: bool = False) -> str:
    """An FTS5 expression: all the words, each in quotes so that nothing in them is syntax."""
    return " ".join(f'"{term}"' + ("*" if prefix else "") for term in terms)


def _passage(text: str, offset: int, terms: list[str]) -> tuple[int, str]:
    """Where the phrase, or else its first word, begins in the source, and the words around it."""
    letters, origin = _folded(text)
    found = letters.find(" ".join(terms))
    if found < 0:
        found = letters.find(terms[0])
    start = origin[found] if 0 <= found < len(origin) else 0
    quote = " ".join(text[max(0, start - _BEFORE) : start + _AFTER].split())
    return offset + start, quote


def _folded(text: str) -> tuple[str, list[int]]:
    """The text as it was indexed, and where each of its letters stands in the original."""
    folded = [(letter, index) for index, original in enumerate(text) for letter in plain(original)]
    return "".join(letter for letter, _ in folded), [index for _, index in folded]
