from __future__ import annotations

from tests.loaders.extraction.examples import HEADER, SIGNED, TWINNING, facts_of, plan


def test_committees_sign_for_their_provinces() -> None:
    (row,) = plan(
        "Thực hiện Bản ghi nhớ hợp tác giữa Ban Thường vụ Tỉnh ủy Yên Bái và Ban Thường vụ Tỉnh ủy Phú "
        "Thọ ngày 24/7/2021;"
    ).agreements
    assert set(row.parties) == {"loc:tinh-yen-bai", "loc:tinh-phu-tho"}
    assert set(row.signatories) == {"org:btv-tinh-uy/tinh-yen-bai", "org:btv-tinh-uy/tinh-phu-tho"}
    assert (row.level, row.date.value, row.document) == ("tinh (cấp ủy)", "2021-07-24", "d2")


def test_departments_are_parties_themselves() -> None:
    (row,) = plan(
        "theo nội dung hợp tác về y tế giữa Sở Y tế hai tỉnh Yên Bái và Phú Thọ giai đoạn 2021 - 2025."
    ).agreements
    assert set(row.parties) == {"org:so-y-te/tinh-yen-bai", "org:so-y-te/tinh-phu-tho"}
    assert (row.level, row.period.start, row.period.end) == ("so", "2021", "2025")


def test_the_held_agreement_names_its_signers_posts() -> None:
    held, earlier = facts_of(TWINNING).agreements
    assert held.parties == ("loc:tinh-son-la/huyen-muong-la", "loc:tp-ha-noi/huyen-dong-anh")
    assert set(held.signatories) == {
        "post:chu-tich-ubnd/tinh-son-la/huyen-muong-la",
        "post:chu-tich-ubnd/tp-ha-noi/huyen-dong-anh",
    }
    assert (held.date.value, held.period.end, earlier.date.value) == ("2020-09-25", "2025", "2015-05-20")


def test_a_twinning_below_an_agreement_needs_no_document() -> None:
    facts = plan(
        "Căn cứ Bản ghi nhớ giữa tỉnh Yên Bái và tỉnh Phú Thọ về hợp tác, kết nghĩa giữa huyện Yên Bình "
        "với huyện Hạ Hòa năm 2022;"
    )
    twinning = facts.agreements[1]
    assert set(twinning.parties) == {"loc:tinh-yen-bai/huyen-yen-binh", "loc:tinh-phu-tho/huyen-ha-hoa"}
    assert (twinning.level, twinning.period.start, twinning.document) == ("huyen", "2022", "d2")


def test_a_document_outside_the_genre_has_none() -> None:
    assert plan("Thực hiện Chỉ thị số 05/CT-TTg ngày 18/5/2022; các sở thống nhất, phối hợp chặt chẽ.").agreements == ()


def test_departments_of_one_province_are_one_side() -> None:
    facts = plan("Thực hiện Quy chế phối hợp giữa Sở Y tế và Sở Công Thương giai đoạn 2021 - 2025.")
    assert facts.agreements == ()
    assert facts.cooperations == ()


def test_a_notice_may_record_what_two_sides_concluded() -> None:
    header = HEADER.replace("KẾ HOẠCH", "THÔNG BÁO").replace("KH-UBND", "TB-UBND")
    subject = "Kết luận Hội nghị giữa Ban Thường vụ Tỉnh ủy Yên Bái và Ban Thường vụ Tỉnh ủy Phú Thọ về hợp tác"
    (row,) = facts_of(header.format(subject=subject) + "Hai bên thống nhất các nội dung." + SIGNED).agreements
    assert row.kind == "kết luận hội nghị"
    assert set(row.parties) == {"loc:tinh-yen-bai", "loc:tinh-phu-tho"}
    assert set(row.signatories) == {"org:btv-tinh-uy/tinh-yen-bai", "org:btv-tinh-uy/tinh-phu-tho"}


JOINT = """ỦY BAN NHÂN DÂN TỈNH YÊN BÁI
Số: 03/CTrPH-UBND-MTTQ
Yên Bái, ngày 26 tháng 9 năm 2022

CHƯƠNG TRÌNH PHỐI HỢP
giữa Ủy ban nhân dân tỉnh và Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh về giảm nghèo giai đoạn 2022 - 2025

Hai bên thống nhất như sau:
1. Vận động nhân dân tham gia.

TM. ỦY BAN MTTQ VIỆT NAM TỈNH
CHỦ TỊCH

Nguyễn Văn Tâm

TM. ỦY BAN NHÂN DÂN TỈNH
CHỦ TỊCH

Lê Trung Kiên
"""


def test_two_bodies_of_one_place_may_agree() -> None:
    (row,) = facts_of(JOINT).agreements
    assert set(row.parties) == {"org:ubnd/tinh-yen-bai", "org:ubmttq/tinh-yen-bai"}


def test_a_side_is_who_it_was_introduced_as() -> None:
    text = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nTHỎA THUẬN HỢP TÁC\n"
        "giữa huyện Mường La, tỉnh Sơn La và huyện Đông Anh, thành phố Hà Nội\n\n"
        "BÊN A: ỦY BAN NHÂN DÂN HUYỆN MƯỜNG LA, TỈNH SƠN LA\nBÊN B: ỦY BAN NHÂN DÂN HUYỆN ĐÔNG ANH, HÀ NỘI\n\n"
        "Hai bên thống nhất:\n1. Trao đổi kinh nghiệm.\n\n"
        "ĐẠI DIỆN BÊN A\nCHỦ TỊCH\n\nNguyễn Văn Tâm\n\nĐẠI DIỆN BÊN B\nCHỦ TỊCH\n\nLê Trung Kiên\n"
    )
    assert [row.on_behalf_of for row in facts_of(text).signers] == [
        "org:ubnd/tinh-son-la/huyen-muong-la", "org:ubnd/tp-ha-noi/huyen-dong-anh",
    ]  # fmt: skip
