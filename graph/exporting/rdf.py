"""RDF files. Where the format has named graphs each source is one; elsewhere all sources are one graph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import IO

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from graph.library.whole import WholeGraph
from ontology.rdf import to_quads
from ontology.terms import PREFIXES


def write_rdf(graph: WholeGraph, out: IO[bytes], syntax: RdfFormat) -> None:
    """Write what the sources say. A triple that several sources state comes once for each: RDF readers merge them."""
    quads = _quads(graph)
    statements: Iterator[Quad] | Iterator[Triple] = quads
    if not syntax.supports_datasets:
        statements = (quad.triple for quad in quads)
    serialize(statements, out, syntax, prefixes=dict(PREFIXES))


def _quads(graph: WholeGraph) -> Iterator[Quad]:
    for source, contribution in chain(graph.contributions(), graph.links()):
        yield from to_quads(contribution, source)
