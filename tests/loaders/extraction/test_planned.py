from __future__ import annotations

import pytest

from tests.loaders.extraction.examples import plan

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
