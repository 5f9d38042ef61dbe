"""The page on which a person goes through nodes that may be one, two side by side with their passages.

The page works without scripts: one form, whose buttons carry what they decide. The key stands in a password field of
that form and is asked for with every decision, so no cookie could be used by another site.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.chrome import TheLang, page
from api.dependencies import TheSettings, TheStore, check_key
from api.text import words
from graph import reviewing
from graph.errors import InvalidRequest
from graph.questions.doubles import Side
from graph.questions.doubles import doubles as ask_doubles
from graph.reviewing import Decided
from graph.store import Store

router = APIRouter(tags=["pages"], default_response_class=HTMLResponse, include_in_schema=False)

_SHOWN: Final = 50
_LATEST: Final = 30
_NEAR: Final = 90  # characters shown on either side of a passage


@router.get("/review")
def review(
    request: Request,
    store: TheStore,
    settings: TheSettings,
    kind: str | None = None,
    about: str | None = None,
    by: Annotated[str, Query(max_length=200)] = "",
    lang: TheLang = "vi",
) -> Response:
    """Pairs with reasons, passages and buttons, then the latest decisions."""
    found = ask_doubles(store.cypher, store.resolve(about) if about else None)
    shown = [pair for pair in found if kind in (None, "", pair.first.label)]
    return page(
        request,
        "review.html.j2",
        words(lang)["review"],
        lang,
        pairs=shown[:_SHOWN],
        around=_Around(store),
        total=len(shown),
        kinds=sorted({pair.first.label for pair in found}),
        kind=kind or "",
        by=by,
        may_write=settings.key is not None,
        history=list(reversed(reviewing.history(store)))[:_LATEST],
    )


@router.post("/review")
def decide(
    settings: TheSettings,
    act: Annotated[str, Form(max_length=2_000)] = "",
    key: Annotated[str, Form(max_length=500)] = "",
    by: Annotated[str, Form(max_length=200)] = "",
    note: Annotated[str, Form(max_length=1_500)] = "",
    kind: Annotated[str, Form(max_length=100)] = "",
    lang: Annotated[str, Form(max_length=2)] = "vi",
) -> Response:
    """Do what a button of the page says, and show the page again."""
    check_key(settings, key)
    with Store.open(settings.data, write=True) as store:
        _act(act)(store, by, note)
    kept = {"kind": kind, "by": by, "lang": "en" if lang == "en" else ""}
    return RedirectResponse("/review?" + urlencode({name: value for name, value in kept.items() if value}), 303)


class _Around:
    """The words before and after a passage; each text is read once for a page."""

    def __init__(self, store: Store) -> None:
        self._text = cache(store.source_text)

    def __call__(self, side: Side) -> tuple[str, str]:
        if side.start is None or side.end is None:
            return "", ""
        text = self._text(side.document)
        if text[side.start : side.end] != side.quote:  # the document has several texts, and this is another's
            return "", ""
        before, after = text[max(0, side.start - _NEAR) : side.start], text[side.end : side.end + _NEAR]
        if side.start > _NEAR:
            before = "… " + before.partition(" ")[2]
        if len(text) > side.end + _NEAR:
            after = after.rpartition(" ")[0] + " …"
        return before, after


def _act(act: str) -> Callable[[Store, str, str], Decided]:
    """`same|ID|ID`, `different|ID|ID` or `undo|REVIEW` as what it does."""
    match act.split("|"):
        case ["same" | "different" as decision, first, second]:
            return lambda store, by, note: reviewing.decide(
                store, decision, (first, second), by, datetime.now(UTC), note
            )
        case ["undo", entry]:
            return lambda store, by, note: reviewing.undo(store, entry, by, datetime.now(UTC), note)
    raise InvalidRequest("press one of the buttons of the page to decide")
