"""Who signed, in which post and by whose authority: from signature blocks, and from a press article's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.facts import Signer
from loaders.anatomy.parts import DocumentParts, SignaturePart
from loaders.extraction.document_context import DocumentContext
from loaders.extraction.documents import Known, slug
from loaders.extraction.reading import Reading, locality_of
from loaders.extraction.sides import signed_for
from loaders.text.fold import without_marks

MEANINGS = {
    "TM.": "thay mặt (tập thể)",
    "KT.": "ký thay",
    "TL.": "thừa lệnh",
    "TUQ.": "thừa ủy quyền",
    "Q.": "quyền",
    "ĐẠI DIỆN": "đại diện",
}
"""What the authority marks mean (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.7; Hướng dẫn 36-HD/VPTW for T/M, K/T, T/L)."""

_HEADS = (("pho chu tich", "pct"), ("chu tich", "chu-tich"))
_OWN_BODY = re.compile(r" (?:ubnd|hdnd|uy ban|so|bo|cuc|cong an|trung tam|huyen|tinh|thanh pho|thi xa|xa|phuong)\b")
_OF_ITS_OWN = re.compile(r"(?P<office>(?:pho )?thu tuong)(?: chinh phu)?")
"""An office that is no body's, whoever it signs for."""
_STANDING_IN = " thuong truc"
"""The first of several deputies; the office is the deputy's."""
_OF_COMMITTEE = re.compile(r"\bchu tich (?:ubnd|uy ban nhan dan)\b")
_PART_OF_NAME = (("van phong", "vp-"), ("thanh tra", "thanh-tra"), ("ban", "ban-"))
"""A title's last words that the body's id says again: "CHÁNH VĂN PHÒNG" of `vp-ubnd` is `chanh-vp-ubnd`."""
_LETTERS = "A-ZĐÂĂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ"
_NAME = re.compile(rf",? ?(?P<name>[{_LETTERS}]\w+(?: [{_LETTERS}]\w*){{1,4}}),?(?= (?:(?:đã |vừa |mới )*ký\b|và\b)|,)")
_SIGNED = re.compile(r",? (?:đã |vừa |mới )*ký(?: ban hành| phê duyệt| thông qua)?", re.IGNORECASE)


def find_signers(reading: Reading, known: Sequence[Known]) -> tuple[Signer, ...]:
    """One row per signature, in order; a press article's row is for the document that it says was signed."""
    rows: list[Signer] = []
    for item in known:
        part = item.entry.part
        if part is None:
            continue
        if part.kind == "press":
            rows += _reported(reading, known, part)
        else:
            context = reading.contexts[item.entry.index or 0]
            blocks = [block for block in part.signatures if _is_signature(part, block)]
            rows += [_signer(reading, item.row.id, block, context) for block in blocks]
    return tuple(rows)


def name_of(signer: Signer) -> str:
    """The signer's name as written: the end of the passage that names them."""
    words = signer.evidence[-1].quote.split()
    known = signer.person.removeprefix("per:").split("-")
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            if slug(" ".join(words[start:end])).split("-") == known:
                return " ".join(words[start:end]).strip(",. ")
    return signer.evidence[-1].quote


def _is_signature(part: DocumentParts, block: SignaturePart) -> bool:
    """A bare name at the end is a signature only of what is a document otherwise."""
    return bool(block.authority or block.title or part.number or part.type)


def sign_posts(reading: Reading, part: DocumentParts, context: DocumentContext) -> tuple[str, ...]:
    """The posts of a document's signers, as far as their titles say them."""
    posts = (_post(_title(reading, block), _behalf(reading, block, context)) for block in part.signatures)
    return tuple(dict.fromkeys(post for post in posts if post))


def _signer(reading: Reading, document: str, block: SignaturePart, context: DocumentContext) -> Signer:
    behalf = _behalf(reading, block, context)
    title = _title(reading, block)
    ranges = [r for r in (block.body, block.title) if r]
    evidence = [reading.span(block.person.start, block.person.end)]
    if ranges:
        evidence.insert(0, reading.span(min(r.start for r in ranges), max(r.end for r in ranges)))
    return Signer(
        document=document,
        person=person_id(block.person.of(reading.folded.flat)),
        title=title,
        post=_post(title, behalf),
        authority=block.authority,
        authority_meaning=_meaning(block.authority),
        on_behalf_of=behalf,
        evidence=tuple(evidence),
    )


