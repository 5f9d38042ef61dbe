"""Commitments as rows."""

from __future__ import annotations

import pytest

from graph.facts import Activity, DocumentFacts, When
from tests.loaders.extraction.examples import HEADER, SIGNED, TWINNING, facts_of
from tests.loaders.extraction.test_fields import SUBJECT, cooperation

CONTENTS = "II. NỘI DUNG HỢP TÁC\n1. Về du lịch\n"


def quotes(facts: DocumentFacts) -> list[str]:
    return [" ".join(row.evidence.quote.split()) for row in facts.activities]


def only(body: str) -> Activity:
    (row,) = cooperation(CONTENTS + body).activities
    return row


def test_each_sentence_is_a_commitment() -> None:
    facts = cooperation(CONTENTS + "Hai tỉnh mở tuyến thuyền trên hồ. Cùng đào tạo người chèo thuyền.\n")
    assert quotes(facts) == ["Hai tỉnh mở tuyến thuyền trên hồ.", "Cùng đào tạo người chèo thuyền."]
    assert {row.field for row in facts.activities} == {facts.fields[0].id}


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Trao đổi thông tin về khách; hỗ trợ nhau khi có sự cố.", 2),
        ("Trao đổi thông tin về khách; Tổ chức hội thi hướng dẫn viên hằng năm.", 2),
        ("Trao đổi thông tin về khách; Phú Thọ cử người sang hướng dẫn.", 2),
        ("Cùng in sách ảnh, cùng mở lớp nấu ăn.", 2),
        ("Trao đổi thông tin về khách, cùng hướng dẫn viên.", 1),
        ("Trao đổi thông tin về khách lẻ; khách đoàn; giá phòng.", 1),
        ("Học tập cách làm nhà nghỉ; kinh nghiệm đón khách.", 1),
        ("Tổ chức cuộc thi (gồm: thi nấu ăn; hợp tác chụp ảnh) vào mùa thu.", 1),
        ("Mời TP. Hải Phòng và TX. Phú Thọ cùng tham gia.", 1),
        ("Giữ sạch bến thuyền,... và các điểm dừng chân.", 1),
    ],
)
def test_a_semicolon_cuts_only_before_another_deed(words: str, number: int) -> None:
    assert len(cooperation(CONTENTS + words + "\n").activities) == number


@pytest.mark.parametrize(
    "body",
    [
        "I. MỤC ĐÍCH\nPhối hợp phát triển du lịch hồ Thác Bà.\n",
        "III. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính phối hợp với các sở bố trí kinh phí du lịch.\n",
        "II. NỘI DUNG\n(Chi tiết tại Phụ lục kèm theo)\n",
        "II. NỘI DUNG\nHai tỉnh tập trung phối hợp các việc sau:\n",
        "II. NỘI DUNG\n1. Về du lịch\nHai tỉnh đã mở một tuyến thuyền.\n",
        "II. NỘI DUNG\n1. Về du lịch\nSở Văn hóa, Thể thao và Du lịch chủ trì.\n",
        "I. KẾT QUẢ\n1. Về du lịch\nĐón 5.000 lượt khách, tổ chức 3 hội chợ.\n",
    ],
)
def test_what_commits_to_nothing_is_no_activity(body: str) -> None:
    assert cooperation(body).activities == ()


def test_labels_under_a_point_say_who_and_when() -> None:
    body = (
        "II. NỘI DUNG\n1. Tham quan mô hình du lịch cộng đồng tại tỉnh Phú Thọ.\n"
        "- Cơ quan chủ trì: Sở Nội vụ.\n- Cơ quan phối hợp: Sở Y tế.\n- Thời gian thực hiện: Tháng 9 năm 2023.\n"
    )
    (row,) = cooperation(body).activities
    assert (row.actors, row.partners) == (("org:so-noi-vu/tinh-yen-bai",), ("org:so-y-te/tinh-yen-bai",))
    assert row.time == When(value="2023-09", raw="Tháng 9 năm 2023")
    assert row.places == ("loc:tinh-phu-tho",)


