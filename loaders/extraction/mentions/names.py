"""Which places a name may mean, by key: the gazetteer turned round for reading.

Provinces, districts, regions and foreign places are known by their bare names; communes only behind their type word,
because thousands of them share everyday words and each other's names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from loaders.places import keys
from loaders.places.gazetteer import Gazetteer, load
from loaders.places.keys import slug_key
from loaders.places.place import Place
from loaders.text.fold import without_marks

_WORD = re.compile(r"[^\W_]+")
_LIKE_TYPES = frozenset(
    {"tinh", "thanh", "tp", "t", "quan", "q", "huyen", "h", "thi", "tx", "phuong", "p", "xa", "x", "tt", "dac", "chau"}
)
"""First words that the gazetteer may take for a type word in front of the name."""
marked_key = lru_cache(maxsize=1 << 14)(keys.marked_key)
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
        self._prefixes = {key[:end] for key in self._by_key for end in range(1, len(key) + 1)}
        self._communes: dict[str, list[tuple[str, Place]]] = {}

    def get(self, key: str) -> list[tuple[str, Place]]:
        """(marked key, place) of every dated place above the communes that a plain key may name."""
        return self._by_key.get(key, [])

    def types(self, identifier: str, day: date) -> frozenset[str]:
        """The types of a unit on `day`; empty where it did not exist. An id may say another one or none."""
        if not self.gazetteer.exists(identifier, day):
            return frozenset()
        return frozenset(place.type for place in self.gazetteer.versions(identifier) if place.on(day))

    def starts(self, key: str) -> bool:
        """Whether the plain key of a place above the communes begins with `key`."""
        return key in self._prefixes

    def may_begin(self, word: str, following: str) -> bool:
        """Whether the name of a place above the communes may begin with these two plain words."""
        if word not in self.first_words:
            return False
        return key_of(word) in self._by_key or key_of(word + following) in self._prefixes

    def communes(self, first: str, key: str, name: str) -> list[tuple[str, Place]]:
        """(marked key, place) of every commune of a name, whose first word and plain key are given too."""
        kept = name.title() if first in _LIKE_TYPES else key
        if kept not in self._communes:
            places = self.gazetteer.find(kept, level="xa") if kept != key else self._of_key(key)
            if not places:
                return []
            self._communes[kept] = [(marked_key(place.name), place) for place in places]
        return self._communes[kept]

    def _of_key(self, key: str) -> Iterable[Place]:
        """Communes of a plain key in the order of `Gazetteer.find`: those of today first."""
        return sorted(self.gazetteer.communes(key), key=lambda place: (place.valid_to is not None, place.id))


def key_of(letters: str) -> str:
    """The key of plain words without what stands between them, as the gazetteer makes them from names."""
    return letters.replace("y", "i").replace("dac", "dak")


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
