"""Agencies: a name from the vocabulary (or a sở, phòng, trung tâm by its own words) and the place it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.extraction.agencies import at_level, levels, organisation, unknown_kind
from loaders.extraction.mentions.localities import name_at, unit_at
from loaders.extraction.mentions.scene import Found, Reading, Scene, group, province_of
from loaders.extraction.mentions.tails import Tail, tail_at

_UNLISTED = {
    ("so",): "sở", ("phong",): "phòng", ("chi", "cuc"): "chi cục", ("trung", "tam"): "trung tâm", ("cuc",): "cục",
    ("ban", "quan", "ly"): "ban quản lý", ("ban", "chi", "dao"): "ban chỉ đạo", ("hoi",): "hội", ("quy",): "quỹ",
    ("ban",): "ban", ("lien", "minh"): "liên minh", ("truong", "chinh", "tri"): "trường chính trị",
    ("truong", "dai", "hoc"): "trường đại học", ("truong", "cao", "dang"): "trường cao đẳng", ("dai",): "đài",
    ("benh", "vien"): "bệnh viện", ("don", "bien", "phong"): "đồn biên phòng", ("tong", "cuc"): "tổng cục", ("uy", "ban"): "ủy ban", ("bo",): "bộ",
}  # fmt: skip
_WITHOUT_PLACE = {"sở", "phòng", "trường đại học", "trường cao đẳng", "bộ", "tổng cục", "đồn biên phòng"}
_OF_THEIR_OWN = ("truong-dh-", "truong-cd-", "bo-", "tong-cuc-", "don-bien-phong-")
_SHORT = {"truong-dai-hoc-": "truong-dh-", "truong-cao-dang-": "truong-cd-"}
_COUNCILS = {"ubnd", "hdnd", "tt-hdnd", "ubmttq", "doan-dbqh", "tinh-uy", "thanh-uy", "huyen-uy", "thi-uy", "quan-uy", "dang-uy",
             "tt-tinh-uy", "tt-thanh-uy", "tt-huyen-uy", "btv-tinh-uy", "btv-thanh-uy", "btv-huyen-uy", "vp-tinh-uy"}  # fmt: skip
_PARTY_CODES = {"tu": "TU", "hu": "HU", "thu": "ThU", "qu": "QU", "du": "ĐU"}
_CODE_BODIES = {"TU": ("tinh-uy", "thanh-uy"), "HU": ("huyen-uy",), "ThU": ("thi-uy",), "QU": ("quan-uy",), "ĐU": ("dang-uy",)}
_SEATS = {"tinh-uy": frozenset({"tinh"}), "thanh-uy": frozenset({"tp"}), "huyen-uy": frozenset({"huyen"}),
          "thi-uy": frozenset({"tx"}), "quan-uy": frozenset({"quan"})}  # fmt: skip
_NOT_IN_NAMES = frozenset(
    "chủ phối tổ có là và tham báo đề để được theo thực hướng xây trình ban về của tỉnh các với cho tại trong khi rà kiểm triển "
    "ký đã sẽ chịu căn cùng gửi nhận thống này trên từ đến giữa do nêu phải cần tiếp tăng giao chỉ đôn đơn huyện xã".split()
)
_WITH_LISTS = {"so", "phong", "bo", "ban", "van", "vp", "doan", "dai", "tong", "ttr", "tt"}
_NATIONAL = {"nhnn"}
_FORCES = {"cong-an-tinh", "cong-an-huyen", "bo-chqs", "ban-chqs", "bdbp"}
_LISTED = {"sở", "phòng", "bộ"}
_SHARED = {"tt": "thuongtruc", "vp": "vanphong"}
"""Offices that several bodies share in a list: "TT.TU, HĐND" are two standing committees, an UBND has none."""


@dataclass(frozen=True, slots=True)
class Head:
    """An agency's name without its place over words up to `end`: the types that it may mean."""

    end: int
    slugs: tuple[str, ...]
    listed: bool = True


def head_at(scene: Scene, i: int) -> Head | None:
    """The longest name of the vocabulary at `i`, else a name of its own ("Sở Ngoại vụ", "Trung tâm …")."""
    if scene.tokens.words[i] == "so" and i and scene.tokens.words[i - 1] in {"co", "tru"} and scene.tokens.gap(i) == " ":
        return None
    return _known(scene, i) or _code(scene, i) or _unlisted(scene, i)


