from __future__ import annotations

from graph.facts import PartialDate
from loaders.extraction.documents import agreement_key, numbered_key, slug
from tests.loaders.extraction.examples import TWINNING, coded, facts_of, numbered, plan


def test_the_held_document_is_described_by_its_header() -> None:
    row = plan("Nội dung.").documents[0]
    assert (row.role, row.system, row.type, row.number, row.symbol) == ("self", "state", "KH", "215", "KH-UBND")
    assert (row.issuer, row.date.value) == (("org:ubnd/tinh-yen-bai",), "2022-12-20")
    assert row.title == "Phát triển du lịch năm 2023"
    assert row.identity_key == "state|org:ubnd/tinh-yen-bai|215/KH-UBND|2022"
    assert (row.status, row.drafting_unit) == ("issued", "TH")


def test_an_agreement_is_issued_by_its_sides() -> None:
    row = facts_of(TWINNING).documents[0]
    assert row.issuer == ("loc:tinh-son-la/huyen-muong-la", "loc:tp-ha-noi/huyen-dong-anh")
    assert (row.date.value, row.system) == ("2020-09-25", "agreement")


def test_what_is_carried_out_is_not_younger_than_who_cites_it() -> None:
    row = plan("Thực hiện Bản ghi nhớ giữa tỉnh Yên Bái và tỉnh Phú Thọ.").documents[1]
    assert (row.date.value, row.date.not_after) == (None, "2022-12-20")


def test_identity_depends_on_rule_and_not_on_spelling_or_order() -> None:
    assert agreement_key("BGN", ("loc:b", "loc:a"), "2023") == agreement_key("BGN", ("loc:a", "loc:b"), "2023")
    day = PartialDate("2019-11-08", "day", "ngày 08/11/2019")
    assert numbered_key("party", ("org:x",), "01", "CV/TU", None, day) == "party|org:x|1-CV/TU|2019-11-08"
    assert numbered_key("state", ("org:x",), "1", None, None, PartialDate()) == "state|org:x|1/?|?"
    assert numbered_key("normative", (), "30", "NĐ-CP", "2020", PartialDate()) == "normative|30/2020/NĐ-CP"
    assert slug("Kế hoạch – năm 2023") == "ke-hoach-nam-2023"


def test_the_name_of_an_agreement_is_without_its_day() -> None:
    name = "Biên bản ghi nhớ hợp tác {}giữa tỉnh Yên Bái và tỉnh Phú Thọ{}"
    for said in (name.format("", " ký ngày 24/7/2021"), name.format("ký ngày 24 tháng 7 năm 2021 ", "")):
        (row,) = coded(plan(f"Thực hiện {said}; các sở triển khai."), "BBGN")
        assert (row.title, row.aliases) == (name.format("", ""), ())
        assert row.date.value == "2021-07-24"


def test_other_titles_keep_their_days() -> None:
    facts = plan("Thực hiện Công văn số 7/UBND-TH của UBND tỉnh về việc tổ chức Ngày hội ngày 02/9/2022.")
    assert (numbered(facts, "7").title or "").endswith("ngày 02/9/2022")


def test_a_document_is_of_the_unit_that_bore_the_name_on_its_day() -> None:
    facts = facts_of(
        "UBND TỈNH LÀO CAI\nSố: 12/KH-UBND\nLào Cai, ngày 05 tháng 9 năm 2025\n\nKẾ HOẠCH\nTrồng rừng\n\nThực "
        "hiện Chỉ thị "
        "số 09/CT-UBND ngày 04/3/2021 của UBND tỉnh và Chỉ thị số 03/CT-UBND ngày 01/8/2025 của UBND tỉnh.\n\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Sáu\n"
    )
    old, new = numbered(facts, "09"), numbered(facts, "03")
    assert (old.issuer, old.confidence < 0.9) == (("org:ubnd/tinh-lao-cai",), True)
    assert (new.issuer, new.confidence) == (("org:ubnd/tinh-lao-cai@2025",), 1.0)


def test_capitals_lost_in_a_database_do_not_lose_the_issuer() -> None:
    law = (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;\nQuyết định:\nĐiều 1. Mức hỗ trợ là 50.000 đồng.\n"
    )
    decided = facts_of(f"Quyết định về việc quy định mức hỗ trợ học nghề\nỦy ban nhân dân tỉnh yên bái\n{law}")
    assert decided.documents[0].issuer == ("org:ubnd/tinh-yen-bai",)
    central = facts_of(f"Quyết định về việc quản lý tủ sách lưu động\nThủ tướng chính phủ\n{law}")
    assert central.documents[0].issuer == ("post:thu-tuong",)
    ordered = facts_of(
        "Chỉ thị về việc chỉnh trang hè phố trên địa bàn tỉnh yên bái\nĐể hè phố thông thoáng, Ủy ban nhân dân "
        "tỉnh chỉ thị:\n"
        "1. Sở Xây dựng chủ trì kiểm tra.\n"
    )
    assert ordered.documents[0].issuer == ("org:ubnd/tinh-yen-bai",)
    led = [row.agency for row in ordered.roles if row.role == "chủ trì"]
    assert led == [("org:so-xay-dung/tinh-yen-bai",)]


def test_a_plan_that_speaks_of_its_own_tasks_cites_no_other_plan() -> None:
    facts = plan("1. Các đơn vị được giao việc thuộc Kế hoạch lập dự toán kinh phí năm 2023.")
    assert coded(facts, "KH") == []


def test_an_article_is_published_by_its_paper_and_written_by_a_person() -> None:
    facts = facts_of(
        "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH YÊN BÁI\nHai tỉnh bàn chuyện làm chè\n12/05/2022 14:05\n\nSáng 12/5, tại "
        "thành phố Yên Bái, "
        "UBND tỉnh Yên Bái đã tổ chức hội nghị về chè. Lãnh đạo tỉnh cho biết sẽ mở rộng vùng chè.\n\nBài, ảnh: "
        "Hoàng Nam\n"
    )
    (article,) = [row for row in facts.documents if row.role == "self"]
    assert (article.system, article.issuer, article.author) == ("press", ("org:cong-ttdt/tinh-yen-bai",), "Hoàng Nam")
