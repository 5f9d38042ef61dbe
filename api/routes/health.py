"""`/api/health`: whether this process can answer, and from what."""

from __future__ import annotations

from fastapi import APIRouter

from api.dependencies import TheStore
from graph.store import Info

router = APIRouter(prefix="/api", tags=["health"])


@router.get("/health")
def health(store: TheStore) -> Info:
    """Counts, engines and versions; the engines' commits equal `commit` when they are up to date."""
    return store.info()
