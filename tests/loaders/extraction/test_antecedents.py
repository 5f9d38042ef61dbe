from __future__ import annotations

import pytest

from tests.loaders.extraction.examples import coded, numbered, plan, relation

NAMED = "Thực hiện Chương trình hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ ký ngày 15/3/2021, "
ISSUED = "UBND tỉnh đã ban hành Kế hoạch số 12/KH-UBND ngày 25/5/2021 "


@pytest.mark.parametrize("words", ["triển khai Chương trình;", "để thực hiện Chương trình hợp tác nêu trên."])
def test_a_plan_carries_out_the_agreement_named_before(words: str) -> None:
    facts = plan(NAMED + ISSUED + words)
    (agreement,) = coded(facts, "CTr")
    assert relation(facts, numbered(facts, "12").id, agreement.id) == "implements"


@pytest.mark.parametrize(
    "words", ["triển khai chương trình của tỉnh;", "triển khai Thỏa thuận nêu trên;", "triển khai các đề án trên."]
)
def test_other_words_mean_no_agreement(words: str) -> None:
    facts = plan(NAMED + ISSUED + words)
    (agreement,) = coded(facts, "CTr")
    assert relation(facts, numbered(facts, "12").id, agreement.id) is None


def test_of_two_programmes_neither_is_meant() -> None:
    other = "Chương trình phối hợp giữa tỉnh Yên Bái và tỉnh Sơn La ký ngày 15/5/2021. "
    facts = plan(NAMED + other + ISSUED + "triển khai Chương trình nêu trên;")
    plan_id = numbered(facts, "12").id
    assert [relation(facts, plan_id, row.id) for row in coded(facts, "CTr")] == [None, None]
