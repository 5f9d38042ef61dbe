"""Which words of a text are an event: the definite ones.

What makes an event definite depends on its kind (`ontology/event_kinds.ttl`): a gathering has a name of its own, a day,
or is between named parties; an occasion has a proper name; what was done (a signing, a survey, a visit) was done on a
day. "Tổ chức các hội nghị", "tham gia hội chợ" are activities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.facts import EventDate
from loaders.extraction.named.anniversaries import anniversary_day
from loaders.extraction.named.event_actors import HOLDS, actors, parties, subject
from loaders.extraction.named.event_names import ORDINAL, name_end
from loaders.extraction.named.event_times import EventTime, recurrence_of, time_after, time_before
from loaders.extraction.named.own_signing import own_signing
from loaders.extraction.named.scan import Hit, Lexicon, Ranges, sentence_start
from loaders.extraction.reading import Reading
from loaders.text.letters import LOWER, UPPER
from ontology.named import EventKind, named_kinds

_MANY = re.compile(
    r"(?<!\w)(?:các|những|nhiều|một số|mọi|mỗi|từng|mấy|(?:0?[2-9]|[1-9]\d)|hai|ba|bốn|năm|sáu|bảy|tám)"
    r" (?:chương trình|hoạt động|cuộc|buổi|đợt|kỳ|lần|sự kiện|, )* ?$"
)
_GENERAL = re.compile(r"(?:các|những|mỗi|hằng năm|định kỳ|liên quan)(?!\w)", re.IGNORECASE)
_NOT_A_NAME = re.compile(r" (?:các|những|mỗi|của|do|cho|trong|về|giữa|từ|liên quan)(?!\w)", re.IGNORECASE)
_PROPER = re.compile(rf"(?<![\w])[{UPPER}][{LOWER}]")
_YEAR = re.compile(r"(?:năm|-) ?((?:19|20)\d\d)$")
_COUNTED = re.compile(r" (?:\d{1,3} năm|lần thứ \d+|ngày [^,;.]{0,30}\d)")
_DONE = re.compile(r"(?<!\w)(?:đã|vừa|hôm nay|thống nhất|tiến hành)(?!\w)")
_TO_COME = re.compile(r"(?<!\w)(?:sẽ|dự kiến|đề nghị|kế hoạch|chuẩn bị|trước|chậm nhất|tham mưu|tổ chức cho)(?!\w)")
_PASSIVE = re.compile(r"(?<!\w)được(?!\w)[^,;.()]*$")
_TAKES_PLACE = re.compile(r"(?<!\w)(?:tổ chức|chủ trì|diễn ra|dự|tham dự|khai mạc|tham gia)(?!\w)")
_SAYS = re.compile(
    r"(?<!\w)(?:công văn|tờ trình|báo cáo|văn bản|đề nghị|ban hành|đến khi|trước khi|sau khi|chào mừng"
    r"|kết luận|thông báo)(?!\w)"
)
_WITH = re.compile(r" (?:với|cùng) ")
_REPORTED = re.compile(r"(?:kết luận|kết quả|thông báo|biên bản|nghị quyết)(?: (?:của|tại))? $")
_NO_OBJECT = re.compile(r" ?(?:ngày|giữa|tại|vào|năm|trong|$|[,;.)])")
_TURNS = re.compile(r"(?<!\w)luân phiên(?!\w)")
_CONTENT_LEAST = 2


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event at `start:end` before it is a row.

    `span` is its passage in the folded text, with its time; `reported` says whether a result of it is named.
    """

    kind: EventKind
    name: str
    start: int
    end: int
    time: EventTime | None
    span: tuple[int, int]
    sure: float
    reported: bool = False


@cache
def _lexicon() -> Lexicon[EventKind]:
    kinds = named_kinds().events.values()
    return Lexicon({word: kind for kind in kinds for word in kind.words})


@cache
def _openers() -> re.Pattern[str]:
    words = sorted(named_kinds().openers, key=len, reverse=True)
    return re.compile(rf" (?:{'|'.join(map(re.escape, words))})(?!\w)")


def find(reading: Reading, cited: Ranges) -> Iterator[FoundEvent]:
    """The definite events of a text in order.

    Args:
        reading: the text.
        cited: the names of documents in it, whose dates are not those of events.
    """
    hits, last = list(_lexicon().find(reading.folded.lower)), 0
    for hit, after in zip(hits, [*hits[1:], None], strict=False):
        if hit.start < last or _is_other(reading, hit):
            continue
        limit = _limit(reading, hit, after)
        end = name_end(reading, hit.start, hit.end, limit, hit.value.nature == "session" or hit.value.id == "dai-hoi")
        found = _READERS[hit.value.nature](reading, hit, end, cited)
        if found is not None:
            last = found.end
            yield found


