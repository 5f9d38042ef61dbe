"""Sources whose people, agreements and plans may be one, in words of our own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.facts import Agreement, Entity, PartialDate, Period, Signer
from tests.graph.examples import (
    AT,
    GIAP,
    PLACES,
    UBND_AT,
    UBND_GIAP,
    Example,
    cites,
    memorandum,
    plan,
    source,
    span,
)
from tests.graph.filling import filled

MOT = "per:le-van-mot"
MOT_GIAP, MOT_AT = f"{MOT}/tinh-giap", f"{MOT}/tinh-at"


def signed(name: str, number: str, *, body: str = UBND_GIAP, person: str = "Lê Văn Một", post: bool = True) -> Example:
    """A plan that `person` signed as chairman of `body`'s committee, or without a post that could be read."""
    unit = body.partition("/")[2]
    text = f"{name}: kế hoạch phối hợp.\nCHỦ TỊCH\n{person}"
    chair = f"post:chu-tich-ubnd/{unit}" if post else None
    signer = Signer("d1", MOT, "CHỦ TỊCH", chair, "TM.", on_behalf_of=body, evidence=(span(text, person),))
    entities = (*PLACES, Entity(MOT, person), Entity(f"post:chu-tich-ubnd/{unit}", "Chủ tịch", "post", parent=body))
    return source(name, [plan(number=number, issuer=(body,))], text, entities=entities, signers=(signer,))


def agreed(name: str, number: str, kind: str, **said: object) -> Example:
    """A plan that speaks of an agreement of tỉnh Giáp and tỉnh Ất, called `kind`."""
    text = f"{name}: thực hiện {kind} giữa tỉnh Giáp và tỉnh Ất."
    row = Agreement("a1", kind, (GIAP, AT), level="tinh", evidence=(span(text, kind),), **said)  # type: ignore[arg-type]
    return source(name, [plan(number=number)], text, agreements=(row,))


def doubled() -> list[Example]:
    """Pairs of every class that are alike, in sources of their own."""
    return [
        signed("mot-giap", "31"),
        signed("mot-at", "32", body=UBND_AT),
        signed("mot-without-marks", "33", body=UBND_AT, person="Le Van Mot"),
        agreed("by-period", "34", "biên bản ghi nhớ", period=Period("2023", "2025")),
        agreed("by-day", "35", "thỏa thuận hợp tác", date=PartialDate("2023-02-01", "day")),
        cites("bare", "36", plan("d2", "referenced", number="99", issuer=(), date=PartialDate())),
        cites("one-year", "37", plan("d2", "referenced", number="99", year="2021")),
        cites("other-year", "38", plan("d2", "referenced", number="99", year="2022")),
        cites("memorandum", "39", memorandum("d2", period=None, date="2023-02-01")),
        cites("memorandum-by-period", "40", memorandum("d2")),
    ]


TWO = (signed("mot-giap", "31"), signed("mot-at", "32", body=UBND_AT))
"""One name in two provinces."""


@pytest.fixture(scope="session")
def _two_persons(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("two-persons") / "data", TWO)


@pytest.fixture
def two_persons(_two_persons: Path, tmp_path: Path) -> Path:
    """A data directory of its own that holds `TWO`."""
    return shutil.copytree(_two_persons, tmp_path / "data")
