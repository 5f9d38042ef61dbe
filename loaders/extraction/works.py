"""Documents named by neither number nor parties: laws, programmes, standards, titled plans, projects, proposals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.facts import PartialDate, System
from loaders.extraction.mentions import ResolvedMention
from loaders.extraction.naming import Naming, Tails
from loaders.extraction.reading import Reading
from loaders.grammar.types import find_types

STATE_AS_LAWGIVER = ("org:nha-nuoc",)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A kind of work: `name` in the regex is the work's own name, the rest its setting."""

    regex: re.Pattern[str]
    code: str
    label: str
    system: System
    status: str


_STOP = r"(?=[.;:,()\"]| (?:tại|trên|trong|theo|của|nhằm|để|đến|và|với|từ|cho|đề nghị|trình|giai đoạn|năm \d)\b|$)"
_TOPICS = (
    r"xây dựng nông thôn mới|giảm nghèo bền vững|giáo dục phổ thông|mỗi xã một sản phẩm|OCOP"
    r"|phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số và miền núi|phát triển văn hóa"
)
_PATTERNS = (
    Pattern(
        re.compile(
            rf"(?P<name>(?:các )?chương trình mục tiêu quốc gia(?: (?:về )?(?:{_TOPICS}))?(?: năm \d{{4}})?)",
            re.IGNORECASE,
        ),
        "CTMTQG", "Chương trình mục tiêu quốc gia", "programme", "programme",
    ),
    Pattern(
        re.compile(rf"(?P<name>chương trình (?:về )?(?:{_TOPICS})(?: (?:19|20)\d\d)?)(?!\w)", re.IGNORECASE),
        "CTr", "Chương trình", "programme", "programme",
    ),
    Pattern(
        re.compile(
            r"(?i:(?P<name>tiêu chuẩn (?-i:(?:[A-Z][A-Za-z]*GAP|Global GAP|HACCP|ISO[ \d:-]+|TCVN[ \d:-]+)"
            r"(?:, | và )?)+))"
        ),
        "TC", "Tiêu chuẩn", "standard", "standard",
    ),
    Pattern(
        re.compile(
            r"(?:thực hiện|triển khai)(?: (?:tốt|nghiêm|nghiêm túc|có hiệu quả|hiệu quả))? "
            rf"(?P<name>(?:[Qq]uy chế|[Pp]hương án) phối hợp [^.;:,()\"]{{8,50}}?(?:, [^.;:,()\"]{{3,40}}?)?{_STOP})"
        ),
        "QC", "Quy chế", "state", "unidentified",
    ),
    Pattern(
        re.compile(
            r"(?P<name>hồ sơ di sản [^.;:,()\"]{6,80}?(?=[.;:,()\"]| (?:đề nghị|trình|theo|để)\b|$))", re.IGNORECASE
        ),
        "HoSo", "Hồ sơ di sản", "other", "in preparation",
    ),
    Pattern(
        re.compile(rf"(?P<name>Đề tài [^.;:,()\"]{{10,120}}?{_STOP})"),
        "DeTai", "Đề tài", "other", "project, not a document",
    ),
)  # fmt: skip
_PROJECT = re.compile(
    r"(?:thực hiện|triển khai|đầu tư|xây dựng) (?P<name>[Dd]ự án [^.;:,()\"]{10,90}?(?: \([^()]{3,60}\))?)"
    r"(?=[.;:,(]| (?:tại|nhằm|để)\b|$)"
)
_PROPOSAL = re.compile(r"(?P<lead>(?:trên cơ sở|theo) )(?P<name>(?:đề xuất|đề nghị|kiến nghị) của )", re.IGNORECASE)
_AMENDING = re.compile(r" sửa đổi[^;.:\n]{5,250}?(?= ngày| số \d|[;.:]|$)", re.IGNORECASE)
_INFRASTRUCTURE = re.compile(
    r"[Dd]ự án (?:đầu tư |xây dựng |cải tạo |nâng cấp )*"
    r"(?:tuyến|đường|cao tốc|quốc lộ|cầu|hồ|thủy điện|nhà máy|khu|cụm|sân bay|cảng"
    r"|trường|trụ sở|nhà|bệnh viện|trạm|kè|đê|chợ)\b",
    re.IGNORECASE,
)
_LAW_END = re.compile(
    r"[;:.()\"]|,(?= [A-ZĐ])|,(?= (?:Luật|Bộ luật|Nghị|Thông|Pháp lệnh|các|được|quy định|đã|và)\b)"
    r"| (?:ngày|năm|số|được|đã|và (?:các|Luật|Bộ luật|Nghị|Thông|văn bản|những)|của|về việc|trong|theo|để|tại|quy định"
    r"|có|hiện hành|này|đến|khi|cho|đối với|là|nhằm|trên|thì|sửa đổi(?=, bổ sung năm))\b|$",
)


