from __future__ import annotations

import pytest

from tests.loaders.extraction.examples import TWINNING, facts_of, pairs, plan

YEN_BAI, PHU_THO = "loc:tinh-yen-bai", "loc:tinh-phu-tho"


def pair(*parties: str) -> frozenset[str]:
    return frozenset(parties)


def test_the_parties_of_an_agreement_cooperate_once() -> None:
    facts = plan(
        "Thực hiện Thỏa thuận hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ giai đoạn 2021-2025; tăng cường "
        "hợp tác giữa tỉnh Yên Bái "
        "và tỉnh Phú Thọ; đẩy mạnh hợp tác giữa hai tỉnh."
    )
    (row,) = facts.cooperations
    assert set(row.pair) == {YEN_BAI, PHU_THO}
    assert (row.basis, row.document, row.symmetric) == ("a1", "d1", True)


@pytest.mark.parametrize(
    ("text", "parties", "relation"),
    [
        ("Duy trì phối hợp chặt chẽ giữa Sở Y tế tỉnh Yên Bái và Sở Y tế tỉnh Phú Thọ.",
         {"org:so-y-te/tinh-yen-bai", "org:so-y-te/tinh-phu-tho"}, "phối hợp"),
        ("1. Sở Du lịch chủ trì, phối hợp với Sở Văn hóa, Thể thao và Du lịch tỉnh Phú Thọ tổ chức.",
         {"org:so-du-lich/tinh-yen-bai", "org:so-vhttdl/tinh-phu-tho"}, "phối hợp"),
        ("Tuần tra vùng giáp ranh giữa huyện Yên Bình và huyện Hạ Hòa.",
         {"loc:tinh-yen-bai/huyen-yen-binh", "loc:tinh-phu-tho/huyen-ha-hoa"}, "giáp ranh"),
        ("Tăng cường hợp tác hữu nghị với tỉnh Luông Pha Băng.", {YEN_BAI, "loc:la/luong-pha-bang"}, "hợp tác"),
    ],
)  # fmt: skip
def test_a_sentence_states_a_pair(text: str, parties: set[str], relation: str) -> None:
    assert pairs(plan(text)) == {(frozenset(parties), relation)}


@pytest.mark.parametrize(
    "text",
    [
        "1. Sở Du lịch chủ trì, phối hợp với Sở Tài chính tham mưu kinh phí.",
        "2. Sở Y tế phối hợp với UBND các huyện, thị xã, thành phố tổ chức tiêm chủng.",
        "So sánh chỉ số giữa tỉnh Yên Bái và tỉnh Phú Thọ.",
        "Tuyến đường nối giữa huyện Yên Bình và huyện Hạ Hòa.",
        "Hai bên hỗ trợ lẫn nhau, tạo điều kiện cho doanh nghiệp.",
        "Báo cáo Bộ Y tế; phối hợp với Bộ Y tế triển khai.",
    ],
)
def test_what_is_no_cooperation_across_localities(text: str) -> None:
    assert pairs(plan(text)) == set()


def test_support_is_directed() -> None:
    (row,) = plan("Tranh thủ sự hỗ trợ của thành phố Hà Nội đối với tỉnh Yên Bái.").cooperations
    assert row.direction is not None
    assert (row.direction.supporter, row.direction.beneficiary) == ("loc:tp-ha-noi", YEN_BAI)
    assert not row.symmetric


def test_an_agreement_of_many_gives_the_pairs_of_the_own_side() -> None:
    facts = plan("Thực hiện Thỏa thuận hợp tác giữa các tỉnh: Yên Bái, Phú Thọ, Lào Cai giai đoạn 2021-2025.")
    found = {row.pair for row in facts.cooperations}
    assert {frozenset(p) for p in found} == {
        pair(YEN_BAI, PHU_THO), pair(YEN_BAI, "loc:tinh-lao-cai"), pair(YEN_BAI, PHU_THO, "loc:tinh-lao-cai"),
    }  # fmt: skip


