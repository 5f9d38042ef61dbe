"""What stands behind an agency's name and says where it sits: a named place, a type word, "hai tỉnh", "các huyện"."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.extraction.mentions.coreference import (
    NUMERALS,
    PARTNERS,
    counted_at,
    lettered_at,
    partner_at,
    units_at,
)
from loaders.extraction.mentions.localities import bare_at, choose, listed_at, typed_at
from loaders.extraction.mentions.names import SHORT_WORDS, UNIT_STARTS, hold_on
from loaders.extraction.mentions.own_units import own_or_other_at, own_unit, partner_city
from loaders.extraction.mentions.scene import Found, Scene, province_of
from loaders.extraction.mentions.toponyms import Unit, merged, name_at, unit_at
from loaders.text.fold import without_marks

_FEW = 5
"""As many provinces as a group's id still names."""
_STARTS = UNIT_STARTS | NUMERALS.keys() | {without_marks(word) for word in PARTNERS} | {"ben"}
"""First words of tails but bare names and plurals."""
_LINKS = {"cua": "của", "thuoc": "thuộc", "o": "ở", "tai": "tại"}


@dataclass(frozen=True, slots=True)
class Tail:
    """The place part up to word `end`: one or more places, or a collection.

    `collective` is the slug of the kind of units where the tail means many ("các huyện, thành phố" → `huyen-tp`);
    `places` then hold the unit above them, and `members` those that are listed.
    """

    end: int
    places: tuple[str, ...]
    how: str
    nested: tuple[Found, ...] = ()
    collective: str | None = None
    members: tuple[str, ...] = ()


def tail_at(scene: Scene, i: int, linked: bool = False, kinds: frozenset[str] | None = None) -> Tail | None:
    """The tail at word `i`; `linked` also reads behind "của", "thuộc", `kinds` are the types of places that the agency
    may belong to ("Thành ủy Yên Bái" is the city's).
    """
    tokens = scene.tokens
    if i >= len(tokens) or tokens.gap(i).strip(" "):
        return None
    if linked and tokens.words[i] in _LINKS and tokens.spelled(i) == _LINKS[tokens.words[i]]:
        return tail_at(scene, i + 1)
    if tokens.words[i] == "chi" and tokens.lower(i, i + 2) == "chi nhánh":
        return tail_at(scene, i + 2)
    if tokens.says(i, "các"):
        return _plural(scene, i + 1)
    if tokens.says(i, "cấp"):
        return _plural(scene, i + 1, of_level=True)
    stands_for = tokens.words[i] in _STARTS or tokens.words[i].isdigit()
    said = (_counted(scene, i) or _named(scene, i) or _typed_alone(scene, i)) if stands_for else None
    return said or _bare(scene, i, kinds)


def _nested(found: tuple[Found, ...]) -> tuple[Found, ...]:
    return tuple(Found(f.start, f.end, f.kind, f.entities, f.how, f.confidence, nested=True) for f in found)


def _counted(scene: Scene, i: int) -> Tail | None:
    reading = counted_at(scene, i)
    if reading is None:
        units = units_at(scene, i + 1) if scene.tokens.words[i].isdigit() else ()
        if units:
            return Tail(
                units[-1].end, (), "collective", (), "-".join((scene.tokens.words[i], *(u.word for u in units)))
            )
        return None
    first = reading.found[0]
    if len(first.entities) > 1:
        return Tail(reading.end, first.entities, "collective", _nested(reading.found))
    if first.entities[0].startswith("grp:"):
        return Tail(reading.end, (), "collective", _nested(reading.found), first.entities[0].partition(":")[2])
    kinds = "-".join(unit.word for unit in units_at(scene, i + 1))
    members = tuple(entity for found in reading.found for entity in found.entities)
    tagged = members if len(members) <= _FEW and not any("/" in member for member in members) else ()
    return Tail(reading.end, tagged, "collective list", _nested(reading.found), f"{scene.tokens.words[i]}-{kinds}")


def _named(scene: Scene, i: int) -> Tail | None:
    reading = own_or_other_at(scene, i) or partner_at(scene, i) or lettered_at(scene, i) or typed_at(scene, i)
    if reading is None:
        return None
    found = reading.found[0]
    return Tail(reading.end, found.entities, "explicit", _nested(reading.found))


