"""Precision, recall and F1 by layer; exit code 1 where one is below its floor (docs/accuracy.md).

    python -m benchmarks.accuracy [--only SET] [--errors LAYER] [--keep FOLDER]
    python -m benchmarks.accuracy --against REV [--only SET] [--corpus]
    python -m benchmarks.accuracy --corpus

The sets are `samples` (in the checkout), and where ../shared is there `gold` and `vnlegaltext`. `--against` prints the
rows that came and went since another git revision; `--corpus` counts rows over documents without gold.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.accuracy import against, vnlegaltext
from benchmarks.accuracy.gold import REFERENCES, SETS, GoldSet, facts_of, lines, measure, shortfalls
from benchmarks.accuracy.scoring import Table
from benchmarks.accuracy.survey import CORPUS, survey
from graph.errors import HoptacError

_VNLEGALTEXT = "vnlegaltext"


def main(arguments: Sequence[str] | None = None) -> int:
    """Entry point; 0, 1 where a floor is missed or a document cannot be read, 2 for what cannot be asked."""
    options = _options(arguments)
    try:
        if options.against:
            return _against(options)
        if options.corpus:
            return 1 if survey(_corpus()) else 0
        return _scores(options)
    except (HoptacError, FileNotFoundError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="benchmarks.accuracy", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = [*(gold.name for gold in SETS), _VNLEGALTEXT]
    parser.add_argument("--only", choices=names, metavar="SET", help=f"one set: {', '.join(names)}")
    parser.add_argument("--errors", metavar="LAYER", help="print each wrong (+) and missing (-) row of one layer")
    parser.add_argument("--against", metavar="REV", help="print the rows that came and went since a git revision")
    parser.add_argument("--corpus", action="store_true", help="use ../shared/corpus/documents, which has no gold")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write what was read as JSON, one file a document")
    parser.add_argument("--all", action="store_true", help=argparse.SUPPRESS)  # all layers are printed anyway
    return parser.parse_args(arguments)


def _scores(options: argparse.Namespace) -> int:
    failed: list[str] = []
    known: set[str] = set()
    for gold in _chosen(options.only):
        print(f"== {gold.name}: {gold.documents.name}/")
        table = measure(gold)
        failed += [f"{gold.name}, {reason}" for reason in shortfalls(table, gold.floors)]
        print("\n".join(lines(table, gold.floors)))
        known |= _print_errors(table, options.errors)
        if options.keep:
            _keep(gold, options.keep)
    if options.only in (None, _VNLEGALTEXT) and _is_asked(options):
        failed += _references(options, known)
    if options.errors and options.errors not in known:
        raise FileNotFoundError(f"no layer “{options.errors}” was scored")
    print("\n".join(failed) or "every floor is reached")
    return 1 if failed else 0


def _chosen(only: str | None) -> list[GoldSet]:
    """The sets that are asked for and here; a line for each that is not here."""
    asked = [gold for gold in SETS if only in (None, gold.name)]
    for gold in asked:
        if not gold.is_here:
            print(f"== {gold.name}: not on this machine, left out")
    return [gold for gold in asked if gold.is_here]


def _is_asked(options: argparse.Namespace) -> bool:
    """Whether references are to be scored: they are here, and no errors of another layer are looked for."""
    if options.errors not in (None, REFERENCES) and options.only is None:
        return False
    if not vnlegaltext.FILE.is_file():
        print(f"== {_VNLEGALTEXT}: not on this machine, left out")
        return False
    return True


def _references(options: argparse.Namespace, known: set[str]) -> list[str]:
    result = vnlegaltext.evaluate()
    print(f"== {_VNLEGALTEXT}: validation set, {result.records} sentences; published F1 {vnlegaltext.PUBLISHED:.4f}")
    table = {REFERENCES: result.named, "by place": result.place, "exact spans": result.exact}
    floors = {REFERENCES: vnlegaltext.FLOOR}
    print("\n".join(lines(table, floors)))
    known |= _print_errors(table, options.errors)
    return [f"{_VNLEGALTEXT}, {reason}" for reason in shortfalls(table, floors)]


def _print_errors(table: Table, layer: str | None) -> set[str]:
    if layer in table:
        print("\n".join(table[layer].errors) or f"no errors in {layer}")
    return set(table)


def _keep(gold: GoldSet, folder: Path) -> None:
    (folder / gold.name).mkdir(parents=True, exist_ok=True)
    for case in gold.cases():
        words = json.dumps(facts_of(case.path), ensure_ascii=False)
        (folder / gold.name / f"{case.path.stem}.json").write_text(words, encoding="utf-8")


def _against(options: argparse.Namespace) -> int:
    """Print rows that came and went; 0 whatever they are: whether they are gains is for the reader to say."""
    sets = [] if options.corpus else _chosen(options.only)
    files = sorted(_corpus().rglob("*.txt")) if options.corpus else []
    paths = [*files, *(case.path for gold in sets for case in gold.cases())]
    before = against.read_at(options.against, paths)
    changes = list(against.unjudged(files, before))
    changes += [change for gold in sets for change in against.judged(gold, before)]
    for line in (*changes, *against.summary(changes)):
        print(line)
    return 0


def _corpus() -> Path:
    if not CORPUS.is_dir():
        raise FileNotFoundError("no documents without gold here: ../shared/corpus/documents is missing")
    return CORPUS


if __name__ == "__main__":
    sys.exit(main())
