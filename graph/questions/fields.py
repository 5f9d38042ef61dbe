"""Which tasks are in a field: of an activity its own fields count, of anything else those of its document.

A field takes in the narrower ones below it: what is in tourism routes is in tourism.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.engines.base import CypherReader
from graph.errors import InvalidRequest
from graph.slug import slug
from ontology.vocabulary import vocabulary

_FIELDS = "UNWIND $ids AS id MATCH (x:Activity|Document {id: id})-[:COVERS]->(f:Field) RETURN id, f.id AS field"


@dataclass(frozen=True, slots=True)
class InField:
    """Whether tasks are in one field; `fields_of` is known for the activities and documents that were asked about."""

    wanted: Collection[str]
    fields_of: Mapping[str, Collection[str]]

    def has(self, activity: str | None, document: str) -> bool:
        """Whether a task is in the field: by its activity where that has fields, else by its document."""
        found = self.fields_of.get(activity or "") or self.fields_of.get(document, ())
        return any(field in self.wanted for field in found)


def field_named(name: str) -> str:
    """The id in the ontology of the field that a person means, by its name in either language or its id.

    Raises:
        InvalidRequest: the ontology has no such field.
    """
    typed = slug(name.removeprefix("field:"))
    for field in vocabulary().fields.values():
        if typed in (slug(field.id), slug(field.name), slug(field.name_en)):
            return field.id
    raise InvalidRequest(f"“{name}” is no field; the fields are {', '.join(sorted(vocabulary().fields))}")


def in_field(engine: CypherReader, field: str, about: Iterable[str]) -> InField:
    """What tells whether tasks are in a field.

    Args:
        engine: where to ask.
        field: its name or id, see `field_named`.
        about: ids of the activities and documents that will be asked about.

    Raises:
        InvalidRequest: there is no such field.
    """
    wanted = {f"field:{one}" for one in narrower(field_named(field))}
    fields: dict[str, set[str]] = defaultdict(set)
    for row in engine.read(_FIELDS, {"ids": sorted(set(about))}):
        fields[row["id"]].add(row["field"])
    return InField(frozenset(wanted), fields)


def narrower(field: str) -> frozenset[str]:
    """A field of the ontology with all below it."""
    parents = {one.id: one.parent for one in vocabulary().fields.values()}
    found = {field}
    while more := {one for one, parent in parents.items() if parent in found} - found:
        found |= more
    return frozenset(found)
