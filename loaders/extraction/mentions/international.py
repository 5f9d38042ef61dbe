"""International organisations by their names or acronyms, doubled letters of bad copies forgiven (`UNESSCO`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import groupby

from loaders.extraction.mentions.phrases import Phrases, first_words
from loaders.extraction.mentions.scene import Found, Reading, Scene
from loaders.text.fold import without_marks
from ontology.named import named_kinds

_LONGEST_SHORT = 2
"""Acronyms so short must stand as they are."""


@cache
def _acronyms() -> Mapping[str, str]:
    """Ids by acronym; of the longer ones by the letters that are left when none is doubled."""
    bodies = named_kinds().international.values()
    short = {name: body.id for body in bodies for name in (body.acronym or "", *body.names) if " " not in name and name}
    return {(name if len(name) <= _LONGEST_SHORT else _single(name)): body for name, body in short.items()}


@cache
def _names() -> Phrases[tuple[str, str]]:
    """Ids and small letters of the names in full, by their plain words."""
    full = ((name, body.id) for body in named_kinds().international.values() for name in (*body.names, body.name_en))
    return Phrases(
        {
            tuple(re.findall(r"\w+", without_marks(name.lower()))): (name.lower(), body)
            for name, body in full
            if " " in name
        }
    )


@cache
def starts() -> frozenset[str]:
    """The first words of names in full, with their marks."""
    return first_words(name for name, _ in _names().values)


def is_acronym(lower: str) -> bool:
    """Whether a word in small letters is an acronym that was written in capitals."""
    return _by_acronym(lower.upper()) is not None


def _by_acronym(letters: str) -> str | None:
    return _acronyms().get(letters if len(letters) <= _LONGEST_SHORT else _single(letters))


def organisation_at(scene: Scene, i: int) -> Reading | None:
    """An acronym in capitals, or a name in full, at `i`."""
    tokens, text = scene.tokens, scene.tokens.text(i, i + 1)
    body = _by_acronym(text) if text.isupper() else None
    if body:
        return _reading(i, i + 1, body)
    for end, (spelled, name) in _names().at(tokens, i):
        if tokens.lower(i, end) == spelled or not tokens.accented:
            return _reading(i, end, name)
    return None


def _single(letters: str) -> str:
    return "".join(letter for letter, _ in groupby(letters))


def _reading(start: int, end: int, body: str) -> Reading:
    return Reading(end, (Found(start, end, "org", (f"org:{body}",), "explicit"),))
