"""What a document says it rests on before it comes to its matter: legal bases and mandates."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.anatomy.lines import Line
from loaders.anatomy.parts import Range

_BASE = re.compile(r"(?:Căn cứ|Xét|Theo (?:đề nghị|đề xuất|Đơn|Tờ trình)|Trên cơ sở|Sau khi xem xét)(?![^\W\d_])")
_MANDATE = re.compile(
    r"(?:(?:Tiếp tục )?(?:Thực hiện|Triển khai)|Tiếp tục (?:thực hiện|triển khai)|(?:Để"
    r"|Nhằm) [^.;]{0,60}?(?:thực hiện|triển khai|cụ thể hóa)|Theo (?:chỉ đạo|yêu cầu|Kế hoạch|Công văn"
    r"|nội dung))(?![^\W\d_])"
)
_START = re.compile(rf"{_BASE.pattern}|{_MANDATE.pattern}")
_STOP = re.compile(
    r"(?:I|1|A)[.)] |Điều 1|Chương I|Phần |QUYẾT (?:ĐỊNH|NGHỊ)\W*$|CHỈ THỊ\W*$|- (?!(?:Căn cứ|Xét|Theo"
    r"|\d))|Quyết (?:định|nghị) ?:$|Nơi nhận|(?:TM|KT|TL)\."
)
_BODY_NAMES = (
    r"(?:Chủ tịch|Ủy ban|Ban (?:Thường vụ|Thường trực|Chấp hành|Chỉ đạo|Quản lý)|Thường trực|UBND|HĐND"
    r"|Hội đồng|Sở|Bộ|Phòng|Huyện ủy|Tỉnh ủy|Thành ủy|Văn phòng|Liên đoàn|Công an|Mặt trận)"
)
_ENACTS = re.compile(
    rf"[,;.] {{1,2}}(?={_BODY_NAMES}[^.;]{{0,120}}?(?:ban hành|yêu cầu|có ý kiến|giao|đề nghị|chỉ đạo"
    rf"|báo cáo|thông báo|quyết định|xây dựng|phát động|tổ chức|trình|đăng ký|kính|triển khai|hướng dẫn"
    r"|thống nhất))"
    r"|, (?=(?:trong (?:thời gian|những năm|năm)|thời gian qua|đến nay) )"
)
_SENTENCE = re.compile(r"\.(?= ?\n| [A-ZĐƯÂÔĂÊỦ]|$)")
_CLAUSE = re.compile(r"; ?[\n ](?=(?:căn cứ|theo đề nghị|trên cơ sở|xét|thực hiện|triển khai)(?![^\W\d_]))")
_DEPTH = 90


def read_opening(text: str, lines: Sequence[Line]) -> tuple[tuple[Range, ...], tuple[Range, ...], int]:
    """Bases, mandates and where the matter begins, from the lines below the title; ranges count in `text`."""
    bases: list[Range] = []
    mandates: list[Range] = []
    end = lines[0].start if lines else 0
    for paragraph in _paragraphs(lines[:_DEPTH]):
        for clause in _clauses(text, paragraph):
            words = text[clause.start : clause.end]
            lowered = words[:1].upper() + words[1:]
            (bases if _BASE.match(lowered) else mandates).append(clause)
            end = max(end, clause.end)
    while end < len(text) and text[end] in " \n,;.:":
        end += 1
    return tuple(bases), tuple(mandates), end


def _paragraphs(lines: Sequence[Line]) -> list[Range]:
    """The opening's paragraphs that begin like a base or a mandate, each to its last line."""
    found: list[Range] = []
    inside, others = False, 0
    for before, line in pairwise([*lines[:1], *lines]):
        if _STOP.match(line.text):
            break
        if _START.match(line.text.lstrip("- ")) and not (inside and _runs_on(found[-1], line, lines)):
            found.append(Range(line.end - len(line.text.lstrip("- ")), line.end))
            inside = True
        elif inside and not _begins_anew(line, before):
            found[-1] = Range(found[-1].start, line.end)
        else:
            inside = False
            others += 1
            if others > 12:
                break
        if inside and re.search(r"(?:như sau|sau đây|sau)\W*$|:$", line.text):
            break
    return found


def _begins_anew(line: Line, before: Line) -> bool:
    """Whether a line that opens neither base nor mandate starts a paragraph of its own."""
    return line.gap > 1 and before.text[-1:] in ".;,:" and line.text[:1].isupper()


def _runs_on(paragraph: Range, line: Line, lines: Sequence[Line]) -> bool:
    """Whether "thực hiện …" at the head of a printed line only wraps the sentence above."""
    before = next((one for one in reversed(lines) if one.end <= line.start), None)
    return before is not None and before.start >= paragraph.start and before.text[-1:] not in ".;,:" and line.gap <= 1


def _clauses(text: str, paragraph: Range) -> list[Range]:
    """The paragraph cut where a new clause begins, up to where the issuer begins to act."""
    words = text[paragraph.start : paragraph.end]
    unwrapped = words.replace("\n", " ")
    found = (_ENACTS.search(unwrapped), _SENTENCE.search(words))
    limit = min((m.start() for m in found if m), default=len(words))
    edges = [0, *(m.end() for m in _CLAUSE.finditer(words, 0, limit)), limit]
    ranges = []
    for left, right in itertools.pairwise(edges):
        kept = words[left:right].rstrip(" ;,.:\n")
        if kept:
            ranges.append(Range(paragraph.start + left, paragraph.start + left + len(kept)))
    return ranges
