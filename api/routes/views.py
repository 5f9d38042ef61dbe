"""The two views: the cooperation network and the lineage of a directive, as pages or as one file to keep."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.chrome import TheLang, chrome, page
from api.dependencies import AsOf, TheStore
from api.text import words
from graph.questions.lineage import lineage as ask_lineage
from graph.questions.network import network as ask_network
from visualizations.from_graph import lineage_view, names_in, network_view
from visualizations.lineage import lineage_columns
from visualizations.model import Lang, Page
from visualizations.network import cooperation_network
from visualizations.render import page_html

router = APIRouter(tags=["views"], default_response_class=HTMLResponse)

AsFile = Annotated[bool, Query(description="One self-contained file that needs no server.")]


@router.get("/network")
@router.get("/network/{name:path}")
def network(
    request: Request,
    store: TheStore,
    name: str | None = None,
    depth: Annotated[int, Query(ge=1, le=5, description="Steps from the unit in the middle.")] = 1,
    as_of: AsOf = None,
    lang: TheLang = "vi",
    file: AsFile = False,
) -> Response:
    """Who cooperates with whom; with a name, around that unit."""
    centre = store.resolve(name) if name else None
    graph = ask_network(store.cypher, centre, depth, as_of)
    view = network_view(graph, lang=lang, focus=centre, text_of=store.source_text, name_of=names_in(store))
    return _answer(request, cooperation_network(view, lang=lang), lang, as_file=file)


@router.get("/lineage")
def choose(request: Request, store: TheStore, lang: TheLang = "vi") -> Response:
    """The documents whose lineage can be followed."""
    return page(request, "choose.html.j2", words(lang)["lineage"], lang, documents=store.documents())


@router.get("/lineage/{name:path}")
def lineage(
    request: Request,
    name: str,
    store: TheStore,
    depth: Annotated[int, Query(ge=1, le=20, description="Hops in each direction.")] = 8,
    as_of: AsOf = None,
    lang: TheLang = "vi",
    file: AsFile = False,
) -> Response:
    """Where a directive comes from and where it went, in columns by issuing level."""
    way = ask_lineage(store.cypher, store.resolve_document(name), as_of, depth)
    view = lineage_view(way, lang=lang, text_of=store.source_text, name_of=names_in(store))
    return _answer(request, lineage_columns(view, lang=lang), lang, as_file=file)


def _answer(request: Request, drawn: Page, lang: Lang, *, as_file: bool) -> Response:
    if not as_file:
        return HTMLResponse(page_html(drawn, chrome=chrome(request, lang, as_file=True)))
    server = str(request.base_url).rstrip("/")
    return HTMLResponse(
        page_html(drawn, assets="inline", base_url=server),
        headers={"Content-Disposition": f'attachment; filename="{drawn.template.partition(".")[0]}.html"'},
    )
