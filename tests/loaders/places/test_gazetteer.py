"""What was where, and what became of it. Figures from the instruments named in `loaders/places/tables`."""

from __future__ import annotations

from datetime import date

import pytest

from graph.errors import NotFound
from loaders.places.gazetteer import Gazetteer, load
from loaders.places.place import Place

LAI_CHAU, LAO_CAI = "loc:tinh-lai-chau", "loc:tinh-lao-cai"
MERGER = date(2025, 7, 1)


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return load()


def names(found: tuple[Place, ...]) -> list[str]:
    return [place.full_name for place in found]


def ids(found: tuple[Place, ...]) -> list[str]:
    return [place.id for place in found]


@pytest.mark.parametrize(
    ("on", "count", "among"),
    [
        (date(2004, 12, 31), 6, "thị xã Lai Châu"),
        (date(2009, 12, 31), 7, "huyện Tân Uyên"),
        (date(2014, 12, 31), 8, "huyện Nậm Nhùn"),
        (date(2024, 12, 31), 8, "thành phố Lai Châu"),
    ],
)
def test_districts_of_lai_chau(places: Gazetteer, on: date, count: int, among: str) -> None:
    found = names(places.children(LAI_CHAU, on))
    assert len(found) == count
    assert among in found


@pytest.mark.parametrize(
    ("on", "count"),
    [
        (date(2003, 12, 31), 61),
        (date(2004, 1, 1), 64),
        (date(2008, 7, 31), 64),
        (date(2008, 8, 1), 63),
        (date(2025, 6, 30), 63),
        (date(2025, 7, 1), 34),
        (date(2026, 12, 31), 34),
    ],
)
def test_number_of_provinces(places: Gazetteer, on: date, count: int) -> None:
    assert len(places.children("loc:vn", on)) == count


@pytest.mark.parametrize(
    ("on", "cities"), [(date(2024, 12, 31), 5), (date(2025, 1, 1), 6), (MERGER, 6), (date(2026, 12, 31), 9)]
)
def test_cities_under_central_government(places: Gazetteer, on: date, cities: int) -> None:
    assert sum(place.type == "tp" for place in places.children("loc:vn", on)) == cities


@pytest.mark.parametrize(
    ("on", "count"),
    [
        (date(2004, 12, 31), 662),
        (date(2010, 12, 31), 697),
        (date(2013, 12, 31), 708),
        (date(2015, 12, 31), 713),
        (date(2020, 12, 31), 707),
        (date(2024, 8, 31), 705),
        (date(2024, 12, 31), 702),
        (date(2025, 6, 30), 696),
        (MERGER, 0),
    ],
)
def test_number_of_districts(places: Gazetteer, on: date, count: int) -> None:
    below = [place for province in places.children("loc:vn", on) for place in places.children(province.id, on)]
    assert sum(place.level == "huyen" for place in below) == count


def test_number_of_communes(places: Gazetteer) -> None:
    before, after = date(2025, 6, 30), MERGER
    districts = [d for p in places.children("loc:vn", before) for d in places.children(p.id, before)]
    assert sum(len(places.children(d.id, before)) for d in districts) == 10_035
    assert sum(len(places.children(p.id, after)) for p in places.children("loc:vn", after)) == 3_321


def test_sa_pa_was_a_huyen_and_is_a_thi_xa_from_2020(places: Gazetteer) -> None:
    sa_pa = f"{LAO_CAI}/sa-pa"
    assert places.get(sa_pa, date(2014, 6, 1)).full_name == "huyện Sa Pa"
    assert places.get(sa_pa, date(2019, 12, 31)).full_name == "huyện Sa Pa"
    assert places.get(sa_pa, date(2020, 1, 1)).full_name == "thị xã Sa Pa"
    assert not places.exists(sa_pa, MERGER)


def test_a_town_that_rose_to_a_city_goes_by_its_last_rank(places: Gazetteer) -> None:
    (cam_pha,) = places.find("thị xã Cẩm Phả", on=date(2010, 1, 1))
    assert (cam_pha.id, cam_pha.type) == ("loc:tinh-quang-ninh/tp-cam-pha", "tx")
    assert places.get(cam_pha.id, date(2020, 1, 1)).type == "tp"


