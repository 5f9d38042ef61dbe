from __future__ import annotations

from loaders.extraction.signers import person_id
from tests.loaders.extraction.examples import TWINNING, facts_of, plan


def test_a_deputy_signs_for_the_committee() -> None:
    (row,) = plan("Nội dung.").signers
    assert (row.person, row.title, row.post) == ("per:nguyen-van-hoa", "PHÓ CHỦ TỊCH", "post:pct-ubnd/tinh-yen-bai")
    assert (row.authority, row.on_behalf_of) == ("TM. + KT.", "org:ubnd/tinh-yen-bai")
    assert row.authority_meaning == "thay mặt (tập thể); ký thay"


def test_each_side_of_an_agreement_signs_for_itself() -> None:
    first, second = facts_of(TWINNING).signers
    assert (first.on_behalf_of, first.authority) == ("loc:tinh-son-la/huyen-muong-la", "ĐẠI DIỆN")
    assert second.post == "post:chu-tich-ubnd/tp-ha-noi/huyen-dong-anh"


def test_an_article_tells_who_signed_what() -> None:
    facts = facts_of(
        "Phú Thọ liên kết phát triển vùng\n\nMinh Anh\nChia sẻ\n\nBáo Phú Thọ - Chủ tịch UBND tỉnh Phú Thọ Trần "
        "Văn Tám đã ký ban hành "
        "Chương trình số 61/CTr-UBND về phát triển vùng.\n"
    )
    (row,) = facts.signers
    assert (row.person, row.title, row.post) == (
        "per:tran-van-tam",
        "Chủ tịch UBND tỉnh Phú Thọ",
        "post:chu-tich-ubnd/tinh-phu-tho",
    )
    assert next(d.number for d in facts.documents if d.id == row.document) == "61"
    assert row.authority is None


def test_ranks_are_no_part_of_a_person() -> None:
    assert person_id("Đại tá Nguyễn Văn Hoà") == person_id("Nguyễn Văn Hòa") == "per:nguyen-van-hoa"
