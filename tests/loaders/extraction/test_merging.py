from __future__ import annotations

from tests.loaders.extraction.examples import TWINNING, facts_of, plan


def agreements(text: str) -> list[str]:
    return [row.id for row in plan(text).documents if row.system == "agreement"]


def test_names_of_one_agreement_are_one_document_whatever_the_order() -> None:
    text = (
        "Thực hiện Biên bản ghi nhớ hợp tác giữa Ban Thường vụ Tỉnh ủy Yên Bái và Ban Thường vụ Tỉnh ủy "
        "Phú Thọ giai đoạn "
        "2021-2025. Tiếp tục Bản ghi nhớ hợp tác giữa hai tỉnh Phú Thọ và Yên Bái giai đoạn 2021-2025."
    )
    (row,) = [row for row in plan(text).documents if row.system == "agreement"]
    assert set(row.issuer) == {"org:btv-tinh-uy/tinh-yen-bai", "org:btv-tinh-uy/tinh-phu-tho"}
    assert len(row.evidence) == 2


def test_another_period_is_another_agreement() -> None:
    text = (
        "Thực hiện Thỏa thuận hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ giai đoạn {}; kế thừa Thỏa "
        "thuận hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ giai đoạn {}."
    )
    assert len(agreements(text.format("2016-2020", "2021-2025"))) == 2
    assert len(agreements(text.format("2021-2025", "2021-2025"))) == 1


def test_one_year_of_an_agreement_is_that_agreement() -> None:
    text = (
        "Thực hiện Thỏa thuận hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ giai đoạn 2021-2025. Kết quả "
        "thực hiện Thỏa thuận hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ năm 2022."
    )
    assert len(agreements(text)) == 1


def test_other_parties_are_another_agreement() -> None:
    text = "Thực hiện Bản ghi nhớ giữa tỉnh Yên Bái và tỉnh Phú Thọ; Bản ghi nhớ giữa tỉnh Yên Bái và tỉnh Tuyên Quang."
    assert len(agreements(text)) == 2


def test_the_document_does_not_cite_itself() -> None:
    facts = plan(
        (
            "UBND tỉnh ban hành Kế hoạch hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ như sau:\nTrên đây là Kế "
            "hoạch hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ."
        ),
        subject="Hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ",
    )
    assert [row.role for row in facts.documents] == ["self"]


def test_one_number_of_two_issuers_is_two_documents() -> None:
    facts = plan(
        "Căn cứ Công văn số 12-CV/TU ngày 01/02/2022 của Tỉnh ủy Yên Bái; Công văn số 12-CV/TU ngày "
        "01/02/2022 của Tỉnh ủy Phú Thọ;"
    )
    assert len({row.identity_key for row in facts.documents if row.number == "12"}) == 2


def test_the_held_twinning_is_not_the_one_it_replaces() -> None:
    facts = facts_of(TWINNING)
    assert [(row.role, row.date.value) for row in facts.documents] == [
        ("self", "2020-09-25"),
        ("referenced", "2015-05-20"),
    ]


def test_another_issuer_or_day_is_not_the_own_number() -> None:
    facts = plan("Triển khai Kế hoạch số 215/KH-UBND ngày 01/02/2022 của UBND tỉnh, các sở thực hiện.")
    assert [row.date.value for row in facts.documents] == ["2022-12-20", "2022-02-01"]
    facts = plan("Triển khai Kế hoạch số 215/KH-UBND của UBND huyện Hạ Hòa, tỉnh Phú Thọ.")
    assert [row.issuer for row in facts.documents][1:] == [("org:ubnd/tinh-phu-tho/huyen-ha-hoa",)]


def test_the_own_number_is_the_own_document() -> None:
    facts = plan("Kế hoạch số 215/KH-UBND của UBND tỉnh gồm các nội dung sau; thực hiện Kế hoạch số 215/KH-UBND.")
    assert [row.id for row in facts.documents] == ["d1"]


def test_one_agreement_does_not_swallow_the_next_period() -> None:
    text = (
        "Chương trình hợp tác giữa hai tỉnh đạt kết quả; Chương trình hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ giai "
        "đoạn 2016-2020; Chương trình hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ giai đoạn 2021-2025."
    )
    assert len(agreements(text)) == 2


def test_a_short_name_of_the_same_years_is_the_full_one() -> None:
    short = "Chương trình hợp tác du lịch giai đoạn 2024 - 2028"
    full = "Chương trình hợp tác du lịch giữa tỉnh Yên Bái và tỉnh {} giai đoạn 2024 - 2028"
    facts = plan(f"Hai bên sẽ ký {full.format('Phú Thọ')}.", f"Tham mưu ký kết {short}")
    assert [row.role for row in facts.documents] == ["self", "planned"]
    facts = plan(f"Sẽ ký {full.format('Phú Thọ')}.\nSẽ ký {full.format('Lào Cai')}.", f"Tham mưu ký kết {short}")
    assert len(facts.documents) == 3


def test_agreements_with_different_partners_are_never_one() -> None:
    name = "Chương trình hợp tác du lịch giữa tỉnh Yên Bái và tỉnh {} giai đoạn 2021 - 2025"
    assert len(agreements(f"Triển khai {name.format('Phú Thọ')}; triển khai {name.format('Phú Yên')}.")) == 2
