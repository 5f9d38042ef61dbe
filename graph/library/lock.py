"""One writer at a time: an advisory lock on a file, which the system releases when the process dies."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from graph.errors import LibraryBusy

_NAME = "writer.lock"


class WriterLock:
    """The right to write to a data directory. Readers need none: SQLite's log and published snapshots serve them."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / _NAME
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            LibraryBusy: another process (or another `Store` of this one) has it; the message names its process id.
        """
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.read(descriptor, 20).decode(errors="replace").strip()
            os.close(descriptor)
            owner = f"process {holder}" if holder else "another process"
            text = f"{self._path.parent}: {owner} is writing here; wait for it, stop it, or name another directory"
            raise LibraryBusy(text) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        self._descriptor = descriptor

    def release(self) -> None:
        """Give it up; harmless when it is not held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
