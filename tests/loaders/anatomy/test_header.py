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
        (f"TỈNH SƠN THỦY\nUBND HUYỆN AN BÌNH\nSố: 1/KH-UBND\n{MOTTO}", ("TỈNH SƠN THỦY", "UBND HUYỆN AN BÌNH")),
        (f"THÀNH PHỐ HẠ LONG\nỦY BAN NHÂN DÂN\nSố: 1/KH-UBND\n{MOTTO}", ("THÀNH PHỐ HẠ LONG", "ỦY BAN NHÂN DÂN")),
        (f"HUYỆN ỦY AN BÌNH\nVĂN PHÒNG\nSố: 1/KH-UBND\n{MOTTO}", ("HUYỆN ỦY AN BÌNH", "VĂN PHÒNG")),
        (f"ỦY BAN NHÂN DÂN          ỦY BAN MTTQ\n  TỈNH SƠN THỦY          TỈNH SƠN THỦY\nSố: 1/CTr-UBND-MTTQ\n{MOTTO}",
         ("ỦY BAN NHÂN DÂN TỈNH SƠN THỦY", "ỦY BAN MTTQ TỈNH SƠN THỦY")),
        (f"ƯỶ BAN NHÂN D ÂN\nTỈNH SƠN THỦY\nSố: 1/KH-UBND\n{MOTTO}", ("ỦY BAN NHÂN DÂN TỈNH SƠN THỦY",)),
        ("TỈNH SƠN THỦY\nSố: 1/KH-UBND", ()),
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
        ("Sơn Thủy, ngảy 3 tháng 5 nãm 2023", "Sơn Thủy", "2023-05-03"),
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


@pytest.mark.parametrize(
    ("number", "date", "notes"),
    [
        ("Số: 1/KH-UBND", "ngày 3 tháng 5 năm 2023", set()),
        ("Số:    /KH-UBND", "ngày ... tháng 5 năm 2023", {"number left blank (draft)", "date left blank (draft)"}),
        ("Số: 1/KH-UBND", "ngày    tháng    năm 2023", {"date left blank (draft)"}),
        ("Số: #4/KH-UBND", "ngày @£ tháng 5 năm 2023", {"header: number unreadable", "header: date unreadable"}),
    ],
)
def test_blank_is_told_from_unreadable(number: str, date: str, notes: set[str]) -> None:
    document = Reading(f"UBND TỈNH A\n{number}\nSơn Thủy, {date}\n{REST}").only
    assert set(document.notes) - {"signature: lost"} == notes


def test_a_signed_copy_with_blanks_is_not_called_a_draft_outright() -> None:
    signed = "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn An\n"
    text = f"UBND TỈNH A\nSố:   /KH-UBND\nSơn Thủy, ngày 3 tháng 5 năm 2023\n{REST}{signed}"
    assert Reading(text).only.notes == ("number left blank (draft, or written in by hand)",)
    assert Reading(f"DỰ THẢO\n{text}").only.notes == ("number left blank (draft)",)


SIDES = """
ĐẠI DIỆN TỈNH A          ĐẠI DIỆN TỈNH B
CHỦ TỊCH                 CHỦ TỊCH
Lê Văn An                Lò Thị Bé
"""


@pytest.mark.parametrize("title", ["BẢN GHI NHỚ", "THỎA THUẬN", "CHƯƠNG TRÌNH"])
def test_nothing_is_lost_in_an_agreement(title: str) -> None:
    document = Reading(f"{MOTTO}\n{title}\nHợp tác giữa tỉnh A và tỉnh B\n\n1. Hai bên hợp tác.\n{SIDES}").only
    assert (document.kind, document.notes) == ("agreement", ())


def test_an_authority_in_the_text_is_no_lost_body() -> None:
    law = "Căn cứ Luật Đầu tư ngày 3/5/2014;\nQUYẾT NGHỊ:\nĐiều 1. Thông qua.\n"
    text = f"NGHỊ QUYẾT\nVề hợp tác\n{{}}\n{law}"
    assert "header: issuing body lost" not in Reading(text.format("HỘI ĐỒNG NHÂN DÂN TỈNH A")).only.notes
    assert "header: issuing body lost" in Reading(text.format("")).only.notes
