"""Agreements named without a number: by class, parties, and period or date.

"Biên bản ghi nhớ hợp tác giữa tỉnh A và tỉnh B giai đoạn 2023-2025". Words of agreements are common words too
("thỏa thuận", "kế hoạch hợp tác"), so a name must be definite: two parties, and a capital or a period or date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.facts import PartialDate, System
from loaders.extraction.days import day_without_year
from loaders.extraction.naming import OFFICIAL, WITH, Naming, Tails
from loaders.extraction.planned import is_planned
from loaders.extraction.reading import Reading, localities_of
from loaders.extraction.signing import WITH_PARTNER, names_another, own_side, signed_parties
from loaders.grammar.types import AGREEMENTS, TypeMatch

_AGREED = re.compile(r"thỏa thuận|ghi nhớ|hợp tác|phối hợp|kết nghĩa|cam kết|ký kết", re.IGNORECASE)
_MINUTES = re.compile(r"biên bản (?:làm việc|hội nghị|cuộc họp|họp)\b", re.IGNORECASE)
_PLURAL = re.compile(r"(?:các|những|một số) $", re.IGNORECASE)
_WEAK = frozenset({"CTr", "KH", "QC", "QCPH", "NDHT", "PA", "HĐ"})
_MODIFIER = re.compile(r" (?:hợp tác|phối hợp|liên kết|kết nghĩa|điều phối|ký kết)\b", re.IGNORECASE)
# "Kế hoạch hợp tác giữa A và B" is one side's own plan unless it was signed on a day; "Kế hoạch phối hợp" is shared.
_ONE_SIDED = re.compile(r" (?:hợp tác|liên kết)\b", re.IGNORECASE)
_MODIFIERS = re.compile(r"(?:,? (?:và )?(?:hợp tác|phối hợp|liên kết|kết nghĩa|điều phối)\b)+", re.IGNORECASE)
_CONFERENCE = re.compile(r" (?:của )?(?:hội nghị|cuộc họp|buổi làm việc)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"(?P<gap>[^.;:()]{0,140}?) giữa ", re.IGNORECASE)
_ABOUT = re.compile(r" về [^.;:()]{3,160}?(?= giai đoạn| ngày|[.;:(),]|$)", re.IGNORECASE)
_CITED = re.compile(r"\d[/-][^\s,;]*[A-ZĐ]{2}[^,;]*$")
_ENACTS = re.compile(
    r"(?:ban hành|phê duyệt)(?: kèm theo (?:quyết định|nghị quyết) này)?(?: (?:bản|nội dung))? $", re.IGNORECASE
)
_HEADING = re.compile(r"(?:^|\n)[ \t]*(?:(?:Điều|Mục|Phần) (?:\d+|[IVX]+)[.:]?|[IVX]+\.|\d+(?:\.\d+)*[.)])\s*$")
_NEXT_CLAUSE = re.compile(
    r"[.;:()]|, | (?:để|nhằm|theo đó|trong đó|trong (?:quý|tháng|năm)|vào|đến nay|đã|sẽ|tại (?:hội nghị|lễ))\b",
    re.IGNORECASE,
)


def find_accords(reading: Reading, tails: Tails, taken: frozenset[int]) -> Iterator[Naming]:
    """Agreements named by class and parties, and bare capitalised names ("Biên bản thỏa thuận này"), in order.

    `taken` holds the starts of namings already read with a number. A bare name has no parties: merging decides
    whether it is an agreement known by more.
    """
    for match in reading.types:
        if match.start in taken or _is_heading(reading, match) or not (strength := _strength(reading, match)):
            continue
        naming = (
            _signed_between(reading, tails, match, strength)
            or _signed(reading, tails, match)
            or _listing(reading, tails, match)
        )
        naming = naming or _with(reading, tails, match)
        naming = naming or (_bare(reading, tails, match) if strength == "strong" else None)
        if naming and is_planned(reading, naming):
            naming = replace(naming, role="planned", status="to be signed")
        elif naming and _is_enacted(reading, naming):
            naming = _of_one_side(reading, naming)
        if naming:
            yield naming


def _is_heading(reading: Reading, match: TypeMatch) -> bool:
    """`Điều 1. Nội dung hợp tác` heads what the sides agree on: a line of its own that names no parties."""
    text = reading.folded.text
    line = text[match.end : (text.find("\n", match.end) + 1 or len(text))]
    heads = match.code == "NDHT" and _HEADING.search(text, max(0, match.start - 30), match.start)
    return bool(heads) and " giữa " not in line and " với " not in line


def _is_enacted(reading: Reading, naming: Naming) -> bool:
    """Whether one side's decision issues the plan of both ("Ban hành kèm theo Quyết định này Kế hoạch phối hợp …")."""
    part, context = reading.parts[naming.document], reading.contexts[naming.document]
    if naming.code not in _WEAK or naming.date.raw or part.type is None or part.type.code not in ("QĐ", "NQ"):
        return False
    said = _ENACTS.search(reading.folded.flat, max(part.range.start, naming.start - 60), naming.start)
    return said is not None and len(context.issuer) == 1


