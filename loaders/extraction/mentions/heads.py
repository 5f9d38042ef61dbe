"""Names of agencies without their place: from the vocabulary, or a sở, phòng, trung tâm by its own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.extraction.agencies import unknown_kind
from loaders.extraction.mentions.phrases import Phrases, first_words
from loaders.extraction.mentions.scene import Scene, remembered
from loaders.extraction.mentions.tails import tail_at
from loaders.extraction.mentions.toponyms import Unit, name_at, unit_at

_GENERAL_HOSPITAL = "bệnh viện đa khoa"
"""The one unlisted body that needs no words of its own before its place."""
# The first words of bodies that the vocabulary may lack, and their spelling.
_UNLISTED = Phrases({
    ("so",): "sở", ("phong",): "phòng", ("chi", "cuc"): "chi cục", ("trung", "tam"): "trung tâm", ("cuc",): "cục",
    ("ban", "quan", "ly"): "ban quản lý", ("ban", "chi", "dao"): "ban chỉ đạo", ("hoi",): "hội", ("quy",): "quỹ",
    ("ban",): "ban", ("lien", "minh"): "liên minh", ("truong", "chinh", "tri"): "trường chính trị",
    ("truong", "dai", "hoc"): "trường đại học", ("truong", "cao", "dang"): "trường cao đẳng", ("dai",): "đài",
    ("benh", "vien"): "bệnh viện", ("benh", "vien", "da", "khoa"): _GENERAL_HOSPITAL,
    ("don", "bien", "phong"): "đồn biên phòng", ("tong", "cuc"): "tổng cục",
    ("uy", "ban"): "ủy ban", ("bo",): "bộ", ("hiep", "hoi"): "hiệp hội", ("lien", "doan"): "liên đoàn",
    ("hoi", "dong"): "hội đồng", ("vien",): "viện", ("hoc", "vien"): "học viện", ("cang", "vu"): "cảng vụ",
    ("dai", "hoc"): "đại học", ("lien", "hiep"): "liên hiệp",
})  # fmt: skip
_PARTY_CODES = {
    "TU": ("tinh-uy", "thanh-uy"), "HU": ("huyen-uy",), "ThU": ("thi-uy",), "QU": ("quan-uy",), "ĐU": ("dang-uy",)
}  # fmt: skip
STARTS = first_words((*_UNLISTED.values, *(code.lower() for code in _PARTY_CODES), "báo"))
"""First words of names besides those of the vocabulary: they need their marks and a capital."""
_WITHOUT_PLACE = {
    "sở", "phòng", "trường đại học", "trường cao đẳng", "bộ", "tổng cục", "đồn biên phòng", "ban quản lý",
    "ban chỉ đạo",
}  # fmt: skip
_BOARDS = {"ban quản lý", "ban chỉ đạo"}
_OF_THE_STATE = {"quốc gia", "nhà nước", "trung ương"}
"""A board that is the state's is no province's, whoever names it."""
_MOST_SMALL = 6
_LONGEST = 16
_LANDMARKS = {"vườn", "khu", "hồ", "rừng", "sông", "di", "cửa", "cảng", "đèo", "núi"}
_OF_LANDMARKS = frozenset(
    [
        "quốc",
        "gia",
        "bảo",
        "tồn",
        "thiên",
        "nhiên",
        "du",
        "lịch",
        "tích",
        "kinh",
        "tế",
        "đặc",
        "dụng",
        "phòng",
        "hộ",
        "công",
        "nghiệp",
        "nghệ",
        "cao",
    ]
)
OF_THEIR_OWN = ("ban-quan-ly-vuon-quoc-gia-", "truong-dh-", "truong-cd-", "bo-", "tong-cuc-", "don-bien-phong-")
"""Types outside the vocabulary that are one agency by name, wherever it sits."""
_SHORT = {"truong-dai-hoc-": "truong-dh-", "truong-cao-dang-": "truong-cd-"}
_NOT_IN_NAMES = frozenset(
    re.findall(
        r"\w+",
        "chủ phối tổ có là và tham báo đề để được theo thực hướng xây trình ban về của tỉnh các với cho tại "
        "trong khi rà kiểm triển ký đã sẽ chịu căn cùng gửi nhận thống này trên từ đến giữa do nêu phải cần "
        "tiếp tăng giao chỉ đôn đơn huyện xã xem phát khai hỗ đảm bảo tuyên vận làm đóng hoạt quản bố cử lập "
        "mở nghiên rút tập thường sau trước năm ngày số như nhằm nếu hoặc cũng còn đang đi ra vào bị bởi nơi "
        "mà thì",
    )
)
_WITH_LISTS = {"bao", "cuc", "so", "phong", "bo", "ban", "van", "vp", "doan", "dai", "tong", "ttr", "tt"}


@dataclass(frozen=True, slots=True)
class Head:
    """An agency's name without its place over words up to `end`: the types that it may mean."""

    end: int
    slugs: tuple[str, ...]
    listed: bool = True


