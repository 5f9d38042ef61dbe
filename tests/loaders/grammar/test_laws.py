"""Laws by title: where a title ends that has commas, "và" and "của" in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.grammar.laws import find_laws
from tests.growth import is_linear


def names(text: str) -> list[str]:
    return [text[law.start : law.end] for law in find_laws(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theo Luật Thi đua, Khen thưởng và các nghị định", ["Luật Thi đua, Khen thưởng"]),
        ("Luật thi đua khen thưởng", ["Luật thi đua khen thưởng"]),
        ("Điều 28 Luật khám bệnh, chữa bệnh kể từ ngày", ["Luật khám bệnh, chữa bệnh"]),
        ("Luật Phòng, chống tác hại của thuốc lá, nếu", ["Luật Phòng, chống tác hại của thuốc lá"]),
        ("Luật Đầu tư, Luật Đầu tư công và Luật Đất đai", ["Luật Đầu tư", "Luật Đầu tư công", "Luật Đất đai"]),
        ("Bộ luật dân sự; Bộ Luật Lao động", ["Bộ luật dân sự", "Bộ Luật Lao động"]),
        ("Bộ luật Hàng hải Việt Nam năm 2015", ["Bộ luật Hàng hải Việt Nam"]),
        ("Pháp lệnh về thuế nhà, đất", ["Pháp lệnh về thuế nhà, đất"]),
        ("Luật Tổ chức tín dụng; Luật các tổ chức tín dụng", ["Luật Tổ chức tín dụng", "Luật các tổ chức tín dụng"]),
        ("khoản 3 Điều 9 Luật thuế GTGT và hướng dẫn", ["Luật thuế GTGT"]),
        ("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", ["Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam"]),
        ("Điều 4 Hiến pháp năm 1992", ["Hiến pháp"]),
        # Titles that are not on record end where something else begins.
        ("Luật Du hành vũ trụ và các văn bản", ["Luật Du hành vũ trụ"]),
        ("Luật Du hành vũ trụ, Nghị định", ["Luật Du hành vũ trụ"]),
        ("Luật Phòng, chống gió lùa trong nhà", ["Luật Phòng, chống gió lùa"]),
        # No law is named.
        ("Luật này có hiệu lực", []),
        ("Luật và các văn bản", []),
        ("thi hành pháp Luật Đất đai", []),
        ("luật sư và luật pháp", []),
        ("Luật", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Luật sửa đổi, bổ sung một số điều của Luật Quản lý thuế và Nghị định số 83",
         "Luật sửa đổi, bổ sung một số điều của Luật Quản lý thuế"),
        ("Luật Sửa đổi bổ sung một số điều của Luật Nhà ở, Luật Giá",
         "Luật Sửa đổi bổ sung một số điều của Luật Nhà ở"),
        ("Luật sửa đổi một số điều của Luật Nhà ở và Luật Đất đai ngày 2/3/2010",
         "Luật sửa đổi một số điều của Luật Nhà ở và Luật Đất đai"),
        ("Luật sửa đổi, bổ sung Điều 126 của Luật Nhà ở và Điều 121 của Luật Đất đai",
         "Luật sửa đổi, bổ sung Điều 126 của Luật Nhà ở"),
        ("Luật sửa đổi, bổ sung một số điều của các luật về thuế số 71/2014/QH13",
         "Luật sửa đổi, bổ sung một số điều của các luật về thuế"),
    ],
)  # fmt: skip
def test_a_law_that_amends_is_named_by_what_it_amends(text: str, expected: str) -> None:
    law = next(find_laws(text))
    assert text[law.start : law.end] == expected
    assert law.subject == len("Luật ")


PIECES = st.sampled_from(
    ["Luật ", "luật ", "Bộ luật ", "Pháp lệnh ", "Hiến pháp ", "Đất đai", "sửa đổi ", "bổ sung ", "một số điều ",
     "của ", "phòng", ", ", " ", "\n", "chống ", "tham nhũng", " và ", "GTGT ", "số 1", "ngày 2", "(",
     '"', "nước ", "Việt Nam"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_gives_laws_inside_it(text: str) -> None:
    position = 0
    for law in find_laws(text):
        assert position <= law.start < law.end <= len(text)
        assert law.subject is None or law.start < law.subject <= law.end
        position = law.start
        assert not text[law.start : law.end].endswith((" ", ",", "\n"))


UNITS = ("Luật Đất đai, ", "Luật sửa đổi ", "Luật sửa đổi của Luật ", "Luật A và Luật ", "Luật sửa đổi Luật Giá và ")


@pytest.mark.parametrize("unit", UNITS)
def test_repetition_costs_linear_work(unit: str) -> None:
    assert is_linear(lambda times: list(find_laws(unit * times)), 100)
