"""Who does what in which capacity, from prose, lines and headings; and what gives no role."""

from __future__ import annotations

import pytest

from graph.facts import DocumentFacts
from tests.growth import is_linear
from tests.loaders.extraction.examples import facts_of, plan

PROVINCE = "/tinh-yen-bai"
HEALTH, FINANCE, CULTURE = f"org:so-y-te{PROVINCE}", f"org:so-tai-chinh{PROVINCE}", f"org:so-vhttdl{PROVINCE}"
COMMITTEE = f"org:ubnd{PROVINCE}"


def roles(facts: DocumentFacts) -> set[tuple[str, str]]:
    return {(agency, row.role) for row in facts.roles for agency in row.agency}


def of(body: str) -> set[tuple[str, str]]:
    return roles(plan(body))


def test_every_word_of_a_chain_is_a_row() -> None:
    found = of("1. Giao Sở Y tế là cơ quan thường trực, đôn đốc việc thực hiện; chủ trì, tham mưu, tổng hợp kết quả.")
    assert found == {(HEALTH, role) for role in ("thường trực", "đôn đốc", "chủ trì", "tham mưu", "tổng hợp")}


def test_a_misspelling_is_understood_and_kept() -> None:
    facts = plan("1. Sở Y tế đơn đốc các đơn vị.")
    (row,) = facts.roles
    assert (row.role, row.agency) == ("đôn đốc", (HEALTH,))
    assert "đơn đốc" in row.evidence[0].quote


def test_who_leads_and_who_coordinates() -> None:
    found = of("1. Sở Y tế chủ trì, phối hợp với Sở Tài chính, Sở Văn hóa, Thể thao và Du lịch tổ chức hội thảo.")
    assert found == {(HEALTH, "chủ trì"), (FINANCE, "phối hợp"), (CULTURE, "phối hợp")}


def test_counterparts_that_are_merely_concerned_have_no_row() -> None:
    assert of("1. Sở Y tế chủ trì, phối hợp với các cơ quan, đơn vị liên quan thực hiện.") == {
        (HEALTH, "chủ trì"),
        (HEALTH, "thực hiện"),
    }


def test_the_joint_task_of_a_coordinating_agency_is_no_role_of_its_own() -> None:
    found = of("1. Sở Y tế phối hợp với Sở Tài chính thực hiện kiểm kê, báo cáo UBND tỉnh.")
    assert found == {(HEALTH, "phối hợp"), (FINANCE, "phối hợp"), (HEALTH, "báo cáo")}


def test_a_list_of_agencies_each_have_a_row_and_groups_share_one() -> None:
    facts = plan("1. Các sở, ban, ngành tỉnh và UBND các huyện, thị xã tổ chức thực hiện Kế hoạch.")
    (row,) = facts.roles
    assert [entity.partition("/")[0] for entity in row.agency] == ["grp:so-ban-nganh", "grp:ubnd-huyen-tx"]
    two = plan("1. Sở Y tế, Sở Tài chính tổ chức thực hiện Kế hoạch.")
    assert [row.agency for row in two.roles] == [(HEALTH,), (FINANCE,)]


def test_a_heading_governs_the_points_below_until_the_next() -> None:
    found = of("1. Sở Y tế\n- Chủ trì rà soát.\n- Tham mưu kinh phí.\n2. Sở Tài chính\n- Tổng hợp dự toán.")
    assert found == {(HEALTH, "chủ trì"), (HEALTH, "tham mưu"), (FINANCE, "tổng hợp")}


def test_a_heading_may_say_whose_duties_follow() -> None:
    found = of("1. Trách nhiệm của Sở Y tế:\na) Theo dõi tình hình.\nb) Đề xuất giải pháp.")
    assert found == {(HEALTH, "theo dõi"), (HEALTH, "đề xuất")}


def test_an_agency_that_nobody_knows_does_not_speak_for_the_one_before() -> None:
    found = of("1. Sở Y tế chủ trì tập huấn. Giao Hạt Kiểm lâm Ba Khe theo dõi, tổng hợp số liệu.")
    assert found == {(HEALTH, "chủ trì")}


