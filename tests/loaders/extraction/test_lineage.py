from __future__ import annotations

from tests.loaders.extraction.examples import HEADER, SIGNED, TWINNING, facts_of, numbered, plan, relation


def test_a_mandate_makes_an_edge_with_its_passage() -> None:
    facts = plan("Thực hiện Kế hoạch số 2711/KH-UBND ngày 19/7/2022 của UBND tỉnh, UBND tỉnh yêu cầu:")
    (row,) = facts.lineage
    assert (row.source, row.target, row.property) == ("d1", numbered(facts, "2711").id, "implements")
    assert row.evidence[0].quote.startswith("Thực hiện Kế hoạch số 2711/KH-UBND")


def test_a_name_in_the_subject_of_a_citation_relates_those_two() -> None:
    facts = plan(
        "Căn cứ Công văn số 834/UBND-TH ngày 20/02/2022 của UBND tỉnh về việc triển khai thực hiện Bản "
        "ghi nhớ giữa tỉnh Yên Bái "
        "và tỉnh Phú Thọ; UBND tỉnh yêu cầu:"
    )
    letter = numbered(facts, "834")
    (memorandum,) = [row for row in facts.documents if row.type == "BGN"]
    assert relation(facts, "d1", letter.id) == "basedOn"
    assert relation(facts, letter.id, memorandum.id) == "implements"
    assert relation(facts, "d1", memorandum.id) is None


def test_one_row_per_pair_with_the_strongest_relation() -> None:
    facts = plan(
        "Căn cứ Bản ghi nhớ giữa tỉnh Yên Bái và tỉnh Phú Thọ ngày 24/7/2021;",
        subject="Triển khai thực hiện Bản ghi nhớ giữa tỉnh Yên Bái và tỉnh Phú Thọ",
    )
    assert [row.property for row in facts.lineage] == ["implements"]


def test_the_words_before_a_list_hold_for_all_of_it() -> None:
    facts = plan(
        "Để thực hiện Chỉ thị số 05/CT-TTg ngày 18/5/2022 của Thủ tướng Chính phủ; Kế hoạch số "
        "12/KH-UBND ngày 01/6/2022 của UBND tỉnh, các sở tập trung:"
    )
    assert {row.property for row in facts.lineage} == {"implements"}


def test_laws_and_programmes_in_the_body_are_only_cited() -> None:
    facts = plan(
        "Thực hiện Luật Du lịch. Triển khai thực hiện Chương trình mục tiêu quốc gia về xây dựng nông thôn mới."
    )
    assert [row.property for row in facts.lineage] == ["cites", "cites"]


def test_replaced_and_repealed_plans() -> None:
    facts = plan(
        "Kế hoạch này thay thế Kế hoạch số 310/KH-UBND ngày 05/6/2020; bãi bỏ Công văn số 99/UBND-TH ngày 12/02/2021."
    )
    assert [row.property for row in facts.lineage] == ["replaces", "replaces"]
    assert relation(facts_of(TWINNING), "d1", "d2") == "replaces"


def test_a_report_reports_on_its_subject() -> None:
    header = HEADER.replace("KẾ HOẠCH", "BÁO CÁO").replace("KH-UBND", "BC-UBND")
    subject = "Kết quả thực hiện Thỏa thuận hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ giai đoạn 2021 - 2025"
    facts = facts_of(header.format(subject=subject) + "UBND tỉnh báo cáo như sau." + SIGNED)
    assert relation(facts, "d1", "d2") == "reportsOn"


def test_a_copy_sent_along_is_a_row_of_its_own() -> None:
    facts = plan("Triển khai Bản ghi nhớ giữa tỉnh Yên Bái và tỉnh Phú Thọ (sao gửi kèm theo), các sở thực hiện.")
    assert sorted(row.property for row in facts.lineage) == ["hasAnnex", "implements"]


def test_a_press_article_is_about_documents() -> None:
    facts = facts_of(
        "Phú Thọ liên kết phát triển vùng\n\nMinh Anh\nChia sẻ\n\nBáo Phú Thọ - Chủ tịch UBND tỉnh Phú Thọ Trần "
        "Văn Tám đã ký ban hành "
        "Chương trình số 61/CTr-UBND về phát triển vùng.\n"
    )
    assert [row.property for row in facts.lineage] == ["about"]


def test_what_a_citation_amends_is_between_those_two() -> None:
    facts = plan(
        "Căn cứ Nghị định số 136/2024/NĐ-CP ngày 23/10/2024 của Chính phủ sửa đổi, bổ sung một số điều "
        "của Nghị định số "
        "93/2019/NĐ-CP ngày 25/11/2019 của Chính phủ;"
    )
    assert relation(facts, numbered(facts, "136").id, numbered(facts, "93").id) == "amends"


