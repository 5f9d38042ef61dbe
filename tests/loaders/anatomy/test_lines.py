"""Printed lines: cells, columns, mottoes, what is left out."""

from __future__ import annotations

import pytest

from loaders.anatomy.lines import is_wrapped, split_lines, usual_gap
from loaders.text.fold import fold


def texts(raw: str) -> list[str]:
    return [line.text for line in split_lines(fold(raw)) if not line.motto]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("một\n\n-----\n 12 \nhai", ["một", "hai"]),
        ("| a | b |\n|---|---|\n| c | d |", ["a", "b", "c", "d"]),
        ("SỞ NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ["SỞ NỘI VỤ"]),
        ("TỈNH A Độc lập - Tự do - Hạnh phúc", ["TỈNH A"]),
        ("CỘNG HOÀ XÃ HỘI\nCHÚ NGHĨA VIỆT NAM", []),
        ("HUYỆN ỦY AN BÌNH ĐẢNG CỘNG SẢN VIỆT NAM", ["HUYỆN ỦY AN BÌNH"]),
        ("VỀ LỊCH SỬ ĐẢNG CỘNG SẢN VIỆT NAM", ["VỀ LỊCH SỬ ĐẢNG CỘNG SẢN VIỆT NAM"]),
        ("Số: 5/KH-UBND An Bình, ngày 2 tháng 3 năm 2020", ["Số: 5/KH-UBND", "An Bình, ngày 2 tháng 3 năm 2020"]),
        ("ĐẠI DIỆN TỈNH A        ĐẠI DIỆN TỈNH B", ["ĐẠI DIỆN TỈNH A", "ĐẠI DIỆN TỈNH B"]),
        ("Số:        /KH-UBND", ["Số: /KH-UBND"]),
        ("ngày        tháng 3", ["ngày tháng 3"]),
        ("Nơi nhận: TM. ỦY BAN NHÂN DÂN", ["Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"]),
        ("- Như Điều 5; . CHỦ TỊCH", ["- Như Điều 5; .", "CHỦ TỊCH"]),
        ("- Lưu: VT, NC. | KT. CHỦ TỊCH", ["- Lưu: VT, NC.", "KT. CHỦ TỊCH"]),
        ("KT. CHỦ TỊCH", ["KT. CHỦ TỊCH"]),
        ("ngày/4|' tháng 9", ["ngày/4|' tháng 9"]),
    ],
)
def test_split(raw: str, expected: list[str]) -> None:
    assert texts(raw) == expected


def test_cells_tell_columns_apart() -> None:
    lines = split_lines(fold("| a | b |\n| c | d |\nx"))
    cells = {line.text: line.cell for line in lines}
    assert cells["a"] == cells["c"] != cells["b"] == cells["d"]
    assert cells["x"] not in (cells["a"], cells["b"])


def test_gaps_count_raw_line_breaks() -> None:
    assert [line.gap for line in split_lines(fold("a\nb\r\n\r\nc\n \nd | e"))] == [0, 1, 2, 2, 0]


def test_lines_lie_where_they_say() -> None:
    folded = fold("  một |hai\n** ba **")
    assert all(folded.text[line.start : line.end] == line.text for line in split_lines(folded))


def test_page_width_and_spacing() -> None:
    wrapped = split_lines(fold("\n\n".join(["x" * 80] * 9)))
    assert (is_wrapped(wrapped), usual_gap(wrapped)) == (True, 2)
    assert not is_wrapped(split_lines(fold("\n".join(["x" * 400] * 9))))
