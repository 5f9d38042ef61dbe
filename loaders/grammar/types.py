"""Words that name a document type, in headings and in running text.

Codes are the official abbreviations of Nghị định 30/2020/NĐ-CP, Phụ lục III, those of Party and legal documents, and
ours for what has none. Of two types that start at one place the longer wins: "chương trình mục tiêu quốc gia" is no
"chương trình".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# label in its usual spelling → code
LABELS: dict[str, str] = {
    "Nghị quyết": "NQ", "Nghị quyết liên tịch": "NQLT", "Quyết định": "QĐ", "Chỉ thị": "CT", "Quy chế": "QC",
    "Quy chế phối hợp": "QC", "Quy định": "QyĐ", "Thông cáo": "TC", "Thông báo": "TB", "Thông báo kết luận": "TB",
    "Hướng dẫn": "HD", "Chương trình": "CTr", "Chương trình hành động": "CTr", "Chương trình công tác": "CTr",
    "Chương trình phối hợp": "CTr", "Chương trình hợp tác": "CTr", "Kế hoạch": "KH", "Kế hoạch phối hợp": "KH",
    "Kế hoạch hành động": "KH", "Kế hoạch liên tịch": "KH", "Phương án": "PA", "Đề án": "ĐA", "Dự án": "DA",
    "Báo cáo": "BC", "Biên bản": "BB", "Tờ trình": "TTr", "Tờ trình liên sở": "TTr",
    "Hợp đồng": "HĐ", "Công điện": "CĐ",
    "Giấy ủy quyền": "GUQ", "Giấy mời": "GM", "Giấy giới thiệu": "GGT", "Giấy nghỉ phép": "GNP",
    "Phiếu gửi": "PG", "Phiếu chuyển": "PC", "Phiếu báo": "PB", "Công văn": "CV", "Thư công": "ThC",
    "Bản ghi nhớ": "BGN", "Bản ghi nhớ hợp tác": "BGN", "Biên bản ghi nhớ": "BBGN", "Biên bản ghi nhớ hợp tác": "BBGN",
    "Biên bản thỏa thuận": "BB", "Biên bản thỏa thuận hợp tác": "BB", "Biên bản hợp tác": "BB",
    "Biên bản kết nghĩa": "BB", "Biên bản cam kết": "BB", "Biên bản làm việc": "BB", "Bản thỏa thuận": "BTT",
    "Bản thỏa thuận hợp tác": "BTT", "Thỏa thuận": "BTT", "Thỏa thuận hợp tác": "BTT", "Thỏa thuận phối hợp": "BTT",
    "Thỏa thuận kết nghĩa": "BTT", "Thông cáo chung": "TC", "Tuyên bố chung": "TC", "Nội dung hợp tác": "NDHT",
    "Chương trình mục tiêu quốc gia": "CTMTQG", "Phụ lục": "PL", "Kết luận": "KL", "Thông tri": "TT",
    "Nghị định": "NĐ", "Thông tư": "TT", "Thông tư liên tịch": "TTLT", "Luật": "Luat", "Bộ luật": "Luat",
    "Pháp lệnh": "PLenh", "Hiến pháp": "HP", "Sắc lệnh": "SL", "Lệnh": "L", "Điều lệ": "ĐL", "Giấy phép": "GP",
    "Đơn đề nghị": "ĐĐN", "Văn bản": "VB",
}  # fmt: skip

AGREEMENTS = frozenset({"BGN", "BBGN", "BTT", "NDHT"})
"""Codes whose documents two sides sign; `BB` and `CTr` are agreements when their label says so (`is_agreement`)."""

_BY_KEY = {label.lower(): (code, label) for label, code in LABELS.items()}
_LETTER = r"[^\W\d_]"
_ALTERNATIVES = "|".join(key.replace(" ", "[ \\n]") for key in sorted(_BY_KEY, key=len, reverse=True))
_WORDS = re.compile(rf"(?<!{_LETTER})(?:{_ALTERNATIVES})(?!{_LETTER})")
_AGREED = re.compile(r"thỏa thuận|ghi nhớ|hợp tác|phối hợp|kết nghĩa|cam kết")


@dataclass(frozen=True, slots=True)
class TypeMatch:
    """A type's words at `text[start:end]`; `label` in its usual spelling ("Biên bản ghi nhớ")."""

    start: int
    end: int
    code: str
    label: str


def find_types(text: str) -> Iterator[TypeMatch]:
    """All type words in a folded text, upper or lower case, longest match, in order."""
    for match in _WORDS.finditer(_lower(text)):
        code, label = _BY_KEY[match[0].replace("\n", " ")]
        yield TypeMatch(match.start(), match.end(), code, label)


def type_at(text: str, position: int = 0) -> TypeMatch | None:
    """The longest type word that starts at `position`."""
    match = _WORDS.match(_lower(text), position)
    if match is None:
        return None
    code, label = _BY_KEY[match[0].replace("\n", " ")]
    return TypeMatch(match.start(), match.end(), code, label)


def label_of(code: str) -> str | None:
    """The plain label of a code: the shortest that has it."""
    labels = [label for label, own in LABELS.items() if own == code]
    return min(labels, key=len) if labels else None


def is_agreement(code: str, label: str) -> bool:
    """Whether a document of this type is something that two sides sign."""
    return code in AGREEMENTS or (code in {"BB", "CTr", "QC", "KH"} and _AGREED.search(label.lower()) is not None)


def _lower(text: str) -> str:
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
