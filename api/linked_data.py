"""Entities and the ontology as RDF: what their IRIs dereference to where `Accept` asks for a graph."""

from __future__ import annotations

from functools import cache

from pyoxigraph import NamedNode, serialize

from graph.engines import sparql_results
from graph.engines.limits import Limits
from graph.engines.sparql_results import GRAPHS
from graph.errors import NotFound
from graph.store import Store
from ontology.rdf import ontology_quads
from ontology.terms import EVIDENCE_BASE, PREFIXES, encode_path, entity_id, entity_iri

# Both directions; evidence stays out of it, because SPARQL asks for that by statement.
_DESCRIPTION = """
CONSTRUCT {{ <{iri}> ?p ?o . ?s ?q <{iri}> }} WHERE {{
  {{ <{iri}> ?p ?o }} UNION {{ ?s ?q <{iri}> FILTER(?q NOT IN (ht:evidenceFor, ht:evidenceValue)) }}
}}"""


def describe_entity(store: Store, identifier: str, media_type: str, limits: Limits) -> tuple[bytes, bool]:
    """All triples of an entity in one of the formats of `GRAPHS`, and whether the row limit cut them."""
    table = store.run_sparql(_DESCRIPTION.format(iri=entity_iri(identifier)), limits)
    return sparql_results.write(table, media_type), table.truncated


# Position and words of the passage are resources of their own, below the evidence.
_EVIDENCE = """
CONSTRUCT {{ <{iri}> ?p ?o . ?o ?q ?r . ?r ?s ?t }} WHERE {{
  <{iri}> ?p ?o OPTIONAL {{ <{iri}> oa:hasTarget ?o . ?o ?q ?r OPTIONAL {{ ?o oa:hasSelector ?r . ?r ?s ?t }} }}
}}"""
_PASSAGE = """
SELECT ?entity ?start ?end {{
  <{iri}> ht:evidenceFor ?subject OPTIONAL {{ <{iri}> ht:sourceDocument ?document }}
  OPTIONAL {{ <{iri}> oa:hasTarget/oa:hasSelector ?position . ?position oa:start ?start ; oa:end ?end }}
  BIND(COALESCE(?document, ?subject) AS ?entity)
}} LIMIT 1"""


def describe_evidence(store: Store, key: str, media_type: str, limits: Limits) -> bytes:
    """The Web Annotation of one statement, in one of the formats of `GRAPHS`."""
    return sparql_results.write(store.run_sparql(_EVIDENCE.format(iri=_evidence_iri(key)), limits), media_type)


def passage(store: Store, key: str, limits: Limits) -> tuple[str, int | None, int | None]:
    """The document (else the entity) that a statement is evidence in, and where the passage begins and ends.

    Raises:
        NotFound: no statement has this key.
    """
    rows = store.run_sparql(_PASSAGE.format(iri=_evidence_iri(key)), limits).rows
    if not rows:
        raise NotFound(f"no statement has the key {key}")
    entity, start, end = (cell and cell["value"] for cell in rows[0])
    return entity_id(entity), start and int(start), end and int(end)


def _evidence_iri(key: str) -> str:
    return EVIDENCE_BASE + encode_path(key)


@cache
def describe_ontology(media_type: str) -> bytes:
    """The ontology with its schemes in one of the formats of `GRAPHS`."""
    return serialize((quad.triple for quad in ontology_quads()), format=GRAPHS[media_type], prefixes=PREFIXES) or b""


def describe_concept(identifier: str, media_type: str) -> bytes:
    """What the ontology's files say of an entry of a closed list, in one of the formats of `GRAPHS`."""
    subject = NamedNode(entity_iri(identifier))
    said = (quad.triple for quad in ontology_quads() if quad.subject == subject)
    return serialize(said, format=GRAPHS[media_type], prefixes=PREFIXES) or b""
