"""The fuzzer: its cases follow from a seed, it sees what is wrong, and it makes failures small."""

from __future__ import annotations

import re
import unicodedata
from random import Random

import pytest

from benchmarks.fuzz.checks import Endless, Misplaced, check_passages, failure_of, limited, read, shrink
from benchmarks.fuzz.mutations import LONGEST, MUTATIONS, mutate

TEXTS = [
    "UBND TỈNH LÀO CAI\nSố: 12/KH-UBND\n\nSở Y tế chủ trì, phối hợp với Sở Tài chính.\n" * 3,
    "Nơi nhận:\n- Lưu: VT.\n",
]


def test_a_seed_is_a_case() -> None:
    cases = [mutate(TEXTS, seed) for seed in range(60)]
    assert cases == [mutate(TEXTS, seed) for seed in range(60)]
    assert len({text for text, _ in cases}) > 50
    assert {name for _, names in cases for name in names} == set(MUTATIONS)
    assert max(len(text) for text, _ in cases) <= LONGEST


@pytest.mark.parametrize("name", MUTATIONS)
def test_every_mutation_takes_every_text(name: str) -> None:
    changed = 0
    for text in (*TEXTS, "", "\n", "a", "|||", "\u0301"):
        results = {MUTATIONS[name](text, Random(seed), TEXTS[1]) for seed in range(8)}
        changed += results != {text}
    assert changed


def test_a_text_of_ours_is_read() -> None:
    assert read(TEXTS[0])["documents"][0]["number"] == "12"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"roles": [{"evidence": [{"start": 0, "end": 99, "quote": "x"}]}]}, "is not in a text of 9 characters"),
        ({"roles": [{"evidence": [{"start": 5, "end": 2, "quote": ""}]}]}, "5–2 is not in"),
        ({"mentions": [{"start": 0, "end": 4, "text": text} for text in ("Sở Y", "Sở K")]}, r"mentions\[1\]"),
        ({"segments": [{"start": -1, "end": 4}]}, "segments"),
    ],
)  # fmt: skip
def test_a_misplaced_passage_is_seen(row: dict[str, object], said: str) -> None:
    with pytest.raises(Misplaced, match=said):
        check_passages(row, "Sở Y tế A")


def test_endless_work_is_stopped_in_python_and_in_a_pattern() -> None:
    with pytest.raises(Endless), limited(0.05):
        sum(1 for _ in iter(int, 1))
    with pytest.raises(Endless), limited(0.05):
        re.match(r"(a|aa)+$", "a" * 60 + "b")


def test_a_failure_is_made_small_and_stays_the_same() -> None:
    def work(text: str) -> None:
        if "Số" in text and "UBND" in text:
            raise ValueError("both")
        if text == "UBND":
            raise KeyError("another failure")

    failure = failure_of(TEXTS[0], work)
    assert failure is not None
    assert (failure.kind, failure.message) == ("ValueError", "both")
    small = shrink(failure, lambda text: failure_of(text, work))
    assert sorted(small.text) == sorted("UBNDSố")
    assert unicodedata.is_normalized("NFC", small.text)
    assert failure_of("Số", work) is None
