"""Names of entities as a reader expects them: with diacritics, in the words of the text, with the place that is meant.

What the vocabulary and the gazetteer know is named from them; a group, a landmark or a body of its own name is named in
the text's words, completed with its place ("Các sở, ban, ngành tỉnh Bắc Kạn").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from loaders.extraction.agencies import agency_types
from loaders.extraction.mentions import ResolvedMention
from loaders.extraction.mentions.collective_nouns import collective_nouns
from loaders.extraction.mentions.names import key_of, place_names
from loaders.places.keys import slug, slug_key
from loaders.text.fold import Folded

TITLES = {
    "chu-tich": "Chủ tịch", "pct": "Phó Chủ tịch", "bi-thu": "Bí thư", "pho-bi-thu": "Phó Bí thư",
    "giam-doc": "Giám đốc", "pho-giam-doc": "Phó Giám đốc", "chanh": "Chánh", "pho-chanh": "Phó Chánh",
    "truong": "Trưởng", "pho-truong": "Phó Trưởng", "cuc-truong": "Cục trưởng", "chi-cuc-truong": "Chi cục trưởng",
    "bo-truong": "Bộ trưởng", "chi-huy-truong": "Chỉ huy trưởng", "hieu-truong": "Hiệu trưởng", "pho": "Phó",
    "lanh-dao": "Lãnh đạo", "thu-truong": "Thủ trưởng", "thu-truong-bo": "Thứ trưởng", "chu-nhiem": "Chủ nhiệm",
    "vien-truong": "Viện trưởng",
    "pho-cuc-truong": "Phó Cục trưởng", "pho-chi-cuc-truong": "Phó Chi cục trưởng", "chanh-an": "Chánh án",
    "pho-chu-nhiem": "Phó Chủ nhiệm", "pho-chanh-an": "Phó Chánh án", "pho-vien-truong": "Phó Viện trưởng",
    "pho-hieu-truong": "Phó Hiệu trưởng",
}  # fmt: skip
"""Titles by their part of an id."""
GOVERNMENT = {"thu-tuong": "Thủ tướng Chính phủ", "pho-thu-tuong": "Phó Thủ tướng Chính phủ"}
"""Offices of the government, which are named without a body."""
_LEVEL_WORDS = ("thành phố", "thị xã", "thị trấn", "tỉnh", "huyện", "quận", "xã", "phường", "tp", "tp.")
_LAST_LEVEL = re.compile(
    rf"(?<!,)(?<!các)(?<!và)(?<!cấp)(?<!thị) (?:{'|'.join(map(re.escape, _LEVEL_WORDS))})$", re.IGNORECASE
)
_ABBREVIATIONS = re.compile(r"\b(?:ubnd|hđnd|ubmttq(?:vn)?|mttq|đbqh|hc-sn|tp|tx|ct|pct)\b", re.IGNORECASE)
_UNITS = {"tinh": "tỉnh", "huyen": "huyện", "tx": "thị xã", "tp": "thành phố", "xa": "xã", "phuong": "phường",
          "tt": "thị trấn", "quan": "quận", "dac-khu": "đặc khu", "hai": "hai", "ba": "ba", "bon": "bốn", "cac": "các",
          "giap-ranh": "Khu vực giáp ranh", "cap": "cấp", "co-lien-quan": "có liên quan",
          "tinh-uy-vien": "Tỉnh ủy viên", "thanh-uy-vien": "Thành ủy viên", "huyen-uy-vien": "Huyện ủy viên",
          "thi-uy-vien": "Thị ủy viên", "quan-uy-vien": "Quận ủy viên"}  # fmt: skip


def words_by_id(mentions: Sequence[ResolvedMention], folded: Folded | None) -> dict[str, str]:
    """The best words that name each id alone: in small letters rather than capitals, then the longest."""
    words: dict[str, str] = {}
    for mention in mentions if folded else ():
        if len(mention.entities) == 1 and folded:
            text = " ".join(folded.flat[mention.start : mention.end].split())
            words[mention.entities[0]] = max(words.get(mention.entities[0], ""), text, key=_quality)
    return words


def _quality(words: str) -> tuple[bool, int]:
    return bool(words) and not words.isupper(), len(words)


def agency_name(kind: str, where: str) -> str:
    """`Sở Y tế` + `tỉnh Lai Châu`; a level word of the kind gives way (`Công an tỉnh` + `thành phố Huế`), a Party
    committee is named without it (`Huyện ủy Ba Bể`).
    """
    if where and _level_word(where):
        kind = _LAST_LEVEL.sub("", kind) if len(kind.split()) > 2 else kind
        if kind.endswith(" ủy"):
            return f"{kind} {where[len(_level_word(where)) + 1 :]}"
    return f"{kind} {where}".strip()


def in_words(words: str, where: str, listed: bool = False) -> str:
    """A group's or body's words with the place `where` behind, if they do not name it: `Các sở, ngành tỉnh Bắc Kạn`;
    behind a comma where they list other places.
    """
    words = (
        words
        if not words.isupper() or " " not in words
        else _ABBREVIATIONS.sub(lambda m: m[0].upper(), words.capitalize())
    )
    bare = where[len(_level_word(where)) :].strip()
    if bare and bare.lower() not in words.lower():
        of_committee = re.search(r"(?:thuộc|của) [TH]\w+ ủy$", words)
        behind = bare if of_committee else f", {where}" if listed else where
        words = f"{_LAST_LEVEL.sub('', words)} {behind}".replace(" ,", ",")
    return words[:1].upper() + words[1:]


def _level_word(where: str) -> str:
    return next((word for word in _LEVEL_WORDS if where.startswith(f"{word} ")), "")


def in_marks(identifier: str) -> str:
    """A slug in words with diacritics, as far as they are known: `ubnd-huyen-tx` → `UBND huyện, thị xã`."""
    parts = list(_pieces(identifier.split("-")))
    text = ""
    for word, is_unit, before in zip(parts, map(_is_unit, parts), [False, *map(_is_unit, parts)], strict=False):
        text += f"{',' if is_unit and before else ''} {word}"
    return text.strip()


def _is_unit(word: str) -> bool:
    return word in _LEVEL_WORDS


def _pieces(parts: list[str]) -> Iterator[str]:
    """The longest known pieces of a slug one after another."""
    known = _known_pieces()
    while parts:
        size = next((n for n in range(min(len(parts), 8), 0, -1) if "-".join(parts[:n]) in known), 1)
        piece = "-".join(parts[:size])
        yield known.get(piece, piece)
        parts = parts[size:]


@lru_cache(maxsize=1)
def _known_pieces() -> Mapping[str, str]:
    nouns = {slug(noun): noun for noun in collective_nouns()}
    agencies = {kind.slug: kind.name for kind in agency_types().values()}
    titles = {code: title.lower() for code, title in TITLES.items()}
    return {**nouns, **_UNITS, **titles, **agencies}


def border_name(pair: str) -> str:
    """`giap-ranh-<a>-<b>`'s name from the two places' slugs: `Khu vực giáp ranh Bắc Kạn - Thái Nguyên`."""
    parts = pair.split("-")
    for cut in range(1, len(parts)):
        names = [_place_name(half) for half in (parts[:cut], parts[cut:])]
        if all(names):
            return f"Khu vực giáp ranh {names[0]} - {names[1]}"
    return f"Khu vực giáp ranh {pair.replace('-', ' ')}"


def _place_name(parts: list[str]) -> str | None:
    words = [part.partition("@")[0] for part in parts]
    found = place_names().get(key_of("".join(words))) or place_names().get(slug_key("".join(words)))
    return found[0][1].name if found else None
