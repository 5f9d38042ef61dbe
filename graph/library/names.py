"""Names: from what a person types to one id, and full-text search, both with or without diacritics."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from graph.claims import number_key
from graph.errors import Ambiguous, NotFound
from graph.library.database import Database
from graph.slug import slug, words
from ontology.records import Node
from ontology.vocabulary import vocabulary

_NAME, _ALIAS, _SHORT = 0, 1, 2
_NUMBER = re.compile(r"\s*(?:số:?\s*)?(\d+)\s*([/-])\s*(\S*[^\W\d_]\S*)(.*)", re.IGNORECASE | re.DOTALL)
_CALLED: Final = {
    "exact": "SELECT DISTINCT id, label FROM names JOIN nodes USING (id) WHERE exact = ? AND tier = ? ORDER BY id",
    "plain": "SELECT DISTINCT id, label FROM names JOIN nodes USING (id) WHERE plain = ? AND tier = ? ORDER BY id",
}
_UNNAMED: Final = ("Source", "Activity", "RoleAssignment", "Duty", "Objective", "Amount", "Indicator")
"""Files, tasks and numbers: what they are called is no name."""
# A place name alone means the highest unit that bears it: "Lai Châu" the province, not its city.
_LEVELS: Final = ("Country", "Province", "Region", "ForeignPlace", "District", "Commune")


def index_node(database: Database, node: Node) -> None:
    """Make a node findable by its names; what it was found by before is forgotten."""
    unindex_node(database, node.id)
    if node.label in _UNNAMED:
        return
    for name, tier in dict.fromkeys(_names(node)):
        statement = "INSERT INTO names (id, exact, plain, tier) VALUES (?, ?, ?, ?)"
        cursor = database.execute(statement, (node.id, _exact(name), words(name), tier))
        database.execute("INSERT INTO names_index (rowid, plain) VALUES (?, ?)", (cursor.lastrowid, words(name)))


def unindex_node(database: Database, identifier: str) -> None:
    """Forget the names of a node."""
    statement = "DELETE FROM names_index WHERE rowid IN (SELECT number FROM names WHERE id = ?)"
    database.execute(statement, (identifier,))
    database.execute("DELETE FROM names WHERE id = ?", (identifier,))


def resolve_name(database: Database, name: str) -> str:
    """The id that a person means by an id, a document's number or a name.

    An id or the exact name decides before an alias, and these before spellings without diacritics. Words after a number
    narrow it: "2923/KH-UBND Lai Châu 2020".

    Raises:
        NotFound: nothing here is called so.
        Ambiguous: several are, and none of them is of a higher level than the others.
    """
    typed = unicodedata.normalize("NFC", name).strip()
    for found in _readings(database, typed):
        if len(found) == 1:
            return found[0]
        if found:
            raise Ambiguous(typed, tuple(found))
    raise NotFound(f"nothing here is called “{typed}”; try “hoptac documents” or a search")


def _readings(database: Database, typed: str) -> Iterator[list[str]]:
    for identifier in (typed, "doc:" + typed):
        yield [row[0] for row in database.rows("SELECT id FROM nodes WHERE id = ?", (identifier,))]
    yield _numbered(database, typed)
    for column, text in (("exact", _exact(typed)), ("plain", words(typed))):
        for tier in (_NAME, _ALIAS, _SHORT):
            rows = database.rows(_CALLED[column], (text, tier)) if text else []
            yield _highest([(row[0], row[1]) for row in rows])


def _numbered(database: Database, typed: str) -> list[str]:
    match = _NUMBER.fullmatch(typed)
    if match is None:
        return []
    number, _, symbol, rest = match.groups()
    rows = database.rows(
        "SELECT DISTINCT n.id, json_extract(properties, '$.held'), plain FROM names JOIN nodes n USING (id) "
        "WHERE plain = ? AND label = 'Document' ORDER BY 2 DESC, 1",
        (words(f"{number_key(number)} {symbol}"),),
    )
    wanted = words(rest).split()
    return [row[0] for row in rows if all(word in re.split(r"[-/.:+]", row[0]) for word in wanted)]


def _highest(found: Sequence[tuple[str, str]]) -> list[str]:
    levels = [_LEVELS.index(label) for _, label in found if label in _LEVELS]
    if len(levels) < len(found):
        return [identifier for identifier, _ in found]
    return [identifier for identifier, label in found if _LEVELS.index(label) == min(levels)]


def _names(node: Node) -> Iterator[tuple[str, int]]:
    for key, tier in (("name", _NAME), ("title", _ALIAS)):
        if isinstance(value := node.properties.get(key), str):
            yield value, tier
    if isinstance(aliases := node.properties.get("aliases"), tuple):
        yield from ((alias, _ALIAS) for alias in aliases)
    number, symbol = node.properties.get("number"), node.properties.get("symbol")
    if isinstance(number, str):
        yield number_key(number), _SHORT
        if symbol:
            yield f"{number_key(number)}/{symbol}", _SHORT
    if node.id.startswith("loc:"):
        yield _bare(str(node.properties.get("name", slug(node.id)))), _SHORT
    if node.id.startswith("org:"):
        yield from ((short, _SHORT) for short in _abbreviated(node))


_PREFIX = re.compile(r"(?:tỉnh|thành phố|tp\.?|quận|huyện|thị xã|tx\.?|xã|phường|thị trấn|đặc khu)\s+", re.IGNORECASE)


def _abbreviated(node: Node) -> Iterator[str]:
    """ "UBND huyện Ba Bể" for "Ủy ban nhân dân huyện Ba Bể", by the abbreviations of its type of agency."""
    kind = vocabulary().agency_types.get(node.id.removeprefix("org:").partition("/")[0])
    name = str(node.properties.get("name", ""))
    if kind and name.startswith(f"{kind.name} "):
        yield from (short + name[len(kind.name) :] for short in kind.text_abbreviations)


def _bare(name: str) -> str:
    """A place's name without its type."""
    return _PREFIX.sub("", name, count=1)


def _exact(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