def test_the_two_tan_uyen_of_2010(places: Gazetteer) -> None:
    on = date(2010, 6, 1)
    both = places.find("huyện Tân Uyên", on=on)
    assert set(ids(both)) == {"loc:tinh-lai-chau/huyen-tan-uyen", "loc:tinh-binh-duong/tan-uyen"}
    assert ids(places.find("Tân Uyên", on=on, level="huyen", within=LAI_CHAU)) == [f"{LAI_CHAU}/huyen-tan-uyen"]
    assert ids(places.find("huyện Tân Uyên", on=date(2008, 1, 1))) == ["loc:tinh-binh-duong/tan-uyen"]
    assert ids(places.find("huyện Tân Uyên", on=date(2020, 1, 1))) == [f"{LAI_CHAU}/huyen-tan-uyen"]


def test_the_two_lao_cai(places: Gazetteer) -> None:
    assert ids(places.find("tỉnh Lào Cai", on=date(2025, 6, 30))) == [LAO_CAI]
    assert ids(places.find("tỉnh Lào Cai", on=MERGER)) == [f"{LAO_CAI}@2025"]
    assert ids(places.find("tỉnh Lào Cai")) == [f"{LAO_CAI}@2025", LAO_CAI]
    assert places.predecessors(f"{LAO_CAI}@2025") == (LAO_CAI, "loc:tinh-yen-bai")


def test_what_hai_duong_became(places: Gazetteer) -> None:
    assert ids(places.became("loc:tinh-hai-duong", date(2026, 1, 1))) == ["loc:tp-hai-phong@2025"]
    assert ids(places.became("loc:tinh-hai-duong", date(2020, 1, 1))) == ["loc:tinh-hai-duong"]


def test_divisions_of_2004(places: Gazetteer) -> None:
    old, new = date(2003, 12, 31), date(2004, 1, 1)
    assert "huyện Điện Biên" in names(places.children(LAI_CHAU, old))
    assert "huyện Điện Biên" in names(places.children("loc:tinh-dien-bien", new))
    assert places.get(f"{LAI_CHAU}/huyen-than-uyen", old).parent == LAO_CAI
    assert places.get(f"{LAI_CHAU}/huyen-than-uyen", new).parent == LAI_CHAU
    assert ids(places.became("loc:tinh-can-tho", new)) == ["loc:tp-can-tho", "loc:tinh-hau-giang"]
    assert not places.exists("loc:tinh-dak-nong", old)


def test_ha_tay_and_me_linh_joined_ha_noi(places: Gazetteer) -> None:
    before, after = date(2008, 7, 31), date(2008, 8, 1)
    assert places.get("loc:tp-ha-noi/huyen-ba-vi", before).parent == "loc:tinh-ha-tay"
    assert places.get("loc:tp-ha-noi/huyen-me-linh", before).parent == "loc:tinh-vinh-phuc"
    assert places.get("loc:tp-ha-noi/huyen-me-linh", after).parent == "loc:tp-ha-noi"
    assert ids(places.became("loc:tinh-ha-tay", after)) == ["loc:tp-ha-noi"]
    assert ids(places.find("Ba Vì", on=before, level="huyen", within="loc:tinh-ha-tay")) == [
        "loc:tp-ha-noi/huyen-ba-vi"
    ]
    assert not places.find("Ba Vì", on=after, level="huyen", within="loc:tinh-ha-tay")


def test_hue_became_a_city_with_a_new_id(places: Gazetteer) -> None:
    before, after = date(2024, 12, 31), date(2025, 1, 1)
    assert ids(places.find("Thừa Thiên - Huế", on=before)) == ["loc:tinh-thua-thien-hue"]
    assert ids(places.find("thành phố Huế", on=before)) == ["loc:tinh-thua-thien-hue/tp-hue"]
    assert ids(places.find("thành phố Huế", on=after)) == ["loc:tp-hue"]
    assert ids(places.became("loc:tinh-thua-thien-hue", MERGER)) == ["loc:tp-hue"]
    assert names(places.became("loc:tinh-thua-thien-hue/tp-hue", after)) == ["quận Phú Xuân", "quận Thuận Hóa"]
    assert places.get("loc:tinh-thua-thien-hue/phong-dien", after).parent == "loc:tp-hue"


