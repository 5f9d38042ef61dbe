"""Events that a text names, each with when, where and who."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from graph.facts import Event, EventDate
from loaders.extraction.documents import Known
from loaders.extraction.named.event_actors import HOLDS, MEETS, actors, ids, parties, subject
from loaders.extraction.named.event_times import UNDATED
from loaders.extraction.named.event_words import FoundEvent, find
from loaders.extraction.named.landmarks import FoundPlace
from loaders.extraction.named.scan import Ranges, sentence_end
from loaders.extraction.naming import Naming
from loaders.extraction.reading import Reading
from loaders.places.keys import slug

_AT = re.compile(r"(?:tại|ở) (?:điểm cầu |trụ sở |địa bàn )?")
_HOST = re.compile(r"(?<!\w)do ")
_PLACE_REACH = 90


def find_events(reading: Reading, known: Sequence[Known], places: Sequence[FoundPlace]) -> tuple[Event, ...]:
    """The events of a file, `e1`, `e2`, … in order; one named again alike in a document adds its passage.

    Args:
        reading: the text.
        known: its documents.
        places: its landmarks, for where events take place.
    """
    namings = [naming for item in known for naming in item.entry.namings]
    groups = _grouped(reading, find(reading, Ranges([(one.start, one.end) for one in namings])))
    reports = _Reports(namings)
    sites = _Sites(places)
    return tuple(_row(reading, known, sites, reports, group, f"e{i}") for i, group in enumerate(groups, start=1))


def _grouped(reading: Reading, found: Iterable[FoundEvent]) -> list[list[FoundEvent]]:
    """Passages of one document that name one event: by the same name and not at two times."""
    groups: dict[tuple[int, str, str], list[list[FoundEvent]]] = {}
    for one in found:
        same = groups.setdefault((reading.document_at(one.start), one.kind.id, slug(one.name)), [])
        group = next((group for group in same if _at_one_time(group[0], one)), None)
        if group is None:
            same.append([one])
        else:
            group.append(one)
    _join_titles(groups)
    return sorted((group for same in groups.values() for group in same), key=lambda group: group[0].start)


def _join_titles(groups: dict[tuple[int, str, str], list[list[FoundEvent]]]) -> None:
    """A title in capitals joins the event whose name it begins."""
    keys = sorted(groups)
    for key in [key for key in keys if groups[key][0][0].name.isupper()]:
        at = bisect_left(keys, (key[0], key[1], f"{key[2]}-"))
        longer = (
            keys[at] if at < len(keys) and keys[at][:2] == key[:2] and keys[at][2].startswith(f"{key[2]}-") else None
        )
        if longer and groups[longer] and _at_one_time(groups[longer][0][0], groups[key][0][0]):
            groups[longer][0][:0] = groups[key].pop(0)


def _at_one_time(first: FoundEvent, second: FoundEvent) -> bool:
    dates = {found.time.date.value or found.time.date.rule for found in (first, second) if found.time} - {None}
    return len(dates) < 2


class _Sites:
    """The landmarks of a text by where they stand."""

    def __init__(self, places: Sequence[FoundPlace]) -> None:
        self._places = sorted(places, key=lambda one: one.start)
        self._starts = [one.start for one in self._places]

    def at(self, position: int) -> FoundPlace | None:
        """The one that begins here or one character later."""
        index = bisect_left(self._starts, position)
        return self._places[index] if index < len(self._starts) and self._starts[index] <= position + 1 else None

    def before(self, position: int) -> FoundPlace | None:
        """The one that ends here or one character before."""
        last = bisect_left(self._starts, position)
        return next((one for one in self._places[max(0, last - 3) : last] if 0 <= position - one.end <= 1), None)


class _Reports:
    """The dates of the documents that are named, by where."""

    def __init__(self, namings: Iterable[Naming]) -> None:
        dated = [one for one in namings if one.date.value]
        self._ranges = Ranges([(one.start, one.end) for one in dated])
        self._dates = {(one.start, one.end): one.date.value for one in dated}

    def bound(self, group: Sequence[FoundEvent]) -> EventDate:
        """Not after the document that reports its result: "Kết luận … ngày 5/3/2024 của hội nghị"."""
        covering = (one for found in group if found.reported for one in self._ranges.covering(found.start))
        return next((EventDate(not_after=self._dates[one]) for one in covering), UNDATED)


def _row(
    reading: Reading,
    known: Sequence[Known],
    sites: _Sites,
    reports: _Reports,
    group: Sequence[FoundEvent],
    identifier: str,
) -> Event:
    """The row of an event by all passages that name it: what one says completes another."""
    named = max(group, key=lambda found: (not found.name.isupper(), len(found.name)))
    timed = max(group, key=lambda found: (found.time is not None, found.sure))
    index = reading.document_at(group[0].start)
    aside = _explained(reading, sites, named)
    located = (_place(reading, sites, found) for found in group)
    place, stop = (aside.entity, 0) if aside else next((where for where in located if where), (None, 0))
    spans = [_span(found, stop) for found in group]
    return Event(
        id=identifier,
        kind=named.kind.name,
        name=f"{named.name} {aside.name}" if aside else named.name,
        date=timed.time.date if timed.time else reports.bound(group),
        place=place,
        participants=next((who for found in group if (who := _participants(reading, found))), ()),
        document=known[index].row.id if index < len(known) else "",
        confidence=max(found.sure for found in group),
        evidence=tuple(reading.span(start, end) for start, end in spans),
    )


def _span(found: FoundEvent, stop: int) -> tuple[int, int]:
    start, end = found.span
    return start, stop if end < stop <= end + _PLACE_REACH else end


def _place(reading: Reading, sites: _Sites, found: FoundEvent) -> tuple[str, int] | None:
    """Where: "tại …" behind the name or the day, before it behind the day; of an occasion the place in its name."""
    flat, (start, end) = reading.folded.flat, found.span
    reach = (end, min(end + _PLACE_REACH, sentence_end(reading, end - 1)))
    behind = (found.time.end, found.start) if found.time and found.time.end <= found.start else (start, start)
    for first, last in (reach, behind, (found.end, end)):
        for at in _AT.finditer(flat, first, max(first, last)):
            if where := _located(reading, sites, at.end()):
                return where
    inside = [one for one in reading.between(found.start, found.end) if one.kind == "loc"]
    if found.kind.nature in ("occasion", "anniversary") and len(inside) == 1 and len(inside[0].entities) == 1:
        return inside[0].entities[0], 0
    return None


def _explained(reading: Reading, sites: _Sites, found: FoundEvent) -> FoundPlace | None:
    """The place before a bracket that only says what was done there: "tuyến A - B (đã khảo sát trong năm 2013)"."""
    flat = reading.folded.flat
    opening = flat.rfind("(", max(0, found.start - 80), found.start)
    if (
        found.kind.nature != "deed"
        or found.name != found.kind.name
        or opening < 0
        or ")" in flat[opening : found.start]
    ):
        return None
    return sites.before(opening)


def _located(reading: Reading, sites: _Sites, position: int) -> tuple[str, int] | None:
    """The landmark or unit named at a position, and where its name ends."""
    if place := sites.at(position):
        return place.entity, place.end
    mention = reading.mention_at(position, 1)
    if mention and mention.kind == "loc" and len(mention.entities) == 1 and mention.entities[0].startswith("loc:"):
        return mention.entities[0], mention.end
    return None


def _participants(reading: Reading, found: FoundEvent) -> tuple[str, ...]:
    """Who: the parties in the name, "do X tổ chức", whose fair it is, the subject that arranges or does it."""
    if named := parties(reading, found.start + 1, found.end):
        return named
    if found.kind.nature == "deed":
        return actors(reading, found.start, found.time.end if found.time and found.time.end <= found.start else None)
    end = sentence_end(reading, found.end - 1)
    if host := _HOST.search(reading.folded.flat, found.end, min(end, found.end + 30)):
        names, _ = reading.names_from(host.end())
        return ids(name.entities for name in names)
    several = (one.entities for one in reading.between(found.start, found.end) if len(one.entities) > 1)
    if found.kind.nature == "occasion" and (owners := next(several, None)):
        return owners
    return subject(reading, found.start, MEETS if found.kind.nature == "session" else HOLDS)
