"""Names as keys: one key for all spellings of a name, and the type word in front of it.

Official lists and documents differ in tone placement, in i and y (`Qui Nhơn`, `Quy Nhơn`), in Đắk, Đăk, Đak and Đắc,
in spaces, hyphens and apostrophes (`Sapa`, `Ea H'leo`), or leave the diacritics out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.text.fold import fold_name, without_marks

_I_FOR_Y = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_DAK = re.compile(r"đ[ắăaặ][kc]")
_Y_ALONE = re.compile(r"\b(Qu|[hklmst])([yýỳỷỹỵ])\b", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[\W_]+")
_TYPE_WORDS = {
    "tinh": r"tỉnh",
    "tp": r"thành phố|tp|t\.p|t\.phố",
    "quan": r"quận|q",
    "huyen": r"huyện|h",
    "tx": r"thị xã|tx|t\.x",
    "phuong": r"phường|p",
    "xa": r"xã|x",
    "tt": r"thị trấn|tt|t\.t",
    "dac-khu": r"đặc khu",
    "chau": r"châu",
}
_LEVELS = {"tinh": "tinh", "tp": "tinh huyen", "quan": "huyen", "huyen": "huyen", "tx": "huyen"}


def _type_pattern(words: dict[str, str]) -> re.Pattern[str]:
    """Type word, then what may stand between it and the name; a one-letter abbreviation needs its full stop."""
    groups = []
    for kind, alternatives in words.items():
        one = "|".join(rf"{a}\." if len(a) == 1 else rf"{a}(?:\.|\b)" for a in alternatives.split("|"))
        groups.append(f"(?P<{kind.replace('-', '_')}>{one})")
    return re.compile(rf"(?:{'|'.join(groups)})[ ,]*(?=\w)")


_MARKED = _type_pattern(_TYPE_WORDS)
_PLAIN = _type_pattern({kind: without_marks(words) for kind, words in _TYPE_WORDS.items()})


def slug(name: str) -> str:
    """The name's part of an id: `Bà Rịa - Vũng Tàu` → `ba-ria-vung-tau`."""
    return _NOT_LETTERS.sub("-", without_marks(fold_name(name).lower())).strip("-")


def marked_key(name: str) -> str:
    """The key of a name written with its diacritics: `Sa Pa` and `Sapa` → `sapa`, `Đắk Mil` → `đakmil`."""
    lower = _DAK.sub("đak", fold_name(name).lower())
    return _NOT_LETTERS.sub("", lower).translate(_I_FOR_Y)


def plain_key(name: str) -> str:
    """The key of a name without its diacritics: `Mỹ Hào` → `mihao`."""
    return slug_key(without_marks(marked_key(name)))


def slug_key(identifier_slug: str) -> str:
    """`plain_key` of the name behind a slug, without folding it again."""
    return identifier_slug.replace("-", "").replace("y", "i").replace("dac", "dak")


def readings(name: str) -> Iterator[tuple[str | None, str]]:
    """`name` with and without a type word in front: `TP Hà Nội` gives (None, 'tp hà nội') and ('tp', 'hà nội').

    Both are given because a name may begin with what looks like a type word (`Quan Sơn` written without diacritics).
    """
    lower = fold_name(name).lower()
    yield None, lower
    pattern = _PLAIN if lower == without_marks(lower) else _MARKED
    if match := pattern.match(lower):
        yield str(match.lastgroup).replace("_", "-"), lower[match.end() :]


def levels_of(kind: str) -> frozenset[str]:
    """The levels where a type occurs in Vietnam: `tp` is a province's and a district's."""
    return frozenset(_LEVELS.get(kind, "xa").split())


def variants(name: str) -> tuple[str, ...]:
    """The other ways to write a name that official texts use, in the folded spelling and the name's own case.

    `Đắk Mil` gives `Đăk Mil`, `Đak Mil`, `Đắc Mil`; `Mỹ Hào` gives `Mĩ Hào`; `Bà Rịa - Vũng Tàu` gives
    `Bà Rịa-Vũng Tàu` and `Bà Rịa Vũng Tàu`; `Ea H'leo` gives `Ea Hleo`.
    """
    found = {
        *(re.sub(r"\bĐ[ắăa][kc]\b", dak, name) for dak in ("Đắk", "Đăk", "Đak", "Đắc")),
        _Y_ALONE.sub(lambda match: match[1] + match[2].translate(_I_FOR_Y), name),
        name.replace(" - ", "-"),
        name.replace(" - ", " "),
        name.replace("'", ""),
        name.replace("'", "’"),
    }
    return tuple(sorted({fold_name(other) for other in found} - {name}))
