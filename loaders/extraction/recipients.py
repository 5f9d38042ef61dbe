"""Kính gửi and Nơi nhận: one row per line, with the agencies that the line names and what they get it for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.facts import Addressee, Recipient
from loaders.anatomy.parts import Range, RecipientLine
from loaders.extraction.agencies import organisation, unknown_kind
from loaders.extraction.document_context import DocumentContext
from loaders.extraction.documents import Known
from loaders.extraction.mentions import ResolvedMention
from loaders.extraction.mentions.scene import group
from loaders.extraction.reading import Reading, locality_of
from loaders.places.keys import slug

_NOTED = (
    (re.compile(r"b\s?/\s?c|báo cáo", re.IGNORECASE), "báo cáo"),
    (re.compile(r"để biết", re.IGNORECASE), "để biết"),
    (re.compile(r"t\s?/\s?h|thực hiện", re.IGNORECASE), "thực hiện"),
    (re.compile(r"đăng tải|đăng công báo|đăng website|công khai", re.IGNORECASE), "đăng tải"),
    (re.compile(r"p\s?/\s?h|phối hợp", re.IGNORECASE), "phối hợp"),
    (re.compile(r"chỉ đạo", re.IGNORECASE), "chỉ đạo"),
    (re.compile(r"theo dõi|giám sát", re.IGNORECASE), "theo dõi"),
)
_PUBLISHING = re.compile(
    r"cổng (?:thông tin|ttđt)|công báo|tin học|báo |đài |trung tâm thông tin|th&cb|truyền hình", re.IGNORECASE
)
_OF_THE_STATE = re.compile(r"(?<!vườn )(?:quốc gia|nhà nước|trung ương)\b", re.IGNORECASE)
_AIDE = re.compile(r"(?:trợ lý|thư ký)(?: của)? $")
"""Whose aide gets a copy gets none by that: "Trợ lý của Chủ tịch"."""
_BRACKET = re.compile(r" ?\([^()]*\)")
_NOT_WORDS = re.compile(r"(?:\([^()]*\)|[\W\d]|(?:các|và|tỉnh|thành phố|tp|huyện|thị xã|xã|phường|lãnh đạo|như)\b)*")
_BODY = re.compile(
    r"(?P<name>(?:Trung tâm|Hội(?! đồng)|Hiệp hội|Liên đoàn|Liên hiệp|Liên minh|Đài|Cục|Chi cục|Công ty"
    r"|Tổng công ty|Viện"
    r"|Trường|Bệnh viện|Quỹ|Câu lạc bộ|Hạt|Trạm|Vườn quốc gia|Ban (?:Quản lý|quản lý|Chỉ đạo|chỉ đạo|Chỉ huy|chỉ huy))"
    r" (?:(?! liên quan\b)[^,;:()]){3,80}?)(?: (?:tỉnh|thành phố|huyện))?"
)
"""A body by its first words; a place word alone behind it ("… tỉnh") is the document's own."""
_ARTICLE = re.compile(r"[Nn]hư [Đđ]iều (?P<number>\d+)")
_CHARGE = re.compile(r"(?:chịu|có) trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện)|căn cứ Quyết định (?:này )?thi hành")
_CLAUSE = re.compile(r"(?<!TP)\.(?= )|(?<=[.;:] )\d{1,2}\. ")
_OWN_OFFICE = re.compile(
    r"(?:VPUB|VP UB|CVP|PCVP|CPVP|LĐVP|Lãnh đạo VP|Chánh VP|Chánh Văn phòng|Các PCVP"
    r"|Chánh(?:,| và) (?:các )?Phó (?:Chánh )?(?:VP|Văn phòng)\b)",
    re.IGNORECASE,
)
_OWN_HEADS = re.compile(r"(?:Ban )?(?:Giám đốc|GĐ|Các PGĐ|PGĐ|Phó GĐ|Phó Giám đốc|Lãnh đạo Sở)\b", re.IGNORECASE)
_HEADS = (
    (re.compile(r"(?<!phó )(?<!p)(?:giám đốc|gđ|lãnh đạo sở)", re.IGNORECASE), "giam-doc"),
    (re.compile(r"pgđ|phó gđ|phó giám đốc|ban giám đốc|lãnh đạo sở", re.IGNORECASE), "pho-giam-doc"),
)
_MEMBERS = re.compile(
    r"(?:các )?(?:đồng chí |đ/c )?(?P<committee>(?:tỉnh|thành|huyện|thị|quận) ủy) viên\b", re.IGNORECASE
)
"""Who sits on the issuer's Party committee: "Các đồng chí Tỉnh ủy viên"."""
_SUPERIOR = re.compile(
    r"org:(?:tt-|btv-|tinh-uy|thanh-uy|huyen-uy|chinh-phu|van-phong-chinh-phu|vpcp|bo-|quoc-hoi|vp-chinh-phu)"
)


