"""Documents that may be one."""

from __future__ import annotations

import pytest

from graph.likeness.profile import Profile
from ontology.records import Value
from tests.graph.likeness.profiles import document, reasons

NUMBER: dict[str, Value] = {"number": "12", "symbol": "KH-UBND"}
TITLE = "Kế hoạch phối hợp phát triển du lịch cộng đồng năm 2023"
PLAN = document("ubnd/g/2023/12-kh-ubnd", "ubnd/g", **NUMBER, date="2023-05-04", title=TITLE, held=True)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (document("unknown/undated/12-kh-ubnd", **NUMBER), {"same-number", "issuer-unknown", "date-unknown"}),
        (document("unknown/2023/12-kh-ubnd", **NUMBER, date="2023"), {"same-number", "issuer-unknown", "date-fits"}),
        (
            document("ubnd/g/2023-05/kh-x", "ubnd/g", date="2023-05", title=TITLE, held=True),
            {"same-title", "same-issuer", "date-fits", "draft-and-final"},
        ),
        (
            document("ubnd/g/2023-03/kh-x", "ubnd/g", date="2023-03", title=TITLE, held=True),
            {"same-title", "same-issuer", "date-fits", "draft-and-final"},
        ),
        (
            document("ubnd/g/undated/kh-x", "ubnd/g", title=TITLE),
            {"same-title", "same-issuer", "date-unknown", "number-unknown"},
        ),
        (document("ubnd/h/2023/12-kh-ubnd", "ubnd/h", **NUMBER, date="2023-05-04"), None),
        (document("unknown/2022/12-kh-ubnd", **NUMBER, date="2022"), None),
        (document("ubnd/g/2023/13-kh-ubnd", "ubnd/g", number="13", symbol="KH-UBND", date="2023"), None),
        (document("ubnd/g/2022-05/kh-x", "ubnd/g", date="2022-05", title=TITLE, held=True), None),
        (document("ubnd/g/2023-05/bc-x", "ubnd/g", date="2023-05", title=TITLE, documentType="BC"), None),
    ],
)
def test_another_document(other: Profile, expected: set[str] | None) -> None:
    assert reasons(PLAN, other) == expected


def test_a_law_by_its_title_and_by_its_number() -> None:
    law: dict[str, Value] = {"documentType": "Luat", "documentTypeLabel": "Luật", "system": "normative"}
    numbered = document("61-2020-qh14", number="61", symbol="QH14", title="Luật Đầu tư", **law)
    titled = document("normative/luat-dau-tu", name="Luật Đầu tư năm 2020", title="Đầu tư năm 2020", **law)
    other = document("normative/luat-dau-tu-cong", name="Luật Đầu tư công", title="Đầu tư công", **law)
    assert reasons(numbered, titled) == {"same-title", "number-unknown", "issuer-unknown", "date-unknown"}
    assert reasons(numbered, other) is None


def test_a_short_title_is_anybodys() -> None:
    one = document("ubnd/g/undated/kh-x", "ubnd/g", title="Kế hoạch công tác")
    other = document("ubnd/g/2023/kh-x", "ubnd/g", title="Kế hoạch công tác", date="2023-05-01")
    assert reasons(one, other) is None
