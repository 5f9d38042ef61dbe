"""The gazetteer: which places there were on a day, what they belonged to, and what became of them.

    places = load()
    places.get("loc:tinh-lao-cai/sa-pa", date(2014, 6, 1)).full_name    # 'huyện Sa Pa'
    places.find("Tân Uyên", on=date(2010, 1, 1), level="huyen")         # two of them
    places.became("loc:tinh-hai-duong", date(2025, 7, 1))               # Hải Phòng

Provinces, districts, regions and foreign places are read at once; the 13,356 communes when first asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from graph.errors import NotFound
from loaders.places import store
from loaders.places.communes import Communes
from loaders.places.keys import variants
from loaders.places.place import Change, Place
from loaders.places.search import Names, Query
from loaders.text.fold import fold_name

_Item = TypeVar("_Item")


class Gazetteer:
    """All places, by id, by name and by day. Build it with `load`."""

    def __init__(self, folder: Path = store.DATA) -> None:
        self._folder = folder
        self._units = store.units(folder)
        self._aliases: dict[str, list[str]] = defaultdict(list)
        for identifier, alias in store.aliases(folder):
            self._aliases[identifier].append(alias)

    # --- by id -------------------------------------------------------------------------------------------------------

    def get(self, identifier: str, on: date | None = None) -> Place:
        """The version of a unit that held on a day, or its latest.

        Raises:
            NotFound: there is no such unit, or it did not exist on that day.
        """
        versions = self.versions(identifier)
        if on is None:
            return versions[-1]
        for place in versions:
            if place.on(on):
                return place
        lifetime = f"from {versions[0].valid_from or 'before the records'} to {versions[-1].valid_to or 'now'}"
        raise NotFound(f"{identifier} did not exist on {on}; it existed {lifetime} (the last day excluded)")

    def exists(self, identifier: str, on: date) -> bool:
        """Whether there is such a unit and it existed on that day."""
        return any(place.on(on) for place in self._versions(identifier))

    def versions(self, identifier: str) -> tuple[Place, ...]:
        """All versions of a unit, in order of time.

        Raises:
            NotFound: there is no such unit.
        """
        if versions := self._versions(identifier):
            return versions
        raise NotFound(f"no place {identifier}: look its name up with `find`")

    def aliases(self, identifier: str) -> tuple[str, ...]:
        """Other names of a unit as the tables have them, without the spellings that `find` knows by rule."""
        return tuple(self._aliases.get(identifier, ()))

    def _versions(self, identifier: str) -> tuple[Place, ...]:
        if versions := self._units.get(identifier):
            return versions
        place = self._communes.by_id.get(identifier) if "/" in identifier else None
        return (place,) if place else ()

    # --- up and down -------------------------------------------------------------------------------------------------

    def children(self, identifier: str, on: date) -> tuple[Place, ...]:
        """The units directly below one on a day, by name: provinces, then districts, or communes from 2025-07-01.

        The communes of a district are those of 2025-06-30: earlier changes of communes are not recorded.
        """
        ids: Iterable[str] = self._below.get(identifier, ())
        below = [p for i in ids for p in self._units[i] if p.parent == identifier and p.on(on)]
        level = self._level(identifier)
        if level == "huyen" or (level == "tinh" and not below):
            below += [p for p in self._communes.below.get(identifier, ()) if p.on(on)]
        return tuple(sorted(below, key=lambda p: (p.name, p.id)))

    def ancestors(self, identifier: str, on: date | None = None) -> tuple[str, ...]:
        """Ids above a unit from its parent up, on a day or in its latest version: district, province, `loc:vn`.

        Raises:
            NotFound: there is no such unit, or it did not exist on that day.
        """
        found: list[str] = []
        parent = self.get(identifier, on).parent
        while parent:
            found.append(parent)
            parent = next((p.parent for p in reversed(self._units[parent]) if on is None or p.on(on)), None)
        return tuple(found)

    def members(self, identifier: str, on: date) -> tuple[Place, ...]:
        """The provinces of a region on a day, by name; none where no instrument fixes them.

        A list that no later instrument replaced goes on with what its provinces became: that is inferred.
        """
        found: dict[str, Place] = {}
        for region, place, start, end in self._members:
            if region == identifier and (start is None or start <= on) and (end is None or on < end):
                found.update((member.id, member) for member in self.became(place, on))
        return tuple(sorted(found.values(), key=lambda p: p.name))

    # --- through time ------------------------------------------------------------------------------------------------

    def changes(self, identifier: str) -> tuple[Change, ...]:
        """Changes of provinces and districts that a unit was the source or the target of, in order of time."""
        return tuple(c for c in self._changes if identifier in (c.source, c.target))

    def successors(self, identifier: str) -> tuple[str, ...]:
        """Units that took over all or part of a unit, directly. Districts of 2025-06-30 went into communes."""
        direct = [c.target for c in self._from.get(identifier, ())]
        return tuple(dict.fromkeys([*direct, *self._commune_successors(identifier)]))

    def predecessors(self, identifier: str) -> tuple[str, ...]:
        """Units that a unit came from, directly, whole or in part."""
        direct = [c.source for c in self._into.get(identifier, ())]
        communes = self._communes.came_from.get(identifier, ()) if self._level(identifier) == "xa" else ()
        return tuple(dict.fromkeys([*direct, *communes]))

    def became(self, identifier: str, on: date) -> tuple[Place, ...]:
        """What a unit is on a later day: itself while it exists, else the units that it went into, step by step.

        Empty for a day before the unit began. Parts split off while the unit went on do not count.

        Raises:
            NotFound: there is no such unit.
        """
        found: dict[str, Place] = {}
        seen: set[str] = set()
        waiting = [identifier]
        while waiting:
            current = waiting.pop()
            seen.add(current)
            versions = self.versions(current)
            alive = [p for p in versions if p.on(on)]
            found.update((p.id, p) for p in alive)
            end = versions[-1].valid_to
            if not alive and end and end <= on:
                waiting += [i for i in self._ended_in(current) if i not in seen]
        return tuple(sorted(found.values(), key=lambda p: (p.name, p.id)))

    def _ended_in(self, identifier: str) -> tuple[str, ...]:
        """Where a unit went when it ended."""
        direct = [c.target for c in self._from.get(identifier, ()) if c.kind != "split-off"]
        return (*direct, *self._commune_successors(identifier))

    def _commune_successors(self, identifier: str) -> tuple[str, ...]:
        """Of a commune those that it went to; of a district of 2025-06-30 those of its communes."""
        level = self._level(identifier)
        if level == "huyen" and self._units[identifier][-1].valid_to == store.MERGER:
            communes = self._communes.below.get(identifier, ())
            return tuple(dict.fromkeys(i for c in communes for i in self._communes.became.get(c.id, ())))
        return self._communes.became.get(identifier, ()) if level == "xa" else ()

    # --- by name -----------------------------------------------------------------------------------------------------

    def find(
        self,
        name: str,
        *,
        on: date | None = None,
        level: str | None = None,
        type: str | None = None,  # noqa: A002
        within: str | None = None,
    ) -> tuple[Place, ...]:
        """Places of a name in any spelling, with or without its type word, best candidate first.

        `Sapa`, `TP Hà Nội`, `thị xã Thái Hoà`, `tinh lao cai`. A type word, or `type`, keeps the places that had this
        type on the day; if there are none, those that had it at another time, then those of the same level. Higher
        levels come first, then what exists now.

        Args:
            name: The name.
            on: Only what existed on this day, in the version of the day; without it, everything, in the latest version.
            level: Only this level. Naming one above `xa` saves reading the communes.
            type: Only this type, as if its word stood before the name.
            within: Only what lies in this unit or region, at any depth.
        """
        query = Query(name, on, level, type)
        with_communes = query.may_be_commune and (within is None or self._level(within) != "quoc-te")
        places = self._named(query, with_communes)
        return query.best(c for c in places if within is None or self._inside(c[0], within, on))

    def names(self, levels: Collection[str] = ("tinh", "huyen")) -> Mapping[str, tuple[str, ...]]:
        """Every name, alias and official variant of the units of some levels, folded, in its own case, to their ids.

        For building a text matcher. A number is no name without its type word: `Quận 1`.
        """
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for place in self._all("xa" in levels):
            if place.level in levels:
                for name in self._spellings(place):
                    found[name][place.id] = None
        return MappingProxyType({name: tuple(ids) for name, ids in sorted(found.items())})

    def communes(self, key: str) -> Sequence[Place]:
        """The communes whose names have a plain key (`keys.plain_key`), without the checks of `find`."""
        return self._communes.named.get(key, ())

    def _spellings(self, place: Place) -> Iterator[str]:
        names = [place.name, *self._aliases.get(place.id, ())]
        if place.name.isdigit():
            names[0] = place.full_name.capitalize()
        for name in map(fold_name, names):
            yield name
            yield from variants(name)

    def _all(self, communes: bool) -> Iterator[Place]:
        for versions in self._units.values():
            yield from versions
        if communes:
            yield from self._communes.by_id.values()

    def _named(self, query: Query, communes: bool) -> Iterator[tuple[tuple[Place, ...], tuple[str, ...]]]:
        """Units that may be meant, as all their versions, with their names."""
        for key in query.keys:
            for identifier in self._names.ids(key):
                versions = self._units[identifier]
                yield versions, (*(p.name for p in versions), *self._aliases.get(identifier, ()))
            for place in self._communes.named.get(key, ()) if communes else ():
                yield (place,), (place.name,)

    def _inside(self, versions: tuple[Place, ...], within: str, on: date | None) -> bool:
        """Whether a unit lies in another, on a day or ever."""
        wanted = {within}
        if self._level(within) == "vung":
            wanted = {place for region, place, *_ in self._members if region == within}
            wanted |= {p.id for p in self.members(within, on)} if on else set()
        return any(self._reaches(p.parent, wanted, on) for p in versions if on is None or p.on(on))

    def _reaches(self, parent: str | None, wanted: set[str], on: date | None) -> bool:
        if parent is None or parent in wanted:
            return parent is not None
        return any(self._reaches(p.parent, wanted, on) for p in self._units[parent] if on is None or p.on(on))

    # --- what is built when first needed -----------------------------------------------------------------------------

    def _level(self, identifier: str) -> str | None:
        versions = self._versions(identifier)
        return versions[-1].level if versions else None

    @cached_property
    def _communes(self) -> Communes:
        return Communes.read(self._folder)

    @cached_property
    def _names(self) -> Names:
        return Names(self._units, self._aliases)

    @cached_property
    def _members(self) -> tuple[tuple[str, str, date | None, date | None], ...]:
        return store.members(self._folder)

    @cached_property
    def _changes(self) -> tuple[Change, ...]:
        return store.changes(self._folder)

    @cached_property
    def _from(self) -> dict[str, list[Change]]:
        return _grouped((c.source, c) for c in self._changes)

    @cached_property
    def _into(self) -> dict[str, list[Change]]:
        return _grouped((c.target, c) for c in self._changes)

    @cached_property
    def _below(self) -> dict[str, list[str]]:
        pairs = dict.fromkeys((p.parent, p.id) for versions in self._units.values() for p in versions if p.parent)
        return _grouped((parent, child) for parent, child in pairs if parent)


def _grouped(pairs: Iterable[tuple[str, _Item]]) -> dict[str, list[_Item]]:
    found: dict[str, list[_Item]] = defaultdict(list)
    for key, item in pairs:
        found[key].append(item)
    return found


@lru_cache(maxsize=1)
def load() -> Gazetteer:
    """The gazetteer of the installed data files, read once."""
    return Gazetteer()
