"""The days on which a deadline falls between two days, each with a sentence that says how it came about.

Rules are those of RFC 5545 that readings write: FREQ, INTERVAL, BYMONTH, BYMONTHDAY. They are read by the calendar, as
offices do: quarters end in March, June, September and December, half-years in June and December, and what names no day
is due on the last one. "trước ngày" does not include the day that it names, so the last day in time is the one before.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from graph.facts import Deadline

_WITHIN: Final = (2, 9998)  # years in which the day before and the day after exist
_STEPS: Final = {"DAILY": 1, "WEEKLY": 7}
_EVERY: Final = {
    "FREQ=YEARLY": ("hằng năm", "every year"),
    "FREQ=MONTHLY": ("hằng tháng", "every month"),
    "FREQ=MONTHLY;INTERVAL=3": ("hằng quý", "every quarter"),
    "FREQ=MONTHLY;INTERVAL=6": ("6 tháng một lần", "every half-year"),
    "FREQ=WEEKLY": ("hằng tuần", "every week"),
    "FREQ=DAILY": ("hằng ngày", "every day"),
}
_UNDATED: Final = {
    "relative": (
        "tính từ ngày xảy ra một sự kiện mà văn bản không cho biết",
        "counts from the day of an event that the document does not give",
    ),
    "on_request": ("nộp khi có yêu cầu hoặc theo quy định", "due when it is asked for or as regulations say"),
    "conditional": ("chỉ phải nộp khi điều kiện xảy ra", "due only when its condition comes true"),
    "recurring": ("lặp lại mà không rõ chu kỳ", "recurs, but how often cannot be told"),
    "unspecified": ("văn bản không nêu thời hạn", "the document gives no deadline"),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in both languages."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Due:
    """The last day in time (`day`), and how it follows from the words; `exact` where the words name a day."""

    day: date
    exact: bool
    explanation: Sentence


def due_days(deadline: Deadline, start: date, end: date) -> tuple[Due, ...]:
    """The days due from `start` to `end`, both included; none where the deadline has no day (`why_undated`).

    >>> yearly = Deadline(None, "recurring", None, "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25", False)
    >>> [due.day.isoformat() for due in due_days(yearly, date(2023, 1, 1), date(2024, 12, 31))]
    ['2023-11-24', '2024-11-24']
    """
    if why_undated(deadline):
        return ()
    rule = _parts(deadline.rule or "")
    named = _expand(rule, start, end) if deadline.rule else iter([_named(deadline)])
    exact = "BYMONTHDAY" in rule if deadline.rule else len(deadline.value or "") == len("YYYY-MM-DD")
    found = [(_last_in_time(day, deadline), day) for day in named]
    return tuple(Due(last, exact, _explain(deadline, day, last, exact)) for last, day in found if start <= last <= end)


def why_undated(deadline: Deadline) -> Sentence | None:
    """Why a deadline gives no day; None where it does."""
    vi, en = _said(deadline)
    if deadline.rule or deadline.value:
        if _is_dated(deadline):
            return None
        wrong = deadline.rule or deadline.value
        return Sentence(f"{vi}: không tính được ngày từ “{wrong}”.", f"{en}: no day can be made of “{wrong}”.")
    why = _UNDATED.get(deadline.kind, _UNDATED["unspecified"])
    return Sentence(f"{vi}: {why[0]}.", f"{en}: {why[1]}.") if deadline.raw else Sentence(*map(_sentence, why))


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:] + "."


def _said(deadline: Deadline) -> tuple[str, str]:
    quoted = f"“{' '.join(deadline.raw.split())}”" if deadline.raw else ""
    return quoted or "Thời hạn", quoted or "Deadline"


def _is_dated(deadline: Deadline) -> bool:
    try:
        if not deadline.rule:
            return bool(_named(deadline))
        rule = _parts(deadline.rule)
        numbers = [int(n) for key in ("INTERVAL", "BYMONTH", "BYMONTHDAY") for n in rule.get(key, "1").split(",")]
    except ValueError:
        return False
    if 0 in numbers or rule.get("FREQ") not in ("YEARLY", "MONTHLY", *_STEPS):
        return False
    rounds = {"YEARLY": 1, "MONTHLY": 12}.get(rule["FREQ"])  # "every two years": from which year on, no rule says
    return rounds is None or rounds % numbers[0] == 0


def _parts(rule: str) -> dict[str, str]:
    """`FREQ=YEARLY;BYMONTH=6,12` by name; a part without "=" has an empty value, which no number is."""
    return {name: value for name, _, value in (part.partition("=") for part in rule.split(";") if part)}


def _named(deadline: Deadline) -> date:
    """The day of a fixed deadline: of a month or year its last, or its first where it is due before it begins."""
    year, month, day = (*map(int, (deadline.value or "").split("-")), 0, 0)[:3]
    if not _WITHIN[0] <= year <= _WITHIN[1]:
        raise ValueError(f"the year {year} has no day before or after it")
    if day:
        return date(year, month, day)
    before = deadline.inclusive is False
    month = month or (1 if before else 12)
    return date(year, month, 1 if before else monthrange(year, month)[1])


def _last_in_time(day: date, deadline: Deadline) -> date:
    return day - timedelta(days=1) if deadline.inclusive is False else day


def _expand(rule: Mapping[str, str], start: date, end: date) -> Iterator[date]:
    """The days that a rule names from `start` to the day after `end`, and some around."""
    interval = int(rule.get("INTERVAL", "1"))
    if step := _STEPS.get(rule["FREQ"]):
        friday = (4 - start.weekday()) % 7 if step > 1 else 0
        stop = min((end - start).days + 2, (date.max - start).days + 1)
        for days in range(friday, stop, step * interval):
            yield start + timedelta(days=days)
        return
    months = [int(month) for month in rule.get("BYMONTH", "12").split(",")]
    if rule["FREQ"] == "MONTHLY" and "BYMONTH" not in rule:
        months = [month for month in range(1, 13) if month % interval == 0]
    for year in range(max(start.year, _WITHIN[0]), min(end.year + 1, _WITHIN[1]) + 1):
        for month in sorted(months):
            yield from _in_month(year, month, rule.get("BYMONTHDAY", "-1"))


def _in_month(year: int, month: int, days: str) -> Iterator[date]:
    """Days of a month, from its end where negative; a day that the month lacks is left out (RFC 5545, 3.3.10)."""
    if not 1 <= month <= 12:
        return
    length = monthrange(year, month)[1]
    for day in (int(day) for day in days.split(",")):
        counted = day if day > 0 else length + 1 + day
        if 1 <= counted <= length:
            yield date(year, month, counted)


def _explain(deadline: Deadline, named: date, last: date, exact: bool) -> Sentence:
    """How the day follows: what was said, how often, which day it names, and that "trước" excludes it."""
    (vi, en), vi_parts, en_parts = _said(deadline), [], []
    if deadline.rule:
        every = _frequency(deadline.rule)
        vi_parts.append(f"lặp lại {every[0]} ({deadline.rule})")
        en_parts.append(f"recurs {every[1]} ({deadline.rule})")
    if exact:
        vi_parts.append(f"ngày được nêu là {named:%d/%m/%Y}")
        en_parts.append(f"names {named.isoformat()}")
    else:
        which = ("đầu", "first") if deadline.inclusive is False and not deadline.rule else ("cuối", "last")
        vi_parts.append(f"không nêu ngày nên lấy ngày {which[0]} kỳ {named:%d/%m/%Y}")
        en_parts.append(f"names no day, so the {which[1]} of its period is taken, {named.isoformat()}")
    if last != named:
        vi_parts.append(f"“trước” không kể chính ngày đó nên hạn cuối là {last:%d/%m/%Y}")
        en_parts.append(f"“trước” (before) excludes that day, so the last day is {last.isoformat()}")
    return Sentence(f"{vi}: {'; '.join(vi_parts)}.", f"{en}: {'; '.join(en_parts)}.")


def _frequency(rule: str) -> tuple[str, str]:
    bare = ";".join(part for part in rule.split(";") if part.startswith(("FREQ", "INTERVAL")))
    return _EVERY.get(bare, ("theo quy tắc", "by its rule"))
