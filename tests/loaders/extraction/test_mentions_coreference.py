from __future__ import annotations

import pytest

from tests.loaders.extraction.mention_reading import DISTRICT, meaning, names, read

HB, SL = "loc:tinh-hoa-binh", "loc:tinh-son-la"


@pytest.mark.parametrize(
    "words", ["hai tỉnh", "2 tỉnh", "02 tỉnh", "hai bên", "hai địa phương", "mỗi tỉnh", "từng bên"]
)
def test_words_for_both_parties(words: str) -> None:
    assert meaning(words, f"Lợi ích của {words} được bảo đảm.") == (SL, HB)


def test_both_districts_are_the_own_and_the_other_one() -> None:
    body = "Phối hợp với huyện Quan Hóa, tỉnh Thanh Hóa. Hội thi của hai huyện."
    assert meaning("hai huyện", body, DISTRICT) == (
        "loc:tinh-hoa-binh/huyen-mai-chau",
        "loc:tinh-thanh-hoa/huyen-quan-hoa",
    )


def test_the_other_and_the_own() -> None:
    assert meaning("tỉnh bạn", "Học tập tỉnh bạn.") == (HB,)
    assert meaning("huyện ta", "Nông sản của huyện ta.", DISTRICT) == ("loc:tinh-hoa-binh/huyen-mai-chau",)


def test_names_behind_a_number() -> None:
    assert meaning("hai tỉnh Phú Thọ và Yên Bái", "Gồm hai tỉnh Phú Thọ và Yên Bái.") == (
        "loc:tinh-phu-tho",
        "loc:tinh-yen-bai",
    )
    assert meaning("8 tỉnh Tây Bắc", "Giải của 8 tỉnh Tây Bắc.") == ("grp:8-tinh-tay-bac",)


def test_a_number_that_does_not_fit_stands_for_nothing() -> None:
    assert names("Ba tỉnh cùng tham gia, tổng 5 huyện.") == []
    assert names("Tổng cộng 2 xã đạt chuẩn.") == []


def test_issuer_codes_in_numbers() -> None:
    body = (
        "Thực hiện Kế hoạch số 8/KH-UBND ngày 2/3/2021 của UBND tỉnh Hòa Bình, Công văn số 9-CV/TU ngày 4/3/2021 của "
        "Thành ủy Hà Nội và Nghị định số 30/2020/NĐ-CP.\n"
    )
    assert meaning("TU", body) == ("org:thanh-uy/tp-ha-noi",)
    assert meaning("UBND", body) == ("org:ubnd/tinh-hoa-binh",)
    assert meaning("CP", body) == ("org:chinh-phu",)


def test_one_issuer_for_two_numbers() -> None:
    body = "Theo Công văn số 11/UBND-KT ngày 2/1/2019 và số 12/UBND-KT ngày 3/1/2019 của UBND tỉnh về việc hợp tác."
    codes = [entities for text, entities in names(body, DISTRICT) if text == "UBND"]
    assert codes == [("org:ubnd/tinh-hoa-binh",)] * 2


def test_the_drafting_unit_of_a_district() -> None:
    body = "UBND huyện yêu cầu thực hiện./.\n\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT, TCKH.\n"
    assert meaning("TCKH", body, DISTRICT) == ("org:phong-tckh/tinh-hoa-binh/huyen-mai-chau",)


def test_each_party_speaks_of_its_own_where_its_people_are_listed() -> None:
    text = """BIÊN BẢN KẾT NGHĨA
Giữa huyện Mai Châu, tỉnh Hòa Bình và huyện Quan Hóa, tỉnh Thanh Hóa

Hôm nay, ngày 5/6/2018, chúng tôi gồm:
Đại diện huyện Mai Châu: ông Hà Văn A, Chủ tịch UBND huyện.
Đại diện huyện Quan Hóa: bà Lương Thị B, Phó Chủ tịch UBND huyện.
Hai bên giao Phòng Nội vụ hai huyện theo dõi.

ĐẠI DIỆN HUYỆN MAI CHÂU
CHỦ TỊCH

Hà Văn A

ĐẠI DIỆN HUYỆN QUAN HÓA
PHÓ CHỦ TỊCH

Lương Thị B
"""
    folded, _, mentions = read(text)
    found = {folded.flat[m.start : m.end]: m.entities for m in mentions}
    assert found["Chủ tịch UBND huyện"] == ("post:chu-tich-ubnd/tinh-hoa-binh/huyen-mai-chau",)
    assert found["Phó Chủ tịch UBND huyện"] == ("post:pct-ubnd/tinh-thanh-hoa/huyen-quan-hoa",)
    assert found["Phòng Nội vụ hai huyện"] == ("grp:phong-noi-vu-hai-huyen/mai-chau-quan-hoa",)


CITY = """ỦY BAN NHÂN DÂN
THÀNH PHỐ HẢI PHÒNG
Số: 45/KH-UBND
Hải Phòng, ngày 8 tháng 6 năm 2020

KẾ HOẠCH
Thực hiện thỏa thuận hợp tác giữa thành phố Hải Phòng và tỉnh Quảng Ninh

"""
PACT = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

