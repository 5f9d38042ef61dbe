"""How far the name of an event goes: to where time, place or the rest of the sentence begin."""

from __future__ import annotations

import re
from itertools import count

from loaders.extraction.reading import Reading
from loaders.grammar.recurrence import find_recurrence
from loaders.text.letters import UPPER

ORDINAL = re.compile(
    r"(?<!\w)(?:lần )?thứ (?:[IVXLC]+|\d+|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín"
    r"|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?)(?!\w)",
    re.IGNORECASE,
)
"""`lần thứ XV`, `thứ mười tám`: which one of a series."""
_LONGEST = 220
_STOPS = (
    "được", "đã", "sẽ", "do", "để", "nhằm", "theo", "với sự", "nhân dịp", "nhân", "diễn ra", "dự kiến", "tại", "ở",
    "vào", "tổ chức", "có", "phải", "cần", "nếu", "khi", "sau khi", "trước", "này", "nêu trên", "nói trên", "trên đây",
    "đến", "là", "gồm", "bao gồm", "thống nhất", "nhận", "xin", "yêu cầu", "đạt", "thành công", "như", "trên cơ sở",
    "trên địa bàn", "bảo đảm", "đảm bảo", "tiến tới", "phát biểu", "bằng hình thức", "thông báo", "chậm nhất",
    "từ nay", "từ ngày", "kính gửi", "căn cứ", "và nghị quyết", "theo hướng", "trong tháng", "trong năm", "trong ngày",
    "trong các ngày", "trong quý", "trong khuôn khổ", "trong thời gian", "trong đó",
)  # fmt: skip
"""Words that no name goes on with."""
_STOP = re.compile(
    r"[.;:!?()\"|•]"
    rf"| (?:{'|'.join(sorted(_STOPS, key=len, reverse=True))}"
    r"|với (?:(?:những|các) )?(?:nội dung|mục tiêu|nhiệm vụ|chủ đề|phương châm|tinh thần|quy mô)"
    r"|và các (?:nội dung|hoạt động|nhiệm vụ|nghị quyết))(?!\w)"
    r"| (?:ngày|tháng) (?=\d)| từ (?=\d)|(?P<comma>,)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r",? ?(?:đồng thời|góp phần|trong đó|nhất là|đặc biệt|cụ thể|qua đó|các|những|với|tại|do|của|trên|từ|ubnd|ủy ban"
    r"|đề nghị|báo cáo|giao|căn cứ|trong|ngày|giai đoạn|nhiệm kỳ|khóa|hội|lễ|ngành|như|v\.v)(?!\w)",
    re.IGNORECASE,
)
_PARTIES = re.compile(r" ?giữa ")
_ABOUT = re.compile(r",? (?:về|bàn về)(?: việc)? ")
_AFTER_ORDINAL = re.compile(
    rf"(?: của [{UPPER}]\w+(?: [{UPPER}]\w+)*| (?:toàn quốc|tỉnh|thành phố|huyện|khu vực)(?: [{UPPER}]\w+)*)?"
    r"(?:,? ?\(?nhiệm kỳ (?:[IVX]+|20\d\d ?- ?20\d\d|\(20\d\d ?- ?20\d\d\))"
    r"|,? (?:năm \d{4}|khóa [IVX]+| - năm \d{4}))*"
)
_TRAILING = re.compile(r"(?:[\s,-]| (?:và|hoặc|với|của|tại|về|trong|từ|các|những|nghị quyết))+$", re.IGNORECASE)
_CAPITAL = re.compile(rf"[{UPPER}]")
_MOST_COMMAS, _SHORT_PART = 2, 6


def name_end(reading: Reading, start: int, end: int, limit: int, series: bool = False) -> int:
    """The end of the name of an event whose kind stands at `start:end`; `end` where nothing of its own follows.

    Args:
        reading: the text.
        start: where the word for the kind begins.
        end: where it ends.
        limit: the name ends here at the latest.
        series: whether the number alone tells the event of a body ("kỳ họp thứ 5"), so that the name ends behind it.
    """
    flat = reading.folded.flat
    limit = min(limit, end + _LONGEST)
    if start and flat[start - 1] == '"' and (closing := flat.find('"', end, limit)) > 0:
        return closing
    position = _past_recurrence(flat, end)
    if parties := _PARTIES.match(flat, position):
        names, reached = reading.names_from(parties.end())
        if names:
            about = _ABOUT.match(flat, reached)
            return _trimmed(flat, end, _stop(reading, about.end(), limit) if about else reached)
    stop = _stop(reading, position, limit)
    ordinal = ORDINAL.search(flat, position, limit)
    if ordinal and ordinal.start() <= stop and (series or ordinal.start() > position + 1):
        stop = min(limit, _AFTER_ORDINAL.match(flat, ordinal.end()).end())  # type: ignore[union-attr]
    return _trimmed(flat, end, stop)


def _past_recurrence(flat: str, end: int) -> int:
    """Behind "định kỳ 6 tháng 1 lần" that stands between the kind and the parties."""
    found = find_recurrence(flat[end : end + 40])
    return end + found.end if found and found.start <= 1 else end


def _stop(reading: Reading, position: int, limit: int) -> int:
    """Where the words that may belong to a name end."""
    flat, commas = reading.folded.flat, count(1)
    for found in _STOP.finditer(flat, position, limit):
        if not found["comma"] or next(commas) > _MOST_COMMAS or _ends_at(reading, found.start(), flat):
            return found.start()
    if limit >= len(flat) or limit < position + _LONGEST:
        return limit
    return max(position, flat.rfind(" ", position, limit))


def _ends_at(reading: Reading, comma: int, flat: str) -> bool:
    """Whether what follows a comma is no part of the name: another clause, a capital, somebody who acts, many words."""
    after = flat[comma + 1 : comma + 80].lstrip()
    if not after or _CAPITAL.match(after) or _CLAUSE.match(flat, comma) or reading.mention_at(comma + 2, 0):
        return True
    stop = _STOP.search(after)
    part = after[: stop.start()] if stop else after
    return len(part.split()) > _SHORT_PART


def _trimmed(flat: str, end: int, stop: int) -> int:
    """Without a conjunction or mark at the end."""
    trailing = _TRAILING.search(flat, end, max(end, stop))
    return max(end, trailing.start() if trailing else stop)