def test_twinned_districts() -> None:
    facts = facts_of(TWINNING)
    muong_la, dong_anh = "loc:tinh-son-la/huyen-muong-la", "loc:tp-ha-noi/huyen-dong-anh"
    assert (pair(muong_la, dong_anh), "kết nghĩa") in pairs(facts)
    (support,) = [row for row in facts.cooperations if row.relation == "hỗ trợ"]
    assert support.pair == (dong_anh, muong_la)


def test_districts_below_an_agreement_cooperate_per_activity() -> None:
    facts = plan(
        "Thực hiện Thỏa thuận hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ giai đoạn 2021-2025.\n"
        "- Phối hợp khảo sát tuyến du lịch giữa huyện Yên Bình và huyện Hạ Hòa.\n"
        "- Hợp tác trong lĩnh vực văn hóa giữa huyện Yên Bình và huyện Hạ Hòa.\n"
    )
    assert len([row for row in facts.cooperations if row.level == "huyen"]) == 2


def test_an_agreement_to_come_is_no_cooperation() -> None:
    assert plan("Nghiên cứu ký kết Bản ghi nhớ hợp tác giữa tỉnh Yên Bái và tỉnh Tuyên Quang.").cooperations == ()


def test_one_side_with_others_does_not_pair_the_others() -> None:
    found = pairs(plan("Tăng cường hợp tác giữa tỉnh Yên Bái với tỉnh Phú Thọ và tỉnh Lào Cai."))
    assert {parties for parties, _ in found} == {pair(YEN_BAI, PHU_THO), pair(YEN_BAI, "loc:tinh-lao-cai")}


def test_two_departments_before_the_verb() -> None:
    found = pairs(plan("Sở Giao thông vận tải Yên Bái và Sở Giao thông vận tải Phú Thọ phối hợp kiểm tra tải trọng."))
    assert found == {(pair("org:so-gtvt/tinh-yen-bai", "org:so-gtvt/tinh-phu-tho"), "phối hợp")}


def test_an_item_that_begins_with_support_is_the_own_sides() -> None:
    facts = plan("2. Hỗ trợ\n- Hỗ trợ tỉnh Luông Pha Băng 02 tỷ đồng.\n- Hỗ trợ huyện Yên Bình 01 tỷ đồng.")
    (row,) = facts.cooperations
    assert row.pair == (YEN_BAI, "loc:la/luong-pha-bang")


def test_a_semicolon_ends_a_list() -> None:
    found = pairs(plan("Huyện Yên Bình kết nghĩa với huyện Hạ Hòa; thị xã Nghĩa Lộ kết nghĩa với thành phố Việt Trì."))
    assert {parties for parties, _ in found} == {
        pair("loc:tinh-yen-bai/huyen-yen-binh", "loc:tinh-phu-tho/huyen-ha-hoa"),
        pair("loc:tinh-yen-bai/tx-nghia-lo", "loc:tinh-phu-tho/tp-viet-tri"),
    }


PRESS = "Ba tỉnh liên kết\n\nMinh Anh\n\nBáo Tỉnh - {lead}\n"


def test_an_article_that_speaks_for_nobody_gives_all_pairs() -> None:
    lead = (
        "Ngày 27/12/2021, lãnh đạo UBND các tỉnh Yên Bái, Phú Thọ, Tuyên Quang đã ký kết Kế hoạch liên kết phát triển "
        "du lịch giai đoạn 2022 - 2025. UBND tỉnh Yên Bái đã có Quyết định số 15/QĐ-UBND về du lịch."
    )
    found = {parties for parties, _ in pairs(facts_of(PRESS.format(lead=lead))) if len(parties) == 2}
    third = "loc:tinh-tuyen-quang"
    assert found == {pair(YEN_BAI, PHU_THO), pair(YEN_BAI, third), pair(PHU_THO, third)}


