"""Who reports to whom, through whom, for whom in the end, how often, by when."""

from __future__ import annotations

import pytest

from graph.facts import Duty
from tests.loaders.extraction.examples import plan

PROVINCE = "/tinh-yen-bai"
HEALTH, FINANCE, COMMITTEE = (f"org:{kind}{PROVINCE}" for kind in ("so-y-te", "so-tai-chinh", "ubnd"))
SECTORS = f"grp:so-nganh{PROVINCE}"


def duties(body: str) -> tuple[Duty, ...]:
    return plan(body).reporting


def test_a_report_that_is_passed_on_gives_two_duties() -> None:
    body = (
        "1. Các sở, ngành tỉnh báo cáo kết quả, gửi về Sở Y tế trước ngày 05/12 hằng năm "
        "để tổng hợp, báo cáo UBND tỉnh."
    )
    first, second = duties(body)
    assert (first.reporter, first.recipient, first.final_recipient) == ((SECTORS,), (HEALTH,), (COMMITTEE,))
    assert (first.deadline.rule, first.deadline.inclusive) == ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5", False)
    assert first.frequency == "hằng năm"
    assert (second.reporter, second.recipient, second.deadline.kind) == ((HEALTH,), (COMMITTEE,), "unspecified")


def test_difficulties_are_passed_on_too() -> None:
    body = "1. Nếu có vướng mắc, các sở, ngành tỉnh kịp thời phản ánh về Sở Y tế để tổng hợp, báo cáo UBND tỉnh."
    first, second = duties(body)
    assert (first.reporter, first.recipient, first.final_recipient) == ((SECTORS,), (HEALTH,), (COMMITTEE,))
    assert (first.deadline.kind, second.reporter, second.recipient) == ("conditional", (HEALTH,), (COMMITTEE,))


def test_what_is_submitted_in_the_end() -> None:
    body = "1. Hằng năm, trước ngày 15/11, các sở, ngành tỉnh gửi báo cáo về Sở Y tế để tổng hợp, trình UBND tỉnh."
    first, _ = duties(body)
    assert (first.final_recipient, first.deadline.rule) == ((COMMITTEE,), "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15")


def test_what_another_sentence_states_is_not_repeated() -> None:
    found = duties(
        "1. Các sở, ngành tỉnh gửi báo cáo về Sở Y tế để tổng hợp, báo cáo UBND tỉnh.\n"
        "2. Sở Y tế tổng hợp kết quả hằng quý báo cáo UBND tỉnh."
    )
    assert [(duty.reporter, duty.recipient) for duty in found] == [((SECTORS,), (HEALTH,)), ((HEALTH,), (COMMITTEE,))]
    assert found[1].deadline.rule == "FREQ=MONTHLY;INTERVAL=3"


def test_through_whom() -> None:
    (duty,) = duties("1. Sở Tài chính báo cáo UBND tỉnh (qua Sở Y tế) trước ngày 20/6/2023.")
    assert (duty.recipient, duty.via, duty.deadline.value) == ((COMMITTEE,), (HEALTH,), "2023-06-20")


def test_with_a_copy_to() -> None:
    (duty, *_) = duties("1. Nếu phát sinh vướng mắc, Sở Tài chính báo cáo UBND tỉnh, đồng gửi Sở Y tế tổng hợp.")
    assert (duty.recipient, duty.cc, duty.deadline.kind) == ((COMMITTEE,), (HEALTH,), "conditional")
    assert duty.frequency == "khi phát sinh"


def test_without_a_recipient_nobody_is_filled_in() -> None:
    (duty,) = duties("1. Sở Y tế theo dõi, tổng hợp kết quả báo cáo theo quy định.")
    assert (duty.reporter, duty.recipient, duty.deadline.kind) == ((HEALTH,), (), "on_request")


def test_who_asks_is_told() -> None:
    (duty,) = duties("1. Sở Y tế báo cáo kết quả đột xuất theo yêu cầu của UBND tỉnh.")
    assert duty.recipient == (COMMITTEE,)