def _limit(reading: Reading, hit: Hit[EventKind], after: Hit[EventKind] | None) -> int:
    """Where the name of an event ends at the latest: with its title, or where another event begins."""
    subject = reading.parts[reading.document_at(hit.start)].subject if reading.parts else None
    limit = subject.end if subject and hit.start in subject else len(reading.folded.flat)
    capital = after is not None and reading.folded.flat[after.start].isupper()
    return min(limit, after.start) if after and capital and not _is_upper(reading, after) else limit


def _is_upper(reading: Reading, hit: Hit[EventKind]) -> bool:
    return reading.folded.flat[hit.start : hit.end].isupper()


def _is_other(reading: Reading, hit: Hit[EventKind]) -> bool:
    """Whether the word belongs to another name ("Trung tâm Hội nghị", "Ban Tổ chức Đại hội") or is one of many."""
    lower = reading.folded.lower
    before = lower[max(0, hit.start - 40) : hit.start]
    quoted = before.endswith('"')
    behind = before.rstrip(' "').endswith(hit.value.not_behind) if hit.value.not_behind else False
    if behind or (_MANY.search(before) and not quoted):
        return True
    inside = reading.between(max(0, hit.start - 80), hit.end + 120)
    return any(
        one.kind == "org" and one.start != hit.start and one.start < hit.end and hit.start < one.end for one in inside
    )


def _gathering(reading: Reading, hit: Hit[EventKind], end: int, cited: Ranges) -> FoundEvent | None:
    """A conference and the like: with a day, between parties, numbered, quoted, or with a name of its own."""
    content = reading.folded.flat[hit.end : end]
    time = _time(reading, hit, end, cited)
    between = bool(parties(reading, hit.end, end))
    if time and time.opens and not _held(reading, hit, time):
        time = None
    if time and time.date.rule:
        sure = 0.9 if between or _recurs_definitely(reading, hit, end) else 0.0
    elif _quoted(reading, hit) or ORDINAL.search(content) or (time and not time.opens) or between:
        sure = 1.0
    elif _own_name(reading, hit, content):
        sure = 0.95 if time else 0.9
    else:
        sure = 0.9 if time and content.strip() else 0.0
    return _found(reading, hit, end, time, sure)


def _held(reading: Reading, hit: Hit[EventKind], time: EventTime) -> bool:
    """Whether what stands between a day and an event says that it was held on the day, not asked for or reported."""
    between = reading.folded.lower[time.end : hit.start]
    return _TAKES_PLACE.search(between) is not None and not _SAYS.search(between)


def _recurs_definitely(reading: Reading, hit: Hit[EventKind], end: int) -> bool:
    """Whether what recurs is one thing: the subject of its sentence, with somebody named, or with a name of its own."""
    content = reading.folded.flat[hit.end : end]
    if _WITH.search(content) and reading.between(hit.end, end + 1):
        return True
    if len(reading.expand(subject(reading, hit.start, HOLDS))) > 1 or _in_turn(reading, hit.start):
        return True
    return bool(content.strip()) and (_opens_sentence(reading, hit.start) or _own_name(reading, hit, content))


def _in_turn(reading: Reading, start: int) -> bool:
    """Whether the parties take turns to hold it: "Luân phiên mỗi năm một lần tổ chức hội nghị …"."""
    return _TURNS.search(reading.folded.lower, sentence_start(reading, start), start) is not None


def _session(reading: Reading, hit: Hit[EventKind], end: int, cited: Ranges) -> FoundEvent | None:
    """A session of a body by its number."""
    if not ORDINAL.match(reading.folded.flat[hit.end : end].lstrip()):
        return None
    return _found(reading, hit, end, _time(reading, hit, end, cited), 0.9)


def _occasion(reading: Reading, hit: Hit[EventKind], end: int, cited: Ranges) -> FoundEvent | None:
    """A fair, festival or tournament: with a proper name, a number, or a day."""
    content = reading.folded.flat[hit.end : end]
    time = _time(reading, hit, end, cited)
    year = _YEAR.search(content)
    if time is None and year:
        time = EventTime(EventDate(year[1], "year", raw=year[0]), hit.end + year.start(), hit.end + year.end())
    named = _quoted(reading, hit) or ORDINAL.search(content) or _properly_named(reading, hit, end)
    dated = time and not time.opens and (len(content.split()) >= _CONTENT_LEAST or time.date.precision == "day")
    return _found(reading, hit, end, time, 1.0 if named and time else 0.95 if named or dated else 0.0)


