"""What a duty to report is about: the words of its clause without who is told, by when and what for."""

from __future__ import annotations

import re
from collections.abc import Collection

from loaders.extraction.reading import Reading
from loaders.extraction.roles.agencies import as_agency
from loaders.grammar.deadlines import find_deadlines

_VERB = re.compile(
    r"[\s,;:.+*–-]*(?:(?:\d{1,2}|[a-zđ])[.)] )?"
    r"(?:(?:kịp thời|định kỳ|đột xuất|chủ động|tổng hợp|có văn bản|gửi|nộp|và|hoặc|phải)"
    r"[\s,]*)*(?:báo cáo|phản ánh|đề xuất)?(?!\w)",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r",? (?:để|nhằm) (?=[^\W\d])|,? (?:xem xét|cho ý kiến|chỉ đạo|xử lý|giải quyết|theo dõi)\b", re.IGNORECASE
)
_TOLD = re.compile(
    r"[\s,(]*(?:(?:để )?(?:tổng hợp,? )?(?:đồng )?(?:gửi|nộp|báo cáo|trình|tham mưu|phản ánh)"
    r"(?: (?:báo cáo|văn bản))?[\s,]*)?"
    r"(?:(?:thông )?qua|về|cho|với|lên|đến|tới|và|các|của)?[\s,]*$",
    re.IGNORECASE,
)
"""What leads to a name that is cut out: "…, gửi về", "(qua"."""
_ASIDE = re.compile(
    r"\(\s*(?:qua|gửi)?\s*\)|\bkịp thời\b|^\s*(?:ngay|trực tiếp)\b|\b(?:và |hoặc )?khi (?:có |được )?yêu cầu\b"
    r"|\b(?:theo|đúng) (?:quy định|yêu cầu)\b|\bbằng văn bản\b|\bđịnh kỳ\b|\bđột xuất\b"
    r"|^\s*(?:về|những|các)\s(?=\w)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:tổng hợp|đánh giá|kết quả|tình hình)[^;:]*$", re.IGNORECASE)
_WHO = r"(?=,? (?:các|đề nghị|UBND|Ủy ban|Sở|Phòng|hai|phải|kịp|thì|giao)\b|[;.:(]|$)"
_TROUBLE = re.compile(rf"(?P<what>(?:khó khăn|vướng mắc|vấn đề)[^;.:()]*?){_WHO}")
_IN_CASE = re.compile(
    r"(?:nếu|khi|trường hợp)(?: (?:có|cần|phát sinh|gặp|xảy ra))* (?!yêu cầu)(?:những |các )?"
    rf"(?P<what>[^;.:()]{{4,120}}?){_WHO}",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\W*(?:trong quá trình|nếu|trường hợp|khi (?:có|phát sinh))\b", re.IGNORECASE)
_DANGLING = re.compile(r"(?:(?:^|[\s,])(?:và|để|tổng hợp|về|gửi|với|cho))+$|^(?:(?:và|hoặc|để|về)\s)+", re.IGNORECASE)
_NOTHING = re.compile(
    r".{0,3}|mình|tham mưu|tổng hợp|(?:các )?(?:cấp|cơ quan)(?: có)? (?:thẩm quyền|trên)", re.IGNORECASE
)
_EDGES = " \n,;.:/()+-–*"


def matter_of(reading: Reading, start: int, at: int, end: int, told: Collection[str]) -> str:
    """The matter of a report whose verb stands at `at` in the clause `start:end`; `told` are the ids of who is named.

    Empty where the clause does not say ("báo cáo UBND tỉnh theo quy định").
    """
    flat = reading.folded.flat
    verb, stop = _VERB.match(flat, at, end), _PURPOSE.search(flat, at, end)
    first, last = verb.end() if verb else at, stop.start() if stop else end
    conditional = at == start and _CONDITION.match(flat, first, last)
    if first < last and not conditional and (matter := _cleaned(_without_names(reading, first, last, told))):
        return matter
    before = _BEFORE.search(flat, start, at)
    if before and (matter := _cleaned(_without_names(reading, before.start(), at, told))):
        return matter
    trouble = _TROUBLE.search(flat, start, end) or _IN_CASE.search(flat, start, end)
    return trouble["what"].strip(_EDGES) if trouble else ""


def _without_names(reading: Reading, start: int, end: int, told: Collection[str]) -> str:
    """The words of a range without the agencies in `told` and the words that lead to them."""
    flat, kept, position = reading.folded.flat, "", start
    for name in reading.between(start, end):
        if name.start < position or name.end > end or not {as_agency(e) for e in name.entities} & set(told):
            continue
        kept += _TOLD.sub("", flat[position : name.start]) + " "
        position = name.end
    return kept + flat[position:end]


def _cleaned(words: str) -> str:
    """Without the time and stock phrases."""
    for match in find_deadlines(words):
        if match.deadline.kind in ("date", "recurring", "relative"):
            words = words.replace(words[match.start : match.end], " ", 1)
            break
    kept = _DANGLING.sub("", " ".join(_ASIDE.sub(" ", words).split()).strip(_EDGES))
    return "" if _NOTHING.fullmatch(kept) else kept
