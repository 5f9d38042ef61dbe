"""Events, foreign partners and objectives of one source as nodes and edges.

    Event ─STATED_IN→ Document; ─LOCATED_IN→ unit or place; ─HAS_PARTICIPANT→ agency, group, post or unit
    Document ─HAS_FOREIGN_PARTNER→ country, foreign place or body, with its role; ─MENTIONS→ Place
    Objective ─STATED_IN→ Document

An event is the same node for all documents that name it alike (`graph.events`); an objective belongs to its source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from graph.events import event_id
from graph.facts import DocumentFacts, Event, Objective, Span
from graph.tasks import Statement, identified
from ontology.records import Node, Value

_Said: TypeAlias = dict[str, Value | None]
_LONGEST_NAME = 200


class Named:
    """What one source names besides agencies and units.

    Args:
        facts: what was read.
        source_id: the source's id, from which the objectives take theirs.
        documents: graph ids of the documents by row id.
    """

    def __init__(self, facts: DocumentFacts, source_id: str, documents: Mapping[str, str]) -> None:
        self._facts, self._documents = facts, documents
        path = source_id.partition(":")[2]
        owners = {row.id: _owner(row.issuer) for row in facts.documents}
        members = {row.id: tuple(name for name in row.members if ":" in name) for row in facts.entities}
        self._events = {row.id: event_id(row, path, owners.get(row.document), members) for row in facts.events}
        rows = enumerate(facts.objectives)
        self._objectives = list(identified("obj", path, ((str(i), (row.evidence,), "") for i, row in rows)).values())

    def nodes(self) -> Iterator[Node]:
        """The events and objectives; places and partners are entities, which have their nodes."""
        for event in self._facts.events:
            yield _event_node(self._events[event.id], event)
        for name, objective in zip(self._objectives, self._facts.objectives, strict=True):
            yield _objective_node(name, objective)

    def statements(self) -> Iterator[Statement]:
        """What leads from and to them, each with its passages."""
        for event in self._facts.events:
            yield from self._of_event(event)
        for name, objective in zip(self._objectives, self._facts.objectives, strict=True):
            if document := self._stating(objective.document, objective.evidence):
                said: _Said = {"confidence": objective.confidence}
                yield Statement(name, document, "STATED_IN", (objective.evidence,), said)
        yield from self._partners()
        yield from self._places()

    def _of_event(self, row: Event) -> Iterator[Statement]:
        document = self._stating(row.document, row.evidence[0] if row.evidence else None)
        ends = [(document, "STATED_IN")] if document else []
        ends += [(row.place, "LOCATED_IN")] if row.place else []
        ends += [(who, "HAS_PARTICIPANT") for who in row.participants]
        for target, kind in ends:
            yield Statement(self._events[row.id], target, kind, row.evidence, {"confidence": row.confidence})

    def _partners(self) -> Iterator[Statement]:
        for row in self._facts.foreign_partners:
            if document := self._stating(row.document, row.evidence):
                said: _Said = {"partnerRole": row.role, "confidence": row.confidence}
                yield Statement(document, row.entity, "HAS_FOREIGN_PARTNER", (row.evidence,), said)

    def _places(self) -> Iterator[Statement]:
        """Places that no mention names already."""
        mentioned = {entity for mention in self._facts.mentions for entity in mention.entities}
        for row in self._facts.places:
            document = self._stating(row.document, row.evidence)
            if document and row.entity not in mentioned:
                said: _Said = {"confidence": row.confidence, "how": "kind and name"}
                yield Statement(document, row.entity, "MENTIONS", (row.evidence,), said)

    def _stating(self, row: str, span: Span | None) -> str | None:
        """The document of a row: the one that it names, else the one in whose text its passage lies."""
        if row in self._documents or span is None:
            return self._documents.get(row)
        parts = (part for part in self._facts.segments if part.start <= span.start < part.end)
        return next((self._documents[part.document] for part in parts if part.document in self._documents), None)


def _owner(issuers: tuple[str, ...]) -> str | None:
    """The path of the one unit that a document's issuers belong to."""
    places = {name.partition("/")[2] if not name.startswith("loc:") else name.partition(":")[2] for name in issuers}
    return places.pop() if len(places) == 1 and "" not in places else None


def _event_node(identifier: str, row: Event) -> Node:
    date = row.date
    said = {
        "name": row.name,
        "kind": row.kind,
        "date": date.value,
        "datePrecision": date.precision,
        "periodEnd": date.end,
    }
    said |= {"recurrence": date.rule, "frequency": date.recurrence, "dateRaw": date.raw}
    bounds = {"notBefore": date.not_before, "notAfter": date.not_after}
    return Node(identifier, "Event", _stated({**said, **bounds, "confidence": row.confidence}))


def _objective_node(identifier: str, row: Objective) -> Node:
    words = " ".join(row.evidence.quote.replace("**", "").split())
    name = words if len(words) <= _LONGEST_NAME else words[:_LONGEST_NAME].rsplit(" ", 1)[0] + " …"
    return Node(identifier, "Objective", _stated({"name": name, "task": words, "kind": row.kind}))


def _stated(values: Mapping[str, Value | None]) -> dict[str, Value]:
    return {key: value for key, value in values.items() if value is not None and value != ""}
