"""The ontology as data: `/ontology` in the RDF formats, and the JSON-LD context."""

from __future__ import annotations

import json

from fastapi import APIRouter, Request, Response

from api.linked_data import describe_ontology
from api.negotiation import preferred
from graph.engines.sparql_results import GRAPHS
from ontology.context import jsonld_context

router = APIRouter(prefix="/ontology", tags=["ontology"], default_response_class=Response)
_HEADERS = {"Vary": "Accept", "Access-Control-Allow-Origin": "*"}


@router.get("", responses={200: {"content": {name: {} for name in GRAPHS}}})
def ontology(request: Request) -> Response:
    """Classes, properties and the closed lists, by `Accept`."""
    media_type = preferred(request, tuple(GRAPHS))
    return Response(describe_ontology(media_type), media_type=media_type, headers=_HEADERS)


@router.get("/context.jsonld")
def context() -> Response:
    """Short names of classes and properties for JSON-LD."""
    written = json.dumps(jsonld_context(), ensure_ascii=False)
    return Response(written, media_type="application/ld+json", headers=_HEADERS)
