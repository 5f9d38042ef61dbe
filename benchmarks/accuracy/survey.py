"""Documents without gold: how many rows of each layer are found in them, and which could not be read."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

from benchmarks.accuracy.gold import SHARED, facts_of
from graph.facts_json import LAYERS

CORPUS = SHARED / "corpus" / "documents"


def survey(folder: Path) -> int:
    """Print rows by layer over a folder of texts, and each file that fails; the number of those."""
    counts: Counter[str] = Counter()
    failures, files, started = 0, sorted(folder.rglob("*.txt")), time.perf_counter()
    for path in files:
        try:
            rows = facts_of(path)
        except Exception as error:  # a survey goes on and says which file failed
            failures += 1
            print(f"{path.name}: {type(error).__name__}: {error}")
            continue
        counts.update({layer: len(rows[layer]) for layer in LAYERS if layer in rows})
    print(f"{len(files)} files, {failures} failures, {time.perf_counter() - started:.1f} s")
    for layer in LAYERS:
        print(f"{layer:22}{counts[layer]:7}{counts[layer] / max(1, len(files)):9.1f} a file")
    return failures
