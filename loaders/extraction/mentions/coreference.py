"""Words that stand for several places or the other party: "hai tỉnh", "mỗi bên", "các bên", "địa phương bạn"."""

from __future__ import annotations

from loaders.extraction.mentions.localities import listed_at, named_at
from loaders.extraction.mentions.phrases import Phrases, first_words
from loaders.extraction.mentions.scene import Found, Reading, Scene, group, is_commune, is_local, province_of
from loaders.extraction.mentions.toponyms import Unit, merged, name_at, unit_at

NUMERALS = {"hai": 2, "ba": 3, "bon": 4, "nam": 5}
NUMERALS |= {f"{number:0{width}}": number for number in range(2, 14) for width in (1, 2)}
_REACH = 12
_WRITTEN = {"hai": "hai", "ba": "ba", "bon": "bốn", "nam": "năm"}
DISTRIBUTIVES = {"moi": "mỗi", "tung": "từng"}
COUNTS = frozenset({*_WRITTEN.values(), *(numeral for numeral in NUMERALS if numeral.isdigit())})
"""Words that may begin `counted_at`, with their marks."""
_SIDES = Phrases({("ben",): "bên", ("dia", "phuong"): "địa phương", ("phia",): "phía", ("don", "vi"): "đơn vị"})
_NOT_THE_PARTIES = {"liên", "tham", "thứ", "có", "khác", "cho", "mua", "bán", "thuê"}
"""What stands behind "các bên" where not the document's own parties are meant."""
_PARTNERS = Phrases({
    ("don", "vi", "ket", "nghia"): "đơn vị kết nghĩa", ("dia", "phuong", "ket", "nghia"): "địa phương kết nghĩa",
    ("dia", "phuong", "ban"): "địa phương bạn", ("don", "vi", "ban"): "đơn vị bạn", ("phia", "ban"): "phía bạn",
})  # fmt: skip
PARTNERS = first_words(_PARTNERS.values)


def counted_at(scene: Scene, i: int) -> Reading | None:
    """`hai tỉnh`, `2 địa phương`, with the names behind or not; `8 tỉnh Tây Bắc` is a group of its own."""
    tokens = scene.tokens
    count = NUMERALS.get(tokens.words[i])
    if count is None or (tokens.words[i] in _WRITTEN and tokens.spelled(i) != _WRITTEN[tokens.words[i]]):
        return None
    if i + 1 >= len(tokens) or tokens.gap(i + 1).strip():
        return None
    if side := _side_at(scene, i + 1):
        if len(scene.bodies) == count and not scene.parties and tokens.words[i + 1] == "ben":
            return Reading(side, (Found(i, side, "org", scene.bodies, "coref"),))
        return _standing_for(scene, i, side, scene.parties, count, "coref")
    unit = unit_at(scene, i + 1)
    return _counted_units(scene, i, count, unit) if unit and unit.sure else None


def _counted_units(scene: Scene, i: int, count: int, unit: Unit) -> Reading | None:
    units = units_at(scene, i + 1)
    end = units[-1].end
    names = listed_at(scene, end, merged(units)) if opens_names(scene, end) else None
    if names and len(names.found) == 2 == count:
        pair = tuple(found.entities[0] for found in names.found)
        return Reading(names.end, (Found(i, names.end, "loc", pair, "explicit pair"),))
    if names:
        return Reading(names.end, names.found)
    if region := _region_behind(scene, end):
        words = scene.tokens.words[i:region]
        return Reading(region, (Found(i, region, "loc", ("grp:" + "-".join(words),), "collective"),))
    if len(units) > 1:
        return None
    return _standing_for(scene, i, end, pair_of(scene, unit, count), count, "coref")


def opens_names(scene: Scene, i: int) -> bool:
    """Whether names may be listed from `i` on: a capital behind a space or a colon."""
    return i < len(scene.tokens) and scene.tokens.gap(i).strip() in {"", ":"} and scene.tokens.capital(i)


def _region_behind(scene: Scene, i: int) -> int | None:
    """The end of a region's name at `i`."""
    named = name_at(scene, i, None) if opens_names(scene, i) else None
    return named[0] if named and any(place.level == "vung" for place in named[1]) else None


