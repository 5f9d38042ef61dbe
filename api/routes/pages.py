"""Pages for people: the start, the list of documents, search results, and a page for everything that has an id."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic_core import to_json

from api.chrome import TheLang, page
from api.dependencies import TheSettings, TheStore
from api.limits import asked_limits
from api.linked_data import describe_concept, describe_entity
from api.negotiation import preferred
from api.presenting import facts_of, groups_of
from api.text import words
from graph.engines.sparql_results import GRAPHS
from graph.errors import NotFound
from graph.library.reading import DocumentDetail, EntityDetail
from graph.store import Store
from ontology.entries import is_listed
from ontology.vocabulary import vocabulary
from visualizations.lookup import names_in

router = APIRouter(tags=["pages"], default_response_class=Response)

_HTML, _JSON = "text/html", "application/json"
_VARY = {"Vary": "Accept"}
_COUNTED = {"units": ("Province", "District", "Commune"), "agencies": ("Agency",), "agreements": ("Agreement",)}


@router.get("/", include_in_schema=False)
def home(request: Request, store: TheStore, lang: TheLang = "vi") -> Response:
    """What is in the graph, and where to begin."""
    info = store.info()
    documents = store.documents()
    counts = {
        "held": info.held_documents,
        "cited": sum(not row.held for row in documents),
        **{key: sum(info.nodes.get(label, 0) for label in labels) for key, labels in _COUNTED.items()},
    }
    held = [row for row in documents if row.held]
    return page(request, "home.html.j2", words(lang)["home"], lang, counts=counts, documents=held)


@router.get("/documents", include_in_schema=False)
def documents(request: Request, store: TheStore, lang: TheLang = "vi") -> Response:
    """All documents by date."""
    rows = store.documents()
    return page(request, "documents.html.j2", words(lang)["documents"], lang, documents=rows)


@router.get("/search", include_in_schema=False)
def search(request: Request, store: TheStore, q: str = "", lang: TheLang = "vi") -> Response:
    """What has all the words."""
    hits = store.search(q, 50) if q.strip() else ()
    return page(request, "search.html.j2", words(lang)["search"], lang, query=q, hits=hits)


@router.get("/id/{identifier:path}", responses={200: {"content": {name: {} for name in (_HTML, _JSON, *GRAPHS)}}})
def thing(
    request: Request,
    identifier: str,
    store: TheStore,
    settings: TheSettings,
    lang: TheLang = "vi",
    start: Annotated[int | None, Query(ge=0, description="Where a passage to show begins.")] = None,
    end: Annotated[int | None, Query(ge=0)] = None,
) -> Response:
    """Anything that has an id: its page, JSON or RDF, by `Accept`."""
    found = _read(store, identifier)
    media_type = preferred(request, (_HTML, _JSON, *GRAPHS))
    if found is None:
        return _listed(identifier, media_type, lang)
    if media_type == _JSON:
        return Response(to_json(found), media_type=_JSON, headers=_VARY)
    if media_type in GRAPHS:
        body, cut = describe_entity(store, found.node.id, media_type, asked_limits(settings, None, None))
        return Response(body, media_type=media_type, headers=_VARY | ({"Hoptac-Truncated": "yes"} if cut else {}))
    node = found.node
    title = str(node.properties.get("name", node.id))
    text = _marked(found, start, end) if isinstance(found, DocumentDetail) else ("", "", "")
    name_of = names_in(store)
    groups, facts = groups_of(found.links, lang, name_of), facts_of(node, lang, name_of)
    kind = vocabulary().label(node.label, lang)
    return page(request, "thing.html.j2", title, lang, node=node, kind=kind, groups=groups, facts=facts, text=text)


def _read(store: Store, identifier: str) -> DocumentDetail | EntityDetail | None:
    """What the graph has; None for an entry of a closed list that no document names yet."""
    try:
        return store.document(identifier) if identifier.startswith("doc:") else store.entity(identifier)
    except NotFound:
        if is_listed(identifier):
            return None
        raise


def _listed(identifier: str, media_type: str, lang: TheLang) -> Response:
    """Its place on the ontology's page; for a program, what the ontology says of it."""
    if media_type in GRAPHS:
        return Response(describe_concept(identifier, media_type), media_type=media_type, headers=_VARY)
    address = f"/ontology{'' if lang == 'vi' else '?lang=en'}#{quote(identifier, safe=':')}"
    return RedirectResponse(address, 303, headers=_VARY)


def _marked(found: DocumentDetail, start: int | None, end: int | None) -> tuple[str, str, str]:
    """The document's text before, in and after the passage asked for; offsets count into the source's text."""
    text = found.text
    if start is None or end is None or not found.holdings:
        return text, "", ""
    first = max(0, start - found.holdings[0].start)
    last = max(first, end - found.holdings[0].start)
    return text[:first], text[first:last], text[last:]
