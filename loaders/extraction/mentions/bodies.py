"""Agencies with their place: single, several before one place, departments in a list."""

from __future__ import annotations

from functools import lru_cache

from loaders.extraction.agencies import agency_types, all_levels, levels, organisation, words_of
from loaders.extraction.mentions.heads import OF_THEIR_OWN, Head, head_at, known_at, may_begin
from loaders.extraction.mentions.resolution import resolve
from loaders.extraction.mentions.scene import Found, Reading, Scene
from loaders.extraction.mentions.tails import Tail, tail_at
from loaders.extraction.mentions.toponyms import unit_at

_COUNCILS = {
    "ubnd", "hdnd", "tt-hdnd", "ubmttq", "doan-dbqh", "tinh-uy", "thanh-uy", "huyen-uy", "thi-uy", "quan-uy", "dang-uy",
    "tt-tinh-uy", "tt-thanh-uy", "tt-huyen-uy", "btv-tinh-uy", "btv-thanh-uy", "btv-huyen-uy", "vp-tinh-uy",
}  # fmt: skip
_SEATS = {
    "tinh-uy": frozenset({"tinh"}), "thanh-uy": frozenset({"tp"}), "huyen-uy": frozenset({"huyen"}),
    "thi-uy": frozenset({"tx"}), "quan-uy": frozenset({"quan"}),
}  # fmt: skip
_AT_THE_CENTRE_TOO = {"ubmttq", "hoi-phu-nu", "hoi-nong-dan", "hoi-ccb", "doan-tn"}
UNIT_ENDS = {"tinh", "huyen", "xa"}
_FORCES = {"cong-an-tinh", "cong-an-huyen", "bo-chqs", "ban-chqs", "bdbp"}
_MOST = 8
"""How many agencies may share one place."""
_SHARED = {"tt": "thuongtruc", "vp": "vanphong"}
"""Offices that several bodies share in a list: "TT.TU, HĐND" are two standing committees, an UBND has none."""


def body_at(scene: Scene, i: int) -> Reading | None:
    """An agency, or several before one place ("TT.TU, HĐND, UBND tỉnh"), as one mention with its places inside."""
    if not may_begin(scene, i) or _inside_symbol(scene, i) or _in_a_law(scene, i):
        return None
    head = head_at(scene, i)
    if head is None or _is_a_member(scene, head):
        return None
    heads = _coordinated(scene, head)
    end = heads[-1].end
    tail = tail_at(scene, end, kinds=_seats(heads[-1].slugs)) or _shared_tail(scene, head)
    if tail is not None and _central(head) and not all(_foreign(place) for place in tail.places or ("",)):
        tail = None
    if tail is None and len(heads) > 1:
        heads, end = heads[:1], head.end
    if tail is None and (_of_every_level(scene, end) or (not _central(head) and _unknown_unit(scene, end))):
        return None
    if tail is not None and tail.places == ("loc:vn",):
        return Reading(tail.end, (Found(i, tail.end, "org", (organisation(head.slugs[0], None),), "explicit"),))
    if (tail is None and (not head.listed or _too_general(scene, i, head))) or _is_the_gazette(scene, i, tail):
        return None
    entities, how = resolve(scene, heads, tail)
    if not entities:
        return None
    if _of_their_centre(scene, i, head):
        return Reading(head.end, (Found(i, head.end, "org", (organisation(head.slugs[0], "loc:vn"),), "explicit"),))
    end = tail.end if tail and tail.end > end else end
    return Reading(end, (Found(i, end, "org", entities, how), *(tail.nested if tail else ())))


def _of_their_centre(scene: Scene, i: int, head: Head) -> bool:
    """ "Ủy ban Trung ương MTTQ Việt Nam" is the central committee, whatever the document's own place."""
    if head.slugs[0] not in _AT_THE_CENTRE_TOO:
        return False
    words = scene.tokens.words[i : head.end]
    return "trung" in words or "tw" in words or any(word.startswith(("ubtw", "ubtu")) for word in words)


def _central(head: Head) -> bool:
    return all_levels(head.slugs) == {"trung-uong"}


def _foreign(place: str) -> bool:
    return place.startswith("loc:") and not place.startswith(("loc:tinh-", "loc:tp-"))


def _unknown_unit(scene: Scene, i: int) -> bool:
    """Whether a type word stands behind that could not be resolved: "UBND tỉnh" where no province is known."""
    unit = unit_at(scene, i)
    return unit is not None and unit.sure and not scene.tokens.gap(i).strip()


def _of_every_level(scene: Scene, i: int) -> bool:
    """ "Hội đồng nhân dân các cấp" is no agency."""
    return i < len(scene.tokens) and scene.tokens.lower(i, i + 2) == "các cấp"


@lru_cache(maxsize=1 << 10)
def _seats(slugs: tuple[str, ...]) -> frozenset[str] | None:
    """The types of places that have such a committee: a Thành ủy sits in a city, a Huyện ủy in a rural district."""
    for slug in slugs:
        for ending, kinds in _SEATS.items():
            if slug.endswith(ending):
                return kinds
    return frozenset({"huyen", "quan", "tx", "tp"}) if all_levels(slugs) == {"huyen"} else None


