"""Reading the built data files. Plain tab-separated lines: quick to split, safe to read, readable in a diff."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from loaders.places.place import Change, Place

DATA = Path(__file__).resolve().parent / "data"
MERGER = date(2025, 7, 1)


def units(folder: Path) -> dict[str, tuple[Place, ...]]:
    """Every unit but the communes: its versions by id, in order of time."""
    found: dict[str, tuple[Place, ...]] = {}
    for line in _lines(folder / "units.tsv"):
        identifier, name, kind, level, parent, start, end, code, latitude, longitude = line.split("\t")
        place = Place(
            identifier, name, kind, level, parent or None, _day(start), _day(end), code or None,
            _degrees(latitude), _degrees(longitude),
        )  # fmt: skip
        found[identifier] = (*found.get(identifier, ()), place)
    return found


def communes(folder: Path) -> Iterator[tuple[Place, str, tuple[str, ...]]]:
    """Every commune, the slug of its name and the ids of the communes that it went to on 2025-07-01."""
    parent, new = "", list[str]()
    for line in _lines(folder / "communes.tsv"):
        if line[0] == "@":
            parent = line[1:]
            continue
        kind, name, slug, code, latitude, longitude, *rest = line.split("\t")
        identifier = f"{parent}/{kind}-{slug}"
        start, end = (None, MERGER) if rest else (MERGER, None)
        if not rest:
            new.append(identifier)
        became = tuple(new[int(number)] for number in rest[0].split()) if rest else ()
        place = Place(identifier, name, kind, "xa", parent, start, end, code, _degrees(latitude), _degrees(longitude))
        yield place, slug.partition("~")[0], became


def changes(folder: Path) -> tuple[Change, ...]:
    """Changes of provinces and districts in order of time; those of communes come with the communes."""
    found = []
    for line in _lines(folder / "changes.tsv"):
        day, kind, source, target, instrument = line.split("\t")
        found.append(Change(date.fromisoformat(day), kind, source, target, instrument or None))
    return tuple(found)


def aliases(folder: Path) -> tuple[tuple[str, str], ...]:
    """Pairs of unit id and another name for it."""
    return tuple((i, alias) for i, alias in (line.split("\t") for line in _lines(folder / "aliases.tsv")))


def members(folder: Path) -> tuple[tuple[str, str, date | None, date | None], ...]:
    """Region, member, first day, first day after."""
    rows = (line.split("\t") for line in _lines(folder / "members.tsv"))
    return tuple((region, place, _day(start), _day(end)) for region, place, start, end in rows)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _degrees(cell: str) -> float | None:
    return float(cell) if cell else None
