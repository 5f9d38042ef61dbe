"""The fields of a document as rows."""

from __future__ import annotations

import pytest

from graph.facts import DocumentFacts, Heading
from tests.loaders.extraction.examples import HEADER, SIGNED, facts_of

SUBJECT = "Thực hiện Thỏa thuận hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ giai đoạn 2023 - 2025"


def cooperation(body: str) -> DocumentFacts:
    """A province's plan to carry out an agreement with its neighbour."""
    return facts_of(HEADER.format(subject=SUBJECT) + body + SIGNED)


def laid_out(facts: DocumentFacts) -> dict[str, tuple[str | None, tuple[str, ...], str | None]]:
    """Each label with its number, fields and the label above."""
    labels = {row.id: row.label for row in facts.fields}
    return {row.label: (row.number, row.concepts, labels.get(row.parent or "")) for row in facts.fields}


NESTED = """I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích: phát triển du lịch bền vững.
II. NỘI DUNG HỢP TÁC
1. Về kinh tế
1.1. Lĩnh vực thủy sản
Trao đổi kỹ thuật nuôi cá lồng trên hồ Thác Bà.
a) Du lịch
Cùng in tờ gấp giới thiệu hồ.
2. Về xã hội
- *Về y tế:* Hai bên tiếp nhận bệnh nhân ở các xã giáp ranh.
- *Giáo dục và đào tạo*: Cử giáo viên dạy mẫu.
III. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính bố trí kinh phí."""


def test_headings_of_every_form_become_a_tree() -> None:
    found = laid_out(cooperation(NESTED))
    assert found == {
        "Về kinh tế": ("1", ("kinh-te",), None),
        "Lĩnh vực thủy sản": ("1.1", ("thuy-san",), "Về kinh tế"),
        "Du lịch": ("a", ("du-lich",), "Lĩnh vực thủy sản"),
        "Về xã hội": ("2", ("van-hoa-xa-hoi",), None),
        "Về y tế": ("-", ("y-te",), "Về xã hội"),
        "Giáo dục và đào tạo": ("-", ("giao-duc",), "Về xã hội"),
    }


def test_purpose_and_organisation_are_no_fields() -> None:
    assert not {"Mục đích", "phát triển du lịch", "Sở Tài chính"} & laid_out(cooperation(NESTED)).keys()


def test_a_heading_without_a_number_is_found_by_its_emphasis_or_lead() -> None:
    body = "II. NỘI DUNG\n**Du lịch**\nMở tuyến xe buýt mới.\nVề giao thông:\nSửa Quốc lộ 32.\n"
    assert laid_out(cooperation(body)) == {
        "Du lịch": (None, ("du-lich",), None),
        "Về giao thông": (None, ("giao-thong",), None),
    }


AGREEMENT = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

BIÊN BẢN GHI NHỚ HỢP TÁC
giữa tỉnh Nam Định và tỉnh Thái Bình giai đoạn 2021 - 2025

Hôm nay, ngày 12 tháng 5 năm 2021, hai bên thống nhất:

{body}

ĐẠI DIỆN TỈNH NAM ĐỊNH
CHỦ TỊCH UBND TỈNH

Phạm Văn Nghĩa

ĐẠI DIỆN TỈNH THÁI BÌNH
CHỦ TỊCH UBND TỈNH

Nguyễn Văn Thắng
"""
DAMAGED = """I. NỘI DUNG HỢP TÁC

l. Về du lịch. Hai tỉnh cùng mở tuyến tham quan làng nghề.

2, Lĩnh vực y tế Tiếp tục chuyển giao kỹ thuật mổ tim.

Giáo dục và đào tạo

Hai tỉnh trao đổi đề thi thử.

