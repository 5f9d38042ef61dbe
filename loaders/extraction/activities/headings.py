"""What a heading of a cooperation document announces: its contents, a frame around them, a field, or an attribute.

A frame is what every plan has and no cooperation is in: purpose, requirements, principles, organisation, money, effect.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from loaders.anatomy.parts import Range
from loaders.extraction.activities.paragraphs import Paragraph, is_emphasised
from loaders.extraction.concepts import heading_fields, name_fields, narrowed
from loaders.text.fold import Folded

Kind = Literal["content", "result", "purpose", "frame", "assignment", "field", "agency", "attribute", "intro", "plain"]


@dataclass(frozen=True, slots=True)
class Label:
    """A heading or the words before a colon; `rest` is where the text after it begins, the paragraph's end if none."""

    range: Range
    kind: Kind
    concepts: tuple[str, ...]
    rest: int


_PURPOSE = re.compile(r"(?:mục đích|yêu cầu|mục tiêu|quan điểm|ý nghĩa)\b")
_FRAME = re.compile(
    r"(?:(?:các |công tác |về )?(?:tổ chức thực hiện|tổ chức triển khai|nguyên tắc|kinh phí|nguồn lực|nguồn vốn|"
    r"trách nhiệm|hiệu lực|điều khoản|phạm vi|đối tượng|thời gian|thời hạn|địa điểm|thành phần|chế độ|"
    r"kết quả|đánh giá|tình hình|thực trạng|khó khăn|tồn tại|hạn chế|kiến nghị|đề xuất|căn cứ|cam kết chung|"
    r"giải pháp|cơ chế (?:tài chính|thực hiện|điều phối)|điều phối|nơi nhận|sự cần thiết|khái quát|kiểm tra|báo cáo|"
    r"hoạt động của))\b"
)
_ASSIGNMENT = re.compile(r"(?:bảng |biểu |danh mục )?phân công\b")
_CONTENT = re.compile(
    r"(?:các |những |một số |về |danh mục )*(?:nội dung|nhiệm vụ|phương hướng|công việc|cam kết|"
    r"(?P<weak>lĩnh vực|hoạt động|chương trình))\b"
)
"""The weak words open the contents only where no field follows them: "Các lĩnh vực hợp tác", "Lĩnh vực y tế"."""
_ATTRIBUTE = re.compile(
    r"(?:cơ quan|đơn vị|cấp|bên|thời gian|thời hạn|thời điểm|tiến độ|địa điểm|địa bàn|kinh phí|nguồn|thành phần|"
    r"chủ trì|phối hợp(?: thực hiện)?|chỉ đạo|tham mưu|sản phẩm|hình thức|số lượng|đối tượng|người|lãnh đạo|"
    r"kết quả|hoàn thành|quy mô|ghi chú)\b"
)
_LEADS = re.compile(r"(?:về|trong|trên|ở)?\s?(?:các |những )?(?:lĩnh vực|công tác|ngành|nhóm)\b|về\b", re.IGNORECASE)
_UNFINISHED = re.compile(
    r"(?:\b(?:như|gồm|sau|sau đây|là|với|của|tại|cụ thể|ghi rõ|rằng|và)|\d(?<!năm 20\d\d)(?<!- 20\d\d)(?<!-20\d\d))$"
    r"|\b(?:như sau|sau đây|dưới đây)\b",
    re.IGNORECASE,
)
"""Words that end as no heading does; a year may end one ("Nhiệm vụ năm 2022")."""
_SENTENCE = re.compile(r"\b(?:đã|sẽ)\b")
"""Words before a colon that tell something are no label: "Hai tỉnh đã mở 02 điểm bán nông sản: …"."""
_COLON = re.compile(r":(?=\s|$)")
_ENDED = re.compile(r"(?:[.;,…]|\./)\s*$")
_RUN_IN = re.compile(
    r"(?P<label>(?:Về|Lĩnh vực|Trong lĩnh vực|Công tác)\s[^.:;]{2,70}?)(?:\.|\s-)?\s+(?=(?:Hai|Các|Tăng cường|Tiếp tục|"
    r"Phối hợp|Hợp tác|Trao đổi|Đẩy mạnh|Chủ động|Thường xuyên|Tổ chức|Học tập|Chia sẻ|Hỗ trợ|Thực hiện|Triển khai|"
    r"Duy trì|Tạo điều kiện|Khuyến khích|Xây dựng|Cùng|Mở|Cử|Giao|Sở|UBND|Ủy ban)\b)"
)
"""A heading that has run into its text: "Về du lịch. Hai tỉnh …", "Lĩnh vực y tế Tiếp tục …"."""
_NAMES_SHARE = 0.7
_LONGEST_LABEL, _LONGEST_HEADING, _FEW_WORDS = 14, 34, 6


