"""The documents that the benchmarks read: the real ones of ../shared where they are present, else the samples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.errors import UnreadableSource
from loaders.readers import find, read
from loaders.source import Source

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
REAL = (ROOT.parent / "shared" / "seeds", ROOT.parent / "shared" / "corpus" / "documents")


def sources() -> list[Source]:
    """The documents, each once."""
    real = [folder for folder in REAL if folder.is_dir()]
    return list(_readable(real or [SAMPLES]))


def _readable(folders: Sequence[Path]) -> Iterator[Source]:
    for file in find(folders):
        try:
            yield read(file)
        except UnreadableSource as error:
            print(error)
