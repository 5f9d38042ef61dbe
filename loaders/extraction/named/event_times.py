"""When an event takes place: the date behind its name, the one that opens its sentence, or how often it recurs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.facts import EventDate
from loaders.extraction.activities.times import find_time
from loaders.extraction.days import day_without_year
from loaders.extraction.named.scan import Ranges, sentence_start
from loaders.extraction.reading import Reading
from loaders.grammar.date_ranges import find_ranges
from loaders.grammar.dates import find_dates
from loaders.grammar.recurrence import find_recurrence

UNDATED = EventDate()
_REACH_AFTER = 130
_BETWEEN = (
    r"(?:(?:đã|sẽ|được|dự kiến|tổ chức|diễn ra|khai mạc|tiến hành|thành công|long trọng|trọng thể|vào|trong|từ|lúc|cuối"
    r"|đầu|khoảng|sáng|chiều|tối|thời gian|thời điểm|hồi|hoàn thành|chậm nhất|trước|đến|luân phiên|trực tuyến|ngày"
    r"|hai bên)[\s,:]+)*"
)
_FILL = re.compile(rf"[\s\",(:-]*{_BETWEEN}(?:(?:tại|ở) [^.;]{{2,70}}?[\s,:]+)?{_BETWEEN}")
"""What may stand between an event's name and its date."""
_OPENS = re.compile(
    r"(?:(?:\A|\n)[\s\"•*+-]*(?:\(?\w+\)? ?- |(?:báo [^\n,;()-]{2,30} ?-|\([^()\n]{2,40}\) ?[-:]?) )?"
    r"|, (?=hôm nay[\s,]))"
    r"(?:(?:hôm nay|trước đó|sau đó|tiếp đó|mới đây|vừa qua|vào|trong(?: các)?"
    r"|sáng|chiều|tối|từ|lúc|hồi|\d{1,2} giờ(?: \d\d)?|ngày)[\s,]*){0,4}\Z",
    re.IGNORECASE,
)
"""What may stand before a date that opens a sentence, with a paper's name before the first; "…, hôm nay, ngày"."""
_BESIDE = re.compile(r"[\s,]*(?:tại|trong|ở|dự|tham dự|diễn ra|của)?[\s\"]*(?:cuộc |buổi )?")
_SOME_TIME = re.compile(
    r"vào (?:(?:thời điểm|thời gian) (?:thích hợp|phù hợp)|(?:dịp |đầu |cuối )?tháng (?:giêng|chạp)(?: âm lịch)?)",
    re.IGNORECASE,
)
"""A time without a date: "when convenient", the first and the last month of the lunar year."""
_RECURS = re.compile(r"[\s,(]*(?:(?:được|sẽ|đã|tổ chức|luân phiên|định kỳ|diễn ra|duy trì|thực hiện)[\s,]*)*")
_IN_YEAR = re.compile(r"(?:trong|vào|cuối|đầu|giữa) năm ((?:19|20)\d\d)(?!\d| ?-)", re.IGNORECASE)
_FULL_STOP = re.compile(r"[.;](?=\s|$)")
_NUMBERED = re.compile(r"(?:số|khoản|điều|mục)[^,;.]{0,40}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EventTime:
    """A time with its range in the folded text; `opens` where it opens the sentence, before the event."""

    date: EventDate
    start: int
    end: int
    opens: bool = False


@dataclass(frozen=True, slots=True)
class _Date:
    date: EventDate
    start: int
    end: int


def time_after(reading: Reading, end: int) -> EventTime | None:
    """The time that stands right behind an event's name, over "được tổ chức", "tại …" and the like."""
    flat = reading.folded.flat
    window = flat[end : _sentence_end(flat, end)]
    for found in _dates(window):
        if _FILL.fullmatch(window, 0, found.start):
            return EventTime(found.date, end + found.start, end + found.end)
    if (some := _SOME_TIME.search(window)) and _FILL.fullmatch(window, 0, some.start()):
        return EventTime(EventDate(raw=some[0]), end + some.start(), end + some.end())
    return _loose(window, end)


def _loose(window: str, end: int) -> EventTime | None:
    """A year or quarter after a word of time: "(trong năm 2013)", "trong quý III/2024"."""
    year = _IN_YEAR.search(window)
    if year and _FILL.fullmatch(window, 0, year.start()):
        return EventTime(EventDate(year[1], "year", raw=year[0]), end + year.start(), end + year.end())
    when = find_time(window)
    if when is None or when.rule or not when.raw:
        return None
    start = window.find(when.raw.split()[0])
    if start < 0 or not _FILL.fullmatch(window, 0, start):
        return None
    value = when.value
    precision = {4: "year", 7: "month", 10: "day"}.get(len(value or ""))
    date = EventDate(value, precision, raw=when.raw, not_before=when.start, not_after=when.end)  # type: ignore[arg-type]
    return EventTime(date, end + start, end + start + len(when.raw))


def time_before(reading: Reading, start: int, taken: Ranges) -> EventTime | None:
    """The time that opens the sentence of an event at `start`, or stands right before "tại" and the event.

    Args:
        reading: the text.
        start: where the event begins.
        taken: ranges of the names of documents: their dates are the documents'.
    """
    flat = reading.folded.flat
    first = sentence_start(reading, start)
    for found in reversed(list(_dates(flat[first:start]))):
        at, to = first + found.start, first + found.end
        if _BESIDE.fullmatch(flat, to, start):
            return EventTime(found.date, at, to)
        opens_line = reading.folded.text[at - 1 : at] == "\n" and flat[at].isupper()
        if _OPENS.search(reading.folded.text[first:at]) and (opens_line or not taken.covering(at)):
            return EventTime(found.date, at, to, opens=True)
    return _day_before(reading, first, start)


def _day_before(reading: Reading, first: int, start: int) -> EventTime | None:
    """A day without a year that opens the sentence: "Sáng 24/10, tại …", as far as its year is beyond doubt."""
    said = day_without_year(reading, reading.document_at(start), first, start) if reading.parts else None
    if said is None or not said[0].raw or not _OPENS.search(reading.folded.text[first : said[1]]):
        return None
    return EventTime(EventDate(said[0].value, "day", raw=said[0].raw), said[1], said[2], opens=True)


def recurrence_of(reading: Reading, start: int, kind_end: int, end: int) -> EventTime | None:
    """How often: inside the name, right behind it, or right before it ("định kỳ 6 tháng một lần tổ chức giao ban")."""
    flat = reading.folded.flat
    for first, last in ((kind_end, end), (end, _sentence_end(flat, end))):
        found = find_recurrence(flat[first:last])
        if found and (first == kind_end or _RECURS.fullmatch(flat, first, first + found.start)):
            return _recurring(found.rule, found.raw, first + found.start, first + found.end)
    before = flat[max(0, start - 60) : start]
    found = find_recurrence(before)
    if found and _RECURS.fullmatch(before, found.end):
        first = max(0, start - 60)
        return _recurring(found.rule, found.raw, first + found.start, first + found.end)
    return None


def _recurring(rule: str, raw: str, start: int, end: int) -> EventTime:
    return EventTime(EventDate(recurrence=raw, rule=rule), start, end)


def _dates(text: str) -> Iterator[_Date]:
    """Ranges of days, and dates that no range holds, in order; no dates of numbered documents."""
    ranges = [_Date(EventDate(r.first, "day", r.last, raw=r.raw), r.start, r.end) for r in find_ranges(text)]
    held = [(one.start, one.end) for one in ranges]
    single = [
        _Date(EventDate(d.value, d.precision, raw=d.raw), d.start, d.end)
        for d in find_dates(text)
        if d.value and not any(start <= d.start < end for start, end in held) and not _NUMBERED.search(text, 0, d.start)
    ]
    yield from sorted([*ranges, *single], key=lambda one: one.start)


def _sentence_end(flat: str, position: int) -> int:
    last = position + _REACH_AFTER
    stop = _FULL_STOP.search(flat, position, last)
    return stop.start() if stop else min(last, len(flat))
