"""By when something is due, as documents write it, and the days that this gives in a period.

A deadline is a day ("trước ngày 31/12/2014"), a rule of RFC 5545 ("trước ngày 25/11 hằng năm" is
`FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25`), so long after an event ("10 ngày kể từ ngày ký"), on request or on a condition.
"trước ngày" does not include the day that it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.facts import Deadline, DeadlineKind
from loaders.grammar.dates import DateMatch, find_dates


@dataclass(frozen=True, slots=True)
class DeadlineMatch:
    """A deadline at `text[start:end]`."""

    start: int
    end: int
    deadline: Deadline


_EVERY = r"(?:hằng|hàng|mỗi) "
_BEFORE = re.compile(r"(?P<before>trước) (?:ngày )?$|trước $", re.IGNORECASE)
_UNTIL = re.compile(
    r"(?:chậm nhất(?: là)?|muộn nhất(?: là)?|đến(?: hết)?|hết|xong|vào|trong|hoàn thành)"
    r"(?P<before> trước)? (?:vào )?$",
    re.IGNORECASE,
)
_YEARLY_AFTER = re.compile(rf"[ \n,(]{{0,2}}(?:của )?{_EVERY}?năm\b(?! ?\d)", re.IGNORECASE)
_YEARLY_BEFORE = re.compile(rf"(?:định kỳ|{_EVERY}năm|01 năm|một năm)", re.IGNORECASE)
_AND = re.compile(r"trước ngày \d{1,2}[^;.,()]{1,30} (?:và|hoặc) (?:ngày )?$", re.IGNORECASE)
_MORE = re.compile(r"(?<= )(?:và|hoặc) (?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/])")
_LATER = re.compile(rf" ?(?:và|,|hoặc)[^;.]{{0,25}}?{_EVERY}năm", re.IGNORECASE)
_DAY_OF = re.compile(
    rf"(?P<before>trước )?ngày (?:mùng )?(?P<day>\d{{1,2}})(?![\d/.-]) ?"
    rf"(?:(?:của )?(?:{_EVERY}tháng|tháng ?(?P<last>cuối) (?:của )?(?:{_EVERY})?(?P<unit>quý|kỳ|năm)|"
    rf"(?:của )?tháng (?:tiếp theo|sau|kế tiếp)[^,;.]{{0,30}})|{_EVERY}(?P<each>tháng|quý))",
    re.IGNORECASE,
)
_BARE_DAY = re.compile(
    rf"(?:(?P<before>trước)|chậm nhất(?: là)?|đến(?: hết)?|hết|vào) (?P<day>\d{{1,2}})[/-](?P<month>\d{{1,2}})"
    rf"(?![\d/-]) (?:của )?{_EVERY}năm",
    re.IGNORECASE,
)
"""A day and month in figures without "ngày", as table cells have them."""
_MONTHS = re.compile(
    rf"(?:vào |trong |trước )?tháng (?P<a>\d{{1,2}})(?: (?:và|,) (?:tháng )?(?P<b>\d{{1,2}}))? "
    rf"{_EVERY}năm",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    r"(?P<lead>trước|trong|hết|vào|xong)? ?quý (?P<quarter>IV|I{1,3}|[1-4])(?: ?[/-]? ?(?:năm )?)(?P<year>20\d\d)",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?:trong|trước|hết|vào|xong|thời gian(?: thực hiện)?:) tháng (?P<month>\d{1,2})"
    r"(?: ?[/-] ?| năm )(?P<year>20\d\d)",
    re.IGNORECASE,
)
_FREQUENCIES: tuple[tuple[str, str], ...] = (
    ("FREQ=DAILY", rf"{_EVERY}ngày"),
    ("FREQ=WEEKLY", rf"{_EVERY}tuần"),
    ("FREQ=MONTHLY", rf"{_EVERY}tháng|(?:01|một|1) tháng(?: một)? lần"),
    (
        "FREQ=MONTHLY;INTERVAL=3",
        rf"{_EVERY}quý|(?:từng|các) quý|(?:0?3|ba) tháng(?: (?:một|01|1))? lần|báo cáo quý",
    ),
    (
        "FREQ=MONTHLY;INTERVAL=6",
        r"\b(?:0?6|sáu) tháng\b(?! (?:đầu|kể|tính|sau))|bán niên|(?:0?6|sáu) tháng đầu năm (?:và|,)",
    ),
    ("FREQ=YEARLY", rf"{_EVERY}năm|(?:0?1|một) năm(?: (?:một|0?1))? lần|cuối {_EVERY}?năm"),
)
_FREQUENCY = [
    (rule, re.compile(rf"(?:định kỳ )?(?:{words})(?:,? (?:và )?(?:cả )?(?:{_EVERY})?năm)?", re.IGNORECASE))
    for rule, words in _FREQUENCIES
]
_RELATIVE = re.compile(
    r"(?:(?:trong|chậm nhất|không quá|tối đa|sau)(?: (?:là|vòng|thời hạn|thời gian|không quá|sau|tối đa)){0,2} )?"
    r"(?P<count>\d{1,3}) (?:\([^()]{0,20}\) )?(?P<unit>ngày làm việc|ngày|tuần|tháng) ?,? ?(?:kể|tính|sau)? ?"
    r"(?P<event>(?:từ|khi|sau khi) (?:ngày |khi )?[^,;.\n]{0,80})",
    re.IGNORECASE,
)
_AFTER_END = re.compile(
    r"(?:\D+ )?(?P<count>\d{1,2}) (?:\([^()]{0,20}\) )?ngày(?! làm việc) ?,? ?(?:kể|tính|sau)? ?(?:từ|khi|sau khi) "
    rf"(?:ngày |khi )?(?:kết thúc|hết|cuối) (?:ngày )?(?:cuối )?{_EVERY}",
    re.IGNORECASE,
)
_FIRST_MONTHS = {
    "FREQ=MONTHLY": "FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3": "FREQ=YEARLY;BYMONTH=1,4,7,10",
    "FREQ=MONTHLY;INTERVAL=6": "FREQ=YEARLY;BYMONTH=1,7", "FREQ=YEARLY": "FREQ=YEARLY;BYMONTH=1",
}  # fmt: skip
"""The months that follow the ends of a rule's periods."""
_EVERY_MONTH_HAS = 28
_ON_REQUEST = re.compile(
    r"(?:định kỳ,? (?:hoặc |và )?)?(?:đột xuất[ ,]{1,2})?(?:khi có |theo )(?:thời gian )?(?:yêu c[ầâ]u|quy định)"
    r"|đột xuất",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?:Trong quá trình[^,;.]{0,60},? )?\b(?:nếu(?! có\))|khi (?:có|phát sinh|gặp|xảy ra|cần)(?! yêu cầu)"
    r"|trường hợp|có (?:khó khăn|vướng mắc|vấn đề))\b[^;.)]{0,90}",
    re.IGNORECASE,
)