def _standing_for(scene: Scene, i: int, end: int, places: tuple[str, ...], count: int, how: str) -> Reading | None:
    if len(places) != count:
        return None
    scene.side = None
    scene.together = i if set(places) == set(scene.parties) else None
    return Reading(end, (Found(i, end, "loc", places, how),))


def units_at(scene: Scene, i: int) -> tuple[Unit, ...]:
    """Type words one after another: `huyện, thị xã, thành phố`, `xã, phường`, `tỉnh/thành phố`."""
    found: list[Unit] = []
    while unit := unit_at(scene, i):
        found.append(unit)
        tokens = scene.tokens
        i = unit.end
        if i < len(tokens) and tokens.says(i, "thành") and tokens.gap(i).strip() == "," and _short_city(scene, i):
            found.append(Unit(i + 1, "tp", frozenset({"tp"}), sure=True))
            break
        if i < len(tokens) and tokens.words[i] == "va" and unit_at(scene, i + 1):
            i += 1
        elif i >= len(tokens) or tokens.gap(i).strip() not in {",", "/", "-"}:
            break
    return tuple(found)


def _short_city(scene: Scene, i: int) -> bool:
    """Whether "thành" at `i` is short for cities, as in "13 tỉnh, thành"."""
    return i + 1 >= len(scene.tokens) or scene.tokens.words[i + 1] not in {"pho", "uy", "lap", "phan", "vien", "tich"}


def distributive_at(scene: Scene, i: int) -> Reading | None:
    """`mỗi tỉnh`, `từng địa phương`, `mỗi bên`."""
    tokens = scene.tokens
    if tokens.spelled(i) != DISTRIBUTIVES[tokens.words[i]] and tokens.accented:
        return None
    if end := _side_at(scene, i + 1):
        places = scene.parties
        if _of_ones_own(scene, i):
            own = scene.locality or ""
            return Reading(end, (Found(i, end, "org", (group("dia-phuong", (own,)),), "collective+context", 0.9),))
    elif unit := unit_at(scene, i + 1):
        end, places = unit.end, pair_of(scene, unit)
        if named_at(scene, end, unit):
            return None
    else:
        return None
    return Reading(end, (Found(i, end, "loc", places, "distributive"),)) if len(places) > 1 else None


def _of_ones_own(scene: Scene, i: int) -> bool:
    """ "từng ngành, từng địa phương" in the document of one unit: those below it, not the parties."""
    tokens = scene.tokens
    with_sectors = i > 1 and tokens.lower(i - 2, i - 1) in DISTRIBUTIVES.values() and tokens.says(i - 1, "ngành")
    return with_sectors and not scene.joint and scene.locality is not None and tokens.says(i + 1, "địa")


def _side_at(scene: Scene, i: int) -> int | None:
    tokens = scene.tokens
    for end, spelled in _SIDES.at(tokens, i):
        as_spelled = tokens.joined(i, end) and (not tokens.accented or tokens.lower(i, end) == spelled)
        if as_spelled and (scene.joint or spelled != "đơn vị"):
            return end
    return None


def pair_of(scene: Scene, unit: Unit, count: int = 2) -> tuple[str, ...]:
    """What "hai <type>" stands for: the parties of that level, else the document's own unit and the other one named
    most, else the two (or `count`) named last.
    """
    if unit.word in {"thanhpho", "tp"}:
        return _two_cities(scene)
    district = unit.word != "tinh"
    fitting = tuple(p for p in scene.parties if ("/" in p) == district)
    if len(fitting) > 1:
        return fitting
    if count > 2:
        return _last_named(scene, district, count)
    if district or not scene.parties:
        return _own_and_other(scene, district)
    provinces = tuple(dict.fromkeys(province_of(p) for p in scene.parties))
    return provinces if len(provinces) > 1 else _own_and_other(scene, district=False)


def _two_cities(scene: Scene) -> tuple[str, ...]:
    """The cities among the parties, else the only two named; a province is no city."""
    cities = [
        tuple(dict.fromkeys(p for p in places if p.rpartition("/")[2].removeprefix("loc:").startswith("tp-")))
        for places in (scene.parties, (*scene.named, *filter(None, (scene.locality,))))
    ]
    return cities[0] if len(cities[0]) > 1 else cities[1] if len(cities[1]) == 2 else ()