def test_lines_with_a_label() -> None:
    body = (
        "I. NỘI DUNG HỢP TÁC\n1. Tổ chức hội chợ quảng bá nông sản của hai tỉnh.\n"
        "- Cơ quan chủ trì: Sở Y tế.\n- Cơ quan phối hợp: Sở Tài chính; UBND các huyện, thị xã."
    )
    facts = plan(body, "Hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ năm 2023")
    grouped = f"grp:ubnd-huyen-tx{PROVINCE}"
    assert roles(facts) == {(HEALTH, "chủ trì"), (FINANCE, "phối hợp"), (grouped, "phối hợp")}
    scopes = {row.scope for row in facts.roles}
    assert len(scopes) == 1
    assert scopes <= {activity.id for activity in facts.activities}


def test_a_line_with_a_label_may_be_a_sentence() -> None:
    found = of("1. Mở lớp học.\n- Cơ quan thực hiện: Sở Y tế chủ trì, phối hợp với Sở Tài chính.")
    assert found == {(HEALTH, "chủ trì"), (FINANCE, "phối hợp")}


def test_a_heading_on_a_line_of_its_own_is_no_part_of_the_sentence() -> None:
    found = of("1. Sở Y tế, Sở Tài chính\nSở Y tế chủ trì, phối hợp với Sở Tài chính mở lớp học.")
    assert found == {(HEALTH, "chủ trì"), (FINANCE, "phối hợp")}
    below = of("I. CHẾ ĐỘ BÁO CÁO\nSở Tài chính gửi báo cáo về Sở Y tế để tổng hợp.")
    assert below == {(FINANCE, "báo cáo"), (HEALTH, "tổng hợp")}


def test_the_receiver_consolidates_and_reports_on() -> None:
    found = of("1. Các sở, ngành tỉnh gửi kết quả về Sở Y tế để tổng hợp, báo cáo UBND tỉnh.")
    assert found == {(HEALTH, "tổng hợp"), (HEALTH, "báo cáo")}


def test_who_is_reported_to_decides() -> None:
    assert (COMMITTEE, "xem xét, quyết định") in of("1. Sở Y tế báo cáo UBND tỉnh xem xét, quyết định.")
    assert (COMMITTEE, "chỉ đạo") in of("1. Sở Y tế báo cáo UBND tỉnh xem xét, chỉ đạo.")


def test_advice_gives_the_advised_no_role() -> None:
    assert of("1. Sở Y tế tham mưu UBND tỉnh ban hành văn bản.") == {(HEALTH, "tham mưu")}
    assert of("1. Sở Y tế tham mưu UBND tỉnh theo dõi, đôn đốc các đơn vị.") == {(HEALTH, "tham mưu")}


def test_the_issuer_orders_and_issues() -> None:
    assert of("UBND tỉnh ban hành Kế hoạch như sau:\n1. Nội dung thứ nhất.") == {(COMMITTEE, "ban hành")}
    found = of("UBND tỉnh yêu cầu Sở Y tế nghiêm túc triển khai thực hiện.")
    assert found == {(COMMITTEE, "chỉ đạo"), (HEALTH, "thực hiện")}


def test_what_is_issued_says_nothing_of_who_carries_it_out() -> None:
    body = "UBND tỉnh ban hành Quy định đánh giá công tác dân vận và thực hiện dân chủ như sau:"
    assert of(body) == {(COMMITTEE, "ban hành")}


def test_nobody_in_particular_is_no_subject_for_the_points_below() -> None:
    body = "1. Các cơ quan, đơn vị tập trung một số việc như sau:\na) Thực hiện chế độ trực.\nb) Tổng hợp số liệu."
    assert of(body) == set()
    assert len(of("1. Các cơ quan, đơn vị:\na) Thực hiện chế độ trực.\nb) Tổng hợp số liệu.")) == 2


def test_a_head_stands_for_the_agency() -> None:
    found = of("1. Giám đốc Sở Y tế, Chánh Văn phòng UBND tỉnh chịu trách nhiệm thi hành Kế hoạch này.")
    assert found == {(HEALTH, "thực hiện"), (f"org:vp-ubnd{PROVINCE}", "thực hiện")}


