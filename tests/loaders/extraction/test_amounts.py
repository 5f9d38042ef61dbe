"""Sums of money: value, purpose, who pays whom, the activity; sums in tables and in words."""

from __future__ import annotations

import pytest

from graph.facts import Amount
from loaders.extraction.quantities import find_hits
from loaders.pipeline import read_text
from tests.growth import is_linear
from tests.loaders.extraction.examples import facts_of, plan

PROVINCE = "loc:tinh-yen-bai"


def amounts(body: str) -> tuple[Amount, ...]:
    return plan(body).amounts


def only(body: str) -> Amount:
    (found,) = amounts(body)
    return found


def test_a_sum_with_its_label_and_budget() -> None:
    found = only("1. Kinh phí thực hiện: từ ngân sách tỉnh, dự kiến 1,5 tỷ đồng.")
    assert (found.value, found.currency, found.qualifier) == (1_500_000_000, "VND", "about")
    assert (found.purpose, found.payer, found.payee) == ("Kinh phí thực hiện", (PROVINCE,), ())
    assert (found.raw, found.evidence.quote) == ("dự kiến 1,5 tỷ đồng", "1,5 tỷ đồng")


def test_who_supports_whom_for_what() -> None:
    found = only("1. Thành phố Hải Phòng hỗ trợ tỉnh Yên Bái 20 tỷ đồng để xây dựng trường học tại huyện Mù Cang Chải.")
    assert (found.payer, found.payee) == (("loc:tp-hai-phong",), (PROVINCE,))
    assert found.purpose == "xây dựng trường học tại huyện Mù Cang Chải"


def test_the_receiver_may_stand_behind_the_sum() -> None:
    found = only("1. Sở Tài chính bố trí 500 triệu đồng cho Sở Y tế để mua trang thiết bị.")
    assert (found.payer, found.payee) == (("org:so-tai-chinh/tinh-yen-bai",), ("org:so-y-te/tinh-yen-bai",))
    assert found.purpose == "mua trang thiết bị"


def test_by_whom_it_is_met() -> None:
    found = only("1. Kinh phí tổ chức hội chợ 300 triệu đồng do Sở Công Thương chi trả.")
    assert found.payer == ("org:so-cong-thuong/tinh-yen-bai",)


def test_somebody_named_beside_a_sum_pays_nothing() -> None:
    found = only("1. Sở Y tế và Sở Tài chính thống nhất tổng mức đầu tư là 12 tỷ đồng.")
    assert (found.payer, found.payee) == ((), ())


def test_figures_and_words_in_brackets_are_one_sum() -> None:
    found = only("1. Tổng kinh phí là 500.000.000 đồng (Bằng chữ: Năm trăm triệu đồng).")
    assert (found.value, found.confidence) == (500_000_000, 1.0)


def test_figures_and_words_that_disagree_are_a_decision() -> None:
    facts = plan("1. Tổng kinh phí là 500.000.000 đồng (Năm mươi triệu đồng).")
    assert [(row.value, row.confidence) for row in facts.amounts] == [(500_000_000, 0.6)]
    (decision,) = [row for row in facts.decisions if row.topic == "amount"]
    assert "500000000" in decision.decision
    assert "50000000" in decision.decision


def test_a_scale_alone_is_money_where_the_clause_speaks_of_money() -> None:
    found = only("1. Hỗ trợ mỗi xã 300 triệu để làm đường; trồng 2 triệu cây xanh; dân số đạt 1,2 triệu.")
    assert (found.value, found.currency, found.confidence) == (300_000_000, "VND", 0.8)


def test_the_activity_around_a_sum() -> None:
    facts = plan(
        "II. NỘI DUNG HỢP TÁC\n1. Lĩnh vực giáo dục\n"
        "- Hỗ trợ 300 triệu đồng xây dựng thư viện cho Trường THPT Trạm Tấu.\n",
        subject="Thực hiện chương trình hợp tác với tỉnh Phú Thọ năm 2023",
    )
    (row,) = facts.amounts
    held = {activity.id: activity.evidence for activity in facts.activities}
    assert row.activity in held
    assert held[row.activity].start <= row.evidence.start < held[row.activity].end


TABLE = """1. Dự toán kinh phí như sau:
ĐVT: triệu đồng

| TT | Nội dung | Tổng kinh phí | Ngân sách tỉnh | Ghi chú |
|---|---|---|---|---|
| 1 | Tập huấn cán bộ | 1.250 | 250,5 | 2023 |
| 2 | Hội chợ nông sản | 300 | 300 | |
"""


def test_the_caption_of_a_table_gives_the_unit() -> None:
    found = [(row.value, row.purpose) for row in amounts(TABLE)]
    assert found == [
        (1_250_000_000, "Tập huấn cán bộ"),
        (250_500_000, "Tập huấn cán bộ"),
        (300_000_000, "Hội chợ nông sản"),
        (300_000_000, "Hội chợ nông sản"),
    ]


def test_a_header_gives_the_unit_of_its_column() -> None:
    body = "| STT | Tên dự án | Số lượng | Kinh phí (triệu đồng) |\n|---|---|---|---|\n| 1 | Nhà văn hóa | 02 | 900 |\n"
    assert [(row.value, row.purpose) for row in amounts(body)] == [(900_000_000, "Nhà văn hóa")]


def test_a_column_of_units_gives_the_unit_of_its_row() -> None:
    body = (
        "| STT | Nội dung | Đơn vị tính | Mức thu |\n|---|---|---|---|\n"
        "| 1 | Vé vào cổng | đồng/lượt/khách | 20.000 |\n| 2 | Thuyết minh | cuộc | 4 |\n"
    )
    (found,) = amounts(body)
    assert (found.value, found.per, found.purpose) == (20_000, "lượt/khách", "Vé vào cổng")


def test_numbers_of_a_table_without_a_unit_are_none() -> None:
    assert amounts("| STT | Nội dung | Số lượng |\n|---|---|---|\n| 1 | Hội nghị | 1.250 |\n") == ()


def test_rates_keep_what_they_are_by() -> None:
    found = only("1. Mức chi tiền ăn: 50.000 đồng/người/ngày.")
    assert (found.value, found.per, found.purpose) == (50_000, "người/ngày", "Mức chi tiền ăn")


@pytest.mark.parametrize(
    "body",
    ["1. Có 08 đồng chí phát biểu.", "1. Thực hiện Nghị quyết số 12/NQ-HĐND.", "1. Năm 2023 tổ chức tại 12 xã."],
)
def test_what_is_no_sum(body: str) -> None:
    assert amounts(body) == ()


def test_ends_of_a_range_and_fractions_of_a_currency() -> None:
    first, second = facts_of("Dự án có tổng vốn 25 - 30 tỷ đồng, vé 2,5 USD/người.").amounts
    assert (first.value, first.maximum) == (25_000_000_000, 30_000_000_000)
    assert (second.value, second.currency, second.per) == (2.5, "USD", "người")


def test_work_grows_with_the_text_only() -> None:
    body = "1. Mục tiêu: thu hút 5 dự án, vốn 12 tỷ đồng, tăng 8% so với cùng kỳ; hỗ trợ 300 triệu đồng cho 40 hộ.\n"
    readings = {size: read_text(body * size) for size in (20, 21, 160)}
    assert is_linear(lambda size: find_hits(readings[size]), 20)
