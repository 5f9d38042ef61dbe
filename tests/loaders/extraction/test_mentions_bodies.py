from __future__ import annotations

import pytest

from tests.loaders.extraction.mention_reading import DISTRICT, NEW_PROVINCE, meaning, names, read

MAI_CHAU = "tinh-hoa-binh/huyen-mai-chau"


@pytest.mark.parametrize(
    ("words", "entity"),
    [
        ("UBND tỉnh", "org:ubnd/tinh-son-la"),
        ("Sở Kế hoạch và Đầu tư", "org:so-khdt/tinh-son-la"),
        ("Sở Kế hoạch Đầu tư", "org:so-khdt/tinh-son-la"),
        ("Tỉnh ủy", "org:tinh-uy/tinh-son-la"),
        ("TT. Tỉnh ủy", "org:tt-tinh-uy/tinh-son-la"),
        ("VP UBND tỉnh", "org:vp-ubnd/tinh-son-la"),
        ("Công an tỉnh", "org:cong-an-tinh/tinh-son-la"),
        ("UBND huyện Mai Châu", f"org:ubnd/{MAI_CHAU}"),
        ("Ban Thường vụ Thành ủy Hà Nội", "org:btv-thanh-uy/tp-ha-noi"),
        ("Thành ủy Hòa Bình", "org:thanh-uy/tinh-hoa-binh/tp-hoa-binh"),
        ("Sở Y tế Hòa Bình", "org:so-y-te/tinh-hoa-binh"),
        ("Bộ Công Thương", "org:bo-cong-thuong"),
        ("Chính phủ", "org:chinh-phu"),
        ("Chính phủ Nhật Bản", "org:chinh-phu/jp"),
        ("Trường Đại học Tây Bắc", "org:truong-dh-tay-bac"),
        ("Thủ tướng Chính phủ", "post:thu-tuong"),
        ("ƯBND tỉnh", "org:ubnd/tinh-son-la"),
    ],
)
def test_agencies_of_a_province(words: str, entity: str) -> None:
    assert meaning(words, f"Đề nghị {words} xem xét.") == (entity,)


@pytest.mark.parametrize(
    ("words", "entity"),
    [
        ("UBND tỉnh", "org:ubnd/tinh-hoa-binh"),
        ("UBND huyện", f"org:ubnd/{MAI_CHAU}"),
        ("Sở Tài chính", "org:so-tai-chinh/tinh-hoa-binh"),
        ("phòng Tài chính - Kế hoạch", f"org:phong-tckh/{MAI_CHAU}"),
        ("Văn phòng HĐND và UBND huyện", f"org:vp-hdnd-ubnd/{MAI_CHAU}"),
        ("Công an huyện", f"org:cong-an-huyen/{MAI_CHAU}"),
        ("TT Huyện ủy", f"org:tt-huyen-uy/{MAI_CHAU}"),
        ("UBMTTQVN", f"org:ubmttq/{MAI_CHAU}"),
    ],
)
def test_agencies_of_a_district(words: str, entity: str) -> None:
    assert meaning(words, f"Đề nghị {words} xem xét.", DISTRICT) == (entity,)


def test_after_the_merger() -> None:
    assert meaning("UBND tỉnh", "Báo cáo UBND tỉnh.", NEW_PROVINCE) == ("org:ubnd/tinh-lao-cai@2025",)
    assert meaning("UBND các xã, phường", "Giao UBND các xã, phường.", NEW_PROVINCE) == (
        "grp:ubnd-xa-phuong/tinh-lao-cai@2025",
    )


def test_a_place_inside_a_name_is_a_mention_too() -> None:
    found = names("Gửi UBND thành phố Hà Nội.")
    assert found == [("UBND thành phố Hà Nội", ("org:ubnd/tp-ha-noi",)), ("thành phố Hà Nội", ("loc:tp-ha-noi",))]


def test_several_before_one_place() -> None:
    tt, hdnd, ubnd = (f"org:{kind}/tinh-son-la" for kind in ("tt-tinh-uy", "tt-hdnd", "ubnd"))
    assert meaning("TT.TU, HĐND, UBND tỉnh", "- TT.TU, HĐND, UBND tỉnh;") == (tt, hdnd, ubnd)
    assert meaning("Văn phòng TU, Đoàn ĐBQH&HĐND tỉnh", "- Văn phòng TU, Đoàn ĐBQH&HĐND tỉnh;") == (
        "org:vp-tinh-uy/tinh-son-la",
        "org:vp-doan-dbqh-hdnd/tinh-son-la",
    )
    assert [text for text, _ in names("Sở Nội vụ, Sở Tài chính phối hợp.")] == ["Sở Nội vụ", "Sở Tài chính"]


