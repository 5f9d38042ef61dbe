"""What a query from outside may use, and what it gives back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from graph.errors import InvalidRequest

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Wall clock in `seconds`, `rows` handed back, `memory` in bytes beyond what the opened graph itself takes."""

    seconds: float = 10.0
    rows: int = 1_000
    memory: int = 512 * MIB

    def __post_init__(self) -> None:
        """Raise `InvalidRequest` for a limit that would stop everything or nothing."""
        if not (0 < self.seconds <= 3_600 and 0 <= self.rows <= 1_000_000 and self.memory >= MIB):
            raise InvalidRequest("limits: up to 3,600 seconds, up to 1,000,000 rows, at least 1 MiB of memory")


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a SPARQL query sees instead of all, by IRI: those merged as its default graph, and its named."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A result. `truncated` is true when there were more rows than the limit; `elapsed` is in seconds.

    `form` says what the rows are: a `table` with `columns`; the one cell of an `ask`; or `triples`
    (subject, predicate, object) of CONSTRUCT and DESCRIBE. SPARQL's cells are those of its JSON results format.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool
    elapsed: float
    form: Literal["table", "ask", "triples"] = "table"

    @property
    def boolean(self) -> bool:
        """The answer of an ASK. Raises `ValueError` for other forms."""
        if self.form != "ask":
            raise ValueError("only ASK answers yes or no")
        return bool(self.rows[0][0])

    def dicts(self) -> Iterator[dict[str, Any]]:
        """Rows by column name."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)
