"""Namespaces, and the two-way road between ids (`loc:tinh-lai-chau/huyen-tan-uyen`) and IRIs."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

NAMESPACE: Final = "https://w3id.org/hoptac/ontology#"
ENTITY_BASE: Final = "https://w3id.org/hoptac/id/"
EVIDENCE_BASE: Final = "https://w3id.org/hoptac/evidence/"

PREFIXES: Final = {
    "ht": NAMESPACE,
    "id": ENTITY_BASE,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "time": "http://www.w3.org/2006/time#",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "oa": "http://www.w3.org/ns/oa#",
    "rico": "https://www.ica.org/standards/RiC/ontology#",
}

# RFC 3987 `ipchar` and "/", without "%": what an IRI path holds as it is. Private use characters are not in it.
_NOT_IN_PATH = re.compile(
    r"[^A-Za-z0-9\-._~!$&'()*+,;=:@/"
    "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd]"
)
_DOT_SEGMENT = re.compile(r"(?<![^/])\.{1,2}(?![^/])")


class UndeclaredTerm(ValueError):
    """A label, relationship type, property key or value that the ontology does not declare."""


def entity_iri(identifier: str) -> str:
    """The IRI of an id; what an IRI path cannot hold is percent-encoded, Vietnamese letters stay.

    >>> entity_iri("doc:30/2020/NĐ-CP")
    'https://w3id.org/hoptac/id/doc:30/2020/NĐ-CP'
    """
    return ENTITY_BASE + encode_path(identifier)


def entity_id(iri: str) -> str:
    """The id of an entity's IRI.

    Raises:
        ValueError: the IRI is not below `https://w3id.org/hoptac/id/`.
    """
    if not iri.startswith(ENTITY_BASE):
        raise ValueError(f"{iri}: not the IRI of an entity, which starts with {ENTITY_BASE}")
    return decode_path(iri[len(ENTITY_BASE) :])


def source_iri(source: str) -> str:
    """The IRI of a source's named graph: `source` itself if it is an http(s) or urn IRI, else that of an id."""
    return source if re.match(r"(https?://|urn:)", source) else entity_iri(source)


def local_name(iri: str) -> str:
    """The name of an ontology term: `implements` for `https://w3id.org/hoptac/ontology#implements`."""
    return iri.rpartition("#")[2]


def encode_path(text: str) -> str:
    """Percent-encode what an IRI path cannot hold, and dot segments, which a client would resolve away."""
    encoded = _NOT_IN_PATH.sub(lambda match: _percent(match[0]), text)
    return _DOT_SEGMENT.sub(lambda match: _percent(match[0]), encoded)


def decode_path(path: str) -> str:
    """The inverse of `encode_path`."""
    return unquote(path, errors="strict")


def _percent(characters: str) -> str:
    return "".join(f"%{byte:02X}" for byte in characters.encode("utf-8"))
