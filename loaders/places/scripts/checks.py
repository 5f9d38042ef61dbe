"""What must hold before the gazetteer's data are written; everything that does not is listed in one error."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from loaders.places.place import Change, Place


def run(
    units: Sequence[Place],
    communes: set[str],
    changes: Iterable[Change],
    aliases: Iterable[Mapping[str, str]],
    members: Iterable[Mapping[str, str]],
) -> None:
    """Check units, links and aliases.

    Raises:
        ValueError: something names a unit that does not exist, versions overlap or leave a gap, a parent does not
            exist while its child does, or a unit's end or beginning has no date.
    """
    known = defaultdict(list)
    for place in units:
        known[place.id].append(place)
    everything = known.keys() | communes
    problems = [
        *_versions(known),
        *_parents(known),
        *(f"change of {c.date}: no unit {i}" for c in changes for i in (c.source, c.target) if i not in everything),
        *(f"aliases.csv: no unit {a['id']}" for a in aliases if a["id"] not in everything),
        *(
            f"region_members.csv: no unit {m[k]}"
            for m in members
            for k in ("region", "place")
            if m[k] not in everything
        ),
    ]
    if problems:
        raise ValueError("the gazetteer does not hold together:\n  " + "\n  ".join(problems))


def _versions(known: Mapping[str, Sequence[Place]]) -> Iterator[str]:
    """Versions of a unit follow each other without gap or overlap, and each lasts at least a day."""
    for identifier, versions in known.items():
        for earlier, later in pairwise(versions):
            if earlier.valid_to != later.valid_from:
                yield f"{identifier}: a version ends {earlier.valid_to}, the next begins {later.valid_from}"
        for place in versions:
            if (place.valid_from or date.min) >= (place.valid_to or date.max):
                yield f"{identifier}: a version from {place.valid_from} to {place.valid_to}"


def _parents(known: Mapping[str, Sequence[Place]]) -> Iterator[str]:
    """A unit's parent exists on the first and the last day of every version."""
    for versions in known.values():
        for place in versions:
            if place.parent is None:
                continue
            above = known.get(place.parent, [])
            start, end = place.valid_from or date.min, place.valid_to or date.max
            if not above or (above[0].valid_from or date.min) > start or (above[-1].valid_to or date.max) < end:
                yield f"{place.id} from {place.valid_from}: its parent {place.parent} does not exist all that time"
