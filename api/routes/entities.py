"""Entities of every kind, and search over their names and the texts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import TheStore
from graph.library.reading import EntityDetail, Hit

router = APIRouter(prefix="/api", tags=["entities"])


@router.get("/entities/{name:path}")
def read_entity(name: str, store: TheStore) -> EntityDetail:
    """A place, agency, person, post, agreement or document with all statements about it."""
    return store.entity(store.resolve(name))


@router.get("/search")
def search(
    store: TheStore,
    q: Annotated[str, Query(min_length=1, description="Words, with or without diacritics.", examples=["lai chau"])],
    limit: Annotated[int, Query(ge=1, le=200)] = 20,
    kind: Annotated[list[str] | None, Query(description="Node labels.", examples=[["Province"]])] = None,
) -> tuple[Hit, ...]:
    """Names and passages that have all the words, names first."""
    return store.search(q, limit, kind)
