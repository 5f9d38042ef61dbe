"""Names as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.places import store
from loaders.places.gazetteer import load
from loaders.places.place import Place
from loaders.text.fold import without_marks

PLACES = load()
UNITS = [place for versions in store.units(store.DATA).values() for place in versions]
COMMUNES = [place for place, _, _ in store.communes(store.DATA)]


@pytest.mark.parametrize(
    ("written", "on", "expected"),
    [
        ("Sapa", date(2014, 1, 1), "loc:tinh-lao-cai/sa-pa"),
        ("thị xã Sapa", date(2023, 1, 1), "loc:tinh-lao-cai/sa-pa"),
        ("thị xã Sa Pa", date(2019, 10, 1), "loc:tinh-lao-cai/sa-pa"),
        ("TP Hà Nội", None, "loc:tp-ha-noi"),
        ("Thành phố Hà Nội", None, "loc:tp-ha-noi"),
        ("HÀ NỘI", None, "loc:tp-ha-noi"),
        ("thị xã Thái Hoà", None, "loc:tinh-nghe-an/tx-thai-hoa"),
        ("thi xa thai hoa", None, "loc:tinh-nghe-an/tx-thai-hoa"),
        ("T.P Lai Châu", date(2020, 1, 1), "loc:tinh-lai-chau/tp-lai-chau"),
        ("tinh lao cai", date(2020, 1, 1), "loc:tinh-lao-cai"),
        ("TP.HCM", date(2020, 1, 1), "loc:tp-ho-chi-minh"),
        ("Thành phố Hồ Chí Minh", MERGED := date(2026, 1, 1), "loc:tp-ho-chi-minh@2025"),
        ("Qui Nhơn", date(2010, 1, 1), "loc:tinh-binh-dinh/tp-quy-nhon"),
        ("Đăk Lăk", date(2010, 1, 1), "loc:tinh-dak-lak"),
        ("Đắc Nông", date(2010, 1, 1), "loc:tinh-dak-nong"),
        ("huyện Đắk Đoa", date(2010, 1, 1), "loc:tinh-gia-lai/huyen-dak-doa"),
        ("Bà Rịa-Vũng Tàu", date(2010, 1, 1), "loc:tinh-ba-ria-vung-tau"),
        ("Ia H' Drai", date(2020, 1, 1), "loc:tinh-kon-tum/huyen-ia-h-drai"),
        ("quận 9", date(2020, 1, 1), "loc:tp-ho-chi-minh/quan-9"),
        ("quan son", date(2020, 1, 1), "loc:tinh-thanh-hoa/huyen-quan-son"),
        ("huyện Quảng Ninh", date(2010, 1, 1), "loc:tinh-quang-binh/huyen-quang-ninh"),
        ("Quảng Ninh", date(2010, 1, 1), "loc:tinh-quang-ninh"),
        ("TỈNH ĐỒNG THÁP", MERGED, "loc:tinh-dong-thap@2025"),
        ("Vùng KTTĐ Bắc Bộ", date(2010, 1, 1), "loc:vung-kttd-bac-bo"),
    ],
)
def test_the_best_candidate(written: str, on: date | None, expected: str) -> None:
    assert PLACES.find(written, on=on)[0].id == expected


def test_a_province_comes_before_its_city_and_what_exists_before_what_ended() -> None:
    found = [place.id for place in PLACES.find("Lào Cai")][:3]
    assert found == ["loc:tinh-lao-cai@2025", "loc:tinh-lao-cai", "loc:tinh-lao-cai/tp-lao-cai"]


def test_diacritics_tell_names_apart_and_their_lack_does_not() -> None:
    marked = PLACES.find("phường Sa Pả", level="xa")
    assert [place.name for place in marked] == ["Sa Pả"]
    assert {place.name for place in PLACES.find("phuong sa pa", level="xa")} == {"Sa Pa", "Sa Pả"}


def test_a_type_argument_is_a_type_word() -> None:
    assert PLACES.find("Kỳ Anh", type="tx") == PLACES.find("thị xã Kỳ Anh")


@pytest.mark.parametrize("nothing", ["", "  ", "tỉnh", "Atlantis", "huyện Atlantis", "-", "\n"])
def test_no_place_is_no_candidate(nothing: str) -> None:
    assert PLACES.find(nothing) == ()


@given(st.sampled_from(UNITS))
def test_every_unit_is_found_by_its_full_name(place: Place) -> None:
    assert place.id in {found.id for found in PLACES.find(place.full_name)}
    day = place.valid_from or date(2003, 1, 1)
    assert place in PLACES.find(place.full_name, on=day, level=place.level)


@given(st.sampled_from(UNITS))
def test_every_unit_is_found_without_diacritics(place: Place) -> None:
    assert place in PLACES.find(without_marks(place.full_name), on=place.valid_from or date(2003, 1, 1))


@given(st.sampled_from(COMMUNES))
def test_every_commune_is_found_in_its_unit(place: Place) -> None:
    assert place in PLACES.find(place.full_name, level="xa", within=place.parent)


@given(st.text(max_size=30))
def test_any_text_is_a_question(text: str) -> None:
    PLACES.find(text, level="tinh")


def test_names_lead_to_their_units() -> None:
    names = PLACES.names()
    assert names["Lào Cai"] == ("loc:tinh-lao-cai", "loc:tinh-lao-cai/tp-lao-cai", "loc:tinh-lao-cai@2025")
    assert names["Sapa"] == ("loc:tinh-lao-cai/sa-pa",)
    assert names["Quận 1"] == ("loc:tp-ho-chi-minh/quan-1",)
    assert "1" not in names
    assert "Lào" not in names
    assert set(names["Đăk Mil"]) == set(names["Đắk Mil"])
    assert PLACES.names(levels=("quoc-te",))["Côn Minh"] == ("loc:cn/con-minh",)
    assert "loc:tinh-lai-chau/xa-muong-than" in PLACES.names(levels=("xa",))["Mường Than"]


@given(st.sampled_from(sorted(PLACES.names().items())))
def test_every_name_is_found_again(entry: tuple[str, tuple[str, ...]]) -> None:
    name, ids = entry
    assert set(ids) <= {place.id for place in PLACES.find(name)}