def _of_one_side(reading: Reading, naming: Naming) -> Naming:
    """`naming` as what it is for those who did not decide on it: a plan of the issuer, and nobody's agreement."""
    issuer, key = reading.contexts[naming.document].issuer, f"title|{(naming.title or '').lower()}"
    return replace(naming, system="state", issuer=issuer, issuer_basis="kèm theo …", parties=(), key=key)


def _strength(reading: Reading, match: TypeMatch) -> str | None:
    """`strong` for words that only agreements have, `weak` for plans and programmes that two sides may share."""
    text = reading.folded.flat
    if match.code in AGREEMENTS - {"NDHT"} or (match.code == "BB" and _AGREED.search(match.label)):
        return "strong"
    if match.code == "BB" and _MODIFIER.match(text, match.end):
        return "strong"
    if match.code == "BB" and _MINUTES.search(match.label + text[match.end : match.end + 12]):
        return "weak"
    if match.code in _WEAK and _PLURAL.search(text, max(0, match.start - 8), match.start) and match.code != "NDHT":
        return None
    if match.code in _WEAK and (_AGREED.search(match.label) or _MODIFIER.match(text, match.end)):
        return "weak"
    return "conference" if match.code == "KL" and _CONFERENCE.match(text, match.end) else None


def _start(match: TypeMatch, end: int, reading: Reading) -> Naming:
    modifier = _MODIFIERS.match(reading.folded.flat, match.end)
    label = reading.folded.flat[match.start : modifier.end() if modifier else match.end].capitalize()
    system: System = "party" if match.code == "KL" else "agreement"
    code = OFFICIAL.get(match.code, match.code)
    return Naming(match.start, end, end, reading.document_at(match.start), code, label, system)


def _between(reading: Reading, tails: Tails, match: TypeMatch, strength: str) -> Naming | None:
    """`Bản ghi nhớ [hợp tác] giữa A và B [về …] [giai đoạn …] [ngày …]`."""
    text = reading.folded.flat
    found = _BETWEEN.match(text, match.end)
    if found is None or names_another(found["gap"]):
        return None
    names, end = reading.names_from(found.end())
    parties = reading.expand(entity for name in names for entity in name.entities)
    if len(parties) < 2:
        return None
    naming = replace(_start(match, end, reading), issuer=parties, parties=parties)
    naming = _tail(reading, tails, _said_between(tails, naming, match.end, found.end()))
    naming = replace(naming, title=text[naming.start : naming.end], issuer_basis="giữa …")
    if match.code == "KH" and len(parties) < 3 and not naming.date.raw and _ONE_SIDED.match(text, match.end):
        return None
    capital = text[match.start].isupper()
    dated = bool(naming.period.raw or naming.date.raw)
    if strength == "weak" and not (dated or (capital and len(localities_of(parties)) > 1)):
        return None
    return naming if capital or dated or " " in match.label else None


def _signed_between(reading: Reading, tails: Tails, match: TypeMatch, strength: str) -> Naming | None:
    """The same with who signed it and when, where they stand before it: "Ngày …, Tỉnh ủy A và Tỉnh ủy B đã ký …"."""
    naming = _between(reading, tails, match, strength)
    parties, _ = signed_parties(reading, match.start, match.end) if naming else ((), 0)
    if naming is None or not parties or set(localities_of(parties)) != set(localities_of(naming.parties)):
        return naming
    start = max(reading.sentence(match.start)[0], _after_own_date(reading, match.start))
    date = naming.date if naming.date.raw else _date_said(reading, tails, naming, start)
    return replace(naming, issuer=parties, parties=parties, issuer_basis="đã ký kết", date=date)


def _said_between(tails: Tails, naming: Naming, start: int, end: int) -> Naming:
    """`naming` with the date and period that stand between its class and its parties."""
    dates = (said[0] for position in range(start, end) if (said := tails.date_at(position)))
    return replace(naming, date=next(dates, naming.date), period=tails.period_in(start, end))


def _tail(reading: Reading, tails: Tails, naming: Naming) -> Naming:
    """Period and date after the parties, or after one "về …" that names no parties of its own."""
    for _ in range(3):
        grown = _grow(tails, naming)
        if grown is None:
            break
        naming = grown
    about = _ABOUT.match(reading.folded.flat, naming.end)
    if about and " giữa " not in about.group() and not naming.period.raw:
        grown = _grow(tails, replace(naming, end=about.end()))
        naming = grown or replace(naming, end=about.end())
    return naming


def _grow(tails: Tails, naming: Naming) -> Naming | None:
    if not naming.date.raw and (date := tails.date_at(naming.end)):
        return replace(naming, date=date[0], end=date[1])
    if not naming.period.raw and (period := tails.period_at(naming.end)):
        return replace(naming, period=period[0], end=period[1])
    return None


