"""The formats there are, by name: what `hoptac export` and `/api/export` offer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO, Final

from pyoxigraph import RdfFormat

from graph.errors import InvalidRequest
from graph.exporting.gexf import write_gexf
from graph.exporting.graphml import write_graphml
from graph.exporting.neo4j_csv import write_neo4j_csv
from graph.exporting.rdf import write_rdf
from graph.library.whole import WholeGraph


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its media type, the suffix of its files, whether the sources stay apart, and its writer."""

    name: str
    media_type: str
    suffix: str
    by_source: bool
    write: Callable[[WholeGraph, IO[bytes]], None]

    @property
    def is_text(self) -> bool:
        """Whether a terminal can show it."""
        return self.suffix != ".zip"


def _rdf(name: str, syntax: RdfFormat) -> Format:
    def write(graph: WholeGraph, out: IO[bytes]) -> None:
        write_rdf(graph, out, syntax)

    return Format(name, syntax.media_type, f".{syntax.file_extension}", syntax.supports_datasets, write)


_ALL: Final = (
    _rdf("turtle", RdfFormat.TURTLE),
    _rdf("ntriples", RdfFormat.N_TRIPLES),
    _rdf("nquads", RdfFormat.N_QUADS),
    _rdf("trig", RdfFormat.TRIG),
    _rdf("jsonld", RdfFormat.JSON_LD),
    Format("graphml", "application/graphml+xml", ".graphml", False, write_graphml),
    Format("gexf", "application/gexf+xml", ".gexf", False, write_gexf),
    Format("neo4j-csv", "application/zip", ".zip", False, write_neo4j_csv),
)
FORMATS: Final[Mapping[str, Format]] = {each.name: each for each in _ALL}


def format_named(name: str) -> Format:
    """The format of that name. Raises `InvalidRequest` for another."""
    try:
        return FORMATS[name]
    except KeyError:
        raise InvalidRequest(f"“{name}” is no export format; there are {', '.join(FORMATS)}") from None