THỎA THUẬN
Kết nghĩa giữa quận Lê Chân, thành phố Hải Phòng và thành phố Hạ Long, tỉnh Quảng Ninh

Hôm nay, ngày 02 tháng 7 năm 2018, chúng tôi gồm:

"""
LE_CHAN, HA_LONG = "loc:tp-hai-phong/quan-le-chan", "loc:tinh-quang-ninh/tp-ha-long"


@pytest.mark.parametrize("words", ["Các bên", "Hai phía"])
def test_more_words_for_the_parties(words: str) -> None:
    assert meaning(words, f"{words} thống nhất.") == (SL, HB)


def test_not_the_parties() -> None:
    assert names("Các bên liên quan chịu trách nhiệm; đại diện các bên mua, bán. Giao hai đơn vị rà soát.") == []
    assert names("Hai thành phố trao đổi kinh nghiệm.") == []


def test_the_partner() -> None:
    assert meaning("địa phương bạn", "Học tập địa phương bạn.") == (HB,)
    assert meaning("phía bạn", "Đề nghị phía bạn cung cấp.") == (HB,)
    assert meaning("Sở Y tế tỉnh bạn", "Phối hợp với Sở Y tế tỉnh bạn.", CITY) == ("org:so-y-te/tinh-quang-ninh",)


def test_bodies_that_only_the_other_party_has() -> None:
    assert meaning("Tỉnh ủy", "Đoàn làm việc với Tỉnh ủy.", CITY) == ("org:tinh-uy/tinh-quang-ninh",)
    assert meaning("UBND tỉnh", "Trình UBND tỉnh.", CITY) == ("org:ubnd/tinh-quang-ninh",)
    assert meaning("Thành ủy", "Báo cáo Thành ủy.", CITY) == ("org:thanh-uy/tp-hai-phong",)
    assert meaning("Thành ủy", "Báo cáo Thành ủy.") is None


def test_a_label_in_the_line_says_whose_agencies_follow() -> None:
    body = "- Tỉnh Quảng Ninh: lãnh đạo Tỉnh ủy, Sở Y tế.\n- Văn phòng UBND thành phố: chuẩn bị. Giao Sở Tài chính.\n"
    found = dict(names(body, CITY))
    assert found["lãnh đạo Tỉnh ủy"] == ("org:tinh-uy/tinh-quang-ninh",)
    assert found["Sở Y tế"] == ("org:so-y-te/tinh-quang-ninh",)
    assert found["Sở Tài chính"] == ("org:so-tai-chinh/tp-hai-phong",)
    inside = "Phương án của tỉnh Quảng Ninh: Sở Y tế chủ trì."
    assert meaning("Sở Y tế", inside, CITY) == ("org:so-y-te/tp-hai-phong",)


def test_sides_by_letter() -> None:
    body = (
        "BÊN A: ỦY BAN NHÂN DÂN QUẬN LÊ CHÂN, THÀNH PHỐ HẢI PHÒNG\nĐại diện: Ông Lê Văn Tám - Chủ tịch UBND quận\n"
        "BÊN B: ỦY BAN NHÂN DÂN THÀNH PHỐ HẠ LONG, TỈNH QUẢNG NINH\nĐại diện: Bà Đỗ Thị Lý - Chủ tịch UBND thành phố\n"
        "Hai bên thống nhất: Bên A tặng Bên B mười máy tính; Bên C không có. Hai đơn vị trao đổi cán bộ."
    )
    found = dict(names(body, PACT))
    assert (found["Bên A"], found["Bên B"]) == ((LE_CHAN,), (HA_LONG,))
    assert found["Chủ tịch UBND quận"] == ("post:chu-tich-ubnd/tp-hai-phong/quan-le-chan",)
    assert found["Chủ tịch UBND thành phố"] == ("post:chu-tich-ubnd/tinh-quang-ninh/tp-ha-long",)
    assert found["Hai đơn vị"] == (LE_CHAN, HA_LONG)
    assert "Bên C" not in found
    assert meaning("Bên A", "Bên A thanh toán cho bên cung cấp.") is None


def test_the_first_of_two_like_agencies_keeps_its_own_place() -> None:
    found = dict(names("Công an tỉnh và Công an tỉnh Hòa Bình ký quy chế."))
    assert found["Công an tỉnh"] == ("org:cong-an-tinh/tinh-son-la",)


def test_groups_of_a_few_provinces_carry_them() -> None:
    found = dict(names("UBND ba tỉnh Yên Bái, Phú Thọ và Hà Giang họp."))
    assert found["UBND ba tỉnh Yên Bái, Phú Thọ và Hà Giang"] == ("grp:ubnd-ba-tinh/ha-giang-phu-tho-yen-bai",)


def test_each_sector_and_locality_are_those_of_the_own_unit() -> None:
    own = "Giao nhiệm vụ cho từng ngành, từng địa phương."
    assert meaning("từng địa phương", own) == ("grp:dia-phuong/tinh-son-la",)
    assert meaning("từng địa phương", "Phát huy thế mạnh của từng địa phương.") == (
        "loc:tinh-son-la",
        "loc:tinh-hoa-binh",
    )
