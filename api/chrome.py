"""Our own pages: the views' base template with this application's navigation and words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Query, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader

from api.presenting import role_name, written_day
from api.text import words
from ontology.vocabulary import vocabulary
from visualizations.model import Chrome, Lang, NavItem
from visualizations.render import base_context, environment
from visualizations.safe import clean_line

TheLang = Annotated[Lang, Query(description="Language of the page.")]

_PLACES = (
    ("cooperation", "/network"),
    ("lineage", "/lineage"),
    ("responsibilities", "/responsibilities"),
    ("deadlines", "/deadlines"),
    ("documents", "/documents"),
    ("query", "/query"),
    ("review", "/review"),
)


def id_url(identifier: str, **query: object) -> str:
    """The page of anything that has an id; `query` may carry `start` and `end` of a passage to show."""
    values = {key: value for key, value in query.items() if value is not None}
    return f"/id/{quote(identifier, safe='/:@')}" + (f"?{urlencode(values)}" if values else "")


def chrome(request: Request, lang: Lang, *, as_file: bool = False) -> Chrome:
    """Header and navigation of a page; the language link, and with `as_file` the one to a file, keep its query."""
    say = words(lang)
    path = request.url.path
    keep = "" if lang == "vi" else "?lang=en"
    nav = tuple(NavItem(say[key], url + keep, path.startswith(url)) for key, url in _PLACES)
    other: Lang = "en" if lang == "vi" else "vi"
    language = NavItem(say["other_language"], _same_page(request, lang=other))
    file = _same_page(request, file="true") if as_file else None
    return Chrome(say["brand"], "/" + keep, nav, language, "/search", file)


def _same_page(request: Request, **query: str) -> str:
    changed = request.url.include_query_params(**query)
    return f"{changed.path}?{changed.query}"


def page(
    request: Request,
    template: str,
    title: str,
    lang: Lang,
    status: int = 200,
    *,
    scripts: tuple[str, ...] = (),
    styles: tuple[str, ...] = (),
    data: Mapping[str, Any] | None = None,
    **context: Any,
) -> HTMLResponse:
    """One of our templates as an answer; `w` holds the catalogue of the language, `data` is what its scripts read."""
    around = chrome(request, lang)
    base = base_context(title=title, lang=lang, chrome=around, scripts=scripts, styles=styles, data=data)
    more = {"w": words(lang), "id_url": id_url, "keep": {} if lang == "vi" else {"lang": "en"}}
    return HTMLResponse(_environment().get_template(template).render(base | more | context), status)


@cache
def _environment() -> Environment:
    ours = environment(PackageLoader("api", "templates"))
    ours.filters |= {
        "day": written_day,
        "kind": lambda label, lang: vocabulary().label(label, lang),
        "role": role_name,
        "words_of": clean_line,
    }
    return ours
