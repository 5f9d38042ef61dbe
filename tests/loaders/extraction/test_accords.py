from __future__ import annotations

import pytest

from tests.loaders.extraction.examples import HEADER, SIGNED, coded, facts_of, plan

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
        "Lập chương trình phối hợp hằng năm giữa Sở Y tế và Sở Giáo dục và Đào tạo.",
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


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Tỉnh Yên Bái và tỉnh Phú Thọ ký kết Thỏa thuận hợp tác ngày 15/4/2021.", PAIR),
        ("UBND tỉnh Yên Bái đã ký Bản ghi nhớ hợp tác với UBND tỉnh Phú Thọ ngày 15/4/2021.", PAIR),
        ("Ngày 15/4/2021, huyện Yên Bình (Yên Bái) và huyện Hạ Hòa (Phú Thọ) đã ký Biên bản ghi nhớ.",
         {"loc:tinh-yen-bai/huyen-yen-binh", "loc:tinh-phu-tho/huyen-ha-hoa"}),
        ("Sở Y tế ký Quy chế phối hợp với Sở Y tế tỉnh Phú Thọ ngày 15/4/2021.",
         {"org:so-y-te/tinh-yen-bai", "org:so-y-te/tinh-phu-tho"}),
    ],
)  # fmt: skip
def test_who_stands_before_the_verb_signs(sentence: str, parties: set[str]) -> None:
    (row,) = plan(sentence).agreements
    assert set(row.parties) == parties
    assert row.date.value == "2021-04-15"


def test_a_date_that_is_not_said_is_not_the_own_date() -> None:
    (row,) = plan("Tỉnh Yên Bái và tỉnh Phú Thọ đã ký kết Thỏa thuận hợp tác về du lịch.").agreements
    assert row.date.value is None


def test_agencies_of_one_place_that_sign_are_no_agreement_across_places() -> None:
    assert not plan("Sở Du lịch và Sở Tài chính ký Biên bản phối hợp ngày 15/4/2021.").agreements


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở Nội vụ xây dựng, trình ký kết Chương trình hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ giai đoạn 2023-2025.",
        "Văn phòng hoàn thiện dự thảo Chương trình hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ giai đoạn 2023-2025.",
        "Chương trình hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ giai đoạn 2023-2025 dự kiến ký trong quý II.",
        "Các sở tiến tới ký kết chương trình hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ.",
    ],
)
def test_what_is_still_to_be_signed_is_nobodys_agreement(sentence: str) -> None:
    facts = plan(sentence)
    assert not facts.agreements
    assert not facts.cooperations
    assert {row.role for row in facts.documents} <= {"self", "planned"}


def test_drafting_something_else_plans_no_agreement() -> None:
    facts = plan(
        "Xây dựng tuyến du lịch theo Chương trình hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ giai đoạn 2021-2025."
    )
    assert len(facts.agreements) == 1


def test_several_places_share_a_plan_and_two_may_be_one_sides() -> None:
    shared = "Thực hiện Kế hoạch liên kết giữa các tỉnh Yên Bái, Phú Thọ và Lào Cai giai đoạn 2021 - 2025."
    assert [len(row.parties) for row in plan(shared).agreements] == [3]
    assert not plan(shared.replace("các tỉnh Yên Bái, Phú Thọ và", "tỉnh Yên Bái và tỉnh")).agreements


@pytest.mark.parametrize(
    "parties",
    [
        "tỉnh Yên Bái (cũ) và tỉnh Phú Thọ (cũ)",
        "UBND tỉnh Yên Bái (Bên A) và UBND tỉnh Phú Thọ (Bên B)",
        "tỉnh Yên Bái (nay là tỉnh Lào Cai) và tỉnh Phú Thọ",
        "tỉnh Yên Bái, nay là tỉnh Lào Cai, và tỉnh Phú Thọ",
        "tỉnh Yên Bái trước đây và tỉnh Phú Thọ (trước khi sáp nhập)",
        "tỉnh Yên Bái với tỉnh Phú Thọ (sau đây gọi tắt là Thỏa thuận)",
    ],
)
def test_what_is_said_about_a_party_breaks_no_list(parties: str) -> None:
    facts = plan(f"Thực hiện Thỏa thuận hợp tác giữa {parties} ký ngày 15/4/2021, các sở triển khai.")
    (row,) = facts.agreements
    assert set(row.parties) == PAIR
    assert row.date.value == "2021-04-15"
    assert [edge.property for edge in facts.lineage] == ["implements"]
    assert "gọi tắt" not in (facts.documents[1].title or "")


def test_a_bracket_that_names_the_day_is_still_read() -> None:
    (row,) = plan("Thực hiện Thỏa thuận hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ (đã ký ngày 15/4/2021).").agreements
    assert row.date.value == "2021-04-15"


FIVE_RULES = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

