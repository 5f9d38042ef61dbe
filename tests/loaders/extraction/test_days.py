"""Days that stand before what was done on them."""

from __future__ import annotations

import pytest

from tests.loaders.extraction.examples import coded, facts_of, numbered, plan


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Ngày 09/11/2022, UBND tỉnh Phú Thọ đã ban hành Công văn số 282/UBND-TH về việc mở bến.", "2022-11-09"),
        ("Trước đó, ngày 09/11/2022, Sở Y tế gửi Công văn số 282/SYT-KH đề nghị gia hạn.", "2022-11-09"),
        ("Ngày 09/11/2022, tại Yên Bái, Sở Y tế ban hành Công văn số 282/SYT-KH.", "2022-11-09"),
        ("Ngày 09/11, Sở Y tế đã ban hành Công văn số 282/SYT-KH.", "2022-11-09"),
        ("Ngày 28/12, Sở Y tế đã ban hành Công văn số 282/SYT-KH.", None),
        ("Ngày 09/11/2022, hai tỉnh họp theo yêu cầu của Sở Y tế; Sở Y tế đã ban hành Công văn số 282/SYT-KH.", None),
        ("Thực hiện Kế hoạch ngày 09/11/2022, Sở Y tế đã ban hành Công văn số 282/SYT-KH.", None),
    ],
)
def test_a_number_without_a_date_has_the_day_of_its_issue(sentence: str, date: str | None) -> None:
    assert numbered(plan(f"1. {sentence}"), "282").date.value == date


def test_who_signed_an_agreement_and_when_stand_before_it() -> None:
    facts = plan(
        "Ngày 18/8/2022, tại thành phố Việt Trì, Ban Thường vụ Tỉnh ủy Yên Bái và Ban Thường vụ Tỉnh ủy Phú Thọ đã ký "
        "Chương trình hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ giai đoạn 2022 - 2025."
    )
    (document,) = coded(facts, "CTr")
    (agreement,) = facts.agreements
    signatories = ("org:btv-tinh-uy/tinh-yen-bai", "org:btv-tinh-uy/tinh-phu-tho")
    assert (document.date.value, document.issuer) == ("2022-08-18", signatories)
    assert (agreement.date.value, agreement.signatories) == ("2022-08-18", signatories)
    assert agreement.parties == ("loc:tinh-yen-bai", "loc:tinh-phu-tho")


NEWS = """Hai tỉnh ký kết hợp tác

Minh Anh
{stamp}

(Báo Phú Thọ) - {day}, tại thành phố Việt Trì, UBND tỉnh Yên Bái và UBND tỉnh Phú Thọ đã ký kết Chương trình hợp tác.
"""


@pytest.mark.parametrize("stamp", ["08:15 | 16/02/2021 Chia sẻ Facebook", "Thứ Ba, 16/02/2021 - 08:15 (GMT+7)"])
@pytest.mark.parametrize(("day", "date"), [("Sáng 16/02", "2021-02-16"), ("Ngày 28/12", "2020-12-28")])
def test_a_signing_in_the_news_is_an_event_on_a_day_whose_year_the_stamp_says(stamp: str, day: str, date: str) -> None:
    facts = facts_of(NEWS.format(stamp=stamp, day=day))
    (event,) = facts.events
    assert facts.documents[0].date.value == "2021-02-16"
    assert (event.kind, event.date.value, event.place) == ("ký kết", date, "loc:tinh-phu-tho/tp-viet-tri")
    assert event.participants == ("org:ubnd/tinh-yen-bai", "org:ubnd/tinh-phu-tho")


def test_without_a_stamp_the_year_stays_unknown() -> None:
    facts = facts_of(NEWS.format(stamp="Chia sẻ Facebook", day="Sáng 16/02"))
    assert facts.events == ()
    assert facts.documents[0].date.value is None
