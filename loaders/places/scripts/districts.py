"""Districts: the registry's versions, corrected by the overrides, joined to units and given ids.

A unit is what keeps its identity while its type, its province or the spelling of its name change; a new name makes a
new unit. The rules for ids are in `docs/decisions/0002-places-over-time.md`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from loaders.places.keys import slug, slug_key
from loaders.places.place import Place
from loaders.places.scripts.tables import day, rows
from loaders.text.fold import fold_name

TYPES = {"Thành phố": "tp", "Thị xã": "tx", "Quận": "quan", "Huyện": "huyen"}
# The last day before the reorganisations of 2025: the version that holds then gives a unit its id.
ANCHOR = date(2024, 12, 31)
_OPEN = "open"


@dataclass(frozen=True, slots=True)
class Row:
    """A registry row: province is an id, `unit` what rows of one unit have in common."""

    code: str
    name: str
    type: str
    province: str
    start: date | None
    end: date | None
    unit: str


def districts() -> list[Place]:
    """All versions of all districts, sorted by id and date."""
    units = _units(_in_renamed_provinces(corrected()))
    ids = _identifiers(units)
    return [
        Place(ids[key], r.name, r.type, "huyen", r.province, r.start, r.end, r.code)
        for key in sorted(units, key=lambda key: ids[key])
        for r in units[key]
    ]


def corrected() -> list[Row]:
    """The registry with the overrides applied, in the order of the registry."""
    found: dict[tuple[str, str], Row] = {}
    provinces = _provinces_by_code()
    for cells in rows("district_registry"):
        kind, name = split_type(cells["name"])
        start, end = day(cells["valid_from"]), day(cells["valid_to"])
        row = Row(cells["gso_code"], name, kind, provinces[cells["province_code"]], start, end, cells["gso_code"])
        found[row.code, cells["valid_from"]] = row
    added: list[Row] = []
    for cells in rows("district_overrides"):
        _apply(cells, found, added, provinces)
    return [*found.values(), *added]


def _apply(
    cells: dict[str, str], found: dict[tuple[str, str], Row], added: list[Row], provinces: dict[str, str]
) -> None:
    """One override: drop or set a row of the registry, say what it was before a date, or add one.

    Raises:
        ValueError: it names a row that the registry does not have, or an unknown action.
    """
    key = cells["gso_code"], cells["registry_from"]
    where = f"district_overrides.csv, {key[0]} from {key[1] or 'the beginning'}"
    if key not in found:
        raise ValueError(f"{where}: no such row in the registry")
    row = found[key]
    match cells["action"]:
        case "drop":
            del found[key]
        case "set":
            found[key] = _changed(row, cells, provinces)
        case "before":
            found[key], earlier = _split(row, cells, provinces, added)
            added.append(earlier)
        case "add":
            added.append(_changed(row, cells, provinces))
        case other:
            raise ValueError(f"{where}: unknown action {other!r}")


def _changed(row: Row, cells: dict[str, str], provinces: dict[str, str]) -> Row:
    """`row` with the cells that are filled."""
    kind, name = split_type(cells["name"]) if cells["name"] else (row.type, row.name)
    start, end = cells["valid_from"], cells["valid_to"]
    return replace(
        row,
        name=name,
        type=kind,
        province=provinces.get(cells["province"], cells["province"]) or row.province,
        start=None if start == _OPEN else day(start) or row.start,
        end=day(end) or row.end,
        unit=cells["unit"] or row.unit,
    )


def _split(row: Row, cells: dict[str, str], provinces: dict[str, str], added: list[Row]) -> tuple[Row, Row]:
    """The row from the date on, and what it was before; a part split off earlier is what is split again."""
    cut = date.fromisoformat(cells["valid_from"])
    earlier_parts = [r for r in added if r.code == row.code and r.start is None and r.end]
    if earlier_parts and row.start is not None:
        part = earlier_parts[0]
        added[added.index(part)] = replace(part, start=cut)
        return row, replace(_changed(part, cells, provinces), start=None, end=cut)
    return replace(row, start=cut), replace(_changed(row, cells, provinces), start=None, end=cut)


def split_type(full: str) -> tuple[str, str]:
    """`Thị xã Sa Pa` → ("tx", "Sa Pa"), the name in the project's spelling of tones.

    Raises:
        ValueError: the name does not begin with a district's type.
    """
    for words, kind in TYPES.items():
        if full.lower().startswith(words.lower() + " "):
            return kind, fold_name(full[len(words) :])
    raise ValueError(f"{full!r} does not begin with one of {', '.join(TYPES)}")


def _provinces_by_code() -> dict[str, str]:
    """Province ids by the codes in force until 2025-06-30, which the registry's rows carry."""
    merger = date(2025, 7, 1)
    provinces = rows("provinces")
    return {
        p["gso_code"]: p["id"]
        for p in provinces
        if p["gso_code"] and (day(p["valid_from"]) or date.min) < merger and p["id"] != "loc:tp-hue"
    }


