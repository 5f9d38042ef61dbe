"""Places and bodies of other countries, and international ones, with what they are named for.

Known names are mentions already; a place that the gazetteer lacks is read by its form: "tỉnh Hà Giang (Trung Quốc)".
What it is named for is told by the nearest of the words in `ontology/partner_roles.ttl`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph.facts import ForeignPartner
from loaders.extraction.documents import Known
from loaders.extraction.mentions import ResolvedMention
from loaders.extraction.mentions.names import place_names
from loaders.extraction.named.scan import Lexicon, sentence_end, sentence_start
from loaders.extraction.reading import Reading
from loaders.places.keys import slug
from loaders.text.letters import UPPER
from ontology.named import PartnerRole, named_kinds

_HOME = "vn"
_BEFORE, _AFTER = 120, 80
_QUALIFIES = re.compile(r"[\s,(-]{1,3}(?:của |thuộc )?(?:nước )?")
_WORD = rf"[{UPPER}][\w'’]*(?:-[\w'’]+)*"
_FORM = re.compile(
    r"(?<!\w)(?:các )?(?P<unit>tỉnh|thành phố|TP\.?|huyện|quận|châu|bang|khu tự trị|thị xã|vùng|thủ đô) "
    rf"(?P<names>{_WORD}(?: {_WORD}){{0,4}}(?:(?:, | và ){_WORD}(?: {_WORD}){{0,4}}){{0,6}})"
    r" ?(?:\(|, ?|- ?|(?:của|thuộc) )(?:nước )?$"
)
_BARE = re.compile(rf"(?<!\w)(?P<name>{_WORD}(?: {_WORD}){{0,3}}) ?(?:\(|, ?|- ?|(?:của|thuộc) )(?:nước )?$")
_REACH = 160
_NAMES = re.compile(rf"{_WORD}(?: {_WORD})*")
_OTHERWISE = "named"


@dataclass(frozen=True, slots=True)
class FoundPartner:
    """A foreign or international name at `start:end` of the folded text; `name` where the gazetteer has none."""

    start: int
    end: int
    entity: str
    document: int
    confidence: float = 1.0
    name: str = ""


@cache
def _lexicon() -> Lexicon[PartnerRole]:
    roles = named_kinds().partner_roles.values()
    return Lexicon({trigger: role for role in roles for trigger in role.triggers})


def country_of(entity: str) -> str | None:
    """The ISO 3166-1 code of the other country that an id belongs to, `int` for an international body, else None."""
    prefix, _, path = entity.partition(":")
    head, _, below = path.partition("/")
    if prefix == "loc" and len(head) == 2 and head != _HOME:
        return head
    if prefix == "org" and len(below) == 2 and below != _HOME:
        return below
    return "int" if prefix == "org" and not below and head in named_kinds().international else None


def find_partners(reading: Reading) -> tuple[FoundPartner, ...]:
    """All foreign names of a text in order; the country that only says where a place lies is none."""
    found: list[FoundPartner] = []
    for mention in reading.outer:
        for entity in mention.entities if len(mention.entities) == 1 else ():
            country = country_of(entity)
            if country is None:
                continue
            if entity == f"loc:{country}":
                read = list(_by_form(reading, mention, country))
                found += read
                if read or (found and _qualifies(reading, found[-1], mention, country)):
                    continue
            found.append(FoundPartner(mention.start, mention.end, entity, mention.document, mention.confidence))
    return tuple(found)


def partner_rows(
    reading: Reading, known: Sequence[Known], partners: Sequence[FoundPartner]
) -> tuple[ForeignPartner, ...]:
    """One row for each document, partner and role, with the first passage."""
    rows: dict[tuple[int, str, str], ForeignPartner] = {}
    for partner in partners:
        role = role_of(reading, partner)
        document = known[partner.document].row.id if partner.document < len(known) else ""
        span = reading.span(partner.start, partner.end)
        row = ForeignPartner(partner.entity, role.name_en, span, document, partner.confidence)
        rows.setdefault((partner.document, partner.entity, role.id), row)
    return tuple(rows.values())


def role_of(reading: Reading, partner: FoundPartner) -> PartnerRole:
    """The role that the nearest word before the name in its sentence tells, else the first one behind it."""
    lower = reading.folded.lower
    start, end = sentence_start(reading, partner.start, _BEFORE), sentence_end(reading, partner.end, _AFTER)
    before = list(_lexicon().find(lower[start : partner.start]))
    if before:
        return before[-1].value
    behind = next(_lexicon().find(lower[partner.end : max(end, partner.end)]), None)
    return behind.value if behind else named_kinds().partner_roles[_OTHERWISE]


def _qualifies(reading: Reading, last: FoundPartner, mention: ResolvedMention, country: str) -> bool:
    """Whether a country only says where the place or body named right before lies: "tỉnh A (Lào)"."""
    return country_of(last.entity) == country and bool(
        _QUALIFIES.fullmatch(reading.folded.flat, last.end, mention.start)
    )


def _by_form(reading: Reading, mention: ResolvedMention, country: str) -> Iterator[FoundPartner]:
    """Places before a country's name that are no mentions: "tỉnh X (Lào)", "các huyện X, Y của Trung Quốc"."""
    first = max(0, mention.start - _REACH)
    form = _FORM.search(reading.folded.flat, first, mention.start)
    if form is None:
        yield from _listed(reading, mention, country)
        return
    for one in _NAMES.finditer(reading.folded.flat, form.start("names"), form.end("names")):
        if not _overlapped(reading, one.start(), one.end()):
            yield FoundPartner(one.start(), one.end(), f"loc:{country}/{slug(one[0])}", mention.document, 0.8, one[0])


def _listed(reading: Reading, mention: ResolvedMention, country: str) -> Iterator[FoundPartner]:
    """A place of the gazetteer that only the country behind it tells: "Côn Minh, Trung Quốc"."""
    bare = _BARE.search(reading.folded.flat, max(0, mention.start - _REACH), mention.start)
    if bare is None or _overlapped(reading, bare.start("name"), bare.end("name")):
        return
    for place in place_names().gazetteer.find(bare["name"], level="quoc-te"):
        if place.id.startswith(f"loc:{country}/"):
            yield FoundPartner(bare.start("name"), bare.end("name"), place.id, mention.document, 0.9)
            return


def _overlapped(reading: Reading, start: int, end: int) -> bool:
    return any(one.start < end and start < one.end for one in reading.between(max(0, start - 60), end + 60))