def test_what_others_are_told_to_amend_is_only_cited() -> None:
    facts = plan("1. Sở Du lịch tham mưu sửa đổi, bổ sung Quyết định số 456/QĐ-UBND ngày 10/6/2019.")
    assert [row.property for row in facts.lineage] == ["cites"]


def test_all_of_a_list_of_repealed_decisions() -> None:
    facts = plan(
        "Các văn bản sau hết hiệu lực kể từ ngày ký:\na) Quyết định số 06/QĐ-UBND ngày 22/01/2021;\n"
        "b) Quyết định số 25/QĐ-UBND ngày 13/12/2021."
    )
    assert [row.property for row in facts.lineage] == ["replaces", "replaces"]


def test_what_a_decision_approves_is_that_decision() -> None:
    facts = plan(
        "Căn cứ Quyết định số 147/QĐ-TTg ngày 22/01/2020 phê duyệt Chiến lược; Quyết định số 8/QĐ-TTg "
        "ngày 03/01/2020 "
        "phê duyệt Đề án phát triển du lịch đến năm 2030;"
    )
    assert {row.type for row in facts.documents[1:]} == {"QĐ"}


def test_who_asks_in_a_letter_proposes_by_that_letter() -> None:
    facts = plan(
        "Theo đề nghị của UBND tỉnh Phú Thọ tại Công văn số 71/UBND-TH ngày 02/11/2022; "
        "xét đề nghị của Sở Nội vụ tại Báo cáo số 15/BC-SNV ngày 10/11/2022, UBND tỉnh ban hành Kế hoạch."
    )
    assert [row.property for row in facts.lineage] == ["proposedBy", "proposedBy"]
    assert numbered(facts, "71").issuer == ("org:ubnd/tinh-phu-tho",)


def test_what_is_only_looked_at_or_reviews_a_proposal_proposes_nothing() -> None:
    facts = plan(
        "Xét Báo cáo thẩm định số 16/BC-STP ngày 10/11/2022 của Sở Tư pháp, UBND tỉnh ban hành Kế hoạch như sau:"
    )
    assert [row.property for row in facts.lineage] == ["basedOn"]


def test_unnumbered_proposals_are_what_a_document_rests_on() -> None:
    facts = plan("Trên cơ sở đề xuất của các cơ quan, đơn vị, UBND tỉnh ban hành Kế hoạch như sau:")
    assert [(row.relation, row.property) for row in facts.lineage] == [("trên cơ sở", "basedOn")]


def test_a_plan_issued_with_a_decision() -> None:
    facts = plan(
        "Gia hạn thời gian thực hiện Kế hoạch quảng bá du lịch ban hành kèm theo Quyết định số 88/QĐ-UBND ngày "
        "04/5/2021 của UBND tỉnh đến hết năm 2023."
    )
    decision = numbered(facts, "88")
    (annexed,) = [row for row in facts.documents if row.type == "KH" and row.role == "referenced"]
    assert annexed.issuer == decision.issuer
    assert relation(facts, "d1", annexed.id) == "amends"
    assert relation(facts, annexed.id, decision.id) == "issuedWith"
    assert relation(facts, "d1", decision.id) is None


def test_the_subject_of_one_document_says_nothing_of_the_next() -> None:
    facts = plan(
        "Ngày 10/11/2022, UBND tỉnh có Quyết định số 734/QĐ-UBND về việc bổ sung kinh phí thực hiện nhiệm vụ mới "
        "và số 735/QĐ-UBND ngày 14/11/2022 về việc mua sắm."
    )
    assert relation(facts, "d1", numbered(facts, "735").id) == "cites"
    assert relation(facts, numbered(facts, "734").id, numbered(facts, "735").id) is None


def test_a_letter_ends_where_another_opinion_begins() -> None:
    facts = plan(
        "UBND tỉnh đã xem Tờ trình số 11/TTr-HKH ngày 24/3/2021 của Hội Khuyến học về việc xin công nhận ban chấp hành "
        "và ý kiến của Sở Nội vụ tại Tờ trình số 14/TTr-SNV ngày 09/4/2021."
    )
    assert relation(facts, numbered(facts, "11").id, numbered(facts, "14").id) is None


def test_a_province_amends_no_law() -> None:
    facts = plan("Sửa đổi, bổ sung các nội dung theo Luật Đất đai số 31/2024/QH15.")
    assert "amends" not in {row.property for row in facts.lineage}


