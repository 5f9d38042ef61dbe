"""Offices that a text names, one row per naming: "Chủ tịch UBND tỉnh", "Giám đốc Sở Y tế", "Phó Bí thư Huyện ủy".

The mentions say which office of which body (`mentions.posts`), the signature blocks who signed in which (`signers`);
added here are the person whom the text puts beside an office ("đồng chí Nguyễn Văn A, Phó Chủ tịch UBND tỉnh") and
lists of bodies under one title ("Giám đốc các Sở: Tài chính, Nội vụ"). A former office ("nguyên Bí thư …") has no
holder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.facts import PostMention, Signer
from loaders.anatomy.names import SURNAMES
from loaders.extraction.agencies import post as post_id
from loaders.extraction.documents import Known, slug
from loaders.extraction.entity_names import GOVERNMENT, TITLES
from loaders.extraction.mentions import ResolvedMention
from loaders.extraction.reading import Reading, locality_of
from loaders.extraction.signers import name_of, person_id
from loaders.text.letters import LOWER, UPPER

_LISTED, _APART = 0.95, 0.9
_REACH, _LONGEST_LIST = 240, 600
_TITLE_WORDS = "Phó|Chủ|Giám|Bí|Ủy|Trưởng|Chánh|Cục|Chi|Đại|Tổng|Bộ|Thứ|Viện|Hiệu|Tỉnh|Thành|Ban|Sở|UBND|HĐND"
_WORD = rf"(?!(?:{_TITLE_WORDS})\b)[{UPPER}][{LOWER}]{{0,7}}(?!\w)"
_NAME = rf"(?:(?:GS|PGS|TS|ThS|BS|KS|CN|LS)\.? ?){{0,3}}(?P<name>{_WORD}(?: {_WORD}){{1,4}})"
_CALLED = (
    r"(?P<called>(?:[Đđ]ồng chí|[Đđ]/c|[Đđ]\.c|[Ôô]ng|[Bb]à|(?:[Tt]hiếu|[Tt]rung|[Tt]hượng|[Đđ]ại) (?:tướng|tá)):? )"
)
_AFTER = re.compile(rf"(?P<mark> ?[:(]| -| là|,)? ?{_CALLED}?{_NAME}")
_BEFORE = re.compile(rf"(?:{_CALLED}|(?<![\w/] )(?<!\w)){_NAME}(?= ?(?:,|-|\(|là) ?)")
_TITLES_BETWEEN = re.compile(rf"(?: ?(?:,|-|\(|là|kiêm|và) ?(?:quyền )?(?:[{UPPER}][^,;:.()\n•|]{{2,80}})?)*[\s,(-]*$")
_FORMER = re.compile(r"(?:nguyên|cựu) $", re.IGNORECASE)
_OF_SEVERAL = re.compile(r"các (?P<noun>[Ss]ở|[Pp]hòng|[Bb]an|[Cc]hi cục)\b")
_TITLE_BEFORE = re.compile(r"(?<!\w)(?:Phó )?(?:Giám đốc|Trưởng|Chủ nhiệm|Thủ trưởng)(?= $)")
_LEADS_ON = (", ", "- ", "(", "( ", " là ", " kiêm ", " và ", " quyền ")
_CODES = {name.lower(): code for code, name in TITLES.items()}
_OFFICE_NEXT = re.compile(r" ?, (?:Phó |Q\. )?(?:Chủ tịch|Bí thư|Giám đốc|Trưởng|Chánh|Cục trưởng|Viện trưởng)\b")
_LIST_ENDS = re.compile(r"[.;\n•|]")


def find_posts(reading: Reading, known: Sequence[Known], signers: Sequence[Signer]) -> tuple[PostMention, ...]:
    """One row per office and naming, in order of the text."""
    signed = list(_signed(reading, signers))
    above = {(row.post, row.evidence.end) for row in signed}
    mentioned = (row for row in _mentioned(reading, known) if (row.post, row.evidence.end) not in above)
    return tuple(
        sorted((*mentioned, *_listed(reading, known), *signed), key=lambda row: (row.evidence.start, row.post))
    )


def body_of(office: str) -> str | None:
    """The body that an office belongs to: `post:chanh-vp-ubnd/x` → `org:vp-ubnd/x`; None where its title is unknown."""
    name, _, place = office.removeprefix("post:").partition("/")
    if name in GOVERNMENT:
        return "org:chinh-phu"
    title = max((code for code in TITLES if name.startswith(f"{code}-")), key=len, default=None)
    return f"org:{name[len(title) + 1 :]}" + (f"/{place}" if place else "") if title else None


def _mentioned(reading: Reading, known: Sequence[Known]) -> Iterator[PostMention]:
    for mention in reading.mentions:
        offices = [entity for entity in mention.entities if entity.startswith("post:")]
        if not offices or mention.document >= len(known) or mention.how.startswith("symbol"):
            continue
        name = _holder(reading, mention) if len(offices) == 1 else None
        for office in offices:
            yield PostMention(
                document=known[mention.document].row.id,
                post=office,
                title=" ".join(reading.folded.flat[mention.start : mention.end].split()),
                body=body_of(office),
                evidence=reading.span(mention.start, mention.end),
                holder=person_id(name) if name else None,
                holder_name=name,
                confidence=min(mention.confidence, _APART if name else 1.0),
            )


def _listed(reading: Reading, known: Sequence[Known]) -> Iterator[PostMention]:
    """`Giám đốc các Sở: Tài chính, Nội vụ`: the office in each body that the list names."""
    flat = reading.folded.flat
    for found in _OF_SEVERAL.finditer(flat):
        title = _TITLE_BEFORE.search(flat, max(0, found.start() - 20), found.start())
        code = _CODES.get(title[0].lower()) if title else None
        if title is None or code is None:
            continue
        document = reading.document_at(found.start())
        stop = _LIST_ENDS.search(reading.folded.text, found.end(), found.end() + _LONGEST_LIST)
        end = stop.start() if stop else found.end() + _LONGEST_LIST
        for mention in _same_kind(reading, found["noun"], found.start("noun"), end) if document < len(known) else ():
            kind = mention.entities[0].removeprefix("org:").partition("/")[0]
            office = post_id(code, kind, locality_of(mention.entities[0]))
            yield PostMention(
                document=known[document].row.id,
                post=office,
                title=title[0],
                body=mention.entities[0],
                evidence=reading.span(mention.start, mention.end),
                confidence=min(_LISTED, mention.confidence),
            )


def _same_kind(reading: Reading, noun: str, start: int, end: int) -> Iterator[ResolvedMention]:
    """The bodies of one kind ("sở", "phòng") that a list names before it comes to others."""
    for mention in reading.between(start, end):
        if mention.kind == "loc":
            continue
        if len(mention.entities) > 1 or not mention.entities[0].startswith(f"org:{slug(noun)}-"):
            return
        yield mention


def _signed(reading: Reading, signers: Sequence[Signer]) -> Iterator[PostMention]:
    """The office above a signature."""
    titles = {
        reading.span(block.person.start, block.person.end): reading.span(block.title.start, block.title.end)
        for part in reading.parts for block in part.signatures if block.title
    }  # fmt: skip
    for signer in signers:
        title = titles.get(signer.evidence[-1])
        if signer.post and signer.title and title:
            yield PostMention(
                document=signer.document,
                post=signer.post,
                title=" ".join(signer.title.split()),
                body=body_of(signer.post),
                evidence=title,
                holder=signer.person,
                holder_name=name_of(signer),
            )


def _holder(reading: Reading, mention: ResolvedMention) -> str | None:
    """The person beside an office: behind it, or before it with nothing but other offices between."""
    flat = reading.folded.flat
    if _FORMER.search(flat, max(0, mention.start - 8), mention.start):
        return None
    after = _AFTER.match(flat, mention.end, mention.end + 60)
    if after and _is_person(after) and not _names_more(flat, after.end()):
        return after["name"]
    if not flat.endswith(_LEADS_ON, 0, mention.start):
        return None
    start = max(0, mention.start - _REACH)
    before = list(_BEFORE.finditer(flat, start, mention.start))
    for found in reversed(before):
        if _is_person(found):
            return found["name"] if _TITLES_BETWEEN.fullmatch(flat, found.end(), mention.start) else None
    return None


def _is_person(found: re.Match[str]) -> bool:
    """Whether words with capitals are a name: called "ông", "bà", "đồng chí", or beginning with a surname."""
    bare = found.groupdict().get("mark")
    return bool(found["called"]) or (found["name"].split()[0] in SURNAMES and bare != ",")


def _names_more(flat: str, end: int) -> bool:
    """Whether the name behind an office begins the next entry of a list: "Giám đốc Sở, ông A, Phó Giám đốc"."""
    return _OFFICE_NEXT.match(flat, end) is not None