def head_at(scene: Scene, i: int) -> Head | None:
    """The longest name of the vocabulary at `i`, else a name of its own ("Sở Ngoại vụ", "Trung tâm …")."""
    if not may_begin(scene, i) or inside_word(scene, i):
        return None
    return known_at(scene, i) or _code(scene, i) or _unlisted(scene, i)


def may_begin(scene: Scene, i: int) -> bool:
    """Whether the first two words at `i` may begin a name."""
    tokens, words = scene.tokens, scene.tokens.words
    if i + 1 >= len(words):
        return i < len(words)
    return scene.agencies.begins(words[i], words[i + 1]) or (tokens.capitals[i] and tokens.lowers[i] in STARTS)


def inside_word(scene: Scene, i: int) -> bool:
    """Whether "sở" at `i` is the second half of "cơ sở", "trụ sở"."""
    tokens = scene.tokens
    return i > 0 and tokens.words[i] == "so" and tokens.words[i - 1] in {"co", "tru"} and not tokens.gap(i).strip()


def known_at(scene: Scene, i: int, prefix: str = "") -> Head | None:
    """The longest name at `i`; `prefix` is the key of words that stand before it in thought ("Văn phòng TU, HĐND")."""
    words = scene.tokens.words
    may = prefix or scene.agencies.begins(words[i], words[i + 1] if i + 1 < len(words) else "")
    return _known_at(scene, i, prefix) if may else None


@remembered
def _known_at(scene: Scene, i: int, prefix: str) -> Head | None:
    tokens, table, key, best = scene.tokens, scene.agencies, prefix, None
    lists = bool(prefix) or _listing(scene, i)
    for end in range(i, min(i + _LONGEST, len(tokens))):
        joins = lists and end > i and tokens.words[end] == "va"
        key += "" if joins else tokens.words[end]
        if not table.starts(key) and not joins:
            break
        if end > i and (tokens.gaps[end].strip(_between(scene, end, lists)) or tokens.broken(end)):
            break
        name = None if joins else table.get(key)
        if name and _written_as_name(scene, i, end + 1, name.exact):
            best = Head(end + 1, name.slugs)
    return _before_place(scene, i, best) if best and not _is_a_place(scene, i, best) else None


def _is_a_place(scene: Scene, i: int, head: Head) -> bool:
    """Whether a type word with a longer name stands here: "huyện Đoan Hùng" is no "Huyện đoàn"."""
    unit = unit_at(scene, i)
    named = name_at(scene, unit.end, unit.kinds) if unit else None
    return named is not None and named[0] > head.end


def _before_place(scene: Scene, i: int, head: Head) -> Head:
    """A name that ends in its level, without it where a place of that level follows: in "Công an thành phố Vinh" the
    city is Vinh.
    """
    for begin in range(max(i + 1, head.end - 2), head.end):
        unit = unit_at(scene, begin)
        if unit and unit.end == head.end and unit.sure and _place_follows(scene, unit):
            return Head(begin, head.slugs)
    return head


def _place_follows(scene: Scene, unit: Unit) -> bool:
    beyond = unit.end >= len(scene.tokens) or scene.tokens.gap(unit.end).strip(" .")
    return not beyond and bool(name_at(scene, unit.end, unit.kinds))


def _between(scene: Scene, end: int, lists: bool) -> str:
    """What may stand before word `end` of a name: commas in names that list things, a full stop behind `TT`, `VP`."""
    commas = "," if lists else ""
    stop = "." if len(scene.tokens.words[end - 1]) < 4 and scene.tokens.text(end - 1, end)[:2].isupper() else ""
    return f" -&/{commas}{stop}"


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
    first = tokens.spelled(i)
    return not (tokens.words[i] in {"so", "ban", "doan", "bao", "bo", "hoi"} and tokens.accented) or first in {
        "sở", "ban", "đoàn", "báo", "bộ", "hội", "bảo"
    }  # fmt: skip


def _code(scene: Scene, i: int) -> Head | None:
    """`TU`, `HU` beside a word that shows a Party body: "Văn phòng TU", "TT.TU", "TU, HĐND"."""
    tokens = scene.tokens
    code = tokens.text(i, i + 1)
    if code not in _PARTY_CODES or (i and tokens.gap(i) in {"-", "/"}):
        return None
    beside = i + 1 < len(tokens) and tokens.words[i + 1] in {"hdnd", "ubnd"}
    return Head(i + 1, _PARTY_CODES[code]) if beside else None


