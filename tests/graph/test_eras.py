from __future__ import annotations

import pytest

from graph.eras import in_their_time
from graph.facts import Agreement, Entity, PartialDate, Period
from graph.identity import identify
from tests.graph.examples import AT, GIAP, PLACES, memorandum, plan, source

NEW = "loc:tinh-giap@2025"
NEW_UBND = "org:ubnd/tinh-giap@2025"
BORN = (*PLACES, Entity(NEW_UBND, "UBND tỉnh Giáp", valid_from="2025-07-01"))


@pytest.mark.parametrize(
    ("date", "issuer"),
    [
        ("2023-05-04", "org:ubnd/tinh-giap"),
        ("2025-06-30", "org:ubnd/tinh-giap"),
        ("2025-07-01", NEW_UBND),
        ("2025", NEW_UBND),
        ("2026-01-05", NEW_UBND),
    ],
)
def test_issuers(date: str, issuer: str) -> None:
    cited = plan("d2", "referenced", date=date, issuer=(NEW_UBND,))
    facts = in_their_time(source("x", [plan(date="2026-03-01"), cited], entities=BORN).facts)
    assert facts.documents[1].issuer == (issuer,)


def test_an_undated_document_keeps_what_was_read() -> None:
    cited = plan("d2", "referenced", date=PartialDate(), issuer=(NEW_UBND,))
    assert in_their_time(source("x", [cited]).facts).documents[0].issuer == (NEW_UBND,)


def test_an_old_agreement_cited_after_the_merger_is_the_same_agreement() -> None:
    def cites_it(year: str, party: str) -> str:
        agreement = Agreement("a1", "bản ghi nhớ", (party, AT), period=Period("2023", "2025"), document="d2")
        rows = [plan(date=f"{year}-03-01"), memorandum(issuer=(party, AT))]
        return identify(source("x", rows, agreements=(agreement,)).facts).agreements["a1"]

    assert cites_it("2026", NEW) == cites_it("2024", GIAP)
