"""Which reader takes which file.

A format is one module with a function `(name, data) -> Source` and one line in `READERS`. Every refusal is an
`UnreadableSource` whose message is one line: the file and the reason.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from graph.errors import UnreadableSource
from loaders.readers.markdown import read_markdown
from loaders.readers.plain import read_plain
from loaders.source import Source

Reader: TypeAlias = Callable[[str, bytes], Source]

MAX_BYTES = 16 * 1024 * 1024
"""Largest file that is read unless the caller says otherwise: some 10,000 pages of text."""

READERS: Mapping[str, Reader] = MappingProxyType({".txt": read_plain, ".md": read_markdown, ".markdown": read_markdown})
"""Reader by suffix in lower case. A file without suffix is read as plain text."""


def read(path: str | os.PathLike[str], *, max_bytes: int = MAX_BYTES) -> Source:
    """Read one file.

    Raises:
        UnreadableSource: missing, a directory, forbidden, empty, too big, binary, undecodable or of an unknown format.
    """
    file = Path(path)
    try:
        if file.is_dir():
            raise UnreadableSource(str(path), "is a folder: name its files, or load the folder")
        _check_size(str(path), file.stat().st_size, max_bytes)
        with file.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except FileNotFoundError:
        raise UnreadableSource(str(path), "no such file") from None
    except (OSError, ValueError) as error:
        raise UnreadableSource(str(path), f"cannot be opened ({_reason(error)})") from None
    return _read(str(path), file.name, data, max_bytes)


def read_bytes(name: str, data: bytes, *, max_bytes: int = MAX_BYTES) -> Source:
    """Read an upload; of `name` only the last part counts.

    Raises:
        UnreadableSource: as `read`.
    """
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    return _read(name, base, data, max_bytes)


def find(paths: Iterable[str | os.PathLike[str]]) -> list[Path]:
    """The files behind `paths`, each once: a file as it is, a folder's readable files in sorted order.

    Hidden files and folders inside a folder are skipped, symbolic links to folders not followed. A path that does not
    exist is kept, so that `read` reports it.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        for file in _walk(path) if path.is_dir() else (path,):
            found.setdefault(file)
    return list(found)


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in READERS:
                yield Path(parent) / name


def _read(path: str, name: str, data: bytes, max_bytes: int) -> Source:
    _check_size(path, len(data), max_bytes)
    suffix = Path(name).suffix.lower()
    reader = READERS.get(suffix) if suffix else read_plain
    if reader is None:
        raise UnreadableSource(path, f"no reader for {suffix} files (there is one for {', '.join(sorted(READERS))})")
    try:
        return reader(name, data)
    except UnreadableSource as error:
        raise UnreadableSource(path, error.reason) from None


def _check_size(path: str, size: int, max_bytes: int) -> None:
    if size > max_bytes:
        raise UnreadableSource(path, f"too big ({size:,} bytes; the limit is {max_bytes:,})")


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
