"""Definitions of the ids that mentions and rows use: names, levels, what is above, how long they held, what followed.

Everything comes from the gazetteer and the vocabulary of agency types; a group's members from the names that the text
lists inside it, or from the gazetteer where the group is all units of a kind ("UBND các huyện, thành phố").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from itertools import takewhile

from graph.errors import NotFound
from graph.facts import Entity
from loaders.extraction.agencies import agency_types
from loaders.extraction.entity_names import (
    GOVERNMENT,
    TITLES,
    agency_name,
    border_name,
    in_marks,
    in_words,
    words_by_id,
)
from loaders.extraction.mentions import ResolvedMention
from loaders.extraction.mentions.names import place_names
from loaders.extraction.mentions.scene import bare
from loaders.places.gazetteer import Gazetteer
from loaders.places.place import Place
from loaders.text.fold import Folded
from ontology.vocabulary import AgencyType

_MOST_INSIDE = 80
VIETNAM = "loc:vn"
_UNIT_TYPES = {
    "huyen": "huyen",
    "tp": "tp",
    "tx": "tx",
    "quan": "quan",
    "xa": "xa",
    "phuong": "phuong",
    "tt": "tt",
    "dac": "dac-khu",
}


@dataclass(frozen=True, slots=True)
class _Sources:
    """What definitions are made from: the gazetteer, the day, and for each id its words and members in the text."""

    gazetteer: Gazetteer
    on: date | None
    words: Mapping[str, str]
    places: Mapping[str, tuple[str, ...]]
    known: Mapping[str, tuple[str, ...]]
    """The units that the ids lie in, by their bare names."""


def define(
    ids: Iterable[str], mentions: Sequence[ResolvedMention] = (), folded: Folded | None = None, on: date | None = None
) -> tuple[Entity, ...]:
    """Definitions of `ids` and of all that they refer to, by id; persons (`per:`) are left out.

    Args:
        ids: Ids as mentions and rows have them.
        mentions: The file's mentions, for the words and members of groups and landmarks.
        folded: The file's text, for the words.
        on: The day at which groups are filled from the gazetteer and names are chosen.
    """
    ids = list(ids)
    words, places = words_by_id(mentions, folded), _inside(mentions)
    sources = _Sources(place_names().gazetteer, on, words, places, _by_bare_name(ids))
    found = _closure(ids, sources)
    return tuple(found[identifier] for identifier in sorted(found))


def _closure(ids: Iterable[str], sources: _Sources) -> dict[str, Entity]:
    """Definitions of ids, of all above them, of the members of groups and of successors: no id stays without a name."""
    found: dict[str, Entity] = {}
    waiting = list(ids)
    while waiting:
        identifier = waiting.pop()
        if identifier in found or identifier.startswith("per:"):
            continue
        entity = _define(identifier, sources)
        found[identifier] = entity
        waiting += [above for above in (entity.parent, entity.locality) if above]
        waiting += [other for other in (*entity.members, *entity.successors) if ":" in other]
    return found


def _define(identifier: str, sources: _Sources) -> Entity:
    kind = identifier.partition(":")[0]
    if kind == "loc":
        return _locality(identifier, sources)
    if kind in {"org", "post"}:
        return _organisation(identifier, sources)
    if kind == "grp":
        return _group(identifier, sources)
    return Entity(identifier, _landmark(identifier.partition(":")[2], sources.words.get(identifier, "")), kind=kind)


def _landmark(slug: str, words: str) -> str:
    if slug.startswith("giap-ranh-"):
        return border_name(slug.removeprefix("giap-ranh-"))
    return words[:1].upper() + words[1:] if words else in_marks(slug).capitalize()


def _by_bare_name(ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Districts that ids lie in, by the bare name that a group's id has of them."""
    found: dict[str, dict[str, None]] = {}
    for path in (identifier.partition("/" if not identifier.startswith("loc:") else ":")[2] for identifier in ids):
        if path.startswith(("tinh-", "tp-")) and path.count("/") == 1:
            found.setdefault(bare(f"loc:{path}"), {})[f"loc:{path}"] = None
    return {name: tuple(places) for name, places in found.items()}


