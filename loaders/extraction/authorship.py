"""Who issued a document: read from its header, else inferred from how it speaks of itself and its place line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from loaders.anatomy.parts import DocumentParts, Range
from loaders.extraction.agencies import agency_table
from loaders.extraction.mentions.names import UNITS, hold_on, place_names
from loaders.extraction.mentions.press import PAPERS
from loaders.extraction.mentions.scene import Found, Scene, is_local, province_of
from loaders.extraction.mentions.tokens import Tokens, tokenize
from loaders.extraction.mentions.toponyms import name_at, unit_at
from loaders.extraction.mentions.walk import read_range
from loaders.extraction.subordinates import body_below, body_of_the_country
from loaders.places.place import Place
from loaders.text.fold import fold

_ACTS = (
    r"(?:ban hành|yêu cầu|đề nghị|báo cáo|thông báo|xây dựng|có ý kiến|giao|chỉ đạo|quyết định|trân trọng|phê duyệt|"
    r"tổ chức|nhận được|kính|chỉ thị|phát động)"
)
_LEVELS = {
    "tỉnh": "tinh", "huyện": "huyen", "thị xã": "huyen", "quận": "huyen", "xã": "xa", "phường": "xa", "thị trấn": "xa",
    "đặc khu": "xa", "thành phố": "", "tp": "",
}  # fmt: skip
_UNIT = r"(?P<unit>tỉnh|huyện|thị xã|quận|xã|phường|thị trấn|thành phố|tp)"
_SELF = re.compile(rf"(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd) {_UNIT}(?= {_ACTS})")
_OWN_WORDS = re.compile(rf"(?i:(?:ủy ban nhân dân|ubnd) {_UNIT})\b(?!,? [A-ZÀ-ỸĐ])")
_ISSUING = ("org:ubnd/", "org:hdnd/", "org:tinh-uy/", "org:thanh-uy/", "org:huyen-uy/", "org:btv-", "org:ubmttq/")
_CENTRAL = ("org:", "post:thu-tuong", "post:chu-tich-nuoc")
_GOVERNMENT = frozenset({"post:thu-tuong", "org:chinh-phu", "org:quoc-hoi", "org:ubtvqh"})
_DISTRICTS = re.compile(r"huyện|thị xã|quận")
_KINDS = {"huyen": "huyện", "tx": "thị xã", "quan": "quận"}
_STANDING = "org:ubtvqh"
"""Issues under the heading of the Quốc hội; its symbol tells (NQ-UBTVQH15)."""
_SHORT = {"ubnd": "UBND", "hdnd": "HĐND"}
_TOP = 40
_SAMPLE, _CLOSING = 4000, 1500


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who speaks: `entities` of the issuing agencies, the unit `locality` spoken for, and from what that was read."""

    entities: tuple[str, ...]
    basis: str
    confidence: float
    locality: str | None
    level: str


NOBODY = Issuer((), "not stated", 0.0, None, "")


