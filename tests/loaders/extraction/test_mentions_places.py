from __future__ import annotations

import pytest

from tests.loaders.extraction.mention_reading import DISTRICT, NEW_PROVINCE, meaning, names

HB, SL = "loc:tinh-hoa-binh", "loc:tinh-son-la"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("tỉnh Hòa Bình", HB),
        ("tỉnh Hoà Bình", HB),
        ("TP Hà Nội", "loc:tp-ha-noi"),
        ("thành phố Hồ Chí Minh", "loc:tp-ho-chi-minh"),
        ("huyện Thuận Châu", "loc:tinh-son-la/huyen-thuan-chau"),
        ("thị xã Sapa", "loc:tinh-lao-cai/sa-pa"),
        ("thành phố Sơn La", "loc:tinh-son-la/tp-son-la"),
        ("tỉnh Vân Nam", "loc:cn/van-nam"),
        ("xã Chiềng Khoa", "loc:tinh-son-la/huyen-van-ho/xa-chieng-khoa"),
    ],
)
def test_named_with_a_type_word(words: str, place: str) -> None:
    assert meaning(words.replace("Hoà", "Hòa"), f"Làm việc với {words} về du lịch.") == (place,)


def test_a_name_broken_over_lines() -> None:
    assert ("tỉnh Hòa Bình", (HB,)) in names("Trao đổi với tỉnh\nHòa Bình trong năm.")


def test_the_same_name_in_two_provinces_is_decided_by_the_province_behind() -> None:
    assert meaning("huyện Tân Uyên", "Gặp huyện Tân Uyên, tỉnh Lai Châu.") == ("loc:tinh-lai-chau/huyen-tan-uyen",)
    assert meaning("huyện Châu Thành", "Gặp huyện Châu Thành, tỉnh Tây Ninh.") == (
        "loc:tinh-tay-ninh/huyen-chau-thanh",
    )
    assert meaning("huyện Châu Thành", "Gặp huyện Châu Thành để trao đổi.") is None


def test_dates_decide() -> None:
    assert meaning("Yên Bái", "Nguyên là tỉnh Yên Bái.", NEW_PROVINCE) is None
    assert meaning("tỉnh Yên Bái", "Nguyên là tỉnh Yên Bái.", NEW_PROVINCE) == ("loc:tinh-yen-bai",)
    assert meaning("Lào Cai", "Sản phẩm của Lào Cai.", NEW_PROVINCE) == ("loc:tinh-lao-cai@2025",)
    assert meaning("Lào Cai", "Sản phẩm của Lào Cai.") == ("loc:tinh-lao-cai",)


def test_pairs_and_lists() -> None:
    assert meaning("tỉnh Sơn La và Hòa Bình", "Về tỉnh Sơn La và Hòa Bình.") == (SL, HB)
    assert meaning("tỉnh Sơn La và tỉnh Hòa Bình", "Về tỉnh Sơn La và tỉnh Hòa Bình.") == (SL, HB)
    assert [n for n, _ in names("Về tỉnh Phú Thọ và tỉnh Yên Bái.")] == ["tỉnh Phú Thọ", "tỉnh Yên Bái"]
    assert [n for n, _ in names("Gồm các tỉnh Phú Thọ, Yên Bái và Lai Châu.")] == ["Phú Thọ", "Yên Bái", "Lai Châu"]
    assert [e for _, e in names("Gồm 2 tỉnh, TP Hà Nội, Hải Phòng, Bắc Ninh.")] == [
        ("loc:tp-ha-noi",), ("loc:tp-hai-phong",), ("loc:tinh-bac-ninh",)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "Ông Nguyễn Hà Giang phát biểu.",
        "Công ty Cổ phần Du lịch Cao Bằng tham gia.",
        "Sinh viên Trường Đại học Hà Nội thực tập.",
        "Nâng cấp đường Hòa Bình.",
        "Sống trong hòa bình và thái bình.",
        "Học tập tư tưởng Hồ Chí Minh.",
        "Cộng hòa xã hội chủ nghĩa Việt Nam.",
        "Người dân tộc Lào sinh sống.",
        "Dòng Hồng Hà chảy qua.",
    ],
)
def test_names_of_other_things_are_no_places(sentence: str) -> None:
    assert not [text for text, entities in names(sentence) if entities[0].startswith("loc:")]


