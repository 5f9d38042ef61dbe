"""Places named with or without their type word, single, in pairs and in lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.extraction.mentions.names import hold_on
from loaders.extraction.mentions.scene import Found, Reading, Scene, province_of
from loaders.extraction.mentions.toponyms import Unit, name_at, unit_at
from loaders.places.place import Place

_NEVER_BARE = {"loc:vn", "loc:tp-ho-chi-minh", "loc:tp-ho-chi-minh@2025"}
"""The country, which is in every formula, and the city that has a person's name."""
_FIRMS = "công ty|tập đoàn|ngân hàng|khách sạn|xí nghiệp|hợp tác xã|nhà máy|bệnh viện"
_NAMED = (
    "trường|đại học|học viện|đường|phố|sông|cầu|quốc lộ|dân tộc|người|tiếng|ông|bà|đồng chí|đ/c|báo|chi nhánh|sân bay|"
    "cảng|cảng vụ|ga|hồ|núi|đèo|chợ|di tích|chiến thắng|nhà xuất bản|htx|tạp chí|đảo|vịnh"
)
_ROUTE = re.compile(r"\b(?:tuyến|tour|chặng|cung đường|hành trình|kết nối)(?: [\w/]+){0,3} ?$")
_LABEL_REACH = 60
_BEFORE_LABEL = re.compile(
    r"[\s\-–+•*|\d.()a-zđ]{0,8}(?:(?:về )?phía |(?:đoàn )?đại biểu |đoàn |bên |đại diện (?:cho )?)?", re.IGNORECASE
)
_NEXT_LINE = re.compile(r"\n(?=[ \t]*(?:[-–+•*|\d\n]|[A-ZÀ-ỸĐ]))")
_ENDS_A_NAME = r"(?!(?:tại|ở|của|với|đến|từ|trên|trong|giữa|về|thuộc|cho|là|và|qua)(?: |$))"
_IN_A_NAME = re.compile(
    rf"(?i:(?<!thị )(?<!\w)(?:{_FIRMS}|{_NAMED}))"
    rf"(?: (?:[A-ZÀ-ỸĐ][\w.]*(?: {_ENDS_A_NAME}[a-zà-ỹđ]+)?|và|&|-|cổ phần|thương mại|tỉnh|thành phố))*$"
    rf"|(?i:(?<!\w)(?:{_FIRMS}))(?: {_ENDS_A_NAME}[^\W\d_]+){{0,7}}$"
)
"""What stands before a place's name that is part of another name: "Công ty Du lịch Cao Bằng", "đường Hà Giang"."""


def choose(scene: Scene, places: Iterable[Place], after: int, kinds_of_provinces: bool = False) -> Place | None:
    """The one place meant: held on the day, in the province named behind, else in one that the document is about."""
    current = hold_on(places, scene.on)
    if len({place.id for place in current}) == 1:
        return current[0]
    provinces = [place for place in current if place.level == "tinh"]
    if kinds_of_provinces and len({place.id for place in provinces}) == 1:
        return provinces[0]
    behind = province_behind(scene, after)
    for province in [behind] if behind else scene.preferred():
        inside = [place for place in current if province_of(place.id) == province and "/" in place.id]
        if len({place.id for place in inside}) == 1:
            return inside[0]
    return None


def province_behind(scene: Scene, i: int) -> str | None:
    """The province named right behind word `i`: ", tỉnh Lào Cai", "- tỉnh Lai Châu", "(Lào Cai)"."""
    gap = scene.tokens.gap(i).strip() if i < len(scene.tokens) else "."
    if gap not in {",", "-", "(", "", "thuộc"}:
        return None
    unit = unit_at(scene, i)
    if gap == "" and not unit:
        return None
    named = name_at(scene, unit.end if unit else i, unit.kinds if unit else None)
    provinces = [place for place in hold_on(named[1], scene.on) if place.level == "tinh"] if named else []
    return provinces[0].id if provinces else None


