"""The walk over a range of a text: at each word that may begin a mention, the readers that may read one there.

A reader is asked only at the words that its mentions may begin with; of several the one that takes in most comes first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress, count, repeat

from loaders.extraction.agencies import agency_table
from loaders.extraction.mentions import (
    collective_nouns,
    coreference,
    departments,
    groups,
    heads,
    international,
    landmarks,
    own_units,
    posts,
    regions,
    toponyms,
    unknown,
)
from loaders.extraction.mentions.bodies import body_at
from loaders.extraction.mentions.localities import bare_at, route_at, typed_at
from loaders.extraction.mentions.names import place_names
from loaders.extraction.mentions.press import PAPERS, paper_at
from loaders.extraction.mentions.scene import Found, Reading, Scene
from loaders.extraction.mentions.tokens import Tokens
from loaders.text.fold import without_marks

Reader = Callable[[Scene, int], Reading | None]


@dataclass(frozen=True, slots=True)
class _Starts:
    """The words that what a reader reads may begin with.

    `spelled` words need their marks in a text that has marks, `plain` ones do not; `capital` ones begin with a capital.
    """

    reader: Reader
    spelled: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    capital: bool = False

    def has(self, lower: str, word: str, accented: bool) -> bool:
        return word in self.plain or (lower in self.spelled if accented else word in _unmarked(self.spelled))


@cache
def _unmarked(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(without_marks, words))


@cache
def _starts() -> tuple[_Starts, ...]:
    """All readers, the widest first."""
    names = frozenset(place_names().first_words)
    return (
        _Starts(departments.departments_at, departments.STARTS),
        _Starts(unknown.unknown_at, plain=unknown.STARTS, capital=True),
        _Starts(groups.group_at, collective_nouns.STARTS),
        _Starts(posts.post_at, posts.STARTS, plain=frozenset({posts.STANDING})),
        _Starts(posts.post_at, plain=posts.SCANNED, capital=True),
        _Starts(body_at, heads.STARTS, capital=True),
        _Starts(body_at, plain=agency_table().first_words),
        _Starts(regions.region_at, plain=regions.STARTS),
        _Starts(landmarks.landmark_at, landmarks.STARTS),
        _Starts(coreference.counted_at, coreference.COUNTS),
        _Starts(coreference.distributive_at, frozenset(coreference.DISTRIBUTIVES.values())),
        _Starts(coreference.sides_at, frozenset({"các"})),
        _Starts(coreference.lettered_at, frozenset({"bên"})),
        _Starts(own_units.provinces_at, frozenset({"các"})),
        _Starts(coreference.partner_at, coreference.PARTNERS),
        _Starts(own_units.scoped_at, own_units.STARTS),
        _Starts(own_units.own_or_other_at, toponyms.STARTS),
        _Starts(typed_at, toponyms.STARTS),
        _Starts(own_units.the_city_at, toponyms.STARTS),
        _Starts(paper_at, plain=frozenset(PAPERS)),
        _Starts(route_at, plain=names, capital=True),
        _Starts(bare_at, plain=names, capital=True),
        _Starts(international.organisation_at, international.starts(), capital=True),
    )


@lru_cache(maxsize=1 << 16)
def _readers(lower: str, word: str, capital: bool, accented: bool) -> tuple[Reader, ...]:
    """The readers that may begin at a word, the widest first."""
    fitting = [
        starts.reader for starts in _starts() if (capital or not starts.capital) and starts.has(lower, word, accented)
    ]
    if capital and international.is_acronym(lower):
        fitting.append(international.organisation_at)
    return tuple(dict.fromkeys(fitting))


def readers_in(tokens: Tokens) -> tuple[Sequence[int], Sequence[tuple[Reader, ...]]]:
    """The words of a text that may begin a mention, and the readers for each; found once for a text."""
    known = tokens.memory.setdefault(readers_in, {})
    if not known:
        readers = tuple(map(_readers, tokens.lowers, tokens.words, tokens.capitals, repeat(tokens.accented)))
        known["words"], known["readers"] = tuple(compress(count(), readers)), tuple(filter(None, readers))
    return known["words"], known["readers"]


def read_range(scene: Scene, begin: int, end: int, known: Sequence[Found] = ()) -> Iterator[Found]:
    """The mentions that start in a folded range, left to right; `known` ones are taken as they are."""
    tokens = scene.tokens
    words, readers = readers_in(tokens)
    i, stop = tokens.index(begin), tokens.index(end)
    first, last = bisect_left(words, i), bisect_left(words, stop)
    places: Iterable[tuple[int, tuple[Reader, ...]]] = zip(words[first:last], readers[first:last], strict=True)
    fixed = {mention.start: mention for mention in known if i <= mention.start < stop}
    for place, asked in sorted({**dict(places), **dict.fromkeys(fixed, ())}.items()) if fixed else places:
        if place < i:
            continue
        if scene.label and tokens.starts[place] >= scene.label[1]:
            scene.label = None
        if mention := fixed.get(place):
            scene.note(mention.entities, typed=True)
            yield mention
            i = mention.end
        elif reading := _first(scene, place, asked):
            yield from reading.found
            i = max(reading.end, place + 1)


def _first(scene: Scene, i: int, readers: Iterable[Reader]) -> Reading | None:
    """What the first of the readers reads that reads anything."""
    for reader in readers:
        reading = reader(scene, i)
        if reading is not None:
            return reading if reading.found else None
    return None
