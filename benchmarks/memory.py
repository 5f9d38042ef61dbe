"""The peak of memory while 2,000 documents are read.

    python -m benchmarks.memory

Two fresh processes: one reads the documents one by one and drops the facts, the other loads them into a store, as
`hoptac load` does, with a process for each core. The limit holds for each process that reads. The documents are those
of `benchmarks.documents`, again and again, each time with another number at the end.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

from benchmarks.documents import ROOT, sources

DOCUMENTS, LIMIT_MEGABYTES = 2_000, 300
_ONE_BY_ONE = """
import json, resource, sys
from pathlib import Path
from loaders.pipeline import read_file
for path in sorted(Path(sys.argv[1]).iterdir()):
    read_file(path)
print(json.dumps([resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""
_BATCH = """
import json, resource, sys
from pathlib import Path
from graph.store import Store
from loaders.batch import load
with Store.open(Path(sys.argv[2]), write=True) as store, store.batch():
    for item in load(store, [sys.argv[1]]):
        pass
users = resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF
print(json.dumps([resource.getrusage(user).ru_maxrss for user in users]))
"""


def main() -> None:
    """Print the peaks; exit with a message where one that reads is over the limit."""
    with tempfile.TemporaryDirectory() as directory:
        folder = Path(directory)
        documents = folder / "documents"
        documents.mkdir()
        write_documents(documents)
        (alone,) = _peaks(folder, _ONE_BY_ONE)
        reader, store = _peaks(folder, _BATCH)
    print(f"peak of memory, {DOCUMENTS:,} documents: one by one {alone:.0f} MB")
    print(f"  in a batch: a process that reads {reader:.0f} MB, the one that stores {store:.0f} MB")
    if max(alone, reader) > LIMIT_MEGABYTES:
        sys.exit(f"over the limit of {LIMIT_MEGABYTES} MB")


def write_documents(folder: Path) -> None:
    """Write the documents as files."""
    for number, source in enumerate(islice(cycle(sources()), DOCUMENTS)):
        (folder / f"{number:04}.txt").write_text(f"{source.text}\n\n{number}\n", encoding="utf-8")


def _peaks(folder: Path, program: str) -> list[float]:
    """Megabytes that a program prints as its peaks, run on the documents of a folder."""
    command = [sys.executable, "-c", program, str(folder / "documents"), str(folder / "data")]
    ran = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True, cwd=ROOT)
    return [peak / 1024 for peak in json.loads(ran.stdout.splitlines()[-1])]


if __name__ == "__main__":
    main()
