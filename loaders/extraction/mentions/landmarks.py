"""Geographic places by their kind and name: mountains, hydropower plants, border gates, motorways, border areas.

The words for the kinds are those that `ontology/place_kinds.ttl` marks as mentioned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.extraction.mentions.coreference import pair_of
from loaders.extraction.mentions.phrases import Phrases, first_words
from loaders.extraction.mentions.scene import Found, Reading, Scene, bare
from loaders.extraction.mentions.toponyms import Unit, name_at
from loaders.places.keys import slug
from loaders.text.fold import without_marks
from ontology.named import named_kinds


def _kinds() -> Mapping[tuple[str, ...], tuple[str, str | None]]:
    """For the words of each kind: their spelling, and the kind in the id (None where the name alone is the id)."""
    return {
        _plain(word): (word, kind.notation)
        for kind in named_kinds().places.values()
        for word in (*kind.mentioned, *kind.mentioned_by_name)
        if kind.nature != "shared"
    }


def _plain(words: str) -> tuple[str, ...]:
    return tuple(without_marks(words).split())


_KINDS = Phrases(_kinds())
_BY_NAME = {word for kind in named_kinds().places.values() for word in kind.mentioned_by_name}
_BORDER = Phrases({_plain(word): word for word in named_kinds().places["giap-ranh"].mentioned})
BORDER = "place:giap-ranh"
"""Stands for the border area until the whole document is read."""
STARTS = first_words((*(spelled for spelled, _ in _KINDS.values), *_BORDER.values))
_REGIONAL = {"tay", "dong", "bac", "nam", "trung"}


def landmark_at(scene: Scene, i: int) -> Reading | None:
    """A landmark with its own name at `i`, or the border area of the document's parties."""
    return _border(scene, i) or _named(scene, i)


def _border(scene: Scene, i: int) -> Reading | None:
    tokens = scene.tokens
    for end, spelled in _BORDER.at(tokens, i):
        if tokens.joined(i, end) and (tokens.lower(i, end) == spelled or not tokens.accented):
            return Reading(end, (Found(i, end, "loc", (BORDER,), "context", 0.9),))
    return None


def border_of(scene: Scene) -> tuple[str, ...]:
    """The id of the border area that a document means, when all its places are known; nothing where it has no pair."""
    unit = Unit(0, "huyen", frozenset({"huyen"}), True)
    pair = pair_of(scene, unit) if scene.level == "huyen" else scene.parties
    return border_area(pair)


def border_area(pair: Sequence[str]) -> tuple[str, ...]:
    """The id of the area on the border of two units; nothing where they are not two."""
    return (f"place:giap-ranh-{'-'.join(map(bare, pair))}",) if len(pair) == 2 else ()


def _named(scene: Scene, i: int) -> Reading | None:
    tokens = scene.tokens
    for begin, (spelled, kind) in _KINDS.at(tokens, i):
        if (tokens.lower(i, begin) != spelled and tokens.accented) or _is_a_unit(scene, i):
            continue
        end = _name(scene, begin, route=kind == "cao-toc")
        if (
            end == begin
            or tokens.text(i, end).isupper()
            or (kind == "cao-toc" and end < begin + 3)
            or (kind == "tuyen" and not set(tokens.words[begin:end]) <= _REGIONAL)
        ):
            return None
        name = slug(tokens.text(begin, end))
        identifier = f"place:{kind}-{name}" if kind else f"place:{name}"
        start = i if spelled not in _BY_NAME else begin
        return Reading(end, (Found(start, end, "loc", (identifier,), "explicit"),))
    return None


def _is_a_unit(scene: Scene, i: int) -> bool:
    """Whether a name that begins with the word ("Sông Cầu", "Núi Thành") is a unit's that the document named as one."""
    named = name_at(scene, i, None)
    return named is not None and any(place.id in scene.typed or place.id == scene.locality for place in named[1])


def _name(scene: Scene, i: int, route: bool) -> int:
    """The end of the capitalised words at `i`; a route goes on over dashes."""
    tokens, end = scene.tokens, i
    while end < len(tokens) and end - i < 7 and tokens.capital(end):
        gap = tokens.gap(end).strip()
        if gap and not (route and gap == "-" and end > i):
            break
        end += 1
    return end