def test_papers_through_an_agency_make_it_the_focal_point() -> None:
    assert (HEALTH, "đầu mối") in of("1. Sở Tài chính báo cáo UBND tỉnh (qua Sở Y tế) trước ngày 01/12 hằng năm.")


@pytest.mark.parametrize(
    "body",
    [
        "1. Năm 2021, Sở Y tế đã phối hợp với Sở Tài chính mở lớp, đã tổng hợp số liệu.",
        "1. Kết quả thực hiện, tiến độ thực hiện của Sở Y tế được công khai.",
        "1. Kinh phí thực hiện do ngân sách bảo đảm.",
        "1. Khoản 2 Điều 5 Luật Du lịch quy định: Sở Y tế chủ trì kiểm tra.",
        "1. Các doanh nghiệp chủ trì quảng bá, phối hợp với trường nghề.",
        "1. Văn bản của Sở Y tế về công tác phối hợp, chỉ đạo.",
        "1. Học tập kinh nghiệm, phối hợp chặt chẽ trong tuyên truyền.",
        "1. Mức thu theo quy định do UBND tỉnh ban hành.",
        "1. Các bản án, quyết định của tòa được gửi Sở Y tế.",
        "1. Báo cáo bao gồm kết quả của Sở Y tế.",
        "1. Kế hoạch nhằm phân công các sở, ngành tỉnh thực hiện nhiệm vụ.",
    ],
)
def test_no_role(body: str) -> None:
    assert {(agency, role) for agency, role in of(body) if role not in {"kiểm tra", "giám sát", "hướng dẫn"}} == set()


def test_a_report_looks_back() -> None:
    text = """ỦY BAN NHÂN DÂN
TỈNH YÊN BÁI
Số: 31/BC-UBND
Yên Bái, ngày 05 tháng 01 năm 2023

BÁO CÁO
Kết quả công tác du lịch năm 2022

I. KẾT QUẢ THỰC HIỆN
1. Sở Y tế chủ trì, phối hợp với Sở Tài chính mở lớp.
II. NHIỆM VỤ NĂM 2023
1. Sở Tài chính chủ trì rà soát.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Hòa
"""
    assert roles(facts_of(text)) == {(FINANCE, "chủ trì")}


def test_every_agency_of_a_row_is_defined_and_every_passage_lies_where_it_says() -> None:
    facts = plan("1. Giám đốc Sở Y tế chủ trì, phối hợp với UBND các huyện, thị xã thực hiện.")
    defined = {entity.id for entity in facts.entities}
    assert facts.roles
    assert {agency for row in facts.roles for agency in row.agency} <= defined
    assert all("Sở Y tế" in row.evidence[0].quote or "phối hợp" in row.evidence[0].quote for row in facts.roles)


@pytest.mark.parametrize(
    "words", ["Sở Y tế chủ trì, ", "phối hợp với Sở Y tế ", "báo cáo UBND tỉnh; ", "(qua Sở Y tế) "]
)
def test_reading_is_linear(words: str) -> None:
    assert is_linear(lambda times: plan(f"1. {words * times}{times}"), 40)


def test_an_order_begins_with_its_verb() -> None:
    facts = plan("1. Chủ tịch UBND tỉnh yêu cầu các sở, ban, ngành thực hiện ngay các việc sau:")
    (order,) = [row for row in facts.roles if row.role == "chỉ đạo"]
    assert order.task.startswith("yêu cầu các sở")


def test_an_order_in_a_later_clause() -> None:
    found = of("1. Căn cứ tình hình thực tế; giao Sở Y tế rà soát danh mục, phối hợp với Sở Tài chính tham mưu.")
    assert found == {(HEALTH, "phối hợp"), (FINANCE, "phối hợp")}


def test_everybody_in_the_closing_article_is_charged_whoever_stands_between() -> None:
    found = of(
        "1. Chánh Văn phòng UBND tỉnh; Giám đốc Sở Y tế; Trưởng Đoàn kiểm tra lưu động; Giám đốc Sở Tài chính "
        "và các tổ "
        "chức có tên ở trên chịu trách nhiệm thi hành Kế hoạch này."
    )
    assert found == {(f"org:vp-ubnd{PROVINCE}", "thực hiện"), (HEALTH, "thực hiện"), (FINANCE, "thực hiện")}


