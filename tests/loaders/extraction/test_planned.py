from __future__ import annotations

import pytest

from tests.loaders.extraction.examples import HEADER, SIGNED, facts_of, plan

NAME = "Chương trình hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ"


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổ chức ký kết {} trong quý III/2023.",
        "Các văn bản chưa ký: {}.",
        "Tham mưu UBND tỉnh ký kết {}.",
        "{} sẽ được ký trong năm 2023.",
        "Hoàn thiện dự thảo {}, trình hai tỉnh.",
    ],
)
def test_still_to_be_signed(sentence: str) -> None:
    facts = plan(sentence.format(NAME))
    assert [row.role for row in facts.documents] == ["self", "planned"]
    assert not [*facts.agreements, *facts.cooperations]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sau khi ký kết {}, hai bên đã triển khai.",
        "Kỷ niệm 05 năm ngày ký kết {}.",
        "Xem xét {} ký ngày 02/3/2021 để bổ sung nhiệm vụ.",
        "Lịch trình {} đã thống nhất.",
    ],
)
def test_already_signed(sentence: str) -> None:
    assert len(plan(sentence.format(NAME)).agreements) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Hai tỉnh thống nhất ký kết {}; thời gian dự kiến trong quý I năm 2023.",
        "Kiến nghị UBND tỉnh ký {}.",
        "Thống nhất ký lại {} trong quý II/2023.",
        "Thống nhất sang năm 2023 ký {}.",
        "Lãnh đạo hai tỉnh thống nhất ký kết {} vào tháng 12/2022.",
    ],
)
def test_a_time_to_come_or_a_proposal_plans(sentence: str) -> None:
    facts = plan(sentence.format(NAME))
    assert [row.role for row in facts.documents] == ["self", "planned"]
    assert not [*facts.agreements, *facts.cooperations]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hai tỉnh thống nhất ký kết {} trong quý I năm 2022.",
        "Hai tỉnh đã ký kết {}; từ đó triển khai trong quý I năm 2023.",
        "Triển khai {} trong quý I năm 2023.",
        "Đề nghị các sở thực hiện nội dung hai tỉnh ký kết {}.",
        "Sở Du lịch dự kiến tổ chức sơ kết 02 năm ký {}.",
    ],
)
def test_a_time_past_or_the_time_of_a_task_plans_nothing(sentence: str) -> None:
    assert len(plan(sentence.format(NAME)).agreements) == 1


def test_those_who_are_to_talk_are_the_parties() -> None:
    facts = plan("Kiến nghị UBND tỉnh trao đổi với UBND tỉnh Sơn La ký Chương trình hợp tác giai đoạn 2023 - 2027.")
    row = facts.documents[1]
    assert (row.role, set(row.issuer)) == ("planned", {"org:ubnd/tinh-yen-bai", "org:ubnd/tinh-son-la"})
    assert not [*facts.agreements, *facts.cooperations]
    signed = plan("UBND tỉnh đã làm việc với UBND tỉnh Sơn La và ký Biên bản ghi nhớ hợp tác ngày 11/3/2021.")
    assert [row.date.value for row in signed.agreements] == ["2021-03-11"]


def test_a_twinning_that_is_asked_for_is_none_yet() -> None:
    words = "kết nghĩa giữa tỉnh Yên Bái và tỉnh Phú Thọ"
    facts = plan(f"Trình Hội đồng nhân dân tỉnh về việc {words}.")
    assert not [*facts.agreements, *facts.cooperations]
    header = HEADER.replace("KẾ HOẠCH", "TỜ TRÌNH").replace("KH-UBND", "TTr-UBND")
    facts = facts_of(header.format(subject=f"Về việc {words}") + "Hai tỉnh có nhiều tuyến đường chung." + SIGNED)
    assert not [*facts.agreements, *facts.cooperations]
    assert len(plan(f"Lịch trình hoạt động năm 2023 về {words}.").agreements) == 1
