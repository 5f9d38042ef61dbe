"""The records of the gazetteer: one dated version of a unit, and a change from one unit to another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# The word before the name, by type; the types are those that ids begin with.
TYPE_WORDS = {
    "tinh": "tỉnh",
    "tp": "thành phố",
    "quan": "quận",
    "huyen": "huyện",
    "tx": "thị xã",
    "phuong": "phường",
    "xa": "xã",
    "tt": "thị trấn",
    "dac-khu": "đặc khu",
    "chau": "châu",
    "quoc-gia": "",
    "vung": "",
    "khu": "",
}
LEVELS = ("quoc-gia", "tinh", "vung", "huyen", "xa", "quoc-te")
VIETNAM = "loc:vn"


@dataclass(frozen=True, slots=True)
class Place:
    """One dated version of a unit: what it was called, what type it had and where it belonged from day to day.

    Attributes:
        id: The unit's id, the same in all its versions: `loc:tinh-lai-chau/huyen-tan-uyen`.
        name: The bare name: `Tân Uyên`, `1` for quận 1.
        type: A key of `TYPE_WORDS`.
        level: One of `LEVELS`; communes are `xa`, foreign places `quoc-te`.
        parent: Id of the unit above it.
        valid_from: First day, `None` where the beginning is not recorded.
        valid_to: First day after, `None` where it still holds.
        code: Code of the General Statistics Office; several codes changed meaning, so never a key.
        latitude: Degrees north, a point inside or near the unit.
        longitude: Degrees east.
    """

    id: str
    name: str
    type: str
    level: str
    parent: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    code: str | None = None
    latitude: float | None = None
    longitude: float | None = None

    @property
    def full_name(self) -> str:
        """The name as documents write it: `huyện Tân Uyên`, `Trung Quốc`."""
        return f"{TYPE_WORDS[self.type]} {self.name}".strip()

    def on(self, day: date) -> bool:
        """Whether this version held on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class Change:
    """What one unit gave to another on a day.

    `kind` is `renamed`, `merged` (the source ended and went into the target), `divided` (the source ended in several
    targets) or `split-off` (the source went on without the part that became the target).
    """

    date: date
    kind: str
    source: str
    target: str
    instrument: str | None = None
