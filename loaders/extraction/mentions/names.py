"""Which places a name may mean, by key: the gazetteer turned round for reading.

Provinces, districts, regions and foreign places are known by their bare names; communes only behind their type word,
because thousands of them share everyday words and each other's names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from loaders.places.gazetteer import Gazetteer, load
from loaders.places.keys import marked_key, slug_key
from loaders.places.place import Place
from loaders.text.fold import without_marks

_WORD = re.compile(r"[^\W_]+")
BARE_LEVELS = ("tinh", "huyen", "vung", "quoc-gia", "quoc-te")
COMMUNES = frozenset({"xa", "phuong", "tt", "dac-khu"})

UNITS: dict[tuple[str, ...], tuple[str, frozenset[str]]] = {
    ("tinh",): ("tỉnh", frozenset({"tinh"})),
    ("thanh", "pho"): ("thành phố", frozenset({"tp"})),
    ("tp",): ("tp", frozenset({"tp"})),
    ("thu", "do"): ("thủ đô", frozenset({"tp"})),
    ("huyen",): ("huyện", frozenset({"huyen"})),
    ("quan",): ("quận", frozenset({"quan"})),
    ("thi", "xa"): ("thị xã", frozenset({"tx"})),
    ("tx",): ("tx", frozenset({"tx"})),
    ("xa",): ("xã", frozenset({"xa"})),
    ("phuong",): ("phường", frozenset({"phuong"})),
    ("thi", "tran"): ("thị trấn", frozenset({"tt"})),
    ("dac", "khu"): ("đặc khu", frozenset({"dac-khu"})),
}
"""Type words by their plain words: the spelling that an accented text must have, and the gazetteer's types."""

UNIT_STARTS = frozenset({*(words[0] for words in UNITS), "h", "q"})
LEVELS = {"tinh": "tinh", "tp": "tp", "huyen": "huyen", "quan": "huyen", "tx": "huyen"}
"""Level of a type; `tp` is decided by the name, all others are communes."""

SHORT_WORDS = {"thanhpho": "tp", "thixa": "tx", "thitran": "tt", "dackhu": "dac-khu", "thudo": "tp"}
"""Type words, joined, as groups of units have them in their ids."""
_SIBLINGS = ({"huyen", "quan", "tx", "tp"}, {"xa", "phuong", "tt", "dac-khu"}, {"tinh", "tp"})


class PlaceNames:
    """Dated places by key."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._by_key: dict[str, list[tuple[str, Place]]] = {}
        for name, identifiers in gazetteer.names(BARE_LEVELS).items():
            marked = marked_key(name)
            entries = self._by_key.setdefault(slug_key(without_marks(marked)), [])
            for identifier in identifiers:
                entries += ((marked, place) for place in gazetteer.versions(identifier))
        self.first_words = {
            word for name in gazetteer.names(BARE_LEVELS) for word in _WORD.findall(without_marks(name.lower()))[:1]
        }
        self._communes: dict[str, list[tuple[str, Place]]] = {}

    def get(self, key: str) -> list[tuple[str, Place]]:
        """(marked key, place) of every dated place above the communes that a plain key may name."""
        return self._by_key.get(key, [])

    def communes(self, name: str) -> list[tuple[str, Place]]:
        """(marked key, place) of every commune of a name."""
        if name not in self._communes:
            self._communes[name] = [(marked_key(place.name), place) for place in self.gazetteer.find(name, level="xa")]
        return self._communes[name]


def key_of(words: Iterable[str]) -> str:
    """The key of plain words, as the gazetteer makes them from names."""
    return slug_key("".join(words).replace("y", "i"))


def siblings(kinds: frozenset[str]) -> frozenset[str]:
    """The types that a unit may have had when a document calls it by another type of the same level."""
    return frozenset().union(*(group for group in _SIBLINGS if group & kinds))


def hold_on(places: Iterable[Place], day: date) -> list[Place]:
    """The places that held on `day`; where none did, the versions nearest to it, one per unit."""
    places = list(places)
    current = [place for place in places if place.on(day)]
    if current:
        return current
    nearest: dict[str, Place] = {}
    for place in sorted(places, key=lambda place: _distance(place, day)):
        nearest.setdefault(place.id, place)
    return list(nearest.values())


def _distance(place: Place, day: date) -> int:
    edges = [edge for edge in (place.valid_from, place.valid_to) if edge]
    return min((abs((edge - day).days) for edge in edges), default=0)


@lru_cache(maxsize=1)
def place_names() -> PlaceNames:
    """The index over the packaged gazetteer, built once."""
    return PlaceNames(load())
