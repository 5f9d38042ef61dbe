from __future__ import annotations

from dataclasses import replace

import pytest

from graph.conforming import findings
from loaders.pipeline import read_file
from tests.conftest import SAMPLES

FACTS = read_file(SAMPLES / "08-chuong-trinh-hop-tac-du-lich-ba-tinh-2022.txt")[1]


def test_a_sample_keeps_the_rules() -> None:
    assert findings(FACTS) == ()


@pytest.mark.parametrize(("lang", "told"), [("vi", "thỏa thuận phải có các bên"), ("en", "an agreement has parties")])
def test_what_it_breaks_is_named_in_both_languages(lang: str, told: str) -> None:
    alone = replace(FACTS, agreements=tuple(replace(row, parties=()) for row in FACTS.agreements))
    (finding,) = findings(alone, lang)
    assert finding.startswith("agr:")
    assert finding.endswith(told)
