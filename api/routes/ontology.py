"""The ontology: a page for people, RDF for programs, by `Accept`, and the JSON-LD context."""

from __future__ import annotations

import json

from fastapi import APIRouter, Request, Response

from api.chrome import TheLang, page
from api.linked_data import describe_ontology
from api.negotiation import preferred
from api.text import words
from graph.engines.sparql_results import GRAPHS
from ontology.context import jsonld_context
from ontology.entries import compact, entries, schemes

router = APIRouter(prefix="/ontology", tags=["ontology"], default_response_class=Response)
_HTML = "text/html"
_HEADERS = {"Vary": "Accept", "Access-Control-Allow-Origin": "*"}


@router.get("", responses={200: {"content": {name: {} for name in (*GRAPHS, _HTML)}}})
def ontology(request: Request, lang: TheLang = "vi") -> Response:
    """Classes, properties and the closed lists, by `Accept`; an anchor of the page is a term's local name or id."""
    media_type = preferred(request, (*GRAPHS, _HTML))
    if media_type != _HTML:
        return Response(describe_ontology(media_type), media_type=media_type, headers=_HEADERS)
    parts = [(kind, entries(kind)) for kind in ("class", "relationship", "property", "annotation")]
    title, formats = words(lang)["ontology"], tuple(GRAPHS)
    answer = page(
        request, "ontology.html.j2", title, lang, parts=parts, schemes=schemes(), compact=compact, formats=formats
    )
    answer.headers.update(_HEADERS)
    return answer


@router.get("/context.jsonld")
def context() -> Response:
    """Short names of classes and properties for JSON-LD."""
    written = json.dumps(jsonld_context(), ensure_ascii=False)
    return Response(written, media_type="application/ld+json", headers=_HEADERS)
