from __future__ import annotations

from tests.loaders.extraction.examples import numbered, plan

POLICE = {"org:cong-an-tinh/tinh-yen-bai", "org:cong-an-tinh/tinh-phu-tho"}


def test_a_numbered_agreement_is_of_those_who_signed_it() -> None:
    facts = plan("Công an tỉnh đã ký với Công an tỉnh Phú Thọ Kế hoạch phối hợp số 15/KHPH-CA ngày 12/3/2021.")
    (row,) = facts.agreements
    assert (set(row.parties), row.document) == (POLICE, numbered(facts, "15").id)


def test_a_letter_that_is_signed_is_no_agreement() -> None:
    facts = plan("Công an tỉnh đã ký với Công an tỉnh Phú Thọ Công văn số 15/CAT-PV01 ngày 12/3/2021.")
    assert not facts.agreements


def test_departments_sign_for_themselves_whoever_tells_of_it() -> None:
    facts = plan("UBND tỉnh ghi nhận Sở Y tế tỉnh Yên Bái và Sở Y tế tỉnh Phú Thọ đã ký Quy chế phối hợp.")
    assert [set(row.parties) for row in facts.agreements] == [{"org:so-y-te/tinh-yen-bai", "org:so-y-te/tinh-phu-tho"}]


def test_the_day_of_a_document_cited_before_is_no_day_of_signing() -> None:
    text = "Thực hiện Kế hoạch số 5/KH-UBND ngày 02/3/2021 của UBND tỉnh, tỉnh Yên Bái và tỉnh Phú Thọ đã ký kết {}."
    (row,) = plan(text.format("Thỏa thuận hợp tác")).agreements
    assert row.date.value is None
    (row,) = plan(text.format("Thỏa thuận hợp tác ngày 15/4/2021")).agreements
    assert row.date.value == "2021-04-15"


def test_an_agreement_may_be_signed_again() -> None:
    facts = plan(
        "1. UBND tỉnh Yên Bái và UBND tỉnh Phú Thọ đã ký lại Chương trình hợp tác du lịch giai đoạn 2022-2026."
    )
    (agreement,) = facts.agreements
    assert set(agreement.parties) == {"loc:tinh-yen-bai", "loc:tinh-phu-tho"}