def _own_and_other(scene: Scene, district: bool) -> tuple[str, ...]:
    own = scene.locality if district else scene.province
    local = [p for p in scene.named if is_local(p) and ("/" in p) == district and p != own and not is_commune(p)]
    named = local or [p for p in scene.named if not district and not is_local(p) and "/" in p]
    if own and ("/" in own) == district and named:
        return tuple(sorted((own, max(named, key=lambda p: scene.named[p])), key=lambda p: p != own))
    above = own is not None and district and "/" not in own
    return tuple(named[-2:]) if (not own or above) and len(named) > 1 else ()


def _last_named(scene: Scene, district: bool, count: int) -> tuple[str, ...]:
    """The last `count` units of a level that the text named."""
    named = [p for p in scene.named if is_local(p) and ("/" in p) == district and not is_commune(p)]
    return tuple(named[-count:]) if len(named) >= count else ()


def partner_at(scene: Scene, i: int) -> Reading | None:
    """`đơn vị kết nghĩa`, `địa phương bạn`: the other party."""
    tokens = scene.tokens
    for end, spelled in _PARTNERS.at(tokens, i):
        if tokens.joined(i, end) and (not tokens.accented or tokens.lower(i, end) == spelled):
            own = {scene.locality, scene.province} & set(scene.parties)
            others = scene.others()
            if len(others) == 1 and own:
                return Reading(end, (Found(i, end, "loc", others, "apposition"),))
    return None


def sides_at(scene: Scene, i: int) -> Reading | None:
    """`các bên`: all parties, or the bodies that issued together."""
    tokens = scene.tokens
    if not tokens.says(i, "các") or not tokens.says(i + 1, "bên") or tokens.gap(i + 1).strip():
        return None
    if i + 2 < len(tokens) and not tokens.gap(i + 2).strip() and tokens.lower(i + 2, i + 3) in _NOT_THE_PARTIES:
        return None
    if i and tokens.lower(i - 1, i) == "diện":
        return None
    if len(scene.parties) > 1:
        scene.side = None
        return Reading(i + 2, (Found(i, i + 2, "loc", scene.parties, "coref"),))
    return Reading(i + 2, (Found(i, i + 2, "org", scene.bodies, "coref"),)) if len(scene.bodies) > 1 else None


def lettered_at(scene: Scene, i: int) -> Reading | None:
    """`BÊN A: ỦY BAN NHÂN DÂN QUẬN …` says who it is and whose representatives follow; `Bên A` repeats it."""
    tokens = scene.tokens
    if tokens.words[i] != "ben" or not tokens.says(i, "bên") or i + 1 >= len(tokens) or tokens.gap(i + 1).strip():
        return None
    letter = tokens.text(i + 1, i + 2)
    if letter not in {"A", "B", "C", "D"}:
        return None
    end = i + 2
    if place := _after_colon(scene, end) or _called(scene, i):
        scene.lettered.setdefault(letter, place)
        scene.side = place if scene.joint and place in scene.parties else scene.side
    known = scene.lettered.get(letter)
    return Reading(end, (Found(i, end, "loc", (known,), "coref"),)) if known else None


def _after_colon(scene: Scene, i: int) -> str | None:
    """The first place named in the few words behind "BÊN A:"."""
    tokens = scene.tokens
    if i >= len(tokens) or ":" not in tokens.gap(i):
        return None
    for j in range(i, min(i + _REACH, len(tokens))):
        if unit := unit_at(scene, j):
            named = named_at(scene, unit.end, unit)
            return named[1].id if named else None
        if j > i and (":" in tokens.gap(j) or ";" in tokens.gap(j)):
            break
    return None


def _called(scene: Scene, i: int) -> str | None:
    """`(sau đây gọi là Bên A)`: the place named last before."""
    if i < 2 or scene.tokens.lower(i - 2, i) not in {"gọi là", "gọi tắt", "tắt là"}:
        return None
    local = [place for place in scene.named if is_local(place)]
    fitting = [place for place in local if place in scene.parties] or local
    return fitting[-1] if fitting else None
