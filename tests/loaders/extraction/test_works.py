from __future__ import annotations

import pytest

from tests.loaders.extraction.examples import plan, relation


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Tuyên truyền Luật Bảo vệ và phát triển rừng; hướng dẫn",
            "Luật Bảo vệ và phát triển rừng",
        ),
        ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;", "Luật Tổ chức chính quyền địa phương"),
        ("theo quy định của Luật Giá và các văn bản hướng dẫn.", "Luật Giá"),
        (
            "thực hiện Chương trình mục tiêu quốc gia về xây dựng nông thôn mới.",
            "Chương trình mục tiêu quốc gia về xây dựng nông thôn mới",
        ),
        ("nuôi trồng đạt tiêu chuẩn VietGAP, Global GAP.", "tiêu chuẩn VietGAP, Global GAP"),
        ("nghiêm túc thực hiện Quy chế phối hợp bảo đảm an ninh trật tự.", "Quy chế phối hợp bảo đảm an ninh trật tự"),
        ("lập hồ sơ di sản hát then đề nghị công nhận.", "hồ sơ di sản hát then"),
    ],
)
def test_a_work_is_named_without_number(text: str, title: str) -> None:
    _, row = plan(text).documents
    assert row.title == title


@pytest.mark.parametrize(
    "text",
    [
        "Thanh tra việc chấp hành pháp luật, thi đua theo đúng luật chơi.",
        "Triển khai các dự án, đề án trên các lĩnh vực.",
        "Thực hiện dự án cao tốc Nội Bài - Lào Cai.",
        "Xây dựng chương trình, kế hoạch công tác năm.",
    ],
)
def test_common_nouns_and_roads_are_no_documents(text: str) -> None:
    assert len(plan(text).documents) == 1


def test_a_law_that_amends_others_is_one_law() -> None:
    facts = plan(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015; Luật sửa đổi, bổ sung một số điều "
        "của Luật Tổ chức Chính phủ "
        "và Luật Tổ chức chính quyền địa phương ngày 22/11/2019;"
    )
    titles = {row.title: row for row in facts.documents if row.type == "Luat"}
    amending = titles[
        "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương"
    ]
    amended = titles["Luật Tổ chức chính quyền địa phương"]
    assert (amended.date.value, amending.date.value) == ("2015-06-19", "2019-11-22")
    assert relation(facts, amending.id, amended.id) == "amends"


def test_the_year_tells_laws_of_one_title_apart() -> None:
    facts = plan("Căn cứ Luật Đất đai năm 2003, Luật Đất đai năm 2013; theo Luật Đất đai 2013 và Luật Nhà ở.")
    laws = [(row.title, row.date.value) for row in facts.documents if row.type == "Luat"]
    assert laws == [("Luật Đất đai", "2003"), ("Luật Đất đai", "2013"), ("Luật Nhà ở", None)]


def test_a_proposal_without_number_is_a_document_of_who_proposes() -> None:
    facts = plan("Căn cứ chức năng; theo đề nghị của Sở Du lịch, UBND tỉnh ban hành Kế hoạch như sau:")
    (row,) = [row for row in facts.documents if row.type == "DX"]
    assert row.issuer == ("org:so-du-lich/tinh-yen-bai",)
    assert relation(facts, "d1", row.id) == "proposedBy"