4. Nông nghiệp
Cùng bảo vệ đê biển."""


def test_damaged_and_lost_numbers_and_headings_run_into_text() -> None:
    facts = facts_of(AGREEMENT.format(body=DAMAGED))
    assert {label: above for label, (_, _, above) in laid_out(facts).items()} == {
        "Về du lịch": None,
        "Lĩnh vực y tế": None,
        "Giáo dục và đào tạo": None,
        "Nông nghiệp": None,
    }
    assert [row.evidence.quote.split()[0] for row in facts.activities] == ["Hai", "Tiếp", "Hai", "Cùng"]
    assert [row.field for row in facts.activities] == [row.id for row in facts.fields]


def test_articles_of_an_agreement_are_headings() -> None:
    body = (
        "Điều 1. Hợp tác về thủy sản\n1. Hai tỉnh trao đổi giống ngao.\n"
        "Điều 2. Tổ chức thực hiện\n1. Sở Tài chính hai tỉnh phối hợp."
    )
    facts = facts_of(AGREEMENT.format(body=body))
    assert laid_out(facts) == {"Hợp tác về thủy sản": ("Điều 1", ("thuy-san",), None)}
    assert len(facts.activities) == 1


def test_points_that_are_bare_names_are_fields_and_commitments() -> None:
    facts = cooperation("II. LĨNH VỰC HỢP TÁC\n1. Thương mại.\n2. Du lịch.\n")
    assert [row.concepts for row in facts.fields] == [("thuong-mai",), ("du-lich",)]
    assert [row.type for row in facts.activities] == ["hợp tác", "hợp tác"]


def test_a_heading_wraps_and_holds_a_semicolon() -> None:
    body = (
        "II. NỘI DUNG\n1. Lĩnh vực thông tin và truyền thông; khoa học\nvà công nghệ\n"
        "Hai bên trao đổi các kết quả nghiên cứu về chè Shan.\n"
    )
    ((label, (_, concepts, _)),) = laid_out(cooperation(body)).items()
    assert label.endswith("khoa học và công nghệ")
    assert set(concepts) == {"thong-tin-truyen-thong", "khoa-hoc-cong-nghe"}


def test_an_agency_is_no_field_though_its_name_holds_one() -> None:
    facts = cooperation("II. NHIỆM VỤ\n1. Sở Y tế\n- Phối hợp với Sở Y tế tỉnh Phú Thọ khám bệnh miễn phí.\n")
    assert "Sở Y tế" not in laid_out(facts)
    assert facts.activities[0].actors == ("org:so-y-te/tinh-yen-bai",)


def test_without_field_headings_points_and_purpose_name_the_fields() -> None:
    body = (
        "I. MỤC ĐÍCH\nGóp phần phát triển công nghiệp.\nII. NỘI DUNG\n"
        "1. Trao đổi kinh nghiệm làm du lịch cộng đồng.\n2. Cùng tuần tra, bảo vệ rừng.\n"
    )
    facts = cooperation(body)
    assert {concept for row in facts.fields for concept in row.concepts} == {
        "tuyen-diem-du-lich",
        "lam-nghiep",
        "cong-nghiep",
    }
    assert all(row.confidence < 1 for row in facts.fields)


def test_a_list_of_fields_in_an_article_is_of_the_programme_it_reports_on() -> None:
    text = (
        "Yên Bái và Phú Thọ bắt tay nhau\n\nBáo Yên Bái - UBND tỉnh Yên Bái vừa ban hành Chương trình số 15/CTr-UBND "
        "hợp tác với tỉnh Phú Thọ. Các sở được giao phối hợp với tỉnh Phú Thọ triển khai dự án trên các lĩnh vực "
        "thủy sản; du lịch; y tế và lĩnh vực giao thông vận tải.\n"
    )
    facts = facts_of(text)
    fields = [concept for row in facts.fields for concept in row.concepts]
    assert fields == ["thuy-san", "du-lich", "y-te", "giao-thong"]
    assert len(facts.activities) == 4


@pytest.mark.parametrize("row", cooperation(NESTED).fields, ids=lambda row: row.label)
def test_passages_are_where_they_say(row: Heading) -> None:
    text = HEADER.format(subject=SUBJECT) + NESTED + SIGNED
    assert all(text[span.start : span.end] == span.quote for span in row.evidence)


def test_a_document_of_something_else_has_no_fields() -> None:
    subject = "Ban hành Quy chế phối hợp giữa các sở trong quản lý du lịch"
    facts = facts_of(
        HEADER.format(subject=subject) + "II. NỘI DUNG\n1. Về du lịch\nPhối hợp kiểm tra khách sạn.\n" + SIGNED
    )
    assert (facts.fields, facts.activities) == ((), ())


def test_the_field_of_the_subject_counts_and_headings_narrow_it() -> None:
    subject = "Thực hiện Chương trình hợp tác phát triển du lịch giữa tỉnh Yên Bái và tỉnh Phú Thọ"
    body = "II. NỘI DUNG\n1. Ấn phẩm: in chung tờ gấp về hồ Thác Bà.\n2. Giao thông: mở tuyến xe buýt mới.\n"
    facts = facts_of(HEADER.format(subject=subject) + body + SIGNED)
    assert [(row.label, row.concepts) for row in facts.fields] == [
        ("Ấn phẩm", ("xuc-tien-du-lich",)),
        ("Giao thông", ("giao-thong",)),
        ("du lịch", ("du-lich",)),
    ]
    assert "Ấn phẩm" not in laid_out(cooperation(body))


def test_the_catch_all_of_the_subject_gives_way_to_headings() -> None:
    subject = SUBJECT.replace("hợp tác giữa", "hợp tác phát triển kinh tế - xã hội giữa")
    body = "II. NỘI DUNG\n1. Y tế\nHai tỉnh khám bệnh chung.\n"
    assert [row.concepts for row in facts_of(HEADER.format(subject=subject) + body + SIGNED).fields] == [("y-te",)]
    silent = facts_of(HEADER.format(subject=subject) + "II. NỘI DUNG\n1. Hai tỉnh phối hợp với nhau.\n" + SIGNED)
    assert [row.concepts for row in silent.fields] == [("kt-xh",)]