def read_label(
    folded: Folded, paragraph: Paragraph, start: int, has_more: bool, about: tuple[str, ...] = ()
) -> Label | None:
    """The heading or label that opens a paragraph, from its first word at `start`; None if it is all running text.

    Args:
        folded: the text.
        paragraph: the paragraph, point or heading.
        start: where its words begin, after the number.
        has_more: whether something lies below it that it could be the heading of.
        about: the fields that the document is about, which a heading of few words may narrow.
    """
    text = folded.text[start : paragraph.end]
    if _is_heading(folded, paragraph, start, text, has_more):
        words = text.rstrip(" \n:.")
        if _UNFINISHED.search(words) and not paragraph.item:
            return Label(Range(start, start + len(words)), "intro", (), paragraph.end)
        return _label(folded, start, start + len(words), paragraph.end, whole=True, about=about)
    run_in = _RUN_IN.match(text)
    if run_in and heading_fields(" ".join(run_in["label"].split())):
        return _label(folded, start, start + run_in.end("label"), start + run_in.end(), whole=False)
    colon = _COLON.search(text)
    words = text[: colon.start()] if colon else ""
    if colon is None or not 0 < len(words.split()) <= _LONGEST_LABEL or re.search(r"[.;]\s", words):
        return None
    if _UNFINISHED.search(words) or _SENTENCE.search(words) or not words[0].isupper():
        return None
    label = _label(folded, start, start + len(words), start + colon.end(), whole=False, about=about)
    marked = paragraph.item is not None or is_emphasised(folded, start, start + len(words)) or _LEADS.match(words)
    return label if label.kind != "plain" and (marked or label.kind == "attribute") else None


def _is_heading(folded: Folded, paragraph: Paragraph, start: int, text: str, has_more: bool) -> bool:
    """Whether the whole paragraph is a heading: no end mark, not too long, and set apart as one."""
    words = len(text.split())
    if _ENDED.search(text) or not text.strip() or words > _LONGEST_HEADING or "|" in text[:1]:
        return False
    if text.rstrip().endswith(":"):
        return words <= _LONGEST_HEADING and has_more
    emphasised = is_emphasised(folded, start, paragraph.end)
    level = paragraph.level
    if level is not None and level < 10:
        return has_more or emphasised or text.isupper()
    marked = emphasised or text.isupper() or _LEADS.match(text) or _only_names(text)
    return has_more and words <= _LONGEST_LABEL and bool(marked)


def _only_names(text: str) -> bool:
    """Whether a line is little more than the names of fields: "Du lịch", "Y tế, giáo dục"."""
    named = sum(phrase.end - phrase.start for phrase in name_fields(text.lower()))
    return text[:1].isupper() and named >= len(text) * _NAMES_SHARE


def _label(folded: Folded, start: int, end: int, rest: int, whole: bool, about: tuple[str, ...] = ()) -> Label:
    words = folded.flat[start:end].strip()
    short = len(words.split()) <= _FEW_WORDS
    concepts = heading_fields(words) or (narrowed(words.lower(), about) if short else ())
    return Label(Range(start, end), _kind(words.lower(), concepts, whole), concepts, rest)


def _kind(words: str, concepts: tuple[str, ...], whole: bool) -> Kind:
    """What the words announce; `whole` headings can open sections, a label before a colon can not."""
    if whole and _PURPOSE.match(words):
        return "content" if re.search(r"nội dung|nhiệm vụ", words) else "purpose"
    if _ATTRIBUTE.match(words) and not whole and not concepts:
        return "attribute"
    if whole and _FRAME.match(words):
        return "frame"
    if whole and _ASSIGNMENT.match(words):
        return "assignment"
    content = _CONTENT.match(words) if whole else None
    if content and not (concepts and content["weak"]):
        return "content"
    return "field" if concepts else "plain"
