"""What the commands share: the options that all have, tables or JSON out, the store opened for reading or writing."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic_core import to_json
from rich.console import Console
from rich.markup import escape as escape_markup
from rich.table import Table

from graph.errors import InvalidRequest
from graph.store import Store

# A pipe or a file is as wide as it needs: cutting lines to 80 columns would lose the ends of ids.
out = Console(width=None if sys.stdout.isatty() else 400)
err = Console(stderr=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program instead of a table.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="YYYY-MM-DD", help="What was so on that day."),
]


@dataclass(frozen=True, slots=True)
class Settings:
    """Options given before the command: where the graph is kept."""

    data: Path


@contextmanager
def opened(context: typer.Context, *, write: bool = False) -> Iterator[Store]:
    """The store of this call's data directory, closed afterwards."""
    settings: Settings = context.obj
    store = Store.open(settings.data, write=write)
    try:
        yield store
    finally:
        store.close()


def day(text: str | None) -> date | None:
    """An ISO day, or None for None. Raises `InvalidRequest` for anything else."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InvalidRequest(f"“{text}” is not a day: write it as YYYY-MM-DD, for instance 2024-12-31") from None


def print_json(value: Any) -> None:
    """Any record, list or mapping as indented JSON, Vietnamese letters as they are."""
    sys.stdout.write(to_json(value, indent=2).decode() + "\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str | None = None) -> None:
    """Rows under column heads; cell text is never taken for markup."""
    table = Table(title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    out.print(table)


def escape(cell: object) -> str:
    """The cell's words, brackets safe from rich's markup; nothing for None."""
    return "" if cell is None else escape_markup(str(cell))
