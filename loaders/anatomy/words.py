"""The words and layouts that mark the parts of a document (NĐ 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW).

Words are spelled as folding spells them (ỦY, THỦY). Patterns for `Folded.plain` are written without diacritics, so that
a scanner's wrong accents do not hide them.
"""

from __future__ import annotations

import re

from loaders.text.letters import LOWER, UPPER

MOTTO = re.compile(r"cong hoa xa hoi chu nghia viet nam|doc lap ?[-.] ?tu do ?[-.] ?hanh phuc")
"""The national motto, in `Folded.plain`."""

PARTY_WORDS = "ĐẢNG CỘNG SẢN"
_PARTY_BODY = r"(?:(?:TỈNH|THÀNH|HUYỆN|THỊ|QUẬN|ĐẢNG) ỦY|ĐẢNG BỘ)"
PARTY_MOTTO = re.compile(
    rf"(?:\A|(?<=\n)|(?<=\n )|(?<=\|)|(?<=\| )|(?:\A|(?<=\n)){_PARTY_BODY}[^\n|]{{0,40}} )"
    rf"(?P<motto>{PARTY_WORDS}[ \n]VIỆT NAM)(?= ?(?:\n|\||\Z))"
)
"""The Party's head line, a line of its own or the right half of one, in `Folded.text`."""

_WORD = rf"[{UPPER}][{LOWER}'’]+"
_PLACE = rf"{_WORD}(?:(?: - | ?-|[ ]){_WORD}){{0,5}}|[{UPPER}]{{2,8}}(?: [{UPPER}]{{2,8}}){{1,4}}"
_UNIT = r"(?:TP|Tp|T\.P|[Tt]hành phố|[Hh]uyện|[Xx]ã|[Pp]hường)"
PLACE_DATE = re.compile(
    rf"(?<![^\W\d_])(?P<place>(?:{_UNIT}\.? ?)?(?:{_PLACE})) ?[,.] ?"
    rf"(?P<date>(?:[Nn]gày[^;:\n]{{0,18}})?[Tt]háng[^;:\n]{{0,10}}(?:năm ?\d{{0,4}}|/\d{{4}})"
    rf"|[Nn]gày ?\d{{1,2}} ?[/.-] ?\d{{1,2}} ?[/.-] ?\d{{4}})"
)
"""`Lai Châu, ngày 14 tháng 12 năm 2020`, also with day or month blank or unreadable."""

PLACE_HEAD = re.compile(rf"(?:{_UNIT}\.? ?)?(?:{_WORD}(?: {_WORD}){{0,3}})?$")
"""The first half of a place name that breaks over the line."""

LONE_DATE = re.compile(
    rf"(?:(?P<place>{_UNIT}? ?(?:{_PLACE})) )?\W{{0,40}}"
    r"(?P<date>[Nn]gày[^;:,\n]{0,12}tháng[^;:,\n]{0,8}năm ?\d{4})\W{0,4}$"
)
"""The same without comma or without place, filling its line."""

AUTHORITY = r"TM|KT|TL|TUQ|Q|T[/.]M|K[/.]T|T[/.]L|T[/.]UQ"
AUTHORITY_OPENING = (
    rf"(?:(?:TM|KT|TL|TUQ|Q)(?:[./] ?| (?=[{UPPER}]{{2}}))|(?:T[/.]M|K[/.]T|T[/.]L|T[/.]UQ)[. ]\.? ?)[{UPPER}]{{2}}"
)
"""An authority with the body or office that it is held for."""

_OFFICES = (
    "GIÁM ĐỐC", "TỔNG GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "CHÁNH THANH TRA", "BÍ THƯ", "BỘ TRƯỞNG", "THỨ TRƯỞNG", "THỦ TƯỚNG",
    "THỦ TƯỚNG CHÍNH PHỦ", "CHỦ NHIỆM", "TRƯỞNG BAN", "TRƯỞNG BAN CHỈ ĐẠO", "TRƯỞNG PHÒNG", "TRƯỞNG ĐOÀN", "TRƯỞNG",
    "CỤC TRƯỞNG", "TỔNG CỤC TRƯỞNG", "CHI CỤC TRƯỞNG", "VỤ TRƯỞNG", "VIỆN TRƯỞNG", "HIỆU TRƯỞNG", "CHÁNH ÁN",
    "CHỈ HUY TRƯỞNG", "CHÍNH ỦY", "TỔNG THƯ KÝ", "THỐNG ĐỐC", "TỔNG THANH TRA", "CHỦ TỊCH QUỐC HỘI", "CHỦ TỊCH NƯỚC",
    "ỦY VIÊN THƯỜNG TRỰC", "THƯỜNG TRỰC BAN BÍ THƯ",
)  # fmt: skip
TITLES = (
    rf"(?:(?:PHÓ|QUYỀN|Q\.|Phó) )?(?:CH[ỦU] TỊCH|{'|'.join(_OFFICES)})(?: THƯỜNG TRỰC| CHUYÊN TRÁCH)?"
    r"(?: (?:UBND|HĐND|ỦY BAN|HỘI|LIÊN ĐOÀN|SỞ|BAN|BỘ|PHÒNG|HUYỆN|TỈNH|THÀNH|CỤC|CÔNG AN|TRUNG TÂM|VĂN PHÒNG)"
    r"[^.;:a-z]{0,60})?"
)
"""A signer's office, in capitals."""

_BODIES = (
    "HĐND", "HỘI ĐỒNG", "SỞ", "BỘ", "PHÒNG", "VĂN PHÒNG", "BAN", "CỤC", "CHI CỤC", "TỔNG CỤC", "VỤ", "ĐẢNG BỘ", "ĐOÀN",
    "MẶT TRẬN", "LIÊN ĐOÀN", "HỘI", "HIỆP HỘI", "CÔNG AN", "TÒA ÁN", "VIỆN", "TRƯỜNG", "CÔNG TY", "TRUNG TÂM",
    "THANH TRA", "KHO BẠC", "NGÂN HÀNG", "BẢO HIỂM", "THỦ TƯỚNG", "CHÍNH PHỦ", "QUỐC HỘI", "CHỦ TỊCH", "ĐẠI HỌC",
    "BỆNH VIỆN", "TẬP ĐOÀN", "TỔNG CÔNG TY", "KIỂM TOÁN",
)  # fmt: skip
ISSUER_HEAD = re.compile(
    rf"(?:[UỦƯ][YỶỲÝ] BAN|[UƯ]BND|(?:TỈNH|THÀNH|HUYỆN|THỊ|QUẬN|ĐẢNG) [UỦ]Y|{'|'.join(_BODIES)})(?![^\W\d_])"
)
"""How the name of an issuing body begins, in capitals; `ƯBND` is a scanner's."""
