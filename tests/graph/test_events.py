from __future__ import annotations

from collections.abc import Mapping

import pytest

from graph.events import event_id
from graph.facts import Event, EventDate, Span

PATH = "ubnd/tinh-giap/2023/12-kh-ubnd"
HERE = (Span(10, 20, "x" * 10),)
SIGNED = EventDate("2021-06-15", "day")


def identify(
    kind: str,
    name: str,
    date: EventDate | None = None,
    *,
    owner: str | None = "tinh-giap",
    who: tuple[str, ...] = (),
    place: str | None = None,
    members: Mapping[str, tuple[str, ...]] | None = None,
) -> str:
    row = Event("e1", kind, name, date or EventDate(), place, who, "d1", 1.0, HERE)
    return event_id(row, PATH, owner, members or {})


def test_two_documents_that_name_it_alike_mean_one_event() -> None:
    dated = EventDate("2014-02-09", "day")
    first = identify("hội nghị", "Hội nghị đánh giá hợp tác giữa tỉnh Giáp và tỉnh Ất", dated)
    second = identify("hội nghị", "hội nghị đánh giá hợp tác giữa tỉnh Giáp và tỉnh Ất", dated, owner="tinh-at")
    assert first == second == "event:hoi-nghi/2014-02-09/hoi-nghi-danh-gia-hop-tac-giua-tinh-giap-va-tinh-at"
    other_day = EventDate("2015-02-09", "day")
    assert identify("hội nghị", "Hội nghị đánh giá hợp tác giữa tỉnh Giáp và tỉnh Ất", other_day) != first


def test_one_of_a_series_needs_no_date() -> None:
    name = "Đại hội đại biểu toàn quốc lần thứ XIV của Đảng"
    assert identify("đại hội", name) == "event:dai-hoi/undated/dai-hoi-dai-bieu-toan-quoc-lan-thu-xiv-cua-dang"
    assert identify("đại hội", name, owner=None) == identify("đại hội", name)


def test_what_is_neither_dated_nor_of_a_series_belongs_to_its_passage() -> None:
    assert identify("hội nghị", "Hội nghị đánh giá các hoạt động hợp tác") == f"event:{PATH}/10-20"


def test_the_own_unit_tells_a_congress_from_its_namesakes() -> None:
    name = "Đại hội đại biểu Đảng bộ tỉnh lần thứ XV"
    assert identify("đại hội", name).endswith("/tinh-giap")
    assert identify("đại hội", name, owner="tinh-at").endswith("/tinh-at")
    assert identify("đại hội", name, owner=None) == f"event:{PATH}/10-20"
    assert identify("đại hội", "Đại hội Đảng bộ tỉnh Giáp lần thứ XV", owner=None).startswith("event:dai-hoi/undated/")


def test_a_signing_is_told_by_who_signed_whatever_they_are_called() -> None:
    name = "ký kết Biên bản ghi nhớ hợp tác"
    group = "grp:lanh-dao-hai-tinh/at-giap"
    members = {group: ("loc:tinh-giap", "loc:tinh-at")}
    first = identify("ký kết", name, SIGNED, who=("org:ubnd/tinh-giap", "org:ubnd/tinh-at"))
    assert identify("ký kết", name, SIGNED, who=(group,), members=members) == first
    assert first == "event:ky-ket/2021-06-15/ky-ket-bien-ban-ghi-nho-hop-tac/tinh-at+tinh-giap"
    assert identify("ký kết", name, SIGNED) == f"event:{PATH}/10-20"


def test_what_recurs_is_told_by_rule_and_parties() -> None:
    every = EventDate(rule="FREQ=MONTHLY;INTERVAL=6")
    found = identify(
        "giao ban", "giao ban giữa Sở Y tế Giáp và Ất", every, who=("org:so-y-te/tinh-giap", "org:so-y-te/tinh-at")
    )
    assert found == "event:giao-ban/freq-monthly-interval-6/giao-ban-giua-so-y-te-giap-va-at/tinh-at+tinh-giap"


@pytest.mark.parametrize("place", ["loc:tinh-at/tp-ty", "place:song-da"])
def test_a_bare_name_is_told_by_its_place(place: str) -> None:
    found = identify("đại hội", "đại hội", SIGNED, place=place)
    assert found.endswith(place.partition(":")[2].replace("/", "."))
