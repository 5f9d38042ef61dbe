"""What a document is about: the parties that "hai tỉnh" and "hai bên" stand for, and the place of its place line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from loaders.anatomy.parts import Range
from loaders.extraction.authorship import Authorship, Issuer
from loaders.extraction.mentions.names import place_names
from loaders.extraction.mentions.scene import Found, is_commune, is_local, province_of
from loaders.extraction.mentions.walk import read_range
from loaders.places.place import Place

_APPOSITION = re.compile(r" ?[,(-] ?(?:thuộc )?| thuộc ")
_TYPE = r"(?:các|tỉnh|thành phố|tp\.?|huyện|thị xã|quận|giữa|và|với)"
_JOINS = re.compile(rf"\)?(?: ?[,;:-] ?| )(?:(?:và|với|cùng) ?)?(?:{_TYPE} ?)*")
_JOINS_BODIES = re.compile(r"\)?(?: ?[,;:-] ?| )(?:(?:và|với) )?[^.;:\n]{0,45}")
_LINK = re.compile(r"và|với|[,-]")
_DEPTH = 3000


class Parties:
    """The parties of one document, once its issuer is known."""

    def __init__(self, reading: Authorship, issuer: Issuer) -> None:
        self.reading, self.issuer = reading, issuer
        self.lower, self.tokens = reading.lower, reading.tokens

    def place(self) -> Place | None:
        """The place of the place line: the issuer's own unit if its name is the same, in an agreement the party's,
        else the highest of the name.
        """
        places = self.reading.places()
        own = [p for p in places if p.id == self.issuer.locality]
        if places and (self.issuer.locality is None or self.reading.parts.kind == "agreement"):
            own = [p for p in places if p.id in self.named] or own
        near = [p for p in places if self.issuer.locality and province_of(p.id) == province_of(self.issuer.locality)]
        return next(iter([*own, *near, *(p for p in places if p.level == "tinh")]), None)

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The places that cooperate: of the pairs named in the subject, else at the start, the issuer's own first; a
        central body speaks for none.
        """
        if self.issuer.level == "trung-uong":
            return ()
        subject = self.reading.parts.subject
        ranges = [subject] if subject else []
        first = self.reading.parts.range.start
        ranges.append(Range(first, min(first + _DEPTH, self.reading.parts.range.end)))
        for area in ranges:
            pairs = self._pairs(area)
            if pairs:
                return pairs
        return ()

    def _pairs(self, area: Range) -> tuple[str, ...]:
        scene = self.reading.scene(self.issuer.locality, self.issuer.level)
        named = [
            f for f in read_range(scene, area.start, area.end) if f.kind == "loc" and all(map(is_local, f.entities))
        ]
        runs = [run for run in self._runs(named) if self._may_cooperate(run)]
        province = province_of(self.issuer.locality) if self.issuer.locality else None
        for own in (self.issuer.locality, province):
            if own and (match := next((run for run in runs if own in run), None)):
                return match
        if self.issuer.locality is None:
            return runs[0] if runs else ()
        others = (
            [f for f in named if self._partner(f, self.issuer.locality)] if area == self.reading.parts.subject else []
        )
        return (self.issuer.locality, others[0].entities[0]) if others else ()

    def _may_cooperate(self, run: tuple[str, ...]) -> bool:
        """Whether places of one enumeration are of one level and all there on the document's day."""
        exists = place_names().gazetteer.exists
        alive = all(exists(place, self.reading.on) for place in run)
        return len(run) > 1 and len({_level_of(place) for place in run}) == 1 and alive

    def _runs(self, named: Sequence[Found]) -> list[tuple[str, ...]]:
        """Places joined by "và", "với", commas and dashes, with the bodies' and types' words that repeat between them;
        the province named behind a district belongs to the district.
        """
        runs: list[tuple[str, ...]] = []
        run: tuple[str, ...] = ()
        end = 0
        for found in named:
            between = self.lower[self.tokens.ends[end - 1] : self.tokens.starts[found.start]] if end else ""
            if run and found.entities[0] == province_of(run[-1]) and "/" in run[-1] and _APPOSITION.fullmatch(between):
                end = found.end
                continue
            joins = (_JOINS_BODIES if found.nested else _JOINS).fullmatch(between)
            if run and joins and _LINK.search(between) and _level_of(found.entities[0]) == _level_of(run[0]):
                run = tuple(dict.fromkeys((*run, *found.entities)))
            else:
                runs.append(run)
                run = found.entities
            end = found.end
        return [*runs, run]

    def _partner(self, found: Found, own: str) -> bool:
        """Whether the subject names a place of the document's own level as its partner: "hợp tác với tỉnh Phú Thọ"."""
        before = self.lower[: self.tokens.starts[found.start]][-12:].rstrip()
        place = found.entities[0]
        return before.endswith(("với", "giữa")) and place != own and _level_of(place) == _level_of(own)


def _level_of(place: str) -> str:
    """Province, district or commune, as far as the id says."""
    if "/" not in place:
        return "tinh"
    return "xa" if is_commune(place) else "huyen"
