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
    assert listed.name == "UBND các huyện: Mai Sơn, Yên Châu, tỉnh Sơn La"


def named(body: str, entity: str, head: str = PROVINCE) -> str:
    """The name that an entity of a text gets."""
    folded, _, mentions = read(head + body)
    return {e.id: e for e in define([entity], mentions, folded, DAY)}[entity].name


def test_groups_landmarks_and_own_names_are_named_in_the_words_of_the_text() -> None:
    assert named("Các sở, ban, ngành tổng hợp.", "grp:so-ban-nganh/tinh-son-la") == "Các sở, ban, ngành tỉnh Sơn La"
    assert named("Giao các sở, ngành tỉnh.", "grp:so-nganh/tinh-son-la") == "Các sở, ngành tỉnh Sơn La"
    assert named("CÁC ĐƠN VỊ", "grp:don-vi/tinh-son-la") == ("Các đơn vị tỉnh Sơn La")
    assert named("Tại Vườn quốc gia Xuân Thủy.", "place:vuon-quoc-gia-xuan-thuy") == "Vườn quốc gia Xuân Thủy"
    assert named("Giao Trung tâm Khuyến nông tỉnh.", "org:trung-tam-khuyen-nong/tinh-son-la") == (
        "Trung tâm Khuyến nông tỉnh Sơn La"
    )


def test_groups_without_words_and_borders_get_their_marks_back() -> None:
    found = defined("grp:ubnd-huyen-tx/tinh-son-la", "place:giap-ranh-son-la-hoa-binh", "grp:so-ban-nganh/tp-hue")
    assert found["grp:ubnd-huyen-tx/tinh-son-la"].name == "Ủy ban nhân dân huyện, thị xã tỉnh Sơn La"
    assert found["place:giap-ranh-son-la-hoa-binh"].name == "Khu vực giáp ranh Sơn La - Hòa Bình"


def test_one_level_word_in_a_name() -> None:
    found = defined(
        "org:cong-an-huyen/tinh-hoa-binh/huyen-mai-chau", "org:cong-an-tinh/tp-ha-noi", "org:thanh-uy/tp-ha-noi",
        "post:thu-tuong", "post:chanh-vp-ubnd/tinh-son-la",
    )  # fmt: skip
    assert found["org:cong-an-huyen/tinh-hoa-binh/huyen-mai-chau"].name == "Công an huyện Mai Châu"
    assert found["org:cong-an-huyen/tinh-hoa-binh/huyen-mai-chau"].parent == "org:cong-an-tinh/tinh-hoa-binh"
    assert found["org:cong-an-tinh/tinh-hoa-binh"].name == "Công an tỉnh Hòa Bình"
    assert found["org:cong-an-tinh/tp-ha-noi"].name == "Công an thành phố Hà Nội"
    assert found["org:thanh-uy/tp-ha-noi"].name == "Thành ủy Hà Nội"
    assert (found["post:thu-tuong"].name, found["post:thu-tuong"].parent) == (
        "Thủ tướng Chính phủ", "org:chinh-phu",
    )  # fmt: skip
    assert found["post:chanh-vp-ubnd/tinh-son-la"].name == "Chánh Văn phòng Ủy ban nhân dân tỉnh Sơn La"


def test_successors_and_members_are_defined_communes_too() -> None:
    """The graph leads to them, and a place without a name helps nobody."""
    found = defined("loc:tinh-yen-bai", "loc:tinh-hoa-binh/huyen-mai-chau")
    assert found["loc:tinh-lao-cai@2025"].name == "tỉnh Lào Cai"
    after = found["loc:tinh-hoa-binh/huyen-mai-chau"].successors
    assert after
    assert all(found[key].name.startswith("xã ") for key in after)
    group = defined("grp:ubnd-cap-huyen/tinh-hoa-binh")
    assert {member for entity in group.values() for member in entity.members} <= group.keys()


def test_unknown_ids_keep_their_words_and_persons_are_left_out() -> None:
    found = defined("org:trung-tam-khuyen-nong/tinh-son-la", "per:le-van-an")
    assert found["org:trung-tam-khuyen-nong/tinh-son-la"].name == "Trung tam khuyen nong tỉnh Sơn La"
    assert "per:le-van-an" not in found
