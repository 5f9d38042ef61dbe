"""Errors as RFC 9457 problem details, one table for all of them.

The body has `type` (a path under `/problems/`, whose last part is the error's name), `title`, `status`, `detail` and
`instance`; validation errors add `errors`, each with the place and what was wrong there.
"""

from __future__ import annotations

import re
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from api.chrome import page
from graph.errors import Ambiguous, HoptacError, InvalidQuery
from visualizations.model import Lang

MEDIA_TYPE = "application/problem+json"


class Problem(BaseModel):
    """A problem document, as RFC 9457 has it."""

    type: str = Field(examples=["/problems/not-found"])
    title: str = Field(examples=["Not found"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["nothing here is called “Atlantis”; try a search"])
    instance: str = Field(examples=["/api/partners/Atlantis"])


_SCHEMA = {"$ref": "#/components/schemas/Problem"}
RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": text, "content": {MEDIA_TYPE: {"schema": _SCHEMA}}}
    for status, text in {
        400: "The request makes no sense",
        403: "Not allowed",
        404: "Not found",
        409: "A name that fits several",
        422: "An argument is wrong",
        503: "A limit was reached, or another process writes",
    }.items()
}
"""What every operation may answer besides, for the OpenAPI description."""


def problem(request: Request, status: int, title: str, detail: str, **more: Any) -> Response:
    """One problem document, or a page where a browser asked for one; `detail` is for a person."""
    kind = re.sub(r"[^a-z]+", "-", title.lower()).strip("-")
    if _is_for_a_person(request):
        return page(request, "error.html.j2", title, _lang(request), status, detail=detail, **more)
    body = {"type": f"/problems/{kind}", "title": title, "status": status, "detail": detail}
    return JSONResponse(body | {"instance": request.url.path} | more, status, media_type=MEDIA_TYPE)


def _is_for_a_person(request: Request) -> bool:
    programs = ("/api/", "/cypher", "/sparql", "/static/")
    return "text/html" in request.headers.get("accept", "") and not request.url.path.startswith(programs)


def _lang(request: Request) -> Lang:
    return "en" if request.query_params.get("lang") == "en" else "vi"


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, HoptacError)
    more: dict[str, Any] = {}
    if isinstance(error, Ambiguous):
        more["candidates"] = list(error.candidates)
    elif isinstance(error, InvalidQuery) and error.position:
        more["line"], more["column"] = error.position
    return problem(request, error.status, error.title, str(error), **more)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    response = problem(request, error.status_code, str(error.detail), f"{request.method} {request.url.path}")
    response.headers.update(error.headers or {})
    return response


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [{"at": "/".join(map(str, e["loc"])), "message": e["msg"]} for e in error.errors()]
    detail = "; ".join(f"{e['at']}: {e['message']}" for e in errors)
    return problem(request, 422, "Invalid request", detail, errors=errors)


async def _unforeseen(request: Request, _: Exception) -> Response:
    return problem(request, 500, "Internal error", "something went wrong here; the server's log has the trace")


def install(app: FastAPI) -> None:
    """Answer every error of `app` with a problem document."""
    app.add_exception_handler(HoptacError, _ours)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unforeseen)
