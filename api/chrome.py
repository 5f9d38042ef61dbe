"""Our own pages: the views' base template with this application's navigation and words."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Query, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader

from api.text import words
from visualizations.model import Chrome, Lang, NavItem
from visualizations.render import base_context, environment

TheLang = Annotated[Lang, Query(description="Language of the page.")]

_PLACES = (("cooperation", "/network"), ("lineage", "/lineage"), ("documents", "/documents"))


def id_url(identifier: str, **query: object) -> str:
    """The page of anything that has an id; `query` may carry `start` and `end` of a passage to show."""
    values = {key: value for key, value in query.items() if value is not None}
    return f"/id/{quote(identifier, safe='/:@')}" + (f"?{urlencode(values)}" if values else "")


def chrome(request: Request, lang: Lang) -> Chrome:
    """Header and navigation of a page; the language link leads to the same page."""
    say = words(lang)
    path = request.url.path
    keep = "" if lang == "vi" else "?lang=en"
    nav = tuple(NavItem(say[key], url + keep, path.startswith(url)) for key, url in _PLACES)
    other: Lang = "en" if lang == "vi" else "vi"
    turned = request.url.include_query_params(lang=other)
    language = NavItem(say["other_language"], f"{turned.path}?{turned.query}")
    return Chrome(say["brand"], "/" + keep, nav, language, "/search")


def page(request: Request, template: str, title: str, lang: Lang, status: int = 200, **context: Any) -> HTMLResponse:
    """One of our templates as an answer; `say` holds the catalogue of the language."""
    base = base_context(title=title, lang=lang, chrome=chrome(request, lang))
    more = {"w": words(lang), "id_url": id_url, "keep": {} if lang == "vi" else {"lang": "en"}}
    return HTMLResponse(_environment().get_template(template).render(base | more | context), status)


@cache
def _environment() -> Environment:
    return environment(PackageLoader("api", "templates"))
