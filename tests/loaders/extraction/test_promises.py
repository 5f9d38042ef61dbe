"""What an article reports that the parties promise."""

from __future__ import annotations

import pytest

from graph.facts import DocumentFacts
from tests.loaders.extraction.examples import facts_of
from tests.loaders.extraction.test_activities import LETTER

YEN_BAI, PHU_THO = "loc:tinh-yen-bai", "loc:tinh-phu-tho"


def article(story: str) -> DocumentFacts:
    return facts_of(
        "Yên Bái và Phú Thọ bắt tay nhau\n\nLê Thu Hà\n12/05/2022 08:00\n\nBáo Yên Bái - Ngày 11/5/2022, UBND tỉnh Yên "
        "Bái và UBND tỉnh Phú Thọ đã ký kết Chương trình hợp tác phát triển kinh tế - xã hội giai đoạn 2022 - 2025.\n\n"
        f"{story}\n"
    )


@pytest.mark.parametrize(
    ("sentence", "quote", "concept", "actors"),
    [
        ("Hai bên thống nhất đẩy nhanh dự án cao tốc.", None, "duong-ket-noi", (YEN_BAI, PHU_THO)),
        ("Trong đó, hai tỉnh sẽ cùng bảo vệ rừng.", "hai tỉnh sẽ cùng bảo vệ rừng.", "lam-nghiep", (YEN_BAI, PHU_THO)),
        ("Tỉnh Phú Thọ sẽ hỗ trợ tỉnh Yên Bái quảng bá du lịch hồ.", None, "xuc-tien-du-lich", (PHU_THO,)),
        ("Hai bên đã cam kết phối hợp phòng, chống thiên tai.", None, "phong-chong-thien-tai", (YEN_BAI, PHU_THO)),
        ("Ông Lê An đề nghị các sở của tỉnh Yên Bái họp sớm, ưu tiên vận động vốn ODA cho bến thuyền.",
         "ưu tiên vận động vốn ODA cho bến thuyền.", "oda", (YEN_BAI, PHU_THO)),
    ],
)  # fmt: skip
def test_promises_of_the_parties(sentence: str, quote: str | None, concept: str, actors: tuple[str, ...]) -> None:
    (row,) = article(sentence).activities
    assert row.evidence.quote == (quote or sentence)
    assert concept in row.concepts
    assert row.actors == actors


@pytest.mark.parametrize(
    "sentence",
    [
        "Nhiều người mong hai tỉnh sẽ làm du lịch chung.",
        "Tỉnh Lào Cai sẽ mở tuyến du lịch mới.",
        "Hai bên đã thăm một làng du lịch.",
        "Sở Tài chính hai tỉnh được giao làm đầu mối.",
        "Hai bên sẽ gặp lại nhau vào mùa thu.",
        "Ông Lê An đề nghị người dân giữ rừng, ưu tiên trồng rừng.",
    ],
)
def test_hopes_others_and_past_deeds_are_none(sentence: str) -> None:
    assert article(sentence).activities == ()


def test_promises_stand_beside_a_list_of_fields_and_under_them() -> None:
    facts = article(
        "Hai tỉnh hợp tác trên các lĩnh vực: y tế; nông nghiệp và môi trường. Hai bên sẽ cùng trồng rừng ven hồ."
    )
    assert [row.concepts for row in facts.fields] == [("y-te",), ("nong-nghiep", "tai-nguyen-moi-truong")]
    assert [row.field for row in facts.activities] == ["f1", "f2", "f2"]
    assert {row.actors for row in facts.activities} == {(YEN_BAI, PHU_THO)}
    assert [row.confidence for row in facts.activities] == [0.9, 0.9, 1.0]


def test_a_letter_has_the_public_told_about_the_cooperation() -> None:
    body = (
        "1. Các sở tập trung vào các lĩnh vực: y tế, giáo dục và đào tạo, du lịch.\n"
        "2. Sở Nội vụ chủ trì tuyên truyền ý nghĩa của Thỏa thuận hợp tác.\n"
        "3. Sở Tài chính tuyên truyền việc nộp thuế.\n"
    )
    facts = facts_of(LETTER.format(body=body))
    assert [row.label for row in facts.fields] == ["y tế", "giáo dục và đào tạo", "du lịch"]
    told = facts.activities[-1]
    assert (len(facts.activities), told.concepts, told.actors) == (
        4,
        ("thong-tin-truyen-thong",),
        ("org:so-noi-vu/tinh-yen-bai",),
    )


def test_agencies_of_the_partner_need_no_name() -> None:
    body = (
        "1. Sở Y tế phối hợp với các cơ quan chức năng của tỉnh Phú Thọ khám chữa bệnh lưu động.\n"
        "2. Sở Y tế phối hợp với các cơ quan liên quan khám chữa bệnh tại nhà.\n"
        "3. Sở Nội vụ tuyên truyền nội dung Thỏa thuận hợp tác.\n"
    )
    assert [row.concepts for row in facts_of(LETTER.format(body=body)).activities] == [
        ("y-te",),
        ("thong-tin-truyen-thong",),
    ]
