"""How a held document is read: its page, and the same as JSON. The text is read again, for rules are not stored."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.chrome import TheLang, chrome
from api.dependencies import TheStore
from graph.errors import LimitExceeded, NotFound
from graph.explained import Explanation
from graph.facts import DocumentFacts
from graph.facts_json import LAYERS
from graph.library.reading import DocumentDetail, Holding
from graph.store import Store
from loaders.explain import explain, within
from loaders.source import Source
from visualizations.explained import explanation_page
from visualizations.explained_text import LAYER_NAMES, catalogue
from visualizations.model import Lang
from visualizations.render import page_html

router = APIRouter(tags=["explaining"])

LONGEST: Final = 200_000
"""Characters of a source that a page explains: some seconds to read, some megabytes of page."""
_KEPT: Final = 16


@router.get("/explain/{name:path}", response_class=HTMLResponse)
def explain_page(request: Request, name: str, store: TheStore, lang: TheLang = "vi") -> Response:
    """The text with every span marked, what each became, by which line of code, how sure; what was unclear."""
    found, holding, explained = _explained(store, name)
    page = explanation_page(
        explained,
        title=str(found.node.properties.get("name", found.node.id)),
        lang=lang,
        within=(holding.start, holding.end),
        notices=_notices(found.facts, explained, lang),
        document=found.row.id,
    )
    return HTMLResponse(page_html(page, chrome=chrome(request, lang)))


@router.get("/api/explain/{name:path}")
def explain_json(name: str, store: TheStore) -> dict[str, Any]:
    """The rows that a document's text gave, each with its rule; offsets count into the source's text."""
    found, holding, explained = _explained(store, name)
    part = within(explained, [(holding.start, holding.end)])
    return {
        "document": found.row.id,
        "source": holding.source,
        "differs": differing(found.facts, explained.facts),
        "rows": [asdict(row) for row in part.rows],
        "doubts": [asdict(doubt) for doubt in part.doubts],
    }


def _explained(store: Store, name: str) -> tuple[DocumentDetail, Holding, Explanation]:
    """A held document with a fresh reading of its source. Raises `NotFound`, `LimitExceeded`."""
    found = store.document(store.resolve_document(name))
    if not found.holdings or found.facts is None:
        raise NotFound(f"{found.row.name} is only cited: its text is not here, so there is nothing to explain")
    holding = found.holdings[0]
    text = store.source_text(holding.source)
    if len(text) > LONGEST:
        raise LimitExceeded(
            f"{holding.file} has {len(text):,} characters and a page explains up to {LONGEST:,}: "
            "use “hoptac explain FILE --at LINE”"
        )
    return found, holding, _read(Source(found.facts.seed.file, text, found.facts.seed.sha256))


@lru_cache(maxsize=_KEPT)
def _read(source: Source) -> Explanation:
    return explain(source)


def differing(stored: DocumentFacts | None, fresh: DocumentFacts) -> tuple[str, ...]:
    """The layers in which what is stored is not what reading gives today."""
    return tuple(layer for layer in LAYERS if getattr(stored, layer, ()) != getattr(fresh, layer))


def _notices(stored: DocumentFacts | None, explained: Explanation, lang: Lang) -> tuple[str, ...]:
    words, notices = catalogue(lang), list[str]()
    if layers := differing(stored, explained.facts):
        names = ", ".join(LAYER_NAMES[layer][lang == "en"] for layer in layers)
        notices.append(words["older"].format(layers=names))
    if len(explained.facts.segments) > 1:
        notices.append(words["part"])
    return tuple(notices)
