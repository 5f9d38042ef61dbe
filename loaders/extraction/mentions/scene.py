"""What a reader of mentions knows while it reads one document: its words, its context and what was named so far."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeVar, TypeVarTuple, Unpack

from loaders.extraction.agencies import AgencyTable
from loaders.extraction.mentions.names import PlaceNames
from loaders.extraction.mentions.tokens import Tokens

_NEAR = 60
"""How many words after "hai tỉnh" an agency without a place is still that of both."""
_Asked = TypeVarTuple("_Asked")
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Found:
    """A mention over words `start` to `end` (exclusive)."""

    start: int
    end: int
    kind: Literal["org", "loc"]
    entities: tuple[str, ...]
    how: str
    confidence: float = 1.0
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of the words up to `end`: the outer mention first, the ones inside it after."""

    end: int
    found: tuple[Found, ...]


@dataclass
class Scene:
    """The document that is being read.

    `locality` is the unit that the document speaks for, `province` its province, `parties` what "hai bên" means,
    `joint` whether it speaks for all of them and none alone, `side` the party whose representatives are being listed.
    `label` is the place that a line is about ("- Tỉnh Hậu Giang: …") and where the line ends, `bodies` the agencies
    that issued together, `lettered` the places of "Bên A", "Bên B".
    `named` counts the places named so far, latest last; `typed` are those named with their type word. `together` is
    the word where the text last spoke of all parties ("hai tỉnh"), None since it named a single place.
    """

    tokens: Tokens
    names: PlaceNames
    agencies: AgencyTable
    on: date
    locality: str | None = None
    province: str | None = None
    level: str = ""
    parties: tuple[str, ...] = ()
    joint: bool = False
    press: bool = False
    side: str | None = None
    label: tuple[str, int] | None = None
    bodies: tuple[str, ...] = ()
    lettered: dict[str, str] = field(default_factory=dict)
    named: dict[str, int] = field(default_factory=dict)
    typed: set[str] = field(default_factory=set)
    together: int | None = None

    def speaker(self) -> str | None:
        """The place whose agencies are being listed: the line's label, in a joint document the side's."""
        return self.label[0] if self.label else self.side if self.joint else None

    def others(self) -> tuple[str, ...]:
        """The parties besides the document's own unit."""
        return tuple(p for p in self.parties if p not in {self.locality, self.province})

    def both(self, i: int) -> tuple[str, ...]:
        """The two parties of a press article that spoke of both just before word `i`: whose "UBND các xã" are meant."""
        near = self.together is not None and 0 <= i - self.together <= _NEAR
        return self.parties if self.press and near and len(self.parties) == 2 else ()

    def note(self, identifiers: Iterable[str], typed: bool = True) -> None:
        """Remember that places were named here."""
        self.together = None
        for identifier in identifiers:
            self.named[identifier] = self.named.pop(identifier, 0) + 1
            if typed:
                self.typed.add(identifier)

    def preferred(self) -> list[str]:
        """Provinces by how likely an ambiguous name lies in them: the document's own, its parties', the last named."""
        own = [self.province] if self.province else []
        return [*own, *map(province_of, self.parties), *map(province_of, reversed(self.named))]


def remembered(read: Callable[[Scene, Unpack[_Asked]], _Answer]) -> Callable[[Scene, Unpack[_Asked]], _Answer]:
    """A reader that looks at nothing but the words, asked once for each word however many ask it."""

    def ask(scene: Scene, *asked: *_Asked) -> _Answer:
        known = scene.tokens.memory.get(read)
        if known is None:
            known = scene.tokens.memory[read] = {}
        if asked not in known:
            known[asked] = read(scene, *asked)
        answer: _Answer = known[asked]
        return answer

    return ask


def province_of(identifier: str) -> str:
    """The province part of a locality's id."""
    return identifier.partition("/")[0]


def tag(identifiers: Iterable[str], joint: str = "-") -> str:
    """The locality part of a group's id: a province's own (`tinh-lai-chau`), a district's bare name (`ba-to`), bare
    names joined for several (`lai-chau-lao-cai`).
    """
    unique = sorted(dict.fromkeys(identifiers))
    if len(unique) == 1 and "/" not in unique[0]:
        return unique[0].partition(":")[2]
    return joint.join(sorted(bare(identifier) for identifier in unique))


def is_local(identifier: str) -> bool:
    """Whether an id is a Vietnamese unit's."""
    return identifier.startswith(("loc:tinh-", "loc:tp-"))


def is_commune(identifier: str) -> bool:
    """Whether an id is a commune's."""
    return identifier.rpartition("/")[2].startswith(("xa-", "phuong-", "tt-", "dac-khu-"))


def is_of_type(scene: Scene, identifier: str, kinds: Collection[str]) -> bool:
    """Whether a place had one of some types on the document's day: `tp-long-khanh` was a town until June 2019."""
    known = scene.names.types(identifier, scene.on) if is_local(identifier) else frozenset()
    last = identifier.rpartition("/")[2].removeprefix("loc:")
    return not known.isdisjoint(kinds) if known else last.startswith(tuple(f"{kind}-" for kind in kinds))


TYPES = ("tinh-", "tp-", "huyen-", "quan-", "tx-", "xa-", "phuong-", "tt-", "dac-khu-")


def bare(identifier: str) -> str:
    """The name in an id, without its type: `tan-uyen` of `loc:tinh-lai-chau/huyen-tan-uyen`."""
    last = identifier.rpartition("/")[2].partition(":")[2] if "/" not in identifier else identifier.rpartition("/")[2]
    for prefix in TYPES:
        if last.startswith(prefix):
            return last[len(prefix) :]
    return last


def of_several(identifiers: Iterable[str]) -> str:
    """The end of a group's slug that says how many places' agencies it holds: `-hai-tinh`, `-ba-huyen`."""
    unique = set(identifiers)
    if len(unique) < 2:
        return ""
    count = {2: "hai", 3: "ba", 4: "bon", 5: "nam"}.get(len(unique), str(len(unique)))
    districts = any(is_local(identifier) and "/" in identifier for identifier in unique)
    return f"-{count}-{'huyen' if districts else 'tinh'}"


def group(kind: str, identifiers: Iterable[str], joint: str = "-") -> str:
    """The id of a group of agencies in the places: `grp:so-ban-nganh/tinh-lai-chau`."""
    identifiers = tuple(identifiers)
    return f"grp:{kind}/{tag(identifiers, joint)}" if identifiers else f"grp:{kind}"