def test_a_place_named_once_for_agencies_of_one_kind() -> None:
    assert meaning("Công an", "Cùng Công an, Bộ CHQS tỉnh Phú Thọ tuần tra.") == ("org:cong-an-tinh/tinh-phu-tho",)
    assert meaning("Sở Tài chính", "Cùng Sở Tài chính, UBND tỉnh Phú Thọ.") == ("org:so-tai-chinh/tinh-son-la",)


def test_departments_listed_behind_their_kind() -> None:
    found = names("Giám đốc các Sở: Nội vụ, Văn hóa, Thể thao và Du lịch; thủ trưởng")
    assert found == [
        ("Nội vụ", ("org:so-noi-vu/tinh-son-la",)),
        ("Văn hóa, Thể thao và Du lịch", ("org:so-vhttdl/tinh-son-la",)),
    ]


def test_offices() -> None:
    chair, deputy = "post:chu-tich-ubnd/tinh-son-la", "post:pct-ubnd/tinh-son-la"
    assert meaning("Chủ tịch, các PCT UBND tỉnh", "- Chủ tịch, các PCT UBND tỉnh;") == (chair, deputy)
    assert meaning("Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh giao") == (chair,)
    assert meaning("Chủ tịch", "Chủ tịch ký tên.") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Các cơ sở y tế và trụ sở làm việc.",
        "So với cùng kỳ, số y tá tăng.",
        "Công tác quản lý nhà nước, xây dựng Đảng và thanh tra.",
        "Tổ công an viên và phòng chống thiên tai.",
        "Hội đồng nhân dân các cấp quyết định.",
    ],
)
def test_words_that_are_no_agencies(sentence: str) -> None:
    assert names(sentence) == []


def test_state_and_party_where_they_are_meant() -> None:
    body = "Chủ trương của Đảng, pháp luật của Nhà nước."
    assert [entities for _, entities in names(body)] == [("org:dang-csvn",), ("org:nha-nuoc",)]


def test_a_signature_above_a_header_is_no_committee() -> None:
    assert not [text for text, _ in names("Vũ Quang Thành\n\nỦY BAN NHÂN DÂN\nTỈNH PHÚ THỌ\n") if "Thành" in text]


def test_the_code_of_a_cited_number_is_its_issuer_s() -> None:
    body = "Theo đề nghị của UBND tỉnh Hòa Bình tại Công văn số 188/UBND-KT, UBND tỉnh thống nhất."
    assert meaning("UBND", body) == ("org:ubnd/tinh-hoa-binh",)
    said = "Huyện Mai Sơn đã ban hành Kế hoạch số 7/KH-UBND."
    assert meaning("UBND", said) == ("org:ubnd/tinh-son-la/huyen-mai-son",)
    assert meaning("UBND", "UBND tỉnh Hòa Bình thực hiện Kế hoạch số 9/KH-UBND.") == ("org:ubnd/tinh-son-la",)


def test_codes_of_a_district_s_offices() -> None:
    assert meaning("NV", "Theo Tờ trình số 33/TTr-NV ngày 2/7/2018.", DISTRICT) == (f"org:phong-noi-vu/{MAI_CHAU}",)
    assert meaning("NV", "Theo Tờ trình số 33/TTr-NV ngày 2/7/2018.") is None


def test_the_standing_committee_above_a_signature() -> None:
    text = (
        "TỈNH ỦY SƠN LA\n*\nSố 15-CV/TU\nSơn La, ngày 9 tháng 3 năm 2021\n\nKính gửi: Các huyện ủy.\n\n"
        "Đề nghị các đồng chí quan tâm chỉ đạo.\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nLò Văn Hặc\n"
    )
    folded, _, mentions = read(text)
    found = [m.entities for m in mentions if folded.flat[m.start : m.end] == "BAN THƯỜNG VỤ"]
    assert found == [("org:btv-tinh-uy/tinh-son-la",)]
