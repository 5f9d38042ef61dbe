"""Agencies that a sentence names together, and what stands for them in a row of roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loaders.extraction.mentions import ResolvedMention
from loaders.extraction.reading import Reading

_JOIN = re.compile(
    r"(?:[,;/&+]|\s-|[,;]?\s(?:va|cung|cung voi|hoac)\b)\s*(?:(?:cac )?dong chi:?\s)?"
    r"(?:(?:thu truong|giam doc|chu tich|truong|nguoi dung dau)\s)?(?:(?:cac\s)?(?:so|ban|phong|co quan):?\s)?\s*"
)
_TAIL = re.compile(
    r"(?:,| va)? (?:cac )?(?:co quan|don vi|to chuc|ca nhan|dia phuong|nganh|doan the)"
    r"(?:, (?:co quan|don vi|to chuc|ca nhan|dia phuong))*(?: va (?:ca nhan|to chuc))?(?: (?:co )?lien quan)"
    r"|(?:,| va) (?:cac )?(?:doanh nghiep|hop tac xa|to chuc|ca nhan)(?: \w+){0,4}?"
    r"(?= (?:nghiem tuc|to chuc|trien khai|thuc hien|chiu trach|can|phai|chu dong|tich cuc|co trach nhiem|phoi hop))"
)
_PLACES = re.compile(r"\s?[:,;]\s?|\sva\s")
_GENERIC = re.compile(r"grp:(?:(?:co-quan|don-vi|to-chuc|ca-nhan|thanh-vien|bo-phan)-?)+(?:/|$)")
_ANYBODY = re.compile(r"grp:(?:(?:co-quan|don-vi|to-chuc|ca-nhan|dia-phuong|cap|nganh)-?)+(?:/|$)")
_NO_AGENT = re.compile(r"org:(?:dang-csvn|nha-nuoc|trung-uong|bao-|dai-ptth-)|grp:(?:doanh-nghiep|nhan-dan|ho-)")
_OFFICE = re.compile(
    r"(?:post|grp):(?:giam-doc|pho-giam-doc|chanh-an|pho-chanh-an|chanh|pho-chanh|vien-truong|chi-cuc-truong|cuc-truong"
    r"|bo-truong|chi-huy-truong|hieu-truong|thu-truong-bo|thu-truong|pho-truong|truong|chu-tich|pct|bi-thu)-(?=\w)"
)
_CHAIRMAN = ("post:chu-tich-", "post:pct-", "post:bi-thu-")
_PERSONAL = frozenset({"ban hành", "chỉ đạo", "quyết định", "xem xét, quyết định"})
"""What a chairman does as an office; in every other role the head stands for the agency."""


@dataclass(frozen=True, slots=True)
class Doers:
    """Agencies or offices named together at `start:end`; `vague` are those that are only "liên quan"."""

    names: tuple[ResolvedMention, ...]
    start: int
    end: int

    @property
    def entities(self) -> tuple[str, ...]:
        """Their ids; those that merely concern themselves with it ("đơn vị liên quan") only where nobody else is."""
        found = [name for name in self.names if name.kind == "org"]
        clear = [name for name in found if not all(map(is_generic, name.entities))]
        return tuple(dict.fromkeys(entity for name in clear or found for entity in name.entities))

    @property
    def confidence(self) -> float:
        """The confidence of the least certain name."""
        return min((name.confidence for name in self.names), default=1.0)


def is_generic(entity: str) -> bool:
    """`grp:co-quan-don-vi/…`: a group that says nothing of who belongs to it."""
    return _GENERIC.match(entity) is not None


def is_vague(doers: Doers) -> bool:
    """Whether nobody in particular is named ("các cơ quan, đơn vị, địa phương"): no subject for points below."""
    return all(_ANYBODY.match(entity) for entity in doers.entities)


def together(reading: Reading, start: int, end: int) -> tuple[Doers, ...]:
    """The agencies of a range, grouped as the text lists them."""
    found: list[Doers] = []
    names: list[ResolvedMention] = []
    for mention in reading.between(start, end):
        if not _acts(mention):
            continue
        if names and not _JOIN.fullmatch(reading.folded.plain, names[-1].end, mention.start):
            found.append(_doers(reading, names, end))
            names = []
        names.append(mention)
    return (*found, *([_doers(reading, names, end)] if names else []))


def _acts(mention: ResolvedMention) -> bool:
    if mention.kind == "loc":
        return mention.how == "coref" or len(mention.entities) > 1
    return not any(_NO_AGENT.match(entity) for entity in mention.entities) and mention.how != "symbol"


def _doers(reading: Reading, names: Sequence[ResolvedMention], limit: int) -> Doers:
    end = _with_places(reading, names[-1].end, limit)
    tail = _TAIL.match(reading.folded.plain, end, limit)
    return Doers(tuple(names), names[0].start, tail.end() if tail else end)


def _with_places(reading: Reading, end: int, limit: int) -> int:
    """The end of the places that a group is spelled out by: "các địa phương: A, B"."""
    if reading.folded.plain[end : end + 2] not in {": ", " :"}:
        return end
    for place in reading.between(end, min(limit, end + 600)):
        if place.kind != "loc" or not _PLACES.fullmatch(reading.folded.plain, end, place.start):
            break
        end = place.end
    return end


def rows_of(entities: Iterable[str], role: str) -> tuple[tuple[str, ...], ...]:
    """The agencies of each row: one row per agency, groups that are named together share one."""
    acting = tuple(dict.fromkeys(as_agency(entity, role) for entity in entities))
    groups = tuple(entity for entity in acting if entity.startswith("grp:"))
    single = [(entity,) for entity in acting if not entity.startswith("grp:")]
    return (*([groups] if groups else []), *single)


def as_agency(entity: str, role: str = "") -> str:
    """The agency that an office heads: "Giám đốc Sở Y tế" is the sở; a chairman who decides stays an office."""
    head = _OFFICE.match(entity)
    if head is None or (role in _PERSONAL and entity.startswith(_CHAIRMAN)):
        return entity
    kind = "grp:" if entity.startswith("grp:") else "org:"
    return kind + entity[head.end() :]
