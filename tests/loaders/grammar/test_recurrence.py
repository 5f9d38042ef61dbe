from __future__ import annotations

import pytest

from loaders.grammar.recurrence import find_recurrence


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("6 tháng 1 lần", "FREQ=MONTHLY;INTERVAL=6"),
        ("ba tháng một lần", "FREQ=MONTHLY;INTERVAL=3"),
        ("mỗi năm một lần", "FREQ=YEARLY"),
        ("hai năm một lần", "FREQ=YEARLY;INTERVAL=2"),
        ("định kỳ hằng năm", "FREQ=YEARLY"),
        ("hàng quý", "FREQ=MONTHLY;INTERVAL=3"),
        ("2 lần/năm", "FREQ=MONTHLY;INTERVAL=6"),
        ("mỗi năm 2 lần", "FREQ=MONTHLY;INTERVAL=6"),
        ("hằng tuần", "FREQ=WEEKLY"),
        ("thường niên", "FREQ=YEARLY"),
        ("một lần trong năm", "FREQ=YEARLY"),
        ("0 tháng 1 lần", "FREQ=MONTHLY"),
    ],
)
def test_words_become_rules(words: str, rule: str) -> None:
    text = f"Họp {words} tại tỉnh."
    found = find_recurrence(text)
    assert found is not None
    assert found.rule == rule
    assert text[found.start : found.end].endswith(found.raw)


@pytest.mark.parametrize("words", ["một lần nữa", "năm 2023", "trong tháng 6", "nhiều lần"])
def test_other_times_do_not_recur(words: str) -> None:
    assert find_recurrence(f"Họp {words} tại tỉnh.") is None
