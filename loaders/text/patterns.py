"""Regular expressions that find their places fast."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

LETTER = r"[^\W\d_]"


def words(patterns: Iterable[str], flags: str = "") -> str:
    """A pattern for any of some words with no letter before or behind; of two that match the one listed first wins.

    `re` looks at each position of a text for what a pattern begins with, and is many times faster at it where that is
    a set of letters, so the first letters of all words go in front. Each pattern begins with a literal letter.
    `flags` ("i") hold for what follows the first letters; list these in both cases where both are meant.
    """
    listed = list(patterns)
    initials = "".join(sorted({pattern[0] for pattern in listed}))
    branches = [
        f"(?<={initial})(?:{'|'.join(pattern[1:] for pattern in group)})"
        for initial, group in groupby(sorted(listed, key=_initial), _initial)
    ]
    return rf"[{initials}](?<!{LETTER}.)(?{flags}:{'|'.join(branches)})(?!{LETTER})"


def in_any_case(*alternatives: str) -> str:
    """A pattern for any of some alternatives in small letters or capitals, without flags for the rest of the pattern.

    Each begins with a literal small letter; of two that match the one listed first wins. As in `words` the first
    letters stand in front, which IGNORECASE would prevent.
    """
    initials = {alternative[0] for alternative in alternatives}
    letters = "".join(sorted(initials | {initial.upper() for initial in initials}))
    return f"[{letters}](?i:{'|'.join(f'(?<={alternative[0]}){alternative[1:]}' for alternative in alternatives)})"


def _initial(pattern: str) -> str:
    return pattern[0]
