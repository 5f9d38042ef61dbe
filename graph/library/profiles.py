"""From the merged graph to the profiles that the rules of likeness compare, and the passages to show of a node."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from graph.agreements import party_of
from graph.identity import register_of
from graph.library.database import Database
from graph.library.packing import unpack_properties
from graph.likeness.profile import Profile
from graph.likeness.rules import KINDS
from ontology.records import Properties, Value

_CHUNK: Final = 500
_LOOKED_AT: Final = 8  # statements in which a passage is looked for
_SAID: Final = (
    "name", "title", "aliases", "kind", "date", "notBefore", "notAfter", "periodStart", "periodEnd", "validFrom",
    "validTo", "documentType", "documentTypeLabel", "system", "number", "symbol", "held",
)  # fmt: skip
_LABELS: Final = ", ".join(f"'{label}'" for label in sorted(KINDS))


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that speaks of a node; all empty where none is known."""

    document: str = ""
    span: str = ""
    quote: str = ""


def read_profiles(database: Database, identifiers: Collection[str]) -> dict[str, Profile]:
    """Profiles of those of the ids that are nodes of a class with rules and that say something, by id."""
    found = {}
    wanted = iter(sorted(identifiers))
    while chunk := list(islice(wanted, _CHUNK)):
        marks = ", ".join("?" * len(chunk))
        statement = f"SELECT id, label, properties FROM nodes WHERE id IN ({marks}) AND label IN ({_LABELS})"  # noqa: S608
        for identifier, label, packed in database.rows(statement, chunk):
            properties = unpack_properties(packed)
            if properties:
                found[identifier] = Profile(identifier, label, _said(database, identifier, label, properties))
    return found


def affected(database: Database, identifiers: Collection[str]) -> set[str]:
    """The ids themselves, and agreements whose party is a group among them: they are compared by its members."""
    groups = [identifier for identifier in identifiers if identifier.startswith("grp:")]
    statement = "SELECT target FROM edges WHERE source = ? AND type = 'PARTY_TO'"
    return {*identifiers, *(row[0] for group in groups for row in database.rows(statement, (group,)))}


def passage_of(database: Database, identifier: str) -> Found:
    """A passage that speaks of a node: where it is named, else the first by the statements' types and keys."""
    for condition in ("target = ? AND type = 'MENTIONS'", "target = ? AND type <> ?", "source = ? AND type <> ?"):
        values = (identifier, "POSSIBLY_SAME")[: condition.count("?")]
        statement = f"SELECT properties FROM edges WHERE {condition} ORDER BY type, key LIMIT {_LOOKED_AT}"  # noqa: S608
        for (packed,) in database.rows(statement, values):
            said = unpack_properties(packed)
            if said.get("quote"):
                span = f"{said.get('start')}-{said.get('end')}"
                return Found(str(said.get("sourceDocument", "")), span, str(said["quote"]))
    return Found()


def _said(database: Database, identifier: str, label: str, properties: Properties) -> dict[str, Value]:
    said = {key: properties[key] for key in _SAID if key in properties}
    return said | {key: ids for key, ids in _around(database, identifier, label) if ids}


def _around(database: Database, identifier: str, label: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The ids that a rule needs to know besides the node's own properties."""
    if label == "Agreement":
        parties = _ends(database, "source", "target", identifier, "PARTY_TO")
        yield "parties", tuple(sorted({party_of(name) for name in _with_members(database, parties)}))
    elif label == "Document":
        issuers = _ends(database, "target", "source", identifier, "ISSUED_BY")
        yield "issuers", tuple(sorted({register_of(name) for name in issuers}))
    elif label == "Person":
        yield "posts", _ends(database, "target", "source", identifier, "HOLDS_POST")
    elif label == "Agency":
        yield "successors", _ends(database, "target", "source", identifier, "SUCCEEDED_BY")
    elif label == "Event":
        yield "participants", _ends(database, "target", "source", identifier, "HAS_PARTICIPANT")
    elif label in ("Place", "ForeignPartner"):
        yield "localities", _ends(database, "target", "source", identifier, "LOCATED_IN")


def _with_members(database: Database, parties: Iterable[str]) -> Iterator[str]:
    """The parties, a group replaced by those of its members that are named."""
    for name in parties:
        members = _ends(database, "source", "target", name, "MEMBER_OF") if name.startswith("grp:") else ()
        yield from members or (name,)


def _ends(database: Database, wanted: str, known: str, identifier: str, kind: str) -> tuple[str, ...]:
    statement = f"SELECT DISTINCT {wanted} FROM edges WHERE {known} = ? AND type = ? ORDER BY 1"  # noqa: S608
    return tuple(row[0] for row in database.rows(statement, (identifier, kind)))


def values(found: Sequence[Found]) -> dict[str, Value]:
    """The two passages as an edge carries them."""
    said: dict[str, Value] = {}
    for name, one in zip(("first", "second"), found, strict=True):
        parts = ((f"{name}Document", one.document), (f"{name}Span", one.span), (f"{name}Quote", one.quote))
        said |= {key: value for key, value in parts if value}
    return said
