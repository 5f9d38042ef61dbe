"""Where a file is cut into documents."""

from __future__ import annotations

import pytest

from loaders.anatomy.lines import split_lines
from loaders.anatomy.segments import split_documents
from loaders.text.fold import fold
from tests.loaders.anatomy.layouts import MOTTO

FIRST = "UBND HUYỆN A\nSố: 1/UBND-TH\nAn, ngày 2 tháng 3 năm 2020\nKính gửi: UBND các xã\nTriển khai thực hiện./.\n"


def starts(text: str) -> list[str]:
    lines = split_lines(fold(text))
    return [lines[first].text for first in split_documents(lines)[1:]]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (f"{MOTTO}An Bình, ngày 2 tháng 3 năm 2020\nBIÊN BẢN", ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]),
        ("ỦY BAN NHÂN DÂN\nXÃ B\nSố: 2/KH-UBND\nXã Bình, ngày 1/2/2020\nKẾ HOẠCH", ["ỦY BAN NHÂN DÂN"]),
        ("Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn An\nSỞ NỘI VỤ\nSố: 2/BC-SNV\nAn, ngày 1/2/2020", ["SỞ NỘI VỤ"]),
        (f"PHỤ LỤC\n{MOTTO}......, ngày ... tháng ... năm ......\nĐƠN", []),
        ("PHỤ LỤC\n(Kèm theo Công văn số 1/UBND-TH ngày 2 tháng 3 năm 2020)", []),
        ("Công văn số 2/UBND-TH được gửi ngày 1/2/2020", []),
    ],
)
def test_a_header_after_a_closed_document(second: str, expected: list[str]) -> None:
    assert starts(FIRST + second) == expected


def test_an_agreement_sent_along_without_header() -> None:
    signed = "ĐẠI DIỆN XÃ A\nLê Văn An\nĐẠI DIỆN XÃ B\nLò Thị Bé\n"
    agreement = f"BẢN GHI NHỚ HỢP TÁC\nGiữa xã A và xã B\nHai bên thống nhất.\n{signed}"
    assert starts(FIRST + agreement) == ["BẢN GHI NHỚ HỢP TÁC"]
    assert starts(FIRST + agreement.replace("ĐẠI DIỆN", "Đại diện")) == []


def test_no_cut_before_the_first_is_closed() -> None:
    assert starts(FIRST.replace("./.", "") + f"{MOTTO}An Bình, ngày 2 tháng 3 năm 2020\n") == []
