"""Published generations of an engine's data: readers see the old one or the new one, never something between.

A generation is a file or directory named `<serial>-<commit>`; the highest serial counts. Publishing is one `rename`,
so killing the process at any moment leaves a whole generation behind. A few old ones are kept, because a reader
may have chosen one just before the next was published.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_NAME = re.compile(r"(\d{8})-(\d+)")
KEPT = 2


@dataclass(frozen=True, slots=True, order=True)
class Generation:
    """One published state: `commit` is the library's commit that it holds.

    Serials begin anew when somebody deletes the directory, so `inode` tells two generations of one name apart.
    """

    serial: int
    commit: int
    path: Path
    inode: int


def latest(directory: Path) -> Generation | None:
    """The newest published generation in `directory`, None where there is none."""
    return max(_generations(directory), default=None)


def publish(directory: Path, commit: int, write: Callable[[Path], None]) -> Generation:
    """Let `write` make the data at a temporary path, then publish it durably and drop what is no longer needed."""
    directory.mkdir(parents=True, exist_ok=True)
    newest = latest(directory)
    serial = newest.serial + 1 if newest else 1
    temporary = directory / f"new-{os.getpid()}"
    _remove(temporary)
    write(temporary)
    _sync(temporary)
    final = directory / f"{serial:08d}-{commit}"
    temporary.rename(final)
    _sync_one(directory)
    sweep(directory)
    return Generation(serial, commit, final, final.stat().st_ino)


def sweep(directory: Path) -> None:
    """Remove all but the newest generations, and what a killed writer left half done."""
    if not directory.is_dir():
        return
    kept = {generation.path for generation in sorted(_generations(directory))[-KEPT:]}
    for path in directory.iterdir():
        if path not in kept and (_NAME.fullmatch(path.name) or path.name.startswith("new-")):
            _remove(path)


def _generations(directory: Path) -> list[Generation]:
    if not directory.is_dir():
        return []
    with os.scandir(directory) as entries:
        found = [(entry, _NAME.fullmatch(entry.name)) for entry in entries]
    return [
        Generation(int(match[1]), int(match[2]), directory / entry.name, entry.inode())
        for entry, match in found
        if match
    ]


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    if path.is_dir():
        for child in path.iterdir():
            _sync_one(child)
    _sync_one(path)


def _sync_one(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
