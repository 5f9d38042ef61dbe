"""The page of who does what: tasks by agency for each document, or for one agency its tasks by role."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.asking import Asked, field_choices, role_choices
from api.chrome import TheLang, page
from api.dependencies import TheStore
from api.text import words
from graph.questions.fields import field_named, in_field
from graph.questions.responsibilities import Responsibility, role_named
from graph.questions.responsibilities import responsibilities as ask_responsibilities
from graph.questions.task_matrix import TaskMatrix, task_matrix
from graph.store import Store
from ontology.vocabulary import vocabulary
from visualizations.model import Lang

router = APIRouter(tags=["pages"], default_response_class=Response, include_in_schema=False)

_DOCUMENTS: Final = 10
"""On one page."""

_Roles = list[tuple[str, list[Responsibility]]]


@router.get("/responsibilities")
def responsibilities_page(
    request: Request,
    store: TheStore,
    agency: Annotated[str, Query(max_length=300)] = "",
    role: Annotated[str, Query(max_length=100)] = "",
    document: Annotated[str, Query(max_length=300)] = "",
    field: Annotated[str, Query(max_length=100)] = "",
    skip: Annotated[int, Query(ge=0)] = 0,
    lang: TheLang = "vi",
) -> Response:
    """Tasks by agency; the address holds everything that was asked."""
    asked = Asked(lang)
    of = asked.id("agency", agency, store.resolve)
    paper = asked.id("document", document, store.resolve_document)
    as_role = asked.choice("role", role, role_named)
    about = asked.choice("field", field, field_named)
    roles: _Roles = []
    matrix: TaskMatrix | None = None
    if not asked.complaints and of:
        roles = _by_role(_filtered(store, ask_responsibilities(store.cypher, of, role=as_role), paper, about))
    elif not asked.complaints:
        matrix = task_matrix(store.cypher, role=as_role, document=paper, field=about, offset=skip, limit=_DOCUMENTS)
    given = {"agency": agency, "role": role, "document": document, "field": field}
    return page(
        request,
        "responsibilities.html.j2",
        words(lang)["responsibilities"],
        lang,
        asked.status,
        styles=("tasks.css",),
        given=given,
        complaints=asked.complaints,
        roles=role_choices(lang),
        fields=field_choices(lang),
        chosen_role=vocabulary().roles[as_role].id if as_role else None,
        chosen_field=about,
        unit={"id": of, "name": store.name_of(of)} if of else None,
        by_role=roles,
        documents=matrix.documents if matrix else (),
        agencies=_names(matrix),
        more=_address(given, matrix.next, lang) if matrix and matrix.next is not None else None,
        first=_address(given, 0, lang) if skip else None,
    )


def _filtered(
    store: Store, found: Sequence[Responsibility], document: str | None, field: str | None
) -> list[Responsibility]:
    """Those of a document and in a field."""
    left = [one for one in found if document in (None, one.document.id)]
    if not field:
        return left
    about = {one.document.id for one in left} | {one.activity.id for one in left if one.activity}
    within = in_field(store.cypher, field, about)
    return [one for one in left if within.has(one.activity.id if one.activity else None, one.document.id)]


def _by_role(found: Sequence[Responsibility]) -> _Roles:
    return [(role, list(rows)) for role, rows in groupby(found, key=lambda one: one.role)]


def _names(matrix: TaskMatrix | None) -> tuple[str, ...]:
    """The names of those who have something to do here, to be offered in the form."""
    documents = matrix.documents if matrix else ()
    return tuple(sorted({holder.name for one in documents for holder in one.holders}))


def _address(given: dict[str, str], skip: int, lang: Lang) -> str:
    kept = given | {"skip": str(skip) if skip else "", "lang": "en" if lang == "en" else ""}
    return "/responsibilities?" + urlencode({key: value for key, value in kept.items() if value})
