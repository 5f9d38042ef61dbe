"""Rows for the documents that a file holds or names, each with issuer, date, title and an identity that does not
depend on the file (DESIGN.md, "Identity")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.facts import Document, PartialDate, Role, Span, System
from loaders.anatomy.annexes import host_of
from loaders.anatomy.parts import DocumentParts
from loaders.extraction.merging import Entry, family_of, parties_of, today
from loaders.extraction.naming import OFFICIAL, Naming
from loaders.extraction.reading import Reading
from loaders.extraction.sides import is_agreed, own_sides, title_range
from loaders.grammar.dates import find_periods
from loaders.text.fold import without_marks

_FILED = re.compile(r"\bVT[.,] ?(?P<unit>[^;.()]{1,40})")
_FOUNDED = re.compile(r"@(?P<year>\d{4})")
_OF_OLD_NAME = 0.8
_AFTER_TITLE = re.compile(
    r"(?:,? cụ thể(?: như sau)?| \((?:được gửi|gửi kèm|sau đây|viết tắt|gọi tắt"
    r"|(?:Nghị quyết|Nghị định|Quyết định|Kế hoạch|Chương trình|Chỉ thị|Luật) (?:số )?\d)[^()]*\))+$",
    re.IGNORECASE,
)
"""What stands behind a title and is none of it."""
_SIGNED_ON = re.compile(
    r" ?\((?:sau đây )?(?:được )?gọi (?:tắt |chung )?là [^()]*\)"
    r"| đã ký(?: kết)?(?= giữa)|[\s,]*\(?(?:đã )?(?:được )?(?:(?:hai|các) bên )?"
    r"(?:(?:ký kết|ký|thống nhất|thông qua)[\s,]+)?(?:vào )?"
    r"ngày \d{1,2}(?:[/.-]\d{1,2}[/.-]\d{4}| tháng \d{1,2} năm \d{4})\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Known:
    """One document as row and as the namings and parts it was read from."""

    row: Document
    entry: Entry


def describe(reading: Reading, entries: Sequence[Entry]) -> tuple[Known, ...]:
    """One row per entry; row ids `d1`, `d2`, … in the order of the entries."""
    known: list[Known] = []
    for number, entry in enumerate(entries, start=1):
        row = _held(reading, entry, f"d{number}") if entry.part else _named(reading, entry, f"d{number}", known)
        known.append(Known(row, entry))
    return tuple(known)


def _held(reading: Reading, entry: Entry, identifier: str) -> Document:
    """A document whose text the file holds."""
    part, index = entry.part, entry.index or 0
    context = reading.contexts[index]
    assert part is not None
    code, label = ("BAO", "Bài báo") if part.kind == "press" else _type(part)
    system = _held_system(part)
    date = _held_date(reading, part, index)
    number = part.number
    return Document(
        id=identifier,
        role="self" if entry.index == 0 else "embedded",
        system=system,
        type=code,
        type_label=label,
        number=number.number if number else None,
        symbol=number.symbol if number else None,
        number_raw=reading.span(number.range.start, number.range.end).quote if number else None,
        number_year=number.year if number else None,
        issuer=own_sides(reading, index) if is_agreed(reading, index) else context.issuer,
        issuer_basis=context.issuer_basis,
        drafting_unit=_drafting_unit(reading, part),
        date=date,
        period=_held_period(reading, part) if is_agreed(reading, index) else None,
        place=context.place,
        title=_held_title(reading, part),
        author=part.byline.of(reading.folded.flat).strip() if part.byline else None,
        status="issued" if _host(reading, index) else _held_status(part),
        identity_key=_held_key(reading, part, index, system, date),
        confidence=context.issuer_confidence if context.issuer else 1.0,
        evidence=_held_evidence(reading, part),
    )


def _held_title(reading: Reading, part: DocumentParts) -> str | None:
    """The subject; a mandate that stands right below the type is the title ("KẾ HOẠCH / Thực hiện Chương trình …")."""
    heading = part.type.range.end if part.type and part.type.range else None
    below = next((mandate for mandate in part.mandates if heading and 0 <= mandate.start - heading <= 2), None)
    title = part.subject or below
    return title.of(reading.folded.flat).strip() if title else None


def _held_period(reading: Reading, part: DocumentParts) -> str | None:
    start, end = title_range(part)
    found = list(find_periods(reading.folded.flat[start:end]))
    return _years(found[-1].first, found[-1].last) if found else None


def _type(part: DocumentParts) -> tuple[str, str]:
    return (OFFICIAL.get(part.type.code, part.type.code), part.type.label) if part.type else ("CV", "Công văn")


def _held_system(part: DocumentParts) -> System:
    if part.kind in ("press", "agreement"):
        return "press" if part.kind == "press" else "agreement"
    system = part.number.system if part.number else "state"
    return system if system in ("party", "normative") else "state"  # type: ignore[return-value]


def _host(reading: Reading, index: int) -> DocumentParts | None:
    """The document of the file that an annex was issued with."""
    host = host_of(reading.parts, index, reading.folded.text)
    return None if host is None else reading.parts[host]


def _held_date(reading: Reading, part: DocumentParts, index: int) -> PartialDate:
    """Its own date, an annex's is its document's; an agreement says "Hôm nay, ngày …"."""
    if part.date is None and (host := _host(reading, index)) is not None and (day := host.date):
        return PartialDate(day.value, day.precision)
    if part.date is None:
        return today(reading, part) if part.kind == "agreement" else PartialDate()
    return PartialDate(
        part.date.value, part.date.precision, reading.span(part.date.range.start, part.date.range.end).quote
    )


def _drafting_unit(reading: Reading, part: DocumentParts) -> str | None:
    """`TH` in "Lưu: VT, TH" (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.9)."""
    filing = next((line.range.of(reading.folded.flat) for line in part.recipients if line.is_filing), "")
    found = _FILED.search(filing)
    return found["unit"].strip() if found else None


def _held_status(part: DocumentParts) -> str:
    if part.kind == "press":
        return "published"
    if part.kind == "agreement":
        return "signed" if part.signatures else "unsigned text"
    lost = [what for what, value in (("number", part.number and part.number.number), ("date", part.date)) if not value]
    return f"{' and '.join(lost)} blank or lost" if lost else "issued"


def _held_evidence(reading: Reading, part: DocumentParts) -> tuple[Span, ...]:
    ranges = [
        part.number and part.number.range,
        part.date and part.date.range,
        part.type and part.type.range,
        part.subject,
    ]
    spans = [reading.span(r.start, r.end) for r in ranges if r and r.of(reading.folded.flat).strip()]
    if not spans and part.range.of(reading.folded.flat).strip():
        spans = [reading.span(part.range.start, min(part.range.end, part.range.start + 200))]
    return tuple(spans)


def _held_key(reading: Reading, part: DocumentParts, index: int, system: System, date: PartialDate) -> str:
    context = reading.contexts[index]
    title = _held_title(reading, part) or ""
    if part.kind == "agreement":
        return agreement_key(
            _type(part)[0], parties_of(own_sides(reading, index)), _held_period(reading, part) or date.value or ""
        )
    if part.number is None or part.number.number is None:
        return f"{system}|{_ids(context.issuer)}|?|{date.value or '?'}|{slug(title)}"
    return numbered_key(system, context.issuer, part.number.number, part.number.symbol, part.number.year, date)


def _named(reading: Reading, entry: Entry, identifier: str, known: Sequence[Known]) -> Document:
    """A document that the text only names."""
    best = entry.best
    assert best is not None
    all_said = _by_weight(entry, best)
    date = next((n.date for n in all_said if n.date.raw), PartialDate())
    period = next((n.period for n in all_said if n.period.raw), None)
    symbol = next((n.symbol for n in all_said if n.symbol), None)
    role: Role = "referenced" if any(n.role == "referenced" for n in entry.namings) else best.role
    issuer = next((n.issuer for n in all_said if n.issuer), ())
    own = tuple(_at_its_day(entity, date) for entity in issuer)
    confidence = best.confidence if own == issuer else min(best.confidence, _OF_OLD_NAME)
    issuer = own
    if role == "annex_missing":
        owner = known[best.document].row
        issuer, date = owner.issuer, owner.date
    return Document(
        id=identifier,
        role=role,
        system=best.system,
        type=best.code,
        type_label=best.label,
        number=best.number,
        symbol=symbol,
        number_raw=_number_raw(reading, best),
        number_year=next((n.year for n in all_said if n.year), None),
        issuer=issuer,
        issuer_basis=next((n.issuer_basis for n in all_said if n.issuer_basis), None),
        date=_bounded(date, best, known),
        period=_years(period.start, period.end) if period and best.system == "agreement" else None,
        title=next((_name(n) for n in all_said if n.title), None),
        aliases=_aliases(entry, best),
        status=next((n.status for n in all_said if n.status), None)
        or ("signed" if best.system == "agreement" else "issued" if best.number else ""),
        identity_key=_named_key(best, issuer, date, symbol),
        confidence=confidence,
        evidence=tuple(reading.span(n.start, n.end) for n in sorted(entry.namings, key=lambda n: n is not best)),
    )


def _at_its_day(entity: str, date: PartialDate) -> str:
    """The unit that bore the name on a document's day: UBND tỉnh X of 2022 is not the one that a merger of 2025 made.

    Which of the merged provinces it was the text seldom says; the one of that name is likely, not sure.
    """
    founded = _FOUNDED.search(entity)
    earlier = founded and date.value and date.value < f"{founded['year']}-07"[: len(date.value)]
    return entity.replace(founded[0], "") if founded and earlier else entity


def _by_weight(entry: Entry, best: Naming) -> list[Naming]:
    return [best, *(n for n in entry.namings if n is not best)]


def _number_raw(reading: Reading, naming: Naming) -> str | None:
    if not naming.number:
        return None
    found = re.search(r"\d\S*(?: ?[-/] ?\S+)*$", reading.folded.flat[naming.start : naming.head])
    start = naming.start + found.start() if found else naming.start
    return reading.span(start, naming.head).quote


def _bounded(date: PartialDate, naming: Naming, known: Sequence[Known]) -> PartialDate:
    """A document that is carried out or reported on is not younger than the one that names it."""
    citing = known[naming.document].row.date if naming.document < len(known) else PartialDate()
    if (
        date.raw
        or not citing.value
        or naming.role != "referenced"
        or naming.system not in ("state", "party", "agreement")
    ):
        return date
    return PartialDate(not_after=citing.value)


def _aliases(entry: Entry, best: Naming) -> tuple[str, ...]:
    titles = {name.lower(): name for naming in entry.namings if (name := _name(naming))}
    titles.pop((_name(best) or "").lower(), None)
    return tuple(titles.values())


def _name(naming: Naming) -> str | None:
    """The title without the day of signing, which has a field of its own: "… giữa A và B ký ngày 15/4/2018"."""
    if naming.title is None or naming.system == "agreement":
        return _SIGNED_ON.sub("", naming.title).strip(" ,(") if naming.title else None
    title = _AFTER_TITLE.sub("", naming.title)
    return title.removesuffix('"') if title.count('"') % 2 else title


def _years(start: str | None, end: str | None) -> str | None:
    return start if start == end else f"{start or ''}-{end or ''}"


def _named_key(naming: Naming, issuer: tuple[str, ...], date: PartialDate, symbol: str | None) -> str:
    if naming.number:
        return numbered_key(naming.system, issuer, naming.number, symbol, naming.year, date)
    if naming.parties:
        when = _years(naming.period.start, naming.period.end) if naming.period.raw else date.value
        return agreement_key(naming.code, parties_of(naming.parties), when or "")
    return f"{naming.system}|{slug(naming.title or naming.key)}"


def numbered_key(
    system: System, issuer: Sequence[str], number: str, symbol: str | None, year: str | None, date: PartialDate
) -> str:
    """The identity of a numbered document: the year for the state's, the full date for the Party's numbers."""
    number = number.lstrip("0") or "0"
    if system == "normative" and year:
        return f"normative|{number}/{year}/{symbol}"
    if system == "party":
        return f"party|{_ids(issuer)}|{number}-{symbol}|{date.value or '?'}"
    return f"state|{_ids(issuer)}|{number}/{symbol or '?'}|{(date.value or '?')[:4]}"


def agreement_key(code: str, parties: Sequence[str], when: str) -> str:
    """The identity of an agreement: class, parties whatever their order, period or date."""
    return f"agreement|{family_of(code)}|{'&'.join(sorted(parties))}|{when}"


def _ids(entities: Sequence[str]) -> str:
    return "&".join(sorted(entities)) or "?"


def slug(text: str) -> str:
    """`text` without marks and punctuation, words joined by dashes."""
    return re.sub(r"[^a-z0-9]+", "-", without_marks(text).lower()).strip("-")
