"""Property values as other programs type them: which properties records have, and what each holds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

from ontology.records import Edge, Node, Value
from ontology.vocabulary import vocabulary

Kind: TypeAlias = Literal["string", "long", "double", "boolean"]
"""The types that GraphML, GEXF and neo4j-admin have in common, by the name that all three give them."""

# What XML 1.0 cannot carry even as a character reference.
_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def keys_of(records: Iterable[Node | Edge]) -> tuple[str, ...]:
    """The property keys in use, sorted: one pass over the records."""
    return tuple(sorted({key for record in records for key in record.properties}))


def kind_of(key: str) -> Kind:
    """What one value of a property is, by the ontology; dates and ids are text, as they may be partial."""
    match vocabulary().property_by_key[key].value_kind:
        case "integer":
            return "long"
        case "double" | "boolean" as kind:
            return kind
        case _:
            return "string"


def cell_kind(key: str) -> Kind:
    """The same where a list is one text, as in GraphML and GEXF (`as_text`)."""
    return "string" if is_many(key) else kind_of(key)


def is_many(key: str) -> bool:
    """Whether a property holds a list."""
    return vocabulary().property_by_key[key].many


def as_text(value: Value) -> str:
    """A value as XML formats write it: lists as a JSON array, truth in lower case, no character that XML forbids."""
    if isinstance(value, tuple):
        return clean(json.dumps(value, ensure_ascii=False))
    if isinstance(value, bool):
        return str(value).lower()
    return clean(str(value))


def clean(text: str) -> str:
    """The text with U+FFFD for characters that XML cannot carry."""
    return _NO_XML.sub("\ufffd", text)
