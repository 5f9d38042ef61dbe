"""The signing that an agreement tells of itself: "… hai bên thống nhất ký kết Biên bản ghi nhớ với các nội dung sau".

It took place on the agreement's own day, which its date or "Hôm nay, ngày …" says.
"""

from __future__ import annotations

import re

from graph.facts import EventDate, PartialDate
from loaders.extraction.merging import today
from loaders.extraction.named.event_times import EventTime
from loaders.extraction.named.scan import sentence_start
from loaders.extraction.reading import Reading

_THIS = re.compile(r" (?:(?:bản|văn bản) )?(?P<what>[^,;.:()]{3,60})")


def own_signing(reading: Reading, start: int, end: int) -> EventTime | None:
    """The day of the agreement whose signing is told by the verb at `start:end`; None where another is signed."""
    index = reading.document_at(start)
    part = reading.parts[index] if reading.parts else None
    if part is None or part.kind != "agreement" or part.type is None or start not in (part.body or part.range):
        return None
    what = _THIS.match(reading.folded.lower, end)
    if what is None or not what["what"].startswith((part.type.label.lower(), "văn bản này", "biên bản này")):
        return None
    if " giữa " in what["what"] or re.search(r"\bsố \d|\bngày \d", what["what"]):
        return None
    day = part.date
    date = PartialDate(day.value, day.precision) if day and day.value else today(reading, part)
    first = sentence_start(reading, start)
    return EventTime(EventDate(date.value, date.precision, raw=date.raw), first, first) if date.value else None
