"""How fast documents are read, beside others who look for names in Vietnamese and the least that any of them must do.

    python -m benchmarks.reading [--profile]

Everything runs on one core, in one process, over the same documents: the real ones of ../shared where they are present,
else the samples. Rates are in characters per second of processor time.

- whole reading: fold, dissect, resolve, extract, to the facts of a document
- underthesea: its named entities; pyvi: its tokeniser; both where installed (`make bench` does), over fewer documents
- bare Aho-Corasick: one pass for the names of all provinces and districts

Then the peak of memory (`benchmarks.memory`), and a text of two million characters against the same in twenty pieces.
`--profile` prints instead which stage of the reading takes which share of the time.
"""

from __future__ import annotations

import argparse
import inspect
import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from itertools import cycle

from ahocorasick_rs import AhoCorasick

from benchmarks import memory
from benchmarks.documents import sources
from loaders import pipeline
from loaders.pipeline import extract
from loaders.places.gazetteer import load
from loaders.source import Source

PEERS = {"underthesea NER": ("underthesea", "ner"), "pyvi tokeniser": ("pyvi.ViTokenizer", "tokenize")}
"""Name of each peer, its module and its function from a text."""
PEER_CHARACTERS, BARE_ROUNDS = 60_000, 10
LONG, PIECES = 2_000_000, 20
INSTALL = "not installed: `make .venv/bench`"


def main() -> None:
    """Print the table, or the profile. Exit code 1 where memory is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--profile", action="store_true", help="only the share of each stage of the reading")
    options, _ = parser.parse_known_args()
    on_one_core()
    found = sources()
    extract(found[0])  # vocabulary and gazetteer are loaded once in a process, not once for each document
    if options.profile:
        print_profile(found)
        return
    print_rates(found)
    print_length(found)
    memory.main()


def print_rates(documents: Sequence[Source]) -> None:
    """Each rate, and how it stands to the whole reading."""
    ours = _rate(documents, _whole)
    print(f"{len(documents)} documents, {sum(len(document.text) for document in documents):,} characters")
    print(f"{'whole reading':22}{ours:9.3f} Mchar/s")
    for name, (module, function) in PEERS.items():
        rate = _peer_rate(documents, module, function)
        print(f"{name:22}" + (f"{rate:9.4f} Mchar/s   reading is {ours / rate:.1f} times as fast" if rate else INSTALL))
    names = AhoCorasick(sorted(load().names()))
    bare = _rate(list(documents) * BARE_ROUNDS, lambda document: names.find_matches_as_indexes(document.text))
    print(f"{'bare Aho-Corasick':22}{bare:9.3f} Mchar/s   reading takes {bare / ours:.1f} times as long")


def print_length(documents: Sequence[Source]) -> None:
    """A long text read whole against the same in pieces: 1.0 where time grows with length only."""
    text = _long_text(documents)
    step = LONG // PIECES
    pieces = [_as_source(text[start : start + step]) for start in range(0, LONG, step)]
    apart, whole = _seconds(pieces), _seconds([_as_source(text)])
    print(f"{LONG:,} characters: whole {whole:.1f} s, in {PIECES} pieces {apart:.1f} s, ratio {whole / apart:.2f}")


def print_profile(documents: Sequence[Source]) -> None:
    """The share of each function that the pipeline calls, with what it calls in turn."""
    spent: Counter[str] = Counter()
    stages = {n: f for n, f in vars(pipeline).items() if inspect.isfunction(f) and _is_stage(f)}
    for name, stage in stages.items():
        setattr(pipeline, name, partial(_timed, spent, name, stage))
    try:
        whole = _seconds(documents)
    finally:
        for name, stage in stages.items():
            setattr(pipeline, name, stage)
    for name, seconds in spent.most_common():
        print(f"{name:22}{seconds / whole:7.1%}{seconds:9.3f} s   {stages[name].__module__}")
    print(f"{'everything':22}{1:7.1%}{whole:9.3f} s")


def on_one_core() -> None:
    """Keep this process, whose peers may use threads, on one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _peer_rate(documents: Sequence[Source], module: str, function: str) -> float | None:
    """The rate of a function from a text over some documents; None where its package is not installed."""
    try:
        work = getattr(import_module(module), function)
    except ImportError:
        return None
    texts = _long_text(documents)[:PEER_CHARACTERS].split("\n\n")
    some = [_as_source(text) for text in texts if text.strip()]
    work(some[0].text)
    return _rate(some, lambda document: work(document.text))


def _long_text(documents: Sequence[Source]) -> str:
    """The documents one after the other, again from the first where they are fewer than `LONG` characters."""
    parts: list[str] = []
    length = 0
    for document in cycle(documents):
        parts.append(document.text)
        length += len(document.text) + 2
        if length > LONG:
            return "\n\n".join(parts)[:LONG]
    raise ValueError("no documents")


def _is_stage(function: Callable[..., object]) -> bool:
    return function.__module__.startswith("loaders.") and function.__module__ != pipeline.__name__


def _as_source(text: str) -> Source:
    return Source("text.txt", text, "0" * 64)


def _whole(document: Source) -> object:
    return extract(document)


def _timed(spent: Counter[str], name: str, stage: Callable[..., object], *arguments: object, **named: object) -> object:
    start = time.process_time()
    answer = stage(*arguments, **named)
    spent[name] += time.process_time() - start  # type: ignore[assignment]  # a counter counts seconds as well
    return answer


def _rate(documents: Sequence[Source], work: Callable[[Source], object]) -> float:
    """Millions of characters a second."""
    return sum(len(document.text) for document in documents) / _seconds(documents, work) / 1e6


def _seconds(documents: Sequence[Source], work: Callable[[Source], object] = _whole) -> float:
    start = time.process_time()
    for document in documents:
        work(document)
    return time.process_time() - start


if __name__ == "__main__":
    main()