def test_a_change_of_type_alone_keeps_the_id(places: Gazetteer) -> None:
    assert places.get("loc:tinh-quang-ninh", date(2026, 8, 31)).full_name == "tỉnh Quảng Ninh"
    assert places.get("loc:tinh-quang-ninh", date(2026, 9, 1)).full_name == "thành phố Quảng Ninh"
    assert places.get("loc:tinh-dong-nai@2025", date(2026, 4, 30)).type == "tp"
    assert places.get("loc:tinh-bac-ninh@2025", date(2026, 9, 19)).type == "tinh"


@pytest.mark.parametrize(
    ("province", "bare", "founded"),
    [
        ("tinh-ha-tinh", "ky-anh", date(2015, 4, 11)),
        ("tinh-tra-vinh", "duyen-hai", date(2015, 5, 16)),
        ("tinh-hau-giang", "long-my", date(2015, 5, 16)),
        ("tinh-tien-giang", "cai-lay", date(2013, 12, 27)),
    ],
)
def test_names_that_exist_twice_in_a_province_and_swapped_codes(
    places: Gazetteer, province: str, bare: str, founded: date
) -> None:
    rural, town = places.versions(f"loc:{province}/huyen-{bare}"), places.versions(f"loc:{province}/tx-{bare}")
    assert {place.type for place in rural} == {"huyen"}
    assert {place.type for place in town} == {"tx"}
    assert rural[0].valid_from is None
    assert town[0].valid_from == founded
    assert rural[-1].code != town[-1].code
    codes = [{place.code for place in (*rural, *town) if place.on(day)} for day in (founded, date(2020, 1, 1))]
    assert codes[0] == codes[1]


def test_swapped_codes_do_not_change_the_unit(places: Gazetteer) -> None:
    day = date(2015, 6, 1)
    assert places.get("loc:tinh-ha-tinh/huyen-ky-anh", day).code == "449"
    assert places.get("loc:tinh-ha-tinh/huyen-ky-anh", date(2016, 1, 1)).code == "447"
    assert places.get("loc:tinh-ha-tinh/tx-ky-anh", day).code == "447"


@pytest.mark.parametrize(
    ("unit", "day", "kind"),
    [
        ("loc:tinh-kien-giang/tp-ha-tien", date(2018, 11, 1), "tp"),
        ("loc:tinh-hai-duong/chi-linh", date(2019, 3, 1), "tp"),
        ("loc:tinh-hung-yen/my-hao", date(2019, 5, 1), "tx"),
        ("loc:tinh-dong-nai/tp-long-khanh", date(2019, 6, 1), "tp"),
        ("loc:tinh-hai-duong/kinh-mon", date(2019, 11, 1), "tx"),
    ],
)
def test_effective_dates_are_the_legal_ones(places: Gazetteer, unit: str, day: date, kind: str) -> None:
    assert places.get(unit, day).type == kind
    assert places.get(unit, date.fromordinal(day.toordinal() - 1)).type != kind


def test_names_before_renaming(places: Gazetteer) -> None:
    then = date(2005, 1, 1)
    assert names(places.find("Mường Lay", on=then, level="huyen")) == ["huyện Mường Lay"]
    assert set(ids(places.find("thị xã Lai Châu", on=then))) == {
        "loc:tinh-dien-bien/tx-lai-chau",
        "loc:tinh-lai-chau/tp-lai-chau",
    }
    assert ids(places.became("loc:tinh-dien-bien/huyen-muong-lay", date(2010, 1, 1))) == [
        "loc:tinh-dien-bien/huyen-muong-cha"
    ]


def test_da_huoai_twice(places: Gazetteer) -> None:
    assert not places.exists("loc:tinh-lam-dong/huyen-da-huoai", date(2024, 12, 1))
    assert ids(places.became("loc:tinh-lam-dong/huyen-cat-tien", date(2025, 1, 1))) == [
        "loc:tinh-lam-dong/huyen-da-huoai@2024"
    ]


