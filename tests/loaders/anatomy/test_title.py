"""Type and subject."""

from __future__ import annotations

import pytest

from tests.loaders.anatomy.layouts import Reading

HEAD = "UBND TỈNH A\nSố: 1/{}\nA, ngày 2 tháng 3 năm 2020\n"


@pytest.mark.parametrize(
    ("symbol", "below", "code", "subject"),
    [
        ("KH-UBND", "KẾ HOẠCH\nHợp tác với tỉnh B\n\nThực hiện Nghị quyết số 1/NQ-HĐND,", "KH", "Hợp tác với tỉnh B"),
        ("KH-UBND", "KẾ HOẠCH\nThực hiện Kế hoạch số 1/KH-UBND\ncủa tỉnh\n\nThực hiện Kế hoạch số 1/KH-UBND, Sở X",
         "KH", "Thực hiện Kế hoạch số 1/KH-UBND của tỉnh"),
        ("KH-UBND", "KẾ HOẠCH\nThực hiện Kế hoạch số 1/KH-UBND ngày\n2/3/2020, UBND tỉnh ban hành như sau:",
         "KH", None),
        ("KH-UBND", "K Ế H O Ạ C H\nHợp tác với tỉnh B\n\nĐể thực hiện", "KH", "Hợp tác với tỉnh B"),
        ("CT-UBND", "CHÍ THỊ\nVềviệc tăng cường\nhợp tác\n\nThời gian qua", "CT", "Vềviệc tăng cường hợp tác"),
        ("QĐ-UBND", "QUYẾT ĐỊNH\nVỀ VIỆC A\nVÀ B\n\nỦY BAN NHÂN DÂN TỈNH A\nCăn cứ", "QĐ", "VỀ VIỆC A VÀ B"),
        ("QĐ-BCĐ", "QUYẾT ĐỊNH\nvề việc công nhận tổ\n\nTRƯỞNG BAN CHỈ ĐẠO\nCăn cứ", "QĐ", "về việc công nhận tổ"),
        ("BC-UBND", "BÁO CÁO KẾT QUẢ HỢP TÁC NĂM 2020\nCăn cứ", "BC", "KẾT QUẢ HỢP TÁC NĂM 2020"),
        ("UBND-TH", "V/v hợp tác\nvới tỉnh B\n\nKính gửi: Các sở", "CV", "V/v hợp tác với tỉnh B"),
        ("UBND-TH", "Kính gửi: Các sở\nThực hiện", "CV", None),
        ("TB-UBND", "Kính gửi: Các sở\nThực hiện", "TB", None),
        ("BBGN", "BIÊN BẢN GHI NHỚ HỢP TÁC\nGiữa tỉnh A và tỉnh B\n\nHôm nay", "BBGN", "Giữa tỉnh A và tỉnh B"),
    ],
)  # fmt: skip
def test_type_and_subject(symbol: str, below: str, code: str, subject: str | None) -> None:
    reading = Reading(HEAD.format(symbol) + below + "\nNội dung.\n")
    assert reading.only.type is not None
    assert (reading.only.type.code, reading.words(reading.only.subject)) == (code, subject)


def test_one_line_title_without_any_header() -> None:
    reading = Reading(
        "Chỉ thị về tăng cường hợp tác với tỉnh B\nThời gian qua, các ngành đã phối hợp.\n1. Giao Sở Nội vụ.\n"
    )
    assert reading.only.type is not None
    assert (reading.only.type.code, reading.words(reading.only.subject)) == ("CT", "về tăng cường hợp tác với tỉnh B")


def test_text_that_names_no_type() -> None:
    document = Reading("Một đoạn văn bất kỳ.\n").only
    assert (document.kind, document.type, document.subject) == ("other", None, None)
    assert "type: not stated" in document.notes
