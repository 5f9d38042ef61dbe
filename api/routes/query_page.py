"""The page on which a person asks in Cypher or SPARQL; its script sends the query to `/cypher` or `/sparql`."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.chrome import TheLang, page
from api.text import words
from graph.cookbook.recipes import recipes
from ontology.terms import ENTITY_BASE
from visualizations.model import Lang

router = APIRouter(tags=["pages"], default_response_class=Response, include_in_schema=False)

# What the ids begin with that have a page.
_IDS: Final = (
    "act", "agr", "amt", "asg", "doc", "duty", "event", "field", "grp", "ind", "loc", "obj", "org", "per", "place",
    "post", "role",
)  # fmt: skip


@router.get("/query")
def query_page(
    request: Request,
    language: Annotated[str, Query(alias="in", description="`cypher` or `sparql`.")] = "cypher",
    text: Annotated[str, Query(max_length=20_000)] = "",
    lang: TheLang = "vi",
) -> Response:
    """An editor for both languages; the address holds the language and the text."""
    chosen = language if language in ("cypher", "sparql") else "cypher"
    examples = [
        {"name": one.name, "title": one.en if lang == "en" else one.vi, "cypher": one.cypher, "sparql": one.sparql}
        for one in recipes()
    ]
    return page(
        request,
        "query.html.j2",
        words(lang)["query"],
        lang,
        scripts=("query.js",),
        styles=("query.css",),
        data={"examples": examples, "ids": _IDS, "iris": ENTITY_BASE, "words": _words(lang)},
        language=chosen,
        text=text,
        topics=_topics(lang),
    )


def _words(lang: Lang) -> dict[str, str]:
    """What the script says."""
    return {key.removeprefix("query_"): value for key, value in words(lang).items() if key.startswith("query_")}


def _topics(lang: Lang) -> list[tuple[str, list[tuple[str, str]]]]:
    """The examples by topic: names with the questions in the page's language."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in recipes():
        topic = words(lang).get(f"topic_{one.topic}", one.topic)
        found.setdefault(topic, []).append((one.name, one.en if lang == "en" else one.vi))
    return list(found.items())
