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


def test_an_article_is_its_papers_and_is_read_where_it_reports_from() -> None:
    found = context(
        "Hợp tác mở rộng thị trường\n\nBáo Sơn La - UBND tỉnh Sơn La vừa ký kết chương trình với thành phố Hà Nội, "
        "theo đó các sở, ngành của tỉnh triển khai từ ngày 4/5/2018. Độc giả có thể xem thêm tại đây.\n"
    )
    assert found.issuer == ("org:bao-tinh/tinh-son-la",)
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


def issued(header: str, place: str, body: str) -> tuple[tuple[str, ...], str | None]:
    """Issuer and locality of a plan under a header."""
    lines = f"{header}\nSố: 12/KH-UBND\n{place}, ngày 04 tháng 5 năm 2018\n\nKẾ HOẠCH\nVệ sinh môi trường\n\n{body}\n"
    found = context(lines)
    return found.issuer, found.locality


def test_the_province_stands_in_the_line_above() -> None:
    unit = "loc:tinh-tien-giang/huyen-chau-thanh"
    for header in ("TỈNH TIỀN GIANG\nỦY BAN NHÂN DÂN HUYỆN CHÂU THÀNH", "UBND TỈNH TIỀN GIANG\nUBND HUYỆN CHÂU THÀNH"):
        assert issued(header, "Châu Thành", "UBND huyện giao các xã.") == ((unit.replace("loc:", "org:ubnd/"),), unit)
    assert issued("TỈNH BÌNH ĐỊNH\nỦY BAN NHÂN DÂN", "Bình Định", "UBND tỉnh giao.")[0] == ("org:ubnd/tinh-binh-dinh",)


def test_never_one_of_several_namesakes() -> None:
    header = "ỦY BAN NHÂN DÂN\nHUYỆN CHÂU THÀNH"
    assert issued(header, "Châu Thành", "UBND huyện giao các xã.") == ((), None)
    assert issued(header, "Châu Thành", "Theo tỉnh Trà Vinh và tỉnh Long An, UBND huyện giao các xã.") == ((), None)
    cited = "Thực hiện Kế hoạch số 5/KH-UBND của UBND tỉnh Trà Vinh, UBND huyện giao các xã."
    assert issued(header, "Châu Thành", cited)[1] == "loc:tinh-tra-vinh/huyen-chau-thanh"


def test_the_type_word_decides_between_namesakes_of_one_province() -> None:
    assert issued("", "Hồng Ngự", "UBND thành phố ban hành Kế hoạch.")[1] != "loc:tinh-dong-thap/huyen-hong-ngu"
    assert issued("", "Kỳ Anh", "UBND thị xã ban hành Kế hoạch.")[1] == "loc:tinh-ha-tinh/tx-ky-anh"
    assert issued("", "Kỳ Anh", "UBND huyện ban hành Kế hoạch.")[1] == "loc:tinh-ha-tinh/huyen-ky-anh"


def test_the_prime_minister_issues_as_an_office_and_a_council_as_itself() -> None:
    assert issued("THỦ TƯỚNG CHÍNH PHỦ", "Hà Nội", "Yêu cầu các bộ.") == (("post:thu-tuong",), None)
    found = context(
        "Nghị quyết về phí\nSơn La, ngày 8 tháng 7 năm 2016\n\nHĐND tỉnh quyết định thông qua nghị quyết.\n"
    )
    assert found.issuer in {("org:hdnd/tinh-son-la",), ()}


def test_the_place_line_of_an_agreement_is_the_party_s() -> None:
    found = context(
        "Kon Tum, ngày 5 tháng 5 năm 2015\n\nBIÊN BẢN GHI NHỚ\nVề hợp tác giữa tỉnh Kon Tum và tỉnh Quảng Nam\n\n"
        "Hai bên thống nhất hợp tác.\n\nĐẠI DIỆN TỈNH KON TUM\nCHỦ TỊCH\nA Hùng\n"
    )
    assert found.place == "loc:tinh-kon-tum"