class Authorship:
    """One document while its issuer is being read."""

    def __init__(self, tokens: Tokens, parts: DocumentParts, on: date) -> None:
        self.tokens, self.parts, self.on = tokens, parts, on
        self.lower = tokens.folded.lower

    @cached_property
    def sample(self) -> tuple[Found, ...]:
        """The mentions where the document begins."""
        first, last = self._bounds
        return tuple(read_range(self.scene(), first, min(first + _SAMPLE, last)))

    @cached_property
    def closing(self) -> tuple[Found, ...]:
        """The mentions where it ends."""
        first, last = self._bounds
        return tuple(read_range(self.scene(), max(first + _SAMPLE, last - _CLOSING), last))

    def scene(self, locality: str | None = None, level: str = "") -> Scene:
        """A scene for reading parts of the document, in the context of a unit or in none."""
        province = province_of(locality) if locality else None
        return Scene(self.tokens, place_names(), agency_table(), self.on, locality, province, level)

    def issuer(self) -> Issuer:
        """Who issued the document; `NOBODY` where nothing says it. A press article issues nothing."""
        if self.parts.kind == "press":
            return self._press()
        return (
            self._header()
            or self._at_the_top()
            or self._decider()
            or self._of_itself()
            or self._explicit()
            or self._inferred()
            or self._most_named()
            or NOBODY
        )

    def _at_the_top(self) -> Issuer | None:
        """A body named in capitals where the text begins, with its place: a header whose lines were not told apart."""
        begin, end = self._bounds
        top = () if self.parts.issuer_lines else read_range(self.scene(), begin, min(begin + _TOP + 1, end))
        first = next(iter(top), None)
        if (
            first is None
            or first.kind != "org"
            or not first.entities[0].startswith("org:")
            or "/" not in first.entities[0]
        ):
            return None
        start = self.tokens.starts[first.start] - self.parts.range.start
        if start > _TOP or not self._words(first).isupper():
            return None
        locality = f"loc:{first.entities[0].partition('/')[2]}"
        return Issuer(first.entities[:1], "header", 0.95, locality, self._level(locality))

    def _decider(self) -> Issuer | None:
        """Who decides, from the line above the legal bases; capitals may be lost ("Ủy ban nhân dân tỉnh long an")."""
        line = self.parts.authority
        bodies = self._capitalised(line) if line else []
        bodies = [f for f in bodies if f.kind == "org" and len(f.entities) == 1]
        if len(bodies) == 1 and bodies[0].entities[0] in _GOVERNMENT:
            return Issuer(bodies[0].entities, "authority line; header block lost", 0.95, None, "trung-uong")
        named = [e for f in bodies for e in f.entities if e.startswith(_ISSUING) and "/" in e]
        if len(named) != 1:
            return None
        locality = f"loc:{named[0].partition('/')[2]}"
        return Issuer((named[0],), "authority line; header block lost", 0.95, locality, self._level(locality))

    def _capitalised(self, part: Range) -> list[Found]:
        """The names in a range as if its words had capitals, as headings in databases have lost them."""
        words = " ".join(word[:1].upper() + word[1:] for word in part.of(self.tokens.folded.flat).split())
        tokens = tokenize(fold(words))
        scene = Scene(tokens, place_names(), agency_table(), self.on, None, None, "")
        return list(read_range(scene, 0, len(tokens.folded.text)))

    def _of_itself(self) -> Issuer | None:
        """The body's own words with the place line to go by."""
        return self._inferred() if self.parts.place and _SELF.search(self.lower, *self._bounds) else None

    @property
    def _bounds(self) -> tuple[int, int]:
        return self.parts.range.start, self.parts.range.end

    def _header(self) -> Issuer | None:
        """The lines above the number: the lowest body issues, the place is that of any line, else of the place line."""
        lines = self.parts.issuer_lines
        if not lines:
            return None
        bodies = [found for line in self._joined(lines) for found in read_range(self.scene(), line.start, line.end)]
        located = [e for found in bodies if found.kind == "org" for e in found.entities if "/" in e]
        places = [e for found in bodies if found.kind == "loc" for e in found.entities if e.startswith("loc:")]
        locality = f"loc:{located[-1].partition('/')[2]}" if located else places[-1] if places else None
        basis, sure = "header", 1.0
        central = [
            f for f in bodies if f.kind == "org" and all("/" not in e and e.startswith(_CENTRAL) for e in f.entities)
        ]
        if locality is None and central:
            symbol = self.parts.number.symbol if self.parts.number else None
            standing = symbol is not None and "UBTVQH" in symbol
            own = self._below(bodies, central[-1].entities[0])
            entities = (_STANDING,) if standing else (own,) if own else central[-1].entities
            return Issuer(entities, "header", 0.95 if own and not standing else 1.0, None, "trung-uong")
        if alone := self._of_the_country(bodies):
            return Issuer((alone,), "header", 0.95, None, "trung-uong")
        if locality is None:
            locality, basis, sure = self._place_of_header(), "header + place line", 0.9
        if locality is None:
            return None
        scene = self.scene(locality, self._level(locality))
        again = [f for line in self._joined(lines) for f in read_range(scene, line.start, line.end) if f.kind == "org"]
        bodies_named = [f for f in again if any(e.startswith("org:") for e in f.entities)]
        if not bodies_named:
            return None
        locality = self._of_body(bodies_named[-1], locality)
        if own := self._below(again, bodies_named[-1].entities[0]):
            return Issuer((own,), basis, min(sure, 0.95), locality, self._level(locality))
        return Issuer(bodies_named[-1].entities, basis, sure, locality, self._level(locality))

    def _below(self, named: Sequence[Found], parent: str) -> str | None:
        """The body of the lowest line where nothing in it has a name: "BAN CHỈ ĐẠO 138" below its UBND."""
        last = self.parts.issuer_lines[-1]
        known = any(self.tokens.ends[found.end - 1] > last.start for found in named)
        return None if known or len(self.parts.issuers) < 2 else body_below(self.parts.issuers[-1], parent)

    def _of_the_country(self, named: Sequence[Found]) -> str | None:
        alone = self.parts.issuers if len(self.parts.issuers) == 1 and not named else ()
        return body_of_the_country(alone[0]) if alone else None

    def _of_body(self, body: Found, above: str) -> str:
        """Where the issuing body sits, when its line names a unit inside the one of the line above."""
        paths = {f"loc:{entity.partition('/')[2]}" for entity in body.entities}
        return paths.pop() if len(paths) == 1 and all(path.startswith(f"{above}/") for path in paths) else above

    def _joined(self, lines: Sequence[Range]) -> list[Range]:
        """Lines that go on in the next one ("ỦY BAN NHÂN DÂN" / "TỈNH LÀO CAI") as one range."""
        joined: list[Range] = []
        for line in lines:
            first = unit_at(self.scene(), self.tokens.index(line.start))
            if joined and first:
                joined[-1] = Range(joined[-1].start, line.end)
            else:
                joined.append(line)
        return joined

    def _place_of_header(self) -> str | None:
        candidates = self.places()
        text = " ".join(line.of(self.lower) for line in self.parts.issuer_lines)
        if _DISTRICTS.search(text) or "phòng" in text:
            kinds = frozenset(kind for kind, words in _KINDS.items() if words in text)
            districts = [p for p in candidates if p.level == "huyen"]
            return self._one([p for p in districts if p.type in kinds] or districts)
        return next((p.id for p in candidates if p.level == "tinh"), None) or next(
            (province_of(p.id) for p in candidates), None
        )

    def _one(self, namesakes: Sequence[Place]) -> str | None:
        """The only one of several namesakes, or the only one whose province the text names; never just any."""
        found = {place.id for place in namesakes}
        if len(found) > 1:
            named = {province_of(e) for f in (*self.sample, *self.closing) if f.kind == "loc" for e in f.entities}
            found = {place for place in found if province_of(place) in named}
        return found.pop() if len(found) == 1 else None

    def _explicit(self) -> Issuer | None:
        """A named agency that acts in the document: "Ủy ban nhân dân huyện Tân Uyên ban hành Kế hoạch"."""
        for found in self.sample:
            entity = found.entities[0] if found.entities else ""
            if found.kind != "org" or not entity.startswith(_ISSUING) or "/" not in entity:
                continue
            behind = self.lower[self.tokens.ends[found.end - 1] :][:20].strip()
            before = self.lower[: self.tokens.starts[found.start]][-30:].rstrip()
            if re.match(r"(?:ban hành|xây dựng|đề nghị|yêu cầu|thông báo|báo cáo|tổ chức)\b", behind) and not re.search(
                r"(?:của|do|được|đã|với|về)$", before
            ):
                locality = f"loc:{entity.partition('/')[2]}"
                return Issuer(
                    (entity,),
                    f'"{self._words(found)} {behind}" in the body; header block lost',
                    0.95,
                    locality,
                    self._level(locality),
                )
        return None

    def _inferred(self) -> Issuer | None:
        """The level from how the body speaks of its author, the unit from the place line."""
        said = _SELF.search(self.lower, self.parts.range.start, self.parts.range.end)
        flat = self.tokens.folded.flat
        units = Counter(m["unit"].lower() for m in _OWN_WORDS.finditer(flat, *self._bounds))
        unit = said["unit"] if said else units.most_common(1)[0][0] if units else None
        if unit is None:
            return None
        locality = self._unit_of_place_line(unit) if self.parts.place else self._only_unit(unit) if said else None
        if locality is None:
            return None
        place = (
            f"place line {self.parts.place.of(self.tokens.folded.flat)}"
            if self.parts.place
            else "the only unit of its type named"
        )
        body = "hdnd" if said and said[0].startswith(("hội", "hđnd")) else "ubnd"
        basis = f'{place} + "{_SHORT[body]} {unit}" in the body; header block lost'
        entity = f"org:{body}/{locality.partition(':')[2]}"
        return Issuer((entity,), basis, 0.9 if self.parts.place else 0.7, locality, self._level(locality))

    def _unit_of_place_line(self, unit: str) -> str | None:
        places = self.places()
        level = _LEVELS[unit]
        fitting = [p for p in places if p.level == level] if level else [p for p in places if p.type == "tp"]
        if level == "tinh":
            fitting = [p for p in fitting if p.type == "tinh"]
            inside = {province_of(p.id) for p in places if "/" in p.id and p.id.startswith("loc:tinh-")}
            return fitting[0].id if fitting else inside.pop() if len(inside) == 1 else None
        kinds = next(kinds for spelled, kinds in UNITS.values() if spelled == unit)
        return self._one([p for p in fitting if p.type in kinds] or fitting)

    def _only_unit(self, unit: str) -> str | None:
        """Where there is no place line: the unit of the type, if the text names only one."""
        kinds = next(kinds for spelled, kinds in UNITS.values() if spelled == unit)
        named = {e for f in (*self.sample, *self.closing) if f.kind == "loc" for e in f.entities if is_local(e)}
        fitting = self._of_type(named, kinds)
        if not fitting and self.parts.subject:
            fitting = self._of_type({e for f in self._capitalised(self.parts.subject) for e in f.entities}, kinds)
        return fitting[0] if len(fitting) == 1 else None

    def _of_type(self, named: set[str], kinds: frozenset[str]) -> list[str]:
        """The places among some ids that were units of these types on the day."""
        versions = (hold_on(place_names().gazetteer.versions(e), self.on)[0] for e in sorted(named) if is_local(e))
        return [place.id for place in versions if place.type in kinds]

    def places(self) -> list[Place]:
        """What the place line may name, held on the day."""
        if self.parts.place is None:
            return []
        i = self.tokens.index(self.parts.place.start)
        unit = unit_at(self.scene(), i)
        named = name_at(self.scene(), unit.end, unit.kinds) if unit else None
        named = named or name_at(self.scene(), i, None)
        return hold_on(named[1], self.on) if named else []

    def _press(self) -> Issuer:
        """Whose paper it is; an article is read in the context of the agency that it reports on."""
        paper = self._paper()
        begin, end = self._bounds
        for found in read_range(self.scene(), begin, min(begin + _SAMPLE, end)):
            entity = found.entities[0]
            if found.kind == "org" and entity.startswith((*_ISSUING, "post:", "org:so-")) and "/" in entity:
                locality = f"loc:{entity.partition('/')[2]}"
                return Issuer(paper, f"press; reports on {self._words(found)}", 0.8, locality, self._level(locality))
        return Issuer(paper, "press", 0.8, None, "") if paper else NOBODY

    def _paper(self) -> tuple[str, ...]:
        """What published an article, where its masthead or the name before its lead is one that is known."""
        part = self.parts.paper
        if part is None:
            return ()
        if known := PAPERS.get(part.of(self.tokens.folded.plain).strip(" ()")):
            return (f"org:{known}",)
        named = [f.entities for f in self._capitalised(part) if f.kind == "org" and len(f.entities) == 1]
        return named[0] if len(named) == 1 else ()

    def _most_named(self) -> Issuer | None:
        """Nothing says who speaks: the place named most gives the context, and no issuer."""
        counts = Counter(
            e for f in self.sample if f.kind == "loc" for e in f.entities if e.startswith(("loc:tinh", "loc:tp"))
        )
        if not counts:
            return None
        locality, count = counts.most_common(1)[0]
        if self.parts.kind != "other" or count < 3 or count * 3 < sum(counts.values()) * 2:
            return None
        return Issuer((), "issuer not stated; context of the place named most", 0.5, locality, self._level(locality))

    def _words(self, found: Found) -> str:
        return self.tokens.text(found.start, found.end)

    def _level(self, locality: str) -> str:
        versions = hold_on(place_names().gazetteer.versions(locality), self.on)
        return versions[0].level if versions else ""
