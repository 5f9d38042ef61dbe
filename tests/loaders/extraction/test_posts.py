"""Offices: which, of which body, held by whom."""

from __future__ import annotations

import pytest

from graph.facts import PostMention
from loaders.extraction.posts import body_of
from tests.loaders.extraction.examples import TWINNING, facts_of, plan

HERE = "tinh-yen-bai"


def posts(body: str) -> list[PostMention]:
    """The offices that the body of a plan names, without that of its signer."""
    return [row for row in plan(body).posts if row.title != "PHÓ CHỦ TỊCH"]


def test_the_signature_block() -> None:
    (row,) = plan("1. Tổ chức hội nghị.").posts
    assert (row.post, row.body) == (f"post:pct-ubnd/{HERE}", f"org:ubnd/{HERE}")
    assert (row.holder, row.holder_name, row.evidence.quote) == ("per:nguyen-van-hoa", "Nguyễn Văn Hòa", "PHÓ CHỦ TỊCH")


def test_both_sides_of_an_agreement_sign() -> None:
    facts = facts_of(TWINNING)
    signed = [(row.post, row.holder) for row in facts.posts if row.holder]
    assert signed == [
        ("post:chu-tich-ubnd/tinh-son-la/huyen-muong-la", "per:nguyen-van-tam"),
        ("post:chu-tich-ubnd/tp-ha-noi/huyen-dong-anh", "per:le-trung-kien"),
    ]
    names = {entity.id: entity.name for entity in facts.entities}
    assert names["per:le-trung-kien"] == "Lê Trung Kiên"


@pytest.mark.parametrize(
    "words",
    [
        "đồng chí Trần Huy Tuấn, Chủ tịch UBND tỉnh, chủ trì",
        "Đồng chí Trần Huy Tuấn - Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh phát biểu",
        "ông Trần Huy Tuấn, Ủy viên Trung ương Đảng, Chủ tịch UBND tỉnh dự",
        "Chủ tịch UBND tỉnh Trần Huy Tuấn chủ trì",
        "Chủ tịch UBND tỉnh: Ông Trần Huy Tuấn",
        "Chủ tịch UBND tỉnh (đồng chí Trần Huy Tuấn)",
    ],
)
def test_the_person_beside_an_office(words: str) -> None:
    (row,) = [row for row in posts(f"1. Dự hội nghị có {words}.") if "chu-tich-ubnd" in row.post]
    assert (row.post, row.holder, row.holder_name) == (
        f"post:chu-tich-ubnd/{HERE}",
        "per:tran-huy-tuan",
        "Trần Huy Tuấn",
    )


def test_one_person_may_hold_two_offices() -> None:
    held = {
        row.post: row.holder for row in posts("1. Đồng chí Đỗ Đức Duy, Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh chủ trì.")
    }
    assert held == {f"post:bi-thu-tinh-uy/{HERE}": "per:do-duc-duy", f"post:chu-tich-hdnd/{HERE}": "per:do-duc-duy"}


@pytest.mark.parametrize(
    "words",
    [
        "nguyên Chủ tịch UBND tỉnh Trần Huy Tuấn dự",
        "Ông Trần Huy Tuấn báo cáo Chủ tịch UBND tỉnh",
        "đồng chí Trần Huy Tuấn. Chủ tịch UBND tỉnh kết luận",
        "Chủ tịch UBND tỉnh giao Sở Y tế",
        "Chủ tịch UBND tỉnh, Giám đốc Sở Y tế dự",
    ],
)
def test_an_office_without_its_holder(words: str) -> None:
    (row,) = [row for row in posts(f"1. Hội nghị có {words}.") if "chu-tich-ubnd" in row.post]
    assert (row.post, row.holder) == (f"post:chu-tich-ubnd/{HERE}", None)


def test_one_title_over_a_list_of_bodies() -> None:
    rows = posts("1. Giám đốc các Sở: Tài chính, Nội vụ; Chủ tịch UBND huyện Trạm Tấu chịu trách nhiệm thi hành.")
    assert [(row.post, row.title) for row in rows] == [
        (f"post:giam-doc-so-tai-chinh/{HERE}", "Giám đốc"),
        (f"post:giam-doc-so-noi-vu/{HERE}", "Giám đốc"),
        (f"post:chu-tich-ubnd/{HERE}/huyen-tram-tau", "Chủ tịch UBND huyện Trạm Tấu"),
    ]


def test_two_documents_name_one_office() -> None:
    other = facts_of("Thực hiện ý kiến của Giám đốc Sở Y tế tỉnh Yên Bái tại cuộc họp.")
    (here,) = posts("1. Giám đốc Sở Y tế báo cáo UBND tỉnh.")
    assert [row.post for row in other.posts] == [here.post] == [f"post:giam-doc-so-y-te/{HERE}"]


def test_every_office_is_defined_with_its_body() -> None:
    facts = plan("1. Bí thư Huyện ủy Trạm Tấu, Chánh Văn phòng UBND tỉnh dự.")
    parents = {entity.id: entity.parent for entity in facts.entities}
    assert {row.post: row.body for row in facts.posts} == {row.post: parents[row.post] for row in facts.posts}


@pytest.mark.parametrize(
    ("office", "body"),
    [
        ("post:chanh-vp-ubnd/tinh-yen-bai", "org:vp-ubnd/tinh-yen-bai"),
        ("post:pho-thu-tuong", "org:chinh-phu"),
        ("post:pho-chu-nhiem-vp-chinh-phu", "org:vp-chinh-phu"),
        ("post:bo-truong-bo-y-te", "org:bo-y-te"),
        ("post:thu-truong-bo-bo-y-te", "org:bo-y-te"),
        ("post:thu-truong-so-y-te/tinh-yen-bai", "org:so-y-te/tinh-yen-bai"),
        ("post:to-truong-x/tinh-yen-bai", None),
    ],
)
def test_the_body_in_an_id(office: str, body: str | None) -> None:
    assert body_of(office) == body


def test_the_secretary_who_signs_for_the_standing_committee_is_the_committees() -> None:
    facts = facts_of(
        "TỈNH ỦY YÊN BÁI\n*\nSố 120-CV/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\nYên Bái, ngày 02 tháng 3 năm 2022\n\n"
        "Kính gửi: Ban cán sự đảng UBND tỉnh\n\nBan Thường vụ Tỉnh ủy đồng ý chủ trương hợp tác.\n\n"
        "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nTạ Văn Long\n"
    )
    assert f"post:pho-bi-thu-tinh-uy/{HERE}" in {row.post for row in facts.posts}


def test_a_vice_minister_is_not_the_head_of_a_body() -> None:
    (vice,) = [row for row in posts("Đồng chí Trần Văn Bảy, Thứ trưởng Bộ Y tế dự.") if "bo-y-te" in row.post]
    assert (vice.post, vice.body) == ("post:thu-truong-bo-bo-y-te", "org:bo-y-te")
    names = {entity.id: entity.name for entity in plan("Đồng chí Trần Văn Bảy, Thứ trưởng Bộ Y tế dự.").entities}
    assert names[vice.post] == "Thứ trưởng Bộ Y tế"
    heads = posts("Yêu cầu Thủ trưởng các Sở: Tài chính, Nội vụ thực hiện.")
    assert "post:thu-truong-so-tai-chinh/tinh-yen-bai" in {row.post for row in heads}
