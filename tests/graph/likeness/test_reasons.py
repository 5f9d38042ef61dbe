"""Every reason that a rule gives has words in both languages, and none is kept that no rule gives."""

from __future__ import annotations

import re
from pathlib import Path

import graph.likeness
from graph.likeness.reasons import reasons

RULES = ("people", "bodies", "agreements", "documents")


def test_reasons_and_rules_fit_each_other() -> None:
    folder = Path(graph.likeness.__file__).parent
    code = "\n".join((folder / f"{name}.py").read_text(encoding="utf-8") for name in RULES)
    given = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', code)) & reasons("vi").keys()
    assert given == reasons("vi").keys()
    assert all([*reasons("vi").values(), *reasons("en").values()])
    weighed = set(re.findall(r'\("([a-z-]+)"(?: if [^,]*)?, (?:-?\d|weight|round)', code))
    assert weighed <= reasons("vi").keys()