def typed_at(scene: Scene, i: int) -> Reading | None:
    """`tỉnh Lai Châu`, `thị xã Sa Pa`; with a second name behind, `tỉnh Lai Châu và Lào Cai`, the pair."""
    unit = unit_at(scene, i)
    if unit is None:
        return None
    first = named_at(scene, unit.end, unit)
    if first is None:
        return None
    end, place = first
    scene.note([place.id])
    if scene.joint and place.id in scene.parties and scene.tokens.lower(max(0, i - 2), i) == "đại diện":
        scene.side = place.id
    if line_end := _labels(scene, i, end):
        scene.label = (place.id, line_end)
    reading = Reading(end, (Found(i, end, "loc", (place.id,), "explicit"),))
    return _pair_behind(scene, i, unit, reading) or reading


def _labels(scene: Scene, i: int, end: int) -> int | None:
    """Where the line ends that begins with a place and a colon: "- Tỉnh Hậu Giang: lãnh đạo Tỉnh ủy, UBND tỉnh"."""
    tokens, text = scene.tokens, scene.tokens.folded.text
    if end >= len(tokens) or not tokens.gap(end).lstrip().startswith(":"):
        return None
    start = tokens.starts[i]
    begin = text.rfind("\n", max(0, start - _LABEL_REACH), start) + 1
    if not begin or not _BEFORE_LABEL.fullmatch(text, begin, start):
        return None
    stop = _NEXT_LINE.search(text, tokens.ends[end - 1])
    return stop.start() if stop else len(text)


def named_at(scene: Scene, i: int, unit: Unit, gaps: str = " .:") -> tuple[int, Place] | None:
    """The place named at `i` behind a type word."""
    if i >= len(scene.tokens) or scene.tokens.gap(i).strip(gaps):
        return None
    named = name_at(scene, i, unit.kinds)
    place = choose(scene, named[1], named[0], "tinh" in unit.kinds) if named else None
    return (named[0], place) if named and place else None


def _pair_behind(scene: Scene, i: int, unit: Unit, first: Reading) -> Reading | None:
    """Two names under one type word, or the document's own two parties each with the type word, are one mention."""
    tokens, j = scene.tokens, first.end
    if j >= len(tokens) or tokens.words[j] != "va" or tokens.spelled(j) != "và" or tokens.gap(j).strip():
        return None
    again = unit_at(scene, j + 1)
    if again and again.word != unit.word:
        return None
    second = named_at(scene, again.end if again else j + 1, again or unit)
    if second is None or "/" in second[1].id or _more_names(scene, second[0], unit):
        return None
    pair = first.found[0].entities[0], second[1].id
    if again and (set(pair) != set(scene.parties) or scene.level == "huyen"):
        return None
    scene.note(pair[1:])
    return Reading(second[0], (Found(i, second[0], "loc", pair, "explicit pair"),))


def _more_names(scene: Scene, i: int, unit: Unit) -> bool:
    if i >= len(scene.tokens) or scene.tokens.gap(i).strip() != ",":
        return False
    return named_at(scene, i, unit, " ,") is not None


def listed_at(scene: Scene, i: int, unit: Unit, how: str = "list") -> Reading | None:
    """Names one after another behind plural type words: `Than Uyên, Tân Uyên và Tam Đường`, each a mention.

    A name in the list may bring its own type word (`các huyện Bát Xát, Văn Bàn, thị xã Sa Pa`).
    """
    found: list[Found] = []
    end = i
    while end < len(scene.tokens):
        start = end + 1 if found and scene.tokens.words[end] == "va" else end
        if found and (scene.tokens.gap(end).strip() not in {",", "-", ""} or _only_space(scene, start, end)):
            break
        own = unit_at(scene, start)
        named = named_at(scene, own.end, own) if own else None
        named = named or named_at(scene, start, unit, " .:,-")
        if named is None:
            break
        found.append(Found(start, named[0], "loc", (named[1].id,), how))
        scene.note([named[1].id])
        end = named[0]
    return Reading(end, tuple(found)) if found else None


def _only_space(scene: Scene, start: int, end: int) -> bool:
    return start == end and not scene.tokens.gap(end).strip()


