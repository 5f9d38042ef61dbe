from __future__ import annotations

import pytest

from tests.loaders.extraction.examples import numbered, plan

YEN_BAI = "tinh-yen-bai"


def test_a_number_takes_its_date_issuer_and_subject() -> None:
    text = (
        "Thực hiện Công văn số 1126-CV/TU ngày 08 tháng 11 năm 2021 của Tỉnh ủy về việc đẩy mạnh du "
        "lịch, UBND tỉnh ban hành Kế hoạch như sau:"
    )
    row = numbered(plan(text), "1126")
    assert (row.system, row.type, row.symbol, row.date.value) == ("party", "CV", "CV/TU", "2021-11-08")
    assert row.issuer == (f"org:tinh-uy/{YEN_BAI}",)
    assert row.title == "về việc đẩy mạnh du lịch"
    assert row.identity_key == f"party|org:tinh-uy/{YEN_BAI}|1126-CV/TU|2021-11-08"


def test_a_list_shares_the_issuer_that_its_last_member_names() -> None:
    facts = plan(
        "Căn cứ Công văn số 4627/UBND-TH ngày 19/9/2022 và Công văn số 834/UBND-TH ngày 20/10/2022 của "
        "UBND tỉnh Phú Thọ;"
    )
    assert numbered(facts, "4627").issuer == numbered(facts, "834").issuer == ("org:ubnd/tinh-phu-tho",)


def test_lists_divided_by_a_semicolon_keep_their_own_issuers() -> None:
    facts = plan(
        "Căn cứ Chỉ thị số 31-CT/TU ngày 06/6/2022 của Tỉnh ủy; Kế hoạch số 728/KH-UBND ngày 28/02/2022 của UBND tỉnh;"
    )
    assert numbered(facts, "31").issuer == (f"org:tinh-uy/{YEN_BAI}",)
    assert numbered(facts, "728").issuer == (f"org:ubnd/{YEN_BAI}",)


def test_the_symbol_names_central_issuers() -> None:
    facts = plan("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020; Quyết định số 147/QĐ-TTg ngày 22/01/2020;")
    assert numbered(facts, "30").issuer == ("org:chinh-phu",)
    assert numbered(facts, "30").identity_key == "normative|30/2020/NĐ-CP"
    assert numbered(facts, "147").issuer == ("post:thu-tuong",)


def test_a_law_keeps_the_title_before_its_number() -> None:
    facts = plan("Căn cứ Luật Lâm nghiệp số 16/2017/QH14; theo quy định của Luật Lâm nghiệp.")
    row = numbered(facts, "16")
    assert (row.title, row.issuer) == ("Luật Lâm nghiệp", ("org:quoc-hoi",))
    assert sum(item.type == "Luat" for item in facts.documents) == 1


def test_who_is_asked_at_a_submission_has_written_it() -> None:
    facts = plan("Theo đề nghị của Giám đốc Sở Du lịch tại Tờ trình số 12/TTr-SDL ngày 10/12/2022,")
    assert numbered(facts, "12").issuer == (f"org:so-du-lich/{YEN_BAI}",)


def test_a_numbered_agreement_has_parties() -> None:
    facts = plan(
        "Thực hiện Chương trình hợp tác số 01/CTHT ngày 20/01/2022 giữa tỉnh Yên Bái và tỉnh Phú Thọ, "
        "UBND tỉnh ban hành:"
    )
    assert set(numbered(facts, "01").issuer) == {"loc:tinh-yen-bai", "loc:tinh-phu-tho"}


def test_the_own_number_and_plain_fractions_are_no_citations() -> None:
    facts = plan("Bố trí lực lượng trực 24/24, hoàn thành 15/20 chỉ tiêu.")
    assert [row.number for row in facts.documents] == ["215"]


@pytest.mark.parametrize(
    ("head", "agency"),
    [
        ("Giám đốc Sở Nội vụ", "org:so-noi-vu/tinh-yen-bai"),
        ("Chủ tịch UBND huyện Yên Bình", "org:ubnd/tinh-yen-bai/huyen-yen-binh"),
    ],
)
def test_what_its_head_submits_the_agency_submits(head: str, agency: str) -> None:
    facts = plan(f"Theo đề nghị của {head} tại Tờ trình số 33/TTr ngày 02/11/2022, UBND tỉnh ban hành Kế hoạch:")
    assert numbered(facts, "33").issuer == (agency,)


def test_the_number_behind_a_title_is_that_of_the_whole_title() -> None:
    facts = plan(
        "Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15; Luật sửa đổi, bổ sung một số điều của Luật "
        "Quản lý thuế số 21/2012/QH13; Pháp lệnh Ký kết và thực hiện thỏa thuận quốc tế số 33/2007/PL-UBTVQH11."
    )
    assert {row.number: (row.title, row.type) for row in facts.documents if row.role == "referenced"} == {
        "64": ("Luật Ban hành văn bản quy phạm pháp luật", "Luat"),
        "21": ("Luật sửa đổi, bổ sung một số điều của Luật Quản lý thuế", "Luat"),
        "33": ("Pháp lệnh Ký kết và thực hiện thỏa thuận quốc tế", "PLenh"),
    }


def test_who_has_a_letter_has_sent_it_on_that_day() -> None:
    row = numbered(plan("1. Ngày 09/11/2022, Sở Y tế có Công văn số 282/SYT-KH đề nghị gia hạn."), "282")
    assert (row.issuer, row.date.value) == (("org:so-y-te/tinh-yen-bai",), "2022-11-09")


def test_who_approves_by_a_decision_has_issued_it() -> None:
    row = numbered(
        plan("1. Điều lệ được Chủ tịch UBND tỉnh Phú Thọ phê duyệt theo Quyết định số 507/QĐ-UBND ngày 22/02/2022."),
        "507",
    )
    assert row.issuer == ("post:chu-tich-ubnd/tinh-phu-tho",)


def test_two_complete_citations_share_no_subject() -> None:
    facts = plan(
        "1. Theo Quyết định số 38/QĐ-UBND ngày 18/02/2013 của UBND tỉnh và Quyết định số 66/QĐ-UBND ngày "
        "23/6/2016 của UBND "
        "tỉnh về việc cấp kinh phí."
    )
    assert (numbered(facts, "38").title, numbered(facts, "66").title) == (None, "về việc cấp kinh phí")


def test_a_plural_shares_its_date() -> None:
    facts = plan("1. Thực hiện các Quyết định số: 43/QĐ-BYT, 44/QĐ-BYT ngày 30/11/2022 của Bộ trưởng Bộ Y tế.")
    assert numbered(facts, "43").date.value == numbered(facts, "44").date.value == "2022-11-30"