def test_an_article_on_one_sides_plan_gives_the_pairs_of_that_side() -> None:
    lead = (
        "UBND tỉnh Yên Bái vừa ban hành Chương trình số 15/CTr-UBND triển khai thực hiện Bản ghi nhớ giữa "
        "tỉnh Yên Bái, tỉnh Phú Thọ và tỉnh Tuyên Quang giai đoạn 2022 - 2025."
    )
    found = {parties for parties, _ in pairs(facts_of(PRESS.format(lead=lead))) if len(parties) == 2}
    assert found == {pair(YEN_BAI, PHU_THO), pair(YEN_BAI, "loc:tinh-tuyen-quang")}


def test_who_is_twinned_is_of_the_partners_level() -> None:
    text = "Chủ tịch UBND tỉnh cho biết huyện Yên Bình đã đi trước, sau khi kết nghĩa với huyện Hạ Hòa (Phú Thọ)."
    twins = pair("loc:tinh-yen-bai/huyen-yen-binh", "loc:tinh-phu-tho/huyen-ha-hoa")
    assert pairs(plan(text)) == {(twins, "kết nghĩa")}


def test_the_name_of_an_agreement_is_no_second_statement() -> None:
    facts = plan("Thực hiện Quy chế phối hợp giữa Sở Y tế tỉnh Yên Bái và Sở Y tế tỉnh Phú Thọ ký ngày 02/3/2021.")
    assert len(facts.cooperations) == 1


def test_a_cooperative_is_no_cooperation() -> None:
    assert pairs(plan("Hợp tác xã Suối Giàng với UBND huyện Hạ Hòa, tỉnh Phú Thọ bàn giao đất.")) == set()


@pytest.mark.parametrize("words", ["Đã hỗ trợ huyện Hạ Hòa", "Tỉnh Yên Bái ủng hộ huyện Hạ Hòa"])
def test_the_own_side_helps(words: str) -> None:
    (row,) = plan(f"1. {words} (Phú Thọ) 50 triệu đồng.").cooperations
    assert row.direction is not None
    assert (row.direction.supporter, row.direction.beneficiary) == (YEN_BAI, "loc:tinh-phu-tho/huyen-ha-hoa")


@pytest.mark.parametrize(
    "sentence",
    [
        "Hai huyện Yên Bình và Hạ Hòa cũng đã kết nghĩa từ năm 2017.",
        "Huyện Yên Bình (tỉnh Yên Bái) và huyện Hạ Hòa (tỉnh Phú Thọ) đã kết nghĩa.",
    ],
)
def test_two_places_are_twinned(sentence: str) -> None:
    pair = frozenset({"loc:tinh-yen-bai/huyen-yen-binh", "loc:tinh-phu-tho/huyen-ha-hoa"})
    assert pairs(plan(sentence)) == {(pair, "kết nghĩa")}


def test_two_places_that_are_to_be_twinned_are_not() -> None:
    assert not plan("Huyện Yên Bình và huyện Hạ Hòa dự kiến kết nghĩa.").cooperations
    assert not plan("Hai huyện Yên Bình và Hạ Hòa sẽ kết nghĩa trong năm 2023.").cooperations


def test_ministries_and_all_provinces_are_no_two_localities() -> None:
    facts = plan(
        "1. Xác định cơ chế phối hợp giữa các bộ, cơ quan ngang bộ và UBND các tỉnh, thành phố trực thuộc trung ương."
    )
    assert facts.cooperations == ()


def test_an_area_on_the_border_of_the_two_parties_makes_them_neighbours() -> None:
    subject = "Thực hiện Thỏa thuận hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ giai đoạn 2022 - 2025"
    neighbours = (pair("loc:tinh-yen-bai", "loc:tinh-phu-tho"), "giáp ranh")
    assert neighbours in pairs(plan("- Tuần tra tại khu vực giáp ranh đèo Khế.", subject))
    others = pairs(plan("- Tuần tra tại khu vực giáp ranh giữa huyện Trấn Yên và huyện Hạ Hòa.", subject))
    assert neighbours not in others
    assert (pair("loc:tinh-yen-bai/huyen-tran-yen", "loc:tinh-phu-tho/huyen-ha-hoa"), "giáp ranh") in others
