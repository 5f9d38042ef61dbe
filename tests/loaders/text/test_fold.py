"""The folded copy: its letters, and the way back."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.text.fold import fold, fold_name, without_marks
from tests.growth import is_linear

LETTERS = (
    "aàảãáạăằđeêiìoôơuùưyỳhnqtTHĐĂÂUBNDƯ12/-.,:;|()ÐƖА\u0300\u0301\u0309\u0323\u00ad\u200b*#`\\ \t\n\r\f\u00a0<br>"
)
TEXTS = st.one_of(st.text(max_size=200), st.text(alphabet=LETTERS, max_size=200))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Hoà Bình, Thuỷ, khoẻ, quý, hoàn", "Hòa Bình, Thủy, khỏe, quý, hoàn"),
        (unicodedata.normalize("NFD", "Kế hoạch Hoà"), "Kế hoạch Hòa"),
        ("QÐ-UBND, Định kǶ", "QĐ-UBND, Định kỳ"),
        ("Số: **503** /UBND-TH", "Số: 503 /UBND-TH"),
        ("## **KẾ HOẠCH**\r\n\r\n### Hợp tác", " KẾ HOẠCH\nHợp tác"),
        ("a  \n\n \tb\fc\u2028d", "a\nb\nc\nd"),
        ("a\u00a0 \tb", "a b"),
        ("hợp\u00ad tác\u200b", "hợp tác"),
        ("2023 – 2025 — “x” ’y’", "2023 - 2025 - \"x\" 'y'"),
        ("* một\n  * hai\n* *ba*", "- một\n- hai\n- ba"),
        ("\\- một \\* hai\\\nba", "- một  hai\nba".replace("  ", " ")),
        ("| UBND<br>TỈNH<br/>X |", "| UBND\nTỈNH\nX |"),
        ("C# và #thẻ", "C# và #thẻ"),
        ("", ""),
    ],
)
def test_folding(raw: str, text: str) -> None:
    assert fold(raw).text == text


def test_span_gives_the_words_as_they_stand() -> None:
    raw = "Giao **Sở\r\nKế hoạch** và   Đầu tư"
    folded = fold(raw)
    start = folded.plain.index("so ke hoach")
    span = folded.span(start - 1, start + len("so ke hoach va dau tu"))
    assert span.quote == "Sở\r\nKế hoạch** và   Đầu tư"
    assert raw[span.start : span.end] == span.quote
    assert folded.at(span.start) == start


@pytest.mark.parametrize("span", [(2, 2), (1, 2), (-1, 1), (0, 99)])
def test_no_passage_no_span(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no passage"):
        fold("a b").span(*span)


@given(TEXTS)
def test_all_views_have_one_length(raw: str) -> None:
    folded = fold(raw)
    lengths = {len(view) for view in (folded.text, folded.flat, folded.lower, folded.plain, folded.starts, folded.ends)}
    assert len(lengths) == 1
    assert "\n" not in folded.flat


@given(TEXTS)
def test_ranges_lie_in_the_text_and_in_order(raw: str) -> None:
    folded = fold(raw)
    assert all(0 <= s < e <= len(raw) for s, e in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)
    assert all(folded.starts[folded.at(s)] <= s for s in folded.starts)


@given(TEXTS)
def test_every_span_maps_back_to_its_own_words(raw: str) -> None:
    folded = fold(raw)
    for word in re.finditer(r"\S*\w\S*", folded.flat):
        span = folded.span(*word.span())
        assert raw[span.start : span.end] == span.quote
        assert fold(span.quote).flat == word[0]


@given(TEXTS, st.data())
def test_any_range_with_a_letter_has_a_span(raw: str, data: st.DataObject) -> None:
    folded = fold(raw)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    if folded.text[start:end].strip():
        span = folded.span(start, end)
        assert span.quote == raw[span.start : span.end]


@given(TEXTS)
def test_names_fold_like_the_text_they_stand_in(raw: str) -> None:
    assert fold_name(raw) == fold_name(f"\n {raw}\n")


def test_without_marks() -> None:
    assert without_marks("Thủ Đức, Đắk Lắk") == "Thu Duc, Dak Lak"


def test_folding_is_linear() -> None:
    assert is_linear(lambda count: fold("Hoà *b* \n# x <br> " * count).plain, 100)


def test_real_files_fold_and_map_back(shared) -> None:  # type: ignore[no-untyped-def]
    for path in sorted((shared / "seeds").glob("*.txt")):
        raw = path.read_text(encoding="utf-8")
        folded = fold(raw)
        for word in re.finditer(r"\S*\w\S*", folded.flat):
            assert fold(folded.span(*word.span()).quote).flat == word[0]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("ngảy 2 tháng 4 nãm 2015", "ngày 2 tháng 4 năm 2015"),
        ("ƯỶ BAN cùa", "ỦY BAN của"),
        ("nãmh Cùa", "nãmh Cùa"),
        ("ỦY B AN NHÂN D ÂN TỈ NH A", "ỦY BAN NHÂN DÂN TỈNH A"),
        ("U BND HUY ỆN", "UBND HUYỆN"),
        ("AN U BN TỈ", "AN U BN TỈ"),
    ],
)
def test_what_scanners_write(raw: str, text: str) -> None:
    folded = fold(raw)
    assert folded.text == text
    assert folded.span(0, len(text)).quote == raw


WIDE = "Hai bên thống nhất phối hợp tuần tra trên tuyến đường qua huyện Sơn"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (f"{WIDE}\n\n  2\n\nThủy và xã An", f"{WIDE}\nThủy và xã An"),
        (f"{WIDE}\n\n- 2 -\n\fThủy", f"{WIDE}\nThủy"),
        (f"{WIDE}.\n\n2\n\nThủy", f"{WIDE}.\n2\nThủy"),
        (f"{WIDE}\n2\nThủy", f"{WIDE}\n2\nThủy"),
        ("Sơn\n\n2\n\nThủy", "Sơn\n2\nThủy"),
    ],
)
def test_a_page_number_inside_a_sentence_goes(raw: str, text: str) -> None:
    assert fold(raw).text == text


@pytest.mark.parametrize(
    ("raw", "flat"),
    [
        ("Nơi nhận: CHỦ TỊCH\n- UBND A\n- UBND B", "Nơi nhận: CHỦ TỊCH • UBND A • UBND B"),
        ("gồm:\n- A;\n-B", "gồm: • A; •B"),
        ("tỉnh Sơn Thủy\n- Hạ Long", "tỉnh Sơn Thủy - Hạ Long"),
        ("- A", "- A"),
    ],
)
def test_a_point_of_a_list_joins_no_names(raw: str, flat: str) -> None:
    assert fold(raw).flat == flat