def _unlisted(scene: Scene, i: int) -> Head | None:
    """A body that the vocabulary lacks, by its own words: `Trung tâm Khuyến nông`, type `trung-tam-khuyen-nong`."""
    tokens = scene.tokens
    if tokens.words[i] == "bao":
        return _paper(scene, i)
    for begin, spelled in _UNLISTED.at(tokens, i) if tokens.capitals[i] else ():
        if tokens.lower(i, begin) == spelled:
            if spelled == _GENERAL_HOSPITAL and tail_at(scene, begin) is not None:
                return Head(begin, (unknown_kind(spelled),), listed=False)
            centre = spelled == "trung tâm"
            end = _own_words(scene, begin, "," if centre else "", tokens.words[i] != "truong")
            if centre and tail_at(scene, end) is None:
                end = _own_words(scene, begin, "", True)
            end = _to_the_place(scene, begin, end)
            end = _with_landmark(scene, begin, end) if spelled == "ban quản lý" else end
            if end == begin or tokens.text(i, end)[:8].isupper():
                return None
            if spelled in _BOARDS and tokens.lower(begin, begin + 2) in _OF_THE_STATE:
                return None
            if end < len(tokens) and "|" in tokens.gap(end) and spelled == "bộ":
                return None  # the border of a cell cuts the ministry's name
            kind = unknown_kind(tokens.text(i, end))
            for long, short in _SHORT.items():
                kind = kind.replace(long, short)
            return Head(end, (kind,), listed=spelled in _WITHOUT_PLACE)
    return None


def _paper(scene: Scene, i: int) -> Head | None:
    """`Báo Lào Cai`: the newspaper of a province."""
    tokens = scene.tokens
    if tokens.text(i, i + 1) != "Báo" or i + 1 >= len(tokens) or tokens.gap(i + 1).strip():
        return None
    named = name_at(scene, i + 1, None)
    return Head(i + 1, ("bao-tinh",), listed=False) if named and any(p.level == "tinh" for p in named[1]) else None


@remembered
def _own_words(scene: Scene, i: int, more: str, terms: bool) -> int:
    """The end of the words that make an unlisted body's name: from a capital on, to a place, a comma or a verb.

    `more` are further marks that may stand inside, `terms` whether only the first syllable of a term is capitalised.
    """
    tokens, end = scene.tokens, i
    if not tokens.capital(i) or i >= len(tokens) or tokens.gap(i).strip():
        return i
    while end < len(tokens) and end - i < 9 and not tokens.gap(end).strip(f" -&{more}" if end > i else " "):
        joins = tokens.spelled(end) == "và" and tokens.capital(end + 1) and not _begins_unlisted(scene, end + 1)
        joins = joins or (
            terms
            and end > i
            and tokens.capital(end - 1)
            and not tokens.gap(end).strip()
            and _second_syllable(scene, end)
        )
        if unit_at(scene, end) or (
            end > i and (named := name_at(scene, end, None)) and any(p.level == "tinh" for p in named[1])
        ):
            break
        if not joins and not tokens.capital(end):
            break
        end += 1
    return end


def _to_the_place(scene: Scene, begin: int, end: int) -> int:
    """Where a name goes on in small letters up to its place ("Đài Khí tượng thủy văn Sơn La"), the place's start."""
    tokens = scene.tokens
    if end == begin or tail_at(scene, end) is not None:
        return end
    if any(tokens.spelled(j) in _LANDMARKS for j in range(begin, end)):
        return end
    for j in range(end, min(end + _MOST_SMALL, len(tokens))):
        if tokens.gap(j).strip(" -&") or tokens.spelled(j) in _NOT_IN_NAMES | _LANDMARKS:
            break
        if j > end and (tail := tail_at(scene, j)) and tail.collective is None and tail.how in {"explicit", "context"}:
            return j
    return end


def _with_landmark(scene: Scene, begin: int, end: int) -> int:
    """The whole name of what a board runs: "Ban Quản lý Vườn quốc gia Ba Bể", "… Khu du lịch hồ Núi Cốc"."""
    tokens = scene.tokens
    if not any(tokens.lower(j, j + 1) in _LANDMARKS for j in range(begin, end)):
        return end
    while end < len(tokens) and not tokens.gap(end).strip() and not unit_at(scene, end):
        if not (tokens.capital(end) or tokens.lower(end, end + 1) in _LANDMARKS | _OF_LANDMARKS):
            break
        end += 1
    return end


def _begins_unlisted(scene: Scene, i: int) -> bool:
    return bool(_UNLISTED.at(scene.tokens, i))


def _second_syllable(scene: Scene, i: int) -> bool:
    """Whether a word in lower case goes with the capitalised one before it: `Du lịch`, not `Thuế chủ trì`."""
    word = scene.tokens.spelled(i)
    return word not in _NOT_IN_NAMES and not scene.tokens.capital(i)