def _listing(reading: Reading, tails: Tails, match: TypeMatch) -> Naming | None:
    """`Chương trình hợp tác phát triển du lịch 4 tỉnh …, gồm A, B, C, D giai đoạn …`: three places or more."""
    text = reading.folded.flat
    if not text[match.start].isupper():
        return None
    end = _title_end(text, match.end, min(len(text), match.end + 160))
    names = reading.longest_list(match.end, min(len(text), end + 160))
    places = tuple(dict.fromkeys(e for name in names for e in name.entities if e.startswith("loc:")))
    if len(places) < 3 or re.search(r"[.;]|,(?! gồm)| giữa ", text[match.end : names[0].start]):
        return None
    naming = replace(_start(match, names[-1].end, reading), issuer=places, parties=places, issuer_basis="gồm …")
    naming = _tail(reading, tails, naming)
    return replace(naming, title=text[naming.start : naming.end])


def _with(reading: Reading, tails: Tails, match: TypeMatch) -> Naming | None:
    """`Thỏa thuận hợp tác với tỉnh B`: the other party is the document's own side."""
    text = reading.folded.flat
    found = WITH_PARTNER.match(text, match.end)
    mention = reading.mention_at(found.end()) if found else None
    side = own_side(reading, match.start)
    if not text[match.start].isupper() or mention is None or side is None:
        return None
    parties = (side, *reading.expand(mention.entities))
    if side in localities_of(mention.entities) or len(localities_of(parties)) < 2:
        return None
    naming = replace(_start(match, mention.end, reading), issuer=parties, parties=parties, issuer_basis=WITH)
    naming = _said_between(tails, naming, match.end, mention.start)
    naming = _tail(reading, tails, naming)
    return replace(naming, title=text[naming.start : naming.end], confidence=0.9)


def _signed(reading: Reading, tails: Tails, match: TypeMatch) -> Naming | None:
    """`ngày 27/12/2016, … UBND các tỉnh A, B, C đã ký kết Kế hoạch …`, `Sở X ký Biên bản hợp tác với Sở X tỉnh B`."""
    text = reading.folded.flat
    parties, reached = signed_parties(reading, match.start, match.end)
    if not parties or not text[match.start].isupper():
        return None
    start, end = reading.sentence(match.start)
    naming = replace(_start(match, match.end, reading), issuer=parties, parties=parties, issuer_basis="đã ký kết")
    naming = _tail(reading, tails, replace(naming, end=max(reached, naming.end)))
    naming = replace(naming, end=max(naming.end, _title_end(text, match.end, end)))
    period = naming.period if naming.period.raw else tails.period_in(match.end, naming.end)
    start = max(start, _after_own_date(reading, match.start))
    date = naming.date if naming.date.raw else _date_said(reading, tails, naming, start)
    return replace(naming, period=period, date=date, title=text[match.start : naming.end].strip())


def _after_own_date(reading: Reading, position: int) -> int:
    """Where the text goes on after its document's own date: that date is of no other document."""
    date = reading.parts[reading.document_at(position)].date
    return date.range.end if date and date.range.end <= position else 0


def _date_said(reading: Reading, tails: Tails, naming: Naming, start: int) -> PartialDate:
    """The date in a name, else the one nearest before it in its sentence: "Ngày 15/4/2018, A và B đã ký …".

    The date of a document cited before ("Thực hiện Kế hoạch số 5/KH-UBND ngày …, A và B đã ký") is none.
    """
    text = reading.folded.flat
    for position in (*range(naming.head, naming.end), *range(naming.start, start - 1, -1)):
        found = tails.date_at(position)
        if found and (position >= naming.head or not _CITED.search(text, start, position)):
            return found[0] if found[0].value else _day_in_news(reading, naming, start, found[0])
    return _day_in_news(reading, naming, start, naming.date)


def _day_in_news(reading: Reading, naming: Naming, start: int, otherwise: PartialDate) -> PartialDate:
    """`Chiều 12/11, … đã ký kết` in an article: the last such day up to the article's own."""
    press = reading.parts[naming.document].kind == "press"
    said = day_without_year(reading, naming.document, start, naming.start) if press else None
    return said[0] if said else otherwise


def _title_end(text: str, start: int, end: int) -> int:
    stop = _NEXT_CLAUSE.search(text, start, end)
    return stop.start() if stop else end


def _bare(reading: Reading, tails: Tails, match: TypeMatch) -> Naming | None:
    """`Biên bản thỏa thuận hợp tác (sao gửi kèm)`: named before or after with its parties, or not a reference."""
    text = reading.folded.flat
    if not text[match.start].isupper():
        return None
    modifier = _MODIFIER.match(text, match.end)
    naming = _tail(reading, tails, _start(match, modifier.end() if modifier else match.end, reading))
    return replace(naming, title=text[naming.start : naming.end])
