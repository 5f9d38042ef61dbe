from __future__ import annotations

from tests.loaders.extraction.examples import facts_of

LETTER = """ỦY BAN NHÂN DÂN
TỈNH HÀ GIANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 1875/UBND-KTTH
V/v triển khai Bản ghi nhớ hợp tác
Hà Giang, ngày 22 tháng 6 năm 2023

Kính gửi:
- Sở Ngoại vụ;
- UBND các huyện: Mèo Vạc, Đồng Văn.

Chủ tịch UBND tỉnh yêu cầu các đơn vị triển khai thực hiện./.

Nơi nhận:
- Như trên;
- TT. Tỉnh ủy (b/c);
- UBND tỉnh Cao Bằng;
- Chủ tịch, các PCT UBND tỉnh;
- Các sở, ban, ngành tỉnh;
- Cổng thông tin điện tử tỉnh;
- Lưu: VT, KTTH.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Hà Thị Mai
"""


def test_addressees_are_the_lines_of_kinh_gui() -> None:
    facts = facts_of(LETTER)
    assert [row.evidence.quote for row in facts.addressees] == ["Sở Ngoại vụ", "UBND các huyện: Mèo Vạc, Đồng Văn"]
    assert facts.addressees[0].org == ("org:so-ngoai-vu/tinh-ha-giang",)


def test_each_line_has_its_agencies_and_purpose() -> None:
    facts = facts_of(LETTER)
    rows = {row.evidence.quote: row for row in facts.recipients}
    assert len(rows) == len(facts.recipients) == 7
    assert rows["Như trên"].org == tuple(org for row in facts.addressees for org in row.org)
    assert rows["TT. Tỉnh ủy (b/c)"].purpose == "báo cáo"
    assert (rows["UBND tỉnh Cao Bằng"].org, rows["UBND tỉnh Cao Bằng"].purpose) == (
        ("org:ubnd/tinh-cao-bang",),
        "trao đổi",
    )
    assert rows["Chủ tịch, các PCT UBND tỉnh"].purpose == "chỉ đạo"
    assert rows["Các sở, ban, ngành tỉnh"].purpose == "thực hiện"
    assert rows["Cổng thông tin điện tử tỉnh"].purpose == "đăng tải"
    assert (rows["Lưu: VT, KTTH"].org, rows["Lưu: VT, KTTH"].purpose) == ((), "lưu")


def test_nhu_dieu_3_is_who_the_article_names() -> None:
    decision = """ỦY BAN NHÂN DÂN
TỈNH BẮC GIANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 512/QĐ-UBND
Bắc Giang, ngày 07 tháng 4 năm 2021

QUYẾT ĐỊNH
Về việc thành lập Tổ công tác

QUYẾT ĐỊNH:
Điều 1. Thành lập Tổ công tác.
Điều 2. Quyết định này có hiệu lực từ ngày ký.
Điều 3. Giám đốc Sở Tài chính, Sở Công Thương chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.

CHỦ TỊCH

Lê Văn Sáu
"""
    first = facts_of(decision).recipients[0]
    assert "org:so-cong-thuong/tinh-bac-giang" in first.org
    named = decision.replace("Sở Công Thương chịu", "Chủ tịch UBND các huyện Lục Ngạn, Lục Nam chịu")
    assert {
        "post:chu-tich-ubnd/tinh-bac-giang/huyen-luc-ngan",
        "post:chu-tich-ubnd/tinh-bac-giang/huyen-luc-nam",
    } <= set(facts_of(named).recipients[0].org)
    unnamed = decision.replace("Sở Công Thương chịu", "Chủ tịch UBND các huyện, thành phố chịu")
    assert not [org for org in facts_of(unnamed).recipients[0].org if "/huyen-" in org]


def test_the_own_office_and_heads_need_no_name() -> None:
    office = facts_of(LETTER.replace("- Cổng thông tin điện tử tỉnh;", "- VPUB: CVP, PCVP, KTTH;"))
    assert {row.evidence.quote: row.org for row in office.recipients}["VPUB: CVP, PCVP, KTTH"] == (
        "org:vp-ubnd/tinh-ha-giang",
    )
    both = facts_of(
        LETTER.replace("- Cổng thông tin điện tử tỉnh;", "- Chánh, Phó Văn phòng;\n- Trung tâm Đo đạc bản đồ;")
    )
    rows = {row.evidence.quote: row.org for row in both.recipients}
    assert rows["Chánh, Phó Văn phòng"] == ("org:vp-ubnd/tinh-ha-giang",)
    assert "org:vp-ubnd/tinh-ha-giang" not in rows["Trung tâm Đo đạc bản đồ"]