def test_a_bare_district_counts_once_its_type_was_named() -> None:
    body = "Tuyến từ huyện Mai Sơn. Đường nối Mai Sơn - Yên Châu."
    assert meaning("Mai Sơn", body) == ("loc:tinh-son-la/huyen-mai-son",)
    assert meaning("Yên Châu", body) is None


def test_regions() -> None:
    assert meaning("vùng kinh tế trọng điểm (KTTĐ) Bắc Bộ", "Quy hoạch vùng kinh tế trọng điểm (KTTĐ) Bắc Bộ.") == (
        "loc:vung-kttd-bac-bo",
    )
    assert meaning("các tỉnh, thành phố", "Học tập các tỉnh, thành phố khác.") == ("grp:cac-tinh-tp",)


def test_landmarks() -> None:
    assert meaning("thủy điện Sơn La", "Lòng hồ thủy điện Sơn La.") == ("place:thuy-dien-son-la",)
    assert meaning("cửa khẩu Lóng Sập", "Tại cửa khẩu Lóng Sập.") == ("place:cua-khau-long-sap",)
    assert meaning("khu vực giáp ranh", "Tuần tra khu vực giáp ranh.") == ("place:giap-ranh-son-la-hoa-binh",)
    assert names("Các điểm du lịch trên đỉnh cao.") == []


def test_a_text_without_marks() -> None:
    head = "UY BAN NHAN DAN\nTINH SON LA\nSo: 5/KH-UBND\nSon La, ngay 3 thang 2 nam 2020\n\nKE HOACH\n"
    body = "Giao So Tai chinh phoi hop voi UBND huyen Mai Chau, tinh Hoa Binh.\n" * 2
    assert meaning("So Tai chinh", body, head) == ("org:so-tai-chinh/tinh-son-la",)
    assert meaning("huyen Mai Chau", body, head) == ("loc:tinh-hoa-binh/huyen-mai-chau",)


def test_a_scope_word_makes_a_type_word_a_place() -> None:
    assert meaning("địa bàn huyện", "Hộ nghèo trên địa bàn huyện.", DISTRICT) == ("loc:tinh-hoa-binh/huyen-mai-chau",)
    assert names("Cán bộ cấp huyện, thể thao quần chúng.", DISTRICT) == []


def test_the_city_of_a_city_under_central_government() -> None:
    head = "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI\nSố: 9/KH-UBND\nHà Nội, ngày 2 tháng 3 năm 2021\n\nKẾ HOẠCH\nHợp tác\n\n"
    body = "Giao TTTU theo dõi. Nguồn lực của Thành phố; UBND quận Ba Đình, các quận, huyện thực hiện."
    assert meaning("Thành phố", body, head) == ("loc:tp-ha-noi",)
    assert meaning("TTTU", body, head) == ("org:tt-thanh-uy/tp-ha-noi",)
    assert meaning("các quận, huyện", body, head) == ("grp:cac-quan-huyen/tp-ha-noi",)
    assert names("Cải tạo thành phố đáng sống.") == []


def test_districts_that_are_numbers() -> None:
    assert meaning("quận 3", "Tại quận 3, Thành phố Hồ Chí Minh.") == ("loc:tp-ho-chi-minh/quan-3",)
    assert names("Liên quan. 3 việc.") == []


def test_a_name_of_today_may_mean_the_province_before_the_merger() -> None:
    old, new = "loc:tinh-lao-cai", "loc:tinh-lao-cai@2025"
    assert meaning("tỉnh Lào Cai", "Sáp nhập tỉnh Yên Bái và tỉnh Lào Cai.", NEW_PROVINCE) == (old,)
    assert meaning("tỉnh Lào Cai", "Chương trình của tỉnh Lào Cai (cũ).", NEW_PROVINCE) == (old,)
    assert meaning("tỉnh Lào Cai", "Chương trình của tỉnh Lào Cai với tỉnh Sơn La.", NEW_PROVINCE) == (new,)