def test_rows_of_a_table_are_commitments_and_a_merged_cell_goes_on() -> None:
    body = (
        "II. NHIỆM VỤ\n\n| TT | Lĩnh vực | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|---|\n"
        "| 1 | Y tế | Khám bệnh cho xã giáp ranh | Sở Y tế | Quý III/2023 |\n"
        "| | | Trao đổi bác sĩ | Sở Y tế | Thường xuyên |\n"
    )
    facts = cooperation(body)
    first, second = facts.activities
    assert quotes(facts) == ["Khám bệnh cho xã giáp ranh", "Trao đổi bác sĩ"]
    assert first.field == second.field == facts.fields[0].id
    assert first.time == When(start="2023-07", end="2023-09", raw="Quý III/2023")
    assert second.time == When(raw="Thường xuyên")
    assert first.actors == ("org:so-y-te/tinh-yen-bai",)


def test_a_table_of_tasks_in_the_annex_stands_for_the_contents() -> None:
    table = "| TT | Nội dung | Chủ trì |\n|---|---|---|\n| 1 | Hội nghị kết nối cung cầu | Sở Công Thương |\n"
    plan = "II. NỘI DUNG\n(Chi tiết tại Phụ lục)\n"
    text = HEADER.format(subject=SUBJECT) + plan + SIGNED + "\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n" + table
    (row,) = facts_of(text).activities
    assert (row.evidence.quote, row.actors) == ("Hội nghị kết nối cung cầu", ("org:so-cong-thuong/tinh-yen-bai",))


def test_a_deed_that_announces_its_objects_is_one_commitment_with_them() -> None:
    facts = cooperation(CONTENTS + "- Trao đổi kinh nghiệm về:\n+ Làm nhà nghỉ;\n+ Nấu món ăn.\n- Cùng in bản đồ.\n")
    assert quotes(facts) == ["Trao đổi kinh nghiệm về: + Làm nhà nghỉ; + Nấu món ăn.", "Cùng in bản đồ."]


def test_a_table_of_something_else_holds_no_commitments() -> None:
    body = "II. NỘI DUNG\n\n| TT | Họ tên | Chức vụ |\n|---|---|---|\n| 1 | Nguyễn Văn B | Chuyên viên |\n"
    assert cooperation(body).activities == ()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Tiếp tục trao đổi kinh nghiệm làm nhà nghỉ.", "trao đổi kinh nghiệm"),
        ("Hai tỉnh tăng cường phối hợp khảo sát tuyến mới.", "khảo sát"),
        ("Phối hợp chặt chẽ trong công tác bảo vệ cảnh quan.", "phối hợp"),
        ("Sở Xây dựng phối hợp với Sở Xây dựng tỉnh Phú Thọ quảng bá hồ Thác Bà.", "quảng bá"),
        ("Tổ chức cho đoàn vận động viên thi đấu trên hồ.", "tổ chức"),
    ],
)
def test_the_kind_is_the_deed_in_the_words_of_the_text(words: str, kind: str) -> None:
    assert only(words + "\n").type == kind


def test_concepts_narrow_the_heading_or_stand_beside_it() -> None:
    narrow = only("Khai thác điểm du lịch chung trên hồ.\n")
    beside = only("Bảo đảm an toàn thực phẩm cho khách.\n")
    silent = only("Cùng mời khách nước ngoài đến hồ.\n")
    assert narrow.concepts == ("tuyen-diem-du-lich",)
    assert beside.concepts == ("du-lich", "an-toan-thuc-pham")
    assert silent.concepts == ("du-lich",)


@pytest.mark.parametrize(
    ("words", "concept"),
    [
        ("Khai thác tuyến huyện Yên Bình - huyện Đoan Hùng.", "tuyen-diem-du-lich"),
        ("Cùng in bản đồ phát cho khách.", "xuc-tien-du-lich"),
    ],
)
def test_some_words_narrow_the_heading_only_under_it(words: str, concept: str) -> None:
    assert only(words + "\n").concepts == (concept,)
    elsewhere = cooperation(CONTENTS.replace("du lịch", "y tế") + words + "\n")
    assert concept not in elsewhere.activities[0].concepts


