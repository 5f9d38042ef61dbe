"""How like two names are: by their words, whatever the order, diacritics and abbreviations."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from graph.slug import words

_FINAL_Y = re.compile(r"y(?= |$)")
_BARRED = str.maketrans({"đ": "d\u0335", "Đ": "d\u0335"})


def key_of(name: str) -> str:
    """The plain words with i and y as one letter, which spellings use as they like: "Nguyễn Sỹ" and "Nguyễn Sĩ"."""
    return _FINAL_Y.sub("i", words(name))


def has_marks(name: str) -> bool:
    """Whether anything in the name has a diacritic; a name without any may have lost them."""
    return any(map(_marks, name.split()))


def same_marks(one: str, other: str) -> bool:
    """Whether two spellings of the same letters have the same diacritics, wherever in a word the tone stands."""
    return [_marks(word) for word in one.split()] == [_marks(word) for word in other.split()]


def _marks(word: str) -> list[str]:
    decomposed = unicodedata.normalize("NFD", word.translate(_BARRED))
    return sorted(letter for letter in decomposed if unicodedata.combining(letter))


def shared(one: Sequence[str], other: Sequence[str]) -> tuple[float, bool]:
    """The share of words that two names have in common (0 to 1), and whether that took reading an abbreviation.

    >>> shared(["hoi", "dong", "tdkt"], ["hoi", "dong", "thi", "dua", "khen", "thuong"])
    (1.0, True)
    """
    first, second = Counter(_spelled(one, other)), Counter(_spelled(other, one))
    if not first or not second or _numbers(first) != _numbers(second):
        return 0.0, False
    abbreviated = first != Counter(one) or second != Counter(other)
    return (first & second).total() / (first | second).total(), abbreviated


def _spelled(name: Sequence[str], other: Sequence[str]) -> list[str]:
    """The words of a name, with each abbreviation replaced by the words of the other name that it stands for."""
    initials = "".join(word[0] for word in other)
    found: list[str] = []
    for word in name:
        at = initials.find(word) if len(word) > 1 and word not in other else -1
        found += other[at : at + len(word)] if at >= 0 else [word]
    return found


def _numbers(found: Iterable[str]) -> set[str]:
    return {word for word in found if word.isdigit()}
