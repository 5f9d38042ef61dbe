"""`/cypher`: reading only, in workers that are stopped at their limits."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from api.dependencies import TheSettings, TheStore
from api.limits import asked_limits
from graph.cookbook.recipes import Recipe, recipes
from graph.engines.limits import Table

router = APIRouter(tags=["queries"])

_CYPHER = "MATCH (a:Province)-[r:COOPERATES_WITH]->(b) RETURN a.name, r.relation, b.name LIMIT 10"


class CypherRequest(BaseModel):
    """A Cypher statement with its parameters, and limits no wider than the server's."""

    statement: str = Field(examples=[_CYPHER], min_length=1)
    parameters: dict[str, Any] = Field(default_factory=dict)
    seconds: float | None = Field(default=None, gt=0)
    rows: int | None = Field(default=None, gt=0)


@router.post("/cypher")
def cypher(request: CypherRequest, store: TheStore, settings: TheSettings) -> Table:
    """Run a reading Cypher statement; `truncated` says whether there were more rows than the limit."""
    limits = asked_limits(settings, request.seconds, request.rows)
    return store.run_cypher(request.statement, request.parameters, limits)


@router.get("/api/cookbook")
def cookbook() -> tuple[Recipe, ...]:
    """Questions in Vietnamese and English with the Cypher and the SPARQL that answer them."""
    return recipes()