def find_deadlines(text: str) -> Iterator[DeadlineMatch]:
    """Deadlines of a clause, the most definite kind that it has; several where it names several days."""
    text = text.replace("\n", " ")
    for kind in (_days, _month_days, _spans, _after_each, _recurring, _relative, _unbound):
        found = list(kind(text))
        if found:
            yield from found
            return


def read_deadline(text: str) -> Deadline:
    """The first deadline of a clause; one of kind `unspecified` where it has none."""
    return next((match.deadline for match in find_deadlines(text)), Deadline())


def _days(text: str) -> Iterator[DeadlineMatch]:
    """Days with month: once, or every year where "hằng năm" or "định kỳ" says so; of one day, months together."""
    found = [match for date in find_dates(text) for match in _from_date(text, date)]
    yearly = [match for match in found if match.deadline.rule]
    merged: dict[str, DeadlineMatch] = {}
    for match in yearly:
        day = (match.deadline.rule or "").rpartition("=")[2]
        merged[day] = _joined(text, merged[day], match) if day in merged else match
    yield from merged.values()
    yield from (match for match in found if not match.deadline.rule)


def _joined(text: str, first: DeadlineMatch, second: DeadlineMatch) -> DeadlineMatch:
    """ "15/6 và 15/12 hằng năm" as one rule of several months."""
    months = [(match.deadline.rule or "").split(";")[1].partition("=")[2] for match in (first, second)]
    day = (first.deadline.rule or "").rpartition("=")[2]
    rule = f"FREQ=YEARLY;BYMONTH={','.join(dict.fromkeys(months))};BYMONTHDAY={day}"
    raw = " ".join(text[first.start : second.end].split())
    return DeadlineMatch(first.start, second.end, replace(first.deadline, raw=raw, rule=rule))


def _from_date(text: str, found: DateMatch) -> Iterator[DeadlineMatch]:
    """The deadline of one date, and of the bare day and month that follow it ("15/6 và 15/12")."""
    lead = _lead(text, found.start) or _inner_lead(text, found.start)
    if lead is None or found.day is None or found.month is None:
        return
    more = [match for match in _MORE.finditer(text, found.end, found.end + 40) if found.year is None][:3]
    after = _YEARLY_AFTER.match(text, more[-1].end() if more else found.end)
    around = text[max(0, lead.start() - 200) : lead.start() + 60]
    yearly = found.year is None and bool(after or _LATER.match(text, found.end) or _YEARLY_BEFORE.search(around))
    inclusive = "trước" not in lead[0].lower()
    end = after.end() if yearly and after else found.end
    for day, month in [(found.day, found.month), *((int(m["day"]), int(m["month"])) for m in more)]:
        raw = " ".join(text[lead.start() : end].split())
        rule = f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}" if yearly else None
        kind: DeadlineKind = "recurring" if yearly else "date"
        yield DeadlineMatch(lead.start(), end, Deadline(raw, kind, None if yearly else found.value, rule, inclusive))