def test_the_passive_turns_a_change_around() -> None:
    facts = plan(
        "Căn cứ Nghị định số 01/2019/NĐ-CP của Chính phủ, được sửa đổi, bổ sung tại Nghị định số 159/2024/NĐ-CP;"
    )
    older, newer = numbered(facts, "01").id, numbered(facts, "159").id
    assert relation(facts, newer, older) == "amends"
    assert relation(facts, older, newer) is None


def test_who_changes_an_annex_changes_its_decision() -> None:
    facts = plan(
        "Căn cứ Quyết định số 52/2020/QĐ-UBND ngày 20/11/2020 của UBND tỉnh sửa đổi một số điều của Quy định về quản "
        "lý chợ ban hành kèm theo Quyết định số 28/2016/QĐ-UBND ngày 05/5/2016 của UBND tỉnh;"
    )
    assert relation(facts, numbered(facts, "52").id, numbered(facts, "28").id) == "amends"
    facts = plan("Bãi bỏ Quy chế phối hợp liên ngành ban hành kèm theo Quyết định số 33/QĐ-UBND ngày 14/02/2018.")
    assert "replaces" in {row.property for row in facts.lineage}
    facts = plan("Các sở bố trí kinh phí theo Quy định ban hành kèm theo Quyết định số 33/QĐ-UBND ngày 14/02/2018.")
    assert {row.property for row in facts.lineage} <= {"cites", "basedOn", "issuedWith", "hasAnnex"}


def test_the_passage_of_a_long_list_is_the_name_alone() -> None:
    items = "; ".join(f"Quyết định số {n}/QĐ-UBND ngày 01/02/2021 của UBND tỉnh" for n in range(101, 111))
    facts = plan(f"Căn cứ các quyết định sau, gồm {items}, UBND tỉnh ban hành Kế hoạch.")
    assert all(len(row.evidence[0].quote) < 280 for row in facts.lineage)
    assert len(facts.lineage) == 10


def test_a_title_may_follow_the_term_of_its_body() -> None:
    facts = plan(
        "1. Quán triệt Kết luận số 11-KL/TW ngày 15/8/2021 của Bộ Chính trị khóa XIII về tiếp tục thực hiện Chỉ thị số "
        "06-CT/TW về chăm lo người cao tuổi."
    )
    conclusion, directive = numbered(facts, "11"), numbered(facts, "06")
    assert relation(facts, conclusion.id, directive.id) == "implements"
    assert relation(facts, "d1", directive.id) is None


def test_a_notice_does_not_amend_what_others_are_to_amend() -> None:
    facts = plan("1. Sớm trình Chính phủ Nghị định sửa đổi một số điều Nghị định số 45/2019/NĐ-CP ngày 21/5/2019.")
    assert relation(facts, "d1", numbered(facts, "45").id) == "cites"


def test_a_law_in_a_list_does_not_end_it() -> None:
    facts = plan(
        "Thực hiện Nghị quyết số 14/NQ-CP ngày 02/3/2022 của Chính phủ; Nghị định số 78/2022/NĐ-CP ngày "
        "05/4/2022 của Chính "
        "phủ; Quyết định số 42/QĐ-TTg ngày 06/5/2022 của Thủ tướng Chính phủ, UBND tỉnh ban hành Kế hoạch như sau:"
    )
    found = {number: relation(facts, "d1", numbered(facts, number).id) for number in ("14", "78", "42")}
    assert found == {"14": "implements", "78": "cites", "42": "implements"}


def test_an_annex_whose_number_is_blank_is_its_decisions() -> None:
    facts = facts_of(
        "UBND TỈNH YÊN BÁI\nSố: 77/QĐ-UBND\nYên Bái, ngày 03 tháng 02 năm 2023\n\nQUYẾT ĐỊNH\nBan hành Kế hoạch "
        "trồng chè\n\n"
        "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng chè.\n\nNơi nhận:\n- Lưu: "
        "VT.\n\nCHỦ TỊCH\n\nLê Văn Sáu\n\n"
        "KẾ HOẠCH\nTRỒNG CHÈ\n(Kèm theo Quyết định số      /QĐ-UBND ngày     tháng     năm 2023 của UBND tỉnh)\n\n"
        "I. MỤC ĐÍCH\n1. Mở rộng vùng chè.\n"
    )
    held = [row.id for row in facts.documents if row.role in ("self", "embedded")]
    assert len(held) == 2
    assert relation(facts, held[1], held[0]) == "issuedWith"
