"""Reading the Turtle files of this folder: for each subject, what is said of it, in the file's order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from ontology.terms import PREFIXES

FOLDER = Path(__file__).parent
SCHEMES = (
    "fields",
    "document_types",
    "agency_types",
    "roles",
    "units",
    "likeness",
    "event_kinds",
    "place_kinds",
    "partner_roles",
    "international_bodies",
    "objective_kinds",
)
FILES = tuple(FOLDER / f"{name}.ttl" for name in ("hoptac", *SCHEMES))
SHAPES = FOLDER / "shapes.ttl"


def expand(curie: str) -> str:
    """`skos:prefLabel` written out as an IRI."""
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + name


@dataclass(frozen=True, slots=True)
class Description:
    """What the files say of one subject; properties are asked for as `prefix:name`, values come in file order."""

    iri: str
    statements: Mapping[str, list[NamedNode | BlankNode | Literal | Triple]]

    def literals(self, curie: str, lang: str | None = None) -> tuple[str, ...]:
        """The literal values, of one language if `lang` is given."""
        values = self.statements.get(expand(curie), ())
        return tuple(v.value for v in values if isinstance(v, Literal) and lang in (None, v.language))

    def literal(self, curie: str, lang: str | None = None) -> str | None:
        """The first literal value, or None."""
        return next(iter(self.literals(curie, lang)), None)

    def iris(self, curie: str) -> tuple[str, ...]:
        """The values that are IRIs."""
        return tuple(v.value for v in self.statements.get(expand(curie), ()) if isinstance(v, NamedNode))

    def isa(self, curie: str) -> bool:
        """Whether the subject is typed as this class."""
        return expand(curie) in self.iris("rdf:type")


def read(paths: Iterable[Path] = FILES) -> dict[str, Description]:
    """Every named subject of the files, by IRI, in file order.

    Raises:
        SyntaxError: a file is not Turtle; the message has line and column.
    """
    found: dict[str, dict[str, list[NamedNode | BlankNode | Literal | Triple]]] = {}
    for path in paths:
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            if isinstance(quad.subject, NamedNode):
                statements = found.setdefault(quad.subject.value, defaultdict(list))
                statements[quad.predicate.value].append(quad.object)
    return {iri: Description(iri, statements) for iri, statements in found.items()}
