from __future__ import annotations

import pytest

from tests.loaders.extraction.examples import coded, facts_of, plan

PAIR = {"loc:tinh-yen-bai", "loc:tinh-phu-tho"}


@pytest.mark.parametrize(
    "name",
    [
        "Biên bản ghi nhớ hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ giai đoạn 2021 - 2025",
        "Thỏa thuận hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ ngày 24/7/2021",
        "Biên bản thỏa thuận hợp tác ký ngày 24/7/2021 giữa lãnh đạo tỉnh Yên Bái và tỉnh Phú Thọ",
        "Chương trình phối hợp trong lĩnh vực y tế giữa tỉnh Yên Bái và tỉnh Phú Thọ giai đoạn 2021 - 2025",
    ],
)
def test_an_agreement_is_named_by_class_and_parties(name: str) -> None:
    (row,) = [row for row in plan(f"Triển khai {name}, UBND tỉnh yêu cầu:").documents if row.system == "agreement"]
    assert set(row.issuer) == PAIR
    assert row.evidence[0].quote == name


@pytest.mark.parametrize(
    "text",
    [
        "Các bên thỏa thuận giá bán theo quy định của pháp luật.",
        "Xây dựng kế hoạch, chương trình phối hợp chặt chẽ giữa Sở Y tế và Sở Giáo dục và Đào tạo.",
        "Tăng cường phối hợp giữa các cơ quan, đơn vị liên quan.",
        "Đẩy mạnh nội dung hợp tác theo ngành giữa tỉnh Yên Bái và tỉnh Phú Thọ góp phần phát triển.",
    ],
)
def test_words_of_agreement_are_not_yet_an_agreement(text: str) -> None:
    facts = plan(text)
    assert not facts.agreements
    assert [row.id for row in facts.documents] == ["d1"]


def test_an_agreement_to_come_is_planned_and_not_signed() -> None:
    facts = plan("Dự kiến ký kết Biên bản ghi nhớ hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ về du lịch.")
    assert [row.role for row in facts.documents] == ["self", "planned"]
    assert not facts.agreements
    assert not facts.cooperations


def test_who_signed_is_read_from_the_sentence() -> None:
    facts = facts_of(
        "Ký kết hợp tác vùng\n\nMinh Anh\n\nBáo Tỉnh - Ngày 27/12/2021, tại TP Hạ Long, lãnh đạo UBND "
        "các tỉnh Yên Bái, "
        "Phú Thọ, Tuyên Quang đã ký kết Kế hoạch liên kết phát triển du lịch giai đoạn 2022 - 2025.\n"
    )
    (row,) = facts.agreements
    assert set(row.parties) == PAIR | {"loc:tinh-tuyen-quang"}
    assert (row.date.value, row.period.start, row.period.end) == ("2021-12-27", "2022", "2025")


def test_an_agreement_with_another_is_with_the_own_side() -> None:
    (row,) = coded(plan("Triển khai Bản ghi nhớ hợp tác với tỉnh Phú Thọ ký ngày 24/7/2021."), "BGN")
    assert set(row.issuer) == PAIR
    assert row.confidence < 1


def test_a_list_of_places_may_stand_without_between() -> None:
    (row,) = plan(
        "Thực hiện Chương trình hợp tác phát triển du lịch gồm Yên Bái, Phú Thọ, Lào Cai giai đoạn 2021 - 2025;"
    ).agreements
    assert set(row.parties) == PAIR | {"loc:tinh-lao-cai"}


def test_a_plan_of_one_side_is_no_agreement() -> None:
    facts = plan("Theo Kế hoạch hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ năm 2021 của UBND tỉnh Phú Thọ.")
    assert not facts.agreements
    assert plan("Kế hoạch phối hợp giữa tỉnh Yên Bái và tỉnh Phú Thọ năm 2021 đã kết thúc.").agreements


def test_who_signs_with_whom() -> None:
    (row,) = plan(
        "Ngày 20/5/2021, UBND tỉnh Yên Bái đã ký kết với UBND tỉnh Phú Thọ Chương trình hợp tác giai đoạn 2021 - 2025."
    ).agreements
    assert set(row.parties) == PAIR
    assert (row.date.value, row.period.end) == ("2021-05-20", "2025")


def test_a_qualifying_place_is_no_party() -> None:
    (row,) = plan(
        "Thực hiện Bản ghi nhớ giữa huyện Yên Bình, tỉnh Yên Bái và huyện Hạ Hòa (tỉnh Phú Thọ) ngày 20/5/2021;"
    ).agreements
    assert set(row.parties) == {"loc:tinh-yen-bai/huyen-yen-binh", "loc:tinh-phu-tho/huyen-ha-hoa"}


def test_one_side_with_several_others() -> None:
    (row,) = plan(
        "Thực hiện Chương trình hợp tác giữa tỉnh Yên Bái với các tỉnh: Phú Thọ, Lào Cai năm 2021."
    ).agreements
    assert set(row.parties) == PAIR | {"loc:tinh-lao-cai"}


def test_a_foreign_peoples_government_is_its_place() -> None:
    (row,) = plan(
        "Triển khai Biên bản ghi nhớ hợp tác giữa UBND tỉnh Yên Bái với Chính phủ Nhân dân châu Văn Sơn, tỉnh Vân Nam, "
        "Trung Quốc;"
    ).agreements
    assert set(row.parties) == {"loc:tinh-yen-bai", "loc:cn/van-nam"}
