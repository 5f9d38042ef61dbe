"""Ranking the places that a name may mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from loaders.places.keys import levels_of, marked_key, plain_key, readings
from loaders.places.place import LEVELS, Place

Candidate = tuple[tuple[Place, ...], tuple[str, ...]]
_HELD_THEN, _HELD_ONCE, _SAME_LEVEL, _NO = range(4)
_key = lru_cache(maxsize=4096)(marked_key)


class Names:
    """Units but communes by the plain key of their names and aliases."""

    def __init__(self, units: Mapping[str, Sequence[Place]], aliases: Mapping[str, Sequence[str]]) -> None:
        self._ids: dict[str, dict[str, None]] = defaultdict(dict)
        for identifier, versions in units.items():
            for name in {*(p.name for p in versions), *aliases.get(identifier, ())}:
                self._ids[plain_key(name)][identifier] = None

    def ids(self, key: str) -> Iterable[str]:
        """Ids of the units with this plain key."""
        return self._ids.get(key, ())


class Query:
    """A name as somebody wrote it, and what is known about the place that it means."""

    def __init__(self, name: str, on: date | None, level: str | None, kind: str | None) -> None:
        self._on, self._level = on, level
        self._readings = [(kind or word, _key(bare)) for word, bare in readings(name)]
        self._marked = any(not key.isascii() for _, key in self._readings)

    @property
    def keys(self) -> tuple[str, ...]:
        """Plain keys to look under."""
        return tuple(dict.fromkeys(plain_key(key) for _, key in self._readings))

    @property
    def may_be_commune(self) -> bool:
        """Whether communes have to be looked at."""
        words = [word for word, _ in self._readings]
        surely_typed = words[1:] if self._marked else words
        return self._level in (None, "xa") and any(
            word is None or "xa" in levels_of(word) for word in surely_typed or words
        )

    def best(self, candidates: Iterable[Candidate]) -> tuple[Place, ...]:
        """The candidates that fit, best first: fit of the type, then of the spelling, then level, then currency."""
        graded = [graded for candidate in candidates for graded in self._graded(candidate)]
        if not graded:
            return ()
        best_type = min(kind for kind, _, _ in graded)
        graded = [g for g in graded if g[0] == best_type]
        if self._marked and any(spelling == 0 for _, spelling, _ in graded):
            graded = [g for g in graded if g[1] == 0]
        graded.sort(key=lambda g: (g[1], LEVELS.index(g[2].level), g[2].valid_to is not None, g[2].id))
        return tuple(dict.fromkeys(place for _, _, place in graded))

    def _graded(self, candidate: Candidate) -> Iterable[tuple[int, int, Place]]:
        """(fit of the type, fit of the spelling, version) for each reading of the name that the unit fits."""
        versions, names = candidate
        alive = [p for p in versions if self._on is None or p.on(self._on)]
        if not alive or (self._level and alive[-1].level != self._level):
            return
        keys = {_key(name) for name in names}
        for word, key in self._readings:
            if key not in keys and plain_key(key) not in {plain_key(k) for k in keys}:
                continue
            kind, place = _fit(word, versions, alive)
            if kind != _NO:
                yield kind, int(key not in keys), place


def _fit(word: str | None, versions: Sequence[Place], alive: Sequence[Place]) -> tuple[int, Place]:
    """How well a type word fits a unit, and the version to give for it."""
    if word is None:
        return _HELD_THEN, alive[-1]
    of_type = [p for p in alive if p.type == word]
    if of_type:
        return _HELD_THEN, of_type[-1]
    if any(p.type == word for p in versions):
        return _HELD_ONCE, alive[-1]
    return (_SAME_LEVEL if alive[-1].level in levels_of(word) else _NO), alive[-1]
