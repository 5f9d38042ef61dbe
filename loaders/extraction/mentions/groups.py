"""Collective agencies: "các sở, ban, ngành", "Thủ trưởng các cơ quan, đơn vị", "doanh nghiệp của hai tỉnh"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from loaders.extraction.agencies import organisation
from loaders.extraction.mentions.heads import head_at, inside_word
from loaders.extraction.mentions.localities import Unit, listed_at, typed_at
from loaders.extraction.mentions.scene import Found, Reading, Scene, group, of_several
from loaders.extraction.mentions.tails import Tail, tail_at
from loaders.places.keys import slug
from loaders.text.fold import without_marks

# Nouns of agencies; the value is the level whose agencies they are where no place is named.
_AGENCIES = {
    "sở": "tinh", "ban": "", "ngành": "", "ban ngành": "", "sở ngành": "tinh", "đoàn thể": "", "cơ quan": "",
    "đơn vị": "", "địa phương": "", "hội đoàn thể": "", "hội": "", "phòng": "huyen", "phòng ban": "huyen",
    "ban xây dựng đảng": "", "ban đảng": "", "ban của đảng": "", "cơ quan chuyên môn": "", "cơ quan hc-sn": "",
    "tổ chức chính trị - xã hội": "", "tổ chức đoàn thể": "", "mttq": "",
    "đơn vị sự nghiệp": "", "lực lượng chức năng": "", "hội đặc thù": "", "ban quản lý": "", "trường chuyên": "",
    "cơ quan tham mưu": "", "huyện ủy": "", "thị ủy": "", "thành ủy": "", "quận ủy": "", "đảng ủy": "",
    "giúp việc": "", "tổ chức hội": "", "phòng chuyên môn": "", "cơ quan hành chính": "", "phòng nghiên cứu": "",
    "phòng ncth": "", "phòng nghiệp vụ": "", "tổ chức ct-xh": "", "tổ chức ctxh": "", "tc ct-xh": "",
    "tổ chức chính trị xã hội": "", "đoàn thể chính trị - xã hội": "", "huyện, thị, thành ủy": "tinh",
    "huyện, thành ủy": "tinh", "huyện, thị ủy": "tinh", "huyện, thị xã, thành ủy": "tinh", "quận, huyện ủy": "tinh",
    "quận, huyện, thị ủy": "tinh", "bộ": "trung-uong", "bộ ngành": "trung-uong", "bộ ngành trung ương": "trung-uong",
    "cơ quan ngang bộ": "trung-uong", "cơ quan thuộc chính phủ": "trung-uong", "ngành trung ương": "trung-uong",
    "cơ quan thuộc cp": "trung-uong", "tỉnh ủy": "trung-uong", "cơ quan trung ương": "trung-uong",
    "ban đảng trung ương": "trung-uong", "cơ quan trung ương đóng trên địa bàn": "tinh",
    "cơ quan trung ương trên địa bàn": "tinh",
}  # fmt: skip
# Nouns that are an agency only together with several places: "lãnh đạo hai tỉnh".
_OF_SEVERAL = {
    "lãnh đạo", "lãnh đạo cấp cao", "đại diện lãnh đạo", "doanh nghiệp", "đảng bộ", "chính quyền", "nhân dân",
    "nhân dân các dân tộc", "mặt trận tổ quốc", "cấp ủy",
}  # fmt: skip
_SAME = {
    "to-chuc-ct-xh": "to-chuc-chinh-tri-xa-hoi", "to-chuc-ctxh": "to-chuc-chinh-tri-xa-hoi",
    "tc-ct-xh": "to-chuc-chinh-tri-xa-hoi", "huyen-thi-xa-thanh-uy": "huyen-thi-thanh-uy",
    "co-quan-thuoc-cp": "co-quan-thuoc-chinh-phu",
    "co-quan-trung-uong-dong-tren-dia-ban": "co-quan-trung-uong",
    "co-quan-trung-uong-tren-dia-ban": "co-quan-trung-uong",
}  # fmt: skip
"""Nouns in short by what they stand for in ids."""
_HEADS = {"thủ trưởng", "lãnh đạo", "người đứng đầu", "đại diện", "giám đốc"}
_QUALIFIERS = (
    "có liên quan",
    "liên quan",
    "trực thuộc",
    "chuyên môn",
    "cấp tỉnh",
    "cấp huyện",
    "cấp xã",
    "chức năng",
    "nhà nước",
)
_COMMITTEES = {
    "huyện ủy": frozenset({"huyen"}), "thị ủy": frozenset({"tx"}), "thành ủy": frozenset({"tp"}),
    "quận ủy": frozenset({"quan"}), "tỉnh ủy": frozenset({"tinh"}),
}  # fmt: skip
_NO_MINISTRY = {"phận", "môn", "máy", "đội", "chỉ", "tiêu", "luật", "sưu"}
_MOST = 12
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
_NOUN_SLUGS = {"ubmttq", "huyen-uy", "thi-uy", "thanh-uy", "quan-uy", "dang-uy", "tinh-uy"}
# Nouns that need no "các" before them.
_WITHOUT_PLURAL = {
    "sở", "sở ngành", "lãnh đạo", "lãnh đạo cấp cao", "đại diện lãnh đạo", "doanh nghiệp", "đảng bộ", "chính quyền",
    "mặt trận tổ quốc", "lực lượng chức năng", "cơ quan chuyên môn",
}  # fmt: skip


def _table(nouns: Iterable[str]) -> dict[tuple[str, ...], str]:
    """Nouns by their plain words."""
    return {tuple(re.findall(r"\w+", without_marks(noun))): noun for noun in nouns}


_BY_WORDS = _table(_AGENCIES)
_SEVERAL_BY_WORDS = _table(_OF_SEVERAL)
_HEADS_BY_WORDS = _table(_HEADS)
_QUALIFIERS_BY_WORDS = _table(_QUALIFIERS)
STARTS = frozenset(
    words[0] for table in (_BY_WORDS, _SEVERAL_BY_WORDS, _HEADS_BY_WORDS) for words in table
) | {"cac", "hai", "2", "02"}  # fmt: skip


def collective_nouns() -> Iterable[str]:
    """The nouns of collective agencies with their marks."""
    return (*_AGENCIES, *_OF_SEVERAL)


@dataclass(frozen=True, slots=True)
class Nouns:
    """Coordinated collective nouns up to word `end`; `several` where one of them needs several places behind it."""

    end: int
    nouns: tuple[str, ...]
    plural: bool
    several: bool
    headed: bool


def group_at(scene: Scene, i: int) -> Reading | None:
    """A collective agency at `i` with its place, or of the document's own unit."""
    nouns = _nouns_at(scene, i)
    if nouns is None:
        return None
    if committees := _committees(scene, i, nouns):
        return committees
    end = _qualified(scene, nouns.end)
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
    kind = slug(nouns.nouns[0])
    members = tuple(organisation(kind, found.entities[0]) for found in names.found)
    inside = (replace(found, nested=True) for found in names.found)
    return Reading(names.end, (Found(i, names.end, "org", members, "collective list"), *inside))