def test_the_advised_committee_reports_and_the_adviser_prepares() -> None:
    (duty,) = duties("1. Sở Y tế tham mưu UBND tỉnh báo cáo kết quả hằng năm.")
    assert (duty.reporter, duty.via, duty.deadline.rule) == ((COMMITTEE,), (HEALTH,), "FREQ=YEARLY")


def test_a_report_drafted_together() -> None:
    (duty,) = duties("1. Sở Y tế phối hợp với Sở Tài chính xây dựng báo cáo tổng kết.")
    assert (duty.reporter, duty.recipient) == ((HEALTH, FINANCE), ())


def test_two_days_are_two_duties() -> None:
    found = duties(
        "1. Sở Y tế báo cáo UBND tỉnh 6 tháng (trước ngày 10 tháng 6 hằng năm) "
        "và năm (trước ngày 20 tháng 11 hằng năm)."
    )
    assert [duty.deadline.rule for duty in found] == [
        "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10",
        "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20",
    ]


def test_a_chain_of_one_subject_is_one_duty() -> None:
    (duty,) = duties("1. Sở Y tế chủ trì tham mưu, tổng hợp, báo cáo kết quả hằng quý, hằng năm trình UBND tỉnh.")
    assert (duty.reporter, duty.recipient, duty.frequency) == ((HEALTH,), (COMMITTEE,), "hằng quý")


@pytest.mark.parametrize(
    "body",
    [
        "1. Sở Y tế đã báo cáo UBND tỉnh kết quả năm 2021.",
        "1. Căn cứ báo cáo của Sở Y tế, nội dung được điều chỉnh.",
        "1. Chế độ báo cáo thực hiện theo quy định.",
        "1. Sở Y tế gửi giấy mời cho Sở Tài chính.",
        "1. Sở Y tế xây dựng báo cáo nghiên cứu khả thi.",
    ],
)
def test_no_duty(body: str) -> None:
    assert duties(body) == ()


@pytest.mark.parametrize(
    ("body", "content"),
    [
        ("1. Sở Y tế báo cáo tình hình dịch bệnh về UBND tỉnh trước ngày 05/11 hằng năm.", "tình hình dịch bệnh"),
        ("1. Sở Y tế tổng hợp kết quả tiêm phòng 6 tháng và cả năm, báo cáo UBND tỉnh.", "tổng hợp kết quả tiêm phòng"),
        ("1. Nếu có vướng mắc về kinh phí, Sở Y tế báo cáo UBND tỉnh.", "vướng mắc về kinh phí"),
        ("1. Sở Y tế báo cáo UBND tỉnh kết quả kiểm tra để chỉ đạo.", "kết quả kiểm tra"),
        ("1. Sở Y tế tổng hợp số ca bệnh, báo cáo UBND tỉnh hằng quý và khi có yêu cầu.", "tổng hợp số ca bệnh"),
        ("1. Khi có khó khăn về thuốc, Sở Y tế báo cáo ngay UBND tỉnh để chỉ đạo.", "khó khăn về thuốc"),
    ],
)
def test_the_content_is_what_is_reported(body: str, content: str) -> None:
    assert [row.content for row in duties(body)] == [content]


def test_what_is_passed_on_is_what_was_sent() -> None:
    sent, passed = duties("1. UBND các huyện gửi báo cáo kết quả tiêm phòng về Sở Y tế để tổng hợp, báo cáo UBND tỉnh.")
    assert (sent.content, passed.content) == ("kết quả tiêm phòng", "tổng hợp kết quả tiêm phòng")


def test_so_many_days_after_each_quarter_is_every_quarter() -> None:
    (duty,) = plan(
        "1. Sở Y tế báo cáo kết quả về Sở Tài chính trong vòng 10 ngày kể từ ngày kết thúc mỗi quý."
    ).reporting
    assert (duty.frequency, duty.deadline.rule) == ("hằng quý", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10")


def test_who_is_told_at_once_is_told() -> None:
    (duty,) = duties("1. Khi có vướng mắc, Sở Tài chính báo cáo ngay UBND tỉnh để chỉ đạo.")
    assert (duty.reporter, duty.recipient) == ((FINANCE,), (COMMITTEE,))
