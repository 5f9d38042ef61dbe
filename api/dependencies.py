"""What routes ask for: the store, the settings, the write key, a day, an id behind a name."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Annotated

from fastapi import Depends, Header, Query, Request

from api.settings import Settings
from graph.errors import Forbidden
from graph.store import Store


def get_store(request: Request) -> Store:
    """The store opened for reading."""
    store: Store = request.app.state.store
    return store


def get_settings(request: Request) -> Settings:
    """The application's settings."""
    settings: Settings = request.app.state.settings
    return settings


def require_key(
    settings: Annotated[Settings, Depends(get_settings)], authorization: Annotated[str, Header()] = ""
) -> None:
    """Let only the holder of the write key through. Raises `Forbidden`."""
    check_key(settings, authorization.removeprefix("Bearer "))


def check_key(settings: Settings, given: str) -> None:
    """Raises `Forbidden` for anything but the write key."""
    if settings.key is None:
        raise Forbidden("nobody may write here: the server was started without HOPTAC_KEY")
    if not secrets.compare_digest(given.encode(), settings.key.encode()):
        raise Forbidden("writing needs the key: send it as “Authorization: Bearer …”")


TheStore = Annotated[Store, Depends(get_store)]
TheSettings = Annotated[Settings, Depends(get_settings)]
AsOf = Annotated[date | None, Query(description="What was so on this day.", examples=["2024-12-31"])]
