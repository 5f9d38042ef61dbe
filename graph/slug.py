"""Words without diacritics: what ids are made of and what search compares."""

from __future__ import annotations

import re
import unicodedata

_STROKE = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
_WORD = re.compile(r"[a-z0-9]+")
_LONGEST, _HEAD, _TAIL = 160, 100, 56


def plain(text: str) -> str:
    """Lower case without diacritics: "Đỗ Hoà" to "do hoa". Not length-preserving for decomposed text."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_STROKE))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()


def words(text: str) -> str:
    """The plain words separated by single blanks, punctuation gone: "KH-UBND, (Lai Châu)" to "kh ubnd lai chau"."""
    return " ".join(_WORD.findall(plain(text)))


def slug(text: str) -> str:
    """A path-safe form: "Kế hoạch 2923/KH-UBND" to "ke-hoach-2923-kh-ubnd".

    A very long title keeps its beginning and its end, where the years and the partners usually stand.
    """
    whole = words(text).replace(" ", "-")
    if len(whole) <= _LONGEST:
        return whole
    return f"{whole[:_HEAD].rsplit('-', 1)[0]}--{whole[-_TAIL:].split('-', 1)[-1]}"
