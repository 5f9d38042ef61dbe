"""Type words without a name, for the document's own unit or units: "tỉnh ta", "địa bàn huyện", "các huyện, thị xã"."""

from __future__ import annotations

from loaders.extraction.mentions.coreference import opens_names, pair_of, units_at
from loaders.extraction.mentions.localities import listed_at, typed_at
from loaders.extraction.mentions.names import COMMUNES, SHORT_WORDS
from loaders.extraction.mentions.phrases import Phrases, first_words
from loaders.extraction.mentions.scene import Found, Reading, Scene, group, is_of_type, province_of
from loaders.extraction.mentions.toponyms import Unit, merged, unit_at

_SCOPES = Phrases({
    ("dia", "ban"): "địa bàn", ("the", "manh"): "thế mạnh", ("toan",): "toàn", ("cua",): "của", ("trong",): "trong"
})  # fmt: skip
STARTS = first_words(_SCOPES.values)
"""Words of scope, with their marks."""


def own_or_other_at(scene: Scene, i: int) -> Reading | None:
    """`tỉnh bạn`, `huyện bạn` (the other party); `huyện ta`, `tỉnh nhà` (the document's own unit)."""
    tokens, unit = scene.tokens, unit_at(scene, i)
    if unit is None or not unit.sure or unit.end >= len(tokens) or tokens.gap(unit.end).strip():
        return None
    lower = tokens.spelled(unit.end)
    own = own_unit(scene, unit)
    if lower in {"ta", "nhà", "mình"} and own:
        return Reading(unit.end + 1, (Found(i, unit.end + 1, "loc", (own,), "coref"),))
    if lower == "bạn":
        fitting = tuple(p for p in scene.others() if _is_of(scene, p, unit))
        others = fitting or tuple(p for p in pair_of(scene, unit) if p != own)
        if len(others) == 1:
            return Reading(unit.end + 1, (Found(i, unit.end + 1, "loc", others, "coref"),))
    return None


def _is_of(scene: Scene, place: str, unit: Unit) -> bool:
    """Whether a place is of a type that a type word names."""
    return is_of_type(scene, place, unit.kinds)


def own_unit(scene: Scene, unit: Unit) -> str | None:
    """The unit that a type word alone means: the document's own of that type, or the province above it."""
    speaker = scene.speaker()
    sides = (speaker, province_of(speaker)) if speaker else (scene.locality, scene.province)
    for candidate in sides:
        if candidate and _is_of(scene, candidate, unit):
            return candidate
    if unit.word == "tinh" or scene.joint:
        fitting = [p for p in scene.others() if _is_of(scene, p, unit)] if speaker is None or scene.joint else []
        return fitting[0] if len(fitting) == 1 and len(scene.parties) == 2 else None
    if scene.locality and "/" in scene.locality and scene.level == "huyen" and unit.kinds & {"huyen", "tx"}:
        return scene.locality if unit.word == "huyen" else None
    return None


def scoped_at(scene: Scene, i: int) -> Reading | None:
    """`địa bàn huyện`, `toàn tỉnh`, `của TP`: the type word alone behind a word of scope."""
    tokens = scene.tokens
    for j, spelled in _SCOPES.at(tokens, i):
        unit = unit_at(scene, j)
        if unit is None or not tokens.joined(i, j) or (tokens.accented and tokens.lower(i, j) != spelled):
            continue
        if tokens.spelled(unit.end) in {"bạn", "ta", "nhà", "mình"}:
            return None
        if not unit.sure or tokens.gap(j).strip() or _continues(scene, unit):
            return None
        own = own_unit(scene, unit)
        start = j if j == i + 1 else i
        return Reading(unit.end, (Found(start, unit.end, "loc", (own,), "context", 0.9),)) if own else None
    return None


def _continues(scene: Scene, unit: Unit) -> bool:
    """Whether a type word goes on: a name, another type word, "bạn"."""
    tokens, end = scene.tokens, unit.end
    if end >= len(tokens) or tokens.gap(end).strip(" "):
        return end < len(tokens) and tokens.gap(end).strip() in {",", "/"} and unit_at(scene, end) is not None
    return tokens.capital(end) or unit_at(scene, end) is not None or typed_at(scene, end) is not None


def provinces_at(scene: Scene, i: int) -> Reading | None:
    """`các tỉnh, thành phố`, in a region or anywhere, and lists: `các tỉnh Phong Sa Ly, U Đôm Xay`."""
    tokens = scene.tokens
    units = units_at(scene, i + 1) if tokens.says(i, "các") else ()
    if not units:
        return None
    last = units[-1]
    names = listed_at(scene, last.end, merged(units)) if opens_names(scene, last.end) else None
    if names:
        return Reading(names.end, names.found)
    if len(units) > 1 and units[0].word == "tinh":
        return Reading(last.end, (Found(i, last.end, "loc", ("grp:cac-tinh-tp",), "collective"),))
    return _own_units(scene, i, units) if len(units) > 1 else None


def _own_units(scene: Scene, i: int, units: tuple[Unit, ...]) -> Reading | None:
    """`các huyện, thành phố`, `các xã, thị trấn` of the place named behind, else of the document's own province or
    district.
    """
    communes = all(unit.kinds <= COMMUNES for unit in units)
    above = scene.locality if communes else scene.province
    kind, end = "-".join(SHORT_WORDS.get(unit.word, unit.word) for unit in units), units[-1].end
    if of := _of_a_place(scene, end):
        entity = group(f"cac-{kind}", of.found[0].entities)
        return Reading(of.end, (Found(i, of.end, "loc", (entity,), "collective"), *of.found))
    if above is None:
        return None
    return Reading(end, (Found(i, end, "loc", (group(f"cac-{kind}", (above,)),), "collective+context"),))


def _of_a_place(scene: Scene, i: int) -> Reading | None:
    """`của thành phố Hải Phòng`, `thuộc tỉnh Lào Cai`: the one unit named right behind plural type words."""
    tokens = scene.tokens
    if i >= len(tokens) or tokens.gap(i).strip():
        return None
    named = typed_at(scene, i + 1 if tokens.spelled(i) in {"của", "thuộc"} else i)
    return named if named and len(named.found) == 1 and len(named.found[0].entities) == 1 else None


def the_city_at(scene: Scene, i: int) -> Reading | None:
    """`Thành phố` with a capital and no name: the city under central government that the document speaks for, else
    the one that it is agreed with.
    """
    unit = unit_at(scene, i)
    if (
        unit is None
        or unit.word == "thudo"
        or "tp" not in unit.kinds
        or not scene.tokens.capital(i)
        or _continues(scene, unit)
    ):
        return None
    own = own_unit(scene, unit)
    city = own if own and "/" not in own else partner_city(scene, unit)
    if city is None or scene.tokens.text(i, unit.end) == "THÀNH PHỐ":
        return None
    return Reading(unit.end, (Found(i, unit.end, "loc", (city,), "context", 0.9),))


def partner_city(scene: Scene, unit: Unit) -> str | None:
    """The only city under central government among the parties: what a province's document calls `Thành phố`."""
    tokens = scene.tokens
    start = unit.end - (2 if unit.word == "thanhpho" else 1)
    capital = "tp" in unit.kinds and tokens.capital(start) and not tokens.text(start, unit.end).isupper()
    own = scene.locality is not None and scene.locality.rpartition("/")[2].startswith("tp-")
    cities = [place for place in scene.others() if place.startswith("loc:tp-") and "/" not in place]
    return cities[0] if capital and not own and len(cities) == 1 else None
