"""How like names are."""

from __future__ import annotations

import pytest

from graph.likeness.names import has_marks, key_of, same_marks, shared
from graph.slug import words


@pytest.mark.parametrize(
    ("one", "other", "share", "abbreviated"),
    [
        ("Hội đồng TĐKT", "Hội đồng Thi đua - Khen thưởng", 1.0, True),
        ("Văn phòng UBND", "Văn phòng Ủy ban nhân dân", 1.0, True),
        ("Trung tâm Văn hóa", "Văn hóa Trung tâm", 1.0, False),
        ("Phó Chủ tịch thành phố", "Chủ tịch thành phố", 0.8, False),
        ("Ban Chỉ đạo 35", "Ban Chỉ đạo 138", 0.0, False),
        ("", "Trung tâm", 0.0, False),
    ],
)
def test_share_of_words(one: str, other: str, share: float, abbreviated: bool) -> None:
    first, second = words(one).split(), words(other).split()
    assert shared(first, second) == (share, abbreviated)
    assert shared(second, first) == (share, abbreviated)


def test_marks_count_wherever_the_tone_stands() -> None:
    assert same_marks("Lê Hòa", "Lê Hoà")
    assert not same_marks("Lê Văn Hùng", "Lê Văn Hưng")
    assert not same_marks("Đinh Hòa", "Dinh Hòa")
    assert has_marks("Đinh Ba")
    assert not has_marks("Dinh Ba")


def test_i_and_y_at_the_end_of_a_word_are_one() -> None:
    assert key_of("Nguyễn Sỹ") == key_of("Nguyễn Sĩ")
    assert key_of("Yên") == "yen"
