"""Who commits, with whom and where: the resolved names in a clause and in the labels under it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.anatomy.parts import Range
from loaders.extraction.mentions import ResolvedMention
from loaders.extraction.reading import Reading

_WHEN = re.compile(r"(?:(?:Sáng|Chiều|Tối|Vào|Trong|Từ) )?(?:ngày|tháng|quý|năm) [^,;.]{1,40}, ", re.IGNORECASE)
"""A day before who acted on it: "Ngày 5/3/2022, Sở X …"."""
_GIVEN = re.compile(r"(?:giao|yêu cầu|đề nghị|phân công|các|lãnh đạo|đại diện)?[ \n]*(?:cho )?", re.IGNORECASE)
_ACTS = re.compile(r"[ \n,]*(?:và |\(.*?\) )?[^.;]{1,60}")
_BETWEEN = re.compile(r"\bgiữa(?: các)?[ \n]", re.IGNORECASE)
_WITH = re.compile(r"\b(?:với|cùng)(?: các)?[ \n]", re.IGNORECASE)
_JOINTLY = re.compile(
    r"\b(?:phối hợp|hợp tác|liên kết|trao đổi|chia sẻ|giao lưu|kết nghĩa|hữu nghị|ký kết|làm việc|học tập)"
    r"(?:(?!\bnối\b)[^.;])*$"
)
_TOWARDS = re.compile(r"\b(?:đề xuất|kiến nghị|đề nghị)(?: với| lên)?[ \n]", re.IGNORECASE)
_HELPED = re.compile(r"\b(?:hỗ trợ|giúp(?: đỡ)?)(?: cho)?[ \n]", re.IGNORECASE)
_WHERE = re.compile(
    r"\b(?:tại|ở|trên địa bàn|địa bàn|khu vực|từ|đến|qua|về|tuyến|thuộc|đến với|như)[ \n]+(?:các )?$", re.IGNORECASE
)
_AND = re.compile(r",? và(?: tại| ở)? |, ?", re.IGNORECASE)
_LEADING = re.compile(r"(?:cơ quan |đơn vị |bên )?(?:chủ trì|chỉ đạo|thực hiện|đầu mối|phụ trách)", re.IGNORECASE)
_JOINING = re.compile(r"(?:cơ quan |đơn vị |bên )?phối hợp", re.IGNORECASE)
_SITE = re.compile(r"(?:địa điểm|địa bàn)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Persons:
    """Ids of those who act, of those they act with, and of places."""

    actors: tuple[str, ...]
    partners: tuple[str, ...]
    places: tuple[str, ...]


def find_persons(
    reading: Reading, clause: Range, notes: Iterable[tuple[Range, Range]], default: Iterable[str]
) -> Persons:
    """The names of one commitment; who acts where nobody is named is `default`."""
    noted = tuple(notes)
    partners = (
        *_listed(reading, clause, _WITH),
        *_listed(reading, clause, _TOWARDS),
        *_listed(reading, clause, _HELPED),
        *_noted(reading, noted, _JOINING),
    )
    actors = _subject(reading, clause) or _noted(reading, noted, _LEADING) or _listed(reading, clause, _BETWEEN)
    acting = tuple(dict.fromkeys(actors or default))
    places = (*_places(reading, clause), *_noted(reading, noted, _SITE))
    return Persons(
        acting, tuple(name for name in dict.fromkeys(partners) if name not in acting), tuple(dict.fromkeys(places))
    )


def _subject(reading: Reading, clause: Range) -> tuple[str, ...]:
    """The names that open the clause: "Hai tỉnh …", "Giao Sở X chủ trì …"."""
    day = _WHEN.match(reading.folded.flat, clause.start, clause.end)
    begin = day.end() if day else clause.start
    opening = _GIVEN.match(reading.folded.text, begin, clause.end)
    starts = {begin, opening.end() if opening else begin}
    first = next((mention for start in sorted(starts) if (mention := reading.mention_at(start, 0))), None)
    if first is None or first.end > clause.end or not _ACTS.match(reading.folded.text, first.end, clause.end):
        return ()
    names, _ = reading.names_from(first.start)
    return _ids(names, clause)


def _listed(reading: Reading, clause: Range, word: re.Pattern[str]) -> tuple[str, ...]:
    """The names right after a word such as "với"."""
    found: list[str] = []
    for mark in word.finditer(reading.folded.flat, clause.start, clause.end):
        if word is _WITH and not _JOINTLY.search(reading.folded.lower[clause.start : mark.start()]):
            continue
        at = reading.mention_at(mark.end(), 0) or reading.mention_at(mark.start() + len(mark[0].split()[0]) + 1, 0)
        names = reading.names_from(at.start)[0] if at else ()
        found += _ids(names, clause)
    return tuple(found)


def _noted(reading: Reading, notes: tuple[tuple[Range, Range], ...], label: re.Pattern[str]) -> tuple[str, ...]:
    found: list[str] = []
    for name, content in notes:
        if label.match(reading.folded.flat, name.start, name.end):
            found += [entity for mention in reading.between(content.start, content.end) for entity in mention.entities]
    return tuple(found)


def _places(reading: Reading, clause: Range) -> tuple[str, ...]:
    """Landmarks, and places after a word of place with those that are joined to them ("tại huyện A và huyện B")."""
    found: list[str] = []
    last: ResolvedMention | None = None
    for mention in reading.between(clause.start, clause.end):
        if mention.kind != "loc":
            continue
        landmarks = [entity for entity in mention.entities if entity.startswith("place:")]
        where = _WHERE.search(reading.folded.flat, max(clause.start, mention.start - 20), mention.start)
        if landmarks or where or (last and _joined(reading, last, mention)):
            found += landmarks or mention.entities
            last = mention
    return tuple(found)


def _joined(reading: Reading, one: ResolvedMention, other: ResolvedMention) -> bool:
    """Whether "và" or a comma leads from one place to another beside it: not to the unit above it ("A, tỉnh B")."""
    beside = one.entities[0].startswith("place:") or one.entities[0].count("/") == other.entities[0].count("/")
    return beside and _AND.fullmatch(reading.folded.flat, one.end, other.start) is not None


def _ids(names: tuple[ResolvedMention, ...], clause: Range) -> tuple[str, ...]:
    return tuple(entity for name in names if name.end <= clause.end for entity in name.entities)
