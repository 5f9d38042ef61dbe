"""The hand-made answers: the samples' own and, where present, those of the real documents; with their floors."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.accuracy.scoring import Table, macro, score_file
from graph.facts_json import dumps
from loaders.pipeline import read_file

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared"
MACRO = "macro F1"
REFERENCES = "references"
FLOORS: Mapping[str, float] = {
    "documents": 1.00, "document attributes": 1.00, "lineage": 1.00, "lineage typed": 1.00, "agreements": 1.00,
    "cooperations": 0.98, "signers": 1.00, "addressees": 1.00, "recipients": 1.00, "field concepts": 0.90,
    "activities": 0.92, "activity concepts": 0.88, "roles": 0.90, "reporting": 0.85, "deadlines": 0.95,
    "events": 0.80, "foreign partners": 0.95, "mentions": 0.93, MACRO: 0.93,
}  # fmt: skip
"""The least F1 of each layer on the real documents, and of their mean."""
SAMPLE_FLOORS: Mapping[str, float] = {
    **FLOORS, "recipients": 0.98, "places": 0.90, "objectives": 0.90, "posts": 0.95, "amounts": 0.95,
    "indicators": 0.90,
}  # fmt: skip
"""The same on the samples; a layer that their gold does not have is not asked for."""

Read = Callable[[Path], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Case:
    """One document and what a careful reader finds in it."""

    path: Path
    gold: dict[str, Any]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A folder of documents and the folder of their answers, one `<stem>.json` each."""

    name: str
    documents: Path
    answers: Path
    floors: Mapping[str, float]

    @property
    def is_here(self) -> bool:
        """Whether both folders exist on this machine."""
        return self.documents.is_dir() and self.answers.is_dir()

    def cases(self) -> Iterator[Case]:
        """Each answer with its document, in order of the file names.

        Raises:
            FileNotFoundError: an answer has no document beside it.
        """
        for answer in sorted(self.answers.glob("*.json")):
            gold = json.loads(answer.read_text(encoding="utf-8"))
            if "documents" not in gold:
                continue
            path = next(self.documents.glob(f"{answer.stem}.*"), None)
            if path is None:
                raise FileNotFoundError(f"{answer.name} in {self.answers} has no document in {self.documents}")
            yield Case(path, gold)


SETS = (
    GoldSet("samples", ROOT / "samples", ROOT / "tests" / "gold" / "samples", SAMPLE_FLOORS),
    GoldSet("gold", SHARED / "seeds", SHARED / "gold", FLOORS),
)


def facts_of(path: Path) -> dict[str, Any]:
    """What this version reads in a file, in the annotators' JSON form."""
    facts: dict[str, Any] = json.loads(dumps(read_file(path)[1]))
    return facts


def measure(gold: GoldSet, read: Read = facts_of) -> Table:
    """Score every document of a set."""
    table: Table = {}
    for case in gold.cases():
        score_file(case.gold, read(case.path), table, case.path.stem[:24])
    return table


def shortfalls(table: Table, floors: Mapping[str, float]) -> list[str]:
    """Layers whose F1 is below their floor, each as a sentence; the mean only where every floor's layer is there."""
    reached = {name: tally.f1 for name, tally in table.items()}
    if set(floors) - {MACRO} <= set(reached):
        reached[MACRO] = macro(table)
    return [
        f"{name}: F1 {reached[name]:.4f} is below {floor}"
        for name, floor in floors.items()
        if name in reached and reached[name] < floor
    ]


def lines(table: Table, floors: Mapping[str, float]) -> Iterator[str]:
    """Precision, recall and F1 by layer, and their mean where it has a floor; `<` marks one below its floor."""
    yield f"{'layer':22}{'P':>8}{'R':>8}{'F1':>8}{'floor':>7}{'right':>7}{'wrong':>7}{'missed':>7}"
    listed = [name for name in floors if name in table]
    for name in dict.fromkeys((*listed, *table)):
        tally = table[name]
        numbers = f"{tally.precision:8.4f}{tally.recall:8.4f}{tally.f1:8.4f}"
        counts = f"{tally.right:7}{tally.wrong:7}{tally.missed:7}"
        yield f"{name:22}{numbers}{_floor(floors, name)}{counts}{_mark(floors, name, tally.f1)}"
    if MACRO in floors:
        mean = macro(table)
        yield f"{MACRO:22}{'':16}{mean:8.4f}{_floor(floors, MACRO)}{'':21}{_mark(floors, MACRO, mean)}"


def _floor(floors: Mapping[str, float], name: str) -> str:
    return f"{floors[name]:7.2f}" if name in floors else " " * 7


def _mark(floors: Mapping[str, float], name: str, f1: float) -> str:
    return " <" if f1 < floors.get(name, 0.0) else ""
