"""Mutated samples: whatever a scanner, an editor or malice does to a document, it is read and its passages hold.

The cases are the same in every run; `python -m benchmarks.fuzz` looks for new ones.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.fuzz.checks import failure_of
from benchmarks.fuzz.mutations import mutate
from loaders.pipeline import read_text
from loaders.readers import read as read_source
from tests.growth import calls

CASES, PARTS = 210, 7
# What the fuzzer found, made small; each stays.
FOUND = {
    "an annex that also cites its decision": "QUY CHẾ\n2610/QĐUBND \n(Kèm theo Quyết định2610/QĐUBND",
    "a group among the entities, and the order of JSON": "Cao Bằng,Bắc Kạn và Thái Nguyên,Ủy bannhândân ba tỉnh",
    "an unknown code in a list of departments, and no name behind it": (
        "ỦY BAN NHÂN DÂN TỈNH LÀO CAI\n\nGiám đốc các Sở: Tài chính, H3, các đơn vị"
    ),
}


@pytest.fixture(scope="module")
def texts(samples: Path) -> list[str]:
    return [read_source(path).text for path in sorted(samples.iterdir())]


@pytest.mark.parametrize("part", range(PARTS))
def test_mutated_documents_are_read(texts: list[str], part: int) -> None:
    for seed in range(part, CASES, PARTS):
        text, names = mutate(texts, seed)
        failure = failure_of(text)
        assert failure is None, f"seed {seed} ({', '.join(names)}): {failure}"


@pytest.mark.parametrize("text", FOUND.values(), ids=FOUND.keys())
def test_what_was_found_once_is_read(text: str) -> None:
    assert failure_of(text) is None


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "\x00", "\ufeff", "\u202e", "\U0001f600", "|", "**", "²", "٣/KH-UBND", "ngày ٣/٤/٢٠٢٤", "İ" * 9],
)
def test_almost_nothing_is_read(text: str) -> None:
    assert failure_of(text) is None


def test_work_grows_with_the_documents_joined(texts: list[str]) -> None:
    """Eight times the documents in one file cost at most half as much again as eight times the calls."""
    unit = "\n".join(texts[:3])
    read_text(unit + " ")  # what is loaded once does not count
    assert calls(lambda: read_text(unit * 8)) <= 1.5 * 8 * calls(lambda: read_text(unit))