def _both(scene: Scene, tail: Tail | None) -> Tail | None:
    """ "của huyện Ba Tơ và thị xã Thái Hòa": both places are the group's."""
    if tail is None or tail.how != "explicit" or len(tail.places) != 1:
        return tail
    tokens, j = scene.tokens, tail.end
    if j >= len(tokens) or tokens.lower(j, j + 1) not in {"và", "với"} or tokens.gap(j).strip():
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
    lower = tokens.lower(i, i + 1)
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
    kind = "-".join(_SAME.get(noun, noun) for noun in map(slug, nouns.nouns))
    if tail is not None and tail.collective is None and tail.places:
        joint = "-" if tail.how.startswith("collective") or tail.how in {"coref", "explicit pair"} else "+"
        name = f"{kind}{of_several(tail.places)}" if joint == "-" else kind
        found = Found(i, tail.end, "org", (group(name, tail.places, joint),), "collective")
        return Reading(tail.end, (found, *tail.nested))
    if tail is not None and tail.collective is not None:
        found = Found(i, tail.end, "org", (group(f"{kind}-{tail.collective}", tail.places),), "collective")
        return Reading(tail.end, (found, *tail.nested))
    if {_AGENCIES.get(noun) for noun in nouns.nouns} == {"trung-uong"}:
        return Reading(end, (Found(i, end, "org", (f"grp:{kind}",), "collective"),))
    places = _own_places(scene, nouns)
    if not places:
        return None
    return Reading(end, (Found(i, end, "org", (group(kind, places),), "collective+context"),))


