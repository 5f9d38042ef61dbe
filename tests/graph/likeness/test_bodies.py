"""Agencies, places and events that may be one."""

from __future__ import annotations

import pytest

from graph.likeness.profile import Profile
from graph.likeness.rules import compare
from ontology.records import Value
from tests.graph.likeness.profiles import agency, reasons


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            agency("hoi-dong-tdkt/tinh-giap", "Hội đồng TĐKT tỉnh Giáp"),
            agency("hoi-dong-thi-dua-khen-thuong/tinh-giap", "Hội đồng Thi đua - Khen thưởng tỉnh Giáp"),
            {"abbreviation", "same-locality"},
        ),
        (
            agency("uy-ban-mat-tran/tinh-giap", "Ủy ban Mặt trận Tổ quốc tỉnh Giáp"),
            agency("ubmttq/tinh-giap", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Giáp"),
            {"like-name", "same-locality"},
        ),
        (
            agency("hoi-lam-vuon", "Hội Làm vườn"),
            agency("hoi-lam-vuon/tinh-giap", "Hội Làm vườn tỉnh Giáp"),
            {"same-words", "locality-unknown"},
        ),
        (agency("hoi-lam-vuon/tinh-at", "Hội Làm vườn"), agency("hoi-lam-vuon/tinh-giap", "Hội Làm vườn"), None),
        (
            agency("so-y-te/tinh-giap", "Sở Y tế tỉnh Giáp"),
            agency("phong-y-te/tinh-giap", "Phòng Y tế"),
            None,
        ),
        (agency("bo-tai-chinh", "Bộ Tài chính"), agency("vu-phap-che-btc", "Vụ Pháp chế - Bộ Tài chính"), None),
        (
            agency("hoi-a/tinh-giap", "Hội Làm vườn", validTo="2020-01-01"),
            agency("hoi-b/tinh-giap", "Hội làm vườn", validFrom="2020-01-01"),
            None,
        ),
        (
            agency("hoi-a/tinh-giap", "Hội Làm vườn", successors=("org:hoi-b/tinh-giap",)),
            agency("hoi-b/tinh-giap", "Hội làm vườn"),
            None,
        ),
    ],
)
def test_agencies(one: Profile, other: Profile, expected: set[str] | None) -> None:
    assert reasons(one, other) == expected


def place(name: str, *localities: str) -> Profile:
    return Profile(f"place:{name}", "Place", {"name": name, "localities": localities})


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (place("Cửa khẩu Bản Hạ"), place("Cửa khẩu quốc tế Bản Hạ"), {"like-name", "locality-unknown"}),
        (place("Bản Hạ", "loc:tinh-giap"), place("Đỉnh Bản Hạ", "loc:tinh-giap"), {"like-name", "same-locality"}),
        (place("Hồ Bản Hạ", "loc:tinh-giap"), place("Hồ Bản Hạ ", "loc:tinh-at"), None),
        (place("Quốc lộ 3"), place("Quốc lộ 6"), None),
        (place("Thủy điện Bản Hạ"), place("Bản Hạ"), None),
    ],
)
def test_places(one: Profile, other: Profile, expected: set[str] | None) -> None:
    assert reasons(one, other) == expected


def event(identifier: str, name: str, date: Value = "", *participants: str, kind: str = "hội chợ") -> Profile:
    return Profile(
        f"event:{identifier}", "Event", {"name": name, "date": date, "kind": kind, "participants": participants}
    )


FAIR = "Hội chợ thương mại vùng cao"
GIAP_S = event("a", FAIR, "2023-10-05", "loc:tinh-giap")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (event("b", FAIR, "2023-10-05"), {"same-words", "same-date"}),
        (event("b", FAIR, "2023-10", "org:so-cong-thuong/tinh-giap"), {"same-words", "date-fits", "same-participants"}),
        (event("b", FAIR, "", "loc:tinh-giap"), {"same-words", "date-unknown", "same-participants"}),
        (event("b", FAIR), None),
        (event("b", FAIR, "2024-10-05", "loc:tinh-giap"), None),
        (event("b", FAIR, "2023-10-05", "loc:tinh-at"), None),
        (event("b", FAIR, "2023-10-05", kind="hội nghị"), None),
        (event("b", "Hội chợ sách", "2023-10-05"), None),
    ],
)
def test_events(other: Profile, expected: set[str] | None) -> None:
    assert reasons(GIAP_S, other) == expected


def test_nodes_of_two_classes_are_never_compared() -> None:
    assert compare(place("Bản Hạ"), agency("ban-ha", "Bản Hạ")) is None
