"""Places that are no administrative units, by the word for their kind and what follows it: "sông Chảy", "Quốc lộ 4D".

The kinds are those of `ontology/place_kinds.ttl`. Names that are mentions already keep their id; every place is one row
per document, with the passage that says most about it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph.facts import NamedPlace
from loaders.extraction.documents import Known
from loaders.extraction.mentions import ResolvedMention
from loaders.extraction.named.scan import Hit, Lexicon
from loaders.extraction.reading import Reading
from loaders.places.keys import slug
from loaders.text.letters import LOWER, UPPER
from ontology.named import PlaceKind, named_kinds


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place at `start:end` of the folded text; `name` is what its definition is called."""

    start: int
    end: int
    entity: str
    kind: PlaceKind
    name: str
    document: int
    confidence: float = 1.0


_WORD = rf"[{UPPER}][\w'’]*(?:-[\w'’]+)*"
_NAME = re.compile(rf" (?P<name>{_WORD}(?: (?:{_WORD}|\d{{1,3}}\b|[IVX]+\b)){{0,5}})")
_COMPOUND = re.compile(rf"(?: [{LOWER}]+){{0,2}}(?: {_WORD}){{1,4}}")
_NUMBER = re.compile(r"[ .]{0,2}(?:số )?(?P<name>\d{1,3}[A-ZĐa-d]?(?:\d)?)(?![\w/]|\.\d)")
_UNIT = r"(?i:tỉnh|thành phố|TP\.?|huyện|thị xã|TX\.?|xã|phường|thị trấn|cửa khẩu|đỉnh)"
_SECOND = re.compile(rf" ?- ?(?P<name>{_WORD}(?: {_WORD}){{0,3}})(?! ?-)")
_COUNTRIES = {"viet": "viet", "viet-nam": "viet", "trung": "trung", "trung-quoc": "trung", "lao": "lao",
              "campuchia": "campuchia", "cam-pu-chia": "campuchia", "cpc": "campuchia"}  # fmt: skip
_BORDER = re.compile(rf" (?:giữa )?(?P<a>{_WORD}(?: {_WORD})?) ?(?:-|và|với) ?(?P<b>{_WORD}(?: {_WORD})?)")
_VENUE = re.compile(
    rf"(?: -)?(?: (?:Trung tâm|{_WORD}|(?:-|và)(?= [{UPPER}])|\d{{1,3}}(?:[/-]\d{{1,2}})?\b)){{0,8}}"
    rf"(?: (?:tỉnh|thành phố|huyện|thị xã)(?: {_WORD}){{0,3}})?"
)
_OF_TWO = re.compile(r" (?:giữa|của) ")
_ASIDE = re.compile(r" ?\([^()]*\)")
_LONGEST_KIND = 40
_MOST_ON_A_ROUTE = 8
_OWN_COUNTRY = "Việt Nam"
_CAPITAL_KINDS = frozenset({"ql", "đt", "kcn", "ccn"})
_OWNED = re.compile(
    r"(?<!\w)(?:ban quản lý|bql|tập đoàn|công ty|tổng công ty|chi cục|cục|đồn|trạm|hạt|chi nhánh|trường|đại học"
    r"|bệnh viện|hợp tác xã|htx|xã|phường|huyện|thị trấn|thôn|bản|hội|báo|đài|ga|tổ|phòng)"
    r"(?: (?:cổ phần|du lịch|biên phòng|hải quan|kiểm lâm|đầu tư|dự án|các|thương mại|một thành viên|tnhh|quản lý"
    r"|khu))* $"
)
"""What makes a body's or unit's name out of the place named behind it: "Ban Quản lý Vườn quốc gia …", "xã Sông Mã"."""


@cache
def _lexicon() -> Lexicon[PlaceKind]:
    kinds = named_kinds().places.values()
    return Lexicon({word.lower(): kind for kind in kinds for word in kind.words})


@cache
def _stop_word() -> str:
    """The word before a stop of a route, as a pattern: a unit's, or that of a kind of place ("hồ Ba Bể")."""
    kinds = (kind for kind in named_kinds().places.values() if kind.nature in ("point", "area"))
    words = sorted((word.lower() for kind in kinds for word in kind.words), key=lambda word: (-len(word), word))
    return rf"(?:{_UNIT}|{'|'.join(map(re.escape, words))})"


@cache
def _routes() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """`A - B - C` behind the kind and a few words in small letters, `từ A qua B đến C`, and `nối A với B`."""
    stop = rf"(?:{_stop_word()} )?{_WORD}(?: {_WORD}){{0,4}}(?: cũ)?(?: \([^()]{{2,30}}\))?"
    few = rf"(?: [{LOWER}]+){{0,6}}"
    return (
        re.compile(rf"{few}(?:[:;]| như)? (?P<name>{stop}(?: ?- ?{stop})+)"),
        re.compile(rf"{few} từ (?P<a>{stop})(?: qua (?P<via>[^,.;]{{2,40}}?))? (?:đến|tới|đi) (?P<b>{stop})"),
        re.compile(rf"{few} nối (?:liền )?(?P<a>{stop}) (?:với|và|đến|tới) (?P<b>{stop})"),
    )


