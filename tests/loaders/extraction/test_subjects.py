from __future__ import annotations

import pytest

from tests.loaders.extraction.examples import pairs, plan

OWN = "loc:tinh-yen-bai"


@pytest.mark.parametrize(
    ("subject", "others"),
    [
        ("Hợp tác với tỉnh Phú Thọ", {"loc:tinh-phu-tho"}),
        ("Hợp tác phát triển kinh tế - xã hội với thành phố Hà Nội năm 2023", {"loc:tp-ha-noi"}),
        ("Về việc tăng cường liên kết tiêu thụ nông sản với các tỉnh, thành phố: Phú Thọ, Lào Cai, Hải Phòng",
         {"loc:tinh-phu-tho", "loc:tinh-lao-cai", "loc:tp-hai-phong"}),
        ("Hợp tác giữa tỉnh Yên Bái với các tỉnh Phú Thọ, Lào Cai và Sơn La",
         {"loc:tinh-phu-tho", "loc:tinh-lao-cai", "loc:tinh-son-la"}),
        ("Liên kết du lịch tỉnh Yên Bái - tỉnh Lào Cai", {"loc:tinh-lao-cai"}),
    ],
)  # fmt: skip
def test_a_title_says_with_whom(subject: str, others: set[str]) -> None:
    facts = plan("1. Các sở, ngành thực hiện.", subject=subject)
    assert {pair for pair, _ in pairs(facts)} == {frozenset({OWN, other}) for other in others}
    assert not facts.agreements


@pytest.mark.parametrize(
    "subject",
    [
        "Phối hợp với Bộ Y tế tiêm chủng mở rộng",
        "Phối hợp với UBND các huyện, thị xã, thành phố chống hạn",
        "Học tập kinh nghiệm tại tỉnh Phú Thọ",
        "Phát triển hợp tác xã nông nghiệp",
    ],
)
def test_other_titles_state_no_cooperation(subject: str) -> None:
    assert pairs(plan("1. Các sở, ngành thực hiện.", subject=subject)) == set()


def test_support_may_be_the_title() -> None:
    (row,) = plan("1. Các sở thực hiện.", subject="Hỗ trợ tỉnh Sơn La khắc phục hậu quả lũ quét").cooperations
    assert row.direction is not None
    assert (row.direction.supporter, row.direction.beneficiary) == (OWN, "loc:tinh-son-la")
