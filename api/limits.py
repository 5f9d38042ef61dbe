"""The limits of one query: what the caller asks for, no wider than the server's."""

from __future__ import annotations

from api.settings import Settings
from graph.engines.limits import Limits


def asked_limits(settings: Settings, seconds: float | None, rows: float | None) -> Limits:
    """The narrower of both. Raises `InvalidRequest` for limits that would stop everything."""
    return Limits(
        seconds=min(seconds if seconds is not None else settings.query_seconds, settings.query_seconds),
        rows=min(int(rows) if rows is not None else settings.query_rows, settings.query_rows),
    )
