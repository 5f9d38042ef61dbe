"""Issuing bodies, number, place and date in the header's many layouts."""

from __future__ import annotations

import pytest

from tests.loaders.anatomy.layouts import MOTTO, Reading

REST = "\nKẾ HOẠCH\nHợp tác năm 2020\nI. MỤC ĐÍCH\n"


@pytest.mark.parametrize(
    ("header", "issuers"),
    [
        (f"ỦY BAN NHÂN DÂN\nTỈNH SƠN THỦY\n{MOTTO}Số: 1/KH-UBND", ("ỦY BAN NHÂN DÂN TỈNH SƠN THỦY",)),
        (f"UBND TỈNH SƠN THỦY\nSỞ NỘI VỤ\nSố: 1/KH-SNV\n{MOTTO}", ("UBND TỈNH SƠN THỦY", "SỞ NỘI VỤ")),
        (f"UBND TỈNH A\nSỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG\nSố: 1/KH-SNNMT\n{MOTTO}",
         ("UBND TỈNH A", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG")),
        ("ĐẢNG BỘ TỈNH A\nHUYỆN ỦY AN BÌNH\n*\nSố 1-KH/HU\nĐẢNG CỘNG SẢN VIỆT NAM",
         ("ĐẢNG BỘ TỈNH A", "HUYỆN ỦY AN BÌNH")),
        (f"ỦY BAN THƯỜNG VỤ\nQUỐC HỘI\n{MOTTO}Số: 1/NQ-UBTVQH15", ("ỦY BAN THƯỜNG VỤ QUỐC HỘI",)),
        (f"|\nVĂN PHÒNG CHÍNH\nPHỦ\n---\n|\n{MOTTO}|\nSố: 1/TB-VPCP\n|", ("VĂN PHÒNG CHÍNH PHỦ",)),
        (f"TRUNG TÂM CÔNG\nBÁO VÀ TIN HỌC\nx@y.vn\nƯBND HUYỆN B\n{MOTTO}Số: 1/KH-UBND", ("ƯBND HUYỆN B",)),
        (f"DỰ THẢO\nUBND XÃ C\n{MOTTO}Số: .../KH-UBND", ("UBND XÃ C",)),
        (f"MẶT TRẬN TỔ QUỐC VIỆT NAM\nỦY BAN MTTQ VIỆT NAM TỈNH SƠN THỦY\nBAN THƯỜNG TRỰC\nSố: 5/KH-MTTQ-BTT\n{MOTTO}",
         ("MẶT TRẬN TỔ QUỐC VIỆT NAM", "ỦY BAN MTTQ VIỆT NAM TỈNH SƠN THỦY", "BAN THƯỜNG TRỰC")),
        ("Số: 1/KH-UBND", ()),
    ],
)  # fmt: skip
def test_issuers(header: str, issuers: tuple[str, ...]) -> None:
    document = Reading(header + REST).only
    assert document.issuers == issuers
    assert any("issuing body lost" in note for note in document.notes) == (not issuers)


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("Sơn Thủy, ngày 3 tháng 5 năm 2023", "Sơn Thủy", "2023-05-03"),
        ("*TP. Hồ\nChí Minh, ngày 3 tháng 5 năm 2023*", "TP. Hồ Chí Minh", "2023-05-03"),
        ("Thành phố An Bình, ngày 3/5/2023", "Thành phố An Bình", "2023-05-03"),
        ("Phan Rang - Tháp Chàm, ngày 18.9.2023", "Phan Rang - Tháp Chàm", "2023-09-18"),
        ("Sơn Thủy, ngày\n3 tháng 5 năm 2023", "Sơn Thủy", "2023-05-03"),
        ("Sơn Thủy, ngày    tháng 5 năm 2023", "Sơn Thủy", "2023-05"),
        ("Sơn Thủy, tháng 5 năm 2023", "Sơn Thủy", "2023-05"),
        ("Sơn Thủy ngày 3 tháng 5 năm 2023", "Sơn Thủy", "2023-05-03"),
        ("....., ngày 3 tháng 5 năm 2023", None, "2023-05-03"),
        ("Ngày 3 tháng 5 năm 2023", None, "2023-05-03"),
        ("Sơn Thủy, ngày 31 tháng 2 năm 2023", "Sơn Thủy", None),
    ],
)
def test_place_and_date(line: str, place: str | None, date: str | None) -> None:
    reading = Reading(f"UBND TỈNH A\nSố: 1/KH-UBND\n{line}\n{REST}")
    assert reading.words(reading.only.place) == place
    assert reading.only.date is not None
    assert reading.only.date.value == date


def test_a_date_in_the_text_is_no_header() -> None:
    reading = Reading("KẾ HOẠCH\nHợp tác năm 2020\n\nNgày 3/5/2020, UBND tỉnh họp tại Sơn Thủy, ngày sau kết thúc.\n")
    assert reading.only.date is None