def find_addressees(reading: Reading, known: Sequence[Known]) -> tuple[Addressee, ...]:
    """One row per addressee line."""
    return tuple(
        Addressee(item.row.id, _addressed(reading, line, item), reading.span(line.start, line.end))
        for item in known
        if item.entry.part is not None
        for line in item.entry.part.addressees
    )


def find_recipients(reading: Reading, known: Sequence[Known]) -> tuple[Recipient, ...]:
    """One row per recipient line; "Như trên" repeats the addressees, "Lưu" is the drafting unit where it is known."""
    return tuple(
        row
        for item in known
        if item.entry.part is not None
        for row in _recipients(reading, item.row.id, item.entry.part.addressees, item.entry.part.recipients, item)
    )


def _recipients(
    reading: Reading, document: str, addressees: Sequence[Range], lines: Sequence[RecipientLine], item: Known
) -> Iterator[Recipient]:
    context = reading.contexts[item.entry.index or 0]
    for line in lines:
        span = reading.span(line.range.start, line.range.end)
        if line.repeats_addressees:
            orgs = tuple(dict.fromkeys(org for addressee in addressees for org in _addressed(reading, addressee, item)))
            yield Recipient(document, orgs, "thực hiện", span, line.note or "= Kính gửi")
        else:
            orgs = (
                _agencies(reading, line.range)
                or _of_article(reading, line, item)
                or _own(reading, line, context)
                or _members(reading, line, context)
                or (() if line.is_filing else _unlisted(reading, line.range, context))
            )
            yield Recipient(document, orgs, _purpose(reading, line, orgs, context), span, line.note)


def _agencies(reading: Reading, line: Range) -> tuple[str, ...]:
    """The agencies and offices that a line names; a place only where the line says nothing else."""
    mentions = reading.between(line.start, line.end)
    lower = reading.folded.lower
    chosen: Sequence[ResolvedMention] = [
        m for m in mentions if m.kind == "org" and not _AIDE.search(lower, line.start, m.start)
    ]
    if not chosen and _only_places(reading, line, mentions):
        chosen = mentions
    return tuple(dict.fromkeys(entity for mention in chosen for entity in mention.entities))


def _addressed(reading: Reading, line: Range, item: Known) -> tuple[str, ...]:
    return _agencies(reading, line) or _unlisted(reading, line, reading.contexts[item.entry.index or 0])


def _only_places(reading: Reading, line: Range, mentions: Sequence[ResolvedMention]) -> bool:
    """Whether a line says no more than places: "tỉnh A", "Các huyện B, C (t/h)"; not "Ngân hàng trên địa bàn tỉnh"."""
    start, rest = line.start, []
    for mention in mentions:
        rest.append(reading.folded.lower[start : mention.start])
        start = max(start, mention.end)
    return _NOT_WORDS.fullmatch("".join((*rest, reading.folded.lower[start : line.end]))) is not None


def _unlisted(reading: Reading, line: Range, context: DocumentContext) -> tuple[str, ...]:
    """A body outside the vocabulary that fills its line: "Trung tâm Khuyến công" is the document's own place's."""
    found = _BODY.fullmatch(_BRACKET.sub("", line.of(reading.folded.flat)).strip(" ;.,"))
    if found is None:
        return ()
    place, name = context.locality, found["name"]
    if _OF_THE_STATE.search(name):
        return (organisation(unknown_kind(name), None),)
    for last in reading.between(line.start, line.end)[-1:]:
        written = reading.folded.flat[last.start : last.end]
        if last.kind == "loc" and len(last.entities) == 1 and name.endswith(f" {written}"):
            place, name = last.entities[0], name.removesuffix(written).rstrip(" -,")
    return (organisation(unknown_kind(name), place),) if place and " " in name else ()


