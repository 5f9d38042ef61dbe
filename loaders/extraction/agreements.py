"""Agreements behind the documents that the file holds or names: kind, parties, signatories, level, date, period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.facts import Agreement, PartialDate, Period
from loaders.anatomy.parts import DocumentParts
from loaders.extraction.documents import Known
from loaders.extraction.merging import parties_of
from loaders.extraction.naming import Tails
from loaders.extraction.planned import is_proposed, is_to_come
from loaders.extraction.reading import Reading, level_of, localities_of, locality_of
from loaders.extraction.sides import (
    bodies_agreed,
    conclusions_of,
    is_agreed,
    own_sides,
    records_conclusions,
    title_range,
)
from loaders.extraction.signers import sign_posts
from loaders.text.patterns import in_any_case

_TWINNED = re.compile(rf"(?P<words>{in_any_case('hợp tác, kết nghĩa', 'kết nghĩa(?:(?: và|,) hợp tác)?')}) (?i:giữa )")


def find_agreements(reading: Reading, known: Sequence[Known]) -> tuple[Agreement, ...]:
    """One row per agreement that was made; one still to be signed is a planned document and no agreement."""
    tails = Tails(reading)
    rows = [row for item in known if (row := _agreement(reading, tails, item))]
    rows += _twinnings(reading, tails, known, rows)
    return tuple(replace(row, id=f"a{number}") for number, row in enumerate(rows, start=1))


def _agreement(reading: Reading, tails: Tails, item: Known) -> Agreement | None:
    if item.row.role == "planned":
        return None
    if item.entry.part is not None:
        return _held(reading, tails, item)
    best = item.entry.best
    if best is None or not best.parties or item.row.system not in ("agreement", "party"):
        return None
    parties = parties_of(best.parties)
    if _sides(parties) < 2:
        return None
    return Agreement(
        id="", kind=item.row.type_label.lower(), parties=parties, signatories=_signatories(best.parties, parties),
        level=_level(best.parties), date=item.row.date, period=_period(item), document=item.row.id,
        recorded_in=item.row.id, confidence=best.confidence, evidence=(reading.span(best.start, best.end),),
    )  # fmt: skip


def _held(reading: Reading, tails: Tails, item: Known) -> Agreement | None:
    """The agreement whose text the file holds: its parties as the document says, its signers' posts as signatories."""
    part, index = item.entry.part, item.entry.index or 0
    if part is None or not (is_agreed(reading, index) or records_conclusions(reading, index)):
        return None
    parties = bodies_agreed(reading, index) or parties_of(own_sides(reading, index))
    if _sides(parties) < 2 and not bodies_agreed(reading, index):
        return None
    start, end = title_range(part)
    period = tails.period_in(start, end)
    return Agreement(
        id="", kind=conclusions_of(reading, index) or item.row.type_label.lower(), parties=parties,
        signatories=_signers(reading, part, index, parties), level=_level(parties), date=item.row.date,
        period=period if period.raw else _period(item), document=item.row.id, recorded_in=item.row.id,
        evidence=(reading.span(start, end),),
    )  # fmt: skip


def _signers(reading: Reading, part: DocumentParts, index: int, parties: tuple[str, ...]) -> tuple[str, ...]:
    """The posts of those who signed an agreement; of recorded conclusions the bodies that met."""
    if is_agreed(reading, index):
        return sign_posts(reading, part, reading.contexts[index])
    return _signatories(own_sides(reading, index), parties)


def _sides(parties: Sequence[str]) -> int:
    """How many sides agree: bodies of one province and of places in it are one side, a ministry is its own."""
    places = {locality_of(party) or party for party in parties}
    return sum(not any(place.startswith(f"{wider}/") for wider in places) for place in places)


def _signatories(named: tuple[str, ...], parties: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(entity for entity in named if entity not in parties)


def _period(item: Known) -> Period:
    best = item.entry.best
    said = [best, *item.entry.namings] if best else item.entry.namings
    return next((naming.period for naming in said if naming.period.raw), Period())


def _level(parties: Sequence[str]) -> str:
    levels = {level_of(party) for party in parties}
    committee = any(re.match(r"org:(?:btv-|tinh-uy|thanh-uy|huyen-uy)", party) for party in parties)
    level = "quoc-te" if "quoc-te" in levels else next(iter(sorted(levels)), "")
    return f"{level} (cấp ủy)" if committee else level


def _twinnings(
    reading: Reading, tails: Tails, known: Sequence[Known], rows: Sequence[Agreement]
) -> Iterator[Agreement]:
    """`hợp tác, kết nghĩa giữa huyện A với thị xã B`: a twinning under a wider agreement, without its own document."""
    done = {frozenset(row.parties) for row in rows}
    text = reading.folded.flat
    for match in _TWINNED.finditer(text):
        names, end = reading.names_from(match.end())
        parties = parties_of(reading.expand(entity for name in names for entity in name.entities))
        planned = is_to_come(text, match.start()) or is_proposed(reading, match.start())
        if len(parties) < 2 or len(localities_of(parties)) < 2 or frozenset(parties) in done or planned:
            continue
        done.add(frozenset(parties))
        found = tails.period_at(end)
        under = _covering(known, match.start())
        yield Agreement(
            id="", kind=match["words"].lower(), parties=parties, level=_level(parties), date=PartialDate(),
            period=found[0] if found else Period(), document=under, confidence=0.9,
            evidence=(reading.span(match.start(), found[1] if found else end),),
        )  # fmt: skip


def _covering(known: Sequence[Known], position: int) -> str | None:
    """The agreement in whose name, or just after it, the twinning is said."""
    for item in known:
        if item.row.system == "agreement" and any(n.start <= position <= n.end + 5 for n in item.entry.namings):
            return item.row.id
    return None
