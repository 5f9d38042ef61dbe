"""The questions people ask: partners and lineage."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import AsOf, TheStore
from graph.questions.lineage import Lineage
from graph.questions.lineage import lineage as ask_lineage
from graph.questions.partners import Partner
from graph.questions.partners import partners as ask_partners

router = APIRouter(prefix="/api", tags=["questions"])


@router.get("/partners/{name:path}")
def partners(
    name: str,
    store: TheStore,
    as_of: AsOf = None,
    own: Annotated[bool, Query(description="Also what its agencies and lower units do.")] = False,
) -> tuple[Partner, ...]:
    """Who cooperates with a unit, in what way, since when, under which agreement, said by which passage."""
    return ask_partners(store.cypher, store.resolve(name), as_of, include_own=own)


@router.get("/lineage/{name:path}")
def lineage(
    name: str,
    store: TheStore,
    as_of: AsOf = None,
    depth: Annotated[int, Query(ge=1, le=20, description="Hops in each direction.")] = 8,
    citations: Annotated[bool, Query(description="Also what it only cites.")] = False,
) -> Lineage:
    """A directive up to its source and down to those who carry it out, each hop with its passage."""
    return ask_lineage(store.cypher, store.resolve_document(name), as_of, depth, citations=citations)
