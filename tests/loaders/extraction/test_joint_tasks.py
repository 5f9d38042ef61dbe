from __future__ import annotations

from tests.loaders.extraction.examples import pairs, plan

BOTH = {(frozenset({"org:so-y-te/tinh-yen-bai", "org:so-y-te/tinh-phu-tho"}), "phối hợp")}


def test_who_leads_and_who_coordinates_of_two_places() -> None:
    table = (
        "TT | Việc | Cơ quan chủ trì | Cơ quan phối hợp\n"
        "1 | Khám bệnh vùng giáp ranh | Sở Y tế | Sở Y tế tỉnh Phú Thọ\n"
        "2 | Mua thuốc | Sở Y tế | Sở Tài chính\n"
    )
    assert pairs(plan(table)) == BOTH


def test_a_bordered_table_says_the_same() -> None:
    table = (
        "| TT | Nội dung | Đơn vị chủ trì | Đơn vị phối hợp |\n|---|---|---|---|\n"
        "| 1 | Khám bệnh | Sở Y tế | Sở Y tế tỉnh Phú Thọ |\n"
    )
    assert pairs(plan(table)) == BOTH


def test_other_columns_are_no_cooperation() -> None:
    assert pairs(plan("TT | Sở gửi | Nơi nhận\n1 | Sở Y tế | Sở Y tế tỉnh Phú Thọ\n")) == set()
