"""What the words of a clause say: which fields they name, and whether they commit to anything.

Agencies' names are left out: "Sở Xây dựng" builds nothing, and neither does a "Trung tâm Xúc tiến Đầu tư" that nobody
has listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.anatomy.parts import Range
from loaders.extraction.activities.actions import is_past
from loaders.extraction.activities.results import only_counts
from loaders.extraction.concepts import Named, alone, concepts_of, fields_abroad, is_within, name_fields, narrowed
from loaders.extraction.reading import Reading
from loaders.text.letters import LOWER, UPPER

_LEAST_WORDS = 3
_ROLE = re.compile(r"\b(?:giao|do|và|với|các|cơ quan|đơn vị|là|chủ trì|phối hợp|thực hiện|đầu mối|chỉ đạo|theo dõi)\b")
"""What is left of a clause that only says who has a part in it."""
_ITSELF = re.compile(
    r"^(?:biên bản|thỏa thuận|bản ghi nhớ|chương trình|kế hoạch|văn bản|trên đây)[^.;]{0,40} (?:này|là)\b|"
    r"^[^.;]{0,60}\b(?:kính|trân trọng) (?:báo cáo|trình|đề nghị|cảm ơn|mời)\b|"
    r"\bcó hiệu lực (?:kể )?từ|\blập thành \d+ bản|\blàm thành \d+ bản"
)
"""What a document says of itself commits to nothing, and neither do its closing words."""
_IN_A_COUNTRY = re.compile(r"loc:[a-z]{2}/")
_BODY = (
    "Trung tâm|Hiệp hội|Công ty|Tổng công ty|Tập đoàn|Viện|Trường|Sở|Ban|Cục|Chi cục|Tổng cục|Hội|Liên minh|Phòng|Quỹ"
    "|Ngân hàng|Bệnh viện|Chi nhánh|Văn phòng|Hợp tác xã"
)
_PART = rf"[{UPPER}][{LOWER}]+(?: [{LOWER}]+)?"
_UNLISTED = re.compile(rf"(?<!\w)(?:{_BODY}) {_PART}(?:(?:,| và| -)? {_PART})*")
"""A body by its name, each part of which begins with a capital; a part is at most two syllables."""


def phrases(reading: Reading, passage: Range) -> tuple[Named, ...]:
    """The phrases in a passage that name fields, agencies' names left out; positions in the whole text."""
    named = name_fields(reading.folded.lower[passage.start : passage.end])
    moved = [Named(one.start + passage.start, one.end + passage.start, one.concepts) for one in named]
    bodies = list(_bodies(reading, passage)) if moved else []
    return tuple(one for one in moved if not any(start <= one.start < end for start, end in bodies))


def _bodies(reading: Reading, passage: Range) -> Iterator[tuple[int, int]]:
    yield from ((m.start, m.end) for m in reading.between(passage.start, passage.end) if m.kind == "org")
    yield from (one.span() for one in _UNLISTED.finditer(reading.folded.flat, passage.start, passage.end))


def without_agencies(reading: Reading, clause: Range) -> str:
    """The words of a clause on one line, agencies' names blanked."""
    words = reading.folded.flat[clause.start : clause.end]
    for mention in reading.between(clause.start, clause.end):
        if mention.kind == "org":
            start, end = mention.start - clause.start, mention.end - clause.start
            words = words[:start] + " " * (end - start) + words[end:]
    return words


def commits(reading: Reading, clause: Range, done: bool = False) -> bool:
    """Whether a clause says what is to be done; one of a report's results, what has been `done`."""
    words = without_agencies(reading, clause).lower()
    said = _ROLE.sub(" ", words).strip(" .,;:")
    whole = clause.of(reading.folded.flat).lower()
    long_enough = len(whole.split()) >= _LEAST_WORDS or bool(name_fields(whole))
    told = only_counts(whole) if done else is_past(words)
    return long_enough and bool(said) and not (told or _ITSELF.search(words))


def fields_under(reading: Reading, clause: Range, above: tuple[str, ...]) -> tuple[str, ...]:
    """The fields of a clause under a heading that names those of `above`.

    The heading's first: those that the words narrow or repeat, or all where the words lie elsewhere. Where the words
    name none, the first word of a body's name may narrow the heading ("Bệnh viện …"), and a clause under none has the
    field of its deed ("tuyên truyền").
    """
    lower = clause.of(reading.folded.lower)
    named = (*concepts_of(phrases(reading, clause)), *_abroad(reading, clause))
    named = (*named, *narrowed(lower, (*above, *named))) or _heads(reading, clause, above)
    inside = tuple(name for name in named if any(is_within(name, field) for field in above))
    return tuple(dict.fromkeys([*(inside or above), *named])) or alone(lower)


def _heads(reading: Reading, clause: Range, above: tuple[str, ...]) -> tuple[str, ...]:
    """The fields below those of `above` that the names of bodies begin with: hospitals, not health departments."""
    begins = {start for start, _ in _bodies(reading, clause)}
    named = name_fields(clause.of(reading.folded.lower)) if begins and above else ()
    heads = concepts_of(one for one in named if one.start + clause.start in begins)
    return tuple(name for name in heads if any(is_within(name, field) for field in above))


def _abroad(reading: Reading, clause: Range) -> tuple[str, ...]:
    """The fields of what names a province or town of another country (`loc:cn/…`)."""
    named = (entity for mention in reading.between(clause.start, clause.end) for entity in mention.entities)
    return fields_abroad() if any(_IN_A_COUNTRY.match(entity) for entity in named) else ()
