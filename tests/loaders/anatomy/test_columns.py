"""Recipients and signatures side by side: columns of spaces, tabs and bars, rows that hold only one of them."""

from __future__ import annotations

import pytest

from loaders.anatomy.columns import table_rows
from tests.loaders.anatomy.layouts import Reading

HEAD = """UBND TỈNH A
Số: 1/KH-UBND
An Bình, ngày 2 tháng 3 năm 2020
KẾ HOẠCH
Hợp tác với tỉnh B

1. Giao Sở X thực hiện./.

"""
DEPUTY = [("TM. + KT.", "ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", "Lê Văn An")]
HEAD_OF_BODY = [("TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn An")]
SPACES = """Nơi nhận:                  TM. ỦY BAN NHÂN DÂN
- TT. Tỉnh ủy                 KT. CHỦ TỊCH
- Các phòng, đơn vị và
  trung tâm;                  PHÓ CHỦ TỊCH
- Lưu: VT.

                              Lê Văn An
"""
TABS = """Nơi nhận:\tTM. ỦY BAN NHÂN DÂN
- TT. Tỉnh ủy;\tKT. CHỦ TỊCH
- Các phòng, đơn vị và trung tâm;\tPHÓ CHỦ TỊCH
- Lưu: VT.

\t\t\t\tLê Văn An
"""
ALL_BARS = """Nơi nhận: | TM. ỦY BAN NHÂN DÂN
- TT. Tỉnh ủy; | KT. CHỦ TỊCH
- Các phòng, đơn vị và trung tâm; | PHÓ CHỦ TỊCH
- Lưu: VT. | Lê Văn An
"""
SOME_BARS = """Nơi nhận: | TM. ỦY BAN NHÂN DÂN
- TT. Tỉnh ủy; | CHỦ TỊCH
- Các phòng, đơn vị và trung tâm;
- Lưu: VT. | Lê Văn An
"""
LIST = ["TT. Tỉnh ủy", "Các phòng, đơn vị và trung tâm", "Lưu: VT"]


@pytest.mark.parametrize(
    ("block", "signers"), [(SPACES, DEPUTY), (TABS, DEPUTY), (ALL_BARS, DEPUTY), (SOME_BARS, HEAD_OF_BODY)]
)
def test_recipients_beside_the_signature(block: str, signers: list[tuple[str, ...]]) -> None:
    reading = Reading(HEAD + block)
    assert reading.recipients() == LIST
    assert reading.signers() == signers
    assert reading.only.notes == ()


UNEQUAL = """ĐẠI DIỆN TỈNH A          ĐẠI DIỆN TỈNH B          ĐẠI DIỆN TỈNH C
   CHỦ TỊCH                KT. CHỦ TỊCH               CHỦ TỊCH
                          PHÓ CHỦ TỊCH

   Lê Văn An              Trần Văn Bé              Lò Thị Cam
"""
UNEQUAL_BARS = """ĐẠI DIỆN TỈNH A | ĐẠI DIỆN TỈNH B | ĐẠI DIỆN TỈNH C
CHỦ TỊCH | KT. CHỦ TỊCH | CHỦ TỊCH
 | PHÓ CHỦ TỊCH |
Lê Văn An | Trần Văn Bé | Lò Thị Cam
"""


@pytest.mark.parametrize("block", [UNEQUAL, UNEQUAL_BARS])
def test_offices_of_unequal_length(block: str) -> None:
    assert Reading(HEAD + block).signers() == [
        ("ĐẠI DIỆN", "TỈNH A", "CHỦ TỊCH", "Lê Văn An"),
        ("ĐẠI DIỆN + KT.", "TỈNH B", "PHÓ CHỦ TỊCH", "Trần Văn Bé"),
        ("ĐẠI DIỆN", "TỈNH C", "CHỦ TỊCH", "Lò Thị Cam"),
    ]


@pytest.mark.parametrize(
    ("block", "signers"),
    [
        ("TM. BAN THƯỜNG VỤ A        TM. BAN THƯỜNG VỤ B\nBÍ THƯ                     PHÓ BÍ THƯ\n"
         "                           THƯỜNG TRỰC\n\nLê Văn An                  Lò Thị Bé\n",
         [("TM.", "BAN THƯỜNG VỤ A", "BÍ THƯ", "Lê Văn An"),
          ("TM.", "BAN THƯỜNG VỤ B", "PHÓ BÍ THƯ THƯỜNG TRỰC", "Lò Thị Bé")]),
        ("SỞ Y TẾ TỈNH A           SỞ Y TẾ TỈNH B\nGIÁM ĐỐC                 KT. GIÁM ĐỐC\n"
         "                         PHÓ GIÁM ĐỐC\nLê Văn An                Lò Thị Bé\n",
         [(None, "SỞ Y TẾ TỈNH A", "GIÁM ĐỐC", "Lê Văn An"), ("KT.", "SỞ Y TẾ TỈNH B", "PHÓ GIÁM ĐỐC", "Lò Thị Bé")]),
        ("T.M ỦY BAN NHÂN DÂN\nK.T CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn An\n", DEPUTY),
    ],
)  # fmt: skip
def test_bodies_and_titles(block: str, signers: list[tuple[str | None, ...]]) -> None:
    assert Reading(HEAD + block).signers() == signers


def test_an_indented_title_stays_in_its_column() -> None:
    header = "UBND TỈNH A               SỞ Y TẾ\nSố: 1/KH-UBND\n"
    reading = Reading(f"{header}{' ' * 30}KẾ HOẠCH\n{' ' * 20}Hợp tác y tế\n{' ' * 9}năm 2020\n")
    assert reading.words(reading.only.subject) == "Hợp tác y tế năm 2020"


def test_tables() -> None:
    rows = table_rows("a | b\nc | d\ne\nf | g\n| h | i |\n| k | l |")
    assert [row.table > 0 for row in rows] == [True, True, False, False, True, True]
    assert rows[0].table == rows[1].table != rows[4].table == rows[5].table
    assert not any(row.listed for row in rows)
    assert all(row.listed for row in table_rows("Nơi nhận: | x\n- a; | y"))


def test_a_bar_in_a_word_makes_no_table() -> None:
    assert [row.cells for row in table_rows("a|b\nc|d")] == [("a|b",), ("c|d",)]
