"""Tables of phrases, asked which of them stand at a word: two look-ups tell that none does, as is most often so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from loaders.extraction.mentions.tokens import Tokens

_Value = TypeVar("_Value")


class Phrases(Generic[_Value]):
    """Values by the plain words of a phrase; `values` are all of them."""

    def __init__(self, entries: Mapping[tuple[str, ...], _Value]) -> None:
        self.values = tuple(entries.values())
        self._entries = dict(entries)
        self._sizes: dict[str, dict[str, tuple[int, ...]]] = {}
        for words in entries:
            following = self._sizes.setdefault(words[0], {"": ()})
            following.setdefault(words[1] if len(words) > 1 else "", ())
        for first, following in self._sizes.items():
            for second in following:
                fitting = {len(words) for words in entries if words[0] == first and words[1:2] in ((), (second,))}
                following[second] = tuple(sorted(fitting, reverse=True))

    def first_words(self) -> frozenset[str]:
        """The plain words that a phrase may begin with."""
        return frozenset(self._sizes)

    def at(self, tokens: Tokens, i: int) -> Sequence[tuple[int, _Value]]:
        """The end and value of each phrase whose plain words stand at `i`, the longest first."""
        words, entries = tokens.words, self._entries
        following = self._sizes.get(words[i]) if i < len(words) else None
        if following is None:
            return ()
        sizes = following.get(words[i + 1] if i + 1 < len(words) else "") or following[""]
        if not sizes:
            return ()
        ends = [i + size for size in sizes if words[i : i + size] in entries]
        return [(end, entries[words[i:end]]) for end in ends if end <= len(words)]


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The first word of each phrase as it is spelled."""
    return frozenset(re.findall(r"\w+", phrase)[0] for phrase in phrases)
