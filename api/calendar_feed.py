"""Deadlines as an iCalendar file (RFC 5545) that calendar programs take in and subscribe to.

Each day of a task is an all-day event. What is made of the same data is the same to the byte: the UID is made of the
task's id and the day, DTSTAMP is when the data last changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from icalendar import Calendar, Event

from api.presenting import role_name
from graph.questions.deadlines import DueTask, Task
from graph.questions.records import Passage
from visualizations.model import Lang
from visualizations.safe import clean_line

MEDIA_TYPE: Final = "text/calendar"
_PRODUCT: Final = "-//Hop Tac//hoptac//VI"
_LONGEST: Final = 200

UrlOf = Callable[[Passage], str]


def calendar_feed(due: Iterable[DueTask], *, name: str, changed: datetime, url_of: UrlOf, lang: Lang) -> bytes:
    """The file.

    Args:
        due: what is due, see `graph.questions.deadlines`.
        name: what programs call the calendar.
        changed: when the data last changed, in UTC.
        url_of: the whole address of a passage.
        lang: of the sentence on how a day was found.
    """
    calendar = Calendar()
    calendar.add("PRODID", _PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("X-WR-CALNAME", clean_line(name))  # what programs show; NAME of RFC 7986 says the same
    calendar.add("NAME", clean_line(name))
    for item in due:
        calendar.add_component(_event(item, changed, url_of, lang))
    written: bytes = calendar.to_ical()
    return written


def _event(item: DueTask, changed: datetime, url_of: UrlOf, lang: Lang) -> Event:
    task, event = item.task, Event()
    event.add("UID", f"{task.id}/{item.day.isoformat()}@hoptac")
    event.add("DTSTAMP", changed)
    event.add("DTSTART", item.day)
    event.add("SUMMARY", clean_line(task.task)[:_LONGEST])
    event.add("DESCRIPTION", "\n".join(_description(item, lang)))
    event.add("TRANSP", "TRANSPARENT")  # a deadline takes up no time
    if task.passages:
        event.add("URL", url_of(task.passages[0]))
    return event


def _description(item: DueTask, lang: Lang) -> Iterable[str]:
    task = item.task
    if who := _holders(task, lang):
        to = ", ".join(body.name for body in task.recipients.to)
        yield clean_line(f"{who} → {to}" if to else who)
    yield clean_line(item.explanation.en if lang == "en" else item.explanation.vi)
    yield clean_line(task.document.name)
    if task.passages:
        yield f"“{clean_line(task.passages[0].quote)}”"


def _holders(task: Task, lang: Lang) -> str:
    named = (f"{one.name} ({role_name(one.role, lang)})" if one.role else one.name for one in task.holders)
    return "; ".join(named)
