"""Neo4j's HTTP Query API (`/db/{name}/query/v2`) over whichever Cypher engine is in use, reading only.

Its clients work unchanged: the same paths, JSON shapes and error codes. There is one database, called `neo4j` (and
`hoptac`); credentials are not asked for and not looked at. Bookmarks are empty: every read sees the last commit.
"""

from __future__ import annotations

import json
from typing import Any, Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from api.dependencies import TheSettings, TheStore
from api.limits import asked_limits
from api.negotiation import preferred
from api.neo4j_json import PLAIN, TYPED, plain, typed, untyped
from graph.errors import Forbidden, HoptacError, InvalidQuery, InvalidRequest, LimitExceeded

router = APIRouter(tags=["queries"])

DATABASES: Final = ("neo4j", "hoptac")
_CODES: Final[tuple[tuple[type[HoptacError], int, str], ...]] = (
    (InvalidQuery, 400, "Neo.ClientError.Statement.SyntaxError"),
    (InvalidRequest, 400, "Neo.ClientError.Request.Invalid"),
    (Forbidden, 403, "Neo.ClientError.Statement.AccessMode"),
    (LimitExceeded, 503, "Neo.ClientError.Transaction.TransactionTimedOut"),
)
_TRUNCATED: Final = "Hoptac.ClientNotification.Statement.Truncated"


class Statement(BaseModel):
    """A request of the Query API; what only writing needs is accepted and has no effect."""

    statement: str = Field(min_length=1, examples=["MATCH (p:Province) RETURN p LIMIT 3"])
    parameters: dict[str, Any] = Field(default_factory=dict)


@router.post("/db/{name}/query/v2", status_code=202)
def query(request: Request, name: str, asked: Statement, store: TheStore, settings: TheSettings) -> Response:
    """Run one reading statement; `Accept: application/vnd.neo4j.query` gives every value with its type."""
    media_type = preferred(request, (PLAIN, TYPED))
    if name not in DATABASES:
        return _failed(404, "Neo.ClientError.Database.DatabaseNotFound", f"there is no database “{name}” here")
    limits = asked_limits(settings, None, None)
    try:
        table = store.run_cypher(asked.statement, untyped(asked.parameters), limits)
    except HoptacError as error:
        return _refused(error)
    written = plain if media_type == PLAIN else typed
    answer: dict[str, Any] = {
        "data": {"fields": list(table.columns), "values": [[written(cell) for cell in row] for row in table.rows]},
        "bookmarks": [],
    }
    if table.truncated:
        answer["notifications"] = [_notice(limits.rows)]
    return Response(json.dumps(answer, ensure_ascii=False), 202, media_type=media_type)


def _notice(rows: int) -> dict[str, str]:
    return {
        "code": _TRUNCATED,
        "title": "The answer was cut at the row limit.",
        "description": f"There are more than {rows} rows; narrow the query or page through it with SKIP and LIMIT.",
        "severity": "WARNING",
        "category": "GENERIC",
    }


def _refused(error: HoptacError) -> JSONResponse:
    for kind, status, code in _CODES:
        if isinstance(error, kind):
            return _failed(status, code, str(error))
    return _failed(error.status, "Neo.DatabaseError.General.UnknownError", str(error))


def _failed(status: int, code: str, message: str) -> JSONResponse:
    return JSONResponse({"errors": [{"code": code, "message": message}]}, status)