def test_a_district_became_communes(places: Gazetteer) -> None:
    became = places.became(f"{LAI_CHAU}/huyen-tan-uyen", MERGER)
    assert names(became) == ["xã Mường Khoa", "xã Nậm Sỏ", "xã Pắc Ta", "xã Tân Uyên"]
    assert names(places.became("loc:tinh-quang-ngai/huyen-ly-son", MERGER)) == ["đặc khu Lý Sơn"]


def test_muong_than_moved_its_name(places: Gazetteer) -> None:
    assert places.successors(f"{LAI_CHAU}/huyen-than-uyen/xa-muong-than") == (f"{LAI_CHAU}/xa-than-uyen",)
    assert [places.get(i).name for i in places.predecessors(f"{LAI_CHAU}/xa-muong-than")] == ["Phúc Than", "Mường Mít"]


def test_before_a_unit_began_it_became_nothing(places: Gazetteer) -> None:
    assert places.became(f"{LAI_CHAU}/huyen-tan-uyen", date(2005, 1, 1)) == ()


def test_regions_have_the_members_that_law_gave_them(places: Gazetteer) -> None:
    kttd = "loc:vung-kttd-bac-bo"
    assert len(places.members(kttd, date(2006, 1, 1))) == 8
    assert names(places.members(kttd, date(2010, 1, 1))) == [
        "tỉnh Bắc Ninh",
        "thành phố Hà Nội",
        "tỉnh Hưng Yên",
        "tỉnh Hải Dương",
        "thành phố Hải Phòng",
        "tỉnh Quảng Ninh",
        "tỉnh Vĩnh Phúc",
    ]
    assert "loc:tp-hai-phong@2025" in ids(places.members(kttd, date(2026, 1, 1)))
    assert places.members("loc:vung-tay-bac", date(2010, 1, 1)) == ()


@pytest.mark.parametrize(("on", "count"), [(date(2010, 1, 1), 63), (date(2026, 1, 1), 34)])
def test_economic_regions_cover_every_province_once(places: Gazetteer, on: date, count: int) -> None:
    codes = (
        "tdmnpb",
        "dbsh",
        "btb-dhmt",
        "bac-trung-bo",
        "nam-trung-bo-tay-nguyen",
        "tay-nguyen",
        "dong-nam-bo",
        "dbscl",
    )
    found = [place.id for code in codes for place in places.members(f"loc:vung-{code}", on)]
    assert len(found) == len(set(found)) == count


def test_foreign_places(places: Gazetteer) -> None:
    assert ids(places.find("tỉnh Phong Sa Ly")) == ["loc:la/phong-sa-ly"]
    assert ids(places.find("Oudomxay", level="quoc-te")) == ["loc:la/u-dom-xay"]
    assert places.ancestors("loc:cn/con-minh") == ("loc:cn/van-nam", "loc:cn")


def test_ancestors_on_a_day(places: Gazetteer) -> None:
    assert places.ancestors("loc:tp-ha-noi/huyen-ba-vi", date(2005, 1, 1)) == ("loc:tinh-ha-tay", "loc:vn")
    assert places.ancestors("loc:tp-ha-noi/huyen-ba-vi") == ("loc:tp-ha-noi", "loc:vn")


def test_unknown_and_ended_places_are_named_in_the_error(places: Gazetteer) -> None:
    with pytest.raises(NotFound, match="loc:tinh-atlantis"):
        places.get("loc:tinh-atlantis")
    with pytest.raises(NotFound, match=r"huyen-tan-uyen did not exist on 2025-07-01.*2025-07-01"):
        places.get(f"{LAI_CHAU}/huyen-tan-uyen", MERGER)
    with pytest.raises(NotFound):
        places.became("loc:tinh-lai-chau/huyen-x", MERGER)


def test_communes_are_read_only_when_asked_for() -> None:
    fresh = Gazetteer()
    fresh.find("Lào Cai", level="tinh")
    fresh.find("huyện Tân Uyên")
    fresh.children(LAI_CHAU, date(2020, 1, 1))
    fresh.names()
    fresh.became("loc:tinh-hai-duong", MERGER)
    assert "_communes" not in vars(fresh)
    assert fresh.find("xã Mường Than")
    assert "_communes" in vars(fresh)
