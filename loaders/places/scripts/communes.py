"""Communes, and coordinates of all units, from PyPI `vietnamadminunits` (MIT), which is needed only at build time.

It has the 10,035 communes of 2025-06-30, the 3,321 of 2025-07-01 and which became which. When the earlier ones began
is not in it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import distribution
from pathlib import Path

from loaders.text.fold import fold_name

EXPECTED = "1.0.4"
TYPES = {"Phường": "phuong", "Xã": "xa", "Thị trấn": "tt", "Đặc khu": "dac-khu"}
_OLD = """SELECT provinceCode, districtCode, ward, wardCode, wardLat, wardLon, provinceKey, districtKey, wardKey
          FROM admin_units_legacy WHERE ward IS NOT NULL ORDER BY wardCode"""
_NEW = """SELECT provinceCode, '', ward, wardCode, wardLat, wardLon, provinceKey, '', wardKey
          FROM admin_units ORDER BY wardCode"""


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune as the source has it; `above` is the district's code before 2025-07-01, the province's after."""

    above: str
    type: str
    name: str
    code: str
    latitude: float | None
    longitude: float | None
    key: str
    became: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Source:
    """What is taken from the package: communes, the special zones that districts became, points by GSO code."""

    old: tuple[Commune, ...]
    new: tuple[Commune, ...]
    islands: dict[str, str]
    old_points: dict[str, tuple[float, float]]
    new_points: dict[str, tuple[float, float]]


def source() -> Source:
    """Read the installed package.

    Raises:
        RuntimeError: another version is installed than the one that the tables were made against.
    """
    package = distribution("vietnamadminunits")
    if package.version != EXPECTED:
        raise RuntimeError(f"vietnamadminunits {package.version} is installed; this build needs {EXPECTED}")
    data = Path(str(package.locate_file("vietnamadminunits/data")))
    became = _mapping(data / "converter_2025.json")
    with sqlite3.connect(f"file:{data / 'dataset.db'}?mode=ro", uri=True) as db:
        new = tuple(_communes(db, _NEW, {}))
        old = tuple(_communes(db, _OLD, became))
        return Source(old, new, _islands(db, became), _points(db, "admin_units_legacy"), _points(db, "admin_units"))


def _mapping(path: Path) -> dict[str, tuple[str, ...]]:
    """Old key (`province_district_commune`) to the new keys (`province_commune`), in a fixed order."""
    converter = json.loads(path.read_text(encoding="utf-8"))
    found: dict[str, set[str]] = defaultdict(set)
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new, olds in communes.items():
            for old in olds:
                found[old].add(f"{province}_{new}")
    for province, communes in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in communes.items():
            found[old].update(f"{province}_{part['newWardKey']}" for part in parts)
    return {old: tuple(sorted(new)) for old, new in found.items()}


def _communes(db: sqlite3.Connection, query: str, became: dict[str, tuple[str, ...]]) -> Iterator[Commune]:
    for province, district, full, code, latitude, longitude, *keys in db.execute(query):
        kind, name = _split_type(full)
        key = "_".join(part for part in keys if part)
        yield Commune(
            district or province, kind, name, code, _degrees(latitude), _degrees(longitude), key, became.get(key, ())
        )


def _islands(db: sqlite3.Connection, became: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Districts without communes by code: each became one special zone."""
    query = "SELECT districtCode, provinceKey, districtKey FROM admin_units_legacy WHERE ward IS NULL"
    return {code: became[f"{province}_{district}_"][0] for code, province, district in db.execute(query)}


def _points(db: sqlite3.Connection, table: str) -> dict[str, tuple[float, float]]:
    """Points of provinces, and of districts where the table has them, by GSO code."""
    levels = ("province", "district") if table == "admin_units_legacy" else ("province",)
    found = {}
    for level in levels:
        query = f"SELECT DISTINCT {level}Code, {level}Lat, {level}Lon FROM {table} WHERE {level}Lat IS NOT NULL"
        found.update(
            {code: (round(latitude, 4), round(longitude, 4)) for code, latitude, longitude in db.execute(query)}
        )
    return found


def _split_type(full: str) -> tuple[str, str]:
    """`Xã Mường Than` → ("xa", "Mường Than")."""
    for words, kind in TYPES.items():
        if full.lower().startswith(words.lower() + " "):
            return kind, fold_name(full[len(words) :])
    raise ValueError(f"{full!r} does not begin with a commune's type")


def _degrees(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