def _lead(text: str, start: int) -> re.Match[str] | None:
    """ "trước", "chậm nhất là", "đến hết" right before a date."""
    return _before(_BEFORE, text, start) or _before(_UNTIL, text, start)


def _inner_lead(text: str, start: int) -> re.Match[str] | None:
    """The lead of a list's first day, for one that goes on with "và ngày …"."""
    return _AND.search(text, max(0, start - 60), start)


def _before(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    return pattern.search(text, max(0, start - 40), start) if start else None


def _month_days(text: str) -> Iterator[DeadlineMatch]:
    """ "ngày 20 hằng tháng", "ngày 25 của tháng cuối quý"; "trước 31/8 hằng năm"; "tháng 6 và tháng 12 hằng năm"."""
    for found in _DAY_OF.finditer(text):
        quarterly = "quý" in ((found["unit"] or "") + (found["each"] or "")).lower()
        yearly = (found["unit"] or "").lower() == "năm"
        every = "FREQ=YEARLY;BYMONTH=12" if yearly else "FREQ=MONTHLY;INTERVAL=3" if quarterly else "FREQ=MONTHLY"
        yield _recurs(found, f"{every};BYMONTHDAY={int(found['day'])}", found["before"] is None)
    for found in _BARE_DAY.finditer(text):
        day, month = int(found["day"]), int(found["month"])
        if 1 <= day <= 31 and 1 <= month <= 12:
            yield _recurs(found, f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}", found["before"] is None)
    for found in _MONTHS.finditer(text):
        months = ",".join(str(int(month)) for month in (found["a"], found["b"]) if month)
        yield _recurs(found, f"FREQ=YEARLY;BYMONTH={months}", not found[0].lower().startswith("trước"))


def _recurs(found: re.Match[str], rule: str, inclusive: bool | None) -> DeadlineMatch:
    return DeadlineMatch(
        found.start(), found.end(), Deadline(" ".join(found[0].split()), "recurring", None, rule, inclusive)
    )


def _spans(text: str) -> Iterator[DeadlineMatch]:
    """A month or a quarter with its year: due by its end, or before it begins with "trước"."""
    for found in _MONTH.finditer(text):
        if 1 <= int(found["month"]) <= 12:
            yield _once(found, f"{found['year']}-{int(found['month']):02d}")
    for found in _QUARTER.finditer(text):
        quarter = {"I": 1, "II": 2, "III": 3, "IV": 4}.get(found["quarter"].upper()) or int(found["quarter"])
        yield _once(found, f"{found['year']}-{quarter * 3:02d}")


def _once(found: re.Match[str], value: str) -> DeadlineMatch:
    inclusive = not found[0].lower().startswith("trước")
    return DeadlineMatch(
        found.start(), found.end(), Deadline(" ".join(found[0].split()), "date", value, None, inclusive)
    )


def _after_each(text: str) -> Iterator[DeadlineMatch]:
    """ "10 ngày kể từ ngày kết thúc mỗi quý": so long after the end of each period of the rule."""
    for match in _relative(text):
        raw = match.deadline.raw or ""
        rule = next((rule for rule, pattern in _FREQUENCY if pattern.search(raw)), None)
        if rule:
            yield replace(match, deadline=replace(match.deadline, rule=_day_after(raw, rule) or rule))


def _day_after(raw: str, rule: str) -> str | None:
    """The rule of the days that lie so many days behind the ends of months, quarters, half-years or years.

    None where the days are working days, where they count from something else, or where not every month has the day.
    """
    days, months = _AFTER_END.match(raw), _FIRST_MONTHS.get(rule)
    if days is None or months is None or not 1 <= int(days["count"]) <= _EVERY_MONTH_HAS:
        return None
    return f"{months};BYMONTHDAY={int(days['count'])}"


def _recurring(text: str) -> Iterator[DeadlineMatch]:
    """A bare frequency; of several the most frequent: "hằng quý, năm" is every quarter."""
    for rule, pattern in _FREQUENCY:
        if found := pattern.search(text):
            yield _recurs(found, rule, None)
            return


def _relative(text: str) -> Iterator[DeadlineMatch]:
    for found in _RELATIVE.finditer(text):
        yield DeadlineMatch(
            found.start(), found.end(), Deadline(" ".join(found[0].split()), "relative", None, None, True)
        )


def _unbound(text: str) -> Iterator[DeadlineMatch]:
    """On request, or on a condition; the condition first where it opens the clause."""
    request, condition = _ON_REQUEST.search(text), _CONDITION.search(text)
    found = condition if condition and (request is None or condition.start() < request.start()) else request
    if found:
        kind: DeadlineKind = "conditional" if found is condition else "on_request"
        yield DeadlineMatch(found.start(), found.end(), replace(Deadline(" ".join(found[0].split())), kind=kind))
