"""Which namings are one document: by number, by class and parties, by title; and which are the file's own documents."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from graph.facts import PartialDate, Period
from loaders.anatomy.parts import DocumentParts
from loaders.extraction.naming import WITH, Naming
from loaders.extraction.reading import Reading, locality_of
from loaders.grammar.dates import find_dates
from loaders.grammar.types import is_agreement
from loaders.text.fold import without_marks

# Two names of one agreement need not use one class: "Thỏa thuận hợp tác" is the "Biên bản thỏa thuận hợp tác".
_FAMILIES = (
    {"BBGN": "memorandum", "BGN": "memorandum"} | dict.fromkeys(("BB", "BTT", "TTHT", "KN"), "accord") | {"QCPH": "QC"}
)
_GOVERNING = re.compile(r"org:(?:ubnd|hdnd|btv-|tt-|tinh-uy|thanh-uy|huyen-uy|thi-uy|ban-chap-hanh)|post:|loc:")
_TODAY = re.compile(r"hôm nay,?(?: vào hồi [^,;]{0,30},)? (?P<words>ngày [^,;.]{0,40})", re.IGNORECASE)
_SHARED = re.compile(r"hợp tác|phối hợp|liên kết")
_SELF_BEFORE = re.compile(
    r"(?:ban hành|trên đây là|nội dung của|nội dung|thông qua|thống nhất ký kết)(?: bản)? $", re.IGNORECASE
)
_SELF_AFTER = re.compile(r"(?: [^.;:()]{0,160})? (?:như sau|này\b|với (?:những )?nội dung)", re.IGNORECASE)


@dataclass(slots=True)
class Entry:
    """One document of the file: its own parts where the file holds it, and the namings that stand for it."""

    index: int | None = None
    part: DocumentParts | None = None
    namings: list[Naming] = field(default_factory=list)

    @property
    def best(self) -> Naming | None:
        """The naming that says most: with parties or number, with date, the longest."""
        if not self.namings:
            return None
        return max(self.namings, key=lambda n: (len(n.parties), bool(n.date.value), bool(n.issuer), n.end - n.start))


def party_of(entity: str) -> str:
    """Who is bound: a governing body or its head stands for its locality, another agency for itself."""
    return (locality_of(entity) or entity) if _GOVERNING.match(entity) else entity


def parties_of(entities: tuple[str, ...]) -> tuple[str, ...]:
    """The distinct parties behind the bodies that are named."""
    return tuple(dict.fromkeys(party_of(entity) for entity in entities))


def family_of(code: str) -> str:
    """What classes of one agreement have in common."""
    return _FAMILIES.get(code, code)


def merge(reading: Reading, namings: tuple[Naming, ...]) -> list[Entry]:
    """One entry per document: the file's own first, then those named, in order of the text."""
    entries = [Entry(index, part) for index, part in enumerate(reading.parts)]
    alike = _Alike(entries)
    bare: list[Naming] = []
    for naming in namings:
        if _is_bare(naming):
            bare.append(naming)
            continue
        entry = _own(reading, entries, naming) or next((e for e in alike.to(naming) if _same(reading, e, naming)), None)
        if entry is None:
            entry = Entry()
            entries.append(entry)
        entry.namings.append(naming)
        alike.add(entry, naming)
    for naming in bare:
        if entry := _own(reading, entries, naming) or _antecedent(alike.in_class(naming), naming):
            entry.namings.append(naming)
            alike.add(entry, naming)
    return entries


class _Alike:
    """Entries by what two names of one document have in common, so that each naming is compared with few of them."""

    def __init__(self, entries: list[Entry]) -> None:
        self._by: dict[tuple[str | None, ...], dict[int, Entry]] = defaultdict(dict)
        self._order = {id(entry): position for position, entry in enumerate(entries)}
        for entry in entries:
            for key in _keys_of_part(entry.part) if entry.part else ():
                self._by[key][self._order[id(entry)]] = entry

    def add(self, entry: Entry, naming: Naming) -> None:
        """Take note of a naming that `entry` has now."""
        order = self._order.setdefault(id(entry), len(self._order))
        for key in (*_keys(naming), ("class", family_of(naming.code))):
            self._by[key][order] = entry

    def to(self, naming: Naming) -> list[Entry]:
        """The entries that may be what is named, in their order."""
        keys = _keys(naming)
        if naming.parties:
            keys.append(("class", family_of(naming.code)))
        elif not naming.number:
            keys.append(("annex", family_of(naming.code)))
        found = {order: entry for key in keys for order, entry in self._by.get(key, {}).items()}
        return [found[order] for order in sorted(found)]

    def in_class(self, naming: Naming) -> list[Entry]:
        """The entries of a class of documents, in their order."""
        found = self._by.get(("class", family_of(naming.code)), {})
        return [found[order] for order in sorted(found)]


def _keys(naming: Naming) -> list[tuple[str | None, ...]]:
    """What another name of the same document has one of too: number, title, or class and years."""
    keys: list[tuple[str | None, ...]] = []
    if naming.number:
        keys.append(("number", _bare_number(naming.number)))
    if naming.key:
        keys.append(("title", _title_key(naming)))
    if naming.period.start or naming.period.end:
        keys.append(("years", naming.code, naming.period.start, naming.period.end))
    return keys


