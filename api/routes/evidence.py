"""`/evidence/KEY`: the passage behind one statement, for people; its Web Annotation, for programs."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api.chrome import TheLang, id_url
from api.dependencies import TheSettings, TheStore
from api.limits import asked_limits
from api.linked_data import describe_evidence, passage
from api.negotiation import preferred
from graph.engines.sparql_results import GRAPHS

router = APIRouter(prefix="/evidence", tags=["pages"], default_response_class=Response)
_HTML = "text/html"
_HEADERS = {"Vary": "Accept"}


@router.get("/{key:path}", responses={200: {"content": {name: {} for name in GRAPHS}}})
def evidence(request: Request, key: str, store: TheStore, settings: TheSettings, lang: TheLang = "vi") -> Response:
    """Evidence in RDF; a browser is sent to the document at the passage."""
    limits = asked_limits(settings, None, None)
    found = passage(store, key, limits)
    media_type = preferred(request, (_HTML, *GRAPHS))
    if media_type != _HTML:
        return Response(describe_evidence(store, key, media_type, limits), media_type=media_type, headers=_HEADERS)
    entity, start, end = found
    query = {"start": start, "end": end, "lang": None if lang == "vi" else lang}
    return RedirectResponse(id_url(entity, **query), 303, headers=_HEADERS)
