from __future__ import annotations

import pytest

from tests.loaders.extraction.mention_reading import DISTRICT, NEW_PROVINCE, PROVINCE, meaning, names, read

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


def test_to_lead_is_no_part_of_the_name_of_whom_a_committee_leads() -> None:
    led = "Huyện ủy lãnh đạo UBND huyện làm tốt."
    assert meaning("UBND huyện", led, DISTRICT) == (f"org:ubnd/{MAI_CHAU}",)
    assert meaning("lãnh đạo UBND huyện", "Đoàn gặp lãnh đạo UBND huyện.", DISTRICT) == (f"org:ubnd/{MAI_CHAU}",)


TOWN = """ỦY BAN NHÂN DÂN
{}
Số: 41/KH-UBND
{}, ngày 7 tháng 3 năm 2022

KẾ HOẠCH
Phát triển nông nghiệp

"""
TOWNS = [
    (TOWN.format("THỊ XÃ SA PA", "Sa Pa"), "thị xã", "tinh-lao-cai/sa-pa"),
    (TOWN.format("THỊ XÃ GÒ CÔNG", "Gò Công"), "thị xã", "tinh-tien-giang/tp-go-cong"),
    (TOWN.format("THỊ XÃ THÁI HÒA", "Thái Hòa"), "thị xã", "tinh-nghe-an/tx-thai-hoa"),
    (TOWN.format("THÀNH PHỐ VINH", "Vinh"), "thành phố", "tinh-nghe-an/tp-vinh"),
    (TOWN.format("QUẬN BÌNH THỦY", "Bình Thủy"), "quận", "tp-can-tho/quan-binh-thuy"),
]


@pytest.mark.parametrize(("head", "unit", "path"), TOWNS)
def test_the_own_bodies_of_a_town(head: str, unit: str, path: str) -> None:
    """Whatever its id says: Sa Pa was a district before it was a town, Gò Công became a city in 2024."""
    chairman, deputy = (f"post:{title}-ubnd/{path}" for title in ("chu-tich", "pct"))
    own = {
        f"UBND {unit}": (f"org:ubnd/{path}",),
        f"Chủ tịch UBND {unit}": (chairman,),
        f"CT, các PCT UBND {unit}": (chairman, deputy),
        f"Văn phòng HĐND và UBND {unit}": (f"org:vp-hdnd-ubnd/{path}",),
        f"TT. HĐND {unit}": (f"org:tt-hdnd/{path}",),
        f"Công an {unit}": (f"org:cong-an-huyen/{path}",),
    }
    for words, entities in own.items():
        assert meaning(words, f"- {words};", head) == entities
    above = path.partition("/")[0]
    (many,) = meaning(f"UBND các huyện, {unit}", f"- UBND các huyện, {unit};", head) or ("",)
    assert (many[:15], many.partition("/")[2]) == ("grp:ubnd-huyen-", above)


def test_a_type_word_that_lost_a_mark() -> None:
    head, _, path = TOWNS[0]
    assert meaning("UBND thi xã", "Báo cáo ngay UBND thi xã.", head) == (f"org:ubnd/{path}",)
    assert names("Mọi người thi xã giao.", head) == []


@pytest.mark.parametrize("between", [" ", "\n"])
def test_the_place_named_behind_an_agency_is_its_own(between: str) -> None:
    head = TOWNS[0][0]
    found = names(f"Cùng Công an{between}thành phố Vinh tuần tra.", head)
    assert found == [
        ("Công an thành phố Vinh", ("org:cong-an-huyen/tinh-nghe-an/tp-vinh",)),
        ("thành phố Vinh", ("loc:tinh-nghe-an/tp-vinh",)),
    ]
    assert meaning("Công an thị xã Thái Hòa", "Công an thị xã Thái Hòa cử người.", head) == (
        "org:cong-an-huyen/tinh-nghe-an/tx-thai-hoa",
    )


def test_a_general_hospital_needs_no_name_but_its_places() -> None:
    assert names("Bệnh viện đa khoa Hà Nam tiếp nhận người bệnh.") == [
        ("Bệnh viện đa khoa Hà Nam", ("org:benh-vien-da-khoa/tinh-ha-nam",)),
        ("Hà Nam", ("loc:tinh-ha-nam",)),
    ]
    assert names("Xây mới một bệnh viện đa khoa hiện đại.") == []


PARTNER_CITY = PROVINCE.replace("tỉnh Hòa Bình", "Thành phố Hồ Chí Minh")


def test_the_city_that_is_agreed_with_is_called_the_city() -> None:
    city = "loc:tp-ho-chi-minh"
    assert meaning("Thành phố", "Nông sản vào các chợ của Thành phố tăng.", PARTNER_CITY) == (city,)
    assert meaning("Sở Công Thương Thành phố", "Mời Sở Công Thương Thành phố dự.", PARTNER_CITY) == (
        "org:so-cong-thuong/tp-ho-chi-minh",
    )
    assert meaning("thành phố", "Người dân thành phố ủng hộ.", PARTNER_CITY) is None
    assert meaning("Thành phố", "Nông sản vào các chợ của Thành phố tăng.") is None


NEWS = """Hai tỉnh cùng phát triển

Minh Anh

Báo Sơn La - Ngày 5/4/2022, UBND tỉnh Sơn La và UBND tỉnh Hòa Bình đã ký kết Chương trình hợp tác giai đoạn 2022 - 2025.

"""


def test_an_article_that_speaks_of_both_means_the_agencies_of_both() -> None:
    both = "Sở Tài chính hai tỉnh theo dõi chung. Sở Y tế phối hợp với UBND các xã mở lớp."
    assert meaning("Sở Y tế", both, NEWS) == ("grp:so-y-te-hai-tinh/hoa-binh-son-la",)
    assert meaning("UBND các xã", both, NEWS) == ("grp:ubnd-xa/hoa-binh-son-la",)
    assert meaning("Sở Y tế", "Hai tỉnh vui mừng. Tỉnh Sơn La giao Sở Y tế lo việc này.", NEWS) == (
        "org:so-y-te/tinh-son-la",
    )
