from __future__ import annotations

import pytest

from loaders.extraction.reading import level_of, localities_of, locality_of
from loaders.pipeline import read_text
from tests.loaders.extraction.examples import HEADER, SIGNED


def names_after_between(text: str) -> list[str]:
    reading = read_text(HEADER.format(subject="Phát triển du lịch") + text + SIGNED)
    names, _ = reading.names_from(reading.folded.lower.index("giữa ") + len("giữa "))
    return [entity.rpartition("/")[2] for name in names for entity in name.entities]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("giữa tỉnh Yên Bái và tỉnh Phú Thọ, Ủy ban nhân dân tỉnh yêu cầu", ["loc:tinh-yen-bai", "loc:tinh-phu-tho"]),
        (
            "giữa tỉnh Yên Bái và tỉnh Phú Thọ, tỉnh Lào Cai.",
            ["loc:tinh-yen-bai", "loc:tinh-phu-tho", "loc:tinh-lao-cai"],
        ),
        ("giữa tỉnh Yên Bái và tỉnh Phú Thọ, tỉnh Lào Cai đã họp.", ["loc:tinh-yen-bai", "loc:tinh-phu-tho"]),
        ("giữa huyện Yên Bình, tỉnh Yên Bái và huyện Hạ Hòa (tỉnh Phú Thọ)", ["huyen-yen-binh", "huyen-ha-hoa"]),
        (
            "giữa tỉnh Yên Bái với các tỉnh: Phú Thọ, Lào Cai",
            ["loc:tinh-yen-bai", "loc:tinh-phu-tho", "loc:tinh-lao-cai"],
        ),
        (
            "giữa ba địa phương Yên Bái - Phú Thọ - Lào Cai.",
            ["loc:tinh-yen-bai", "loc:tinh-phu-tho", "loc:tinh-lao-cai"],
        ),
    ],
)
def test_names_of_a_list(text: str, names: list[str]) -> None:
    assert names_after_between(text) == names


def test_localities_are_in_the_ids() -> None:
    assert locality_of("org:so-y-te/tinh-lao-cai") == "loc:tinh-lao-cai"
    assert locality_of("org:ubnd/tinh-lai-chau/huyen-tan-uyen") == "loc:tinh-lai-chau/huyen-tan-uyen"
    assert locality_of("org:chinh-phu") is locality_of("grp:cac-tinh-tp") is None
    assert localities_of(["loc:tinh-a", "org:x/tinh-a", "org:y"]) == ("loc:tinh-a",)


@pytest.mark.parametrize(
    ("entity", "level"),
    [
        ("loc:tinh-lao-cai", "tinh"),
        ("org:btv-tinh-uy/tinh-lao-cai", "tinh"),
        ("org:so-y-te/tinh-lao-cai", "so"),
        ("loc:tinh-lai-chau/huyen-tan-uyen", "huyen"),
        ("org:phong-tckh/tinh-lai-chau/huyen-tan-uyen", "phong-ban"),
        ("grp:dia-phuong/tinh-lao-cai", "tinh"),
        ("grp:so-nganh/tinh-lao-cai", "so"),
        ("loc:la/luong-pha-bang", "quoc-te"),
        ("org:bo-y-te", "trung-uong"),
    ],
)
def test_levels(entity: str, level: str) -> None:
    assert level_of(entity) == level