def _bare(scene: Scene, i: int, kinds: frozenset[str] | None) -> Tail | None:
    """A bare name right behind an agency's name: of the agency's own kind of place, a province, or a district of the
    document's province.
    """
    named = name_at(scene, i, None)
    if named is None or any(p.level == "vung" for p in named[1]):
        return None
    places = hold_on(named[1], scene.on)
    fitting = [p for p in places if kinds and p.type in kinds] if kinds else []
    top = [p for p in places if p.level in {"tinh", "quoc-gia", "quoc-te"}]
    own = [p for p in places if scene.locality == p.id] or [p for p in places if province_of(p.id) == scene.province]
    pick = choose(scene, fitting, named[0]) if fitting else top[0] if top else own[0] if own else None
    if pick is None:
        reading = bare_at(scene, i)
        return Tail(reading.end, reading.found[0].entities, "explicit", _nested(reading.found)) if reading else None
    scene.note([pick.id], typed=False)
    return Tail(named[0], (pick.id,), "explicit", (Found(i, named[0], "loc", (pick.id,), "nested", nested=True),))


def _typed_alone(scene: Scene, i: int) -> Tail | None:
    """`tỉnh`, `huyện` alone is the document's own; several, or one that the document is not, are a collection."""
    units = units_at(scene, i)
    if not units or not units[0].sure:
        return None
    if len(units) == 1:
        unit = units[0]
        own = own_unit(scene, unit) or partner_city(scene, unit)
        if own:
            return Tail(unit.end, (own,), "context")
        if scene.joint and (unit.word == "tinh") == all("/" not in place for place in scene.parties):
            return Tail(unit.end, scene.parties, "context")
        return _collection(scene, units, units[0].end) if unit.word != "tinh" else None
    first_own = own_unit(scene, units[0])
    if first_own and units[0].word == "tinh":
        return Tail(units[0].end, (first_own,), "context")
    return _collection(scene, units, units[-1].end)


def _plural(scene: Scene, j: int, of_level: bool = False) -> Tail | None:
    """`các huyện, thành phố`, `các huyện: A, B`, `cấp huyện, cấp xã`."""
    units = units_at(scene, j)
    if not units:
        return None
    last = units[-1]
    tokens, end = scene.tokens, last.end
    begin = end if of_level else _names_begin(scene, end)
    if not of_level and begin < len(tokens) and tokens.gap(begin).strip() in {"", ":"} and tokens.capital(begin):
        names = listed_at(scene, begin, merged(units))
        if names:
            return _list(units, names.end, names.found)
    if of_level and scene.level == "tinh" and units[0].word == "tinh" and len(units) == 1 and scene.province:
        return Tail(end, (scene.province,), "context")
    return _collection(scene, units, end)


def _names_begin(scene: Scene, i: int) -> int:
    """Where the names of a list begin: at `i`, or behind a colon soon after ("các huyện biên giới: A, B")."""
    tokens = scene.tokens
    for j in range(i, min(i + 4, len(tokens))):
        if ":" in tokens.gap(j):
            return j
        if tokens.gap(j).strip() or tokens.capital(j):
            break
    return i


def _list(units: tuple[Unit, ...], end: int, found: tuple[Found, ...]) -> Tail:
    members = tuple(f.entities[0] for f in found)
    above = tuple(dict.fromkeys(m.rpartition("/")[0] for m in members if "/" in m))
    slug = (
        f"{len(members)}-{units[0].word}"
        if len(members) > 1
        else "-".join(SHORT_WORDS.get(u.word, u.word) for u in units)
    )
    if not above:
        return Tail(end, members, "collective list", _nested(found), None, members)
    return Tail(end, above, "collective list", _nested(found), slug, members)


def _collection(scene: Scene, units: tuple[Unit, ...], end: int) -> Tail | None:
    """All units of some types: communes of the document's district, districts (or communes) of its province."""
    kinds = frozenset().union(*(unit.kinds for unit in units))
    slug = "-".join(SHORT_WORDS.get(u.word, u.word) for u in units)
    above = _above(scene, kinds)
    nested: tuple[Found, ...] = ()
    if "tinh" in kinds:
        joint = scene.parties if scene.joint and len(scene.parties) > 2 and kinds == {"tinh"} else ()
        return Tail(end, joint, "collective", (), slug)
    link = tail_at(scene, end, linked=True) if _is_link(scene, end) else None
    if link and link.collective is None and len(link.places) == 1:
        above, end, nested = link.places[0], link.end, link.nested
    parties = scene.parties if scene.joint and above is None else () if nested else scene.both(end)
    if parties:
        return Tail(end, parties, "collective+context", nested, slug)
    return Tail(end, (above,), "collective+context", nested, slug) if above else None


def _is_link(scene: Scene, i: int) -> bool:
    tokens = scene.tokens
    return (
        i < len(tokens)
        and not tokens.gap(i).strip()
        and (tokens.spelled(i) in {"của", "thuộc"} or unit_at(scene, i) is not None)
    )


def _above(scene: Scene, kinds: frozenset[str]) -> str | None:
    if kinds & {"huyen", "quan", "tx"} or kinds == {"tp"}:
        return scene.province
    return scene.locality or scene.province
