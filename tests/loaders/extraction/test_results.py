"""What a report says has been done."""

from __future__ import annotations

import pytest

from graph.facts import DocumentFacts, When
from loaders.extraction.activities.results import done_at, holds_results, only_counts
from tests.loaders.extraction.examples import HEADER, SIGNED, facts_of
from tests.loaders.extraction.test_fields import SUBJECT, cooperation

REPORT = HEADER.replace("KẾ HOẠCH", "BÁO CÁO").replace("/KH-", "/BC-")
OPENING = "UBND tỉnh báo cáo kết quả hợp tác 6 tháng đầu năm 2022 như sau:\n\n"


def report(body: str, opening: str = OPENING) -> DocumentFacts:
    """A province's report on its cooperation with its neighbour."""
    return facts_of(REPORT.format(subject=SUBJECT.replace("Thực hiện", "Kết quả thực hiện")) + opening + body + SIGNED)


RESULTS = """I. KẾT QUẢ THỰC HIỆN
1. Công thương
Ngày 04/3/2022, Sở Công Thương phối hợp với Sở Công Thương tỉnh Phú Thọ mở quầy bán chè.
2. Y tế, giáo dục
Hai tỉnh đã trao đổi 12 bác sĩ.
Lượng bệnh nhân chuyển viện đạt 300 lượt, giảm một nửa.
II. TỒN TẠI, HẠN CHẾ
Công tác du lịch chưa được chú trọng.
III. NHIỆM VỤ 6 THÁNG CUỐI NĂM
1. Sở Xây dựng làm việc với Trung tâm Xúc tiến Đầu tư và Du lịch về bến xe khách.
UBND tỉnh kính báo cáo./.
"""


def test_headings_of_results_are_fields_and_what_was_done_activities() -> None:
    facts = report(RESULTS)
    assert [(row.label, row.concepts) for row in facts.fields] == [
        ("Công thương", ("cong-nghiep", "thuong-mai")),
        ("Y tế, giáo dục", ("y-te", "giao-duc")),
    ]
    assert [row.evidence.quote.split()[:2] for row in facts.activities] == [
        ["Ngày", "04/3/2022,"], ["Hai", "tỉnh"], ["Sở", "Xây"]
    ]  # fmt: skip


def test_a_result_has_its_day_and_its_actor_or_what_the_report_is_on() -> None:
    dated, undated, planned = report(RESULTS).activities
    assert dated.time == When(value="2022-03-04", raw="Ngày 04/3/2022")
    assert (dated.actors, dated.partners) == (
        ("org:so-cong-thuong/tinh-yen-bai",),
        ("org:so-cong-thuong/tinh-phu-tho",),
    )
    assert undated.time == When(start="2022-01", end="2022-06", raw="6 tháng đầu năm 2022")
    assert planned.time is None


def test_an_agency_that_nobody_lists_names_no_field() -> None:
    assert report(RESULTS).activities[2].concepts == ("van-tai",)


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("kết quả năm 2021", When(value="2021", raw="năm 2021")),
        ("kết quả hợp tác quý II/2021", When(start="2021-04", end="2021-06", raw="quý II/2021")),
        ("kết quả 9 tháng năm 2021", When(start="2021-01", end="2021-09", raw="9 tháng năm 2021")),
        ("kết quả hợp tác", None),
    ],
)
def test_what_a_report_is_on(words: str, time: When | None) -> None:
    (row,) = report(
        "I. KẾT QUẢ\n1. Du lịch\nĐã in chung 500 tờ gấp.\n", f"UBND tỉnh báo cáo {words} như sau:\n"
    ).activities
    assert row.time == time


def test_in_a_plan_past_results_only_lead_up_to_what_is_to_be_done() -> None:
    body = "I. KẾT QUẢ\n1. Du lịch\nHai tỉnh in tờ gấp.\nII. NHIỆM VỤ\n1. Y tế\nHai tỉnh cùng tiêm phòng.\n"
    assert [row.concepts for row in cooperation(body).activities] == [("y-te",)]
    assert len(report(body).activities) == 2


def test_a_heading_that_ends_with_a_year_is_one() -> None:
    facts = report("I. KẾT QUẢ\n1. Du lịch\nĐã in tờ gấp.\nII. NHIỆM VỤ NĂM 2023\n1. Trồng rừng ven hồ.\n")
    assert [row.concepts for row in facts.activities] == [("du-lich",), ("lam-nghiep",)]


def test_a_sentence_before_a_colon_is_no_heading() -> None:
    facts = report("I. KẾT QUẢ\n1. Thương mại\na) Hai tỉnh đã mở 02 quầy nông sản: một ở Yên Bái, một ở Việt Trì.\n")
    assert [row.label for row in facts.fields] == ["Thương mại"]
    assert len(facts.activities) == 1


@pytest.mark.parametrize(
    ("heading", "holds"),
    [
        ("kết quả thực hiện", True),
        ("đánh giá kết quả hợp tác", True),
        ("tình hình triển khai thực hiện", True),
        ("kết quả và hạn chế", False),
        ("tình hình chung", False),
        ("kiến nghị", False),
    ],
)
def test_headings_of_results(heading: str, holds: bool) -> None:
    assert holds_results(heading) is holds


def test_figures_are_no_deeds_and_a_day_opens_a_sentence() -> None:
    assert only_counts("tổng kim ngạch hai chiều đạt 12 tỷ đồng")
    assert not only_counts("hai tỉnh trồng 12 ha quế")
    assert done_at("Tháng 5/2022, hai tỉnh họp.") == When(value="2022-05", raw="Tháng 5/2022")
    assert done_at("Hai tỉnh họp theo Kế hoạch ngày 5/5/2022.") is None
