from __future__ import annotations

import unicodedata

import pytest

from tests.browser import Watched
from visualizations.measure import text_width, wrap

WORDS = ("Ủy ban nhân dân huyện Tân Uyên", "Kế hoạch 2923/KH-UBND", "Sở Văn hóa, Thể thao và Du lịch", "Đường Ươm Ơn")


def test_composed_and_decomposed_text_are_as_wide() -> None:
    for words in WORDS:
        assert text_width(unicodedata.normalize("NFD", words), 14) == text_width(words, 14)


def test_diacritics_add_no_width() -> None:
    assert text_width("Ấ", 10) == text_width("A", 10)
    assert text_width("ợ", 10) == text_width("ơ", 10)


def test_wrap_keeps_words_and_shortens_what_is_left_over() -> None:
    assert wrap("Ủy ban nhân dân tỉnh Lai Châu", 14, 116, lines=3) == ("Ủy ban nhân dân", "tỉnh Lai Châu")
    (only,) = wrap("Ủy ban nhân dân tỉnh Lai Châu", 14, 110, lines=1)
    assert only.endswith("…")
    assert text_width(only, 14) <= 110
    assert wrap("", 14, 110) == ()
    assert wrap("Mộttừrấtdàikhôngcókhoảngtrắngnàocả", 14, 80, lines=2)[0].endswith("…")


@pytest.mark.browser
def test_widths_are_near_those_of_a_browser(browser_page: Watched) -> None:
    measured = browser_page.page.evaluate(
        """words => { const c = document.createElement('canvas').getContext('2d');
        c.font = '100px "Noto Sans", "Segoe UI", Roboto, "DejaVu Sans", sans-serif';
        return words.map(w => c.measureText(w).width); }""",
        list(WORDS),
    )
    for words, width in zip(WORDS, measured, strict=True):
        assert text_width(words, 100) == pytest.approx(width, rel=0.16)
