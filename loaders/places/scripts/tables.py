"""Reading the hand-edited tables in `loaders/places/tables`."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

TABLES = Path(__file__).resolve().parent.parent / "tables"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of `tables/<name>.csv` as dictionaries, cells stripped.

    Raises:
        ValueError: a row has more or fewer cells than the header.
    """
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        found = []
        for number, row in enumerate(csv.DictReader(lines), start=2):
            if None in row or None in row.values():
                raise ValueError(f"{name}.csv:{number}: not as many cells as the header has")
            found.append({key: cell.strip() for key, cell in row.items()})
    return found


def day(cell: str) -> date | None:
    """An ISO date, or `None` for an empty cell: not recorded, or still open."""
    return date.fromisoformat(cell) if cell else None
