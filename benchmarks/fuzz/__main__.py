"""Read mutated documents for some minutes; exit code 1 where one fails.

    python -m benchmarks.fuzz [--minutes 5] [--seed 0]
    python -m benchmarks.fuzz --only SEED

Each text follows from a seed alone: a failure is found again by `--only`. The documents are the samples and, where
../shared is there, its seeds and corpus.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence

from benchmarks.fuzz.checks import ROOT, Failure, failure_of, read, shrink
from benchmarks.fuzz.mutations import mutate
from graph.errors import UnreadableSource
from loaders.readers import find
from loaders.readers import read as read_source

FOLDERS = (ROOT / "samples", ROOT.parent / "shared" / "seeds", ROOT.parent / "shared" / "corpus" / "documents")
_SHRINKING = 5.0


def documents() -> list[str]:
    """The texts that are mutated, in order of their files."""
    texts = []
    for path in find(folder for folder in FOLDERS if folder.is_dir()):
        try:
            texts.append(read_source(path).text)
        except UnreadableSource as error:
            print(error)
    return texts


def main(arguments: Sequence[str] | None = None) -> int:
    """Entry point; 0 where every text is read, 1 where one is not."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.fuzz", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=5.0, help="how long to go on (5)")
    parser.add_argument("--seed", type=int, default=0, help="the first seed (0); each text takes the next one")
    parser.add_argument("--only", type=int, metavar="SEED", help="read the text of one seed, and print where it fails")
    options = parser.parse_args(arguments)
    texts = documents()
    if options.only is not None:
        read(mutate(texts, options.only)[0])
        print(f"seed {options.only} is read")
        return 0
    return 1 if search(texts, options.seed, options.minutes * 60) else 0


def search(texts: list[str], seed: int, seconds: float) -> dict[tuple[str, str], Failure]:
    """Read one mutated text after another; print each new failure, and at the end how much was read."""
    found: dict[tuple[str, str], Failure] = {}
    first, characters, started = seed, 0, time.monotonic()
    slowest = (0.0, seed)
    while time.monotonic() - started < seconds:
        text, names = mutate(texts, seed)
        began = time.monotonic()
        failure = failure_of(text)
        slowest = max(slowest, (time.monotonic() - began, seed))
        characters += len(text)
        if failure is not None and failure.key not in found:
            found[failure.key] = failure
            _report(failure, seed, names)
        seed += 1
    print(f"{seed - first} texts, {characters:,} characters, {len(found)} failures", end="; ")
    print(f"slowest: seed {slowest[1]}, {slowest[0]:.1f} s")
    return found


def _report(failure: Failure, seed: int, names: tuple[str, ...]) -> None:
    print(f"seed {seed} ({', '.join(names)}): {failure.kind} at {failure.where}: {failure.message}")
    if failure.kind != "Endless":
        small = shrink(failure, lambda text: failure_of(text, seconds=_SHRINKING))
        print(f"    on {len(small.text)} characters: {small.text[:400]!r}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
