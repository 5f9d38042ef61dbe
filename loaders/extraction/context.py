"""In whose name a document speaks, where, and on which day: what its context-dependent words are resolved by.

The header decides where it is there. Where scanning lost it, the level is read from how the body speaks of itself
("UBND huyện ban hành kế hoạch", "Chủ tịch UBND tỉnh có ý kiến") and the unit from the place line; `issuer_basis` then says
so and the confidence is lower. A province that is merely named first is never taken for the issuer's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from loaders.anatomy.parts import DocumentParts, Range
from loaders.extraction.agencies import agency_table
from loaders.extraction.mentions import read_range
from loaders.extraction.mentions.localities import name_at, unit_at
from loaders.extraction.mentions.names import UNITS, hold_on, place_names
from loaders.extraction.mentions.scene import Found, Scene, province_of
from loaders.extraction.mentions.tokens import Tokens, tokenize
from loaders.grammar.dates import find_dates
from loaders.places.place import Place
from loaders.text.fold import Folded

_ACTS = r"(?:ban hành|yêu cầu|đề nghị|báo cáo|thông báo|xây dựng|có ý kiến|giao|chỉ đạo|quyết định|trân trọng|phê duyệt|tổ chức|nhận được|kính)"
_LEVELS = {"tỉnh": "tinh", "huyện": "huyen", "thị xã": "huyen", "quận": "huyen", "xã": "xa", "phường": "xa", "thị trấn": "xa",
           "đặc khu": "xa", "thành phố": "", "tp": ""}  # fmt: skip
_SELF = re.compile(rf"(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd) (?P<unit>tỉnh|huyện|thị xã|quận|xã|phường|thị trấn|thành phố|tp)(?= {_ACTS})")
_OWN_WORDS = re.compile(r"(?:ủy ban nhân dân|ubnd) (?P<unit>tỉnh|huyện|thị xã|quận|xã|phường|thị trấn|thành phố|tp)(?! ?[^\W\d_]*[A-Z])\b")
_ISSUING = ("org:ubnd/", "org:hdnd/", "org:tinh-uy/", "org:thanh-uy/", "org:huyen-uy/", "org:btv-", "org:ubmttq/")
_DEADLINE = re.compile(r"(?:trước|đến|hết|chậm nhất|từ)(?: hết)? (?:ngày )?$")
_APPOSITION = re.compile(r" ?[,(-] ?(?:thuộc )?| thuộc ")
_TYPE = r"(?:các|tỉnh|thành phố|tp\.?|huyện|thị xã|quận|giữa|và|với)"
_JOINS = re.compile(rf"\)?(?: ?[,;:-] ?| )(?:(?:và|với|cùng) ?)?(?:{_TYPE} ?)*")
_JOINS_BODIES = re.compile(r"\)?(?: ?[,;:-] ?| )(?:(?:và|với) )?[^.;:\n]{0,45}")
_UNKNOWN_DAY = date(2024, 12, 31)


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """The context of one document.

    `issuer` are ids of agencies, for an agreement its parties; `locality` is the unit that the document speaks for and
    `province` the province that it lies in; `level` is `tinh`, `huyen`, `xa`, `trung-uong` or empty; `on` is the day at
    which names are resolved, known from `on_basis`; `parties` are the places that "hai tỉnh", "hai bên" stand for;
    `place` is the place of the place line.
    """

    issuer: tuple[str, ...]
    issuer_basis: str
    issuer_confidence: float
    locality: str | None
    province: str | None
    level: str
    on: date
    on_basis: str
    parties: tuple[str, ...]
    place: str | None


@dataclass(frozen=True, slots=True)
class _Issuer:
    entities: tuple[str, ...]
    basis: str
    confidence: float
    locality: str | None
    level: str


_NOBODY = _Issuer((), "not stated", 0.0, None, "")


def read_contexts(folded: Folded, documents: Sequence[DocumentParts]) -> tuple[DocumentContext, ...]:
    """The context of each document of a file, in their order."""
    tokens = tokenize(folded)
    days = [_day(folded, parts) for parts in documents]
    known = next((day for day in days if day), None)
    return tuple(_context(tokens, parts, day or known) for parts, day in zip(documents, days, strict=True))


def _context(tokens: Tokens, parts: DocumentParts, day: tuple[date, str] | None) -> DocumentContext:
    on, on_basis = day or (_UNKNOWN_DAY, "no date in the text: the last day before the mergers of 2025")
    reading = _Reading(tokens, parts, on)
    issuer = reading.issuer()
    parties = reading.parties(issuer)
    if parts.kind == "agreement" and len(parties) > 1 and not parts.issuer_lines:
        issuer = _Issuer(parties, "parties of the agreement", 0.95, None, "huyen" if "/" in parties[0] else "tinh")
    place = reading.place(issuer)
    province = province_of(issuer.locality) if issuer.locality else None
    return DocumentContext(
        issuer.entities, issuer.basis, issuer.confidence, issuer.locality, province, issuer.level, on, on_basis, parties,
        place.id if place else None,
    )  # fmt: skip


# --- the day ---------------------------------------------------------------------------------------------------------


def _day(folded: Folded, parts: DocumentParts) -> tuple[date, str] | None:
    """The document's own date, else the latest date that it cites, else the latest year that it names as past."""
    if parts.date and parts.date.value:
        return _as_date(parts.date.value), "document date" if parts.date.precision == "day" else "document date (partial)"
    text = parts.range.of(folded.text)
    cited = [match for match in find_dates(text) if match.value and not _DEADLINE.search(text[: match.start][-20:].lower())]
    if cited:
        latest = max(_as_date(match.value) for match in cited if match.value)
        return latest, "latest date cited; the document's own is not stated"
    years = [int(year) for year in re.findall(r"\b(?:19[89]\d|20[0-4]\d)\b", text)]
    return (date(min(years), 12, 31), "earliest year named; no date in the text") if years else None


