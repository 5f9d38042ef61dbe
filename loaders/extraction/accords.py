"""Agreements named without a number: by class, parties, and period or date.

"Biên bản ghi nhớ hợp tác giữa tỉnh A và tỉnh B giai đoạn 2023-2025". Words of agreements are common words too
("thỏa thuận", "kế hoạch hợp tác"), so a name must be definite: two parties, and a capital or a period or date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.facts import PartialDate, System
from loaders.extraction.agencies import organisation
from loaders.extraction.mentions import ResolvedMention
from loaders.extraction.naming import OFFICIAL, WITH, Naming, Tails
from loaders.extraction.reading import Reading, localities_of
from loaders.grammar.types import AGREEMENTS, TypeMatch, find_types

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
_WITH = re.compile(r"(?P<gap>[^.;:(),]{0,60}?) (?:với|cùng) ", re.IGNORECASE)
_ABOUT = re.compile(r" về [^.;:()]{3,160}?(?= giai đoạn| ngày|[.;:(),]|$)", re.IGNORECASE)
_ADVERBS = re.compile(
    r"[\s,)]*(?:(?:đã|cùng|cùng nhau|vừa|chính thức|tiến hành|tổ chức|thống nhất)[\s,]+)*", re.IGNORECASE
)
_SIGNED_BY = re.compile(
    r"(?:đã )?(?:cùng )?(?:thống nhất )?(?<!chữ )ký(?: kết)?(?: thông qua| ban hành)? (?P<with>)$", re.IGNORECASE
)
_TO_COME = re.compile(
    r"(?<!\w)(?<!đã )(?:dự kiến|sẽ|chuẩn bị|tiến tới|nghiên cứu|xem xét|đề xuất|xúc tiến|hướng tới|tham mưu|dự thảo"
    r"|xây dựng|soạn thảo|(?<!chương )(?<!lộ )(?<!quy )trình|đàm phán|đề nghị)"
    r"(?:,? (?:việc|các|nội dung|dự thảo|ban hành|trình|để|và|cho|hai bên|hai tỉnh|UBND tỉnh|UBND huyện|lãnh đạo"
    r"|cấp có thẩm quyền|tổ chức|lễ|ký kết|ký|hoàn thiện|phê duyệt|xem xét|sớm))*"
    r"(?:(?<=ký|ết) (?:các )?(?:chương trình|kế hoạch|quy chế|thỏa thuận|biên bản|bản ghi nhớ))?\s*$",
    re.IGNORECASE,
)
_STILL_TO_SIGN = re.compile(
    r"[^.;]{0,60}?,? \(?(?:(?:dự kiến )?(?:sẽ |dự kiến )(?:được )?(?:tổ chức )?(?:lễ )?ký|chờ ký"
    r"|trình [^.;]{2,70}? (?:để|xem xét)[^.;]{0,30}? ký|để (?:hai|các) (?:bên|tỉnh|huyện) (?:cùng )?ký|dự thảo\))",
    re.IGNORECASE,
)
_SIGNED_WITH = re.compile(r"(?:đã )?ký(?: kết)? (?P<with>với|cùng) ", re.IGNORECASE)
_NEXT_CLAUSE = re.compile(
    r"[.;:()]|, | (?:để|nhằm|theo đó|trong đó|vào|đến nay|đã|sẽ|tại (?:hội nghị|lễ))\b", re.IGNORECASE
)
_COMMITTEES = re.compile(r"\b(?:UBND|Ủy ban nhân dân)\b")


def find_accords(reading: Reading, tails: Tails, taken: frozenset[int]) -> Iterator[Naming]:
    """Agreements named by class and parties, and bare capitalised names ("Biên bản thỏa thuận này"), in order.

    `taken` holds the starts of namings already read with a number. A bare name has no parties: merging decides
    whether it is an agreement known by more.
    """
    for match in find_types(reading.folded.flat):
        if match.start in taken or not (strength := _strength(reading, match)):
            continue
        naming = (
            _between(reading, tails, match, strength)
            or _signed(reading, tails, match)
            or _listing(reading, tails, match)
        )
        naming = naming or _with(reading, tails, match)
        naming = naming or (_bare(reading, tails, match) if strength == "strong" else None)
        if naming and _is_planned(reading.folded.flat, naming):
            naming = replace(naming, role="planned", status="to be signed")
        if naming:
            yield naming


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
    if found is None or _names_another(found["gap"]):
        return None
    names, end = reading.names_from(found.end())
    parties = reading.expand(entity for name in names for entity in name.entities)
    if len(parties) < 2:
        return None
    naming = replace(_start(match, end, reading), issuer=parties, parties=parties)
    naming = _tail(reading, tails, _said_between(tails, naming, match.end, found.end()))
    naming = replace(naming, title=text[naming.start : naming.end], issuer_basis="giữa …")
    if match.code == "KH" and not naming.date.raw and _ONE_SIDED.match(text, match.end):
        return None
    capital = text[match.start].isupper()
    dated = bool(naming.period.raw or naming.date.raw)
    if strength == "weak" and not (dated or (capital and len(localities_of(parties)) > 1)):
        return None
    return naming if capital or dated or " " in match.label else None


def is_to_come(text: str, position: int) -> bool:
    """Whether the words before a name say that it is still to be written or signed."""
    return _TO_COME.search(text, max(0, position - 70), position) is not None


def _is_planned(text: str, naming: Naming) -> bool:
    """Whether a name's agreement is still to be signed: the words before say so, or those after ("dự kiến ký")."""
    return is_to_come(text, naming.start) or _STILL_TO_SIGN.match(text, naming.end) is not None