def test_how_often_in_words() -> None:
    row = only("Các hộ làm nhà nghỉ thăm nhau mỗi\nnăm hai lần.\n")
    assert row.time == When(rule="FREQ=MONTHLY;INTERVAL=6", raw="mỗi năm hai lần")


LETTER = """UBND TỈNH YÊN BÁI
Số: 410/UBND-TH
V/v thực hiện Thỏa thuận hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ
Yên Bái, ngày 06 tháng 3 năm 2023

Kính gửi: Các sở, ban, ngành tỉnh.

{body}

Nơi nhận:
- Như trên;
- Lưu: VT.
"""


def test_a_letter_that_has_agencies_work_with_those_of_the_partner() -> None:
    body = (
        "1. Sở Y tế làm việc với Sở Y tế tỉnh Phú Thọ để thống nhất lịch khám chữa bệnh.\n"
        "2. Sở Y tế phối hợp với Sở Y tế tỉnh Phú Thọ lập danh sách cán bộ.\n"
        "3. Sở Nội vụ phối hợp với Sở Tài chính lo phần du lịch.\n"
    )
    (row,) = facts_of(LETTER.format(body=body)).activities
    assert (row.actors, row.partners) == (("org:so-y-te/tinh-yen-bai",), ("org:so-y-te/tinh-phu-tho",))
    assert row.concepts == ("y-te",)


def test_a_letter_says_which_fields_come_first() -> None:
    facts = facts_of(LETTER.format(body="1. Các sở xây dựng kế hoạch của mình, ưu tiên du lịch hồ và y tế cơ sở.\n"))
    assert [row.concepts for row in facts.fields] == [("du-lich",), ("y-te",)]
    assert [row.label for row in facts.fields] == ["du lịch hồ", "y tế cơ sở"]


def test_who_acts_with_whom_and_where() -> None:
    row = only("Giao Sở Nội vụ phối hợp với Sở Nội vụ tỉnh Phú Thọ mở lớp tại huyện Yên Bình trong tháng 5/2023.\n")
    assert row.actors == ("org:so-noi-vu/tinh-yen-bai",)
    assert row.partners == ("org:so-noi-vu/tinh-phu-tho",)
    assert row.places == ("loc:tinh-yen-bai/huyen-yen-binh",)
    assert row.time == When(value="2023-05", raw="trong tháng 5/2023")


def test_places_that_are_joined_are_all_places() -> None:
    row = only("Hợp tác mở lớp tại huyện Yên Bình và huyện Đoan Hùng, tỉnh Phú Thọ.\n")
    assert row.places == ("loc:tinh-yen-bai/huyen-yen-binh", "loc:tinh-phu-tho/huyen-doan-hung")


def test_what_is_joined_by_a_road_is_no_partner() -> None:
    assert only("Hợp tác mở đường nối huyện Yên Bình với huyện Đoan Hùng.\n").partners == ()


def test_the_issuer_acts_where_nobody_is_named_and_the_parties_in_an_agreement() -> None:
    assert only("Cùng mời khách nước ngoài đến hồ.\n").actors == ("org:ubnd/tinh-yen-bai",)


def test_the_points_of_an_agreement_without_sections_are_its_commitments() -> None:
    facts = facts_of(TWINNING)
    assert quotes(facts) == [
        "Hai huyện thường xuyên học tập kinh nghiệm.",
        "Huyện Đông Anh hỗ trợ huyện Mường La xây dựng nhà văn hóa bản.",
    ]
    assert facts.activities[1].actors == ("loc:tp-ha-noi/huyen-dong-anh",)
    assert facts.activities[1].partners == ("loc:tinh-son-la/huyen-muong-la",)


def test_what_a_plan_without_contents_asks_to_do_with_the_partner() -> None:
    body = "I. YÊU CẦU\n- Các sở phối hợp với các sở của tỉnh Phú Thọ phát triển du lịch.\n- Tiết kiệm, hiệu quả.\n"
    (row,) = cooperation(body).activities
    assert row.concepts == ("du-lich",)


