"""Whether an agreement that a text names is still to be signed: then it is planned, and nobody cooperates by it yet."""

from __future__ import annotations

import re
from datetime import date

from loaders.extraction.naming import Naming
from loaders.extraction.reading import Reading

_TO_COME = re.compile(
    r"(?<!\w)(?<!đã )(?:dự kiến|sẽ|chuẩn bị|tiến tới|nghiên cứu|xem xét|đề xuất|xúc tiến|hướng tới|tham mưu|dự thảo"
    r"|xây dựng|soạn thảo|(?<!chương )(?<!lộ )(?<!quy )(?<!lịch )trình|đàm phán|đề nghị|chưa(?: được)?)"
    r"(?:,? (?:việc|các|nội dung|dự thảo|ban hành|trình|để|và|cho|hai bên|hai tỉnh|UBND tỉnh|UBND huyện|lãnh đạo"
    r"|cấp có thẩm quyền|tổ chức|lễ|ký kết|ký|hoàn thiện|phê duyệt|xem xét|sớm))*"
    r"(?:(?<=ký|ết) (?:các )?(?:chương trình|kế hoạch|quy chế|thỏa thuận|biên bản|bản ghi nhớ))?:?\s*$",
    re.IGNORECASE,
)
_TO_BE_HELD = re.compile(r"(?<!\w)(?<!đã )(?:tổ chức|tiến hành) (?:lễ )?ký(?: kết)?\s*$", re.IGNORECASE)
_STILL_TO_SIGN = re.compile(
    r"[^.;]{0,60}?,? \(?(?:(?:dự kiến )?(?:sẽ |dự kiến )(?:được )?(?:tổ chức )?(?:lễ )?ký|chờ ký"
    r"|trình [^.;]{2,70}? (?:để|xem xét)[^.;]{0,30}? ký|để (?:hai|các) (?:bên|tỉnh|huyện) (?:cùng )?ký|dự thảo\))",
    re.IGNORECASE,
)
# Verb of signing right before a name, or before it and the partner ("ký với tỉnh B"); "đã ký", "lễ ký" name the past.
_SIGNS = re.compile(
    r"(?<!\w)(?<!đã )(?<!đã được )(?<!vừa )(?<!sau khi )(?<!từ khi )(?<!ngày )(?<!lễ )(?<!cùng )"
    r"(?:thống nhất )?ký(?: kết)?(?: lại| mới| tiếp)?(?: (?:với|cùng) [^.;:()]{3,80})?\s*$",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"(?<!\w)(?<!đã )(?:kiến nghị|đề xuất|đề nghị|dự kiến|sẽ|phấn đấu|tiến tới|xem xét)(?!\w)"
    r"(?!.*(?<!\w)(?:đã|thực hiện|triển khai|theo|sau khi|sơ kết|tổng kết|kỷ niệm)(?!\w))",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:(?<!\w)(?:trong|vào|sang|đến|thời gian(?: ký)?(?: kết)?(?: dự kiến)?:?)(?: (?:trong|vào))? )"
    r"(?:(?:đầu|cuối|giữa) )?(?:(?P<unit>quý|tháng) (?P<number>IV|I{1,3}|\d{1,2}) ?(?:/|năm |-) ?|năm )(?P<year>20\d\d)"
    r"(?![-/]\d| ?[-–] ?20)",
    re.IGNORECASE,
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_PROPOSED = re.compile(
    r"(?<!\w)(?<!đã )(?:(?<!chương )(?<!lộ )(?<!quy )(?<!lịch )trình|kiến nghị|đề xuất|đề nghị|xin)(?!\w)[^.;:]{0,50}?"
    r"(?:về việc|việc|chủ trương|cho phép|cho|về)(?: (?:tổ chức|ký|ký kết|hợp tác,))?\s*$",
    re.IGNORECASE,
)
_REACH = 110


def is_to_come(text: str, position: int) -> bool:
    """Whether the words before a name say that it is still to be written or signed."""
    return _TO_COME.search(text, max(0, position - 70), position) is not None


def is_planned(reading: Reading, naming: Naming) -> bool:
    """Whether a name's agreement is still to be signed: the words before say so, or those after ("dự kiến ký").

    What bears a day that had come when the document was written is signed, whatever is planned with it.
    """
    text = reading.folded.flat
    if _STILL_TO_SIGN.match(text, naming.end):
        return True
    today = reading.contexts[naming.document].on.isoformat() if reading.contexts else ""
    if naming.date.precision == "day" and (naming.date.value or "") <= today:
        return False
    return (
        _is_intended(reading, naming)
        or is_to_come(text, naming.start)
        or _TO_BE_HELD.search(text, max(0, naming.start - 30), naming.start) is not None
    )


def is_proposed(reading: Reading, position: int) -> bool:
    """Whether a twinning is only asked for: in the subject of a Tờ trình, or "trình HĐND về việc …"."""
    part = reading.parts[reading.document_at(position)]
    if part.type and part.type.code == "TTr" and part.subject and position in part.subject:
        return True
    return _PROPOSED.search(reading.folded.flat, max(0, position - _REACH), position) is not None


def _is_intended(reading: Reading, naming: Naming) -> bool:
    """Whether somebody is asked to sign it ("kiến nghị … ký"), or it is to be signed at a time that had not come."""
    text = reading.folded.flat
    start, _ = reading.sentence(naming.start)
    signs = _SIGNS.search(text, max(start, naming.start - _REACH), naming.start)
    if signs is None:
        return False
    if _WANTED.search(text, max(start, signs.start() - _REACH), signs.start()):
        return True
    on = reading.contexts[naming.document].on if reading.contexts else None
    if on and naming.date.precision in ("month", "day") and _is_ahead(naming.date.value or "", on):
        return True
    around = ((start, signs.start()), (naming.end, _clause_end(text, naming.end)))
    return on is not None and any(_is_later(said, on) for span in around for said in _WHEN.finditer(text, *span))


def _clause_end(text: str, position: int) -> int:
    """The end of what is said about a name; a time may follow a semicolon ("…; thời gian dự kiến trong quý I …")."""
    stop = re.compile(r"[.:](?=\s|$)|;(?! thời gian)|, (?!trong|vào|dự kiến|thời gian)").search(text, position)
    return min(stop.start() if stop else len(text), position + _REACH)


def _is_ahead(value: str, on: date) -> bool:
    """Whether a day is to come, or a month not over."""
    return value > on.isoformat() if len(value) > len("2022-12") else value >= on.isoformat()[: len("2022-12")]


def _is_later(said: re.Match[str], on: date) -> bool:
    """Whether a quarter or month was not over, or a year not begun, on the document's day."""
    year, number = int(said["year"]), said["number"]
    if number is None:
        return year > on.year
    last = _QUARTERS.get(number.lower()) or int(number)
    last = last * 3 if said["unit"].lower() == "quý" else last
    return (year, last) >= (on.year, on.month)
