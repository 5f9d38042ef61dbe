"""Documents cited by number: "Kế hoạch số 412/KH-UBND ngày 20/7/2021 của UBND tỉnh về việc …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.facts import PartialDate, System
from loaders.extraction.days import day_of_issue
from loaders.extraction.naming import Naming, Tails
from loaders.extraction.reading import Reading
from loaders.extraction.signing import signed_parties
from loaders.grammar.laws import find_laws
from loaders.grammar.numbers import NumberMatch, find_numbers
from loaders.grammar.types import TypeMatch, label_of

NORMATIVE = frozenset({"Luat", "HP", "PLenh", "NĐ", "TT", "TTLT", "NQLT", "SL", "L"})
_BETWEEN_TYPE_AND_NUMBER = re.compile(r"[ :]*")
# "Luật Lâm nghiệp số 16/2017/QH14": a law's title may stand between its type word and its number.
_LAW_TITLE = re.compile(r" [^;.:\n\d]{3,160}? ?", re.IGNORECASE)
# "126/2024/NĐ-CP1": the mark of a footnote stuck to the symbol.
_FOOTNOTE = re.compile(r"(?<=CP|Tg|ND)\d$")
_ISSUES = re.compile(r"(?:đã )?(?:ký )?ban hành $", re.IGNORECASE)
_SENT = re.compile(r" (?:(?:đã|vừa|mới) )?(?:có|gửi|ký) ", re.IGNORECASE)
_APPROVED = re.compile(
    r"(?: \([^()]*\))? (?:phê duyệt|công nhận|cho phép|thành lập|ban hành|thông qua)[^,;.:]{0,60}"
    r" (?:theo|tại) (?:các )?",
    re.IGNORECASE,
)
_PARTIES = re.compile(r"[\s,]*(?:hợp tác |phối hợp |ký kết )?giữa ", re.IGNORECASE)
_HEADS = re.compile(r"^post:(?:(?:pho-)?(?:giam-doc-|truong-(?=phong-|ban-))|(?:chu-tich|pct)-(?=ubnd/))")
"""The offices of who heads an agency: what its head submits, the agency submits (guideline 4)."""
_SHARED = re.compile(r"hợp tác|phối hợp|liên tịch|thỏa thuận|ghi nhớ|kết nghĩa", re.IGNORECASE)
_CONTINUES = re.compile(r",? (?:và |số |và số )?|, (?:số )?")
_SAME_LIST = re.compile(r",? và |, ?")


def find_citations(reading: Reading, tails: Tails) -> tuple[Naming, ...]:
    """All documents cited by number, in order; the documents' own numbers are not citations."""
    own = {part.number.range.start for part in reading.parts if part.number}
    own |= {part.number.range.end for part in reading.parts if part.number}
    found: list[Naming] = []
    types = _types_by_end(reading)
    for number in find_numbers(reading.folded.flat):
        if number.number and number.start not in own and number.end not in own:
            naming = _citation(reading, number, types, found[-1] if found else None)
            if naming is not None:
                found.append(_between(reading, tails, tails.follow(naming)))
    shared = (_dated(reading, naming) for naming in _share(reading, found))
    return tuple(_with_symbol_issuer(reading, naming) for naming in shared)


def _dated(reading: Reading, naming: Naming) -> Naming:
    """With the day before its issuer where none stands behind it: "Ngày 5/3/2024, Sở A đã ban hành Công văn số …"."""
    if naming.date.raw or naming.year or naming.system == "normative":
        return naming
    return replace(naming, date=day_of_issue(reading, naming.start) or naming.date)


def _between(reading: Reading, tails: Tails, naming: Naming) -> Naming:
    """`Chương trình hợp tác số … ngày … giữa tỉnh A và tỉnh B`: a numbered agreement."""
    text = reading.folded.flat
    between = _PARTIES.match(text, naming.end) if not naming.title_start else None
    names, end = reading.names_from(between.end()) if between else ((), naming.end)
    parties = reading.expand(entity for name in names for entity in name.entities)
    if len(parties) < 2:
        return _signed(reading, naming)
    naming = replace(naming, parties=parties, issuer=naming.issuer or parties, issuer_basis="giữa …", end=end)
    return tails.follow(replace(naming, system="agreement"))


