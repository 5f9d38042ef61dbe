"""What a document states as its own purpose, requirement, objective or principle: under such headings, and "Nhằm …".

The words of the headings are those of `ontology/objective_kinds.ttl`. A point is one passage, however many sentences it
has; running text under a heading gives one for each paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from graph.facts import Objective
from loaders.anatomy.parts import DocumentParts, Range
from loaders.extraction.activities.actions import opens_with_deed
from loaders.extraction.activities.paragraphs import Paragraph, read_paragraphs
from loaders.extraction.documents import Known
from loaders.extraction.named.scan import sentence_start
from loaders.extraction.reading import Reading
from ontology.named import named_kinds

_OPEN_ENDED = ("muc-tieu", "nguyen-tac", "quan-diem")
"""Kinds whose headings say of what: "Nguyên tắc phối hợp", "Mục tiêu đến năm 2030"."""
_LONGEST_HEADING = 14
_NUMBER = re.compile(r"\s*(?:[.)/:-]\s*)*")
_IN_ORDER_TO = re.compile(r"(?<=[.;:]) (?=Nhằm )")
_NHAM = re.compile(r"(?P<sure>nhằm)\s|để\s", re.IGNORECASE)
_ACTS = re.compile(
    r", ?(?=(?:hôm nay|ubnd|ủy ban|hội đồng|ban thường vụ|tỉnh ủy|thành ủy|huyện ủy|sở|chủ tịch|hai bên|hai tỉnh)\b)"
    r"|[.](?=\s|$)",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"(?:kế hoạch|chương trình|thỏa thuận|biên bản|đề án|bản ghi nhớ)(?: này)?[^.;:]{0,80}? nhằm ", re.IGNORECASE
)
_SHARED = re.compile(
    r"(?:hai|ba|bốn|các) (?:bên|tỉnh|huyện|thành phố|địa phương|đơn vị)(?: thống nhất| cùng| tăng cường)?"
    r" (?:hợp tác|kết nghĩa|liên kết|phối hợp)(?: (?!nhằm\b)\w+){0,4} nhằm (?=\w)",
    re.IGNORECASE,
)
"""What the parties of an agreement cooperate for: "Hai tỉnh hợp tác nhằm …"."""
_CUT = re.compile(r"; |, (?=góp phần )")
_CONTENTS = re.compile(r"nội dung|nhiệm vụ", re.IGNORECASE)
_ANNOUNCES = re.compile(
    r",?(?: với)?(?: những| các)?(?: nội dung| nhiệm vụ)?(?: hợp tác)?(?: cụ thể)?(?: như)? sau(?: đây)?\s*:?$"
)
_EAGER = re.compile(r"(?:thường xuyên|tăng cường|đẩy mạnh|nâng cao)\b", re.IGNORECASE)
_AFTER_HEADING = re.compile(r"(?P<of> [^:.;]*)?:? *$|[:.](?: |$)")
_FULL_STOP = re.compile(r"[.](?=\s|$)")
_LEAST_WORDS, _LEAST_OPEN = 4, 8
"""Fewer words are no objective; without a full stop they are a heading within the section."""
_ENDS = (".", ";", "./", ".)")
_PLAIN_LEVEL = 4.0
"""The level of a heading without a number."""
_PURPOSE, _AIM = "mục đích", "mục tiêu"


@dataclass(frozen=True, slots=True)
class _Passage:
    range: Range
    kind: str
    point: bool = False


@cache
def _heading() -> re.Pattern[str]:
    """The words of one or more kinds at the beginning of a heading."""
    words = (word for kind in named_kinds().objectives.values() for word in kind.words)
    one = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?:{one})(?:(?:, ?| và | ?- ?)(?:{one}))*(?!\w)", re.IGNORECASE)


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    """Id and name of the kind by the words of its headings."""
    return {word: (kind.id, kind.name) for kind in named_kinds().objectives.values() for word in kind.words}


def find_objectives(reading: Reading, known: Sequence[Known]) -> tuple[Objective, ...]:
    """The objectives of all documents of a file, in order of the text."""
    rows = []
    for part, item in zip(reading.parts, known, strict=False):
        for passage in sorted(_passages(reading, part), key=lambda one: one.range.start):
            span = reading.span(passage.range.start, passage.range.end)
            rows.append(Objective(item.row.id, span, passage.kind, 0.9))
    return tuple(rows)


def _passages(reading: Reading, part: DocumentParts) -> Iterator[_Passage]:
    body = part.body or part.range
    paragraphs = read_paragraphs(reading.folded, body, part.outline)
    if part.kind == "press":
        yield from _stated(reading, body)
        return
    under = list(_under_headings(reading, paragraphs))
    yield from (cut for passage in under for cut in _cut(reading, passage))
    yield from _opening(reading, paragraphs)
    yield from _shared(reading, paragraphs if part.kind == "agreement" else ())
    yield from _announced(reading, paragraphs)


# --- under headings --------------------------------------------------------------------------------------------------


def _under_headings(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[_Passage]:
    """The points and paragraphs below a heading of objectives, up to the next heading of its level."""
    level, kind, last = 0.0, "", None
    for before, paragraph in zip([None, *paragraphs], paragraphs, strict=False):
        start, own = _words(reading, paragraph), _level(reading, before, paragraph)
        heading = _read_heading(reading.folded.flat[start : paragraph.end])
        passage = None
        if heading is not None:
            level, kind = own if own is not None else max(level, _PLAIN_LEVEL), heading[0]
            passage = _Passage(Range(start + heading[1], paragraph.end), kind)
        elif (own is not None and own <= level) or _is_plain_heading(reading, paragraph, level):
            kind = ""
        elif kind and last and last.point and paragraph.item is None:
            last = replace(last, range=Range(last.range.start, paragraph.end))
            continue
        elif kind:
            passage = _Passage(Range(start, paragraph.end), kind, point=paragraph.item is not None)
        if last:
            yield last
        last = passage
    if last:
        yield last


def _level(reading: Reading, before: Paragraph | None, paragraph: Paragraph) -> float | None:
    """A paragraph's level; that of the number above it where the number stands alone on its line."""
    if paragraph.level is not None or before is None or before.item is None:
        return paragraph.level
    return before.level if _words(reading, before) >= before.end else None