def test_every_passage_is_where_it_says_and_every_field_exists() -> None:
    body = CONTENTS + "Hai tỉnh mở tuyến thuyền\n\ntrên hồ; hỗ trợ nhau khi có bão. Cùng đón khách.\n"
    text = HEADER.format(subject=SUBJECT) + body + SIGNED
    facts = facts_of(text)
    assert len(facts.activities) == 3
    assert all(text[row.evidence.start : row.evidence.end] == row.evidence.quote for row in facts.activities)
    assert {row.field for row in facts.activities} <= {row.id for row in facts.fields}


def test_what_is_done_with_a_province_abroad_is_cooperation_abroad() -> None:
    row = only("Hai tỉnh cùng đón khách đến từ tỉnh Quảng Tây (Trung Quốc).\n")
    assert row.concepts == ("du-lich", "hop-tac-quoc-te-dia-phuong")
    assert only("Hai tỉnh cùng đón khách đến từ Trung Quốc.\n").concepts == ("du-lich",)


def test_an_article_reports_what_the_programme_promises_and_not_what_somebody_hopes() -> None:
    facts = facts_of(
        "Yên Bái và Phú Thọ làm du lịch chung\n\nLê Thu Hà\n12/05/2022 08:00\n\nBaotrungdu - Ngày 11/5/2022, UBND tỉnh "
        "Yên Bái và UBND tỉnh Phú Thọ đã ký kết Chương trình hợp tác phát triển du lịch giai đoạn 2022 - 2025.\n\n"
        "Theo Chương trình, hai tỉnh sẽ đón chung một đoàn khách mỗi tuần.\n\nNhiều chủ thuyền tin khách sẽ đông hơn.\n"
    )
    (row,) = facts.activities
    assert (row.evidence.quote, row.concepts) == ("hai tỉnh sẽ đón chung một đoàn khách mỗi tuần.", ("du-lich",))
    assert row.actors == ("loc:tinh-yen-bai", "loc:tinh-phu-tho")


def test_landmarks_in_a_commitment_are_its_places_and_its_year_its_time() -> None:
    row = only("Hai tỉnh in bản đồ hồ Thác Bà trong năm 2024.\n")
    assert row.places == ("place:ho-thac-ba",)
    assert row.time == When(value="2024", raw="trong năm 2024")
    assert only("Hai tỉnh in bản đồ trong năm 2024, 2025.\n").time is None


def test_the_subjects_field_is_the_field_of_points_that_speak_of_others() -> None:
    subject = "Thực hiện Chương trình hợp tác phát triển du lịch giữa tỉnh Yên Bái và tỉnh Phú Thọ"
    body = "I. NỘI DUNG\n1. Sở Giao thông vận tải khảo sát tuyến đường ra bến thuyền.\n2. Sở Y tế trực ở bến.\n"
    facts = facts_of(HEADER.format(subject=subject) + body + SIGNED)
    assert [row.concepts for row in facts.fields] == [("du-lich",)]
    assert [(row.field, row.concepts) for row in facts.activities] == [("f1", ("duong-ket-noi",)), ("f1", ("du-lich",))]


def test_a_clause_that_hastens_or_gives_something_is_a_commitment_of_its_own() -> None:
    words = "Hai tỉnh đón đoàn khách chung; thúc đẩy mở bến thuyền. Tỉnh Phú Thọ tặng hai ca nô.\n"
    facts = cooperation(CONTENTS + words)
    assert [row.type for row in facts.activities] == ["đón", "thúc đẩy", "tặng"]


def test_what_a_body_is_narrows_the_heading_and_what_it_is_called_does_not() -> None:
    body = (
        "II. NỘI DUNG\n1. Văn hóa - xã hội\nTrao đổi chuyên gia giữa Bệnh viện đa khoa tỉnh Yên Bái và Bệnh viện đa "
        "khoa tỉnh Phú Thọ. Sở Y tế hai tỉnh cùng mở lớp.\n"
    )
    assert [row.concepts for row in cooperation(body).activities] == [("y-te",), ("van-hoa-xa-hoi",)]
