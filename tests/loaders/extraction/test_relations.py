from __future__ import annotations

import pytest

from loaders.extraction.relations import Relation, changed_after, relation_before, replaced_list, stronger


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
        ("Ban hành kèm theo Quyết định này ", "issuedWith"),
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
