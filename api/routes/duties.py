"""Questions about tasks: what an agency has to do, and what is due between two days."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import AsOf, TheStore
from graph.questions.deadlines import Deadlines
from graph.questions.deadlines import deadlines as ask_deadlines
from graph.questions.responsibilities import Responsibility
from graph.questions.responsibilities import responsibilities as ask_responsibilities

router = APIRouter(prefix="/api", tags=["questions"])


@router.get("/responsibilities/{name:path}")
def responsibilities(
    name: str,
    store: TheStore,
    as_of: AsOf = None,
    role: Annotated[
        str | None, Query(description="Only this role, by its name in either language or its id.", examples=["chủ trì"])
    ] = None,
) -> tuple[Responsibility, ...]:
    """What an agency leads, coordinates, advises on and reports, by when, said by which passage.

    What is said of a group is each member's; `holder` tells through whom. Without `as_of` everything is listed, and
    `document.superseded_by` tells what was replaced since.
    """
    return ask_responsibilities(store.cypher, store.resolve(name), as_of, role=role)


@router.get("/deadlines")
def deadlines(
    store: TheStore,
    start: Annotated[date, Query(alias="from", description="The first day.", examples=["2024-01-01"])],
    end: Annotated[date, Query(alias="to", description="The last day, included.", examples=["2024-12-31"])],
    of: Annotated[
        str | None, Query(description="Only what this agency has to do.", examples=["org:ubnd/tinh-bac-kan"])
    ] = None,
) -> Deadlines:
    """What is due between two days, of whom, from which passage, with a sentence on how each day was found.

    Reports that are owed on no day that can be told (on request, on a condition) are in `undated` with the reason.
    """
    return ask_deadlines(store.cypher, start, end, store.resolve(of) if of else None)
