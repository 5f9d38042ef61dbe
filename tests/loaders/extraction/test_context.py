from __future__ import annotations

from datetime import date

from tests.loaders.extraction.mention_reading import DISTRICT, NEW_PROVINCE, PROVINCE, context, read


def test_a_header_gives_the_issuer() -> None:
    found = context(PROVINCE + "Giao các sở, ngành thực hiện./.")
    assert found.issuer == ("org:ubnd/tinh-son-la",)
    assert (found.locality, found.province, found.level) == ("loc:tinh-son-la", "loc:tinh-son-la", "tinh")
    assert (found.issuer_basis, found.issuer_confidence) == ("header", 1.0)
    assert found.on == date(2021, 5, 12)
    assert found.parties == ("loc:tinh-son-la", "loc:tinh-hoa-binh")


def test_a_district_belongs_to_its_own_province_whichever_is_named_first() -> None:
    found = context(DISTRICT + "UBND huyện yêu cầu các cơ quan thực hiện./.")
    assert found.issuer == ("org:ubnd/tinh-hoa-binh/huyen-mai-chau",)
    assert found.province == "loc:tinh-hoa-binh"


def test_a_lost_header_is_inferred_and_says_so() -> None:
    text = """Số: /KH-UBND
Quan Hóa, ngày    tháng 6 năm 2022

KẾ HOẠCH
Hợp tác với huyện Vân Hồ, tỉnh Sơn La

Thực hiện công văn của UBND tỉnh, UBND huyện ban hành kế hoạch như sau: các phòng, ban thực hiện./.
"""
    found = context(text)
    assert found.issuer == ("org:ubnd/tinh-thanh-hoa/huyen-quan-hoa",)
    assert "header block lost" in found.issuer_basis
    assert found.issuer_confidence < 1
    assert found.parties == ("loc:tinh-thanh-hoa/huyen-quan-hoa", "loc:tinh-son-la/huyen-van-ho")


def test_an_office_under_a_committee_issues_for_its_province() -> None:
    found = context(
        "UBND TỈNH SƠN LA\nSỞ TƯ PHÁP\nSố: 5/STP-VP\nSơn La, ngày 1 tháng 2 năm 2020\n\nKính gửi: UBND tỉnh.\n"
    )
    assert found.issuer == ("org:so-tu-phap/tinh-son-la",)


def test_after_the_merger_the_province_is_the_new_one() -> None:
    found = context(NEW_PROVINCE + "Các sở, ngành thực hiện./.")
    assert found.issuer == ("org:ubnd/tinh-lao-cai@2025",)
    assert found.place == "loc:tinh-lao-cai@2025"


def test_an_agreement_speaks_for_its_parties() -> None:
    text = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

BIÊN BẢN GHI NHỚ
Giữa huyện Mai Châu, tỉnh Hòa Bình và huyện Quan Hóa, tỉnh Thanh Hóa

Hôm nay, ngày 5/6/2018, hai bên thống nhất các nội dung sau. Hai huyện trao đổi kinh nghiệm.

ĐẠI DIỆN HUYỆN MAI CHÂU
CHỦ TỊCH

Hà Công Thẻ

ĐẠI DIỆN HUYỆN QUAN HÓA
CHỦ TỊCH

Nguyễn Đức Dũng
"""
    found = context(text)
    assert found.issuer == found.parties == ("loc:tinh-hoa-binh/huyen-mai-chau", "loc:tinh-thanh-hoa/huyen-quan-hoa")
    assert found.locality is None


def test_three_parties() -> None:
    head = "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nSố: 4/KH-UBND\nSơn La, ngày 1 tháng 2 năm 2017\n\nKẾ HOẠCH\n"
    found = context(head + "Hợp tác giữa 3 tỉnh Sơn La, Hòa Bình, Phú Thọ\n\nUBND tỉnh yêu cầu thực hiện./.")
    assert found.parties == ("loc:tinh-son-la", "loc:tinh-hoa-binh", "loc:tinh-phu-tho")


def test_an_article_has_no_issuer_but_a_context() -> None:
    found = context(
        "Hợp tác mở rộng thị trường\n\nBáo Sơn La - UBND tỉnh Sơn La vừa ký kết chương trình với thành phố Hà Nội, "
        "theo đó các sở, ngành của tỉnh triển khai từ ngày 4/5/2018. Độc giả có thể xem thêm tại đây.\n"
    )
    assert found.issuer == ()
    assert found.locality == "loc:tinh-son-la"


def test_the_day_never_comes_from_the_clock() -> None:
    undated = context("Các sở, ngành phối hợp thực hiện.")
    assert undated.on == date(2024, 12, 31)
    assert "no date" in undated.on_basis
    cited = context("Thực hiện Kế hoạch số 5/KH-UBND ngày 3/2/2016, báo cáo trước ngày 31/12/2030.")
    assert cited.on == date(2016, 2, 3)


def test_central_bodies_have_no_province() -> None:
    found = context(
        "CHÍNH PHỦ\nSố: 7/NQ-CP\nHà Nội, ngày 3 tháng 4 năm 2020\n\nNGHỊ QUYẾT\nVề hợp tác\n\nUBND tỉnh báo cáo.\n"
    )
    assert found.issuer == ("org:chinh-phu",)
    assert (found.locality, found.province) == (None, None)


def test_any_text_has_a_context() -> None:
    for text in ("", "\n\n", "sở", "Số: /", "UBND", "tỉnh và huyện"):
        _, contexts, _ = read(text)
        assert len(contexts) == 1