def _keys_of_part(part: DocumentParts) -> Iterator[tuple[str | None, ...]]:
    if part.number and part.number.number:
        yield "number", _bare_number(part.number.number)
    if part.type:
        yield "class", family_of(part.type.code)
        if part.issued_with:
            yield "annex", family_of(part.type.code)


def _is_bare(naming: Naming) -> bool:
    return naming.system == "agreement" and not naming.parties


def _own(reading: Reading, entries: list[Entry], naming: Naming) -> Entry | None:
    """The file's own document that this naming stands in and means ("ban hành Kế hoạch … như sau", "Quy chế này")."""
    entry = entries[naming.document]
    part = entry.part
    if part is None or part.type is None or naming.number or naming.role == "annex_missing":
        return None
    if part.type.range and part.type.range.start <= naming.start < part.type.range.end:
        return entry
    if family_of(part.type.code) != family_of(naming.code):
        return None
    text = reading.folded.flat
    said = _SELF_BEFORE.search(text, max(0, naming.start - 30), naming.start) or _SELF_AFTER.match(text, naming.end)
    return entry if said or (naming.system != "agreement" and _alike(reading, part, naming)) else None


def _alike(reading: Reading, part: DocumentParts, naming: Naming) -> bool:
    """Whether a naming repeats the document's own subject."""
    if part.subject is None or naming.title is None:
        return False
    subject = without_marks(part.subject.of(reading.folded.flat).lower())
    title = without_marks(naming.title.lower())
    return difflib.SequenceMatcher(None, subject, title.partition(" ")[2], autojunk=False).ratio() > 0.8


def _same(reading: Reading, entry: Entry, naming: Naming) -> bool:
    if naming.role == "annex_missing":
        return False
    if _is_annex_of(reading, entry, naming):
        return True
    if naming.number and _same_number(reading, entry, naming):
        return True
    if naming.number and any(other.number for other in entry.namings):
        return False
    if naming.parties and _same_agreement(reading, entry, naming):
        return True
    return any(_same_title(other, naming) for other in entry.namings) or _same_in_short(entry, naming)


def _same_in_short(entry: Entry, naming: Naming) -> bool:
    """`Chương trình hợp tác du lịch giai đoạn 2024 - 2028` is the `Chương trình hợp tác du lịch giữa A và B …` of those
    years: one name has the other's words before its "giữa", and no other parties are named for it."""
    if any(other.parties and not _same_parties(other, naming) for other in entry.namings if naming.parties):
        return False
    return any(_shortens(other, naming) or _shortens(naming, other) for other in entry.namings)


def _shortens(short: Naming, full: Naming) -> bool:
    """Whether a name without parties and number has the class, years and first words of one with parties."""
    if short.parties or short.number or full.number or not (full.parties and short.period.raw and short.title):
        return False
    if short.code != full.code or (short.period.start, short.period.end) != (full.period.start, full.period.end):
        return False
    words = short.title.lower().partition(short.period.raw.lower())[0].strip(" ,(")
    said = (full.title or "").lower()
    return (
        _SHARED.search(words) is not None and said.startswith(words) and said[len(words) :].lstrip().startswith("giữa")
    )


def _is_annex_of(reading: Reading, entry: Entry, naming: Naming) -> bool:
    """Whether the file holds, as an annex, what a decision says that it issues."""
    part = entry.part
    if part is None or part.type is None or part.issued_with is None or naming.number or naming.parties:
        return False
    return family_of(part.type.code) == family_of(naming.code) and _alike(reading, part, naming)


def _same_title(one: Naming, other: Naming) -> bool:
    """Equal titles, or alike ones of one class for the same years ("vùng KTTĐ", "vùng kinh tế trọng điểm")."""
    if one.parties and other.parties and not _same_parties(one, other):
        return False
    if one.key and _title_key(one) == _title_key(other):
        years = {naming.date.value[:4] for naming in (one, other) if naming.date.value}
        return one.system != "normative" or len(years) < 2  # the Luật Đất đai of 2003 is not that of 2013
    if one.code != other.code or not one.period.start or one.period != replace(other.period, raw=one.period.raw):
        return False
    first, second = (without_marks((naming.title or "").lower()) for naming in (one, other))
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio() > 0.75


def _title_key(naming: Naming) -> str:
    return re.sub(r"\b(?:các|những|về) ", "", naming.key)


def _may_be_own(reading: Reading, entry: Entry, naming: Naming) -> bool:
    """Whether neither date nor stated issuer say that another document bears the file's own number and symbol."""
    if entry.index is None or entry.part is None:
        return False
    own = entry.part.date
    if own and own.precision == naming.date.precision == "day" and own.value != naming.date.value:
        return False
    issuer = reading.contexts[entry.index].issuer
    stated = naming.issuer if naming.issuer_basis == "explicit" else ()
    return not (issuer and stated) or not set(parties_of(issuer)).isdisjoint(parties_of(stated))