def _properly_named(reading: Reading, hit: Hit[EventKind], end: int) -> bool:
    """Whether a proper name follows that is not only a unit's: "hội chợ của tỉnh A" is one of many."""
    flat, content = reading.folded.flat, reading.folded.flat[hit.end : end]
    if _NOT_A_NAME.match(content) or not _PROPER.search(content):
        return False
    if flat[hit.start].isupper() and not _opens_sentence(reading, hit.start):
        return True
    units = reading.between(hit.end, end)
    return any(not any(u.start <= hit.end + m.start() < u.end for u in units) for m in _PROPER.finditer(content))


def _anniversary(reading: Reading, hit: Hit[EventKind], end: int, _cited: Ranges) -> FoundEvent | None:
    """Of so many years, or of a day."""
    if not _COUNTED.match(reading.folded.flat, hit.end, end):
        return None
    held = reading.folded.lower.startswith(("lễ", "mít tinh"), hit.start)
    time = anniversary_day(reading, hit.end, end) or (time_after(reading, end) if held else None)
    return _found(reading, hit, end, time, 0.95)


def _deed(reading: Reading, hit: Hit[EventKind], end: int, cited: Ranges) -> FoundEvent | None:
    """A signing, survey or visit that somebody did on a day; what is planned is an activity."""
    flat, lower = reading.folded.flat, reading.folded.lower
    first = sentence_start(reading, hit.start)
    if any(start < hit.start for start, _ in cited.covering(hit.start, slack=3)):
        return None
    time = time_before(reading, hit.start, cited)
    before = lower[max(first, hit.start - 160) : hit.start]
    done = _DONE.search(before) is not None
    if time is None and done:
        time = time_after(reading, end)
    if time is None and done:
        time = own_signing(reading, hit.start, hit.end)
    survey = hit.value.id == "khao-sat"
    if time is None or _PASSIVE.search(before) or (_NO_OBJECT.match(flat, hit.end) and not survey):
        return None
    clause = lower[max(time.end, first) if time.end <= hit.start else first : hit.start]
    if (
        _TO_COME.search(clause)
        or not (done or time.opens)
        or not actors(reading, hit.start, time.end if time.end <= hit.start else None)
    ):
        return None
    return _found(reading, hit, end, time, 0.9)


_READERS = {
    "gathering": _gathering, "session": _session, "occasion": _occasion, "anniversary": _anniversary, "deed": _deed,
}  # fmt: skip


def _found(reading: Reading, hit: Hit[EventKind], end: int, time: EventTime | None, sure: float) -> FoundEvent | None:
    if not sure:
        return None
    start, stop = hit.start, end
    if time is not None:
        start, stop = min(start, time.start), max(stop, time.end)
    name = " ".join(reading.folded.flat[hit.start : end].replace('"', "").split())
    if time and time.date.rule and hit.start <= time.start < end:
        name = " ".join((reading.folded.flat[hit.start : time.start] + reading.folded.flat[time.end : end]).split())
    reported = _REPORTED.search(reading.folded.lower, max(0, hit.start - 30), hit.start) is not None
    return FoundEvent(hit.value, name, hit.start, end, time, (start, stop), sure, reported)


def _time(reading: Reading, hit: Hit[EventKind], end: int, cited: Ranges) -> EventTime | None:
    return (
        time_after(reading, end)
        or recurrence_of(reading, hit.start, hit.end, end)
        or time_before(reading, hit.start, cited)
    )


def _quoted(reading: Reading, hit: Hit[EventKind]) -> bool:
    return reading.folded.flat[hit.start - 1 : hit.start] == '"'


def _own_name(reading: Reading, hit: Hit[EventKind], content: str) -> bool:
    """Whether a gathering in capitals goes on as a name does, and not as one of many ("Đại hội Đảng các cấp")."""
    flat = reading.folded.flat
    if not flat[hit.start].isupper() or _opens_sentence(reading, hit.start) or len(content.split()) < _CONTENT_LEAST:
        return False
    proper = content[1:2].isupper() or _openers().match(content.lower()) is not None
    return proper and (len(content.split()) > _CONTENT_LEAST or content[1:2].isupper()) and not _GENERAL.search(content)


def _opens_sentence(reading: Reading, start: int) -> bool:
    """Whether a capital here only begins a sentence, point or line."""
    before = reading.folded.text[max(0, start - 4) : start]
    return before.endswith("\n") or not before.strip() or before.rstrip()[-1] in ".:;•-+"
