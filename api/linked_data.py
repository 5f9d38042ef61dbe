"""Entities and the ontology as RDF: what their IRIs dereference to where `Accept` asks for a graph."""

from __future__ import annotations

from functools import cache

from pyoxigraph import serialize

from graph.engines import sparql_results
from graph.engines.limits import Limits
from graph.engines.sparql_results import GRAPHS
from graph.store import Store
from ontology.rdf import ontology_quads
from ontology.terms import PREFIXES, entity_iri

# Both directions; evidence stays out of it, because SPARQL asks for that by statement.
_DESCRIPTION = """
CONSTRUCT {{ <{iri}> ?p ?o . ?s ?q <{iri}> }} WHERE {{
  {{ <{iri}> ?p ?o }} UNION {{ ?s ?q <{iri}> FILTER(?q NOT IN (ht:evidenceFor, ht:evidenceValue)) }}
}}"""


def describe_entity(store: Store, identifier: str, media_type: str, limits: Limits) -> tuple[bytes, bool]:
    """All triples of an entity in one of the formats of `GRAPHS`, and whether the row limit cut them."""
    table = store.run_sparql(_DESCRIPTION.format(iri=entity_iri(identifier)), limits)
    return sparql_results.write(table, media_type), table.truncated


@cache
def describe_ontology(media_type: str) -> bytes:
    """The ontology with its schemes in one of the formats of `GRAPHS`."""
    return serialize((quad.triple for quad in ontology_quads()), format=GRAPHS[media_type], prefixes=PREFIXES) or b""