def _same_number(reading: Reading, entry: Entry, naming: Naming) -> bool:
    """Same number and symbol (as far as both have one), same year, and no two different issuers."""
    own = entry.part.number if entry.part else None
    if own and own.number and _bare_number(own.number) == _bare_number(naming.number):
        return _squeeze(own.symbol) == _squeeze(naming.symbol) and _may_be_own(reading, entry, naming)
    for other in entry.namings:
        if not other.number or _bare_number(other.number) != _bare_number(naming.number):
            continue
        if (
            other.symbol
            and naming.symbol
            and (_squeeze(other.symbol), other.year) != (_squeeze(naming.symbol), naming.year)
        ):
            continue
        if not (other.symbol and naming.symbol) and other.code != naming.code:
            continue
        explicit = other.issuer_basis == naming.issuer_basis == "explicit"
        years = {d.date.value[:4] for d in (other, naming) if d.date.value}
        if not (explicit and other.issuer != naming.issuer) and len(years) < 2:
            return True
    return False


def _bare_number(number: str | None) -> str:
    return (number or "").lstrip("0").lower()


def _squeeze(symbol: str | None) -> str:
    return re.sub(r"[^0-9A-ZĐƯ]", "", (symbol or "").upper())


def _same_agreement(reading: Reading, entry: Entry, naming: Naming) -> bool:
    """Same class family, same unordered parties, and no two different periods or dates."""
    if entry.part is not None:
        return _is_own_agreement(reading, entry, naming)
    alike = [
        other
        for other in entry.namings
        if other.system == naming.system and family_of(other.code) == family_of(naming.code)
    ]
    return any(_same_parties(other, naming) for other in alike) and all(_compatible(other, naming) for other in alike)


def _same_parties(one: Naming, other: Naming) -> bool:
    """Equal parties; a name that gives only the other side ("hợp tác với tỉnh B") may mean an agreement of more.

    A merged province carries on what its namesake had signed: dates and periods tell their agreements apart.
    """
    first, second = ({party.partition("@")[0] for party in parties_of(naming.parties)} for naming in (one, other))
    implied = [n for n in (one, other) if n.issuer_basis == WITH]
    return first == second or bool(implied and (first <= second or second <= first))


def _compatible(one: Naming, other: Naming) -> bool:
    """Whether periods and dates do not contradict each other; what is not said contradicts nothing."""
    dates = {n.date.value for n in (one, other) if n.date.value}
    return len(dates) < 2 and (not one.period.raw or not other.period.raw or _same_years(one.period, other.period))


def _same_years(one: Period, other: Period) -> bool:
    """Equal, or one year of several ("kết quả thực hiện Thỏa thuận … năm 2022" of one for 2021-2025)."""
    if (one.start, one.end) == (other.start, other.end):
        return True
    year, years = (one, other) if one.start == one.end else (other, one)
    return year.start == year.end and (years.start or "0") <= (year.start or "") <= (years.end or "9")


def _is_own_agreement(reading: Reading, entry: Entry, naming: Naming) -> bool:
    """Whether the file holds the agreement that is named: class, parties in its subject, and date or year agree."""
    part = entry.part
    if (
        part is None
        or part.type is None
        or not (part.kind == "agreement" or is_agreement(part.type.code, part.type.label))
    ):
        return False
    if family_of(part.type.code) != family_of(naming.code):
        return False
    start = part.type.range.start if part.type.range else part.range.start
    end = part.subject.end if part.subject else start + 300
    named = reading.expand(entity for mention in reading.between(start, end + 1) for entity in mention.entities)
    own = part.date.value if part.date else today(reading, part).value
    dated = not naming.date.value or own is None or naming.date.value == own
    return dated and set(parties_of(naming.parties)) <= set(parties_of(named))


def today(reading: Reading, part: DocumentParts) -> PartialDate:
    """`Hôm nay, ngày 25 tháng 9 năm 2020, tại …`: how minutes and agreements say their date."""
    said = _TODAY.search(reading.folded.flat, part.range.start, part.range.end)
    found = next(find_dates(said["words"]), None) if said else None
    if said is None or found is None:
        return PartialDate()
    start = said.start("words")
    return PartialDate(found.value, found.precision, reading.span(start + found.start, start + found.end).quote)


def _antecedent(entries: list[Entry], naming: Naming) -> Entry | None:
    """The agreement of this class that was named last before a bare name, or the file's only one."""
    candidates = [e for e in entries if _is_class(e, naming)]
    before = [e for e in candidates if any(n.start < naming.start for n in e.namings)]
    same_document = [e for e in before if any(n.document == naming.document for n in e.namings)]
    chosen = same_document or before or candidates
    return chosen[-1] if chosen and (len(candidates) == 1 or same_document) else None


def _is_class(entry: Entry, naming: Naming) -> bool:
    if entry.part is not None and entry.part.type is not None and entry.part.kind == "agreement":
        return family_of(entry.part.type.code) == family_of(naming.code)
    return any(
        n.parties and family_of(n.code) == family_of(naming.code) and _compatible(n, naming) for n in entry.namings
    )
