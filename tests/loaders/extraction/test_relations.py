from __future__ import annotations

import pytest

from loaders.extraction.relations import Relation, changed_after, changed_by, relation_before, replaced_list, stronger


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Căn cứ ", "basedOn"),
        ("Thực hiện ", "implements"),
        ("tiếp tục triển khai thực hiện hiệu quả ", "implements"),
        ("Cụ thể hóa các nội dung đã thống nhất tại ", "implements"),
        ("Kế hoạch này thay thế ", "replaces"),
        ("bãi bỏ ", "replaces"),
        ("sửa đổi, bổ sung một số điều của ", "amends"),
        ("gia hạn thời gian thực hiện nhiệm vụ quy định tại ", "cites"),
        ("theo quy định tại ", "cites"),
        ("Theo đề nghị của Giám đốc Sở Du lịch tại ", "proposedBy"),
        ("Ban hành kèm theo Quyết định này ", "hasAnnex"),
    ],
)
def test_the_nearest_words_decide(words: str, expected: str) -> None:
    found = relation_before(words, 0, len(words))
    assert found is not None
    assert found.property == expected


@pytest.mark.parametrize("words", ["", "Các sở, ngành quan tâm đến ", "Điều lệ (sửa đổi, bổ sung) Hội gắn với "])
def test_other_words_say_nothing(words: str) -> None:
    assert relation_before(words, 0, len(words)) is None


def test_words_after_a_name_and_before_a_list_may_replace() -> None:
    text = "Quyết định số 5 hết hiệu lực kể từ ngày ký."
    assert changed_after(text, text.index(" hết")) == Relation("hết hiệu lực", "replaces")
    listing = "Các văn bản sau hết hiệu lực: a) Quyết định số 5; b) Quyết định số 6"
    assert replaced_list(listing, 0, listing.index("Quyết định số 6")) == Relation("hết hiệu lực", "replaces")
    assert replaced_list("Điều 1. Giao Sở. Quyết định số 5", 0, 17) is None


def test_the_stronger_of_two_is_kept() -> None:
    implements, cites = Relation("thực hiện", "implements"), Relation("viện dẫn", "cites")
    assert stronger(cites, implements) is stronger(implements, cites) is implements


def test_what_an_annex_says_of_its_decision_is_stronger_than_its_legal_basis() -> None:
    issued, based = Relation("ban hành kèm theo", "issuedWith"), Relation("căn cứ", "basedOn")
    assert stronger(based, issued) is stronger(issued, based) is issued


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Gia hạn thời gian thực hiện ", "amends"),
        ("Điều chỉnh tiến độ triển khai ", "amends"),
        ("kéo dài thời hạn thực hiện ", "amends"),
        ("Bảo đảm thời gian thực hiện ", "implements"),
        ("Bổ sung nhân lực để thực hiện ", "implements"),
    ],
)
def test_a_change_of_the_time_is_a_change(words: str, expected: str) -> None:
    found = relation_before(words, 0, len(words))
    assert found is not None
    assert found.property == expected


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        (" được kéo dài đến năm 2025.", "amends"),
        (" trái với Kế hoạch này đều bãi bỏ.", "replaces"),
        (" được thay thế bởi Quyết định số 8/QĐ-UBND.", None),
        (" đã được sửa đổi tại Quyết định số 8/QĐ-UBND.", None),
        (" được triển khai đến năm 2025.", None),
    ],
)
def test_words_after_a_name_change_it(tail: str, expected: str | None) -> None:
    found = changed_after(f"Kế hoạch số 5{tail}", len("Kế hoạch số 5"))
    assert (found.property if found else None) == expected


def test_a_long_list_of_repealed_decisions_is_read_to_its_end() -> None:
    items = [f"{n}. Quyết định số {n}/QĐ-UBND ngày 01 tháng 02 năm 2005 về việc thành lập ban" for n in range(1, 60)]
    text = "Bãi bỏ toàn bộ các văn bản sau đây: " + "; ".join(items)
    assert replaced_list(text, 0, text.index("Quyết định số 59/")) == Relation("bãi bỏ", "replaces")
    ended = text + " Điều 2. 1. Quyết định số 99/QĐ-UBND"
    assert replaced_list(ended, 0, ended.index("Quyết định số 99/")) is None


def test_what_another_changed_says_which() -> None:
    text = "Nghị định số 1, được sửa đổi, bổ sung tại Nghị định số 2"
    found = changed_by(text, text.index("Nghị định số 2"))
    assert found == (len("Nghị định số 1"), Relation("sửa đổi, bổ sung", "amends"))
    assert changed_by("Kế hoạch thực hiện tại Nghị định số 2", 27) is None