def test_bare_names_along_a_route() -> None:
    found = dict(names("Mở tuyến xe buýt Mộc Châu - Nghĩa Lộ và tour du lịch Sơn La - Mù Cang Chải - Sa Pa."))
    assert found["Nghĩa Lộ"] == ("loc:tinh-yen-bai/tx-nghia-lo",)
    assert found["Sa Pa"] == ("loc:tinh-lao-cai/sa-pa",)
    assert "Nghĩa Lộ" not in dict(names("Anh Nghĩa Lộ - Trần Ba dự."))


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("tỉnh Quảng Tây", "loc:cn/quang-tay"),
        ("tỉnh Sa-vẳn-na-khẹt", "loc:la/sa-van-na-khet"),
        ("tỉnh Chăm-pa-sắc", "loc:la/cham-pa-sac"),
        ("tỉnh Mondol Kiri", "loc:kh/mon-dun-ki-ri"),
        ("huyện Ninh Minh", "loc:cn/ninh-minh"),
    ],
)
def test_border_provinces_as_documents_write_them(words: str, place: str) -> None:
    assert meaning(words, f"Trao đổi với {words}.") == (place,)


def test_a_bare_name_at_the_end_of_a_line() -> None:
    assert ("Nhật Bản", ("loc:jp",)) in names("Đón đoàn doanh nghiệp Nhật Bản\nÔng Lò Văn Páo phát biểu.")
    assert "Nhật Bản" not in dict(names("Công ty Nhật Bản Xanh đầu tư."))


@pytest.mark.parametrize("link", [" của ", " thuộc ", " "])
def test_many_units_are_those_of_the_place_behind_them(link: str) -> None:
    words = f"các quận, huyện{link}thành phố Hải Phòng"
    broken = words.replace("quận, ", "quận,\n")
    assert names(f"Làm việc với {broken} trong quý.") == [
        (words, ("grp:cac-quan-huyen/tp-hai-phong",)),
        ("thành phố Hải Phòng", ("loc:tp-hai-phong",)),
    ]
    assert meaning("các xã, thị trấn", "Cấp cho các xã, thị trấn và trường học.", DISTRICT) == (
        "grp:cac-xa-tt/mai-chau",
    )


def test_a_place_is_no_agency_that_sounds_like_it() -> None:
    assert names("Thăm huyện Đoan Hùng.") == [("huyện Đoan Hùng", ("loc:tinh-phu-tho/huyen-doan-hung",))]
    assert meaning("Huyện đoàn", "Cùng Huyện đoàn trồng cây.", DISTRICT) == (
        "org:doan-tn/tinh-hoa-binh/huyen-mai-chau",
    )


def test_bays_and_lagoons() -> None:
    found = names("Nuôi cá tại vịnh Vân Phong và đầm Thị Nại.")
    assert found == [("vịnh Vân Phong", ("place:vinh-van-phong",)), ("đầm Thị Nại", ("place:dam-thi-nai",))]


def test_a_district_that_is_named_like_a_river() -> None:
    head = DISTRICT.replace("MAI CHÂU", "SÔNG MÃ").replace("Mai Châu", "Sông Mã")
    assert meaning("Sông Mã", "Dự lễ hội nhãn Sông Mã năm 2018.", head) == ("loc:tinh-son-la/huyen-song-ma",)
    assert meaning("sông Mã", "Nạo vét sông Mã.", head) == ("place:song-ma",)
    assert meaning("Sông Mã", "Thuyền trên dòng Sông Mã.") == ("place:song-ma",)


def test_a_side_before_a_region_makes_another_region() -> None:
    assert meaning("Nam Trung Bộ", "Khách từ Nam Trung Bộ đến.") == ("loc:vung-nam-trung-bo",)
    assert meaning("Trung Bộ", "Khách từ Nam Trung Bộ đến.") is None
