"""What a decision issues along with itself, told from tables and forms."""

from __future__ import annotations

import pytest

from loaders.anatomy.annexes import annex_at, host_of
from loaders.anatomy.lines import split_lines
from loaders.text.fold import fold
from tests.loaders.anatomy.layouts import DECISION, MOTTO, PLAN, Reading

BRACKET = "(Ban hành kèm theo Quyết định số 88/QĐ-UBND ngày 18/9/2019 của UBND huyện An Bình)"
BODY = "\n\nI. NỘI DUNG\n1. Phòng Văn hóa mở chợ phiên chung.\n2. Xã Bình trồng cây ven đường.\n"


@pytest.mark.parametrize(
    ("heading", "code", "subject"),
    [
        ("KẾ HOẠCH\nMở chợ phiên vùng giáp ranh\n", "KH", "Mở chợ phiên vùng giáp ranh"),
        ("**QUY CHẾ**\n\nPHỐI HỢP GIỮA HAI HUYỆN\nVỀ GIỮ RỪNG\n\n", "QC", "PHỐI HỢP GIỮA HAI HUYỆN VỀ GIỮ RỪNG"),
        ("CHƯƠNG TRÌNH KÍCH CẦU DU LỊCH\nNĂM 2020\n", "CTr", "KÍCH CẦU DU LỊCH NĂM 2020"),
        ("DANH MỤC\nviệc làm chung\n", "PL", "việc làm chung"),
        ("PHỤ LỤC II\nPhân công việc\n", "PL", "Phân công việc"),
        ("Phụ lục\nPhân công việc\n", "PL", "Phân công việc"),
        ("PHỤ LỤC\nKẾ HOẠCH\nMở chợ phiên\n", "KH", "Mở chợ phiên"),
        ("PHỤ LỤC I\n", "PL", None),
    ],
)
@pytest.mark.parametrize("bracket", [BRACKET, f"*{BRACKET}*".replace("số ", "số\n"), BRACKET.replace("88", " ")])
def test_an_annex_is_a_document(heading: str, code: str, subject: str | None, bracket: str) -> None:
    reading = Reading(DECISION.replace("[1] Chú thích.\n", "") + heading + bracket + BODY)
    decision, annex = reading.documents
    assert (decision.type and decision.type.code, annex.type and annex.type.code) == ("QĐ", code)
    assert (annex.kind, annex.number, annex.date, annex.notes) == ("issued", None, None, ())
    assert reading.words(annex.subject) == subject
    assert (reading.words(annex.issued_with) or "").startswith("(Ban hành kèm theo Quyết định")
    assert (reading.words(annex.body) or "").startswith("I. NỘI DUNG")
    assert [item.number for item in annex.outline] == ["I", "1", "2"]
    assert decision.issued_with is None
    assert decision.signatures
    assert host_of(reading.documents, 1, reading.folded.text) == 0


@pytest.mark.parametrize(
    "annex",
    [
        "PHỤ LỤC\nPhân công việc\n",
        "Phụ lục\n|TT|Việc|\n|1|Mở chợ|\n",
        "PHỤ LỤC\n(Kèm theo Công văn số 5/UBND-TH ngày 18/9/2019)\n",
        "DANH MỤC\nviệc làm chung\n(Kèm theo Kế hoạch số 5/KH-UBND ngày 18/9/2019)\n",
        f"Mẫu số 01\nKẾ HOẠCH\nMở chợ phiên\n{BRACKET}\n",
        f"BÁO CÁO\nKết quả chợ phiên\n{BRACKET}\n",
        "KẾ HOẠCH\nMở chợ phiên\nI. NỘI DUNG\n" + BRACKET + "\n",
        "KẾ HOẠCH\nMở chợ phiên\nBan hành kèm theo Quyết định này danh mục việc làm chung.\n",
    ],
)
def test_tables_and_forms_stay_in_the_tail(annex: str) -> None:
    reading = Reading(DECISION + annex)
    assert reading.only.issued_with is None
    assert " ".join(annex.split()) in (reading.words(reading.only.tail) or "")


def test_the_head_printed_once_more_belongs_to_the_annex() -> None:
    reading = Reading(f"{DECISION}\nUBND HUYỆN AN BÌNH\n{MOTTO}\nQUY CHẾ\nGiữ rừng\n{BRACKET}{BODY}")
    annex = reading.documents[1]
    assert annex.issuers == ("UBND HUYỆN AN BÌNH",)
    assert reading.words(annex.subject) == "Giữ rừng"


def test_several_annexes_and_a_document_after_them() -> None:
    two = f"KẾ HOẠCH\nMở chợ phiên\n{BRACKET}{BODY}PHỤ LỤC\nPhân công việc\n{BRACKET}{BODY}"
    reading = Reading(DECISION + two + PLAN)
    assert [d.type and d.type.code for d in reading.documents] == ["QĐ", "KH", "PL", "KH"]
    assert [host_of(reading.documents, i, reading.folded.text) for i in range(4)] == [None, 0, 0, None]


def test_an_annex_of_a_decision_that_the_file_lacks() -> None:
    other = BRACKET.replace("88", "91")
    reading = Reading(f"{DECISION}KẾ HOẠCH\nMở chợ phiên\n{other}{BODY}")
    assert host_of(reading.documents, 1, reading.folded.text) is None
    alone = Reading(f"KẾ HOẠCH\nMở chợ phiên\n{BRACKET}{BODY}")
    assert (alone.only.kind, alone.only.number, alone.only.notes) == ("issued", None, ())


def test_a_heading_far_above_a_bracket_is_not_its_own() -> None:
    lines = split_lines(fold("KẾ HOẠCH\n" + "Một dòng văn xuôi dài vừa phải\n" * 12 + BRACKET))
    assert annex_at(lines, 0) is None