def _signed(reading: Reading, naming: Naming) -> Naming:
    """`Sở A đã ký với Sở A tỉnh B Kế hoạch phối hợp số …`: a numbered agreement of those who stand before it."""
    if not _SHARED.search(reading.folded.flat, naming.start, naming.head):
        return naming
    parties, _ = signed_parties(reading, naming.start, naming.head)
    if not parties:
        return naming
    return replace(naming, parties=parties, issuer=parties, issuer_basis="đã ký kết", system="agreement")


def _types_by_end(reading: Reading) -> dict[int, TypeMatch]:
    """The type word that ends at a position; where a law's title ends, the word that opens the title."""
    found = {match.end: match for match in reading.types}
    for law in find_laws(reading.folded.flat, reading.types):
        if law.end not in found or law.start < found[law.end].start:
            found[law.end] = TypeMatch(law.start, law.start + len(law.label), law.code, law.label)
    return found


def _citation(
    reading: Reading, number: NumberMatch, types: dict[int, TypeMatch], previous: Naming | None
) -> Naming | None:
    """The naming around one number: its type is the word before, the symbol's, or that of the list it continues."""
    text = reading.folded.flat
    word = _type_before(text, number.lead, types)
    code, label = (word.code, word.label) if word else (number.type, label_of(number.type or ""))
    start = word.start if word else number.lead
    if (
        word is None
        and previous
        and _CONTINUES.fullmatch(text, previous.end, number.lead)
        and number.type in (None, previous.code)
    ):
        code, label = previous.code, previous.label
    if code in (None, "VB"):
        code, label = number.type or "CV", label_of(number.type or "CV")
    if number.symbol is None and (len(number.number or "") < 2 or (word is None and previous is None)):
        return None
    symbol = _FOOTNOTE.sub("", number.symbol) if number.symbol else None
    naming = Naming(
        start, number.end, number.end, reading.document_at(start), code or "CV", label or "Công văn",
        _system(number, code or ""), number=number.number, symbol=symbol, year=number.year,
    )  # fmt: skip
    name = text[start : number.lead].strip()
    if word and code in NORMATIVE and len(name) > word.end - start:
        naming = replace(naming, title=name, key=f"normative|{code}|{name.lower()}")
    return _proposed(reading, naming)


def _proposed(reading: Reading, naming: Naming) -> Naming:
    """`theo đề nghị của Giám đốc Sở A tại Tờ trình số …`: who proposes is who submits."""
    text = reading.folded.flat
    if not text.endswith(" tại ", 0, naming.start) or not (before := reading.between(naming.start - 120, naming.start)):
        return naming
    proposer = before[-1]
    if proposer.end != naming.start - len(" tại ") or proposer.kind != "org":
        return naming
    issuer = tuple(_HEADS.sub("org:", entity) for entity in proposer.entities)
    return replace(naming, issuer=issuer, issuer_basis="theo đề nghị của …")


def _type_before(text: str, lead: int, types: dict[int, TypeMatch]) -> TypeMatch | None:
    end = lead
    while end and text[end - 1] in " :(":
        end -= 1
    if end in types:
        return types[end]
    for position in range(end - 1, max(0, end - 160), -1):
        if text[position] in ";.:" or text[position].isdigit():
            return None
        match = types.get(position)
        if match and match.code in NORMATIVE and text[match.start].isupper():
            return match
    return None


def _system(number: NumberMatch, code: str) -> System:
    if number.system == "party":
        return "party"
    return "normative" if number.system == "normative" or code in NORMATIVE else "state"


def _share(reading: Reading, found: list[Naming]) -> Iterator[Naming]:
    """Give "Công văn số 1 và Công văn số 2 của UBND tỉnh về việc …" one issuer and "số 1, 2 ngày …" one date."""
    following: Naming | None = None
    shared: list[Naming] = []
    for naming in reversed(found):
        if following and _SAME_LIST.fullmatch(reading.folded.flat, naming.end, following.start):
            naming = _inherit(naming, following, _in_plural(reading.folded.flat, naming, following))
        shared.append(naming)
        following = naming
    return reversed(shared)


