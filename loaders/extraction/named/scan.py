"""Finding words of a vocabulary in a text, and where the sentence around one begins and ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from loaders.extraction.reading import Reading

_T = TypeVar("_T")
_SENTENCE_END = re.compile(r"[.;:!?](?=\s|$)|\n(?=\s*(?:[-+*]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]{1,5}\.)\s)")
REACH = 320
"""How far, in characters, the rest of its sentence is looked at around a word: a bound, so that time stays linear."""
_NESTED = 6
"""How many ranges that begin before a position are looked at; the names of documents hardly nest."""


@dataclass(frozen=True, slots=True)
class Hit(Generic[_T]):
    """A word of the vocabulary at `text[start:end]` and what it stands for."""

    start: int
    end: int
    value: _T


class Lexicon(Generic[_T]):
    """Words in small letters with what each stands for: found in one pass, whole, the longest where several begin.

    Args:
        words: the words; of two that are equal the first counts.
    """

    def __init__(self, words: Mapping[str, _T]) -> None:
        self._values = list(words.values())
        self._automaton = AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest)

    def find(self, lower: str) -> Iterator[Hit[_T]]:
        """All hits in a text in small letters, in order, without overlap."""
        for index, start, end in self._automaton.find_matches_as_indexes(lower):
            inside = (start and lower[start - 1].isalnum()) or lower[end : end + 1].isalnum()
            if not inside:
                yield Hit(start, end, self._values[index])


class Ranges:
    """Ranges of the text, sorted by start, to be asked which of them cover a position.

    Args:
        ranges: start and end of each, in any order.
    """

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)
        self._starts = [start for start, _ in self._ranges]

    def covering(self, position: int, slack: int = 0) -> tuple[tuple[int, int], ...]:
        """Those that begin at or before a position and end behind it, or at most `slack` characters before."""
        last = bisect_right(self._starts, position)
        return tuple(one for one in self._ranges[max(0, last - _NESTED) : last] if position < one[1] + slack)


def sentence_start(reading: Reading, position: int, reach: int = REACH) -> int:
    """Where the sentence or point of a position begins, at most `reach` characters before; a title ends one."""
    first = max(0, position - reach)
    for end in _SENTENCE_END.finditer(reading.folded.text, first, position):
        first = end.end()
    subject = reading.parts[reading.document_at(position)].subject if reading.parts else None
    return max(first, subject.end) if subject and subject.end <= position else first


def sentence_end(reading: Reading, position: int, reach: int = REACH) -> int:
    """Where the sentence or point of a position ends, at most `reach` characters behind."""
    last = min(len(reading.folded.text), position + reach)
    end = _SENTENCE_END.search(reading.folded.text, position, last)
    return end.start() if end else last
