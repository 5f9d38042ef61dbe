"""`/cypher` and `/sparql`: reading only, in workers that are stopped at their limits."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Query
from pydantic import BaseModel, Field

from api.dependencies import TheSettings, TheStore
from graph.engines.limits import Limits, Table

router = APIRouter(tags=["queries"])

_CYPHER = "MATCH (a:Province)-[r:COOPERATES_WITH]->(b) RETURN a.name, r.relation, b.name LIMIT 10"
_SPARQL = "SELECT ?a ?b WHERE { ?a ht:cooperatesWith ?b } LIMIT 10"


class CypherRequest(BaseModel):
    """A Cypher statement with its parameters, and limits no wider than the server's."""

    statement: str = Field(examples=[_CYPHER], min_length=1)
    parameters: dict[str, Any] = Field(default_factory=dict)
    seconds: float | None = Field(default=None, gt=0)
    rows: int | None = Field(default=None, gt=0)


@router.post("/cypher")
def cypher(request: CypherRequest, store: TheStore, settings: TheSettings) -> Table:
    """Run a reading Cypher statement; `truncated` says whether there were more rows than the limit."""
    limits = _limits(settings, request.seconds, request.rows)
    return store.run_cypher(request.statement, request.parameters, limits)


@router.get("/sparql")
def sparql(
    query: Annotated[str, Query(examples=[_SPARQL], min_length=1)],
    store: TheStore,
    settings: TheSettings,
    seconds: Annotated[float | None, Query(gt=0)] = None,
    rows: Annotated[int | None, Query(gt=0)] = None,
) -> Table:
    """Run a SPARQL 1.1 query; the ontology's prefixes are known, the default graph is the union of all."""
    return store.run_sparql(query, _limits(settings, seconds, rows))


@router.post("/sparql")
def sparql_direct(
    query: Annotated[str, Body(media_type="application/sparql-query", examples=[_SPARQL], min_length=1)],
    store: TheStore,
    settings: TheSettings,
) -> Table:
    """The same with the query as the request's body."""
    return store.run_sparql(query, _limits(settings, None, None))


def _limits(settings: TheSettings, seconds: float | None, rows: int | None) -> Limits:
    return Limits(
        seconds=min(seconds or settings.query_seconds, settings.query_seconds),
        rows=min(rows or settings.query_rows, settings.query_rows),
    )
