"""Legal bases and mandates."""

from __future__ import annotations

import pytest

from tests.loaders.anatomy.layouts import Reading

HEAD = "UBND TỈNH A\nSố: 1/KH-UBND\nA, ngày 2 tháng 3 năm 2020\nKẾ HOẠCH\nHợp tác với tỉnh B\n\n"


@pytest.mark.parametrize(
    ("text", "bases", "mandates", "body"),
    [
        ("Căn cứ Luật X;\nCăn cứ Nghị định số 1/2020/NĐ-CP;\nUBND tỉnh ban hành Kế hoạch như sau:",
         ["Căn cứ Luật X", "Căn cứ Nghị định số 1/2020/NĐ-CP"], [], "UBND tỉnh ban hành"),
        ("Căn cứ Kế hoạch số 1/KH-UBND, Công văn số 2/UBND-TH; trên cơ sở đề xuất của Sở X, UBND tỉnh ban hành:",
         ["Căn cứ Kế hoạch số 1/KH-UBND, Công văn số 2/UBND-TH", "trên cơ sở đề xuất của Sở X"],
         [], "UBND tỉnh ban hành"),
        ("Thực hiện Kết luận số 1-KL/TU ngày 1/2/2020. Sở Nội vụ xây dựng Kế hoạch như sau:",
         [], ["Thực hiện Kết luận số 1-KL/TU ngày 1/2/2020"], "Sở Nội vụ xây dựng"),
        ("Để tiếp tục triển khai Nghị quyết số 1/NQ-HĐND; Chỉ thị số 2/CT-UBND,\nỦy ban nhân dân tỉnh yêu cầu:",
         [], ["Để tiếp tục triển khai Nghị quyết số 1/NQ-HĐND; Chỉ thị số 2/CT-UBND"], "Ủy ban nhân dân tỉnh yêu cầu"),
        ("Trong những năm qua, việc hợp tác đã\ntriển khai thực hiện tốt.", [], [], "Trong những năm qua"),
        ("- Căn cứ Điều lệ Đảng;\n- Căn cứ Luật X,\n\nI. MỤC ĐÍCH",
         ["Căn cứ Điều lệ Đảng", "Căn cứ Luật X"], [], "I. MỤC ĐÍCH"),
    ],
)  # fmt: skip
def test_opening(text: str, bases: list[str], mandates: list[str], body: str) -> None:
    reading = Reading(f"{HEAD}{text}\n\n1. Giao các sở thực hiện.\n")
    assert (reading.all(reading.only.bases), reading.all(reading.only.mandates)) == (bases, mandates)
    assert (reading.words(reading.only.body) or "").startswith(body)
