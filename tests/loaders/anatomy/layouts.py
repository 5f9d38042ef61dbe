"""Documents in the genre's layouts, with invented content; and a view of their parts as words."""

from __future__ import annotations

from loaders.anatomy import dissect
from loaders.anatomy.parts import DocumentParts, Range
from loaders.text.fold import Folded, fold


class Reading:
    """The parts of a text's documents as words."""

    def __init__(self, text: str) -> None:
        self.folded: Folded = fold(text)
        self.documents: tuple[DocumentParts, ...] = dissect(self.folded)

    @property
    def only(self) -> DocumentParts:
        (document,) = self.documents
        return document

    def words(self, part: Range | None) -> str | None:
        """The part in the reader's words, white space folded, marks dropped."""
        return None if part is None else " ".join(part.of(self.folded.flat).split())

    def all(self, parts: tuple[Range, ...]) -> list[str | None]:
        return [self.words(part) for part in parts]

    def signers(self, document: DocumentParts | None = None) -> list[tuple[str | None, ...]]:
        signatures = (document or self.only).signatures
        return [(s.authority, self.words(s.body), self.words(s.title), self.words(s.person)) for s in signatures]

    def recipients(self, document: DocumentParts | None = None) -> list[str]:
        return [line.text for line in (document or self.only).recipients]


MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"

PLAN = f"""ỦY BAN NHÂN DÂN
TỈNH SƠN THỦY
{MOTTO}
Số: **41**/KH-UBND
Sơn Thủy, ngày **3** tháng 5 năm 2023

KẾ HOẠCH

Hợp tác với tỉnh Hạ Long giai đoạn 2023 - 2025

Thực hiện Biên bản ghi nhớ hợp tác ngày 10/3/2023 giữa hai tỉnh, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Tăng cường trao đổi kinh nghiệm.
2. Yêu cầu: bảo đảm thiết thực.
II. TỔ CHỨC THỰC HIỆN
Giao Sở Kế hoạch và Đầu tư đôn đốc, tổng hợp./.

Nơi nhận:
- TT. Tỉnh ủy (b/c);
- UBND tỉnh Hạ Long;
- Các sở, ban, ngành tỉnh;
- Lưu: VT, TH3.

**TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH**


Lò Văn Sáng
"""

LETTER = f"""UBND TỈNH SƠN THỦY
SỞ NỘI VỤ
Số: /SNV-TCBC
V/v rà soát nội dung
hợp tác với Sở Nội vụ tỉnh Hạ Long
{MOTTO}
Sơn Thủy, ngày    tháng 6 năm 2023

Kính gửi:
- Phòng Nội vụ các huyện, thành phố;
- Các đơn vị thuộc Sở.

Theo chỉ đạo của UBND tỉnh tại Công văn số 512/UBND-NC ngày 01/6/2023, Sở Nội vụ đề nghị các đơn vị rà soát./.

Nơi nhận:
- Như trên;
- Giám đốc,
các Phó Giám đốc Sở;
- Lưu VT, TCBC.

GIÁM ĐỐC
Trần Thị Mây
"""

DECISION = """|
**ỦY BAN NHÂN DÂN
**
HUYỆN AN BÌNH
-------
|
**CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
---------------
|
|
Số:
88/QĐ-UBND
|
*An Bình, ngày
18 tháng 9 năm 2019*
|

**QUYẾT ĐỊNH**

VỀ VIỆC THÀNH LẬP BAN CHỈ ĐẠO HỢP TÁC GIỮA HUYỆN AN BÌNH
VÀ HUYỆN PHÚ LỘC

**CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN AN BÌNH**

*Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;*

*Căn cứ Quyết định số 12/QĐ-UBND ngày 02/01/2019 của UBND
tỉnh về hợp tác; Quyết định số 15/QĐ-UBND ngày 05/01/2019;*

*Xét đề nghị của Trưởng phòng Tài chính - Kế hoạch.*

**QUYẾT ĐỊNH:**

**Điều 1.** Thành lập
Ban Chỉ đạo.

**Điều 2. **Quyết định có hiệu lực từ ngày ký.


|
*Nơi nhận:*
- Như Điều 2;
- Ban Thi đua - Khen thưởng huyện
(để b/c);
- Lưu: VT.
|
**TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG**
(Đã ký)
NGUYỄN VĂN BẢO
|

[1] Chú thích.
"""

