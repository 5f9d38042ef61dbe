"""Collective agencies: "các sở, ban, ngành", "Thủ trưởng các cơ quan, đơn vị", "doanh nghiệp của hai tỉnh"."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from loaders.extraction.agencies import organisation
from loaders.extraction.mentions.collective_nouns import LEVELS, Nouns, may_begin, nouns_at, qualified
from loaders.extraction.mentions.heads import head_at, inside_word
from loaders.extraction.mentions.localities import listed_at, typed_at
from loaders.extraction.mentions.scene import Found, Reading, Scene, group, of_several
from loaders.extraction.mentions.tails import Tail, tail_at
from loaders.extraction.mentions.toponyms import Unit
from loaders.places.keys import slug

_SAME = {
    "to-chuc-ct-xh": "to-chuc-chinh-tri-xa-hoi", "to-chuc-ctxh": "to-chuc-chinh-tri-xa-hoi",
    "tc-ct-xh": "to-chuc-chinh-tri-xa-hoi", "huyen-thi-xa-thanh-uy": "huyen-thi-thanh-uy",
    "co-quan-thuoc-cp": "co-quan-thuoc-chinh-phu",
    "co-quan-trung-uong-dong-tren-dia-ban": "co-quan-trung-uong",
    "co-quan-trung-uong-tren-dia-ban": "co-quan-trung-uong",
}  # fmt: skip
"""Nouns in short by what they stand for in ids."""
_COMMITTEES = {
    "huyện ủy": frozenset({"huyen"}), "thị ủy": frozenset({"tx"}), "thành ủy": frozenset({"tp"}),
    "quận ủy": frozenset({"quan"}), "tỉnh ủy": frozenset({"tinh"}),
}  # fmt: skip
# Nouns that are a group without company: "các cơ quan".
_ALONE = {
    "cơ quan", "đơn vị", "đoàn thể", "hội đoàn thể", "ban xây dựng đảng", "ban đảng", "cơ quan chuyên môn",
    "cơ quan hc-sn", "lực lượng chức năng", "sở", "địa phương", "huyện ủy", "tổ chức chính trị - xã hội", "hội đặc thù",
    "trường chuyên", "sở ngành", "phòng chuyên môn", "phòng nghiên cứu", "phòng ncth", "phòng nghiệp vụ",
    "tổ chức ct-xh", "tổ chức ctxh", "tc ct-xh", "tổ chức chính trị xã hội", "đoàn thể chính trị - xã hội",
    "huyện, thị, thành ủy", "huyện, thành ủy", "huyện, thị ủy", "huyện, thị xã, thành ủy", "quận, huyện ủy",
    "quận, huyện, thị ủy", "bộ ngành", "bộ ngành trung ương", "cơ quan trung ương", "ban đảng trung ương",
    "cơ quan trung ương đóng trên địa bàn", "cơ quan trung ương trên địa bàn",
}  # fmt: skip
_ABOVE = {"ubnd", "tinh-uy", "thanh-uy", "hdnd", "huyen-uy", "thi-uy", "quan-uy"}
"""Bodies that others serve or belong to."""
_slug = lru_cache(maxsize=None)(slug)


def group_at(scene: Scene, i: int) -> Reading | None:
    """A collective agency at `i` with its place, or of the document's own unit."""
    nouns = nouns_at(scene, i) if may_begin(scene, i) else None
    if nouns is None:
        return None
    if committees := _committees(scene, i, nouns):
        return committees
    end = qualified(scene, nouns.end)
    tail = tail_at(scene, end, linked=True) or _through_body(scene, end)
    if nouns.several and not (tail and len(tail.places) > 1):
        return None
    if tail is None and not _definite(nouns):
        return None
    if tail is None and _goes_on(scene, end):
        return None
    if inside_word(scene, i):
        return None
    reading = _reading(scene, i, nouns, end, _both(scene, tail))
    return _with_localities(scene, reading, nouns) if reading else None


def _committees(scene: Scene, i: int, nouns: Nouns) -> Reading | None:
    """`Các huyện ủy Hướng Hóa, Đakrông`: the Party committee of each place that is listed."""
    kinds = _COMMITTEES.get(nouns.nouns[0]) if len(nouns.nouns) == 1 else None
    if kinds is None or not scene.tokens.capital(nouns.end):
        return None
    names = listed_at(scene, nouns.end, Unit(nouns.end, "huyen", kinds, sure=True))
    if names is None:
        return None
    kind = _slug(nouns.nouns[0])
    members = tuple(organisation(kind, found.entities[0]) for found in names.found)
    inside = (replace(found, nested=True) for found in names.found)
    return Reading(names.end, (Found(i, names.end, "org", members, "collective list"), *inside))


