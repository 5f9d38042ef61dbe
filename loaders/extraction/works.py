"""Documents named by neither number nor parties: laws, programmes, standards, titled plans, projects, proposals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.facts import PartialDate, System
from loaders.extraction.mentions import ResolvedMention
from loaders.extraction.naming import Naming, Tails
from loaders.extraction.reading import Reading
from loaders.grammar.laws import find_laws

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
# The first letter in both cases, not under `i`: a search for a set of letters is what `re` is fast at.
_PATTERNS = (
    Pattern(
        re.compile(
            rf"(?P<name>[cC](?i:(?:ác c)?hương trình mục tiêu quốc gia(?: (?:về )?(?:{_TOPICS}))?(?: năm \d{{4}})?))"
        ),
        "CTMTQG", "Chương trình mục tiêu quốc gia", "programme", "programme",
    ),
    Pattern(
        re.compile(rf"(?P<name>[cC](?i:hương trình (?:về )?(?:{_TOPICS}))(?: (?:19|20)\d\d)?)(?!\w)"),
        "CTr", "Chương trình", "programme", "programme",
    ),
    Pattern(
        re.compile(
            r"(?P<name>[tT](?i:iêu chuẩn )(?:(?:[A-Z][A-Za-z]*GAP|Global GAP|HACCP|ISO[ \d:-]+|TCVN[ \d:-]+)"
            r"(?:, | và )?)+)"
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
            r"(?P<name>[hH](?i:ồ sơ di sản [^.;:,()\"]{6,80}?(?=[.;:,()\"]| (?:đề nghị|trình|theo|để)\b|$)))"
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
_YEAR = re.compile(r",? (?:năm )?((?:19|20)\d\d)(?![\d/.-]|[^\W_])")
_INFRASTRUCTURE = re.compile(
    r"[Dd]ự án (?:đầu tư |xây dựng |cải tạo |nâng cấp )*"
    r"(?:tuyến|đường|cao tốc|quốc lộ|cầu|hồ|thủy điện|nhà máy|khu|cụm|sân bay|cảng"
    r"|trường|trụ sở|nhà|bệnh viện|trạm|kè|đê|chợ)\b",
    re.IGNORECASE,
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
    text, covered = reading.folded.flat, 0
    for match in find_laws(text, reading.types):
        if match.start in taken:
            continue
        law = _naming(
            reading, match.start, match.end, match.code, match.label, "normative", text[match.start : match.end]
        )
        law = replace(law, issuer=STATE_AS_LAWGIVER, issuer_basis="laws cite no issuer", status="in force at the time")
        if match.subject:
            law = replace(law, title_start=match.subject)
        date = tails.date_at(match.end) if match.end > covered else None
        covered = max(covered, match.end)
        date = date or _year_at(text, match.end)
        yield replace(law, date=date[0], end=date[1]) if date else law


def _year_at(text: str, position: int) -> tuple[PartialDate, int] | None:
    """The year that tells two laws of one title apart: "Luật Đất đai năm 2013", "Bộ luật Dân sự 2015"."""
    year = _YEAR.match(text, position)
    return (PartialDate(year[1], "year", year[0].strip()), year.end()) if year else None


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