@pytest.mark.parametrize(
    "body",
    [
        "1. Sở Y tế đã chủ trì cuộc họp với huyện Lục Yên và thực hiện xong đợt kiểm kê.",
        "1. Sở Y tế kính báo cáo UBND tỉnh xem xét.",
        "1. Sở Y tế báo cáo UBND tỉnh một số nội dung như sau:",
        "I. ĐÁNH GIÁ CHUNG\n1. Sở Y tế chủ trì nhiều lớp tập huấn, tham mưu kịp thời.",
        "1. Sở Y tế rà soát cho phù hợp với thực tế và hướng dẫn, quy định mới.",
    ],
)
def test_what_is_past_performed_or_a_noun_gives_no_task(body: str) -> None:
    facts = plan(body)
    assert (roles(facts), facts.reporting) == (set(), ())


def test_a_review_ends_where_the_tasks_begin() -> None:
    found = of(
        "I. KẾT QUẢ THỰC HIỆN\n1. Sở Y tế chủ trì 03 lớp học.\nII. NHIỆM VỤ THỜI GIAN TỚI\n1. Sở Tài chính chủ "
        "trì rà soát."
    )
    assert found == {(FINANCE, "chủ trì")}


def test_both_nouns_are_overseen() -> None:
    found = of("1. Sở Y tế giám sát công tác tiêm phòng và thực hiện khử khuẩn của các trạm.")
    assert found == {(HEALTH, "giám sát")}


def test_who_is_told_acts_and_not_who_tells() -> None:
    found = of("1. Văn phòng UBND tỉnh thông báo để Sở Y tế và các đơn vị liên quan biết, thực hiện.")
    assert found == {(HEALTH, "thực hiện")}


def test_who_helps_acts_itself() -> None:
    found = of("1. Sở Y tế giúp UBND tỉnh theo dõi, đôn đốc các xã.")
    assert found == {(HEALTH, "theo dõi"), (HEALTH, "đôn đốc")}


def test_a_paragraph_that_rests_on_a_letter_may_give_an_order() -> None:
    facts = facts_of(
        "UBND TỈNH YÊN BÁI\nSố: 88/UBND-VX\nYên Bái, ngày 03 tháng 02 năm 2023\n\nKính gửi: Sở Y tế\n\n"
        "Theo đề nghị của Bộ Y tế tại Công văn số 71/BYT-KH ngày 30/01/2023 về góp ý dự thảo đề án, Chủ\ntịch "
        "UBND tỉnh "
        "giao Sở Y tế chủ trì góp ý; tổng hợp, báo cáo UBND tỉnh trước ngày 15/02/2023./.\n\nNơi nhận:\n- Như trên;\n"
        "- Lưu: VT.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Thị Hoa\n"
    )
    assert {(HEALTH, "chủ trì"), (HEALTH, "tổng hợp"), (HEALTH, "báo cáo")} <= roles(facts)
    (duty,) = facts.reporting
    assert (duty.deadline.value, duty.recipient) == ("2023-02-15", (COMMITTEE,))


def test_a_role_in_a_commitment_has_its_activity_as_scope() -> None:
    facts = plan(
        "II. NỘI DUNG HỢP TÁC\n1. Sở Y tế chủ trì, phối hợp với Sở Y tế tỉnh Phú Thọ mở lớp tập huấn chung.",
        "Hợp tác với tỉnh Phú Thọ năm 2023",
    )
    activities = {row.id: row.evidence for row in facts.activities}
    (lead,) = [row for row in facts.roles if row.role == "chủ trì"]
    assert lead.scope is not None
    assert activities[lead.scope].start <= lead.evidence[0].start < activities[lead.scope].end


