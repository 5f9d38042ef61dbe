from __future__ import annotations

import pytest

from graph.facts import NamedPlace
from tests.loaders.extraction.examples import plan

COOPERATION = "Hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ năm 2023"


def places(body: str) -> dict[str, NamedPlace]:
    return {row.entity: row for row in plan(body, COOPERATION).places}


@pytest.mark.parametrize(
    ("words", "entity", "kind", "passage"),
    [
        ("Nâng cấp Quốc lộ 32C nối hai tỉnh.", "place:quoc-lo-32c", "quốc lộ", "Quốc lộ 32C"),
        ("Nâng cấp QL.37 nối hai tỉnh.", "place:quoc-lo-37", "quốc lộ", "QL.37"),
        ("Bảo vệ sông Chảy và hồ Thác Bà.", "place:ho-thac-ba", "hồ", "hồ Thác Bà"),
        ("Khai thác khu công nghiệp Thụy Vân.", "place:khu-cong-nghiep-thuy-van", "khu công nghiệp", None),
        ("Chuyển hàng qua cửa khẩu quốc tế Hữu Nghị.", "place:cua-khau-huu-nghi", "cửa khẩu", None),
        (
            "Khảo sát lòng hồ thủy điện Thác Bà.",
            "place:thuy-dien-thac-ba",
            "thủy điện",
            "lòng hồ thủy điện Thác Bà",
        ),
        (
            "Dọc đường cao tốc Nội Bài – Lào Cai.",
            "place:cao-toc-noi-bai-lao-cai",
            "đường cao tốc",
            "đường cao tốc Nội Bài – Lào Cai",
        ),
        (
            "Mở tuyến du lịch thành phố Việt Trì - huyện Yên Bình - thị xã Nghĩa Lộ.",
            "place:tuyen-viet-tri-yen-binh-nghia-lo",
            "tuyến",
            None,
        ),
        (
            "Mở đường từ huyện Hạ Hòa qua đèo Din đến huyện Yên Bình.",
            "place:tuyen-ha-hoa-yen-binh",
            "tuyến",
            "đường từ huyện Hạ Hòa qua đèo Din đến huyện Yên Bình",
        ),
        (
            "Mở tuyến du lịch huyện Yên Bình - hồ Thác Bà - thành phố Việt Trì.",
            "place:tuyen-yen-binh-thac-ba-viet-tri",
            "tuyến",
            "tuyến du lịch huyện Yên Bình - hồ Thác Bà - thành phố Việt Trì",
        ),
        (
            "Mở tuyến du lịch từ thành phố Việt Trì đến hồ Thác Bà.",
            "place:tuyen-viet-tri-thac-ba",
            "tuyến",
            "tuyến du lịch từ thành phố Việt Trì đến hồ Thác Bà",
        ),
        (
            "Nâng cấp tuyến đường nối huyện Yên Bình với huyện Hạ Hòa.",
            "place:tuyen-ha-hoa-yen-binh",
            "tuyến",
            "tuyến đường nối huyện Yên Bình với huyện Hạ Hòa",
        ),
        (
            "Bán chung vé hành trình thị xã Nghĩa Lộ cũ - hồ Thác Bà.",
            "place:tuyen-nghia-lo-thac-ba",
            "tuyến",
            "hành trình thị xã Nghĩa Lộ cũ - hồ Thác Bà",
        ),
        ("Giữ rừng trên dãy Pú Luông.", "place:pu-luong", "núi", "dãy Pú Luông"),
        (
            "Nâng cấp đoạn tuyến Chợ Đồn - Chợ Mới.",
            "place:tuyen-cho-don-cho-moi",
            "tuyến",
            "tuyến Chợ Đồn - Chợ Mới",
        ),
        (
            "Quảng bá khu du lịch Suối Giàng - Bản Mù.",
            "place:khu-du-lich-suoi-giang-ban-mu",
            "khu du lịch",
            "khu du lịch Suối Giàng - Bản Mù",
        ),
        (
            "Quảng bá khu du lịch Suối Giàng - tỉnh Yên Bái.",
            "place:khu-du-lich-suoi-giang",
            "khu du lịch",
            "khu du lịch Suối Giàng",
        ),
        ("Giữ vững biên giới Việt Nam - Lào.", "place:bien-gioi-viet-lao", "biên giới", None),
        (
            "Bảo tồn Công viên địa chất Cao nguyên đá Đồng Văn.",
            "place:khu-bao-ton-cao-nguyen-da-dong-van",
            "khu bảo tồn thiên nhiên",
            "Công viên địa chất Cao nguyên đá Đồng Văn",
        ),
    ],
)
def test_kind_and_name_make_a_place(words: str, entity: str, kind: str, passage: str | None) -> None:
    found = places(f"1. {words}")
    assert entity in found, sorted(found)
    assert found[entity].kind == kind
    if passage:
        assert found[entity].evidence.quote == passage


@pytest.mark.parametrize(
    "words",
    [
        "Vận động Đoàn viên, hội viên tham gia.",
        "Yêu cầu Giám đốc Sở Y tế thực hiện.",
        "Tuyên truyền tại vùng đồng bằng sông Cửu Long.",
        "Giao Công ty Du lịch hồ Thác Bà thực hiện.",
        "Học tập tư tưởng, đạo đức, phong cách Hồ Chí Minh.",
        "Phát triển các khu, cụm công nghiệp, nhà máy thủy điện.",
        "Làm việc với xã Sông Lô.",
        "Phấn đấu huy động GDP tăng 10%.",
        "Tổng công ty Cảng hàng không Việt Nam phối hợp.",
    ],
)
def test_other_words_and_names_are_no_places(words: str) -> None:
    assert places(f"1. {words}") == {}


def test_one_row_for_a_place_with_the_fullest_passage() -> None:
    found = places("1. Tuần tra vùng giáp ranh.\n2. Bảo vệ rừng ở khu vực giáp ranh giữa hai tỉnh.")
    assert [row.evidence.quote for row in found.values()] == ["khu vực giáp ranh giữa hai tỉnh"]


def test_a_house_is_a_place_only_where_something_happens() -> None:
    assert "place:nha-van-hoa-trung-tam-tinh-phu-tho" in places("1. Họp tại Nhà văn hóa Trung tâm tỉnh Phú Thọ.")
    assert places("1. Nâng cấp nhà văn hóa Trung tâm tỉnh Phú Thọ.") == {}


def test_a_place_is_defined_by_its_name() -> None:
    facts = plan("1. Nâng cấp QL 37 và sông Chảy.", COOPERATION)
    names = {entity.id: entity.name for entity in facts.entities}
    assert names["place:quoc-lo-37"] == "Quốc lộ 37"
    assert names["place:song-chay"] == "Sông Chảy"
