"""Property values as RDF terms and back, by what the ontology says a property holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ontology.records import Scalar, Value
from ontology.terms import UndeclaredTerm, entity_id, entity_iri
from ontology.turtle import expand
from ontology.vocabulary import PropertyTerm

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple

_DATE = NamedNode(expand("xsd:date"))
_MONTH = NamedNode(expand("xsd:gYearMonth"))
_YEAR = NamedNode(expand("xsd:gYear"))
_INTEGER = NamedNode(expand("xsd:integer"))
_TYPES: dict[str, tuple[type, ...]] = {"integer": (int,), "double": (float, int), "boolean": (bool,)}


def to_terms(term: PropertyTerm, value: Value) -> list[NamedNode | Literal]:
    """The RDF terms of a value; a set gives one a member, in order.

    Raises:
        UndeclaredTerm: the value is not of the kind that the ontology declares for this property.
    """
    if not term.many:
        return [_to_term(term, _checked(term, value))]
    members = value if isinstance(value, tuple) else (value,)
    return [_to_term(term, _checked(term, member)) for member in sorted({str(member) for member in members})]


def from_terms(term: PropertyTerm, terms: Sequence[Term]) -> Value:
    """The value that `to_terms` wrote."""
    if term.many:
        return tuple(sorted(entity_id(_text(one)) if term.value_kind == "entity" else _text(one) for one in terms))
    return _from_term(term, terms[0])


def _checked(term: PropertyTerm, value: Value) -> Scalar:
    allowed = _TYPES.get(term.value_kind, (str,))
    wrong_boolean = isinstance(value, bool) and bool not in allowed
    if not isinstance(value, allowed) or wrong_boolean or isinstance(value, tuple):
        raise UndeclaredTerm(
            f"{term.property_key}: {value!r} is not a value of this property: "
            f"ontology/hoptac.ttl declares {'a set of ' if term.many else ''}{term.value_kind}"
        )
    return value


def _to_term(term: PropertyTerm, value: Scalar) -> NamedNode | Literal:
    match term.value_kind:
        case "entity":
            return NamedNode(entity_iri(str(value)))
        case "date":
            return partial_date(str(value))
        case "integer":
            return Literal(str(int(value)), datatype=_INTEGER)
        case "double":
            return Literal(float(value))
        case "boolean":
            return Literal(bool(value))
        case _:
            return Literal(str(value))


def _from_term(term: PropertyTerm, value: Term) -> Scalar:
    text = _text(value)
    match term.value_kind:
        case "entity":
            return entity_id(text)
        case "integer":
            return int(text)
        case "double":
            return float(text)
        case "boolean":
            return text in ("true", "1")
        case _:
            return text


def _text(value: Term) -> str:
    if not isinstance(value, (Literal, NamedNode)):
        raise UndeclaredTerm(f"{value}: neither a literal nor an IRI")
    return value.value


def partial_date(text: str) -> Literal:
    """A year, month or day, typed; anything else is a plain string, which the shapes report."""
    if re.fullmatch(r"[0-9]{4}", text):
        return Literal(text, datatype=_YEAR)
    if re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text):
        return Literal(text, datatype=_MONTH)
    return Literal(text, datatype=_DATE) if _is_day(text) else Literal(text)


def _is_day(text: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
