"""The words of a folded text: the one pass over the characters that all readers of mentions share.

A word is a run of letters and digits of `Folded.plain`; readers look words up in tables and step from word to word, so
every reading is linear in the text and a match never starts or ends inside a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import ne

from loaders.text.fold import Folded, without_marks

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Tokens:
    """`words[i]` (lower case, without marks) is `folded.text[starts[i]:ends[i]]`."""

    folded: Folded
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    capitals: tuple[bool, ...]
    accented: bool
    """Whether the text is written with diacritics: where it is, short words must carry their own."""

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, i: int) -> str:
        """The characters before word `i` and after the word before it; line breaks are spaces."""
        begin = self.ends[i - 1] if i else 0
        end = self.starts[i] if i < len(self.words) else len(self.folded.flat)
        return self.folded.flat[begin:end]

    def text(self, i: int, j: int) -> str:
        """Words `i` to `j` (exclusive) as written, line breaks as spaces; less at the text's end."""
        return self.folded.flat[self.starts[i] : self.ends[min(j, len(self.words)) - 1]]

    def lower(self, i: int, j: int) -> str:
        """Words `i` to `j` (exclusive) in lower case with marks; less at the text's end."""
        return self.folded.lower[self.starts[i] : self.ends[min(j, len(self.words)) - 1]] if i < len(self.words) else ""

    def says(self, i: int, word: str) -> bool:
        """Whether word `i` is `word`; in a text without marks, whether it is `word` without them."""
        if i >= len(self.words):
            return False
        return self.lower(i, i + 1) == word or (not self.accented and self.words[i] == without_marks(word))

    def capital(self, i: int) -> bool:
        """Whether word `i` exists and starts with a capital or a digit."""
        return i < len(self.words) and self.capitals[i]

    def follows(self, i: int, words: Sequence[str], gaps: str = " ") -> bool:
        """Whether `words` stand at `i` with nothing but characters of `gaps` between them."""
        end = i + len(words)
        if end > len(self.words) or self.words[i] != words[0] or self.words[i:end] != tuple(words):
            return False
        return all(not self.gap(k).strip(gaps) for k in range(i + 1, end))

    def broken(self, i: int) -> bool:
        """Whether a line ends before word `i` and the letters change their style there: a signature above a header."""
        begin, end = self.ends[i - 1], self.starts[i]
        if "\n" not in self.folded.text[begin:end]:
            return False
        return self.text(i - 1, i).isupper() != self.text(i, i + 1).isupper()

    def sizes(self, i: int, longest: int) -> range:
        """How many words a name at `i` may have, the most first, within the text."""
        return range(min(longest, len(self.words) - i), 0, -1)

    def index(self, position: int) -> int:
        """The first word that starts at or after a folded position."""
        return bisect_left(self.starts, position)


def tokenize(folded: Folded) -> Tokens:
    """Split a folded text into words; linear."""
    found = [match.span() for match in _WORD.finditer(folded.plain)]
    plain, flat = folded.plain, folded.flat
    marked = sum(map(ne, folded.lower, plain))
    return Tokens(
        folded=folded,
        words=tuple(plain[start:end] for start, end in found),
        starts=tuple(start for start, _ in found),
        ends=tuple(end for _, end in found),
        capitals=tuple(not flat[start].islower() for start, _ in found),
        accented=marked * 20 > len(plain),
    )
