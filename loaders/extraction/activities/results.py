"""What a report says has been done: the sections that hold results, and the period that it reports on.

In a plan the same headings ("Kết quả", "Tình hình thực hiện") only lead up to what is to be done, and frame it.
"""

from __future__ import annotations

import re

from graph.facts import When
from loaders.anatomy.parts import DocumentParts, Range
from loaders.extraction.activities.times import find_time, noted_time
from loaders.grammar.dates import find_dates

_REPORTS = frozenset({"BC"})
_RESULTS = re.compile(
    r"(?:đánh giá |(?:một số |các |những )?)(?:kết quả|tình hình (?:triển khai )?(?:thực hiện|hợp tác)|thành tựu"
    r"|nội dung đã (?:thực hiện|triển khai|đạt được))\b(?!.*\b(?:tồn tại|hạn chế|khó khăn)\b)"
)
_OPENS = re.compile(r"(?:(?:sáng|chiều|tối|vào|trong|từ|đến)\s)*(?:ngày|tháng|quý|năm)\b", re.IGNORECASE)
_SPAN = r"(?P<span>(?:quý [IV]{1,3}|(?:\d+|sáu|chín) tháng(?: (?:đầu|cuối))?)(?:,? năm |/)|năm )(?P<year>20\d\d)"
_COVERED = re.compile(rf"kết quả(?! [^.;]*kết quả)[^.;]{{0,250}}?(?<!\w){_SPAN}(?! ?[-–]|\w)", re.IGNORECASE)
_FIGURE = re.compile(
    r"(?:tổng|lượng|số|kim ngạch|doanh thu|tỷ lệ|tỉ lệ|giá trị|tốc độ|mức|thu nhập)\b[^.;]*"
    r"\b(?:đạt|tăng|giảm|chiếm|còn|là)\b"
)
_MONTHS = {"đầu": {"6": (1, 6), "sáu": (1, 6), "9": (1, 9), "chín": (1, 9)}, "cuối": {"6": (7, 12), "sáu": (7, 12)}}


def is_report(part: DocumentParts) -> bool:
    """Whether a document tells what has been done."""
    return part.type is not None and part.type.code in _REPORTS


def holds_results(words: str) -> bool:
    """Whether a report's heading (lower case) opens what has been done."""
    return _RESULTS.match(words) is not None


def only_counts(words: str) -> bool:
    """Whether a clause (lower case) tells a figure and no deed: "Lượng khách đạt …, tăng …"."""
    return _FIGURE.match(words) is not None


def done_at(words: str) -> When | None:
    """When something was done: the date that opens its sentence, else a time that its words set."""
    opening = _OPENS.match(words)
    for found in find_dates(words[:80]) if opening else ():
        if found.value and found.start <= opening.end() + 1:  # type: ignore[union-attr]
            return When(value=found.value, raw=found.raw)
    return find_time(words)


def covered_time(flat: str, part: DocumentParts) -> When | None:
    """The months or year that a report is on: "kết quả … 6 tháng đầu năm 2022", in its opening, else its subject."""
    body = part.body or part.range
    first = min((item.range.start for item in part.outline), default=body.end)
    for passage in (Range(body.start, max(body.start, first)), part.subject):
        found = list(_COVERED.finditer(flat, passage.start, passage.end)) if passage else []
        if found:
            return _period(found[-1])
    return None


def _period(found: re.Match[str]) -> When:
    words, year = f"{found['span']}{found['year']}", found["year"]
    number, _, half = found["span"].lower().rstrip("/ ").removesuffix("năm").strip(" ,").partition(" tháng")
    months = _MONTHS.get(half.strip() or "đầu", {}).get(number)
    if months:
        return When(start=f"{year}-{months[0]:02d}", end=f"{year}-{months[1]:02d}", raw=words)
    noted = noted_time(words)
    return noted if noted and (noted.value or noted.start) else When(value=year, raw=words)
