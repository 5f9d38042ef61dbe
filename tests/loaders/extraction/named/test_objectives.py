from __future__ import annotations

import pytest

from tests.loaders.extraction.examples import facts_of, plan

COOPERATION = "Hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ năm 2023"
ARTICLE = """Hai tỉnh đẩy mạnh liên kết du lịch

Báo Tây Bắc - UBND tỉnh Yên Bái vừa ban hành Kế hoạch số 12/KH-UBND.

Kế hoạch nhằm đưa thêm khách đến hai tỉnh; nâng chất lượng dịch vụ, góp phần tăng thu nhập cho người dân.

Các sở, ngành có trách nhiệm thực hiện.
"""


def objectives(body: str) -> list[tuple[str, str]]:
    return [(row.kind, row.evidence.quote) for row in plan(body, COOPERATION).objectives]


def test_points_and_paragraphs_under_headings_of_their_kind() -> None:
    body = (
        "I. MỤC ĐÍCH, YÊU CẦU\n\n1. Mục đích\n\n"
        "- Cụ thể hóa các nội dung hai tỉnh đã ký. Nhằm thu hút khách du lịch.\n\n"
        "2. Yêu cầu\n\nCác sở chọn việc làm được ngay trong năm.\n\nViệc thực hiện phải đúng quy định.\n\n"
        "II. NỘI DUNG\n\n1. Hợp tác du lịch giữa hai tỉnh.\n"
    )
    assert objectives(body) == [
        ("mục đích", "Cụ thể hóa các nội dung hai tỉnh đã ký."),
        ("mục đích", "Nhằm thu hút khách du lịch."),
        ("yêu cầu", "Các sở chọn việc làm được ngay trong năm."),
        ("yêu cầu", "Việc thực hiện phải đúng quy định."),
    ]


def test_a_point_is_one_passage_however_many_sentences_it_has() -> None:
    body = (
        "I. NGUYÊN TẮC HỢP TÁC\n1. Bình đẳng, cùng có lợi. Tôn trọng quy hoạch của nhau.\n"
        "2. Đúng quy định của pháp luật.\nII. NỘI DUNG\n1. Du lịch.\n"
    )
    assert objectives(body) == [
        ("nguyên tắc", "Bình đẳng, cùng có lợi. Tôn trọng quy hoạch của nhau."),
        ("nguyên tắc", "Đúng quy định của pháp luật."),
    ]


def test_in_order_to_opens_the_document() -> None:
    body = (
        "Nhằm khai thác tiềm năng du lịch của hai tỉnh, UBND tỉnh ban hành Kế hoạch như sau:\n\n1. Hợp tác du lịch.\n"
    )
    assert objectives(body) == [("mục đích", "Nhằm khai thác tiềm năng du lịch của hai tỉnh")]


@pytest.mark.parametrize(
    ("opening", "found"),
    [
        (
            "Để việc đón khách không đứt quãng, UBND tỉnh ban hành Kế hoạch như sau:",
            "Để việc đón khách không đứt quãng",
        ),
        ("Để bảo vệ hồ cần nhiều công sức của nhân dân hai tỉnh.", None),
    ],
)
def test_what_somebody_acts_for_opens_the_document(opening: str, found: str | None) -> None:
    assert objectives(f"{opening}\n\n1. Hợp tác du lịch.\n") == ([("mục đích", found)] if found else [])


def test_what_the_parties_of_an_agreement_cooperate_for() -> None:
    facts = facts_of(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nTHỎA THUẬN HỢP TÁC\n"
        "Giữa tỉnh Yên Bái và tỉnh Phú Thọ\n\nĐiều 1. Hai tỉnh hợp tác nhằm giữ nước hồ trong sạch. Hồ của chung.\n\n"
        "Điều 2. Hai tỉnh thả cá giống nhằm tăng đàn cá.\n\nĐiều 3. Du khách đến hồ nhằm ngày lễ được đón tiếp.\n"
    )
    assert [row.evidence.quote for row in facts.objectives] == ["giữ nước hồ trong sạch"]


def test_the_words_before_the_first_point_of_the_contents() -> None:
    body = (
        "I. NỘI DUNG HỢP TÁC\n\nĐẩy mạnh quan hệ hợp tác toàn diện giữa hai tỉnh với những nội dung sau đây:\n\n"
        "1. Về du lịch\n\n- Trao đổi kinh nghiệm.\n"
    )
    assert objectives(body) == [("mục tiêu", "Đẩy mạnh quan hệ hợp tác toàn diện giữa hai tỉnh")]


def test_what_an_article_says_a_plan_is_for() -> None:
    found = [(row.kind, row.evidence.quote) for row in facts_of(ARTICLE).objectives]
    assert found == [
        ("mục đích", "Kế hoạch nhằm đưa thêm khách đến hai tỉnh"),
        ("mục đích", "nâng chất lượng dịch vụ"),
        ("mục đích", "góp phần tăng thu nhập cho người dân"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Yêu cầu Thủ trưởng các sở, ban, ngành nghiêm túc thực hiện.",
        "1. Hợp tác nhằm thu hút khách du lịch đến hai tỉnh.",
        "Mục tiêu của hai bên là rõ ràng và đã được thống nhất.",
    ],
)
def test_tasks_are_no_objectives(body: str) -> None:
    assert objectives(body) == []
