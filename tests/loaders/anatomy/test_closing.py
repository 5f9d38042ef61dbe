"""Recipients and signatures, in the orders and with the losses that documents show."""

from __future__ import annotations

import pytest

from tests.loaders.anatomy.layouts import Reading

HEAD = """UBND TỈNH A
Số: 1/KH-UBND
An Bình, ngày 2 tháng 3 năm 2020
KẾ HOẠCH
Hợp tác với tỉnh B

1. Giao Sở X thực hiện./.

"""


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.", ["Như trên", "Lưu: VT"]),
        ("__Nơi nhận__:\n- Tỉnh ủy (b/c),\n- Lưu VP.", ["Tỉnh ủy (b/c)", "Lưu VP"]),
        ("Nơi nhận: Như trên; UBND tỉnh (b/c); Lưu: VT.", ["Như trên", "UBND tỉnh (b/c)", "Lưu: VT"]),
        ("Nơi nhận:\n- VPUB: CVP,\nPCVP;\ncác phòng;\n- Lưu: VT", ["VPUB: CVP, PCVP; các phòng", "Lưu: VT"]),
        ("Nơi nhận:\nNhư trên;\nTT. Tỉnh ủy;\nLưu: VT, TH.", ["Như trên", "TT. Tỉnh ủy", "Lưu: VT, TH"]),
        ("R'-kb\n- Như trên;\n_PCT UBND;\n- Lưu: VT, TH.", ["Như trên", "PCT UBND", "Lưu: VT, TH"]),
        ("| Nơi nhận:<br>- Như trên;<br>- Lưu: VT. | TM. ỦY BAN NHÂN DÂN |", ["Như trên", "Lưu: VT"]),
    ],
)
def test_recipients(block: str, lines: list[str]) -> None:
    assert Reading(f"{HEAD}{block}\n").recipients() == lines


@pytest.mark.parametrize(
    ("block", "signer"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nLê Văn An", ("TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn An")),
        ("TM. ỦY BAN\nNHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn An",
         ("TM. + KT.", "ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", "Lê Văn An")),
        ("KT.GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nLê Thị An", ("KT.", None, "PHÓ GIÁM ĐỐC", "Lê Thị An")),
        ("KT. BỘ TRƯỞNG,\nCHỦ NHIỆM\nPHÓ CHỦ NHIỆM\nLê Văn An", ("KT.", None, "PHÓ CHỦ NHIỆM", "Lê Văn An")),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nLÊ VĂN AN", ("TL.", "CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "LÊ VĂN AN")),
        ("TL. CHỦ TỊCH UBND TỈNH\nGIÁM ĐỐC SỞ NỘI VỤ\nĐã ký: H'Yim Kđoh",
         ("TL.", "CHỦ TỊCH UBND TỈNH", "GIÁM ĐỐC SỞ NỘI VỤ", "H'Yim Kđoh")),
        ("TUQ. CHỦ TỊCH\nGIÁM ĐỐC\nLê Văn An", ("TUQ.", "CHỦ TỊCH", "GIÁM ĐỐC", "Lê Văn An")),
        ("Q. CHỦ TỊCH\nLê Văn An", ("Q.", None, "CHỦ TỊCH", "Lê Văn An")),
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nVàng A Dơ", ("TM.", "BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Vàng A Dơ")),
        ("K/T CHÁNH\nVĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nLê Văn An", ("KT.", None, "PHÓ CHÁNH VĂN PHÒNG", "Lê Văn An")),
        ("GIÁM ĐỐC\nĐại tá Lê Văn An", (None, None, "GIÁM ĐỐC", "Lê Văn An")),
        ("Nơi nhận:\n- Lưu: VT.\n\n\nLê Văn An", (None, None, None, "Lê Văn An")),
    ],
)  # fmt: skip
def test_signer(block: str, signer: tuple[str | None, ...]) -> None:
    assert Reading(f"{HEAD}{block}\n").signers() == [signer]


@pytest.mark.parametrize(
    "block", ["CHỦ TỊCH\n", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nSở Nội vụ", "Nơi nhận:\n- Lưu: VT.\nSở Nội Vụ"]
)
def test_no_name_no_signer(block: str) -> None:
    reading = Reading(f"{HEAD}{block}\n")
    assert reading.signers() == []
    assert "signature: lost" in reading.only.notes


def test_two_signers_in_a_table() -> None:
    table = "| ĐẠI DIỆN TỈNH A | ĐẠI DIỆN TỈNH B |\n|---|---|\n| CHỦ TỊCH | PHÓ CHỦ TỊCH |\n| Lê Văn An | Lò Thị Bé |\n"
    assert Reading(HEAD + table).signers() == [
        ("ĐẠI DIỆN", "TỈNH A", "CHỦ TỊCH", "Lê Văn An"), ("ĐẠI DIỆN", "TỈNH B", "PHÓ CHỦ TỊCH", "Lò Thị Bé"),
    ]  # fmt: skip