def _own_places(scene: Scene, nouns: Nouns) -> tuple[str, ...]:
    """Where a collective without a place belongs: the parties of an agreement, the province of a sở, else the unit."""
    if scene.joint:
        return scene.parties
    if any(_AGENCIES.get(noun) == "tinh" for noun in nouns.nouns) and scene.province:
        return (scene.province,)
    own = scene.locality or scene.province
    return (own,) if own else ()


def _nouns_at(scene: Scene, i: int) -> Nouns | None:
    tokens, end = scene.tokens, i
    nouns: list[str] = []
    plural = several = headed = counted = False
    if head := _match(scene, i, _HEADS_BY_WORDS):
        after = head[0]
        if after < len(tokens) and tokens.says(after, "các") and not tokens.gap(after).strip():
            end, headed = after, True
    while end < len(tokens) and len(nouns) < _MOST:
        start = end
        while start < len(tokens) and tokens.lower(start, start + 1) in {"các", "và", "hai", "2"}:
            if start > end + 2 or (start > i and (tokens.gap(start).strip(" ,") or tokens.capital(start))):
                break
            plural = plural or tokens.says(start, "các")
            counted = counted or (tokens.words[start] in {"hai", "2"} and not tokens.gap(start + 1).strip())
            start += 1
        gap = tokens.gap(start).strip() if start < len(tokens) and start == end and nouns else ""
        if gap not in {"", ",", "-", "/"}:
            break
        if nouns and start == end and not gap:
            joined = f"{nouns[-1]} "
            if _match(scene, start, _BY_WORDS) is None or joined.strip() not in {"sở", "ban", "phòng", "cơ quan"}:
                break
        match = _match(scene, start, _BY_WORDS) or _match(scene, start, _SEVERAL_BY_WORDS)
        if match is None or (nouns and match[1] in _OF_SEVERAL and not several) or _is_a_name(scene, start, match[0]):
            break
        several = several or match[1] in _OF_SEVERAL
        nouns.append(match[1])
        end = match[0]
    if (
        not nouns
        or (headed and nouns[0] in _OF_SEVERAL)
        or not (plural or headed or counted or nouns[0] in _WITHOUT_PLURAL)
    ):
        return None
    return Nouns(end, tuple(nouns), plural, several, headed)


def _is_a_name(scene: Scene, i: int, end: int) -> bool:
    """Whether the noun begins an agency's own name ("Sở Y tế", "Ban Dân tộc") or another word ("bộ phận"); the Front in
    general is a noun.
    """
    if scene.tokens.words[i:end] == ("bo",) and scene.tokens.lower(end, end + 1) in _NO_MINISTRY:
        return True
    head = head_at(scene, i)
    return head is not None and head.listed and head.end >= end and head.slugs[0] not in _NOUN_SLUGS


def _match(scene: Scene, i: int, table: dict[tuple[str, ...], str]) -> tuple[int, str] | None:
    """The longest noun of a table at `i`, with its marks where the text has marks."""
    tokens = scene.tokens
    if i >= len(tokens):
        return None
    for size in tokens.sizes(i, 8):
        noun = table.get(tokens.words[i : i + size])
        if noun and (_undashed(tokens.lower(i, i + size)) == _undashed(noun) or not tokens.accented):
            return i + size, noun
    return None


def _undashed(words: str) -> str:
    return words.replace(" - ", " ").replace("-", " ")


def _qualified(scene: Scene, i: int) -> int:
    while match := _match(scene, i, _QUALIFIERS_BY_WORDS):
        if scene.tokens.gap(i).strip():
            break
        i = match[0]
    return i


def _through_body(scene: Scene, i: int) -> Tail | None:
    """`thuộc UBND tỉnh`, `trực thuộc UBND huyện`, `của Tỉnh ủy`: the place of the body above."""
    tokens = scene.tokens
    if i >= len(tokens) or tokens.gap(i).strip():
        return None
    serving = tokens.words[i - 1] in {"muu", "viec"} or (i > 1 and tokens.lower(i - 2, i) == "trực thuộc")
    if tokens.lower(i, i + 1) not in {"thuộc", "của"} and not serving:
        return None
    head = head_at(scene, i if serving else i + 1)
    if head is None or head.slugs[0] not in {"ubnd", "tinh-uy", "hdnd", "huyen-uy"}:
        return None
    tail = tail_at(scene, head.end)
    if tail and tail.collective is None:
        return tail
    own = scene.locality or scene.province
    return Tail(head.end, (own,), "context") if own and tail is None else None