def _in_renamed_provinces(corrected_rows: Iterable[Row]) -> list[Row]:
    """The rows, cut where their province was renamed: from then on they belong to the province's new id."""
    renamed = {c["source"]: c for c in rows("province_changes") if c["kind"] == "renamed"}
    out = []
    for row in corrected_rows:
        change = renamed.get(row.province)
        cut = date.fromisoformat(change["date"]) if change else None
        if change is None or cut is None or (row.end and row.end <= cut):
            out.append(row)
            continue
        if _start(row) < cut:
            out.append(replace(row, end=cut))
        out.append(replace(row, province=change["target"], start=max(cut, _start(row))))
    return out


def _units(corrected_rows: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    """Rows by unit (track and name), in order of time, rows that touch and say the same joined."""
    grouped: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in corrected_rows:
        grouped[row.unit, slug_key(slug(row.name))].append(row)
    return {key: _joined(sorted(group, key=_start)) for key, group in grouped.items()}


def _start(row: Row) -> date:
    return row.start or date.min


def _joined(ordered: list[Row]) -> list[Row]:
    out: list[Row] = []
    for row in ordered:
        if out and out[-1] == replace(row, start=out[-1].start, end=out[-1].end) and out[-1].end == row.start:
            out[-1] = replace(out[-1], end=row.end)
        else:
            out.append(row)
    return out


def _identifiers(units: dict[tuple[str, str], list[Row]]) -> dict[tuple[str, str], str]:
    """An id for every unit; where two would be the same, the later one carries the year it began."""
    anchors = {key: _anchor(versions) for key, versions in units.items()}
    provinces = {p["id"]: slug(p["name"]) for p in rows("provinces")}
    names: dict[tuple[str, str], int] = defaultdict(int)
    for row in anchors.values():
        names[row.province, slug(row.name)] += 1
    wanted = {}
    for key, row in anchors.items():
        bare = slug(row.name)
        shared = names[row.province, bare] > 1 or bare == provinces[row.province] or bare.isdigit()
        types = {version.type for version in units[key]}
        # A town that rose to a city goes by its last rank; one that was a rural district is called both, so by neither.
        typed = shared or "huyen" not in types or len(types) == 1
        wanted[key] = f"{row.province}/{row.type + '-' if typed else ''}{bare}"
    for _, same in groupby(sorted(wanted, key=lambda k: (wanted[k], _start(units[k][0]))), key=wanted.__getitem__):
        for key in list(same)[1:]:
            wanted[key] += f"@{_start(units[key][0]).year}"
    return wanted


def _anchor(versions: list[Row]) -> Row:
    """The version that names the unit: that of 2024-12-31, else its last before, else its first after."""
    before = [row for row in versions if _start(row) <= ANCHOR]
    return before[-1] if before else versions[0]