def _as_date(value: str) -> date:
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, min(max(month, 1), 12), 28)


# --- the issuer ------------------------------------------------------------------------------------------------------


class _Reading:
    """One document while its context is being read."""

    def __init__(self, tokens: Tokens, parts: DocumentParts, on: date) -> None:
        self.tokens, self.parts, self.on = tokens, parts, on
        self.lower = tokens.folded.lower
        first, last = parts.range.start, parts.range.end
        self.sample: tuple[Found, ...] = tuple(read_range(self.scene(), first, min(first + 4000, last)))
        self.closing: tuple[Found, ...] = tuple(read_range(self.scene(), max(first + 4000, last - 1500), last))

    def scene(self, locality: str | None = None, level: str = "") -> Scene:
        province = province_of(locality) if locality else None
        return Scene(self.tokens, place_names(), agency_table(), self.on, locality, province, level)

    def issuer(self) -> _Issuer:
        if self.parts.kind == "press":
            return self._press()
        return self._header() or self._of_itself() or self._explicit() or self._inferred() or self._most_named() or _NOBODY

    def _of_itself(self) -> _Issuer | None:
        """The body's own words with the place line to go by."""
        return self._inferred() if self.parts.place and _SELF.search(self.lower, *self._bounds) else None

    @property
    def _bounds(self) -> tuple[int, int]:
        return self.parts.range.start, self.parts.range.end

    def _header(self) -> _Issuer | None:
        """The lines above the number: the lowest body issues, the place is that of any line, else of the place line."""
        lines = self.parts.issuer_lines
        if not lines:
            return None
        bodies = [found for line in self._joined(lines) for found in read_range(self.scene(), line.start, line.end)]
        located = [e for found in bodies if found.kind == "org" for e in found.entities if "/" in e]
        places = [e for found in bodies if found.kind == "loc" for e in found.entities if e.startswith("loc:")]
        locality = f"loc:{located[-1].partition('/')[2]}" if located else places[-1] if places else None
        basis, sure = "header", 1.0
        central = [f for f in bodies if f.kind == "org" and all("/" not in e and e.startswith("org:") for e in f.entities)]
        if locality is None and central:
            return _Issuer(central[-1].entities, "header", 1.0, None, "trung-uong")
        if locality is None:
            locality, basis, sure = self._place_of_header(), "header + place line", 0.9
        if locality is None:
            return None
        scene = self.scene(locality, self._level(locality))
        again = [f for line in self._joined(lines) for f in read_range(scene, line.start, line.end) if f.kind == "org"]
        bodies_named = [f for f in again if any(e.startswith("org:") for e in f.entities)]
        if not bodies_named:
            return None
        return _Issuer(bodies_named[-1].entities, basis, sure, locality, self._level(locality))

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
        candidates = self._places()
        text = " ".join(line.of(self.lower) for line in self.parts.issuer_lines)
        if "huyện" in text or "phòng" in text:
            return next((p.id for p in candidates if p.level == "huyen"), None)
        return next((p.id for p in candidates if p.level == "tinh"), None) or next((province_of(p.id) for p in candidates), None)

    def _explicit(self) -> _Issuer | None:
        """A named agency that acts in the document: "Ủy ban nhân dân huyện Tân Uyên ban hành Kế hoạch"."""
        for found in self.sample:
            entity = found.entities[0] if found.entities else ""
            if found.kind != "org" or not entity.startswith(_ISSUING) or "/" not in entity:
                continue
            behind = self.lower[self.tokens.ends[found.end - 1] :][:20].strip()
            before = self.lower[: self.tokens.starts[found.start]][-30:].rstrip()
            if re.match(r"(?:ban hành|xây dựng|đề nghị|yêu cầu|thông báo|báo cáo|tổ chức)\b", behind) and not re.search(r"(?:của|do|được|đã|với|về)$", before):
                locality = f"loc:{entity.partition('/')[2]}"
                return _Issuer((entity,), f'"{self._words(found)} {behind}" in the body; header block lost', 0.95, locality, self._level(locality))
        return None

    def _inferred(self) -> _Issuer | None:
        """The level from how the body speaks of its author, the unit from the place line."""
        said = _SELF.search(self.lower, self.parts.range.start, self.parts.range.end)
        units = Counter(m["unit"] for m in _OWN_WORDS.finditer(self.lower, self.parts.range.start, self.parts.range.end))
        unit = said["unit"] if said else units.most_common(1)[0][0] if units else None
        if unit is None:
            return None
        locality = self._unit_of_place_line(unit) if self.parts.place else self._only_unit(unit) if said else None
        if locality is None:
            return None
        place = f"place line {self.parts.place.of(self.tokens.folded.flat)}" if self.parts.place else "the only unit of its type named"
        basis = f'{place} + "UBND {unit}" in the body; header block lost'
        entity = f"org:ubnd/{locality.partition(':')[2]}"
        return _Issuer((entity,), basis, 0.9 if self.parts.place else 0.7, locality, self._level(locality))

    def _unit_of_place_line(self, unit: str) -> str | None:
        places = self._places()
        level = _LEVELS[unit]
        fitting = [p for p in places if p.level == level] if level else [p for p in places if p.type == "tp"]
        if level == "tinh":
            fitting = [p for p in fitting if p.type == "tinh"]
            inside = {province_of(p.id) for p in places if "/" in p.id and p.id.startswith("loc:tinh-")}
            return fitting[0].id if fitting else inside.pop() if len(inside) == 1 else None
        if level == "huyen" and len({p.id for p in fitting}) > 1:
            named = {province_of(e) for f in self.sample for e in f.entities}
            fitting = [p for p in fitting if province_of(p.id) in named] or fitting
        return fitting[0].id if fitting and len({p.id for p in fitting}) == 1 else None

    def _only_unit(self, unit: str) -> str | None:
        """Where there is no place line: the unit of the type, if the text names only one."""
        kinds = next(kinds for spelled, kinds in UNITS.values() if spelled == unit)
        named = {e for f in (*self.sample, *self.closing) if f.kind == "loc" for e in f.entities if _local((e,))}
        versions = (hold_on(place_names().gazetteer.versions(e), self.on)[0] for e in sorted(named))
        fitting = [place.id for place in versions if place.type in kinds]
        return fitting[0] if len(fitting) == 1 else None

    def _places(self) -> list[Place]:
        """What the place line may name, held on the day."""
        if self.parts.place is None:
            return []
        i = self.tokens.index(self.parts.place.start)
        unit = unit_at(self.scene(), i)
        named = name_at(self.scene(), unit.end if unit else i, unit.kinds if unit else None)
        return hold_on(named[1], self.on) if named else []

    def _press(self) -> _Issuer:
        """An article issues nothing; it is read in the context of the agency that it reports on."""
        for found in self.sample:
            entity = found.entities[0]
            if found.kind == "org" and entity.startswith((*_ISSUING, "post:", "org:so-")) and "/" in entity:
                locality = f"loc:{entity.partition('/')[2]}"
                return _Issuer((), f"press; reports on {self._words(found)}", 0.8, locality, self._level(locality))
        return _NOBODY

    def _most_named(self) -> _Issuer | None:
        """Nothing says who speaks: the place named most gives the context, and no issuer."""
        counts = Counter(e for f in self.sample if f.kind == "loc" for e in f.entities if e.startswith(("loc:tinh", "loc:tp")))
        if not counts:
            return None
        locality, count = counts.most_common(1)[0]
        if self.parts.kind != "other" or count < 3 or count * 3 < sum(counts.values()) * 2:
            return None
        return _Issuer((), "issuer not stated; context of the place named most", 0.5, locality, self._level(locality))

    def _words(self, found: Found) -> str:
        return self.tokens.text(found.start, found.end)

    def _level(self, locality: str) -> str:
        versions = hold_on(place_names().gazetteer.versions(locality), self.on)
        return versions[0].level if versions else ""

    # --- place line and parties --------------------------------------------------------------------------------------

    def place(self, issuer: _Issuer) -> Place | None:
        """The place of the place line: the issuer's own unit where its name is the same, else the highest of the name."""
        places = self._places()
        own = [p for p in places if p.id == issuer.locality]
        near = [p for p in places if issuer.locality and province_of(p.id) == province_of(issuer.locality)]
        return next(iter([*own, *near, *(p for p in places if p.level == "tinh")]), None)

    def parties(self, issuer: _Issuer) -> tuple[str, ...]:
        """The places that cooperate: of the pairs named in the subject, else at the start, the issuer's own first."""
        subject = self.parts.subject
        ranges = [subject] if subject else []
        first = self.parts.range.start
        ranges.append(Range(first, min(first + 3000, self.parts.range.end)))
        for area in ranges:
            pairs = self._pairs(area, issuer)
            if pairs:
                return pairs
        return ()

    def _pairs(self, area: Range, issuer: _Issuer) -> tuple[str, ...]:
        scene = self.scene(issuer.locality, issuer.level)
        named = [f for f in read_range(scene, area.start, area.end) if f.kind == "loc" and _local(f.entities)]
        runs = [run for run in self._runs(named) if len(run) > 1 and len({_level_of(place) for place in run}) == 1]
        province = province_of(issuer.locality) if issuer.locality else None
        for own in (issuer.locality, province):
            if own and (match := next((run for run in runs if own in run), None)):
                return match
        if issuer.locality is None:
            return runs[0] if runs else ()
        others = [f for f in named if self._partner(f, issuer.locality)] if area == self.parts.subject else []
        return (issuer.locality, others[0].entities[0]) if others else ()

    def _runs(self, named: Sequence[Found]) -> list[tuple[str, ...]]:
        """Places joined by "và", "với", commas and dashes, with the bodies' and types' words that repeat between them;
        the province named behind a district belongs to the district.
        """
        runs: list[tuple[str, ...]] = []
        run: tuple[str, ...] = ()
        end, wide = 0, False
        for found in named:
            between = self.lower[self.tokens.ends[end - 1] : self.tokens.starts[found.start]] if end else ""
            if run and found.entities[0] == province_of(run[-1]) and "/" in run[-1] and _APPOSITION.fullmatch(between):
                end = found.end
                continue
            joins = (_JOINS_BODIES if found.nested else _JOINS).fullmatch(between)
            if run and joins and (wide or "và" in between or "với" in between or "," in between or "-" in between):
                run = tuple(dict.fromkeys((*run, *found.entities)))
            else:
                runs.append(run)
                run = found.entities
            end, wide = found.end, False
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
    return "xa" if place.rpartition("/")[2].startswith(("xa-", "phuong-", "tt-", "dac-khu-")) else "huyen"


def _local(places: Iterable[str]) -> bool:
    return all(place.startswith(("loc:tinh-", "loc:tp-")) for place in places)

