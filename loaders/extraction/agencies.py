"""Names of agencies as words: from the vocabulary's names and abbreviations to a table that reads them off a text.

A name is keyed by its letters alone, without marks, spaces, "và", "&", commas and dashes, so that "Sở Kế hoạch Đầu tư",
"Sở KH&ĐT" and "SỞ KẾ HOẠCH VÀ ĐẦU TƯ" need no rules of their own. Each part of a name may also be abbreviated alone
("Sở Nông nghiệp và PTNT").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from loaders.places.keys import slug
from loaders.text.fold import fold_name, without_marks
from ontology.vocabulary import AgencyType, vocabulary

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"\s+và\s+|\s+-\s+|,\s*|\s*&\s*")
_LEVEL_WORDS = {"tỉnh": "tinh", "huyện": "huyen", "xã": "xa", "thành phố": "", "thị xã": "huyen", "quận": "huyen"}
_NEVER_ALONE = frozenset({"cp", "qh", "tw", "tu", "hu", "qu", "du", "thu", "bct", "ca"})
"""Abbreviations that stand for too much in running text; symbols and Party bodies are read by their codes elsewhere."""


@dataclass(frozen=True, slots=True)
class AgencyName:
    """What one spelling may name: the types in the vocabulary's order; `exact` spellings are abbreviations."""

    slugs: tuple[str, ...]
    exact: str | None = None


def words_of(name: str) -> tuple[str, ...]:
    """The words that make a name's key: lower case, no marks, no "và"."""
    plain = without_marks(fold_name(name).lower())
    return tuple(word for word in _WORD.findall(plain) if word != "va")


@lru_cache(maxsize=1)
def agency_types() -> dict[str, AgencyType]:
    """The vocabulary's agency types by slug."""
    return dict(vocabulary().agency_types)


class AgencyTable:
    """Spellings of agency names by key, and all prefixes of the keys."""

    def __init__(self, types: Iterable[AgencyType]) -> None:
        found: dict[str, dict[str, None]] = {}
        exact: dict[str, str] = {}
        firsts: set[str] = set()
        for kind in types:
            for name in _spellings(kind):
                words = words_of(name)
                key = "".join(words)
                if key and key not in _NEVER_ALONE:
                    found.setdefault(key, {})[kind.slug] = None
                    firsts.add(words[0])
                    if name.isupper() and " " not in name:
                        exact[key] = "".join(c for c in fold_name(name) if c.isalnum())
        self._names = {key: AgencyName(tuple(slugs), exact.get(key)) for key, slugs in found.items()}
        self._prefixes = {key[:end] for key in self._names for end in range(1, len(key) + 1)}
        self.first_words = frozenset({*firsts, "t"})

    def get(self, key: str) -> AgencyName | None:
        """The agencies that a key names."""
        return self._names.get(key)

    def begins(self, word: str, following: str) -> bool:
        """Whether a name may begin with these two words."""
        return word in self.first_words and (
            word in self._names or following == "va" or f"{word}{following}" in self._prefixes
        )

    def starts(self, key: str) -> bool:
        """Whether a longer name begins with `key`."""
        return key in self._prefixes


def _spellings(kind: AgencyType) -> Iterator[str]:
    """The type's name, its abbreviations, each with parts abbreviated, and without the level word at the end."""
    for name in (kind.name, *kind.text_abbreviations):
        for spelling in (name, _without_level(name)):
            yield from _abbreviated(spelling)


def _without_level(name: str) -> str:
    for word in _LEVEL_WORDS:
        if name.lower().endswith(f" {word}") and len(name.split()) > 2:
            return name[: -len(word) - 1]
    return name


def _abbreviated(name: str) -> Iterator[str]:
    """`Sở Kế hoạch và Đầu tư` as it is, and with each part after the first word as its initials."""
    yield name
    head, _, rest = name.partition(" ")
    if head not in {"Sở", "Phòng", "Bộ"} or not rest:
        return
    choices = [(part, "".join(word[0] for word in part.split()).upper()) for part in _PART.split(rest) if part]
    if len(choices) > 1 or len(rest.split()) > 2:
        for parts in product(*choices):
            yield f"{head} {' '.join(parts)}"


@lru_cache(maxsize=1)
def agency_table() -> AgencyTable:
    """The table over the whole vocabulary, built once."""
    return AgencyTable(agency_types().values())


def locality_path(locality: str) -> str:
    """`tinh-lai-chau/huyen-tan-uyen` of `loc:tinh-lai-chau/huyen-tan-uyen`."""
    return locality.partition(":")[2]


def organisation(kind: str, locality: str | None) -> str:
    """The id of the agency of a type in a place: `org:so-khdt/tinh-lai-chau`; central agencies have no place."""
    return f"org:{kind}/{locality_path(locality)}" if locality else f"org:{kind}"


def post(title: str, kind: str, locality: str | None) -> str:
    """The id of an office: `post:chu-tich-ubnd/tinh-lai-chau`."""
    return organisation(f"{title}-{kind}", locality).replace("org:", "post:", 1)


@lru_cache(maxsize=1 << 12)
def unknown_kind(name: str) -> str:
    """A stable type for an agency that the vocabulary lacks: its folded name."""
    return slug(name)


def all_levels(slugs: Iterable[str]) -> frozenset[str]:
    """The levels at which any of several types exists."""
    return frozenset(level for kind in slugs for level in levels(kind))


@lru_cache(maxsize=1 << 12)
def levels(kind: str) -> tuple[str, ...]:
    """The levels at which a type exists; an unknown sở is a province's, an unknown phòng a district's.

    The board of a national park has none: it may be a province's or the ministry's.
    """
    known = agency_types().get(kind)
    if known:
        return tuple(known.levels)
    if kind.startswith("ban-quan-ly-vuon-quoc-gia-"):
        return ()
    return ("tinh",) if kind.startswith(("so-", "ban-")) else ("huyen", "xa") if kind.startswith("phong-") else ()


def at_level(slugs: Iterable[str], level: str) -> str:
    """The first of several types of one name that exists at `level`, else the first."""
    slugs = tuple(slugs)
    return next((kind for kind in slugs if level in levels(kind)), slugs[0])
