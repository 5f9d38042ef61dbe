from __future__ import annotations

import pytest

from tests.loaders.extraction.mention_reading import DISTRICT, meaning, names


@pytest.mark.parametrize(
    ("words", "entity"),
    [
        ("Các sở, ban, ngành tỉnh", "grp:so-ban-nganh/tinh-son-la"),
        ("các Sở, ban, ngành", "grp:so-ban-nganh/tinh-son-la"),
        ("Các sở, ban, ngành thuộc UBND tỉnh", "grp:so-ban-nganh/tinh-son-la"),
        ("các sở, ngành của tỉnh Hòa Bình", "grp:so-nganh/tinh-hoa-binh"),
        ("Thủ trưởng các cơ quan, đơn vị liên quan", "grp:co-quan-don-vi/tinh-son-la"),
        ("UBND các huyện, thành phố", "grp:ubnd-huyen-tp/tinh-son-la"),
        ("Ủy ban nhân dân huyện, thành phố", "grp:ubnd-huyen-tp/tinh-son-la"),
        ("UBND cấp huyện", "grp:ubnd-huyen/tinh-son-la"),
        ("UBND hai tỉnh", "grp:ubnd-hai-tinh/hoa-binh-son-la"),
        ("Sở Y tế hai tỉnh", "grp:so-y-te-hai-tinh/hoa-binh-son-la"),
        ("lãnh đạo hai tỉnh", "grp:lanh-dao-hai-tinh/hoa-binh-son-la"),
        ("doanh nghiệp của hai tỉnh", "grp:doanh-nghiep-hai-tinh/hoa-binh-son-la"),
    ],
)
def test_groups_of_a_province(words: str, entity: str) -> None:
    assert meaning(words, f"Giao cho {words} thực hiện.") == (entity,)


@pytest.mark.parametrize(
    ("words", "entity"),
    [
        ("các cơ quan, đơn vị", "grp:co-quan-don-vi/mai-chau"),
        ("UBND các xã, thị trấn", "grp:ubnd-xa-tt/mai-chau"),
        ("các Hội đoàn thể huyện", "grp:hoi-doan-the/mai-chau"),
        ("các sở, ngành", "grp:so-nganh/tinh-hoa-binh"),
    ],
)
def test_groups_of_a_district(words: str, entity: str) -> None:
    assert meaning(words, f"Giao cho {words} thực hiện.", DISTRICT) == (entity,)


def test_a_list_of_units_is_one_group_with_its_places_inside() -> None:
    found = names("UBND các huyện: Mai Sơn, Yên Châu và Thuận Châu căn cứ")
    assert found[0] == ("UBND các huyện: Mai Sơn, Yên Châu và Thuận Châu", ("grp:ubnd-3-huyen/tinh-son-la",))
    assert [entities[0] for _, entities in found[1:]] == [
        "loc:tinh-son-la/huyen-mai-son", "loc:tinh-son-la/huyen-yen-chau", "loc:tinh-son-la/huyen-thuan-chau"
    ]  # fmt: skip


def test_a_few_words_may_stand_before_the_list() -> None:
    found = names("UBND các huyện biên giới: Yên Châu, Sông Mã duy trì kết nghĩa.")
    assert found[0] == ("UBND các huyện biên giới: Yên Châu, Sông Mã", ("grp:ubnd-2-huyen/tinh-son-la",))


def test_provinces_in_a_list_are_named_each() -> None:
    assert meaning("UBND các tỉnh: Phú Thọ, Yên Bái", "- UBND các tỉnh: Phú Thọ, Yên Bái;") == (
        "org:ubnd/tinh-phu-tho",
        "org:ubnd/tinh-yen-bai",
    )


def test_localities_behind_a_group_are_their_own() -> None:
    found = names("Các sở, ban, ngành tỉnh, địa phương căn cứ kế hoạch")
    assert found[1] == ("địa phương", ("grp:dia-phuong/tinh-son-la",))


@pytest.mark.parametrize(
    "sentence",
    [
        "Doanh nghiệp và người dân tham gia.",
        "Mỗi ngành lựa chọn nội dung phù hợp.",
        "Các tổ chức, cá nhân bảo vệ rừng.",
        "Phát triển kinh tế - xã hội của vùng.",
        "Thị trường hai miền.",
        "2. Sở hữu trí tuệ.",
    ],
)
def test_generic_words_are_no_groups(sentence: str) -> None:
    assert names(sentence) == []


def test_socio_political_organisations_with_and_without_a_dash() -> None:
    for words in ("các tổ chức chính trị - xã hội", "các tổ chức chính trị-xã hội"):
        assert meaning(words, f"Giao {words} giám sát.") == ("grp:to-chuc-chinh-tri-xa-hoi/tinh-son-la",)


def test_who_builds_the_party_for_a_committee_is_one_group_with_it() -> None:
    group = ("grp:ban-xay-dung-dang/tinh-son-la",)
    assert meaning("Các ban xây dựng Đảng Tỉnh ủy", "- Các ban xây dựng Đảng Tỉnh ủy;") == group
    assert meaning("Các ban xây dựng Đảng của Tỉnh ủy", "- Các ban xây dựng Đảng của Tỉnh ủy;") == group
