"""Words that name a document type."""

from __future__ import annotations

import pytest

from loaders.grammar.types import LABELS, find_types, is_agreement, label_of, type_at
from loaders.text.fold import fold, fold_name


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("KẾ HOẠCH", ["KH"]),
        ("thực hiện Kế\nhoạch số 1", ["KH"]),
        ("Biên bản ghi nhớ hợp tác giữa hai tỉnh", ["BBGN"]),
        ("biên bản thoả thuận", ["BB"]),
        ("Chương trình mục tiêu quốc gia và Chương trình", ["CTMTQG", "CTr"]),
        ("Nghị quyết liên tịch, nghị quyết", ["NQLT", "NQ"]),
        ("quyết địnhx, xkế hoạch", []),
    ],
)
def test_longest_match(text: str, codes: list[str]) -> None:
    assert [t.code for t in find_types(fold(text).text)] == codes


def test_range_and_label() -> None:
    text = "theo BẢN GHI NHỚ số 2"
    (found,) = find_types(text)
    assert (text[found.start : found.end], found.label) == ("BẢN GHI NHỚ", "Bản ghi nhớ")
    assert type_at(text, 5) == found
    assert type_at(text, 4) is None


def test_labels_are_spelled_as_folding_spells_them() -> None:
    assert [label for label in LABELS if fold_name(label) != label] == []


def test_plain_label_of_a_code() -> None:
    assert (label_of("KH"), label_of("CTr"), label_of("BBGN")) == ("Kế hoạch", "Chương trình", "Biên bản ghi nhớ")
    assert label_of("?") is None


@pytest.mark.parametrize(
    ("code", "label", "agreed"),
    [("BGN", "Bản ghi nhớ", True), ("BB", "Biên bản thỏa thuận", True), ("BB", "Biên bản", False),
     ("CTr", "Chương trình phối hợp", True), ("KH", "Kế hoạch", False), ("QĐ", "Quyết định", False)],
)  # fmt: skip
def test_agreements(code: str, label: str, agreed: bool) -> None:
    assert is_agreement(code, label) is agreed
