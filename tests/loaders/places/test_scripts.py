"""The build refuses tables that do not hold together, and says where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from loaders.places.place import Change, Place
from loaders.places.scripts import checks, districts, tables

NORTH = Place("loc:tinh-bac", "Bắc", "tinh", "tinh", valid_to=date(2025, 7, 1))
TOWN = Place("loc:tinh-bac/tx-cu", "Cũ", "tx", "huyen", NORTH.id, date(2010, 1, 1), date(2020, 1, 1))


def check(*units: Place, changes: tuple[Change, ...] = (), aliases: tuple[dict[str, str], ...] = ()) -> None:
    checks.run(units, set(), changes, aliases, ())


def test_what_holds_together_passes() -> None:
    check(NORTH, TOWN, replace(TOWN, type="tp", valid_from=date(2020, 1, 1), valid_to=NORTH.valid_to))


@pytest.mark.parametrize(
    ("second", "complaint"),
    [
        (
            replace(TOWN, valid_from=date(2021, 1, 1), valid_to=date(2022, 1, 1)),
            "ends 2020-01-01, the next begins 2021",
        ),
        (
            replace(TOWN, valid_from=date(2019, 1, 1), valid_to=date(2022, 1, 1)),
            "ends 2020-01-01, the next begins 2019",
        ),
        (replace(TOWN, valid_from=date(2020, 1, 1), valid_to=date(2020, 1, 1)), "from 2020-01-01 to 2020-01-01"),
        (replace(TOWN, valid_from=date(2020, 1, 1), valid_to=None), "loc:tinh-bac does not exist all that time"),
        (replace(TOWN, id="loc:x/huyen-y", parent="loc:x"), "loc:x does not exist"),
    ],
)
def test_versions_and_parents_that_do_not_fit_are_refused(second: Place, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        check(NORTH, TOWN, second)


def test_links_to_nowhere_are_refused() -> None:
    with pytest.raises(ValueError, match="no unit loc:nowhere"):
        check(NORTH, changes=(Change(date(2020, 1, 1), "merged", NORTH.id, "loc:nowhere"),))
    with pytest.raises(ValueError, match=r"aliases\.csv: no unit loc:nowhere"):
        check(NORTH, aliases=({"id": "loc:nowhere", "alias": "Đâu"},))


def test_a_row_with_a_cell_too_many_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.csv").write_text("id,name\nloc:a,A\nloc:b,B,C\n", encoding="utf-8")
    monkeypatch.setattr(tables, "TABLES", tmp_path)
    with pytest.raises(ValueError, match=r"bad\.csv:3"):
        tables.rows("bad")


def test_an_override_of_a_row_that_is_not_there_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for table in ("provinces", "district_registry"):
        (tmp_path / f"{table}.csv").write_bytes((tables.TABLES / f"{table}.csv").read_bytes())
    head = "gso_code,registry_from,action,name,province,valid_from,valid_to,unit,instrument,reason\n"
    (tmp_path / "district_overrides.csv").write_text(f"{head}088,1999-01-01,drop,,,,,,,\n", encoding="utf-8")
    monkeypatch.setattr(tables, "TABLES", tmp_path)
    with pytest.raises(ValueError, match="088 from 1999-01-01: no such row"):
        districts.corrected()


def test_every_override_says_why() -> None:
    rows = tables.rows("district_overrides")
    assert all(row["reason"] for row in rows)
    assert [row["gso_code"] for row in rows if not row["instrument"] and row["reason"] != "spelling"] == []


def test_the_type_is_split_off() -> None:
    assert districts.split_type("Thị Xã Buôn Hồ") == ("tx", "Buôn Hồ")
    with pytest.raises(ValueError, match="Vùng"):
        districts.split_type("Vùng X")
