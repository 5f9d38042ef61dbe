from __future__ import annotations

from tests.loaders.extraction.examples import plan, relation


def test_what_is_to_be_written_is_planned_by_those_told() -> None:
    facts = plan(
        "1. Giao Sở Kế hoạch và Đầu tư chủ trì, phối hợp với Sở Kế hoạch và Đầu tư tỉnh Phú Thọ xây "
        "dựng Báo cáo kết quả hợp tác năm 2023 và Kế hoạch hợp tác năm 2024."
    )
    report, next_plan = facts.documents[1:]
    assert (report.type, report.role, next_plan.type, next_plan.role) == ("BC", "planned", "KH", "planned")
    assert set(report.issuer) == set(next_plan.issuer) == {"org:so-khdt/tinh-yen-bai", "org:so-khdt/tinh-phu-tho"}
    assert relation(facts, "d1", report.id) == "mandates"


def test_a_plan_named_by_title_and_years_is_referenced() -> None:
    _, row = plan("Thực hiện Đề án phát triển du lịch cộng đồng giai đoạn 2021 - 2025.").documents
    assert (row.type, row.role) == ("ĐA", "referenced")


def test_a_plan_without_title_or_years_is_none() -> None:
    assert len(plan("Các sở xây dựng Kế hoạch, gửi Báo cáo về Sở Du lịch để tổng hợp.").documents) == 1


def test_an_annex_is_missing_unless_the_file_holds_it() -> None:
    missing = plan("(Chi tiết tại phụ lục kèm theo)")
    assert [row.role for row in missing.documents] == ["self", "annex_missing"]
    assert missing.documents[1].issuer == missing.documents[0].issuer
    assert relation(missing, "d1", "d2") == "hasAnnex"
    held = plan("(Chi tiết tại phụ lục kèm theo)\n\nPHỤ LỤC\nDanh mục nhiệm vụ")
    assert "annex_missing" not in {row.role for row in held.documents}


def test_the_annex_of_another_document_is_not_missing_here() -> None:
    facts = plan("Mẫu báo cáo theo Phụ lục III kèm theo Nghị định số 126/2024/NĐ-CP của Chính phủ.")
    assert not [row for row in facts.documents if row.role == "annex_missing"]


TASKS = """| TT | Nhiệm vụ | Cơ quan chủ trì | Sản phẩm | Thời gian |
|---|---|---|---|---|
| 1 | Tuần tra rừng | Sở Y tế | Quy chế phối hợp | 2023 - 2024 |
| 2 | Xúc tiến đầu tư | Sở Nội vụ | Kế hoạch xúc tiến giai đoạn 2023 - 2025 | 2023 |
"""


def test_a_title_ends_with_its_cell_and_a_product_is_to_come() -> None:
    facts = plan(f"Phân công như sau:\n\n{TASKS}")
    (row,) = facts.documents[1:]
    assert (row.title, row.role) == ("Kế hoạch xúc tiến giai đoạn 2023 - 2025", "planned")
    assert relation(facts, "d1", row.id) == "mandates"
