"""The document's type and subject: a heading in capitals with the subject below, "V/v …" in a letter, or one line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.anatomy.header import Header
from loaders.anatomy.lines import Line, is_wrapped, usual_gap
from loaders.anatomy.parts import Range, TypePart
from loaders.anatomy.words import ISSUER_HEAD, PLACE_DATE
from loaders.grammar.types import LABELS, label_of, type_at
from loaders.text.fold import without_marks

_STOP = re.compile(
    r"(?:Căn cứ|Thực hiện|Triển khai (?:thực hiện )?(?:Kế hoạch|Nghị quyết|Quyết định|Chỉ thị|Công văn"
    r"|Thông báo|Kết luận) số|Để |Xét |Theo |"
    r"Trên cơ sở|Ngày |Trong |Hôm nay|Kính gửi|Sau khi|Nhằm |Từ ngày|Qua |Hiện nay|Điều \d|Chương [IVX\d]"
    r"|Phần |Mục \d|[IVX]{1,4}\. |\d{1,2}\. |\(?[Bb]an hành kèm|\(Kèm theo|Số ?:|Nơi nhận|CHƯƠNG"
    r"|PHẦN (?:THỨ|[IVX])|MỤC \d|QUYẾT (?:ĐỊNH|NGHỊ)|QUY ĐỊNH CHUNG|\[?\d{1,2}\])"
)
_SUBJECT_START = re.compile(r"(?:V ?/ ?v|V/V|V[ềÊề] ?việc|Về|VỀ VIỆC)[ :.]")
_REFERENCE = re.compile(r"V ?/ ?[vV](?![^\W\d_])")
_HEADINGS = {without_marks(label).upper(): (code, label) for label, code in LABELS.items()}
_HEADINGS["QUYET NGHI"] = ("NQ", "Nghị quyết")
_SPACED = re.compile(r"(?:[A-Z] ){3,}[A-Z](?![A-Z])")
_HEADING_START = re.compile("|".join([*_HEADINGS, _SPACED.pattern]))
_LONGEST_HEADING = max(map(len, _HEADINGS))
_TITLE_VERB = re.compile(r"(?:Tiếp tục |Tổ chức )?(?:[Tt]hực hiện|[Tt]riển khai|[Tt]heo dõi|Ngày hội) ")
_FIRST_LINES = 12
_AUTHORITY_LINE = re.compile(
    r"(?:CHỦ TỊCH|ỦY BAN (?:NHÂN|THƯỜNG)|UBND|HĐND|HỘI ĐỒNG NHÂN|BỘ TRƯỞNG|THỦ TƯỚNG|CHÍNH PHỦ|QUỐC HỘI|GIÁM ĐỐC"
    r"|BAN (?:THƯỜNG VỤ|CHẤP HÀNH)|TRƯỞNG BAN|TRƯỞNG TIỂU BAN|CHÁNH VĂN PHÒNG|THỐNG ĐỐC|TỔNG)"
)


def read_title(lines: Sequence[Line], header: Header) -> tuple[TypePart | None, Range | None, int]:
    """Type, subject and the index of the last line of both (-1 where there is neither)."""
    heading = _heading(lines, header)
    if heading is not None:
        index, kind, after = heading
        subject, last = _subject(lines, index, after)
        return kind, subject, last
    for index, line in enumerate(lines[:40]):
        if _REFERENCE.match(line.text):
            last = _reference_end(lines, index)
            return _letter(header), Range(line.start, lines[last].end), last
        if line.text.startswith("Kính gửi"):
            break
    if header.number is not None or header.date is not None:
        return _from_number(header), None, header.last
    return _one_line(lines)


def _heading(lines: Sequence[Line], header: Header) -> tuple[int, TypePart, int] | None:
    """Index of the heading's line, the type, and where in the text the heading ends."""
    for index, line in enumerate(lines[: max(header.last, 0) + 25]):
        if _is_body(line, index > header.last):
            return None
        if not line.upper and not (index > header.last and len(line.text) < 30):
            continue
        found = heading_type(line.text)
        if found is not None and (line.upper or found[2] == len(line.text)) and not (line.motto):
            code, label, length = found
            return index, TypePart(Range(line.start, line.start + length), code, label), line.start + length
    return None


def _is_body(line: Line, below_header: bool) -> bool:
    return line.text.startswith(("Kính gửi", "Căn cứ", "Điều 1", "I. ")) or (below_header and len(line.text) > 250)


def heading_type(text: str) -> tuple[str, str, int] | None:
    """The type that a heading opens with: code, label, length; accents may be damaged (`CHÍ THỊ`)."""
    if not _HEADING_START.match(without_marks(text[:_LONGEST_HEADING]).upper()):
        return None
    plain = without_marks(text).upper()
    if len(plain) != len(text):
        return None
    best: tuple[str, str, int] | None = None
    for key, (code, label) in _HEADINGS.items():
        ends = plain.startswith(key) and not plain[len(key) : len(key) + 1].isalpha()
        if ends and (best is None or len(key) > best[2]):
            best = (code, label, len(key))
    spaced = _SPACED.match(plain)
    if best is None and spaced and (known := _HEADINGS.get(_unspaced(spaced[0]))):
        return (*known, spaced.end())
    return best


