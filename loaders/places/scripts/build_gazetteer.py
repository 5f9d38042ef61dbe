"""Build the gazetteer's data files from the tables and `vietnamadminunits`: the same input gives the same bytes.

    python -m loaders.places.scripts.build_gazetteer [FOLDER]

Writes `units.tsv` (every version of every country, province, region and district), `communes.tsv`, `changes.tsv`,
`aliases.tsv` and `members.tsv`, and refuses to write what does not hold together.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import astuple, replace
from datetime import date
from pathlib import Path

from loaders.places.keys import slug
from loaders.places.place import VIETNAM, Change, Place
from loaders.places.scripts import checks
from loaders.places.scripts.communes import Commune, Source, source
from loaders.places.scripts.districts import districts
from loaders.places.scripts.tables import day, rows

DATA = Path(__file__).resolve().parent.parent / "data"
MERGER = date(2025, 7, 1)


def main(folder: Path = DATA) -> None:
    """Build and write all files into `folder`."""
    parts = source()
    units = [*provinces(parts), *_with_points(districts(), parts.old_points), *regions(), *foreign()]
    units.sort(key=lambda p: (p.id, p.valid_from or date.min))
    lines, numbers = commune_lines(parts, units)
    changes = all_changes(parts, units, numbers)
    aliases, members = rows("aliases"), rows("region_members")
    checks.run(units, set(numbers.values()), changes, aliases, members)
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "units.tsv", (_cells(astuple(p)) for p in units))
    _write(folder / "communes.tsv", lines)
    _write(folder / "changes.tsv", (_cells(astuple(c)) for c in changes))
    _write(folder / "aliases.tsv", ([a["id"], a["alias"]] for a in aliases))
    _write(folder / "members.tsv", ([m["region"], m["place"], m["valid_from"], m["valid_to"]] for m in members))


def provinces(parts: Source) -> list[Place]:
    """Việt Nam itself and all versions of its provinces, with points."""
    found = [Place(VIETNAM, "Việt Nam", "quoc-gia", "quoc-gia", latitude=16.1667, longitude=107.8333)]
    for cells in rows("provinces"):
        start, end = day(cells["valid_from"]), day(cells["valid_to"])
        place = Place(cells["id"], cells["name"], cells["type"], "tinh", VIETNAM, start, end, cells["gso_code"] or None)
        points = parts.new_points if end is None or end > MERGER else parts.old_points
        found += _with_points([place], points)
    return found


def regions() -> list[Place]:
    """Named regions."""
    return [
        Place(c["id"], c["name"], "vung", "vung", None, day(c["valid_from"]), day(c["valid_to"]))
        for c in rows("regions")
    ]


def foreign() -> list[Place]:
    """Countries, and the provinces and cities abroad that Vietnamese documents name."""
    return [Place(c["id"], c["name"], c["type"], "quoc-te", c["parent"] or None) for c in rows("foreign")]


def commune_lines(parts: Source, units: Iterable[Place]) -> tuple[list[list[str]], dict[str, str]]:
    """The lines of `communes.tsv`, and the id of every commune by the source's key.

    A line `@ID` opens the communes of a unit; of those before 2025-07-01 the last cell has the numbers of the later
    communes that each went to, counted from 0.
    """
    provinces_now = {p.code: p.id for p in units if p.level == "tinh" and p.valid_to is None}
    districts_then = {p.code: p.id for p in units if p.level == "huyen" and p.valid_to == MERGER}
    ids: dict[str, str] = {}
    number: dict[str, int] = {}
    lines: list[list[str]] = []
    for above, communes in ((provinces_now, parts.new), (districts_then, parts.old)):
        for parent, children in sorted(_by_parent(communes, above).items()):
            lines.append([f"@{parent}"])
            for commune, tail in _with_slugs(children):
                ids[commune.key] = f"{parent}/{commune.type}-{tail}"
                if communes is parts.new:
                    number[commune.key] = len(number)
                lines.append(_commune(commune, tail, number))
    return lines, ids


def _with_slugs(siblings: list[Commune]) -> list[tuple[Commune, str]]:
    """Siblings with the slugs of their names; where two differ only in tones (Sa Pa, Sa Pả), each adds its code."""
    count = Counter((c.type, slug(c.name)) for c in siblings)
    return [(c, slug(c.name) + (f"~{c.code}" if count[c.type, slug(c.name)] > 1 else "")) for c in siblings]


def _by_parent(communes: Iterable[Commune], above: dict[str | None, str]) -> dict[str, list[Commune]]:
    found: dict[str, list[Commune]] = defaultdict(list)
    for commune in communes:
        found[above[commune.above]].append(commune)
    return found


def _commune(c: Commune, tail: str, number: dict[str, int]) -> list[str]:
    became = " ".join(str(number[key]) for key in c.became)
    return [*_cells((c.type, c.name, tail, c.code, c.latitude, c.longitude)), *([became] if became else [])]


def all_changes(parts: Source, units: Iterable[Place], commune_ids: dict[str, str]) -> list[Change]:
    """Changes of provinces and districts, and of the islands that became special zones; communes have their own."""
    found = [
        Change(date.fromisoformat(c["date"]), c["kind"], c["source"], c["target"], c["instrument"] or None)
        for table in ("province_changes", "district_changes")
        for c in rows(table)
    ]
    islands = {p.code: p.id for p in units if p.level == "huyen" and p.valid_to == MERGER and p.code in parts.islands}
    for code, key in parts.islands.items():
        found.append(Change(MERGER, "renamed", islands[code], commune_ids[key], "203/2025/QH15"))
    return sorted(found, key=lambda c: (c.date, c.source, c.target))


def _with_points(places: Iterable[Place], points: dict[str, tuple[float, float]]) -> list[Place]:
    """The places with the point of their code; a unit that lost its code takes that of its other versions."""
    found = []
    for place in places:
        latitude, longitude = points.get(place.code or "", (None, None))
        found.append(replace(place, latitude=latitude, longitude=longitude))
    return found


def _cells(values: Iterable[object]) -> list[str]:
    return ["" if value is None else str(value) for value in values]


def _write(path: Path, lines: Iterable[list[str]]) -> None:
    """Write tab-separated lines, UTF-8 with line feeds on every system."""
    path.write_bytes("".join("\t".join(cells) + "\n" for cells in lines).encode())


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