def _shared_tail(scene: Scene, head: Head) -> Tail | None:
    """The place that is named once behind several agencies of one kind: "Công an, Bộ CHQS tỉnh Phú Thọ"."""
    tokens, j, kin = scene.tokens, head.end, _kin(head)
    if tokens.words[j - 1] in UNIT_ENDS and tokens.words[j - 1] == _last_of_name(head):
        return None
    for _ in range(_MOST if kin else 0):
        if j >= len(tokens):
            break
        gap = tokens.gap(j).strip()
        start = j + 1 if tokens.words[j] == "va" and not gap else j
        following = head_at(scene, start) if gap == "," or start > j else None
        if following is None or _kin(following) != kin:
            return None
        tail = tail_at(scene, following.end)
        if tail is not None:
            named = tail.how in {"explicit", "collective"} and tail.places and tail.collective is None
            return Tail(head.end, tail.places, tail.how) if named else None
        j = following.end
    return None


def _kin(head: Head) -> str | None:
    """Agencies that share a place in a list: departments with departments, the armed forces with each other."""
    if head.slugs[0].startswith(("so-", "phong-")):
        return head.slugs[0].partition("-")[0]
    if head.slugs[0] in _FORCES:
        return "forces"
    return "councils" if head.slugs[0] in {"tinh-uy", "thanh-uy", "hdnd", "ubnd"} else None


def _last_of_name(head: Head) -> str:
    """The last word of a type's name where that is its level: `tinh` of "Công an tỉnh"."""
    kind = agency_types().get(head.slugs[0])
    return words_of(kind.name)[-1] if kind else ""


def _inside_symbol(scene: Scene, i: int) -> bool:
    """Whether word `i` is part of a document number: `/KH-UBND`, `/UBND-TH`."""
    tokens = scene.tokens
    before = tokens.folded.text[tokens.starts[i] - 1] if i else " "
    after = tokens.folded.text[tokens.ends[i] : tokens.ends[i] + 2]
    return before in "/-" or bool(after[:1] in {"-", "/"} and after[1:].isalnum() and before in "/-")


def _is_a_member(scene: Scene, head: Head) -> bool:
    """Whether "Tỉnh ủy" goes on to "Tỉnh ủy viên", a person."""
    tokens, end = scene.tokens, head.end
    return head.slugs[0].endswith("-uy") and tokens.spelled(end) == "viên" and not tokens.gap(end).strip()


def _in_a_law(scene: Scene, i: int) -> bool:
    """Whether the name is a law's: "Luật Mặt trận Tổ quốc Việt Nam"."""
    return i > 0 and scene.tokens.says(i - 1, "luật") and scene.tokens.gap(i) == " "


def _is_the_gazette(scene: Scene, i: int, tail: Tail | None) -> bool:
    """Whether "Công báo" is the paper ("đăng Công báo tỉnh") and not the office that prints it."""
    tokens = scene.tokens
    if not tokens.follows(i, ("cong", "bao")):
        return False
    return tail is None or (i > 0 and tokens.lower(i - 1, i) in {"đăng", "trên", "lên", "số", "tờ"})


def _too_general(scene: Scene, i: int, head: Head) -> bool:
    """State and Party in general are mentions only where capitals and neighbours show them to be meant."""
    tokens = scene.tokens
    kind = head.slugs[0]
    before = tokens.lower(i - 1, i) if i else ""
    if kind == "dang-csvn" and tokens.text(i, head.end).isupper():
        return True
    if kind == "dang-csvn":
        return head.end == i + 1 and (
            before not in {"của", "do"} or tokens.lower(i + 1, min(i + 2, len(tokens))) in {"bộ", "ủy"}
        )
    if kind == "nha-nuoc":
        text = tokens.text(i, head.end)
        return text[:1] != "N" or before == "lý" or (tokens.capital(head.end) and tokens.gap(head.end) == " ")
    if kind == "trung-uong":
        return not tokens.capital(i) or (tokens.capital(head.end) and tokens.gap(head.end) == " ")
    return not levels(kind) and not kind.startswith(OF_THEIR_OWN)


def _coordinated(scene: Scene, first: Head) -> list[Head]:
    """Councils and committees named one after another before a common place."""
    tokens, heads = scene.tokens, [first]
    if not _council(first):
        return heads
    if first.slugs[0].endswith("-uy") and not first.slugs[0].startswith(("tt-", "vp-")):
        return heads
    shared = next((code for code in _SHARED if first.slugs[0].startswith(f"{code}-")), None)
    while (end := heads[-1].end) < len(tokens) and len(heads) < _MOST:
        gap = tokens.gap(end).strip()
        start = end + 1 if tokens.words[end] == "va" and not gap else end
        if gap not in {",", "&", "-"} and start == end:
            break
        following = (known_at(scene, start, _SHARED[shared]) if shared else None) or head_at(scene, start)
        if following is None or not _council(following) or (heads[1:] and tail_at(scene, end)):
            break
        if tail_at(scene, end) is not None or head_at(scene, start) is None or _has_own_office(scene, start):
            break
        heads.append(following)
    return heads


def _council(head: Head) -> bool:
    return head.slugs[0] in _COUNCILS or head.slugs[0].startswith(("vp-", "doan-dbqh"))


def _has_own_office(scene: Scene, i: int) -> bool:
    head = head_at(scene, i)
    return head is not None and head.slugs[0].startswith(("tt-", "vp-", "btv-"))