def _inside(mentions: Sequence[ResolvedMention]) -> dict[str, tuple[str, ...]]:
    """For each group, the places that are named inside its words; `mentions` are in order."""
    found: dict[str, dict[str, None]] = {}
    for i, outer in enumerate(mentions):
        groups = [entity for entity in outer.entities if entity.startswith("grp:")]
        inside = takewhile(partial(_starts_before, outer.end), mentions[i + 1 : i + _MOST_INSIDE]) if groups else ()
        places = [entity for inner in inside if inner.nested_in_org for entity in inner.entities]
        for group in groups:
            found.setdefault(group, {}).update(dict.fromkeys(places))
    return {group: tuple(places) for group, places in found.items()}


def _starts_before(end: int, mention: ResolvedMention) -> bool:
    return mention.start < end


# --- places ----------------------------------------------------------------------------------------------------------


def _locality(identifier: str, sources: _Sources) -> Entity:
    return _known_locality(identifier, sources.on) or Entity(identifier, sources.words.get(identifier, identifier))


@lru_cache(maxsize=4096)
def _known_locality(identifier: str, on: date | None) -> Entity | None:
    """What the gazetteer says of a place, the same in every document of one day; None where it knows none."""
    gazetteer = place_names().gazetteer
    try:
        place = _version(gazetteer, identifier, on)
    except NotFound:
        return None
    lifetime = gazetteer.versions(identifier)
    return Entity(
        identifier, place.full_name, kind=place.type, level=place.level, parent=place.parent, code=place.code,
        aliases=tuple(dict.fromkeys((place.name, *gazetteer.aliases(identifier)))),
        valid_from=_iso(lifetime[0].valid_from), valid_to=_iso(lifetime[-1].valid_to),
        successors=gazetteer.successors(identifier) if lifetime[-1].valid_to else (),
    )  # fmt: skip


def _version(gazetteer: Gazetteer, identifier: str, on: date | None) -> Place:
    versions = gazetteer.versions(identifier)
    return next((place for place in versions if on and place.on(on)), versions[-1])


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


# --- agencies and offices --------------------------------------------------------------------------------------------


def _organisation(identifier: str, sources: _Sources) -> Entity:
    prefix, _, rest = identifier.partition(":")
    slug, _, path = rest.partition("/")
    place = f"loc:{path}" if path else None
    if prefix == "post":
        return _post(identifier, slug, place, sources)
    kind = agency_types().get(slug)
    where = _full_name(place, sources)
    if kind is None:
        words = sources.words.get(identifier) or in_marks(slug)
        return Entity(identifier, in_words(words, where), kind=slug, locality=place)
    start, end = _lifetime(kind.valid_from, kind.valid_to, place, sources)
    level = _level(place, sources) or (kind.levels[0] if kind.levels else "")
    return Entity(
        identifier, agency_name(kind.name, where), kind=slug, level=level, system=kind.system,
        parent=_parent(slug, kind.parent, place, sources),
        locality=place or (VIETNAM if level == "trung-uong" else None),
        valid_from=start, valid_to=end,
        successors=_successors(kind, place, sources),
    )  # fmt: skip


def _successors(kind: AgencyType, place: str | None, sources: _Sources) -> tuple[str, ...]:
    """The agencies that took over: of the types that followed, else of the places of the same level that followed."""
    path = f"/{place.partition(':')[2]}" if place else ""
    if kind.successors or place is None:
        return tuple(f"org:{s.resulting}{path}" for s in kind.successors)
    where = _locality(place, sources)
    if where.level != "tinh":
        return ()
    return tuple(f"org:{kind.slug}/{after.partition(':')[2]}" for after in where.successors if "/" not in after)


def _full_name(place: str | None, sources: _Sources) -> str:
    return _locality(place, sources).name if place else ""


def _level(place: str | None, sources: _Sources) -> str:
    return _locality(place, sources).level if place else ""


def _lifetime(
    start: str | None, end: str | None, place: str | None, sources: _Sources
) -> tuple[str | None, str | None]:
    """An agency lives while both its type and its place do."""
    where = _locality(place, sources) if place else None
    starts = [day for day in (start, where.valid_from if where else None) if day]
    ends = [day for day in (end, where.valid_to if where else None) if day]
    return max(starts, default=None), min(ends, default=None)