def person_id(name: str) -> str:
    """`Lê Văn Hòa` → `per:le-van-hoa`: ranks and degrees before the name ("TS. ", "Thiếu tướng") dropped."""
    bare = re.sub(
        r"^(?:(?:GS|PGS|TS|ThS|BS|KS|CN)\.? ?)+|^(?:Đại tá|Thượng tá|Trung tá|Thiếu tướng) ", "", name.strip()
    )
    return f"per:{slug(bare)}"


def _title(reading: Reading, block: SignaturePart) -> str | None:
    return block.title.of(reading.folded.flat).strip() if block.title else None


def _meaning(authority: str | None) -> str | None:
    if authority is None:
        return "authority block lost in the text"
    return "; ".join(MEANINGS.get(mark.strip(), mark.strip()) for mark in authority.split("+"))


def _behalf(reading: Reading, block: SignaturePart, context: DocumentContext) -> str | None:
    """For whom: the body or side that the block names, else the document's issuer where it is one body."""
    named = signed_for(reading, block)
    return named or (context.issuer[0] if len(context.issuer) == 1 else None)


def _post(title: str | None, behalf: str | None) -> str | None:
    """`PHÓ CHỦ TỊCH` of `org:ubnd/x` → `post:pct-ubnd/x`; `GIÁM ĐỐC` of `org:so-y-te/x` → `post:giam-doc-so-y-te/x`."""
    if title is None or behalf is None:
        return None
    plain = without_marks(title).lower().strip()
    words = _OWN_BODY.split(plain, maxsplit=1)[0].removesuffix(_STANDING_IN)
    if office := _OF_ITS_OWN.fullmatch(words):
        return f"post:{slug(office['office'])}"
    place = locality_of(behalf)
    if place is None and not behalf.startswith("org:"):
        return None
    of_committee = behalf.startswith("loc:") or (place and _OF_COMMITTEE.search(plain))
    body = "ubnd" if of_committee else behalf.removeprefix("org:").partition("/")[0].replace("ubtvqh", "quoc-hoi")
    head = next((head for start, head in _HEADS if words.startswith(start)), None) or _short_head(words, body)
    if title.lower().strip().startswith("thứ trưởng"):
        head = "thu-truong-bo"  # without its marks it would be the head of any body
    if head in {"bi-thu", "pho-bi-thu"}:
        body = body.removeprefix("btv-")  # T/M BAN THƯỜNG VỤ signs the secretary of the whole committee
    return f"post:{head}-{body}" + (f"/{place.removeprefix('loc:')}" if place else "")


def _short_head(words: str, body: str) -> str:
    """The title without what the body's id says as well; an office that is not the body itself keeps its name."""
    for part, start in _PART_OF_NAME:
        if words.endswith(f" {part}") and body.startswith(start):
            return slug(words.removesuffix(part))
    return slug(words).replace("van-phong", "vp")


def _reported(reading: Reading, known: Sequence[Known], part: DocumentParts) -> Iterator[Signer]:
    """`Chủ tịch UBND TP A Nguyễn Văn B [và Chủ tịch UBND tỉnh C Trần Văn D] đã ký ban hành Chương trình số …`."""
    text = reading.folded.flat
    waiting: list[tuple[int, str, int, str]] = []
    for mention in reading.between(part.range.start, part.range.end):
        name = _NAME.match(text, mention.end) if mention.entities[0].startswith("post:") else None
        if name is None:
            continue
        if waiting and not re.fullmatch(r",? (?:và )?", text[waiting[-1][2] : mention.start]):
            waiting = []
        waiting.append((mention.start, name["name"], name.end(), mention.entities[0]))
        signed = _SIGNED.match(text, name.end())
        document = _document_from(known, signed.end()) if signed else None
        for start, person, end, post in waiting if document and signed else ():
            title = text[start : end - len(person)].strip(" ,")
            yield Signer(
                document=document or "", person=person_id(person), title=title, post=post,
                authority_meaning="reported in prose, no signature block", on_behalf_of=_office_body(post),
                evidence=(reading.span(start, signed.end() if signed else end),),
            )  # fmt: skip


def _document_from(known: Sequence[Known], position: int) -> str | None:
    starts = ((n.start, item.row.id) for item in known for n in item.entry.namings if 0 <= n.start - position <= 10)
    return min(starts, default=(0, None))[1]


def _office_body(post: str) -> str | None:
    """The body that an office heads: `post:chu-tich-ubnd/x` → `org:ubnd/x`."""
    head, _, place = post.removeprefix("post:").partition("/")
    return f"org:ubnd/{place}" if head.endswith("-ubnd") and place else None