def find_works(reading: Reading, tails: Tails, taken: frozenset[int]) -> Iterator[Naming]:
    """All namings of works that carry no number and no parties; `taken` are starts of namings already read."""
    yield from _laws(reading, tails, taken)
    yield from _by_pattern(reading)
    yield from _projects(reading)
    yield from _proposals(reading)


def _naming(reading: Reading, start: int, end: int, code: str, label: str, system: System, title: str) -> Naming:
    return Naming(
        start,
        end,
        end,
        reading.document_at(start),
        code,
        label,
        system,
        title=title,
        key=f"{system}|{code}|{title.lower()}",
    )


def _laws(reading: Reading, tails: Tails, taken: frozenset[int]) -> Iterator[Naming]:
    """`Luật Bảo vệ và phát triển rừng`, `Luật Tổ chức chính quyền địa phương ngày 19/6/2015`."""
    text = reading.folded.flat
    covered = 0
    for match in find_types(text):
        following = text[match.end : match.end + 2]
        if match.code not in {"Luat", "PLenh"} or match.start in taken or not text[match.start].isupper():
            continue
        if len(following) < 2 or not (following[1].isupper() or text.startswith(("sửa đổi", "số"), match.end + 1)):
            continue
        amending = _AMENDING.match(text, match.end)
        end = amending.end() if amending else match.end + _law_length(text[match.end : match.end + 200])
        if end - match.end < 4:
            continue
        law = _naming(reading, match.start, end, match.code, match.label, "normative", text[match.start : end])
        law = replace(law, title_start=match.end + 1) if amending else law
        date = tails.date_at(end) if end > covered else None
        covered = max(covered, end)
        law = replace(law, issuer=STATE_AS_LAWGIVER, issuer_basis="laws cite no issuer", status="in force at the time")
        yield replace(law, date=date[0], end=date[1], key=law.key) if date else law


def _law_length(words: str) -> int:
    stop = _LAW_END.search(words, 1)
    return len(words[: stop.start() if stop else len(words)].rstrip(" ,"))


def _by_pattern(reading: Reading) -> Iterator[Naming]:
    text = reading.folded.flat
    for pattern in _PATTERNS:
        for match in pattern.regex.finditer(text):
            start, end = match.span("name")
            name = text[start:end].rstrip(" ,")
            code, label = (
                (pattern.code, pattern.label) if not name.lower().startswith("phương án") else ("PA", "Phương án")
            )
            naming = _naming(reading, start, start + len(name), code, label, pattern.system, name)
            if pattern.code == "CTr":
                naming = _programme(naming)
            yield replace(naming, status=pattern.status)


def _programme(naming: Naming) -> Naming:
    """A national programme under its short name; the year in "Chương trình giáo dục phổ thông 2018" dates it."""
    year = re.search(r"(?:19|20)\d\d$", naming.title or "")
    if year:
        return replace(naming, date=PartialDate(year.group(), "year", year.group()))
    return naming if "giáo dục" in (naming.title or "") else replace(naming, code="CTMTQG")


def _projects(reading: Reading) -> Iterator[Naming]:
    """`thực hiện dự án …` whose name holds a place: one definite project, not "các dự án"."""
    text = reading.folded.flat
    for match in _PROJECT.finditer(text):
        name = match["name"]
        if _INFRASTRUCTURE.match(name):
            continue
        if re.search(r" [A-ZĐÂĂÊÔƠƯ]", name[6:]) and not re.search(r"\bODA\b|\b[A-Z]{2,}\b", name):
            yield replace(
                _naming(reading, *match.span("name"), "DA", "Dự án", "programme", name),
                status="project",
                confidence=0.9,
            )


def _proposals(reading: Reading) -> Iterator[Naming]:
    """`trên cơ sở đề xuất của các cơ quan`: a proposal without number; one at a numbered tờ trình is that tờ trình."""
    text = reading.folded.flat
    for match in _PROPOSAL.finditer(text):
        mention = reading.mention_at(match.end(), slack=4) or _covering(reading, match.end())
        if (
            mention is None
            or not _opens(reading, match.start())
            or re.match(r" tại\b", text[mention.end : mention.end + 5])
        ):
            continue
        start = match.start("name")
        naming = _naming(reading, start, mention.end, "DX", "Đề xuất", "other", text[start : mention.end])
        yield replace(
            naming, issuer=mention.entities, issuer_basis="của …", status="unidentified input", key=f"proposal|{start}"
        )


def _opens(reading: Reading, position: int) -> bool:
    """Whether a position is in the opening of its document: among its bases, or before its first heading."""
    part = reading.parts[reading.document_at(position)]
    first = part.outline[0].range.start if part.outline else part.range.end
    return any(position in basis for basis in part.bases) or position < first


def _covering(reading: Reading, position: int) -> ResolvedMention | None:
    return next((m for m in reading.outer if m.start <= position < m.end), None)