def _known(scene: Scene, i: int, prefix: str = "") -> Head | None:
    """The longest name at `i`; `prefix` is the key of words that stand before it in thought ("Văn phòng TU, [HĐND]")."""
    tokens, table = scene.tokens, scene.agencies
    if not prefix and tokens.words[i] not in table.first_words:
        return None
    key, best, end = prefix, None, i
    while end < len(tokens) and end - i < 16:
        if end > i and (tokens.gap(end).strip(" -&,/" if _listing(scene, i) else " -&./") or tokens.broken(end)):
            break
        if tokens.words[end] != "va" or end == i or not (_listing(scene, i) or prefix):
            key += tokens.words[end]
            if not table.starts(key):
                break
            name = table.get(key)
            if name and _written_as_name(scene, i, end + 1, name.exact):
                best = Head(end + 1, name.slugs)
        end += 1
    return best


def _listing(scene: Scene, i: int) -> bool:
    """Whether the name that begins here may list things ("Sở Văn hóa, Thể thao và Du lịch"): commas and "và" inside."""
    first = scene.tokens.words[i]
    return first in _WITH_LISTS or (first == "trung" and scene.tokens.follows(i, ("trung", "tam")))


def _written_as_name(scene: Scene, i: int, end: int, exact: str | None) -> bool:
    """Whether the words are a name here: abbreviations exactly so, others with a capital and their own marks."""
    tokens = scene.tokens
    text = tokens.text(i, end)
    if exact is not None:
        letters = "".join(c for c in text if c.isalnum())
        return letters == exact or letters.replace("Ư", "U") == exact
    if not any(c.isupper() for c in text):
        return False
    first = tokens.lower(i, i + 1)
    return not (tokens.words[i] in {"so", "ban", "doan", "bao", "bo", "hoi"} and tokens.accented) or first in {
        "sở", "ban", "đoàn", "báo", "bộ", "hội", "bảo"
    }  # fmt: skip


def _code(scene: Scene, i: int) -> Head | None:
    """`TU`, `HU` beside a word that shows a Party body: "Văn phòng TU", "TT.TU", "TU, HĐND"."""
    tokens = scene.tokens
    code = _PARTY_CODES.get(tokens.words[i])
    if code is None or tokens.text(i, i + 1) != code or (i and tokens.gap(i) in {"-", "/"}):
        return None
    beside = i + 1 < len(tokens) and tokens.words[i + 1] in {"hdnd", "ubnd"}
    return Head(i + 1, _CODE_BODIES[code]) if beside else None


def _unlisted(scene: Scene, i: int) -> Head | None:
    """A body that the vocabulary lacks, by its own words: `Trung tâm Khuyến nông`, type `trung-tam-khuyen-nong`."""
    tokens = scene.tokens
    if tokens.text(i, i + 1) == "Báo" and i + 1 < len(tokens) and not tokens.gap(i + 1).strip():
        paper = name_at(scene, i + 1, None)
        return Head(i + 1, ("bao-tinh",), listed=False) if paper and any(p.level == "tinh" for p in paper[1]) else None
    for size in (3, 2, 1):
        words = tokens.words[i : i + size]
        if words in _UNLISTED and tokens.capital(i) and tokens.lower(i, i + size) == _UNLISTED[words]:
            end = _own_words(scene, i + size, "," if words == ("trung", "tam") else "")
            if words == ("trung", "tam") and tail_at(scene, end) is None:
                end = _own_words(scene, i + size)
            if end == i + size or tokens.text(i, end)[:8].isupper():
                return None
            kind = unknown_kind(tokens.text(i, end))
            for long, short in _SHORT.items():
                kind = kind.replace(long, short)
            return Head(end, (kind,), listed=_UNLISTED[words] in _WITHOUT_PLACE)
    return None


def _own_words(scene: Scene, i: int, more: str = "") -> int:
    """The end of the words that make an unlisted body's name: from a capital on, to a place, a comma or a verb."""
    tokens, end = scene.tokens, i
    if not tokens.capital(i) or i >= len(tokens) or tokens.gap(i).strip():
        return i
    while end < len(tokens) and end - i < 9 and not tokens.gap(end).strip(f" -&{more}" if end > i else " "):
        joins = tokens.lower(end, end + 1) == "và" and tokens.capital(end + 1) and not _begins_unlisted(scene, end + 1)
        joins = joins or (end > i and tokens.capital(end - 1) and not tokens.gap(end).strip() and _second_syllable(scene, end))
        if unit_at(scene, end) or (end > i and (named := name_at(scene, end, None)) and any(p.level == "tinh" for p in named[1])):
            break
        if not joins and not tokens.capital(end):
            break
        end += 1
    return end


def _begins_unlisted(scene: Scene, i: int) -> bool:
    return any(scene.tokens.words[i : i + size] in _UNLISTED for size in (1, 2, 3))