@cache
def _leading_word() -> re.Pattern[str]:
    return re.compile(rf"{_stop_word()} ")


def find_places(reading: Reading) -> tuple[FoundPlace, ...]:
    """All places named in a text, in order; one found by a mention is not found again by its words."""
    mentioned = list(_mentioned(reading))
    taken = sorted((place.start, place.end) for place in mentioned)
    read = [place for hit in _lexicon().find(reading.folded.lower) if (place := _read(reading, hit))]
    fresh = [place for place in read if not _overlaps(taken, place)]
    return tuple(sorted([*mentioned, *fresh], key=lambda place: (place.start, place.end)))


def place_rows(reading: Reading, known: Sequence[Known], places: Sequence[FoundPlace]) -> tuple[NamedPlace, ...]:
    """One row per place and document, in order of the text; of several passages the longest, of equals the first."""
    best: dict[tuple[int, str], FoundPlace] = {}
    for place in places:
        key = (place.document, place.entity)
        if key not in best or place.end - place.start > best[key].end - best[key].start:
            best[key] = place
    return tuple(
        NamedPlace(
            place.entity,
            reading.span(place.start, place.end),
            place.kind.name,
            known[place.document].row.id if place.document < len(known) else "",
            place.confidence,
        )
        for place in sorted(best.values(), key=lambda one: one.start)
    )


def _overlaps(taken: Sequence[tuple[int, int]], place: FoundPlace) -> bool:
    """Whether one that was mentioned stands here; a route may lead through or to one."""
    last = bisect_left(taken, (place.end, 0))
    here = [start for start, end in taken[max(0, last - _MOST_ON_A_ROUTE) : last] if end > place.start]
    return any(start <= place.start for start in here) if place.kind.nature == "line" else bool(here)


# --- places that are mentions ----------------------------------------------------------------------------------------


def _mentioned(reading: Reading) -> Iterator[FoundPlace]:
    for mention in reading.mentions:
        if (
            len(mention.entities) == 1
            and mention.entities[0].startswith("place:")
            and not _owned(reading, mention.start)
        ):
            yield _of_mention(reading, mention)


def _of_mention(reading: Reading, mention: ResolvedMention) -> FoundPlace:
    """The mention with the word for its kind before it, and of a border area the two units behind it."""
    flat, entity = reading.folded.flat, mention.entities[0]
    (kind, start), end = _kind_of(reading, mention), mention.end
    if kind.nature == "shared" and (of := _OF_TWO.match(flat, end)):
        names, reached = reading.names_from(of.end())
        end = names[-1].end if len(names) > 1 or (names and len(names[0].entities) > 1) else end
        end = max(end, min(reached, end + 80)) if names and end > mention.end else end
    return FoundPlace(start, end, entity, kind, flat[start:end], mention.document, mention.confidence)


def _kind_of(reading: Reading, mention: ResolvedMention) -> tuple[PlaceKind, int]:
    """The kind that the words in or right before the mention tell, and where they begin; else its id's."""
    first = max(0, mention.start - _LONGEST_KIND)
    for hit in _lexicon().find(reading.folded.lower[first : mention.end]):
        if first + hit.end + 1 >= mention.start:
            return hit.value, min(first + hit.start, mention.start)
    kinds = named_kinds().places
    by_id = (kind for kind in kinds.values() if mention.entities[0].startswith(f"place:{kind.notation}-"))
    return next(by_id, kinds["nui"]), mention.start


# --- places by their words -------------------------------------------------------------------------------------------


def _read(reading: Reading, hit: Hit[PlaceKind]) -> FoundPlace | None:
    kind, flat = hit.value, reading.folded.flat
    if not _is_word(reading, hit) or _in_another_name(reading, hit):
        return None
    named = _READERS[kind.nature](reading, hit)
    if named is None:
        return None
    end, path, sure = named
    prefix = f"{kind.notation}-" if kind.notation and not path.startswith(f"{kind.notation}-") else ""
    words = flat[hit.start : end]
    return FoundPlace(hit.start, end, f"place:{prefix}{path}", kind, words, reading.document_at(hit.start), sure)


def _is_word(reading: Reading, hit: Hit[PlaceKind]) -> bool:
    """Whether the word for the kind is one here: one syllable in small letters, not part of another word."""
    lower, flat = reading.folded.lower, reading.folded.flat
    if any(lower.endswith(f"{word} ", 0, hit.start) for word in hit.value.not_behind):
        return False
    words = flat[hit.start : hit.end]
    if " " in words or words.lower() in _CAPITAL_KINDS:
        return not words.isupper() or words.lower() in _CAPITAL_KINDS
    return words.islower()


def _in_another_name(reading: Reading, hit: Hit[PlaceKind]) -> bool:
    """Whether a body or unit is named with the place's words."""
    around = [
        one for one in reading.between(max(0, hit.start - 120), hit.end + 120) if one.start <= hit.start < one.end
    ]
    inside = any(one.kind == "org" or one.start < hit.start for one in around)
    if hit.value.nature == "venue":
        return False
    return inside or _owned(reading, hit.start)


