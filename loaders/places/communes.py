"""The communes with their indexes: two thirds of the gazetteer's memory, so read only when one is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.places import store
from loaders.places.keys import slug_key
from loaders.places.place import Place


@dataclass(frozen=True, slots=True)
class Communes:
    """Communes by id, by the unit above, by the plain key of the name, and the links of 2025-07-01 both ways."""

    by_id: Mapping[str, Place]
    below: Mapping[str, Sequence[Place]]
    named: Mapping[str, Sequence[Place]]
    became: Mapping[str, tuple[str, ...]]
    came_from: Mapping[str, Sequence[str]]

    @classmethod
    def read(cls, folder: Path) -> Communes:
        """Read them from the data folder."""
        by_id: dict[str, Place] = {}
        became: dict[str, tuple[str, ...]] = {}
        below: dict[str, list[Place]] = defaultdict(list)
        named: dict[str, list[Place]] = defaultdict(list)
        came_from: dict[str, list[str]] = defaultdict(list)
        for place, slug, targets in store.communes(folder):
            by_id[place.id] = place
            below[place.parent or ""].append(place)
            named[slug_key(slug)].append(place)
            if targets:
                became[place.id] = targets
            for target in targets:
                came_from[target].append(place.id)
        return cls(by_id, below, named, became, came_from)
