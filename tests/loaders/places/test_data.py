"""The data files as a whole: what holds for every unit."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from importlib.metadata import distributions
from itertools import pairwise
from pathlib import Path

import pytest

from loaders.places import store
from loaders.places.gazetteer import load
from loaders.places.place import LEVELS, TYPE_WORDS
from loaders.places.scripts.build_gazetteer import main
from loaders.places.scripts.districts import districts

PLACES = load()
UNITS = store.units(store.DATA)
COMMUNES = {place.id: (place, became) for place, _, became in store.communes(store.DATA)}


def test_ids_are_unique_and_read_as_ids() -> None:
    assert len(COMMUNES) == 10_035 + 3_321
    assert not UNITS.keys() & COMMUNES.keys()
    pattern = re.compile(r"loc:[a-z0-9-]+(@\d{4})?(/[a-z0-9-]+(@\d{4}|~\d{5})?){0,2}")
    assert [i for i in (*UNITS, *COMMUNES) if not pattern.fullmatch(i)] == []


def test_types_and_levels_are_known() -> None:
    everything = [p for versions in UNITS.values() for p in versions] + [place for place, _ in COMMUNES.values()]
    assert {place.type for place in everything} <= TYPE_WORDS.keys()
    assert {place.level for place in everything} == set(LEVELS)


def test_versions_follow_each_other() -> None:
    for versions in UNITS.values():
        assert all(one.valid_to == other.valid_from for one, other in pairwise(versions))


def test_the_parent_exists_as_long_as_the_child() -> None:
    for identifier, versions in UNITS.items():
        for place in versions:
            first = place.valid_from or date(2000, 1, 1)
            last = (place.valid_to or date(2030, 1, 1)) - timedelta(days=1)
            assert place.parent is None or PLACES.exists(place.parent, first), identifier
            assert place.parent is None or PLACES.exists(place.parent, last), identifier
    assert {place.parent for place, _ in COMMUNES.values()} <= UNITS.keys()


def test_every_successor_exists_when_it_takes_over() -> None:
    for change in store.changes(store.DATA):
        assert PLACES.exists(change.target, change.date), change
        assert PLACES.exists(change.source, change.date - timedelta(days=1)), change
        assert PLACES.exists(change.source, change.date) == (change.kind == "split-off"), change
    assert {i for _, became in COMMUNES.values() for i in became} <= COMMUNES.keys()


def test_whatever_ended_became_something_that_exists_today() -> None:
    today = date(2026, 12, 1)
    ended = [i for i, versions in UNITS.items() if versions[-1].valid_to]
    assert len(ended) > 700
    assert [i for i in ended if not PLACES.became(i, today)] == []


def test_every_commune_of_today_came_from_somewhere() -> None:
    assert [i for i, (place, became) in COMMUNES.items() if not became and not PLACES.predecessors(i)] == []
    assert [i for i, (place, became) in COMMUNES.items() if place.valid_to and not became] == []


def test_a_code_names_one_unit_at_a_time() -> None:
    for day in (date(2004, 6, 1), date(2010, 1, 1), date(2015, 6, 1), date(2024, 12, 31), date(2025, 7, 1)):
        codes = [(p.level, p.code) for v in UNITS.values() for p in v if p.code and p.on(day)]
        assert len(codes) == len(set(codes)), day


def test_points_lie_in_vietnam() -> None:
    placed = [p for v in UNITS.values() for p in v if p.latitude is not None and p.longitude is not None]
    assert len(placed) > 900
    assert all(8 < (p.latitude or 0) < 23.5 and 102 < (p.longitude or 0) < 115 for p in placed)
    assert all(v[-1].latitude for v in UNITS.values() if v[-1].level == "tinh" and v[-1].valid_to is None)


def test_the_data_files_are_what_the_tables_give() -> None:
    built = [(p.id, p.name, p.type, p.parent, p.valid_from, p.valid_to, p.code) for p in districts()]
    read = [
        (p.id, p.name, p.type, p.parent, p.valid_from, p.valid_to, p.code)
        for versions in UNITS.values()
        for p in versions
        if p.level == "huyen"
    ]
    assert sorted(built, key=repr) == sorted(read, key=repr), "run python -m loaders.places.scripts.build_gazetteer"


def test_a_build_gives_the_same_bytes(tmp_path: Path) -> None:
    if not any(distributions(name="vietnamadminunits")):
        pytest.skip("vietnamadminunits is not installed: only a build of the data needs it")
    main(tmp_path)
    built = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert built == {path.name: path.read_bytes() for path in store.DATA.iterdir()}


def test_places_of_the_five_real_documents(shared: Path) -> None:
    registry = json.loads((shared / "gold" / "registry.json").read_text(encoding="utf-8"))
    wanted = {item["id"]: item for item in registry["entities"] if item["id"].startswith("loc:")}
    assert len(wanted) > 30
    for identifier, item in wanted.items():
        place = PLACES.get(identifier)
        found = {p.id for name in (item["name"], *item["aliases"]) for p in PLACES.find(name.partition(" (")[0])}
        assert identifier in found
        if item["code"]:
            assert PLACES.get(identifier, date(2024, 12, 31)).code == item["code"]
            assert PLACES.get(identifier, date(2024, 12, 31)).full_name == item["name"]
        if item["level"] != "vung":
            assert place.parent == item["parent"]
