"""The words of a folded text: the one pass over the characters that all readers of mentions share.

A word is a run of letters and digits of `Folded.plain`; readers look words up in tables and step from word to word, so
every reading is linear in the text and a match never starts or ends inside a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from operator import ne, not_
from typing import Any

from loaders.text.fold import Folded, without_marks

_WORD = re.compile(r"([^\W_]+)")
_CHUNK = 1 << 12
_unmarked = lru_cache(maxsize=1024)(without_marks)


@dataclass(frozen=True)
class Tokens:
    """`words[i]` (lower case, without marks) is `folded.text[starts[i]:ends[i]]`, `lowers[i]` the same with its marks.

    `gaps[i]` are the characters between word `i` and the word before it, line breaks as spaces; the last stand behind
    the last word.
    """

    folded: Folded
    words: tuple[str, ...]
    lowers: tuple[str, ...]
    gaps: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    capitals: tuple[bool, ...]
    accented: bool
    """Whether the text is written with diacritics: where it is, short words must carry their own."""
    memory: dict[Callable[..., object], dict[Hashable, Any]] = field(default_factory=dict, compare=False, repr=False)
    """What was read already, by reader and what it was asked; only of readers that look at nothing but the words."""

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, i: int) -> str:
        """The characters before word `i` and after the word before it; line breaks are spaces."""
        return self.gaps[i]

    def text(self, i: int, j: int) -> str:
        """Words `i` to `j` (exclusive) as written, line breaks as spaces; less at the text's end."""
        return self.folded.flat[self.starts[i] : self.ends[min(j, len(self.words)) - 1]]

    def lower(self, i: int, j: int) -> str:
        """Words `i` to `j` (exclusive) in lower case with marks; less at the text's end."""
        return self.folded.lower[self.starts[i] : self.ends[min(j, len(self.words)) - 1]] if i < len(self.words) else ""

    def spelled(self, i: int) -> str:
        """Word `i` in lower case with marks; nothing behind the text's end."""
        return self.lowers[i] if i < len(self.lowers) else ""

    def says(self, i: int, word: str) -> bool:
        """Whether word `i` is `word`; in a text without marks, whether it is `word` without them."""
        if i >= len(self.words):
            return False
        return self.lowers[i] == word or (not self.accented and self.words[i] == _unmarked(word))

    def capital(self, i: int) -> bool:
        """Whether word `i` exists and starts with a capital or a digit."""
        return i < len(self.capitals) and self.capitals[i]

    def follows(self, i: int, words: Sequence[str], gaps: str = " ") -> bool:
        """Whether `words` stand at `i` with nothing but characters of `gaps` between them."""
        end = i + len(words)
        if end > len(self.words) or self.words[i] != words[0] or self.words[i:end] != tuple(words):
            return False
        return self.joined(i, end, gaps)

    def joined(self, i: int, end: int, gaps: str = " ") -> bool:
        """Whether nothing but characters of `gaps` stands between words `i` to `end` (exclusive)."""
        return end == i + 1 or not "".join(self.gaps[i + 1 : end]).strip(gaps)

    def broken(self, i: int) -> bool:
        """Whether a line ends before word `i` and the letters change their style there: a signature above a header."""
        begin, end = self.ends[i - 1], self.starts[i]
        if "\n" not in self.folded.text[begin:end]:
            return False
        return self.text(i - 1, i).isupper() != self.text(i, i + 1).isupper()

    def index(self, position: int) -> int:
        """The first word that starts at or after a folded position."""
        return bisect_left(self.starts, position)


def tokenize(folded: Folded) -> Tokens:
    """Split a folded text into words; linear."""
    plain, flat, lower = folded.plain, folded.flat, folded.lower
    pieces = _WORD.split(plain)
    bounds = (0, *accumulate(map(len, pieces)))
    starts, ends = bounds[1:-1:2], bounds[2::2]
    return Tokens(
        folded=folded,
        words=tuple(pieces[1::2]),
        lowers=tuple(map(lower.__getitem__, map(slice, starts, ends))),
        gaps=tuple(pieces[0::2]),
        starts=starts,
        ends=ends,
        capitals=tuple(map(not_, map(str.islower, map(flat.__getitem__, starts)))),
        accented=_accented(lower, plain),
    )


def _accented(lower: str, plain: str) -> bool:
    """Whether more than one letter in twenty carries a mark; looks no further than it must."""
    marked = 0
    for begin in range(0, len(plain), _CHUNK):
        marked += sum(map(ne, lower[begin : begin + _CHUNK], plain[begin : begin + _CHUNK]))
        if marked * 20 > len(plain):
            return True
    return False