def _unspaced(letters: str) -> str:
    """`K E H O A C H` → `KE HOACH` where one of the headings reads so."""
    joined = letters.replace(" ", "")
    return next((key for key in _HEADINGS if key.replace(" ", "") == joined), joined)


def read_authority(lines: Sequence[Line]) -> Range | None:
    """Who decides, from the lines below the subject: `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …` before "Căn cứ …"."""
    for index, line in enumerate(lines[:3]):
        if _AUTHORITY_LINE.match(line.text.upper()) and len(line.text) < 110 and not re.search(r"[.,;:]$", line.text):
            wraps = index + 1 < len(lines) and line.upper and lines[index + 1].upper and lines[index + 1].gap <= 1
            return Range(line.start, lines[index + 1].end if wraps else line.end)
    return None


def _subject(lines: Sequence[Line], index: int, after: int) -> tuple[Range | None, int]:
    """The subject's range below (or beside) a heading, and its last line's index."""
    heading = lines[index]
    rest = heading.text[after - heading.start :].strip(" :.-*")
    start = heading.end - len(heading.text[after - heading.start :].lstrip(" :.-*")) if rest else None
    if start is None and (
        named := next(
            (i for i in range(index + 1, min(index + 4, len(lines))) if _SUBJECT_START.match(lines[i].text)), None
        )
    ):
        start, index = lines[named].start, named
    last, wrapped, usual = index, is_wrapped(tuple(lines)), usual_gap(tuple(lines))
    for position in range(index + 1, min(index + 14, len(lines))):
        line = lines[position]
        if not _goes_on(lines, position, start is None, wrapped, usual):
            break
        start = line.start if start is None else start
        last = position
    return (Range(start, lines[last].end) if start is not None else None), last


def _goes_on(lines: Sequence[Line], position: int, first: bool, wrapped: bool, usual: int) -> bool:
    """Whether the line belongs to the subject above it (`first`: there is none yet)."""
    line, before = lines[position], lines[position - 1]
    if first and _TITLE_VERB.match(line.text) and _unpunctuated(lines, position):
        return True
    if _ends_title(line):
        return False
    if line.upper and ISSUER_HEAD.match(line.text) and (not first or not before.upper or _is_authority(line)):
        return line.gap < 2 and not _is_authority(line)
    if first:
        return not line.bullet
    if line.upper and _is_authority(line) and (not before.upper or line.gap > 1):
        return False
    if before.upper and not line.upper and len(before.text) > 12:
        return False
    limit = max(usual if wrapped else 1, 2 if before.upper and line.upper else 1)
    if line.gap > 1 and not line.upper and not line.text[:1].islower():
        after = lines[position + 1].gap if position + 1 < len(lines) else 99
        limit = limit if after > line.gap else 1
    return line.gap <= limit and not line.bullet and not re.search(r"[.;:]$", before.text) and line.cell == before.cell


def _ends_title(line: Line) -> bool:
    """Whether what stands here can be no subject: a base, a point, a place and date, a sentence."""
    opens = line.motto or _STOP.match(line.text) or PLACE_DATE.match(line.text)
    return bool(opens) or len(line.text) > 400 or line.text.endswith(("./.", ":"))


def _unpunctuated(lines: Sequence[Line], position: int) -> bool:
    """Whether "Thực hiện …" below a heading is its subject: that ends without a mark, a sentence does not."""
    last = position
    while last + 1 < len(lines) and lines[last + 1].gap <= 1 and not _STOP.match(lines[last + 1].text):
        last += 1
    return lines[last].end - lines[position].start < 400 and lines[last].text[-1] not in ".;:,"


def _is_authority(line: Line) -> bool:
    """`ỦY BAN NHÂN DÂN TỈNH …`, `CHỦ TỊCH ỦY BAN …`, `BỘ TRƯỞNG …`: who decides, between subject and legal bases."""
    return _AUTHORITY_LINE.match(line.text) is not None


def _reference_end(lines: Sequence[Line], index: int) -> int:
    """The last line of a "V/v …" that starts at `index`."""
    last = index
    for position in range(index + 1, min(index + 10, len(lines))):
        line, before = lines[position], lines[position - 1]
        stops = line.motto or line.cell != before.cell or PLACE_DATE.search(line.text) or _STOP.match(line.text)
        if stops or line.gap > 1 or line.bullet or re.search(r"[.;]$", before.text):
            break
        last = position
    return last


def _letter(header: Header) -> TypePart:
    return _from_number(header) or TypePart(None, "CV", "Công văn")


def _from_number(header: Header) -> TypePart | None:
    """The type that the number's symbol holds."""
    code = header.number_type
    return TypePart(None, code, label_of(code) or code) if code else None


def _one_line(lines: Sequence[Line]) -> tuple[TypePart | None, Range | None, int]:
    """Type and subject in one line of running text, as texts copied from databases have it."""
    for index, line in enumerate(lines[:_FIRST_LINES]):
        if not 20 < len(line.text) < 600 or _STOP.match(line.text):
            continue
        found = type_at(line.text)
        if found is not None:
            part = TypePart(Range(line.start, line.start + found.end), found.code, found.label)
            start = line.start + found.end + (line.text[found.end : found.end + 1] == " ")
            return part, Range(start, line.end) if start < line.end else None, index
    return None, None, -1
