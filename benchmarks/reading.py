"""How fast documents are read, beside the least that any reader of names must do.

    python -m benchmarks.reading

The whole reading (fold, dissect, resolve, extract) of the samples and, where present, the real documents of ../shared,
on one core; the peer is one bare Aho-Corasick pass over the same text for the same place names, in the same run.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from graph.errors import UnreadableSource
from loaders.pipeline import extract
from loaders.places.gazetteer import load
from loaders.readers import find, read
from loaders.source import Source

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "samples", ROOT.parent / "shared" / "seeds", ROOT.parent / "shared" / "corpus" / "documents")


def main() -> None:
    """Print both rates and their ratio."""
    sources = list(_sources())
    names = AhoCorasick(sorted(load().names()))
    extract(sources[0])  # vocabulary and gazetteer are loaded once in a process, not once for each document
    ours = _rate(sources, lambda source: extract(source))
    bare = _rate(sources, lambda source: names.find_matches_as_indexes(source.text))
    print(f"{len(sources)} documents, {sum(len(source.text) for source in sources):,} characters")
    print(f"whole reading       {ours:9.3f} Mchar/s")
    print(f"bare Aho-Corasick   {bare:9.3f} Mchar/s")
    print(f"ratio               {bare / ours:9.1f} times slower than the bare pass")


def _sources() -> Iterator[Source]:
    for file in find(folder for folder in FOLDERS if folder.is_dir()):
        try:
            yield read(file)
        except UnreadableSource as error:
            print(error)


def _rate(sources: Sequence[Source], work: Callable[[Source], object]) -> float:
    """Millions of characters a second."""
    start = time.perf_counter()
    for source in sources:
        work(source)
    return sum(len(source.text) for source in sources) / (time.perf_counter() - start) / 1e6


if __name__ == "__main__":
    main()
