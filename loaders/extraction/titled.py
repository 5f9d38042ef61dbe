"""Plans, programmes and reports named by title and years, those still to be written, and annexes that are not there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.anatomy.parts import Range
from loaders.extraction.naming import Naming, Tails
from loaders.extraction.reading import Reading
from loaders.extraction.task_tables import find_tables
from loaders.grammar.types import TypeMatch

_TITLED = frozenset({"KH", "CTr", "ĐA", "BC", "PA", "NQ", "QC", "QCPH"})
_NO_TITLE = re.compile(
    r" (?:này|nhằm|phải|được|là|gồm|đã|số|trên|nêu|và|của|năm|giai đoạn|hằng|hàng|định kỳ|\()", re.IGNORECASE
)
_ISSUED_WITH = re.compile(
    r"(?P<title> (?!này|số|và)[^.;:\"()|\d]{6,220}?) \(?(?:được )?(?:đã )?ban hành kèm theo "
    r"(?:quyết định|nghị quyết|thông báo|công văn|kế hoạch) số",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[.;:\"|]|, (?:các|những|báo cáo|và)\b| và (?:Nghị quyết|Quyết định|Kế hoạch|Chương trình|Chỉ thị)\b"
    r"|\((?![A-ZĐ]{2,10}\))|(?<![A-ZĐ])\)|\./"
)
_DRAFTED = re.compile(
    r"(?:xây dựng|dự thảo|soạn thảo|tham mưu ban hành|lập|hoàn thiện|chuẩn bị|tiến tới ký kết"
    r"|sớm (?:ký )?ban hành|(?<!đã )(?<!được )ký kết|trình ban hành)"
    r"(?: (?:và )?(?:ban hành|trình|ký|hoàn thiện))? (?:các )?$",
    re.IGNORECASE,
)
_WITHIN = ("thuộc ", "nêu trong ", "nêu tại ", "theo nội dung ")
"""Before "Kế hoạch" in a plan: the plan itself, whatever verb comes next ("các đơn vị thuộc Kế hoạch lập dự toán")."""
_WITH = re.compile(r"phối hợp(?: chặt chẽ)? (?:với|cùng) ", re.IGNORECASE)
_ANNEX = re.compile(
    r"\(?(?:chi tiết |có |theo |nội dung )?(?:tại |ở )?(?:các )?(?:phụ lục|biểu|danh mục|danh sách)"
    r"(?: (?:số )?[IVX\d]+)?(?: chi tiết)? (?:đính kèm|kèm theo|gửi kèm)\)?"
    r"(?! (?:nghị định|thông tư|quyết định|nghị quyết|công văn|kế hoạch|luật|hướng dẫn) (?!này))",
    re.IGNORECASE,
)
_ANNEX_HEADING = re.compile(
    r"\n(?:PHỤ LỤC\b|DANH SÁCH\b|DANH MỤC\b|Phụ lục(?: (?:số )?[IVX\d]+)?(?:\n|$))",
)


def find_titled(reading: Reading, tails: Tails, taken: frozenset[int]) -> Iterator[Naming]:
    """`Đề án phát triển du lịch giai đoạn 2021-2025`; planned where a verb of drafting precedes. In order."""
    previous: Naming | None = None
    products = _products(reading)
    for match in reading.types:
        if match.start in taken or match.code not in _TITLED:
            continue
        naming = _annexed(reading, match) or _titled(reading, tails, match)
        if naming is None:
            continue
        naming = _drafted(reading, naming, previous)
        if _lies_in(products, naming.start):
            naming = replace(naming, role="planned", status="to be drafted")
        previous = naming
        yield naming


def _products(reading: Reading) -> list[Range]:
    """The cells that say what is to come of a task, in order."""
    cells = (cell for table in find_tables(reading) for row in table.rows for cell in row.of("sản phẩm"))
    return sorted((cell for cell in cells if not _is_report(reading, cell.start)), key=lambda cell: cell.start)


def _is_report(reading: Reading, position: int) -> bool:
    kind = reading.parts[reading.document_at(position)].type
    return kind is not None and kind.code == "BC"


def _lies_in(cells: Sequence[Range], position: int) -> bool:
    last = bisect_right(cells, position, key=lambda cell: cell.start)
    return last > 0 and position in cells[last - 1]


def _annexed(reading: Reading, match: TypeMatch) -> Naming | None:
    """`Kế hoạch hợp tác … ban hành kèm theo Quyết định số …`: known by what it was issued with, years or not."""
    text = reading.folded.flat
    found = _ISSUED_WITH.match(text, match.end)
    if found is None or not text[match.start].isupper() or text[match.start : match.end].isupper():
        return None
    name = text[match.start : found.end("title")]
    return Naming(
        match.start, match.end, found.end("title"), reading.document_at(match.start), match.code, match.label, "state",
        title=name, key=f"title|{name.lower()}",
    )  # fmt: skip


def _titled(reading: Reading, tails: Tails, match: TypeMatch) -> Naming | None:
    text = reading.folded.flat
    if not text[match.start].isupper() or text[match.start : match.end].isupper() or _NO_TITLE.match(text, match.end):
        return None
    part = reading.parts[reading.document_at(match.start)]
    own = part.type is not None and part.type.code == match.code
    if own and text.endswith(_WITHIN, 0, match.start) and text[match.end + 1 : match.end + 2].islower():
        return None
    stop = _STOP.search(text, match.end, match.end + 200)
    end = stop.start() if stop else min(len(text), match.end + 200)
    for position in range(match.end + 4, end):
        if found := tails.period_at(position):
            name = text[match.start : found[1]]
            return Naming(
                match.start, match.end, found[1], reading.document_at(match.start), match.code, match.label, "state",
                title=name, period=found[0], key=f"title|{name.lower()}",
            )  # fmt: skip
    return None


def _drafted(reading: Reading, naming: Naming, previous: Naming | None) -> Naming:
    """`naming` as planned if the text tells somebody to write it, alone or in a list ("Báo cáo … và Kế hoạch …")."""
    text = reading.folded.flat
    listed = previous is not None and previous.role == "planned" and text[previous.end : naming.start] in (" và ", ", ")
    if listed and previous:
        return replace(
            naming, role="planned", issuer=previous.issuer, issuer_basis=previous.issuer_basis, status="to be drafted"
        )
    if not _DRAFTED.search(text, max(0, naming.start - 50), naming.start):
        return naming
    return replace(
        naming,
        role="planned",
        issuer=_drafters(reading, naming.start),
        issuer_basis="to be drafted by",
        status="to be drafted",
    )


def _drafters(reading: Reading, position: int) -> tuple[str, ...]:
    """Who is told to write: the first agency of the paragraph and whom it is told to do it with."""
    start = _paragraph(reading, position)
    agencies = [m for m in reading.between(start, position) if m.kind == "org"]
    found = [entity for agency in agencies[:1] for entity in agency.entities]
    for match in _WITH.finditer(reading.folded.flat, start, position):
        partner = reading.mention_at(match.end())
        found += [entity for entity in partner.entities if not entity.startswith("grp:")] if partner else []
    return tuple(dict.fromkeys(found))


def _paragraph(reading: Reading, position: int) -> int:
    items = [
        item.range.start
        for part in reading.parts
        for item in part.outline
        if item.range.start <= position < item.range.end
    ]
    return max(items, default=reading.sentence(position)[0])


def find_annexes(reading: Reading) -> Iterator[Naming]:
    """`(Chi tiết tại phụ lục kèm theo)` in a document whose annex the file does not hold: one naming per document."""
    text = reading.folded.flat
    for index, part in enumerate(reading.parts):
        match = _ANNEX.search(text, part.range.start, part.range.end)
        if match and not _ANNEX_HEADING.search(reading.folded.text, match.end()):
            yield Naming(
                match.start(), match.end(), match.end(), index, "PL", "Phụ lục", "state", role="annex_missing",
                title="Phụ lục kèm theo", key=f"annex|{index}", status="not in file",
            )  # fmt: skip
