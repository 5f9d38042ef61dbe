"""What kind of deed a clause commits to, in the text's own words, and whether a clause begins one.

A clause opens with how ("tiếp tục", "tăng cường", "chủ động"), often with whom ("phối hợp", "hợp tác"), and only then
says what ("trao đổi kinh nghiệm"): the first of the specific deeds is the kind.
"""

from __future__ import annotations

import re

_MANNER = (
    "tiếp tục", "tăng cường", "đẩy mạnh", "chủ động", "tích cực", "thường xuyên", "kịp thời", "duy trì", "phát huy",
    "nghiêm túc", "tập trung", "ưu tiên", "định kỳ", "hằng năm", "hàng năm", "hằng quý", "đồng thời", "cùng nhau",
    "cùng", "từng bước", "mở rộng", "nâng cao", "chú trọng", "thực hiện tốt", "làm tốt", "chỉ đạo tốt", "chặt chẽ",
    "trước mắt", "sẽ", "cần", "được",
)  # fmt: skip
_JOINT = ("phối hợp", "hợp tác", "liên kết", "kết nối", "tạo điều kiện", "thực hiện", "triển khai", "tổ chức")
_DEEDS = (
    "trao đổi thông tin", "trao đổi, cung cấp thông tin", "trao đổi kinh nghiệm", "trao đổi, học tập kinh nghiệm",
    "học tập, trao đổi kinh nghiệm", "trao đổi thông tin, kinh nghiệm", "trao đổi, chia sẻ", "trao đổi nghiệp vụ",
    "học tập kinh nghiệm", "tham quan, học tập kinh nghiệm", "tham quan, học tập", "tham quan học hỏi",
    "chia sẻ kinh nghiệm", "chia sẻ thông tin, kinh nghiệm", "chia sẻ thông tin", "cung cấp thông tin",
    "cung cấp số liệu", "thông báo", "thông tin cho nhau", "trao đổi", "chia sẻ", "học tập", "học hỏi", "tham quan",
    "khảo sát", "nghiên cứu", "hỗ trợ", "giúp đỡ", "giới thiệu", "quảng bá", "quảng bá, giới thiệu", "xúc tiến",
    "kêu gọi", "kêu gọi đầu tư", "vận động", "đề xuất", "kiến nghị", "tuyên truyền", "vận động, thu hút",
    "tuần tra, kiểm soát", "tuần tra", "kiểm tra", "thanh tra", "kiểm soát", "đấu tranh", "phòng, chống", "phòng ngừa",
    "ngăn chặn", "nắm tình hình", "bảo vệ", "quản lý", "xây dựng", "đầu tư", "hoàn thiện", "nâng cấp", "khai thác",
    "đào tạo", "bồi dưỡng", "tập huấn", "tuyển dụng", "cung ứng", "chuyển giao", "ứng dụng", "tiêu thụ", "sản xuất",
    "giao lưu", "thi đấu", "biểu diễn", "thăm, làm việc", "thăm, học tập", "thăm hỏi", "thăm", "giao ban", "tham gia",
    "tham dự", "xuất bản", "lập hồ sơ", "lập", "ký kết", "tổ chức giải", "tổ chức hội nghị", "tổ chức hội chợ",
    "tổ chức lễ hội", "làm cầu nối", "làm đầu mối", "mở lớp", "mở", "mở rộng", "cải thiện", "giữ gìn", "bảo tồn",
    "phát huy", "tham mưu", "kết nghĩa", "ủng hộ", "tài trợ", "điều phối", "rà soát", "in", "nối", "đưa", "hướng dẫn",
    "chọn", "tấn công", "giải quyết", "xử lý", "phát động", "tìm kiếm", "phát triển", "củng cố", "kiện toàn", "thu hút",
    "cam kết", "thống nhất", "bố trí", "cử", "tiếp nhận", "đón", "bàn giao", "thành lập", "duy tu", "phục vụ",
    "bổ sung", "kết nối", "thúc đẩy", "đẩy nhanh", "trao tặng", "tặng", "cung cấp", "cấp phát",
)  # fmt: skip


def _any(words: tuple[str, ...]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


_MANNERS = rf"(?:(?:{_any(_MANNER)})[,\s]+)*"
_OPENS = re.compile(rf"{_MANNERS}(?:{_any((*_MANNER, *_JOINT, *_DEEDS))})\b", re.IGNORECASE)
_DEED = re.compile(rf"(?<!\w)(?:{_any(_DEEDS)})(?!\w| viên\b)", re.IGNORECASE)
_OBJECT = re.compile(r"\b(?:về|trong|nhằm|để|cho|giữa)\b", re.IGNORECASE)
"""Between "phối hợp" and a deed: the deed is what the cooperation is about, not what is done."""
_GENERAL = re.compile(rf"(?<!\w)(?:{_any(_JOINT)})(?!\w)", re.IGNORECASE)
_STRONG = re.compile(
    r"(?:tiếp tục|tăng cường|đẩy mạnh|chủ động|tích cực|kịp thời|thường xuyên|nâng cao|duy trì|phối hợp|hợp tác|"
    r"trao đổi|chia sẻ|hỗ trợ|đề xuất|kiến nghị|vận động|tạo điều kiện|tổ chức|triển khai|giới thiệu|quảng bá|"
    r"khảo sát|học tập|tuyên truyền|liên kết|kết nối|cùng|mở rộng|cung cấp|xúc tiến|thúc đẩy|đẩy nhanh)\b"
)
_NAMING = re.compile(r"(?:hai|các|cả hai|mỗi|\d) (?:bên|tỉnh|huyện|địa phương|thành phố)\b|giao\b", re.IGNORECASE)
_PAST_WITHIN = 8
_BARE_NAME = 3
"""So short, a point is only the name of a field to cooperate in: "Thương mại."."""
_NOT_ITS_OWN = re.compile(r"(?:trong đó|đặc biệt|nhất là|cụ thể|bao gồm)\b", re.IGNORECASE)


def opens_commitment(text: str, start: int, end: int) -> bool:
    """Whether the words after a semicolon are a commitment of their own, not one more object of the deed before.

    They are if they begin with a capital, with how or with whom ("tiếp tục", "phối hợp"), or with who is to act.
    """
    words = text[start : min(end, start + 80)]
    if _NOT_ITS_OWN.match(words):
        return False
    if words[:1].isupper():
        return bool(_OPENS.match(words) or _NAMING.match(words)) or len(text[start:end].split()) > 5
    return bool(_STRONG.match(words) or _NAMING.match(words))


def opens_with_deed(words: str) -> bool:
    """Whether some words begin with a deed or how it is done."""
    return _OPENS.match(words) is not None


def kind_of(clause: str) -> str:
    """The kind of deed of a clause, in lower case; "phối hợp" where it says no more, its first words at last."""
    flat = re.sub(r"\s+", " ", clause)
    start = re.match(_MANNERS, flat, re.IGNORECASE).end()  # type: ignore[union-attr]
    general = _GENERAL.search(flat, start)
    deed = _DEED.search(flat, start)
    if deed and not (general and _OBJECT.search(flat, general.end(), deed.start())):
        return deed[0].lower()
    if general:
        return general[0].lower()
    first = flat[start:].strip(" .,;").lower().split()
    return " ".join(first[:2]) if len(first) > _BARE_NAME else "hợp tác"


def is_past(clause: str) -> bool:
    """Whether a clause (lower case) tells what has been done: "đã" early, and no deed that is to come before it."""
    first = re.sub(r"\([^)]*\)", "", clause).split()[:_PAST_WITHIN]
    return "đã" in first and not _OPENS.match(clause)
