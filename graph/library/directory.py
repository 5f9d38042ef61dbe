"""The data directory itself: whether it is one of ours, how large it is, and what is reported of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from graph.errors import LibraryCorrupt
from graph.library import reviews
from graph.library.database import FILE


@dataclass(frozen=True, slots=True)
class Outcome:
    """What `add` or `remove` did.

    `documents` are the ids that the source holds now (or held), its main document first; `others` the sources that
    now say something else, because what they cite became known or unknown.
    """

    action: Literal["added", "unchanged", "replaced", "removed"]
    source: str
    documents: tuple[str, ...]
    others: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Info:
    """What is in a data directory and how far its engines are; `counts` by node label and relationship type."""

    directory: Path
    commit: int
    sources: int
    held_documents: int
    nodes: Mapping[str, int]
    edges: Mapping[str, int]
    engines: Mapping[str, int]
    versions: Mapping[str, str]
    bytes: int


def refuse_foreign(directory: Path) -> None:
    """Raise `LibraryCorrupt` for a directory that holds other things and no library."""
    if directory.exists() and not directory.is_dir():
        raise LibraryCorrupt(f"{directory}: a file, not a data directory; name a directory")
    if not directory.is_dir() or (directory / FILE).exists():
        return
    ours = ("writer.lock", reviews.FILE)
    others = [path.name for path in directory.iterdir() if not path.name.startswith(".") and path.name not in ours]
    if others:
        raise LibraryCorrupt(f"{directory}: holds {min(others)} but no library; name an empty or new directory")


def changed_at(directory: Path) -> datetime:
    """When the last commit was written, in UTC to the second: by the age of the library's file, and of its log."""
    files = (directory / FILE, directory / f"{FILE}-wal")
    times = [path.stat().st_mtime for path in files if path.is_file() and path.stat().st_size]
    return datetime.fromtimestamp(int(max(times, default=0)), UTC)


def size_of(directory: Path) -> int:
    """Bytes on disk, counting files that share their content once."""
    stats = [path.stat() for path in directory.rglob("*") if path.is_file()]
    return sum({(stat.st_dev, stat.st_ino): stat.st_size for stat in stats}.values())


def version_of(package: str) -> str:
    """The installed version, "unknown" where the package runs from a checkout without being installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
