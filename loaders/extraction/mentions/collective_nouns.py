"""The nouns of collective agencies, alone and one after another: "các sở, ban, ngành", "thủ trưởng các cơ quan"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.extraction.mentions.heads import STARTS as NAME_STARTS
from loaders.extraction.mentions.heads import head_at
from loaders.extraction.mentions.phrases import Phrases, first_words
from loaders.extraction.mentions.scene import Scene
from loaders.text.fold import without_marks

# Nouns of agencies; the value is the level whose agencies they are where no place is named.
LEVELS = {
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
_NO_MINISTRY = {"phận", "môn", "máy", "đội", "chỉ", "tiêu", "luật", "sưu"}
_MOST = 12
_NOUN_SLUGS = {"ubmttq", "huyen-uy", "thi-uy", "thanh-uy", "quan-uy", "dang-uy", "tinh-uy"}
# Nouns that need no "các" before them.
_WITHOUT_PLURAL = {
    "sở", "sở ngành", "lãnh đạo", "lãnh đạo cấp cao", "đại diện lãnh đạo", "doanh nghiệp", "đảng bộ", "chính quyền",
    "mặt trận tổ quốc", "lực lượng chức năng", "cơ quan chuyên môn",
}  # fmt: skip


def _table(nouns: Iterable[str]) -> Phrases[str]:
    """Nouns by their plain words."""
    return Phrases({tuple(re.findall(r"\w+", without_marks(noun))): noun for noun in nouns})


_BY_WORDS = _table(LEVELS)
_SEVERAL_BY_WORDS = _table(_OF_SEVERAL)
_HEADS_BY_WORDS = _table(_HEADS)
_QUALIFIERS_BY_WORDS = _table(_QUALIFIERS)
_ANY = _table((*LEVELS, *_OF_SEVERAL, *_HEADS))
_BETWEEN = {"các", "và", "hai", "2"}
"""Words between collective nouns, and before the first."""
_MORE = {("cac",), ("va",), ("hai",), ("2",)}
_OPENING = _WITHOUT_PLURAL | _HEADS
"""Nouns that are a group, or open one, whatever stands behind them."""
_MAY_FOLLOW = first_words(map(without_marks, (*LEVELS, *_OF_SEVERAL, *_BETWEEN)))
STARTS = first_words((*LEVELS, *_OF_SEVERAL, *_HEADS)) | {"các", "hai", "2"}


def collective_nouns() -> Iterable[str]:
    """The nouns of collective agencies with their marks."""
    return (*LEVELS, *_OF_SEVERAL)


@dataclass(frozen=True, slots=True)
class Nouns:
    """Coordinated collective nouns up to word `end`; `several` where one of them needs several places behind it."""

    end: int
    nouns: tuple[str, ...]
    plural: bool
    several: bool
    headed: bool


def may_begin(scene: Scene, i: int) -> bool:
    """Whether a noun that may be a group stands at `i`, or what may stand before one; looks at the words alone."""
    tokens, words = scene.tokens, scene.tokens.words
    if words[i] in {"cac", "hai", "2"}:
        return bool(_ANY.at(tokens, i + 1)) or words[i + 1 : i + 2] in _MORE
    nouns = _ANY.at(tokens, i)
    if not nouns or (tokens.capitals[i] and tokens.lowers[i] in NAME_STARTS):
        return bool(nouns)
    return any(noun in _OPENING or (end < len(words) and words[end] in _MAY_FOLLOW) for end, noun in nouns)


def nouns_at(scene: Scene, i: int) -> Nouns | None:
    """The coordinated nouns at `i`: "các sở, ban, ngành và đơn vị"; none where nothing shows that they are many."""
    tokens, end = scene.tokens, i
    nouns: list[str] = []
    plural = several = headed = counted = False
    if head := _match(scene, i, _HEADS_BY_WORDS):
        after = head[0]
        if after < len(tokens) and tokens.says(after, "các") and not tokens.gap(after).strip():
            end, headed = after, True
    while end < len(tokens) and len(nouns) < _MOST:
        start = end
        while start < len(tokens) and tokens.lowers[start] in _BETWEEN:
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
    if scene.tokens.words[i:end] == ("bo",) and scene.tokens.spelled(end) in _NO_MINISTRY:
        return True
    head = head_at(scene, i)
    return head is not None and head.listed and head.end >= end and head.slugs[0] not in _NOUN_SLUGS


def _match(scene: Scene, i: int, table: Phrases[str]) -> tuple[int, str] | None:
    """The longest noun of a table at `i`, with its marks where the text has marks."""
    tokens = scene.tokens
    for end, noun in table.at(tokens, i):
        if not tokens.accented or _undashed(tokens.lower(i, end)) == _undashed(noun):
            return end, noun
    return None


def _undashed(words: str) -> str:
    return words.replace(" - ", " ").replace("-", " ")


def qualified(scene: Scene, i: int) -> int:
    """Where the words end that qualify the nouns before `i`: "trực thuộc", "có liên quan"."""
    while match := _match(scene, i, _QUALIFIERS_BY_WORDS):
        if scene.tokens.gap(i).strip():
            break
        i = match[0]
    return i