def _parent(slug: str, above: str | None, place: str | None, sources: _Sources) -> str | None:
    """The body above: of a district's UBND the province's, of an office or sở the body it serves in the same place."""
    over = _locality(place, sources).parent if place else None
    if slug in {"ubnd", "hdnd"}:
        return (
            f"org:{slug}/{over.partition(':')[2]}"
            if slug == "ubnd" and over and over.startswith(("loc:tinh", "loc:tp"))
            else None
        )
    kind = agency_types().get(above) if above else None
    if above is None or kind is None or place is None or tuple(kind.levels) == ("trung-uong",):
        return f"org:{above}" if kind and tuple(kind.levels) == ("trung-uong",) else None
    seat = place if not kind.levels or _level(place, sources) in kind.levels else over
    return f"org:{above}/{seat.partition(':')[2]}" if seat and seat != VIETNAM else None


def _post(identifier: str, slug: str, place: str | None, sources: _Sources) -> Entity:
    if slug in GOVERNMENT:
        return Entity(
            identifier, GOVERNMENT[slug], kind="post", level="trung-uong", system="state", parent="org:chinh-phu",
            locality=VIETNAM,
        )  # fmt: skip
    title = _title(slug)
    if not title:
        words = sources.words.get(identifier) or in_marks(slug)
        return Entity(identifier, in_words(words, _full_name(place, sources)), kind="post", locality=place)
    body = slug[len(title) + 1 :]
    parent = f"org:{body}/{place.partition(':')[2]}" if place else f"org:{body}"
    above = _organisation(parent, sources)
    return Entity(
        identifier, f"{TITLES[title]} {above.name}".strip(), kind="post", level=above.level,
        system=above.system, parent=parent, locality=above.locality, valid_from=above.valid_from,
        valid_to=above.valid_to,
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _title(slug: str) -> str:
    """The title that the slug of an office begins with, the longest."""
    return max((code for code in TITLES if slug.startswith(f"{code}-")), key=len, default="")


# --- groups ----------------------------------------------------------------------------------------------------------


def _group(identifier: str, sources: _Sources) -> Entity:
    slug, _, path = identifier.partition(":")[2].partition("/")
    inside = sources.places.get(identifier, ())
    locality = _group_locality(path, inside, sources)
    members = _members(slug, locality, inside, sources)
    return Entity(
        identifier, _group_name(sources.words.get(identifier, ""), slug, locality, sources, bool(inside)), kind="group",
        level=_level(locality, sources) if locality else "", locality=locality, members=members,
    )  # fmt: skip


def _group_name(words: str, slug: str, locality: str | None, sources: _Sources, named: bool) -> str:
    """The group in the text's words, else in those of its id, with its place behind."""
    where = _full_name(locality, sources) if locality and locality != VIETNAM else ""
    return in_words(words or in_marks(slug), where, listed=named)


def _group_locality(path: str, inside: Sequence[str], sources: _Sources) -> str | None:
    """The place of a group: the id in its path, else the unit of that bare name, else the country for several."""
    if not path:
        return None
    if path.startswith(("tinh-", "tp-")) and "+" not in path:
        return f"loc:{path}"
    named = [place for place in inside if place.rpartition("-")[2] and place.endswith(path)] or sources.known.get(
        path, ()
    )
    if len(named) == 1:
        return named[0]
    found = sources.gazetteer.find(path.replace("-", " "), on=sources.on, level="huyen")
    return found[0].id if len(found) == 1 else VIETNAM


@lru_cache(maxsize=4096)
def _known_kind(slug: str) -> str | None:
    """The type of agency that a group's slug begins with, the longest."""
    return max((kind for kind in agency_types() if slug == kind or slug.startswith(f"{kind}-")), key=len, default=None)


def _members(slug: str, locality: str | None, inside: Sequence[str], sources: _Sources) -> tuple[str, ...]:
    """Agencies of the places named inside the group, or of all units of its kinds below its place."""
    known = _known_kind(slug)
    if known is None:
        return ()
    if len(inside) > 1:
        return tuple(f"org:{known}/{place.partition(':')[2]}" for place in inside)
    kinds = {_UNIT_TYPES[word] for word in slug[len(known) + 1 :].split("-") if word in _UNIT_TYPES}
    if not kinds or locality is None or locality == VIETNAM or sources.on is None:
        return ()
    below = sources.gazetteer.children(locality, sources.on)
    return tuple(f"org:{known}/{place.id.partition(':')[2]}" for place in below if place.type in kinds)
