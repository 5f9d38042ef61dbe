"""Tables of tasks: columns by their header, rows, and the roles in their cells."""

from __future__ import annotations

import pytest

from graph.facts import DocumentFacts
from loaders.extraction.task_tables import Table, find_tables
from loaders.pipeline import read_text
from tests.growth import is_linear
from tests.loaders.extraction.examples import HEADER, SIGNED, plan

PROVINCE = "/tinh-yen-bai"
HEALTH, FINANCE, TRADE = (f"org:{kind}{PROVINCE}" for kind in ("so-y-te", "so-tai-chinh", "so-cong-thuong"))
MARKDOWN = """| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |
|---|---|---|---|---|
| I | Nhóm thứ nhất | | | |
| 1 | Mở hội chợ | Sở Công Thương | Sở Y tế; Sở Tài chính | Quý II/2023 |
| 2 | Mở lớp học | Sở Y tế | | Hằng năm |
| | | | Sở Tài chính | |
"""
LOOSE = """|
TT
|
Nội dung
|
Cơ quan chủ trì
|
Cơ quan phối hợp
|
|
1
|
Mở hội chợ
|
Sở Công Thương
|
Sở Y tế
|
|
2
|
Mở lớp học
|
Sở Y tế
|
Sở Tài chính
|
"""


def tables(body: str) -> tuple[Table, ...]:
    return find_tables(read_text(HEADER.format(subject="Phát triển du lịch") + body + SIGNED))


def rows(facts: DocumentFacts) -> list[tuple[str, str, str]]:
    return [(row.agency[0], row.role, row.task) for row in facts.roles]


def test_a_markdown_table() -> None:
    (table,) = tables(MARKDOWN)
    assert table.columns == ("số", "nội dung", "chủ trì", "phối hợp", "thời gian")
    assert [len(row.of("phối hợp")) for row in table.rows] == [1, 1, 2]


def test_each_agency_of_a_cell_is_a_row_and_its_span_the_cell() -> None:
    facts = plan(MARKDOWN)
    assert rows(facts) == [
        (TRADE, "chủ trì", "Mở hội chợ"),
        (HEALTH, "phối hợp", "Mở hội chợ"),
        (FINANCE, "phối hợp", "Mở hội chợ"),
        (HEALTH, "chủ trì", "Mở lớp học"),
        (FINANCE, "phối hợp", "Mở lớp học"),
    ]
    assert facts.roles[1].evidence[0].quote == "Sở Y tế; Sở Tài chính"


def test_cells_between_lone_pipes() -> None:
    assert rows(plan(LOOSE)) == [
        (TRADE, "chủ trì", "Mở hội chợ"),
        (HEALTH, "phối hợp", "Mở hội chợ"),
        (HEALTH, "chủ trì", "Mở lớp học"),
        (FINANCE, "phối hợp", "Mở lớp học"),
    ]


def test_a_header_over_two_rows() -> None:
    body = """| TT | Nội dung | Cơ quan thực hiện | | Thời gian |
|---|---|---|---|---|
| | | Chủ trì | Phối hợp | |
| (1) | (2) | (3) | (4) | (5) |
| 1 | Mở hội chợ | Sở Công Thương | Sở Y tế | Tháng 5/2023 |
"""
    assert rows(plan(body)) == [(TRADE, "chủ trì", "Mở hội chợ"), (HEALTH, "phối hợp", "Mở hội chợ")]


def test_labels_inside_a_cell() -> None:
    body = """| TT | Nội dung | Đơn vị thực hiện |
|---|---|---|
| 1 | Mở hội chợ | Chủ trì: Sở Công Thương; phối hợp: Sở Y tế |
"""
    assert rows(plan(body)) == [(TRADE, "chủ trì", "Mở hội chợ"), (HEALTH, "phối hợp", "Mở hội chợ")]


@pytest.mark.parametrize(
    "body",
    [
        "| TT | Tên phí | Mức thu |\n|---|---|---|\n| 1 | Sở Y tế | 10 % |\n",
        "| Sở Y tế chủ trì | Sở Tài chính phối hợp |\n|---|---|\n| 1 | 2 |\n",
        "|\nỦY BAN\n|\nSố: 1\n|\n",
    ],
)
def test_other_tables_are_none_of_tasks(body: str) -> None:
    assert tables(body) == ()


def test_reading_is_linear() -> None:
    assert is_linear(lambda times: find_tables(read_text(MARKDOWN * times)), 20)


def test_a_lead_cell_spans_rows_and_a_page_breaks_the_table() -> None:
    table = """| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |
|---|---|---|---|---|
| I | Nhóm thứ nhất | | | |
| 1 | Mở hội chợ | Sở Công Thương | Sở Y tế | Quý II/2023 |
| 2 | Mở lớp học | | | Hằng năm |
| 3 | In tờ rơi | nt | | |

2

| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |
|---|---|---|---|---|
| 4 | Đo đạc | Sở Y tế | | |
| II | Nhóm thứ hai | | | |
| 5 | Khảo sát | | Sở Tài chính | |
"""
    leads = {(row.task, row.agency[0], row.confidence) for row in plan(table).roles if row.role == "chủ trì"}
    assert leads == {
        ("Mở hội chợ", TRADE, 1.0), ("Mở lớp học", TRADE, 0.8), ("In tờ rơi", TRADE, 0.8), ("Đo đạc", HEALTH, 1.0),
    }  # fmt: skip
    assert [row.task for row in plan(table).roles if row.role == "phối hợp"] == ["Mở hội chợ", "Khảo sát"]
