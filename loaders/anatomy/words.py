"""The words and layouts that mark the parts of a document (NĐ 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW).

Patterns for `Folded.plain` are written without diacritics, so that a scanner's wrong accents do not hide them.
"""

from __future__ import annotations

import re

from loaders.text.letters import LOWER, UPPER

MOTTO = re.compile(r"cong hoa xa hoi chu nghia viet nam|doc lap ?[-.] ?tu do ?[-.] ?hanh phuc")
"""The national motto, in `Folded.plain`."""
PARTY_MOTTO = re.compile(
    r"(?:\A|(?<=\n)|(?<=\| )|(?<=\|)|(?<=\n )|(?P<left>(?:^|(?<=\n))(?:(?:TỈNH|THÀNH|HUYỆN|THỊ|QUẬN|ĐẢNG) ỦY|ĐẢNG BỘ)[^\n|]{0,40} ))"
    r"(?P<motto>ĐẢNG CỘNG SẢN[ \n]VIỆT NAM)(?= ?(?:\n|\||\Z))"
)
"""The Party's head line, a line of its own or the right half of one, in `Folded.text`."""

_PLACE_WORD = rf"[{UPPER}][{LOWER}'’]+"
_PLACE = rf"{_PLACE_WORD}(?:(?: - | ?-|[ ]){_PLACE_WORD}){{0,5}}|[{UPPER}]{{2,8}}(?: [{UPPER}]{{2,8}}){{1,4}}"
PLACE_DATE = re.compile(
    rf"(?<![^\W\d_])(?P<place>(?:(?:TP|Tp|T\.P|Thành phố|thành phố|Huyện|huyện|Xã|xã|Phường|phường)\.? ?)?(?:{_PLACE})) ?[,.] ?"
    rf"(?P<date>[Nn]gày[^;:\n]{{0,18}}tháng[^;:\n]{{0,10}}(?:năm ?\d{{0,4}}|/\d{{4}})|[Nn]gày ?\d{{1,2}} ?[/.-] ?\d{{1,2}} ?[/.-] ?\d{{4}})"
)
PLACE_HEAD = re.compile(rf"(?:(?:TP|Tp|T\.P|Thành phố)\.? ?)?(?:{_PLACE_WORD}(?: {_PLACE_WORD}){{0,3}})?$")
"""`Lai Châu, ngày 14 tháng 12 năm 2020`, also with day or month blank or unreadable."""

AUTHORITY = r"TM|KT|TL|TUQ|Q|T/M|K/T|T/L|TUN"
TITLES = (
    r"(?:(?:PHÓ|QUYỀN|Q\.|Phó) )?(?:CH[ỦU] TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|BÍ THƯ(?: THƯỜNG TRỰC)?"
    r"|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG(?: CHÍNH PHỦ)?|CHỦ NHIỆM|TRƯỞNG (?:BAN|PHÒNG|ĐOÀN)|TRƯỞNG|CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG"
    r"|CHI CỤC TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG|CHÁNH ÁN|CHỈ HUY TRƯỞNG|CHÍNH ỦY|TỔNG THƯ KÝ|THỐNG ĐỐC|TỔNG THANH TRA"
    r"|CHỦ TỊCH QUỐC HỘI|CHỦ TỊCH NƯỚC|ỦY VIÊN THƯỜNG TRỰC|THƯỜNG TRỰC BAN BÍ THƯ|TRƯỞNG BAN CHỈ ĐẠO|CH[ỦU] TỊCH (?:UBND|HĐND|ỦY BAN|HỘI|LIÊN ĐOÀN)[^.;:]{0,60})"
    r"(?: THƯỜNG TRỰC| CHUYÊN TRÁCH)?"
)

ISSUER_HEAD = re.compile(
    r"(?:[UỦ][YỶ] BAN|[UƯ]BND|HĐND|HỘI ĐỒNG|SỞ|BỘ|PHÒNG|VĂN PHÒNG|BAN|CỤC|CHI CỤC|TỔNG CỤC|VỤ|TỈNH [UỦ]Y|THÀNH [UỦ]Y|HUYỆN [UỦ]Y"
    r"|THỊ [UỦ]Y|QUẬN [UỦ]Y|ĐẢNG [UỦ]Y|ĐẢNG BỘ|ĐOÀN|MẶT TRẬN|LIÊN ĐOÀN|HỘI|HIỆP HỘI|CÔNG AN|TÒA ÁN|VIỆN|TRƯỜNG|CÔNG TY|TRUNG TÂM"
    r"|THANH TRA|KHO BẠC|NGÂN HÀNG|BẢO HIỂM|THỦ TƯỚNG|CHÍNH PHỦ|QUỐC HỘI|CHỦ TỊCH|ĐẠI HỌC|BỆNH VIỆN|TẬP ĐOÀN|TỔNG CÔNG TY|KIỂM TOÁN)(?![^\W\d_])"
)
"""How the name of an issuing body begins, in capitals, tones placed by folding (ỦY)."""

SURNAMES = frozenset(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Vương Trịnh Đinh Lâm Mai Cao Lương Tạ Tô Hà "
    "Chu Châu Thái Trương Đoàn Doãn Đào Tống Quách La Lưu Triệu Nông Ma Hứa Vi Quan Thân Tăng Lục Giàng Lò Vừ Hầu Sùng "
    "Vàng Thào Má Cứ Tráng Lù Quàng Cầm Mùa Hạng Ly Phùng Kiều Khuất Nghiêm Thạch Sơn Kim Danh Bá Rơ Y K'Bùi A Đàm Bế "
    "Hoàn Lại Từ Tôn Mạc Mạch Ông Phí Phó Thiều Từ Ung Viên Xa Lường Tòng Cà Điêu Bạc Hờ Chẻo Tẩn Phàn Lầu Thền Khang".split()
)

_NAME_WORD = rf"[{UPPER}][{LOWER}']{{0,7}}"
NAME = re.compile(rf"(?:(?:TS|ThS|PGS|GS|BS|CN|KS)\.? ?)*(?:(?:Thiếu|Trung|Thượng|Đại) (?:tướng|tá|úy) )?(?P<name>{_NAME_WORD}(?: {_NAME_WORD}){{1,5}})$")
"""A signer's name alone on its line, with or without academic degree and rank."""
CAPS_NAME = re.compile(rf"(?P<name>[{UPPER}]{{1,7}}(?: [{UPPER}]{{1,7}}){{1,4}})$")
