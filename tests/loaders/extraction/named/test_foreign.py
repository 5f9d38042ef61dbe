from __future__ import annotations

import pytest

from loaders.extraction.named.foreign import country_of
from tests.loaders.extraction.examples import plan

COOPERATION = "Hợp tác giữa tỉnh Lạng Sơn và tỉnh Cao Bằng năm 2023"


def partners(body: str) -> list[tuple[str, str]]:
    return [(row.entity, row.role) for row in plan(body, COOPERATION).foreign_partners]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Đưa nông sản sang thị trường tỉnh Quảng Tây – Trung Quốc.", [("loc:cn/quang-tay", "market")]),
        ("Ký ghi nhớ hợp tác với tỉnh Quảng Tây (Trung Quốc).", [("loc:cn/quang-tay", "cooperation")]),
        ("Mở tuyến vận tải hành khách đến Côn Minh, Trung Quốc.", [("loc:cn/con-minh", "transport route")]),
        ("Vận động vốn ODA của Chính phủ Nhật Bản.", [("org:chinh-phu/jp", "donor")]),
        ("Đưa lao động đi làm việc tại Hàn Quốc.", [("loc:kr", "labour")]),
        ("Đề nghị UNESCO công nhận di sản.", [("org:unesco", "recognition")]),
        ("Tranh thủ viện trợ của Ngân hàng Thế giới.", [("org:wb", "donor")]),
        ("Thực hiện dự án do ADB và KOICA tài trợ vốn.", [("org:adb", "donor"), ("org:koica", "donor")]),
        (
            "Tăng cường quan hệ hữu nghị với các tỉnh Hủa Phăn, Xiêng Khoảng của nước CHDCND Lào.",
            [("loc:la/hua-phan", "cooperation"), ("loc:la/xieng-khoang", "cooperation")],
        ),
        ("Phối hợp bảo vệ biên giới Việt Nam - Trung Quốc.", [("loc:cn", "border")]),
    ],
)
def test_a_partner_has_the_role_of_the_nearest_word(words: str, found: list[tuple[str, str]]) -> None:
    assert partners(f"1. {words}") == found


def test_an_unlisted_place_is_read_by_its_form() -> None:
    facts = plan(
        "1. Kết nghĩa với thành phố Gwangju (Hàn Quốc), các huyện Phu Xay, Mường Hiềm của nước CHDCND Lào.", COOPERATION
    )
    assert [row.entity for row in facts.foreign_partners if row.confidence < 1] == [
        "loc:kr/gwangju",
        "loc:la/phu-xay",
        "loc:la/muong-hiem",
    ]
    (gwangju,) = (entity for entity in facts.entities if entity.id == "loc:kr/gwangju")
    assert (gwangju.name, gwangju.parent, gwangju.level) == ("Gwangju", "loc:kr", "quoc-te")


def test_a_place_of_ours_before_a_country_stays_ours() -> None:
    assert partners("1. Xuất khẩu từ tỉnh Lạng Sơn, Trung Quốc là thị trường chính.") == [("loc:cn", "market")]


@pytest.mark.parametrize(
    "words",
    [
        "Huy động vốn đầu tư trong và ngoài nước.",
        "Bà Nguyễn Thị Mỹ và ông Đức Anh dự họp.",
        "Bảo tồn văn hóa dân tộc Lào, người Thái.",
        "Hợp tác quốc tế về y tế.",
        "Theo quy định của Pháp luật.",
    ],
)
def test_no_partner_is_invented(words: str) -> None:
    assert partners(f"1. {words}") == []


def test_one_row_for_each_role() -> None:
    found = partners("1. Hợp tác với tỉnh Quảng Tây (Trung Quốc).\n2. Hợp tác y tế với tỉnh Quảng Tây.")
    assert found == [("loc:cn/quang-tay", "cooperation")]


def test_international_bodies_are_defined_from_the_vocabulary() -> None:
    facts = plan("1. Dự án JICA tài trợ.", COOPERATION)
    (jica,) = (entity for entity in facts.entities if entity.id == "org:jica")
    assert (jica.name, jica.level) == ("Cơ quan Hợp tác quốc tế Nhật Bản", "quoc-te")
    assert "JICA" in jica.aliases


@pytest.mark.parametrize(
    ("identifier", "country"),
    [
        ("loc:vn", None),
        ("loc:tinh-lai-chau", None),
        ("loc:la/hua-phan", "la"),
        ("org:chinh-phu/jp", "jp"),
        ("org:who", "int"),
        ("org:chinh-phu", None),
        ("org:ubnd/tinh-lai-chau", None),
    ],
)
def test_the_country_of_an_id(identifier: str, country: str | None) -> None:
    assert country_of(identifier) == country
