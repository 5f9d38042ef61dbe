from __future__ import annotations

from loaders.pipeline import read_text
from tests.loaders.extraction.examples import HEADER, SIGNED, TWINNING, facts_of


def members(text: str) -> set[frozenset[str]]:
    reading = read_text(HEADER.format(subject="Hợp tác giữa tỉnh Yên Bái và tỉnh Phú Thọ") + text + SIGNED)
    return {frozenset(found) for found in reading.members.values()}


def test_a_department_of_two_provinces_is_that_of_each() -> None:
    assert frozenset({"org:so-y-te/tinh-yen-bai", "org:so-y-te/tinh-phu-tho"}) in members(
        "Giao ban giữa Sở Y tế hai tỉnh."
    )


def test_open_collectives_have_no_members() -> None:
    assert members("Các sở, ban, ngành của hai tỉnh tăng cường phối hợp.") == set()


def test_a_department_of_two_districts_is_that_of_each() -> None:
    facts = facts_of(TWINNING.replace("1. Hai huyện", "1. Phòng Nội vụ hai huyện"))
    assert all(not party.startswith("grp:") for row in facts.cooperations for party in row.pair)
    found = members(TWINNING.replace("1. Hai huyện", "1. Phòng Nội vụ hai huyện"))
    assert {"org:phong-noi-vu/tinh-son-la/huyen-muong-la", "org:phong-noi-vu/tp-ha-noi/huyen-dong-anh"} in found
