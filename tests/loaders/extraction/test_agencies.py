from __future__ import annotations

import pytest

from loaders.extraction.agencies import agency_table, agency_types, at_level, organisation, post, unknown_kind, words_of


def slugs(name: str) -> tuple[str, ...]:
    found = agency_table().get("".join(words_of(name)))
    return found.slugs if found else ()


@pytest.mark.parametrize(
    "spelling",
    [
        "Sở Kế hoạch và Đầu tư",
        "SỞ KẾ HOẠCH VÀ ĐẦU TƯ",
        "Sở Kế hoạch Đầu tư",
        "Sở Kế hoạch - Đầu tư",
        "Sở KH&ĐT",
        "Sở KHĐT",
        "Sở KH và ĐT",
        "So Ke hoach va Dau tu",
    ],
)
def test_spellings_of_one_agency(spelling: str) -> None:
    assert slugs(spelling) == ("so-khdt",)


@pytest.mark.parametrize(
    ("spelling", "slug"),
    [
        ("Sở Nông nghiệp và PTNT", "so-nnptnt"),
        ("Sở NN và Phát triển nông thôn", "so-nnptnt"),
        ("Phòng TC-KH", "phong-tckh"),
        ("Sở Văn hóa, Thể thao và Du lịch", "so-vhttdl"),
        ("Ban Thường vụ Tỉnh ủy", "btv-tinh-uy"),
    ],
)
def test_parts_may_be_abbreviated_alone(spelling: str, slug: str) -> None:
    assert slugs(spelling) == (slug,)


def test_what_stands_for_too_much_is_no_name() -> None:
    assert slugs("CP") == ()
    assert slugs("TU") == ()


def test_one_name_at_several_levels_is_told_apart_by_the_level() -> None:
    assert at_level(slugs("Công an"), "tinh") == "cong-an-tinh"
    assert at_level(slugs("Công an"), "huyen") == "cong-an-huyen"


def test_ids() -> None:
    assert organisation("so-khdt", "loc:tinh-son-la") == "org:so-khdt/tinh-son-la"
    assert organisation("chinh-phu", None) == "org:chinh-phu"
    assert post("chu-tich", "ubnd", "loc:tinh-son-la/huyen-mai-son") == "post:chu-tich-ubnd/tinh-son-la/huyen-mai-son"


def test_an_agency_that_the_vocabulary_lacks_has_a_stable_type() -> None:
    assert unknown_kind("Trung tâm Khuyến nông") == unknown_kind("TRUNG TÂM  KHUYẾN NÔNG") == "trung-tam-khuyen-nong"


def test_the_vocabulary_has_what_the_rules_name() -> None:
    assert {"ubnd", "hdnd", "tinh-uy", "vp-ubnd", "vp-hdnd-ubnd", "so-khdt", "phong-tckh"} <= set(agency_types())
