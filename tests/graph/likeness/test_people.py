"""Persons and posts that may be one."""

from __future__ import annotations

import pytest

from graph.likeness.profile import Profile
from graph.likeness.rules import compare
from tests.graph.likeness.profiles import person, reasons

GIAP = person("le-van-mot/tinh-giap", "Lê Văn Một", "post:chu-tich-ubnd/tinh-giap")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (person("le-van-mot/tinh-at", "Lê Văn Một"), {"same-name", "other-body"}),
        (person("le-van-mot", "Lê Văn Một"), {"same-name", "body-unknown"}),
        (person("le-van-mot/so-y-te/tinh-giap", "Lê Văn Một"), {"same-name", "same-locality", "other-body"}),
        (person("le-van-mot/tinh-giap@2025", "Lê Văn Một"), {"same-name", "successive-units"}),
        (person("le-van-mot/x", "Lê Văn Một", "post:chu-tich-ubnd/tinh-giap"), {"same-name", "same-post"}),
        (person("le-van-mot/tinh-giap/huyen-x", "Le Van Mot"), {"marks-left-out", "same-locality", "other-body"}),
        (person("le-mot/tinh-giap", "Lê Một"), {"middle-name-left-out", "same-body"}),
        (person("le-mot", "Lê Một"), None),
        (person("le-van-mot/tinh-at", "Lê Văn Mốt"), None),
        (person("le-van-hai/tinh-giap", "Lê Văn Hai"), None),
        (person("tran-van-mot/tinh-giap", "Trần Văn Một"), None),
    ],
)
def test_a_person_elsewhere(other: Profile, expected: set[str] | None) -> None:
    assert reasons(GIAP, other) == expected


def test_a_unit_before_and_after_is_likelier_than_another_province() -> None:
    later, elsewhere = person("le-van-mot/tinh-giap@2025", "Lê Văn Một"), person("le-van-mot/tinh-at", "Lê Văn Một")
    one, other = compare(GIAP, later), compare(GIAP, elsewhere)
    assert one
    assert other
    assert one.score > other.score


def test_titles_of_the_same_words_but_not_a_deputy() -> None:
    def post(identifier: str, name: str) -> Profile:
        return Profile(f"post:{identifier}/tinh-giap", "Post", {"name": name})

    head = post("chu-tich-ubnd", "Chủ tịch Ủy ban nhân dân tỉnh Giáp")
    assert reasons(head, post("chu-tich", "Chủ tịch UBND tỉnh Giáp")) == {"abbreviation", "same-locality"}
    assert reasons(head, post("pct-ubnd", "Phó Chủ tịch Ủy ban nhân dân tỉnh Giáp")) is None
