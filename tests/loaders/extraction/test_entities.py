from __future__ import annotations

from datetime import date

from graph.facts import Entity
from loaders.extraction.entities import define
from tests.loaders.extraction.mention_reading import PROVINCE, read

DAY = date(2021, 5, 12)


def defined(*ids: str, on: date = DAY) -> dict[str, Entity]:
    return {entity.id: entity for entity in define(ids, on=on)}


def test_a_department() -> None:
    found = defined("org:so-khdt/tinh-son-la")
    department = found["org:so-khdt/tinh-son-la"]
    assert department.name == "Sở Kế hoạch và Đầu tư tỉnh Sơn La"
    assert (department.parent, department.locality) == ("org:ubnd/tinh-son-la", "loc:tinh-son-la")
    assert department.valid_to == "2025-03-01"
    assert department.successors == ("org:so-tai-chinh/tinh-son-la",)


def test_what_is_referred_to_is_defined_too() -> None:
    found = defined("org:ubnd/tinh-hoa-binh/huyen-mai-chau", "post:pct-ubnd/tinh-son-la")
    assert {"loc:tinh-hoa-binh/huyen-mai-chau", "loc:tinh-hoa-binh", "loc:vn", "org:ubnd/tinh-hoa-binh"} <= set(found)
    assert found["post:pct-ubnd/tinh-son-la"].parent == "org:ubnd/tinh-son-la"
    assert all(e.parent in found for e in found.values() if e.parent)
    assert all(e.locality in found for e in found.values() if e.locality)


def test_a_place_and_what_became_of_it() -> None:
    place = defined("loc:tinh-yen-bai")["loc:tinh-yen-bai"]
    assert (place.name, place.kind, place.level) == ("tỉnh Yên Bái", "tinh", "tinh")
    assert (place.valid_to, place.successors) == ("2025-07-01", ("loc:tinh-lao-cai@2025",))
    body = defined("org:ubnd/tinh-yen-bai")["org:ubnd/tinh-yen-bai"]
    assert body.successors == ("org:ubnd/tinh-lao-cai@2025",)


def test_party_committees_are_named_without_the_type_word() -> None:
    assert defined("org:huyen-uy/tinh-hoa-binh/huyen-mai-chau")[
        "org:huyen-uy/tinh-hoa-binh/huyen-mai-chau"
    ].name == "Huyện ủy Mai Châu"  # fmt: skip


def test_members_from_the_gazetteer_and_from_the_text() -> None:
    everyone = defined("grp:ubnd-huyen-tp/tinh-son-la")["grp:ubnd-huyen-tp/tinh-son-la"]
    assert len(everyone.members) == 12
    folded, _, mentions = read(PROVINCE + "UBND các huyện: Mai Sơn, Yên Châu căn cứ kế hoạch.")
    found = {entity.id: entity for entity in define(["grp:ubnd-2-huyen/tinh-son-la"], mentions, folded, DAY)}
    listed = found["grp:ubnd-2-huyen/tinh-son-la"]
    assert listed.members == ("org:ubnd/tinh-son-la/huyen-mai-son", "org:ubnd/tinh-son-la/huyen-yen-chau")
    assert listed.name == "UBND các huyện: Mai Sơn, Yên Châu"


def test_unknown_ids_keep_their_words_and_persons_are_left_out() -> None:
    found = defined("org:trung-tam-khuyen-nong/tinh-son-la", "per:le-van-an")
    assert found["org:trung-tam-khuyen-nong/tinh-son-la"].name == "trung tam khuyen nong tỉnh Sơn La"
    assert "per:le-van-an" not in found
