"""Scripts and styles of the pages, by their names and never by a path."""

from __future__ import annotations

from fastapi import APIRouter, Response

from visualizations.assets import asset

router = APIRouter(include_in_schema=False)


@router.get("/static/{name}")
def static(name: str) -> Response:
    """One asset; its address carries a hash of its content, so it may be kept for good."""
    found = asset(name)
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(found.content, media_type=found.media_type, headers=headers)