def _owned(reading: Reading, start: int) -> bool:
    return _OWNED.search(reading.folded.lower, max(0, start - 60), start) is not None


_Named = tuple[int, str, float] | None


def _point(reading: Reading, hit: Hit[PlaceKind]) -> _Named:
    """The capitalised words behind, without a unit that follows them."""
    found = _NAME.match(reading.folded.flat, hit.end)
    if found is None or found["name"].isupper() or _next_line(reading, hit.end, found):
        return None
    stop = _of_a_place(reading, found.start("name")) or found.end("name")
    end = _before_units(reading, found.start("name"), stop)
    name = reading.folded.flat[found.start("name") : end].strip()
    return (end, slug(name), 0.95) if name and name != _OWN_COUNTRY else None


def _area(reading: Reading, hit: Hit[PlaceKind]) -> _Named:
    """A point, or two names that are one: "khu du lịch Tràng An - Bái Đính"; a unit behind the dash says only where."""
    first = _point(reading, hit)
    second = _SECOND.match(reading.folded.flat, first[0]) if first else None
    if first is None or second is None:
        return first
    unit = reading.mention_at(second.start("name"), 0)
    if unit is not None and any(entity.startswith("loc:") for entity in unit.entities):
        return first
    return second.end(), f"{first[1]}-{slug(second['name'])}", first[2]


def _of_a_place(reading: Reading, start: int) -> int | None:
    """The end of a name that begins with the word for another kind: "Cao nguyên đá Đồng Văn"."""
    lower, flat = reading.folded.lower, reading.folded.flat
    inner = next(_lexicon().find(lower[start : start + _LONGEST_KIND]), None)
    if inner is None or inner.start or " " not in lower[start : start + inner.end]:
        return None
    found = _COMPOUND.match(flat, start + inner.end)
    return found.end() if found else None


def _next_line(reading: Reading, end: int, found: re.Match[str]) -> bool:
    """Whether the capital only begins the next line: "… ngang sông⏎Thực hiện Nghị quyết"."""
    text = reading.folded.text
    return text[end] == "\n" and " " not in found["name"] and text[found.end() : found.end() + 2].strip().islower()


def _before_units(reading: Reading, start: int, end: int) -> int:
    """Where an agency's name that follows the place's begins; a place may bear a unit's name."""
    inside = [
        one.start for one in reading.between(start + 1, end + 60) if one.kind == "org" and start < one.start < end
    ]
    return min(inside, default=end)


def _numbered(reading: Reading, hit: Hit[PlaceKind]) -> _Named:
    found = _NUMBER.match(reading.folded.flat, hit.end)
    return (found.end("name"), slug(found["name"]), 1.0) if found else None


def _line(reading: Reading, hit: Hit[PlaceKind]) -> _Named:
    """A route by its stops, which are named without their units; what joins two places, whichever is named first."""
    flat, (listed, from_to, joining) = reading.folded.flat, _routes()
    if found := listed.match(flat, hit.end):
        stops = [_bare(part) for part in re.split(r" ?- ?", _ASIDE.sub("", found["name"]))]
        return found.end("name"), slug(" ".join(stops)), 0.9
    if found := from_to.match(flat, hit.end):
        return found.end("b"), slug(f"{_bare(found['a'])} {_bare(found['b'])}"), 0.9
    if found := joining.match(flat, hit.end):
        return found.end("b"), "-".join(sorted(slug(_bare(found[side])) for side in ("a", "b"))), 0.9
    return None


def _bare(words: str) -> str:
    return _leading_word().sub("", _ASIDE.sub("", words).strip(), count=1).removesuffix(" cũ").strip()


def _border(reading: Reading, hit: Hit[PlaceKind]) -> _Named:
    """Two countries in short or in full."""
    found = _BORDER.match(reading.folded.flat, hit.end)
    if found is None:
        return None
    pair = [_COUNTRIES.get(slug(found[side])) for side in ("a", "b")]
    return (found.end(), "-".join(filter(None, pair)), 1.0) if all(pair) else None


def _venue(reading: Reading, hit: Hit[PlaceKind]) -> _Named:
    """A house where something happens: read only behind "tại", with its own or its place's name."""
    flat = reading.folded.flat
    if not reading.folded.lower.endswith(("tại ", "ở "), 0, hit.start):
        return None
    found = _VENUE.match(flat, hit.end)
    end = found.end() if found else hit.end
    mention = reading.mention_at(hit.start, 0)
    end = max(end, mention.end) if mention else end
    while end > hit.end and flat[end - 1] in " -":
        end -= 1
    return (end, slug(flat[hit.start : end]), 0.9) if end > hit.end else None


def _shared(_reading: Reading, _hit: Hit[PlaceKind]) -> _Named:
    """Read as mentions only: the two units come from the document."""
    return None


_READERS = {
    "point": _point, "area": _area, "number": _numbered, "line": _line, "border": _border, "venue": _venue,
    "shared": _shared,
}  # fmt: skip