SCAN = """Ký bởi: Văn phòng
TRUNG TÂM CÔNG
BÁO VÀ TIN HỌC
=S /@ 2 21.03.2015 16:41:00

ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHÚ NGHĨA VIỆT NAM

TỈNH SƠN THỦY Độc lập - Tự do - Hạnh phúc
Số: ý# /CT-UBND Sơn Thủy, ngày #6 tháng 3 năm 2018
CHÍ THỊ

Vềviệc tăng cường phối hợp với tỉnh Hạ Long

Thời gian qua, công tác phối hợp đạt kết quả.

1. Sở Công Thương chủ trì.

Nơi nhận: TM. ỦY BAN NHÂN DÂN
- Thường trực Tỉnh ủy:
- VPUB: CVP, PCVP,

các phòng nghiên cứu;
- Lưu: VT, NC. CHỦ TỊCH


Hoàng Seo Páo
"""

PARTY = """TỈNH ỦY SƠN THỦY          ĐẢNG CỘNG SẢN VIỆT NAM
*                               Sơn Thủy, ngày 05 tháng 6 năm 2021
Số 214-KH/TU

KẾ HOẠCH
hợp tác với Tỉnh ủy Hạ Long giai đoạn 2021 - 2025
-----

- Căn cứ Điều lệ Đảng;
- Căn cứ Nghị quyết số 10-NQ/TW, ngày 12/3/2021 của Bộ Chính trị,

I. MỤC ĐÍCH
1. Tăng cường hợp tác.

__Nơi nhận__:                               T/M BAN THƯỜNG VỤ
- Văn phòng Trung ương Đảng (b/c),      PHÓ BÍ THƯ THƯỜNG TRỰC
- Các huyện ủy, thành ủy,
- Lưu Văn phòng Tỉnh ủy.
                                        Giàng A Chứ
"""

MEMORANDUM = """BIÊN BẢN GHI NHỚ HỢP TÁC
giữa Sở Công Thương tỉnh Sơn Thủy và Sở Công Thương tỉnh Hạ Long

Hai bên thống nhất các nội dung sau./.

ĐẠI DIỆN TỈNH SƠN THỦY                ĐẠI DIỆN TỈNH HẠ LONG
      GIÁM ĐỐC                              PHÓ GIÁM ĐỐC



   Hoàng Văn Nam                         Phạm Thị Thu Hà
"""

ARTICLE = """Hai tỉnh Sơn Thủy và Hạ Long tăng cường kết nối du lịch

Minh Anh

(BST) - Sáng 12/5, tại thành phố Sơn Thủy, lãnh đạo hai tỉnh đã ký kết Chương trình hợp tác số 5/CTr-UBND về du lịch.

Ông Trần Văn Hùng nhấn mạnh: hai bên sẽ trao đổi thông tin. Độc giả có thể xem toàn văn.
"""

LOST_HEADER = """ KẾ HOẠCH

Triển khai thực hiện thỏa thuận hợp tác giữa hai tỉnh

Sơn Thủy và Hạ Long năm 2023


Thực hiện Kế hoạch số 41/KH-UBND ngày 3/5/2023 của UBND tỉnh

Sơn Thủy về việc hợp tác.

Ủy ban nhân dân huyện An Bình ban hành Kế hoạch như sau:

1. Trao đổi kinh nghiệm về trồng rừng, chế biến nông sản và du lịch

cộng đồng giữa các xã giáp ranh của hai huyện.

Nơi nhận:

- TT. Huyện ủy; (B/c)

- Lưu VT.

TM. ỦY BAN NHÂN DÂN

CHỦ TỊCH




Vàng Thị Sua
"""
