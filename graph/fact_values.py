"""What rows of facts are made of: passages, ids, dates and periods as far as they are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, PlainSerializer

Precision = Literal["day", "month", "year"]


def _as_tuple(value: Any) -> Any:
    if value is None:
        return ()
    return (value,) if isinstance(value, (str, Mapping)) else value


def _as_written(value: tuple[str, ...]) -> str | list[str] | None:
    if not value:
        return None
    return value[0] if len(value) == 1 else list(value)


Ids: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(_as_tuple), PlainSerializer(_as_written)]
"""Entity ids; in JSON one id is a string, several are a list, none is null."""


@dataclass(frozen=True, slots=True)
class Span:
    """A passage: `text[start:end] == quote` in the reader's text."""

    start: int
    end: int
    quote: str


Spans: TypeAlias = Annotated[tuple[Span, ...], BeforeValidator(_as_tuple)]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known: ISO `YYYY`, `YYYY-MM` or `YYYY-MM-DD` in `value`, the words in `raw`.

    `not_before` and `not_after` (ISO) bound a date that is not stated.
    """

    value: str | None = None
    precision: Precision | None = None
    raw: str | None = None
    not_before: str | None = None
    not_after: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """Years or dates that an agreement or plan covers; either end may be open (`None`)."""

    start: str | None = None
    end: str | None = None
    raw: str | None = None


UNDATED = PartialDate()
"""A date of which nothing is known."""
ANY_TIME = Period()
"""A period open at both ends."""