def _said_between(tails: Tails, naming: Naming, start: int, end: int) -> Naming:
    """`naming` with the date and period that stand between its class and its parties."""
    dates = (said[0] for position in range(start, end) if (said := tails.date_at(position)))
    return replace(naming, date=next(dates, naming.date), period=tails.period_in(start, end))


def _names_another(gap: str) -> bool:
    """Whether another document is named between the class and its "giữa"."""
    return any(gap[found.start].isupper() for found in find_types(gap))


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


def _signed_with(reading: Reading, position: int) -> re.Match[str] | None:
    """`đã ký kết với UBND tỉnh B` right before a name."""
    for verb in _SIGNED_WITH.finditer(reading.folded.flat, max(0, position - 120), position):
        names, end = reading.names_from(verb.end())
        if names and 0 <= position - end <= 2:
            return verb
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
    found = _WITH.match(text, match.end)
    mention = reading.mention_at(found.end()) if found else None
    side = _own_side(reading, match.start)
    if not text[match.start].isupper() or mention is None or side is None:
        return None
    parties = (side, *reading.expand(mention.entities))
    if side in localities_of(mention.entities) or len(localities_of(parties)) < 2:
        return None
    naming = replace(_start(match, mention.end, reading), issuer=parties, parties=parties, issuer_basis=WITH)
    naming = _said_between(tails, naming, match.end, mention.start)
    naming = _tail(reading, tails, naming)
    return replace(naming, title=text[naming.start : naming.end], confidence=0.9)


def _own_side(reading: Reading, position: int) -> str | None:
    context = reading.contexts[reading.document_at(position)] if reading.contexts else None
    return context.locality if context else None


def _signed(reading: Reading, tails: Tails, match: TypeMatch) -> Naming | None:
    """`ngày 27/12/2016, … UBND các tỉnh A, B, C đã ký kết Kế hoạch …`, `Sở X ký Biên bản hợp tác với Sở X tỉnh B`."""
    text = reading.folded.flat
    verb = _SIGNED_BY.search(text, max(0, match.start - 60), match.start) or _signed_with(reading, match.start)
    if verb is None or not text[match.start].isupper():
        return None
    start, end = reading.sentence(match.start)
    partners, reached = _signed_partners(reading, match, verb, end)
    parties = _signatories(reading, start, verb, partners)
    if len(localities_of(parties)) < 2:
        return None
    naming = replace(_start(match, match.end, reading), issuer=parties, parties=parties, issuer_basis="đã ký kết")
    naming = _tail(reading, tails, replace(naming, end=max(reached, naming.end)))
    naming = replace(naming, end=max(naming.end, _title_end(text, match.end, end)))
    period = naming.period if naming.period.raw else tails.period_in(match.end, naming.end)
    date = (
        naming.date if naming.date.raw else _date_said(tails, naming, max(start, _after_own_date(reading, match.start)))
    )
    return replace(naming, period=period, date=date, title=text[match.start : naming.end].strip())


def _after_own_date(reading: Reading, position: int) -> int:
    """Where the text goes on after its document's own date: that date is of no other document."""
    date = reading.parts[reading.document_at(position)].date
    return date.range.end if date and date.range.end <= position else 0


def _date_said(tails: Tails, naming: Naming, start: int) -> PartialDate:
    """The date in a name, else the one nearest before it in its sentence: "Ngày 15/4/2018, A và B đã ký …"."""
    positions = (*range(naming.head, naming.end), *range(naming.start, start - 1, -1))
    dates = (found[0] for position in positions if (found := tails.date_at(position)))
    return next(dates, naming.date)


def _signed_partners(reading: Reading, match: TypeMatch, verb: re.Match[str], end: int) -> tuple[tuple[str, ...], int]:
    """Who is named after "với", before or after the type's words, and the end of those names."""
    text = reading.folded.flat
    after = _WITH.match(text, match.end, end)
    if verb["with"]:
        return _entities(reading.names_from(verb.end())[0]), match.end
    names, reached = reading.names_from(after.end()) if after and not _names_another(after["gap"]) else ((), match.end)
    return reading.expand(_entities(names)), reached


def _signatories(reading: Reading, start: int, verb: re.Match[str], partners: tuple[str, ...]) -> tuple[str, ...]:
    """Who signs: the names before the verb and the partners; the own agency or place where nobody stands before it."""
    names = reading.longest_list(start, verb.start()) if not partners else _subject(reading, start, verb.start())
    found = tuple(p for p in (*reading.expand(_entities(names)), *partners) if not p.startswith("grp:"))
    if _COMMITTEES.search(reading.folded.flat, start, verb.start()) and not partners:
        return tuple(place.replace("loc:", "org:ubnd/", 1) for place in localities_of(found))
    if not names and partners and (own := _own_counterpart(reading, verb.start(), partners[0])):
        return (own, *found)
    return found


def _subject(reading: Reading, start: int, end: int) -> tuple[ResolvedMention, ...]:
    """The names that end just before the verb."""
    for mention in reading.between(start, end):
        names, reached = reading.names_from(mention.start)
        if names and _ADVERBS.fullmatch(reading.folded.flat, reached, end):
            return names
    return ()


def _own_counterpart(reading: Reading, position: int, partner: str) -> str | None:
    """The document's own side as its partner is named: the same kind of agency, or its place."""
    side = _own_side(reading, position)
    kind = partner.removeprefix("org:").partition("/")[0]
    if side is None or not partner.startswith("org:") or "/" not in partner:
        return side
    return organisation(kind, side)


def _entities(names: Sequence[ResolvedMention]) -> tuple[str, ...]:
    return tuple(entity for name in names for entity in name.entities)


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
