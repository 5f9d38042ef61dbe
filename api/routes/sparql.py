"""`/sparql` by the SPARQL 1.1 Protocol: queries by GET, by form and as they are; without one, the service description.

An answer that was cut at the row limit says so in the header `Hoptac-Truncated`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from api.dependencies import TheSettings, TheStore
from api.limits import asked_limits
from api.negotiation import preferred
from api.service_description import describe
from graph.engines import sparql_results
from graph.engines.limits import Dataset
from graph.errors import Forbidden, InvalidRequest

router = APIRouter(tags=["queries"])

Parameters: TypeAlias = Sequence[tuple[str, str]]
FORM: Final = "application/x-www-form-urlencoded"
DIRECT: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_CORS: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Hoptac-Truncated",
    "Vary": "Accept",
}
_PREFLIGHT: Final = _CORS | {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}
_QUERY: Final = {
    "name": "query",
    "in": "query",
    "schema": {"type": "string"},
    "example": "SELECT ?a ?b WHERE { ?a ht:cooperatesWith ?b } LIMIT 10",
}


@router.head("/sparql", include_in_schema=False)
@router.get("/sparql", openapi_extra={"parameters": [_QUERY]})
async def by_get(request: Request, store: TheStore, settings: TheSettings) -> Response:
    """Run a SPARQL 1.1 query; the ontology's prefixes are known, the default graph is the union of all."""
    given = _decoded(request.url.query.encode("ascii"))
    if not given:
        return await void(request, store)
    return await run_in_threadpool(_answer, request, store, settings, given)


@router.post("/sparql")
async def by_post(request: Request, store: TheStore, settings: TheSettings) -> Response:
    """The same with the query in a form, or as the body."""
    media_type, charset = _content_type(request)
    in_url, body = _decoded(request.url.query.encode("ascii")), await request.body()
    if charset not in ("utf-8", "utf8"):
        raise HTTPException(415, f"Queries are UTF-8, not {charset}")
    if media_type == UPDATE:
        raise Forbidden("this endpoint only reads: no SPARQL Update")
    if media_type == FORM:
        if any(name == "query" for name, _ in in_url):
            raise InvalidRequest("the query stands in the form, not in the address")
        given = _decoded(body) + in_url
    elif media_type == DIRECT:
        if any(name == "query" for name, _ in in_url):
            raise InvalidRequest("two queries: one in the address and one as the body")
        given = [("query", _text(body)), *in_url]
    else:
        raise HTTPException(415, f"Send {FORM} or {DIRECT}")
    return await run_in_threadpool(_answer, request, store, settings, given)


@router.get("/.well-known/void")
async def void(request: Request, store: TheStore) -> Response:
    """What is in the data: counts, dumps, vocabularies (VoID), with the service that answers for it."""
    media_type = preferred(request, tuple(sparql_results.GRAPHS))
    described = await run_in_threadpool(describe, store, str(request.base_url), media_type)
    return Response(described, media_type=media_type, headers=_CORS)


@router.options("/sparql", include_in_schema=False)
def preflight() -> Response:
    """What pages of other origins may send."""
    return Response(status_code=204, headers=_PREFLIGHT | {"Allow": _PREFLIGHT["Access-Control-Allow-Methods"]})


def _answer(request: Request, store: TheStore, settings: TheSettings, given: Parameters) -> Response:
    query = _only(given, "query")
    limits = asked_limits(settings, _number(given, "seconds"), _number(given, "rows"))
    table = store.run_sparql(query, limits, _dataset(given))
    media_type = preferred(request, sparql_results.offers(table))
    headers = _CORS | ({"Hoptac-Truncated": f"rows={limits.rows}"} if table.truncated else {})
    return Response(sparql_results.write(table, media_type), media_type=media_type, headers=headers)


def _dataset(given: Parameters) -> Dataset | None:
    default = tuple(value for name, value in given if name == "default-graph-uri")
    named = tuple(value for name, value in given if name == "named-graph-uri")
    return Dataset(default, named) if default or named else None


def _only(given: Parameters, name: str) -> str:
    """The one value of a parameter. Raises `InvalidRequest` where there is none, or several, or an update."""
    if any(key == "update" for key, _ in given):
        raise Forbidden("this endpoint only reads: no SPARQL Update")
    values = [value for key, value in given if key == name]
    if len(values) != 1:
        raise InvalidRequest(f"give the parameter “{name}” once; it is there {len(values)} times")
    return values[0]


def _number(given: Parameters, name: str) -> float | None:
    values = [value for key, value in given if key == name]
    try:
        return float(_only(given, name)) if values else None
    except ValueError:
        raise InvalidRequest(f"{name}: “{values[0]}” is no number") from None


def _content_type(request: Request) -> tuple[str, str]:
    kind, *parameters = (part.strip() for part in request.headers.get("content-type", "").lower().split(";"))
    charsets = [part.removeprefix("charset=").strip('"') for part in parameters if part.startswith("charset=")]
    return kind, charsets[0] if charsets else "utf-8"


def _decoded(form: bytes) -> list[tuple[str, str]]:
    """The pairs of a form or of an address's query. Raises `InvalidRequest` for what is not UTF-8."""
    try:
        return parse_qsl(_text(form), keep_blank_values=True, errors="strict")
    except ValueError as error:
        raise InvalidRequest(f"the parameters are not UTF-8 ({error})") from None


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise InvalidRequest(f"the query is not UTF-8 (byte {error.start})") from None
