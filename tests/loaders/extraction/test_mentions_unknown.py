"""Bodies outside the vocabulary: an id of their own or nothing, never the known body inside their name."""

from __future__ import annotations

import pytest

from tests.loaders.extraction.mention_reading import meaning, names


@pytest.mark.parametrize(
    ("words", "entity"),
    [
        ("Văn phòng ĐĐBQH và HĐND tỉnh", "org:vp-doan-dbqh-hdnd/tinh-son-la"),
        ("Văn phòng Quốc hội", "org:vp-quoc-hoi"),
        ("Kiểm toán Nhà nước", "org:kiem-toan-nha-nuoc"),
        ("Ban Đối ngoại Trung ương", "org:ban-doi-ngoai-tw"),
        ("Ban Cơ yếu Chính phủ", "org:ban-co-yeu-chinh-phu"),
        ("Ủy ban Đối ngoại của Quốc hội", "org:uy-ban-doi-ngoai-cua-quoc-hoi"),
        ("Vụ Kế hoạch - Bộ Y tế", "org:vu-ke-hoach-bo-y-te"),
        ("Cục Thuế - Bộ Tài chính", "org:cuc-thue"),
        ("Cục kiểm tra văn bản (Bộ Tư pháp", "org:cuc-ktvb"),
        ("Đảng ủy Khối các cơ quan tỉnh", "org:dang-uy-khoi/tinh-son-la"),
        ("Đảng ủy Sở Y tế", "org:dang-uy-so-y-te/tinh-son-la"),
        ("Thanh tra Sở Xây dựng", "org:thanh-tra-so-xay-dung/tinh-son-la"),
        ("Hiệp hội Doanh nghiệp tỉnh", "org:hiep-hoi-doanh-nghiep/tinh-son-la"),
        ("Đài Khí tượng thủy văn Sơn La", "org:dai-khi-tuong-thuy-van/tinh-son-la"),
        ("Ủy ban Trung ương MTTQ Việt Nam", "org:ubmttq/vn"),
    ],
)
def test_a_body_of_its_own(words: str, entity: str) -> None:
    assert meaning(words, f"Gửi {words};") == (entity,)


@pytest.mark.parametrize("inner", ["org:quoc-hoi", "org:nha-nuoc", "org:chinh-phu", "org:trung-uong", "org:bo-tu-phap"])
def test_never_the_known_body_inside(inner: str) -> None:
    body = (
        "- Văn phòng Quốc hội;\n- Kiểm toán Nhà nước;\n- Ban Tôn giáo Chính phủ;\n- Ban Đối ngoại Trung ương;\n"
        "- Cục Trợ giúp pháp lý, Bộ Tư pháp;\n- Các bộ, ngành Trung ương."
    )
    assert inner not in {entity for _, entities in names(body) for entity in entities}


def test_sentences_are_not_names() -> None:
    body = "Cục Đường bộ trình Bộ Xây dựng xem xét. Ban hành Quyết định của Chính phủ."
    assert [entities for _, entities in names(body)] == [("org:bo-xay-dung",), ("org:chinh-phu",)]
    assert names("Ban Chấp hành Đảng bộ tỉnh họp.") == [
        ("Ban Chấp hành Đảng bộ tỉnh", ("org:ban-chap-hanh-dang-bo/tinh-son-la",))
    ]
    assert names("Ủy viên Ban Thường trực, Bộ trưởng Bộ Y tế dự.") == [
        ("Bộ trưởng Bộ Y tế", ("post:bo-truong-bo-y-te",))
    ]
    assert names("Căn cứ Luật Mặt trận Tổ quốc Việt Nam;") == []
    assert "tinh-son-la" not in str(names("Ban Quản lý Vườn quốc gia Xuân Nha báo cáo."))


def test_the_border_of_a_cell_cuts_no_ministry_out_of_a_name() -> None:
    found = {entity for _, entities in names("- Cục Thống kê, Bộ Tài |\n| chính;") for entity in entities}
    assert not any(entity.startswith("org:bo-") for entity in found)


def test_a_board_of_the_state_is_no_provinces() -> None:
    assert names("Ban Chỉ đạo Quốc gia về thủy lợi họp.") == []
    assert names("Ban Chỉ đạo Du lịch họp.") == [("Ban Chỉ đạo Du lịch", ("org:ban-chi-dao-du-lich/tinh-son-la",))]


def test_a_branch_of_the_state_bank_is_its_provinces() -> None:
    assert names("Ngân hàng Nhà nước - Chi nhánh Sơn La;")[0][1] == ("org:nhnn/tinh-son-la",)
