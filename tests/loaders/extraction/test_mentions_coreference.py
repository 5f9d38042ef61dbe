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
