"""Workers that run queries from outside and can be killed: a few processes for each directory and language.

A worker is reused for as long as it answers in time, opens a newer generation when one has been published, and is
killed and replaced when a query runs over its time or memory. They are spawned, never forked, and only read.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal

from graph.engines import generations
from graph.engines.limits import Limits
from graph.engines.worker import MAX_BYTES
from graph.errors import InvalidQuery, LibraryCorrupt, LimitExceeded

Kind = Literal["cypher", "sparql"]

MAX_WORKERS = 4
"""Queries that run at once on one directory in one language; more wait their turn."""
ARENA = "32MiB"
"""What KGLite's allocator reserves at once. By default it is 1 GiB, which would count as used and so as allowed."""
OPENING_SECONDS = 120.0
"""Time that a worker may take to start and open the graph; it does not count as the query's."""
_TOO_MUCH = re.compile("cannot allocate|would materialize|safety (limit|ceiling)")
_ROOT = Path(__file__).resolve().parents[2]


class _Died(Exception):
    """The process is gone: the kernel refused it memory, or somebody killed it."""


class _TooSlow(Exception):
    """The process did not answer in time."""


class Worker:
    """One process. Not shared between threads while it runs a query."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        paths = os.pathsep.join([str(_ROOT), *filter(None, sys.path)])
        environment = os.environ | {"PYTHONPATH": paths, "MIMALLOC_ARENA_RESERVE": ARENA}
        command = [sys.executable, "-P", "-m", "graph.engines.worker", str(theirs.fileno())]
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, no text from outside
                command,
                pass_fds=[theirs.fileno()],
                env=environment,
                stdin=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        self._connection = Connection(ours.detach())
        self.generation: generations.Generation | None = None
        self.ready = False

    def ask(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        """The answer. Raises `_TooSlow` after `seconds`, `_Died` when the process is gone."""
        try:
            self._connection.send_bytes(json.dumps(request).encode())
            if not self._connection.poll(seconds):
                raise _TooSlow
            answer: dict[str, Any] = json.loads(self._connection.recv_bytes(MAX_BYTES + 1024))
        except (EOFError, OSError) as error:
            raise _Died from error
        return answer

    def alive(self) -> bool:
        """Whether the process is still there; one that had nothing to do for long ends by itself."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End the process now, whatever it does."""
        self._process.kill()
        self._process.wait()
        self._connection.close()


class Pool:
    """The workers of one directory and language."""

    def __init__(self, kind: Kind, directory: Path) -> None:
        self._kind, self._directory = kind, directory
        self._idle: list[Worker] = []
        self._turn = threading.BoundedSemaphore(MAX_WORKERS)
        self._lock = threading.Lock()

    def run(self, text: str, parameters: dict[str, Any], limits: Limits) -> dict[str, Any]:
        """What the worker answers to the query.

        Raises:
            InvalidQuery: the engine does not accept the text.
            LimitExceeded: time or memory ran out, or no worker came free in time.
        """
        request = {"run": text, "parameters": parameters, "rows": limits.rows}
        request |= {"seconds": limits.seconds, "memory": limits.memory}
        with self._worker(limits.seconds) as worker:
            try:
                answer = worker.ask(request, limits.seconds)
            except _TooSlow:
                raise LimitExceeded(f"stopped after {limits.seconds:g} s; narrow the query or add a LIMIT") from None
            except _Died:
                reason = f"stopped at {limits.memory >> 20} MiB of memory, or nested too deeply; narrow the query"
                raise LimitExceeded(reason) from None
            if answer.get("error") == "failed":
                raise InvalidQuery(_short(answer["message"]))
        if answer.get("error") == "large":
            raise LimitExceeded(f"{answer['message']}, more than {MAX_BYTES >> 20} MiB; return fewer columns or rows")
        if "error" in answer:
            refused = LimitExceeded if _TOO_MUCH.search(answer["message"]) else InvalidQuery
            raise refused(_short(answer["message"]))
        return answer

    def close(self) -> None:
        """End the idle workers."""
        with self._lock:
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.kill()

    @contextmanager
    def _worker(self, patience: float) -> Iterator[Worker]:
        """An idle worker on the newest generation; after any trouble it is killed instead of kept."""
        if not self._turn.acquire(timeout=patience):
            raise LimitExceeded(f"{MAX_WORKERS} queries are running; try again in a moment")
        try:
            worker = self._idle_one() or Worker()
            try:
                self._open(worker)
                yield worker
            except BaseException:
                worker.kill()
                raise
            with self._lock:
                self._idle.append(worker)
        finally:
            self._turn.release()

    def _idle_one(self) -> Worker | None:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.alive():
                    return worker
                worker.kill()
        return None

    def _open(self, worker: Worker) -> None:
        """Bring the worker to the newest generation; one that is swept away meanwhile is looked up again."""
        for _ in range(3):
            newest = generations.latest(self._directory)
            if worker.ready and worker.generation == newest:
                return
            try:
                request = {"open": str(newest.path) if newest else "", "kind": self._kind}
                answer = worker.ask(request, OPENING_SECONDS)
            except (_TooSlow, _Died):
                raise LimitExceeded("the graph could not be opened: not enough time or memory") from None
            if "error" not in answer:
                worker.generation, worker.ready = newest, True
                return
            time.sleep(0.05)
        raise LibraryCorrupt(f"{self._directory}: {answer['message']}; run “hoptac rebuild”")


def _short(message: str) -> str:
    """An engine's message as one line that begins with the position; lists of everything that was expected are cut."""
    found = re.search(r"(?:at )?(?:line )?(\d+)(?::|, col )(\d+): (.*)", message)
    line = f"line {found[1]}, column {found[2]}: {found[3]}" if found else message
    return line if len(line) <= 300 else line[:300] + "…"


@cache
def pool(kind: Kind, directory: Path) -> Pool:
    """The pool of a directory, one per process."""
    made = Pool(kind, directory)
    atexit.register(made.close)
    return made