def bare_at(scene: Scene, i: int) -> Reading | None:
    """A province, region or foreign place by its bare name; a district only where its type was named before."""
    named = name_at(scene, i, None)
    if named is None or not _stands_alone(scene, i, named[0]):
        return None
    end, places = named
    place = _bare_choice(scene, places)
    if place is None:
        return None
    scene.note([place.id], typed=False)
    reading = Reading(end, (Found(i, end, "loc", (place.id,), "explicit"),))
    return _bare_pair(scene, i, reading) or reading


def _bare_choice(scene: Scene, places: Iterable[Place]) -> Place | None:
    current = hold_on(places, scene.on)
    top = [p for p in current if p.level != "huyen" and p.id not in _NEVER_BARE and (not _abroad(p) or _near(scene, p))]
    if any(place.id in _NEVER_BARE for place in current):
        return None
    if top:
        return top[0] if len({place.id for place in top}) == 1 else None
    known = [place for place in current if place.id in scene.typed]
    return known[0] if len({place.id for place in known}) == 1 else None


def _abroad(place: Place) -> bool:
    return place.level == "quoc-te" and "/" in place.id


def _near(scene: Scene, place: Place) -> bool:
    """Whether the country of a foreign place was named before: `Hồng Hà` is also a river."""
    country = province_of(place.id)
    return any(province_of(named) == country for named in scene.named)


def _bare_pair(scene: Scene, i: int, first: Reading) -> Reading | None:
    """The document's own two parties by their bare names, joined by "và"."""
    j, tokens = first.end, scene.tokens
    if j >= len(tokens) or tokens.words[j] != "va":
        return None
    second = name_at(scene, j + 1, None)
    place = _bare_choice(scene, second[1]) if second else None
    if second is None or place is None:
        return None
    pair = first.found[0].entities[0], place.id
    if set(pair) != set(scene.parties):
        return None
    return Reading(second[0], (Found(i, second[0], "loc", pair, "explicit pair"),))


def _stands_alone(scene: Scene, i: int, end: int) -> bool:
    """Whether a bare name is a name by itself and no part of a person's, street's, firm's or longer name."""
    tokens = scene.tokens
    if end == i + 1 and not (i and tokens.lower(i - 1, i) == "nước"):
        return False
    joined = end < len(tokens) and tokens.gap(end) == " " and not _ends_line(scene, end)
    if joined and tokens.capital(end) and not tokens.text(i, end).isupper():
        return False
    if i and tokens.gap(i) == " " and _proper(scene, i - 1) and not tokens.text(i - 1, i).isupper():
        return False
    before = tokens.folded.flat[max(0, tokens.starts[i] - 60) : tokens.starts[i]].rstrip()
    return not _IN_A_NAME.search(before)


def _ends_line(scene: Scene, i: int) -> bool:
    """Whether a line ends before word `i`."""
    tokens = scene.tokens
    return "\n" in tokens.folded.text[tokens.ends[i - 1] : tokens.starts[i]]


def route_at(scene: Scene, i: int) -> Reading | None:
    """`tuyến Nha Trang - Đà Lạt`: bare names along a route, districts too."""
    tokens = scene.tokens
    if name_at(scene, i, None) is None or not _ROUTE.search(
        tokens.folded.lower, max(0, tokens.starts[i] - 40), tokens.starts[i]
    ):
        return None
    found: list[Found] = []
    j = i
    while named := name_at(scene, j, None):
        place = choose(scene, named[1], named[0], kinds_of_provinces=True)
        if place is None or place.level not in {"tinh", "huyen"}:
            break
        found.append(Found(j, named[0], "loc", (place.id,), "route"))
        j = named[0]
        if j >= len(tokens) or tokens.gap(j).strip() not in {"-", "–"} or not tokens.capital(j):
            break
    if len(found) < 2:
        return None
    scene.note([entity for one in found for entity in one.entities], typed=False)
    return Reading(found[-1].end, tuple(found))


def _proper(scene: Scene, i: int) -> bool:
    """Whether word `i` is a capitalised word inside a sentence."""
    tokens = scene.tokens
    if not tokens.capital(i) or tokens.text(i, i + 1)[0].isdigit():
        return False
    gap = tokens.gap(i)
    sentence_start = i == 0 or bool(gap.strip(" ")) or "\n" in tokens.folded.text[tokens.ends[i - 1] : tokens.starts[i]]
    return not sentence_start
