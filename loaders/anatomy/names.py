"""Names of persons, as they stand alone on a line below a signature."""

from __future__ import annotations

import re

from loaders.text.letters import LOWER, UPPER

SURNAMES = frozenset(
    {
        "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
        "Lý", "Vương", "Trịnh", "Đinh", "Lâm", "Mai", "Cao", "Lương", "Tạ", "Tô", "Hà", "Chu", "Châu", "Thái", "Trương",
        "Đoàn", "Doãn", "Đào", "Tống", "Quách", "La", "Lưu", "Triệu", "Nông", "Ma", "Hứa", "Vi", "Quan", "Thân", "Tăng",
        "Lục", "Giàng", "Lò", "Vừ", "Hầu", "Sùng", "Vàng", "Thào", "Má", "Cứ", "Tráng", "Lù", "Quàng", "Cầm", "Mùa",
        "Hạng", "Ly", "Phùng", "Kiều", "Khuất", "Nghiêm", "Thạch", "Sơn", "Kim", "Danh", "Bá", "Rơ", "Đàm", "Bế", "Lại",
        "Từ", "Tôn", "Mạc", "Phí", "Thiều", "Ung", "Viên", "Xa", "Lường", "Tòng", "Cà", "Điêu", "Bạc", "Hờ", "Chẻo",
        "Tẩn", "Phàn", "Lầu", "Thền", "Khang",
    }
)  # fmt: skip
"""Common surnames of the Kinh and of the peoples of the north-west and the highlands: enough to know a lone name by."""

_WORD = rf"[{UPPER}](?:'[{UPPER}])?[{LOWER}']{{0,7}}"
PERSON = rf"{_WORD}(?: {_WORD}){{1,5}}"
"""Two to six words that may be a name, as a pattern to build with."""
_SIGNED = r"(?:\(?(?:Đã ký|đã ký)\)?[:.]? ?)?"
_RANK = r"(?:(?:Thiếu|Trung|Thượng|Đại) (?:tướng|tá|úy) )?"
NAME = re.compile(rf"{_SIGNED}(?:(?:TS|ThS|PGS|GS|BS|CN|KS)\.? ?){{0,3}}{_RANK}(?P<name>{PERSON})$")
"""A name alone on its line, with or without academic degree and rank."""

CAPS_NAME = re.compile(rf"(?P<name>[{UPPER}]{{1,7}}(?: [{UPPER}]{{1,7}}){{1,4}})$")
"""The same in capitals; offices look like it too."""
