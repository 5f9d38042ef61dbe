"""The days on which a deadline falls in a period, with a sentence that says how they were found."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from graph.facts import Deadline


@dataclass(frozen=True, slots=True)
class Resolution:
    """The last days on which it is still in time, in order, and a Vietnamese sentence that explains them."""

    dates: tuple[date, ...]
    explanation: str


_COUNT = re.compile(r"(?P<count>\d{1,3}) (?:\([^()]{0,20}\) )?(?P<unit>ngày làm việc|ngày|tuần|tháng)", re.IGNORECASE)
_STEPS = {"DAILY": 1, "WEEKLY": 7}


def resolve(deadline: Deadline, start: date, end: date, event: date | None = None) -> Resolution:
    """The days due from `start` to `end` (both included); `event` is the day that a relative deadline counts from.

    Raises:
        ValueError: `end` lies before `start`.

    >>> rule = "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25"
    >>> yearly = Deadline("trước ngày 25/11 hằng năm", "recurring", None, rule, False)
    >>> resolve(yearly, date(2023, 1, 1), date(2024, 12, 31)).dates
    (datetime.date(2023, 11, 24), datetime.date(2024, 11, 24))
    """
    if end < start:
        raise ValueError(f"a period from {start} to {end} ends before it begins: swap the two days")
    if deadline.kind == "recurring" and deadline.rule:
        return _recurring(deadline, start, end)
    if deadline.kind == "date" and deadline.value:
        return _once(deadline, start, end)
    if deadline.kind == "relative":
        return _relative(deadline, start, end, event)
    return Resolution((), f"{_words(deadline)}: {_WITHOUT.get(deadline.kind, _WITHOUT['unspecified'])}.")


_WITHOUT = {
    "on_request": "nộp khi có yêu cầu hoặc theo quy định, nên không có ngày ấn định",
    "conditional": "chỉ phải nộp khi điều kiện xảy ra, nên không có ngày ấn định",
    "unspecified": "văn bản không nêu thời hạn",
}


def _words(deadline: Deadline) -> str:
    return f"“{deadline.raw}”" if deadline.raw else "Không nêu thời hạn"


def _show(days: tuple[date, ...]) -> str:
    return ", ".join(f"{day:%d/%m/%Y}" for day in days) or "không có ngày nào"


def _last_day(day: date, deadline: Deadline) -> date:
    return day - timedelta(days=1) if deadline.inclusive is False else day


def _exclusive(deadline: Deadline) -> str:
    return ", “trước” không kể chính ngày đó nên lùi một ngày" if deadline.inclusive is False else ""


def _once(deadline: Deadline, start: date, end: date) -> Resolution:
    named = _end_of(deadline.value or "", deadline.inclusive is not False)
    days = tuple(day for day in (_last_day(named, deadline),) if start <= day <= end)
    said = f"{_words(deadline)}: hạn một lần, tính theo ngày {named:%d/%m/%Y}{_exclusive(deadline)}"
    return Resolution(days, f"{said}; trong kỳ {start:%d/%m/%Y} - {end:%d/%m/%Y}: {_show(days)}.")


def _end_of(value: str, last: bool) -> date:
    """A day; of a month or year its last day, or its first where the deadline lies before it."""
    year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day)
    month = month or (12 if last else 1)
    return date(year, month, monthrange(year, month)[1] if last else 1)


def _recurring(deadline: Deadline, start: date, end: date) -> Resolution:
    rule = dict(part.split("=", 1) for part in (deadline.rule or "").split(";"))
    days = tuple(day for named in _expand(rule, start, end) if start <= (day := _last_day(named, deadline)) <= end)
    bare = "" if "BYMONTHDAY" in rule else ", không nêu ngày nên lấy ngày cuối kỳ"
    said = f"{_words(deadline)}: lặp lại theo quy tắc {deadline.rule}{bare}{_exclusive(deadline)}"
    return Resolution(days, f"{said}; trong kỳ {start:%d/%m/%Y} - {end:%d/%m/%Y}: {_show(days)}.")


def _expand(rule: dict[str, str], start: date, end: date) -> Iterator[date]:
    """The days that a rule names from `start` to a day after `end`."""
    interval = int(rule.get("INTERVAL", "1"))
    if step := _STEPS.get(rule["FREQ"]):
        first = start + timedelta(days=(4 - start.weekday()) % 7 if step == 7 else 0)
        yield from (first + timedelta(days=n) for n in range(0, (end - first).days + 2, step * interval))
        return
    months = [int(month) for month in rule.get("BYMONTH", "12").split(",")]
    if rule["FREQ"] == "MONTHLY":
        months = [month for month in range(1, 13) if month % interval == 0]
    for year in range(start.year, end.year + 2):
        for month in sorted(months):
            yield from _in_month(year, month, rule.get("BYMONTHDAY"))


def _in_month(year: int, month: int, days: str | None) -> Iterator[date]:
    last = monthrange(year, month)[1]
    for day in [int(d) for d in days.split(",")] if days else [last]:
        if 1 <= day <= last:
            yield date(year, month, day)


def _relative(deadline: Deadline, start: date, end: date, event: date | None) -> Resolution:
    found = _COUNT.search(deadline.raw or "")
    if found and deadline.rule:
        return _after_each(deadline, found, start, end)
    if event is None or found is None:
        return Resolution((), f"{_words(deadline)}: tính từ một sự kiện, cần biết ngày xảy ra sự kiện đó.")
    day = _after(event, int(found["count"]), found["unit"].lower())
    days = (day,) if start <= day <= end else ()
    return Resolution(
        days, f"{_words(deadline)}: {found[0]} kể từ {event:%d/%m/%Y} là {day:%d/%m/%Y}; trong kỳ: {_show(days)}."
    )


def _after_each(deadline: Deadline, found: re.Match[str], start: date, end: date) -> Resolution:
    """So long after the end of each period that the rule names, also of one that ended before `start`."""
    rule = dict(part.split("=", 1) for part in (deadline.rule or "").split(";"))
    count, unit = int(found["count"]), found["unit"].lower()
    due = (_after(day, count, unit) for day in _expand(rule, start - timedelta(days=400), end))
    days = tuple(day for day in due if start <= day <= end)
    return Resolution(
        days,
        f"{_words(deadline)}: {found[0]} sau ngày cuối mỗi kỳ theo quy tắc {deadline.rule}; trong kỳ: {_show(days)}.",
    )


def _after(day: date, count: int, unit: str) -> date:
    """So many units after a day; Saturdays and Sundays are no working days (public holidays are not known here)."""
    if unit == "ngày làm việc":
        while count:
            day += timedelta(days=1)
            count -= day.weekday() < 5
        return day
    if unit == "tháng":
        years, month = divmod(day.month - 1 + count, 12)
        return date(day.year + years, month + 1, min(day.day, monthrange(day.year + years, month + 1)[1]))
    return day + timedelta(days=count * (7 if unit == "tuần" else 1))
