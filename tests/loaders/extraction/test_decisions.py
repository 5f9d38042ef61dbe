from __future__ import annotations

from tests.loaders.extraction.examples import facts_of, plan


def test_an_inferred_issuer_is_a_decision_with_its_reason() -> None:
    facts = facts_of(
        "Số: 12/KH-UBND\n\nLai Châu, ngày 14 tháng 12 năm 2020\n\nKẾ HOẠCH\n\nPhát triển du lịch\n\nỦy "
        "ban nhân dân tỉnh ban hành Kế hoạch như sau:\n1. Nội dung."
    )
    decision = next(row for row in facts.decisions if row.topic == "issuer")
    assert "org:ubnd/tinh-lai-chau" in decision.decision
    assert decision.confidence < 1


def test_nothing_is_to_decide_where_all_is_said() -> None:
    assert plan("Nội dung.").decisions == ()