def _both(scene: Scene, tail: Tail | None) -> Tail | None:
    """ "của huyện Ba Tơ và thị xã Thái Hòa": both places are the group's."""
    if tail is None or tail.how != "explicit" or len(tail.places) != 1:
        return tail
    tokens, j = scene.tokens, tail.end
    if j >= len(tokens) or tokens.spelled(j) not in {"và", "với"} or tokens.gap(j).strip():
        return tail
    second = typed_at(scene, j + 1)
    if second is None or len(second.found[0].entities) != 1:
        return tail
    inner = replace(second.found[0], nested=True)
    return Tail(second.end, (*tail.places, *inner.entities), "explicit", (*tail.nested, inner))


def _with_localities(scene: Scene, reading: Reading, nouns: Nouns) -> Reading:
    """ "các sở, ban, ngành tỉnh, địa phương": behind the place, the localities below it are a group of their own."""
    tokens, j = scene.tokens, reading.end
    place = scene.locality or scene.province
    if (
        place is None
        or j >= len(tokens)
        or tokens.gap(j).strip() != ","
        or not tokens.follows(j, ("dia", "phuong"))
        or len(nouns.nouns) < 2
    ):
        return reading
    found = Found(j, j + 2, "org", (group("dia-phuong", (place,)),), "collective+context")
    return Reading(j + 2, (*reading.found, found))


def _definite(nouns: Nouns) -> bool:
    if nouns.nouns[0] == "ngành" and not nouns.headed:
        return False
    if nouns.plural or nouns.headed:
        return len(nouns.nouns) > 1 or nouns.nouns[0] in _ALONE
    return len(nouns.nouns) > 1 and nouns.nouns[0].startswith("sở")


def _goes_on(scene: Scene, i: int) -> bool:
    """Whether the noun is the head of something else: "các cơ quan báo chí", "các đơn vị sản xuất"."""
    tokens = scene.tokens
    if i >= len(tokens) or tokens.gap(i).strip(" "):
        return False
    lower = tokens.spelled(i)
    if tokens.lower(i, i + 2) in {"báo cáo", "thông báo", "sản phẩm"}:
        return False
    return tokens.lower(i, i + 2) == "thường trực" or lower in {
        "báo",
        "sản",
        "kinh",
        "thông",
        "truyền",
        "khác",
        "đại",
        "y",
        "dịch",
        "cung",
        "tư",
        "nước",
        "ngoại",
        "trung",
        "du",
    }


def _reading(scene: Scene, i: int, nouns: Nouns, end: int, tail: Tail | None) -> Reading | None:
    kind = "-".join(_SAME.get(noun, noun) for noun in map(_slug, nouns.nouns))
    if tail is not None and tail.collective is None and tail.places:
        joint = "-" if tail.how.startswith("collective") or tail.how in {"coref", "explicit pair"} else "+"
        name = f"{kind}{of_several(tail.places)}" if joint == "-" else kind
        found = Found(i, tail.end, "org", (group(name, tail.places, joint),), "collective")
        return Reading(tail.end, (found, *tail.nested))
    if tail is not None and tail.collective is not None:
        found = Found(i, tail.end, "org", (group(f"{kind}-{tail.collective}", tail.places),), "collective")
        return Reading(tail.end, (found, *tail.nested))
    if {LEVELS.get(noun) for noun in nouns.nouns} == {"trung-uong"}:
        return Reading(end, (Found(i, end, "org", (f"grp:{kind}",), "collective"),))
    places = _own_places(scene, nouns)
    if not places:
        return None
    return Reading(end, (Found(i, end, "org", (group(kind, places),), "collective+context"),))


def _own_places(scene: Scene, nouns: Nouns) -> tuple[str, ...]:
    """Where a collective without a place belongs: the parties of an agreement, the province of a sở, else the unit."""
    if scene.joint:
        return scene.parties
    if any(LEVELS.get(noun) == "tinh" for noun in nouns.nouns) and scene.province:
        return (scene.province,)
    own = scene.locality or scene.province
    return (own,) if own else ()


def _through_body(scene: Scene, i: int) -> Tail | None:
    """`thuộc UBND tỉnh`, `trực thuộc UBND huyện`, `của Tỉnh ủy`: the place of the body above."""
    tokens = scene.tokens
    if i >= len(tokens) or tokens.gap(i).strip():
        return None
    serving = tokens.words[i - 1] in {"muu", "viec", "dang"} or (i > 1 and tokens.lower(i - 2, i) == "trực thuộc")
    linked = tokens.spelled(i) in {"thuộc", "của"}
    if not (linked or serving):
        return None
    head = head_at(scene, i + 1 if linked else i)
    if head is None or head.slugs[0] not in _ABOVE:
        return None
    tail = tail_at(scene, head.end)
    if tail and tail.collective is None:
        return tail
    own = scene.locality or scene.province
    return Tail(head.end, (own,), "context") if own and tail is None else None
