"""Agreements that may be one."""

from __future__ import annotations

import pytest

from graph.likeness.profile import Profile
from ontology.records import Value
from tests.graph.likeness.profiles import agreement, reasons

PERIOD: dict[str, Value] = {"periodStart": "2023", "periodEnd": "2025"}
MEMORANDUM = agreement("ghi-nho/tinh-at+tinh-giap/2023-2025", "tinh-at", "tinh-giap", **PERIOD)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (
            agreement("ghi-nho/tinh-at+tinh-giap/2023-02-01", "tinh-at", "tinh-giap", date="2023-02-01"),
            {"same-parties", "same-class", "date-in-period"},
        ),
        (
            agreement("thoa-thuan/tinh-at+tinh-giap/2023-2025", "tinh-at", "tinh-giap", **PERIOD),
            {"same-parties", "other-class", "same-period"},
        ),
        (
            agreement("ghi-nho/tinh-at+tinh-giap/undated", "tinh-at", "tinh-giap"),
            {"same-parties", "same-class", "date-unknown"},
        ),
        (
            agreement("ghi-nho/x/2023-2025", "tinh-at", "tinh-binh", "tinh-giap", **PERIOD),
            {"covering-parties", "same-class", "same-period"},
        ),
        (agreement("ghi-nho/x/2016", "tinh-at", "tinh-giap", date="2016-02-01"), None),
        (agreement("ghi-nho/x/2026", "tinh-at", "tinh-giap", periodStart="2026", periodEnd="2030"), None),
        (agreement("ghi-nho/x/2023-2025", "tinh-binh", "tinh-giap", **PERIOD), None),
        (agreement("ket-nghia/x/2023", "tinh-at", "tinh-giap", date="2023"), None),
    ],
)
def test_another_agreement(other: Profile, expected: set[str] | None) -> None:
    assert reasons(MEMORANDUM, other) == expected


def test_a_month_fits_a_day_of_it() -> None:
    signed = agreement("ghi-nho/x/2023-02-01", "tinh-at", "tinh-giap", date="2023-02-01")
    month = agreement("thoa-thuan/x/2023-02", "tinh-at", "tinh-giap", date="2023-02")
    assert reasons(signed, month) == {"same-parties", "other-class", "date-fits"}


def test_a_bound_that_speaks_against_it() -> None:
    signed = agreement("ghi-nho/x/2023-02-01", "tinh-at", "tinh-giap", date="2023-02-01")
    cited_before = agreement("ghi-nho/x/undated", "tinh-at", "tinh-giap", notAfter="2022-06-30")
    assert reasons(signed, cited_before) is None
