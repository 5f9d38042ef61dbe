"""How much of what the real documents say is read, by the scorer that stands beside the gold (`make accuracy`).

    python -m benchmarks.accuracy [--errors LAYER] [--all] [--keep FOLDER]
    python -m benchmarks.accuracy --corpus

The folder `../shared` must be there: seeds and gold for the table, the corpus for `--corpus`, which prints how many
rows of each layer are found in documents without gold, and every file that could not be read.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

from graph.facts_json import LAYERS, dumps, to_dict
from loaders.pipeline import read_file

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
FLOORS = {
    "documents": 0.95, "document attributes": 0.95, "lineage": 0.95, "lineage typed": 0.90, "agreements": 0.90,
    "cooperations": 0.85, "field concepts": 0.90, "activities": 0.92, "activity concepts": 0.88,
    "roles": 0.90, "reporting": 0.85, "deadlines": 0.95,
    "signers": 1.00, "addressees": 1.00, "recipients": 0.90, "mentions": 0.85,
}  # fmt: skip
"""The least F1 that each layer must reach on the gold."""


def predict(seeds: Path, folder: Path) -> None:
    """Write one `<stem>.json` per seed into `folder`, in the form that the scorer reads."""
    for path in sorted(seeds.glob("*.txt")):
        _, facts = read_file(path)
        (folder / f"{path.stem}.json").write_text(dumps(facts), encoding="utf-8")


def measure(shared: Path, predicted: Path) -> dict[str, Any]:
    """Scores by layer (the scorer's `Score` objects) of the predictions in a folder."""
    scorer = _scorer(shared / "tools" / "score.py")
    scores: dict[str, Any] = {}
    for path in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "documents" in gold:
            answer = json.loads((predicted / path.name).read_text(encoding="utf-8"))
            scorer.score_file(gold, answer, scores, path.stem[:12])
    return scores


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def table(scores: dict[str, Any], layers: tuple[str, ...]) -> str:
    """Precision, recall and F1 of some layers, one line each; `<` marks one below its floor."""
    lines = [f"{'layer':22}{'P':>7}{'R':>7}{'F1':>7}{'floor':>7}{'tp':>6}{'fp':>6}{'fn':>6}"]
    for name in layers:
        s, floor = scores[name], FLOORS.get(name)
        mark = " <" if floor is not None and s.f1 < floor else ""
        wanted = f"{floor:7.2f}" if floor is not None else " " * 7
        lines.append(f"{name:22}{s.precision:7.3f}{s.recall:7.3f}{s.f1:7.3f}{wanted}{s.tp:6}{s.fp:6}{s.fn:6}{mark}")
    return "\n".join(lines)


def survey(corpus: Path) -> int:
    """Print rows per layer over documents without gold, and each crash; the number of crashes."""
    counts: Counter[str] = Counter()
    crashes = 0
    files = sorted(corpus.rglob("*.txt"))
    started = time.perf_counter()
    for path in files:
        try:
            rows = to_dict(read_file(path)[1])
        except Exception as error:  # a survey goes on and says which file failed
            crashes += 1
            print(f"{path.name}: {type(error).__name__}: {error}")
            continue
        counts.update({layer: len(rows[layer]) for layer in LAYERS})
    seconds = time.perf_counter() - started
    print(f"{len(files)} files, {crashes} crashes, {seconds:.1f} s")
    for layer in LAYERS:
        print(f"{layer:22}{counts[layer]:7}{counts[layer] / max(1, len(files)):9.1f} a file")
    return crashes


def main() -> int:
    """Entry point; exit code 1 where a layer is below its floor or a file of the corpus crashes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", metavar="LAYER", help="print each wrong (+) and missing (-) row of one layer")
    parser.add_argument("--all", action="store_true", help="also layers that this version does not read yet")
    parser.add_argument("--corpus", action="store_true", help="rows per layer over ../shared/corpus/documents")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the predictions in this folder")
    options = parser.parse_args()
    if not SHARED.is_dir():
        print("the folder of real documents (../shared) is not here: nothing to measure")
        return 0
    if options.corpus:
        return 1 if survey(SHARED / "corpus" / "documents") else 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        predict(SHARED / "seeds", folder)
        scores = measure(SHARED, folder)
    if options.errors and options.errors not in scores:
        parser.error(f"no layer “{options.errors}”: use one of {', '.join(scores)}")
    layers = tuple(scores) if options.all else tuple(name for name in scores if name in FLOORS)
    print(table(scores, layers))
    if options.errors:
        print("\n".join(scores[options.errors].errors))
    return 1 if any(scores[name].f1 < floor for name, floor in FLOORS.items() if name in scores) else 0


if __name__ == "__main__":
    sys.exit(main())