def _of_article(reading: Reading, line: RecipientLine, item: Known) -> tuple[str, ...]:
    """`Như Điều 3`: the agencies that the article names before it says what they do."""
    said = _ARTICLE.search(line.range.of(reading.folded.flat))
    part = item.entry.part
    if said is None or part is None:
        return ()
    heading = re.compile(
        rf"Điều {said['number']}\. ?(?P<names>[^.]*?)(?:chịu trách nhiệm|căn cứ|thi hành|\.)", re.DOTALL
    )
    found = list(heading.finditer(reading.folded.flat, part.range.start, line.range.start))
    names = found[-1].span("names") if found else (0, 0)
    named = reading.expand(e for m in reading.between(*names) if m.kind == "org" for e in m.entities)
    return named or _charged(reading, said["number"], Range(part.range.start, line.range.start))


def _charged(reading: Reading, number: str, within: Range) -> tuple[str, ...]:
    """Whom a clause of the article charges with carrying it out ("… 2. A; B và C chịu trách nhiệm thi hành")."""
    flat = reading.folded.flat
    article = flat.rfind(f"Điều {number}.", within.start, within.end)
    charge = _CHARGE.search(flat, article, within.end) if article >= 0 else None
    if charge is None:
        return ()
    start = max(article, *(m.end() for m in _CLAUSE.finditer(flat, article, charge.start())), 0)
    mentions = [m for m in reading.between(start, charge.start()) if m.kind == "org" and m.end <= charge.start()]
    return reading.expand(entity for m in mentions for entity in m.entities)


def _own(reading: Reading, line: RecipientLine, context: DocumentContext) -> tuple[str, ...]:
    """The issuer's own office and heads, who are named without it: "VPUB: CVP, PCVP", "Giám đốc, các PGĐ"."""
    words = line.range.of(reading.folded.flat)
    if len(context.issuer) != 1 or line.is_filing or (place := locality_of(context.issuer[0])) is None:
        return ()
    body, path = context.issuer[0].removeprefix("org:").partition("/")[0], place.removeprefix("loc:")
    if body == "ubnd" and _OWN_OFFICE.match(words):
        return (f"org:vp-ubnd/{path}",)
    if body.startswith("so-") and _OWN_HEADS.match(words):
        heads = [head for pattern, head in _HEADS if pattern.search(words)]
        return tuple(f"post:{head}-{body}/{path}" for head in heads)
    return ()


def _members(reading: Reading, line: RecipientLine, context: DocumentContext) -> tuple[str, ...]:
    """The members of the Party committee of the issuer's place, or of the province above it."""
    found = _MEMBERS.match(line.range.of(reading.folded.flat))
    if found is None or (place := context.locality) is None:
        return ()
    above = place.partition("/")[0] if found["committee"].lower() == "tỉnh ủy" else place
    return (group(f"{slug(found['committee'])}-vien", (above,)),)


def _purpose(reading: Reading, line: RecipientLine, orgs: tuple[str, ...], context: DocumentContext) -> str:
    """What the line's own bracket says, else what such a recipient gets a document for."""
    words = line.range.of(reading.folded.flat)
    if line.is_filing:
        return "lưu"
    for pattern, purpose in _NOTED:
        if pattern.search(line.note or ""):
            return purpose
    if _PUBLISHING.search(words):
        return "đăng tải"
    return _usual(orgs, context)


def _usual(orgs: tuple[str, ...], context: DocumentContext) -> str:
    places = {locality_of(org) for org in orgs}
    if not orgs:
        return "để biết"
    if all(org.startswith("post:") for org in orgs):
        return "chỉ đạo"
    if any(_SUPERIOR.match(org) and _above(locality_of(org), context.locality) for org in orgs):
        return "báo cáo"
    if context.locality and any(places) and not any(_below(place, context.locality) for place in places):
        return "báo cáo" if any(_below(context.locality, place) for place in places) else "trao đổi"
    return "thực hiện"


def _above(place: str | None, own: str | None) -> bool:
    """Whether a body of `place` stands above or beside one of `own`: central, of the same place, or of a wider one."""
    return place is None or own is None or _below(own, place)


def _below(place: str | None, other: str | None) -> bool:
    """Whether `place` is `other` or lies in it."""
    return place is not None and other is not None and (place == other or place.startswith(f"{other}/"))