def _with_lines(*lines: str) -> dict[str, tuple[str, ...]]:
    listed = "".join(f"- {line};\n" for line in lines)
    facts = facts_of(
        LETTER.replace("- Sở Ngoại vụ;", "- Trung tâm Khuyến công;").replace("- Lưu: VT", f"{listed}- Lưu: VT")
    )
    rows = {row.evidence.quote: tuple(row.org) for row in facts.recipients}
    return rows | {row.evidence.quote: tuple(row.org) for row in facts.addressees}


def test_a_line_that_holds_a_place_is_not_for_the_place() -> None:
    rows = _with_lines("Các hộ kinh doanh trên địa bàn tỉnh", "Tỉnh Cao Bằng")
    assert rows["Các hộ kinh doanh trên địa bàn tỉnh"] == ()
    assert rows["Tỉnh Cao Bằng"] == ("loc:tinh-cao-bang",)


def test_a_body_outside_the_vocabulary_is_of_the_documents_place() -> None:
    rows = _with_lines(
        "Hiệp hội Chè shan tuyết tỉnh", "Ban Chỉ đạo Quốc gia về mía đường", "Liên đoàn Võ thuật Cao Bằng"
    )
    assert rows["Hiệp hội Chè shan tuyết tỉnh"] == ("org:hiep-hoi-che-shan-tuyet/tinh-ha-giang",)
    assert rows["Ban Chỉ đạo Quốc gia về mía đường"] == ("org:ban-chi-dao-quoc-gia-ve-mia-duong",)
    assert rows["Liên đoàn Võ thuật Cao Bằng"] == ("org:lien-doan-vo-thuat/tinh-cao-bang",)
    assert rows["Trung tâm Khuyến công"] == rows["Như trên"][:1] == ("org:trung-tam-khuyen-cong/tinh-ha-giang",)


def test_whose_aide_is_named_gets_nothing_by_it() -> None:
    rows = _with_lines("Văn phòng Chính phủ (Trợ lý của Thủ tướng)", "TTgCP, các PTTgCP")
    assert rows["Văn phòng Chính phủ (Trợ lý của Thủ tướng)"] == ("org:vp-chinh-phu",)
    assert rows["TTgCP, các PTTgCP"] == ("post:thu-tuong", "post:pho-thu-tuong")


def test_an_article_in_points_names_who_is_charged() -> None:
    decision = """UBND TỈNH BẮC GIANG
Số: 513/QĐ-UBND
Bắc Giang, ngày 08 tháng 4 năm 2021

QUYẾT ĐỊNH
Về việc thành lập Tổ rà soát

QUYẾT ĐỊNH:
Điều 1. Thành lập Tổ rà soát.
Điều 2. Điều khoản thi hành
1. Quyết định này có hiệu lực từ ngày ký.
2. Giám đốc Sở Tài chính; Giám đốc Sở Y tế và các cá nhân có tên chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.

CHỦ TỊCH

Lê Văn Sáu
"""
    (row, _) = facts_of(decision).recipients
    assert set(row.org) == {"post:giam-doc-so-tai-chinh/tinh-bac-giang", "post:giam-doc-so-y-te/tinh-bac-giang"}


def test_a_telegram_names_whom_it_is_wired_to() -> None:
    telegram = LETTER.replace("V/v triển khai Bản ghi nhớ hợp tác\n", "").replace(
        "Kính gửi:", "CÔNG ĐIỆN\nVề ứng phó mưa lũ\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:"
    )
    assert facts_of(telegram).addressees[0].org == ("org:so-ngoai-vu/tinh-ha-giang",)


def test_the_members_of_a_committee_are_a_group() -> None:
    line = "- Các đồng chí Tỉnh ủy viên;\n- Cổng"
    facts = facts_of(LETTER.replace("- Cổng", line))
    (row,) = [row for row in facts.recipients if "Tỉnh ủy viên" in row.evidence.quote]
    assert row.org == ("grp:tinh-uy-vien/tinh-ha-giang",)
    assert {e.id: e.name for e in facts.entities}[row.org[0]] == "Tỉnh ủy viên tỉnh Hà Giang"
