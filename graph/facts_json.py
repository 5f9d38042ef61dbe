"""`DocumentFacts` to JSON and back, in the form that the annotators use.

`layers` lists the ones that this version reads, so that an empty list is not taken for "nothing said".
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter, ValidationError

from graph.errors import InvalidRequest
from graph.facts import DocumentFacts

SCHEMA = "vnkg-gold/1"
LAYERS = (
    "documents",
    "lineage",
    "agreements",
    "cooperations",
    "fields",
    "activities",
    "roles",
    "reporting",
    "addressees",
    "recipients",
    "signers",
    "events",
    "places",
    "foreign_partners",
    "posts",
    "amounts",
    "indicators",
    "objectives",
    "mentions",
)

_FACTS = TypeAdapter(DocumentFacts)


def to_dict(facts: DocumentFacts) -> dict[str, Any]:
    """The facts as JSON-ready lists and dicts, keys as in the annotators' form."""
    rows: dict[str, Any] = _FACTS.dump_python(facts, mode="json", by_alias=True)
    return {"schema": SCHEMA, "layers": list(LAYERS), **rows}


def dumps(facts: DocumentFacts, indent: int | None = None) -> str:
    """The facts as JSON text, Vietnamese letters as they are."""
    return json.dumps(to_dict(facts), ensure_ascii=False, indent=indent)


def loads(text: str | bytes) -> DocumentFacts:
    """Read what `dumps` wrote, or a file of the annotators; keys that `DocumentFacts` lacks are ignored.

    Raises:
        InvalidRequest: the text is not JSON, or a row lacks a key or has one of the wrong type; the message says where.
    """
    try:
        return _FACTS.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = "/".join(str(step) for step in first["loc"])
        raise InvalidRequest(f"not the JSON of document facts: {place}: {first['msg']}") from error