def test_a_board_that_nobody_knows_has_a_name_and_a_role() -> None:
    found = of("1. Giao Ban Quản lý Vườn quốc gia Hoàng Liên chủ trì trồng rừng.")
    assert found == {("org:ban-quan-ly-vuon-quoc-gia-hoang-lien", "chủ trì")}
    assert of("1. Giao Ban Quản lý Khu du lịch hồ Thác Bà theo dõi mực nước.") == {
        (f"org:ban-quan-ly-khu-du-lich-ho-thac-ba{PROVINCE}", "theo dõi")
    }


def test_the_standing_agency_is_the_one_that_was_made_so() -> None:
    body = "1. Giao Sở Y tế là cơ quan thường trực.\n2. Hằng quý, cơ quan thường trực báo cáo UBND tỉnh."
    assert of(body) == {(HEALTH, "thường trực"), (HEALTH, "báo cáo")}
    (duty,) = plan(body).reporting
    assert (duty.reporter, duty.recipient, duty.deadline.rule) == ((HEALTH,), (COMMITTEE,), "FREQ=MONTHLY;INTERVAL=3")
    assert of("2. Hằng quý, cơ quan thường trực báo cáo UBND tỉnh.") == set()
    assert of(body.replace("2. Hằng quý, cơ quan thường trực", "2. Cơ quan thường trực của Hội")) == {
        (HEALTH, "thường trực")
    }


def test_a_board_of_the_state_is_not_the_provinces() -> None:
    assert of("1. Ban Chỉ đạo Quốc gia về thủy lợi chủ trì cuộc họp.") == set()


def test_who_is_directed_to_do_something_does_it() -> None:
    found = of("1. Sở Y tế chỉ đạo Sở Tài chính ban hành mẫu dự toán; theo dõi số liệu.")
    assert found == {(HEALTH, "chỉ đạo"), (FINANCE, "ban hành"), (HEALTH, "theo dõi")}


def test_who_announces_orders_directs() -> None:
    task = "\n1. Sở Y tế tổng hợp số liệu."
    assert (COMMITTEE, "chỉ đạo") in of(f"UBND tỉnh yêu cầu khẩn trương làm những việc sau:{task}")
    assert (COMMITTEE, "chỉ đạo") not in of(f"UBND tỉnh yêu cầu cao về chất lượng.{task}")


def test_a_sentence_may_end_in_the_number_of_what_it_refers_to() -> None:
    heading = "1. Sở Y tế\nChủ trì các việc nêu tại khoản 2 Mục I. Tổng hợp số liệu."
    assert of(heading) == {(HEALTH, "chủ trì"), (HEALTH, "tổng hợp")}
    assert of("1. Sở Y tế\nChủ trì các việc của ông I. Tổng hợp số liệu.") == {(HEALTH, "chủ trì")}


@pytest.mark.parametrize("how", ["báo cáo ngay", "báo cáo kịp thời", "báo cáo trực tiếp"])
def test_who_is_reported_to_at_once_directs(how: str) -> None:
    assert of(f"1. Khi có dịch, Sở Y tế {how} UBND tỉnh để chỉ đạo.") == {(HEALTH, "báo cáo"), (COMMITTEE, "chỉ đạo")}


def test_who_demands_what_the_points_say_directs() -> None:
    standing = f"org:tt-tinh-uy{PROVINCE}"
    task = "\n1. Sở Y tế tổng hợp số liệu."
    assert (standing, "chỉ đạo") in of(f"Thường trực Tỉnh ủy yêu cầu:{task}")
    found = of(f"Để thực hiện Thông báo của Ban Thường vụ Tỉnh ủy, Thường trực Tỉnh ủy yêu cầu:{task}")
    assert found == {(standing, "chỉ đạo"), (HEALTH, "tổng hợp")}


def test_who_is_led_to_issue_something_issues_it() -> None:
    found = of("1. Ban Cán sự đảng UBND tỉnh lãnh đạo UBND tỉnh ban hành kế hoạch trong tháng 3.")
    assert found == {(COMMITTEE, "ban hành")}


@pytest.mark.parametrize("opening", ["Trước đó, ngày 12/8/2022,", "Trước đây,", "Thời gian qua,"])
def test_what_was_done_before_gives_no_role(opening: str) -> None:
    assert of(f"{opening} UBND tỉnh đã ban hành Chỉ thị về du lịch.") == set()
