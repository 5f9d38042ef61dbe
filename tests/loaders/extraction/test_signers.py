from __future__ import annotations

import pytest

from loaders.extraction.signers import person_id
from tests.loaders.extraction.examples import TWINNING, facts_of, plan


def test_a_deputy_signs_for_the_committee() -> None:
    (row,) = plan("Nội dung.").signers
    assert (row.person, row.title, row.post) == ("per:nguyen-van-hoa", "PHÓ CHỦ TỊCH", "post:pct-ubnd/tinh-yen-bai")
    assert (row.authority, row.on_behalf_of) == ("TM. + KT.", "org:ubnd/tinh-yen-bai")
    assert row.authority_meaning == "thay mặt (tập thể); ký thay"


def test_each_side_of_an_agreement_signs_for_itself() -> None:
    first, second = facts_of(TWINNING).signers
    assert (first.on_behalf_of, first.authority) == ("loc:tinh-son-la/huyen-muong-la", "ĐẠI DIỆN")
    assert second.post == "post:chu-tich-ubnd/tp-ha-noi/huyen-dong-anh"


def test_an_article_tells_who_signed_what() -> None:
    facts = facts_of(
        "Phú Thọ liên kết phát triển vùng\n\nMinh Anh\nChia sẻ\n\nBáo Phú Thọ - Chủ tịch UBND tỉnh Phú Thọ Trần "
        "Văn Tám đã ký ban hành "
        "Chương trình số 61/CTr-UBND về phát triển vùng.\n"
    )
    (row,) = facts.signers
    assert (row.person, row.title, row.post) == (
        "per:tran-van-tam",
        "Chủ tịch UBND tỉnh Phú Thọ",
        "post:chu-tich-ubnd/tinh-phu-tho",
    )
    assert next(d.number for d in facts.documents if d.id == row.document) == "61"
    assert row.authority is None


def test_ranks_are_no_part_of_a_person() -> None:
    assert person_id("Đại tá Nguyễn Văn Hoà") == person_id("Nguyễn Văn Hòa") == "per:nguyen-van-hoa"


HEADED = """{issuer}
Số: 31/{symbol}
{place}, ngày 04 tháng 5 năm 2022

THÔNG BÁO
Lịch kiểm tra

Nội dung kiểm tra như sau.

Nơi nhận:
- Lưu: VT.

{title}

Trần Văn Bảy
"""


@pytest.mark.parametrize(
    ("issuer", "symbol", "title", "body", "post"),
    [
        ("UBND TỈNH YÊN BÁI\nBAN CHỈ ĐẠO 389", "TB-BCĐ", "TRƯỞNG BAN", "org:ban-chi-dao-389/tinh-yen-bai",
         "post:truong-ban-chi-dao-389/tinh-yen-bai"),
        ("UBND TỈNH YÊN BÁI\nVĂN PHÒNG", "TB-VP", "KT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG",
         "org:vp-ubnd/tinh-yen-bai", "post:pho-chanh-vp-ubnd/tinh-yen-bai"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG\nVĂN PHÒNG", "TB/VPTW", "CHÁNH VĂN PHÒNG", "org:vp-tw-dang",
         "post:chanh-vp-tw-dang"),
        ("BỘ CÔNG AN\nCỤC KỸ THUẬT DÂN DỤNG", "TB-C99", "CỤC TRƯỞNG", "org:cuc-ky-thuat-dan-dung",
         "post:cuc-truong-cuc-ky-thuat-dan-dung"),
        ("BỘ Y TẾ", "TB-BYT", "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG", "org:bo-y-te", "post:thu-truong-bo-bo-y-te"),
        ("BAN CHỈ ĐẠO NHÀ NƯỚC VỀ THỦY LỢI", "TB-BCĐ", "PHÓ THỦ TƯỚNG", "org:ban-chi-dao-nha-nuoc-ve-thuy-loi",
         "post:pho-thu-tuong"),
        ("UBND TỈNH YÊN BÁI", "TB-UBND", "CHU TỊCH UBND TỈNH", "org:ubnd/tinh-yen-bai",
         "post:chu-tich-ubnd/tinh-yen-bai"),
    ],
)  # fmt: skip
def test_the_lowest_body_of_a_header_issues_and_its_head_signs(
    issuer: str, symbol: str, title: str, body: str, post: str
) -> None:
    facts = facts_of(HEADED.format(issuer=issuer, symbol=symbol, title=title, place="Yên Bái"))
    (row,) = facts.signers
    assert (facts.documents[0].issuer, row.post) == ((body,), post)


def test_the_first_of_several_deputies_holds_the_office_of_a_deputy() -> None:
    text = (
        "TỈNH ỦY YÊN BÁI\n*\nSố 31-CV/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nYên Bái, ngày 04 tháng 5 năm 2022\n\nKính gửi: Các "
        "huyện ủy.\n\n1. Các huyện ủy họp hằng tháng.\n\nNơi nhận:\n- Như trên.\n\nT/M BAN THƯỜNG VỤ\n"
        "PHÓ BÍ THƯ THƯỜNG TRỰC\n\nLê Văn Hòa\n"
    )
    (row,) = facts_of(text).signers
    assert row.post == "post:pho-bi-thu-tinh-uy/tinh-yen-bai"