def _is_plain_heading(reading: Reading, paragraph: Paragraph, level: float) -> bool:
    """Whether a line without number, in capitals, ends a section whose heading has none either."""
    words = reading.folded.flat[paragraph.start : paragraph.end].strip()
    return paragraph.level is None and level == _PLAIN_LEVEL and words.isupper() and len(words.split()) > 1


def _read_heading(words: str) -> tuple[str, int] | None:
    """The kinds that a heading names, and where the text after it begins; None for what is no such heading."""
    found = _heading().match(words)
    after = _AFTER_HEADING.match(words, found.end()) if found else None
    if found is None or after is None:
        return None
    named = [_kinds()[word] for word in re.split(r", ?| và | ?- ?", found[0].lower()) if word in _kinds()]
    if after["of"] and (not named or named[-1][0] not in _OPEN_ENDED or len(words.split()) > _LONGEST_HEADING):
        return None
    return ", ".join(dict.fromkeys(name for _, name in named)), after.end()


def _words(reading: Reading, paragraph: Paragraph) -> int:
    """Where the words of a paragraph begin, after its number."""
    if paragraph.item is None:
        return paragraph.start if paragraph.damaged is None else paragraph.damaged
    found = reading.folded.text.find(paragraph.item.number, paragraph.start, paragraph.end)
    number = _NUMBER.match(reading.folded.text, max(found, paragraph.start) + len(paragraph.item.number), paragraph.end)
    return min(number.end() if number else paragraph.start, paragraph.end)


def _cut(reading: Reading, passage: _Passage) -> Iterator[_Passage]:
    """A passage, and a sentence with "Nhằm" apart; what is too short, a table or in brackets is none."""
    start, end = passage.range.start, passage.range.end
    cuts = [m.start() for m in _IN_ORDER_TO.finditer(reading.folded.flat, start, end)]
    for first, last in zip([start, *cuts], [*cuts, end], strict=True):
        words = reading.folded.flat[first:last].strip()
        long_enough = len(words.split()) >= (_LEAST_WORDS if words.endswith(_ENDS) else _LEAST_OPEN)
        if long_enough and not words.startswith(("|", "(")):
            yield replace(passage, range=Range(first, last))


# --- without headings ------------------------------------------------------------------------------------------------


def _opening(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[_Passage]:
    """ "Nhằm …" that opens the document before its first point, up to who acts; "Để …" only where somebody does."""
    for paragraph in paragraphs:
        if paragraph.item is not None:
            return
        if leads := _NHAM.match(reading.folded.flat, paragraph.start):
            stop = _ACTS.search(reading.folded.flat, paragraph.start, paragraph.end)
            if not leads["sure"] and (stop is None or stop[0] == "."):
                continue
            yield _Passage(Range(paragraph.start, stop.start() if stop else paragraph.end), _PURPOSE)


def _shared(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[_Passage]:
    """ "Hai tỉnh hợp tác nhằm …" that opens a paragraph of an agreement, to the end of its sentence."""
    for paragraph in paragraphs:
        said = _SHARED.match(reading.folded.flat, _words(reading, paragraph), paragraph.end)
        if said:
            stop = _FULL_STOP.search(reading.folded.flat, said.end(), paragraph.end)
            yield _Passage(Range(said.end(), stop.start() if stop else paragraph.end), _PURPOSE)


def _announced(reading: Reading, paragraphs: Sequence[Paragraph]) -> Iterator[_Passage]:
    """The words between the heading of the contents and its first point that say what for, without "như sau:"."""
    for heading, paragraph in pairwise(paragraphs):
        above = reading.folded.flat[heading.start : heading.end]
        words = reading.folded.flat[paragraph.start : paragraph.end]
        if heading.item is None or paragraph.item is not None or len(above.split()) > _LONGEST_HEADING:
            continue
        announces = _ANNOUNCES.search(words)
        if announces and _CONTENTS.search(above) and (opens_with_deed(words) or _EAGER.search(words[:60])):
            yield _Passage(Range(paragraph.start, paragraph.start + announces.start()), _AIM)


def _stated(reading: Reading, body: Range) -> Iterator[_Passage]:
    """What an article says that a plan is for: "Kế hoạch nhằm …; …, góp phần …", a passage for each."""
    for found in _STATES.finditer(reading.folded.flat, body.start, body.end):
        start = sentence_start(reading, found.start() + 1)
        stop = _FULL_STOP.search(reading.folded.flat, found.end(), body.end)
        if start > found.start() + 1 or reading.folded.flat[start : found.start()].strip():
            continue
        end = stop.start() if stop else body.end
        cuts = [m.start() for m in _CUT.finditer(reading.folded.flat, found.end(), end)]
        for first, last in zip([found.start(), *(cut + 2 for cut in cuts)], [*cuts, end], strict=True):
            yield _Passage(Range(first, last), _PURPOSE)