THỎA THUẬN HỢP TÁC
giữa tỉnh Yên Bái, tỉnh Phú Thọ và tỉnh Lào Cai
giai đoạn 2021 - 2025

Hôm nay, ngày 25 tháng 9 năm 2020, các bên thống nhất:
Điều 1. Nội dung hợp tác
{}
Điều 2. Hiệu lực
Thỏa thuận có hiệu lực từ ngày ký.
"""


def test_a_heading_is_no_other_agreement() -> None:
    facts = facts_of(FIVE_RULES.format("Các bên lập tuyến du lịch Yên Bái, Phú Thọ, Lào Cai."))
    assert [row.role for row in facts.documents] == ["self"]
    assert len(facts.agreements) == 1


def test_the_contents_of_an_agreement_named_in_a_sentence_are_one() -> None:
    assert (
        len(plan("Theo Nội dung hợp tác giữa Sở Y tế tỉnh Yên Bái và Sở Y tế tỉnh Phú Thọ năm 2021.").agreements) == 1
    )


DECISION = HEADER.replace("KẾ HOẠCH", "QUYẾT ĐỊNH").replace("KH-UBND", "QĐ-UBND")
ENACTED = "Kế hoạch phối hợp quản lý chợ giữa tỉnh Yên Bái và tỉnh Phú Thọ đến năm 2025"
ANNEX = f"""
KẾ HOẠCH
{ENACTED.removeprefix("Kế hoạch ").capitalize().replace("yên bái", "Yên Bái").replace("phú thọ", "Phú Thọ")}
(Ban hành kèm theo Quyết định số 215/QĐ-UBND ngày 20/12/2022 của UBND tỉnh Yên Bái)

1. Sở Công Thương phối hợp với Sở Công Thương tỉnh Phú Thọ kiểm tra.
"""


def test_what_one_sides_decision_issues_is_nobodys_agreement() -> None:
    text = DECISION.format(subject="Về việc ban hành Kế hoạch phối hợp")
    facts = facts_of(text + f"Điều 1. Ban hành kèm theo Quyết định này {ENACTED}." + SIGNED)
    (row,) = coded(facts, "KH")
    assert (row.system, row.issuer) == ("state", ("org:ubnd/tinh-yen-bai",))
    assert not facts.agreements
    assert [edge.property for edge in facts.lineage] == ["hasAnnex"]


def test_a_bracket_without_ban_hanh_says_so_too() -> None:
    text = DECISION.format(subject=f"Về việc ban hành {ENACTED}")
    facts = facts_of(text + "Điều 1. Ban hành Kế hoạch." + SIGNED + ANNEX.replace("(Ban hành kèm", "(Kèm"))
    assert [(edge.source, edge.target, edge.property) for edge in facts.lineage] == [("d2", "d1", "issuedWith")]


def test_the_annex_in_the_file_is_what_the_decision_issues() -> None:
    text = DECISION.format(subject=f"Về việc ban hành {ENACTED}")
    facts = facts_of(text + f"Điều 1. Ban hành kèm theo Quyết định này {ENACTED}." + SIGNED + ANNEX)
    held, annex = facts.documents
    assert (annex.role, annex.issuer, annex.date.value) == ("embedded", held.issuer, "2022-12-20")
    assert [(edge.source, edge.target, edge.property) for edge in facts.lineage] == [("d2", "d1", "issuedWith")]
    assert not facts.agreements
    assert frozenset({"org:so-cong-thuong/tinh-yen-bai", "org:so-cong-thuong/tinh-phu-tho"}) in {
        frozenset(row.pair) for row in facts.cooperations
    }


def test_a_decision_still_cites_what_both_signed() -> None:
    text = DECISION.format(subject="Về việc phân công nhiệm vụ")
    facts = facts_of(text + f"Điều 1. Giao Sở Y tế thực hiện {ENACTED}." + SIGNED)
    assert len(facts.agreements) == 1


NEWS = """Hai tỉnh ký kết hợp tác

Thứ Ba, 16/02/2021 | 08:15

PTO - {}, tại thành phố Việt Trì, UBND tỉnh Yên Bái và UBND tỉnh Phú Thọ đã ký kết Chương trình hợp tác du lịch.

Minh Anh
"""


@pytest.mark.parametrize(("day", "date"), [("Chiều 12/02", "2021-02-12"), ("Ngày 28/12", "2020-12-28")])
def test_a_day_without_year_is_the_last_before_the_article(day: str, date: str) -> None:
    (row,) = facts_of(NEWS.format(day)).agreements
    assert row.date.value == date


def test_a_day_without_year_is_only_read_in_news() -> None:
    assert (
        plan("Chiều 12/11, tỉnh Yên Bái và tỉnh Phú Thọ đã ký kết Thỏa thuận hợp tác.").agreements[0].date.value is None
    )