def _second_syllable(scene: Scene, i: int) -> bool:
    """Whether a word in lower case goes with the capitalised one before it: `Du lịch`, not `Thuế chủ trì`."""
    word = scene.tokens.lower(i, i + 1)
    return word not in _NOT_IN_NAMES and not scene.tokens.capital(i)


def body_at(scene: Scene, i: int) -> Reading | None:
    """An agency, or several before one place ("TT.TU, HĐND, UBND tỉnh"), as one mention with its places inside."""
    head = None if _inside_symbol(scene, i) else head_at(scene, i)
    if head is None:
        return None
    heads = _coordinated(scene, i, head)
    end = heads[-1].end
    tail = tail_at(scene, end, kinds=_seats(heads[-1])) or _shared_tail(scene, head)
    if tail is not None and _central(head) and not all(_foreign(place) for place in tail.places or ("",)):
        tail = None
    if tail is None and len(heads) > 1:
        heads, end = heads[:1], head.end
    if tail is None and (_of_every_level(scene, end) or _unknown_unit(scene, end)):
        return None
    if tail is not None and tail.places == ("loc:vn",):
        return Reading(tail.end, (Found(i, tail.end, "org", (organisation(head.slugs[0], None),), "explicit"),))
    if tail is None and (not head.listed or _too_general(scene, i, head)):
        return None
    entities, how = resolve(scene, heads, tail)
    if not entities:
        return None
    end = tail.end if tail and tail.end > end else end
    return Reading(end, (Found(i, end, "org", entities, how), *(tail.nested if tail else ())))


def _central(head: Head) -> bool:
    return {level for slug in head.slugs for level in levels(slug)} == {"trung-uong"}


def _foreign(place: str) -> bool:
    return place.startswith("loc:") and not place.startswith(("loc:tinh-", "loc:tp-"))


def _unknown_unit(scene: Scene, i: int) -> bool:
    """Whether a type word stands behind that could not be resolved: "UBND tỉnh" where no province is known."""
    unit = unit_at(scene, i)
    return unit is not None and unit.sure and not scene.tokens.gap(i).strip()


def _of_every_level(scene: Scene, i: int) -> bool:
    """ "Hội đồng nhân dân các cấp" is no agency."""
    return i < len(scene.tokens) and scene.tokens.lower(i, i + 2) == "các cấp"


def _seats(head: Head) -> frozenset[str] | None:
    """The types of places that have such a committee: a Thành ủy sits in a city, a Huyện ủy in a rural district."""
    for slug in head.slugs:
        for ending, kinds in _SEATS.items():
            if slug.endswith(ending):
                return kinds
    known = {level for slug in head.slugs for level in levels(slug)}
    return frozenset({"huyen", "quan", "tx", "tp"}) if known == {"huyen"} else None


def _shared_tail(scene: Scene, head: Head) -> Tail | None:
    """The place that is named once behind several agencies of one kind: "Công an, Bộ CHQS tỉnh Phú Thọ"."""
    tokens, j, kin = scene.tokens, head.end, _kin(head)
    while kin and j < len(tokens):
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
    return "forces" if head.slugs[0] in _FORCES else None


def _inside_symbol(scene: Scene, i: int) -> bool:
    """Whether word `i` is part of a document number: `/KH-UBND`, `/UBND-TH`."""
    tokens = scene.tokens
    before = tokens.folded.text[tokens.starts[i] - 1] if i else " "
    after = tokens.folded.text[tokens.ends[i] : tokens.ends[i] + 2]
    return before in "/-" or bool(after[:1] in {"-", "/"} and after[1:].isalnum() and before in "/-")


def departments_at(scene: Scene, i: int) -> Reading | None:
    """`Giám đốc các Sở: Tài chính, Nội vụ, Kế hoạch và Đầu tư`: one mention per name, whose kind stands once."""
    tokens, j = scene.tokens, i
    if tokens.lower(j, j + 2) == "giám đốc":
        j += 2
    if tokens.lower(j, j + 1) != "các" or tokens.lower(j + 1, j + 2) not in _LISTED:
        return None
    kind, j = tokens.words[j + 1], j + 2
    found: list[Found] = []
    while j < len(tokens) and (tokens.gap(j).strip() in {",", ";"} if found else tokens.gap(j).strip() in {"", ":"}):
        start = j + 1 if tokens.words[j] == "va" else j
        head = _known(scene, start, kind) if tokens.capital(start) else None
        entity = _by_context(scene, head) if head else None
        if head is None or entity is None:
            break
        found.append(Found(start, head.end, "org", (entity,), "list"))
        j = head.end
        if j < len(tokens) and tokens.words[j] == "va" and not tokens.gap(j).strip():
            last = _known(scene, j + 1, kind) if tokens.capital(j + 1) else None
            entity = _by_context(scene, last) if last else None
            if last and entity:
                found.append(Found(j + 1, last.end, "org", (entity,), "list"))
                j = last.end
    return Reading(j, tuple(found)) if found else None


