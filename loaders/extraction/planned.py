"""Whether an agreement that a text names is still to be signed: then it is planned, and nobody cooperates by it yet."""

from __future__ import annotations

import re

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
        is_to_come(text, naming.start) or _TO_BE_HELD.search(text, max(0, naming.start - 30), naming.start) is not None
    )
