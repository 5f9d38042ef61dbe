"""Targets and results: which numbers are ones, of what, for which years."""

from __future__ import annotations

import pytest

from graph.facts import Indicator
from tests.loaders.extraction.examples import facts_of, plan

REPORT = """ỦY BAN NHÂN DÂN
TỈNH YÊN BÁI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 90/BC-UBND
Yên Bái, ngày 15 tháng 12 năm 2022

BÁO CÁO
Kết quả hợp tác năm 2022

{body}
"""


def indicators(body: str) -> tuple[Indicator, ...]:
    return plan(body).indicators


def only(body: str) -> Indicator:
    (found,) = indicators(body)
    return found


def test_a_share_by_its_subject() -> None:
    found = only("1. Phấn đấu đến năm 2025, tỷ lệ hộ nghèo giảm còn dưới 3%.")
    assert (found.name, found.value, found.unit) == ("tỷ lệ hộ nghèo giảm", 3.0, "%")
    assert (found.kind, found.qualifier, found.period) == ("target", "less than", "2025")


def test_a_share_of_what_follows_it() -> None:
    found = only("1. Giai đoạn 2021 - 2025: phấn đấu trên 95% xã, phường có nhà văn hóa đạt chuẩn.")
    assert (found.name, found.period) == ("xã, phường có nhà văn hóa đạt chuẩn", "2021/2025")


def test_growth_keeps_what_it_is_compared_with() -> None:
    found = only("1. Kim ngạch xuất khẩu đã tăng 10% so với năm 2020.")
    assert (found.name, found.kind) == ("Kim ngạch xuất khẩu đã tăng so với năm 2020", "result")
    assert found.period is None


def test_a_clause_that_goes_on_has_the_subject_of_the_one_before() -> None:
    first, second, third = indicators(
        "1. Sản lượng chè đã đạt 12.500 tấn, tăng 8% so với cùng kỳ, bằng 105% kế hoạch năm."
    )
    assert (first.name, first.value, first.unit) == ("Sản lượng chè", 12_500.0, "tấn")
    assert second.name == "Sản lượng chè tăng so với cùng kỳ"
    assert third.name == "Sản lượng chè bằng kế hoạch năm"


def test_two_numbers_of_one_subject() -> None:
    first, second = indicators(
        "1. Mục tiêu: Tốc độ tăng trưởng du lịch đạt 12%/năm giai đoạn 2021 - 2025 và 15%/năm giai đoạn 2026 - 2030."
    )
    assert first.name == second.name == "Tốc độ tăng trưởng du lịch"
    assert (first.period, second.period, second.per) == ("2021/2025", "2026/2030", "năm")


def test_counts_of_deeds() -> None:
    found = only("1. Xây dựng từ 5 đến 7 mô hình trồng quế hữu cơ.")
    assert (found.value, found.maximum, found.unit) == (5.0, 7.0, "mô hình")
    assert found.name == "Xây dựng mô hình trồng quế hữu cơ"


def test_quotas() -> None:
    found = only("1. Hai tỉnh đào tạo nghề cho lao động, mỗi năm không quá 60 người.")
    assert (found.value, found.unit, found.per, found.qualifier) == (60.0, "người", "năm", "at most")
    assert found.name == "Hai tỉnh đào tạo nghề cho lao động"


def test_reports_give_results() -> None:
    facts = facts_of(
        REPORT.format(body="I. KẾT QUẢ\n1. Đón 12.400 lượt khách.\nII. PHƯƠNG HƯỚNG\n1. Đón 15.000 lượt khách.")
    )
    assert [(row.value, row.kind) for row in facts.indicators] == [(12_400.0, "result"), (15_000.0, "target")]


def test_the_subject_or_opening_of_a_report_gives_the_year_of_its_results() -> None:
    body = (
        "I. KẾT QUẢ\n1. Đã đón 15.300 lượt khách.\n2. Năm 2021 đã đón 9.100 lượt khách.\n"
        "II. PHƯƠNG HƯỚNG\n1. Đón 18.000 lượt khách."
    )
    by_subject = facts_of(REPORT.format(body=body)).indicators
    assert [(row.value, row.period) for row in by_subject] == [(15_300.0, "2022"), (9_100.0, "2021"), (18_000.0, None)]
    other = REPORT.replace("Kết quả hợp tác năm 2022", "Kết quả thực hiện Kế hoạch hợp tác giai đoạn 2021 - 2025")
    assert [row.period for row in facts_of(other.format(body=body)).indicators] == [None, "2021", None]
    opening = f"UBND tỉnh báo cáo tình hình thực hiện năm 2022 như sau:\n\n{body}"
    assert [row.period for row in facts_of(other.format(body=opening)).indicators] == ["2022", "2021", None]


def test_the_heading_gives_the_years() -> None:
    found = only("I. MỤC TIÊU ĐẾN NĂM 2025\n1. Tỷ lệ che phủ rừng đạt 63%.")
    assert (found.period, found.kind) == ("2025", "target")


def test_a_table_of_targets() -> None:
    body = (
        "| STT | Chỉ tiêu | ĐVT | Kế hoạch năm 2023 |\n|---|---|---|---|\n"
        "| 1 | Lượt khách du lịch | lượt khách | 1.200.000 |\n| 2 | Hộ nghèo | % | 9,5 |\n"
    )
    first, second = indicators(body)
    assert (first.name, first.value, first.unit, first.kind) == (
        "Lượt khách du lịch",
        1_200_000.0,
        "lượt khách",
        "target",
    )
    assert (second.name, second.value, second.period) == ("Hộ nghèo", 9.5, "2023")


@pytest.mark.parametrize(
    "body",
    [
        "1. Căn cứ khoản 5 Điều 3 và điểm 2 mục 1.",
        "1. UBND 7 tỉnh thống nhất chương trình.",
        "1. Ban Chỉ đạo gồm 12 người.",
        "1. Hội nghị của 63 huyện đã bế mạc.",
        "1. Đối với dự án có diện tích từ 50 ha trở lên, chủ đầu tư báo cáo UBND tỉnh.",
        "1. Trường hợp có trên 50% số người dự họp tán thành thì thông qua.",
        "1. Vốn điều lệ của công ty có 30% cổ phần nhà nước.",
        "1. Biên bản được lập thành 04 bản, mỗi bên giữ 02 bản.",
        '1. Thực hiện Đề án "Đầu tư ít nhất 500 căn hộ cho công nhân".',
        "1. Tăng trưởng của cả nước là 7%.",
        "1. Chọn không quá 02 trường hợp.",
    ],
)
def test_what_is_no_indicator(body: str) -> None:
    assert indicators(body) == ()


def test_laws_set_no_targets() -> None:
    law = facts_of(
        "QUỐC HỘI\nLuật số: 20/2020/QH14\n\nLUẬT\nBảo vệ hồ\n\nĐiều 1. Hồ có diện tích mặt nước đạt 20 ha là hồ lớn."
    )
    assert law.indicators == ()


def test_the_activity_around_an_indicator() -> None:
    facts = plan(
        "II. NỘI DUNG HỢP TÁC\n1. Lĩnh vực du lịch\n"
        "- Hai tỉnh tổ chức 04 đoàn khảo sát tuyến du lịch Yên Bái - Phú Thọ.\n",
        subject="Thực hiện chương trình hợp tác với tỉnh Phú Thọ năm 2023",
    )
    (row,) = facts.indicators
    assert row.activity in {activity.id for activity in facts.activities}