def _too_general(scene: Scene, i: int, head: Head) -> bool:
    """State and Party in general are mentions only where capitals and neighbours show them to be meant."""
    tokens = scene.tokens
    kind = head.slugs[0]
    before = tokens.lower(i - 1, i) if i else ""
    if kind == "dang-csvn" and tokens.text(i, head.end).isupper():
        return True
    if kind == "dang-csvn":
        return head.end == i + 1 and (before not in {"của", "do"} or tokens.lower(i + 1, min(i + 2, len(tokens))) in {"bộ", "ủy"})
    if kind == "nha-nuoc":
        text = tokens.text(i, head.end)
        return text[:1] != "N" or before == "lý" or (tokens.capital(head.end) and tokens.gap(head.end) == " ")
    if kind == "trung-uong":
        return not tokens.capital(i) or (tokens.capital(head.end) and tokens.gap(head.end) == " ")
    return not levels(kind) and not kind.startswith(_OF_THEIR_OWN)


def _coordinated(scene: Scene, i: int, first: Head) -> list[Head]:
    """Councils and committees named one after another before a common place."""
    tokens, heads = scene.tokens, [first]
    if not _council(first):
        return heads
    shared = next((code for code in _SHARED if first.slugs[0].startswith(f"{code}-")), None)
    while (end := heads[-1].end) < len(tokens):
        gap = tokens.gap(end).strip()
        start = end + 1 if tokens.words[end] == "va" and not gap else end
        if gap not in {",", "&", "-"} and start == end:
            break
        following = (_known(scene, start, _SHARED[shared]) if shared else None) or head_at(scene, start)
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


def resolve(scene: Scene, heads: list[Head], tail: Tail | None) -> tuple[tuple[str, ...], str]:
    """The agencies' ids and how they were known; none where the place cannot be told."""
    if tail and tail.collective is not None:
        return tuple(_collective(head, tail) for head in heads), tail.how
    if tail and len(tail.places) > 1:
        if tail.members:
            return tuple(organisation(at_level(h.slugs, "tinh"), p) for h in heads for p in tail.places), tail.how
        return tuple(group(f"{at_level(h.slugs, 'tinh')}-hai-tinh", tail.places) for h in heads), "collective"
    if tail:
        return tuple(_in(scene, head, tail.places[0]) for head in heads), tail.how
    found = tuple(entity for head in heads if (entity := _by_context(scene, head)))
    return found, "context (issuer)" if any("/" in e for e in found) else "explicit"


def _collective(head: Head, tail: Tail) -> str:
    kind = f"{head.slugs[0]}-{tail.collective}"
    return group(kind, tail.places)


def _in(scene: Scene, head: Head, place: str) -> str:
    level = level_of(scene, place)
    kind = at_level(head.slugs, level)
    if place.startswith("loc:tp-") and "/" not in place and kind == "tinh-uy":
        kind = "thanh-uy"
    return organisation(kind, place)


def level_of(scene: Scene, place: str) -> str:
    """The level of a place: `tinh` without a parent, else as the gazetteer says."""
    if "/" not in place:
        return "tinh"
    if place == scene.locality and scene.level:
        return scene.level
    last = place.rpartition("/")[2]
    return "xa" if last.startswith(("xa-", "phuong-", "tt-", "dac-khu-")) or place.count("/") > 1 else "huyen"


def _by_context(scene: Scene, head: Head) -> str | None:
    """An agency without a place behind it is the one of the document's own unit or of the province above it."""
    kinds = {level for slug in head.slugs for level in levels(slug)}
    if kinds == {"trung-uong"} or head.slugs[0] in _NATIONAL or (not kinds and head.slugs[0].startswith(_OF_THEIR_OWN)):
        return organisation(head.slugs[0], None)
    side = scene.side if scene.joint else None
    if side and level_of(scene, side) in kinds:
        return _in(scene, head, side)
    if side and "tinh" in kinds:
        return _in(scene, head, province_of(side))
    if scene.joint:
        return group(f"{at_level(head.slugs, 'tinh')}-hai-tinh", scene.parties)
    if scene.locality and scene.level in kinds and not (kinds >= {"trung-uong"} and not scene.level):
        return _in(scene, head, scene.locality)
    if scene.province and "tinh" in kinds:
        return _in(scene, head, scene.province)
    return None