def _in_plural(text: str, naming: Naming, following: Naming) -> bool:
    """Whether one word in the plural names both: "các Quyết định số 12/QĐ-BYT, 13/QĐ-BYT ngày …"."""
    return text[following.start].isdigit() and (
        text[naming.start].isdigit() or text[: naming.start].lower().endswith("các ")
    )


def _inherit(naming: Naming, following: Naming, listed: bool) -> Naming:
    """`naming` with the issuer, subject and date that it leaves to the next of its list to say."""
    if not naming.issuer and following.issuer and naming.system == following.system and not naming.title:
        naming = replace(naming, issuer=following.issuer, issuer_basis="của …, shared by the list")
    complete = naming.issuer_basis == following.issuer_basis == "explicit"
    if not naming.title and following.title and naming.code == following.code and not complete:
        naming = replace(naming, title=following.title)
    bare = following.start == following.head - len(following.number or "")
    if naming.date == PartialDate() and following.date.value and (naming.symbol is None or bare or listed):
        naming = replace(naming, date=following.date)
    return naming


def _sent_by(reading: Reading, naming: Naming) -> Naming:
    """`Hội A có Công văn số …`: who has the letter has sent it.

    `Điều lệ được UBND tỉnh phê duyệt theo Quyết định số …`: who approves by a decision has issued it.
    """
    text = reading.folded.flat
    start, _ = reading.sentence(naming.start)
    before = [m for m in reading.between(max(start, naming.start - 160), naming.start) if m.kind == "org"][-1:]
    if not before or len(before[0].entities) != 1:
        return naming
    mention = before[0]
    gap = text[mention.end : naming.start]
    if _SENT.fullmatch(gap):
        return replace(naming, issuer=mention.entities, issuer_basis="… có", confidence=0.9)
    if _APPROVED.fullmatch(gap) and text.endswith("được ", 0, mention.start):
        return replace(naming, issuer=mention.entities, issuer_basis="được … phê duyệt theo", confidence=0.9)
    return naming


def _issued_by(reading: Reading, naming: Naming) -> tuple[str, ...]:
    """`huyện A … ban hành Kế hoạch số …`: who is named last before, as the body that issues."""
    start, _ = reading.sentence(naming.start)
    said = _ISSUES.search(reading.folded.flat, max(start, naming.start - 30), naming.start)
    before = reading.between(max(start, naming.start - 120), said.start()) if said else ()
    if not before or len(before[-1].entities) != 1:
        return ()
    body = re.sub(r"^(?:loc:|post:(?:chu-tich|pct)-ubnd/)(?=tinh-|tp-)", "org:ubnd/", before[-1].entities[0])
    return (body,) if body.startswith("org:ubnd/") else ()


_CENTRAL = (
    ("QH", "org:quoc-hoi"), ("UBTVQH", "org:ubtvqh"), ("TTG", "post:thu-tuong"), ("CP", "org:chinh-phu"),
    ("CTN", "post:chu-tich-nuoc"),
)  # fmt: skip


def _with_symbol_issuer(reading: Reading, naming: Naming) -> Naming:
    """Where no "của …" names the issuer, the symbol does, as the mention inside it was resolved."""
    if naming.issuer or naming.symbol is None:
        return naming
    if issued := _issued_by(reading, naming):
        return replace(naming, issuer=issued, issuer_basis="… ban hành", confidence=0.9)
    if (sent := _sent_by(reading, naming)).issuer:
        return sent
    last = re.split(r"[-/]", naming.symbol)[-1].upper().rstrip("0123456789")
    for symbol, issuer in _CENTRAL:
        if last == symbol:
            return replace(naming, issuer=(issuer,), issuer_basis="symbol")
    for mention in reading.inside(naming.start, naming.head):
        if mention.kind == "org":
            bodies = tuple(entity.replace("tinh-uy/tp-", "thanh-uy/tp-") for entity in mention.entities)
            return replace(naming, issuer=bodies, issuer_basis="symbol", confidence=0.9)
    return naming
