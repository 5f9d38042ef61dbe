"""Many files into the graph: a file that cannot be read is reported, and the rest goes on.

Reading is the slow part and knows nothing of the store, so it may run in other processes: any `concurrent.futures`
executor will do. Files are stored one by one, in order, each whole or not at all.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeAlias

from graph.conforming import findings
from graph.errors import UnreadableSource
from graph.facts import DocumentFacts
from graph.store import Outcome, Store
from loaders.pipeline import read_file
from loaders.readers import find
from loaders.source import Source

WORTH_A_POOL = 200
"""Files from which starting other processes, two seconds each, pays."""
READ_AHEAD = 64
"""Files that other processes read before the first of them is stored."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file that is in the graph now."""

    path: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not, and why, in one line."""

    path: str
    reason: str


Item: TypeAlias = Loaded | Refused


Answer: TypeAlias = tuple[Source, DocumentFacts] | Refused
Checked: TypeAlias = tuple[Answer, tuple[str, ...]]
"""With what the ontology's shapes forbid in it; nothing where that was not asked."""


def load(store: Store, paths: Iterable[str | Path], *, check: bool = False) -> Iterator[Item]:
    """Load files and folders into `store`, one item as each file is done; `loaders.readers.find` says which files.

    With `check` the ontology's shapes are run over what each file says, and findings are warnings of its outcome.
    """
    files = find(paths)
    with _executor(len(files)) as executor:
        for file, (answer, found) in zip(files, _read_all(files, executor, check), strict=True):
            yield _store(store, file, answer, found)


def _store(store: Store, file: Path, answer: Answer, found: tuple[str, ...]) -> Item:
    if isinstance(answer, Refused):
        return answer
    source, facts = answer
    outcome = store.add(source.name, source.text, source.sha256, facts)
    return Loaded(str(file), replace(outcome, warnings=outcome.warnings + found))


def _read_all(files: list[Path], executor: Executor | None, check: bool = False) -> Iterator[Checked]:
    """The answers in order. Other processes read only so far ahead: what is not stored yet is kept in memory."""
    if executor is None:
        yield from (_read(file, check) for file in files)
        return
    remaining = iter(files)
    ahead = deque(executor.submit(_read, file, check) for file in islice(remaining, READ_AHEAD))
    while ahead:
        yield ahead.popleft().result()
        ahead.extend(executor.submit(_read, file, check) for file in islice(remaining, 1))


def _read(file: Path, check: bool) -> Checked:
    answer = read_or_refuse(file)
    return answer, () if isinstance(answer, Refused) or not check else findings(answer[1])


def read_or_refuse(file: Path) -> Answer:
    """Read one file of many. A fault of ours in reading it is told as its refusal: it must not cost the others."""
    try:
        return read_file(file)
    except UnreadableSource as error:
        return Refused(str(file), error.reason)
    except Exception as error:
        logging.getLogger(__name__).exception("reading %s", file)
        reason = f"a fault of this program ({type(error).__name__}: {error}); please report it with the file"
        return Refused(str(file), " ".join(reason.split()))


@contextmanager
def _executor(files: int) -> Iterator[Executor | None]:
    """A process for each core where there is enough to read; started anew, since the store holds threads and locks."""
    cores = os.cpu_count() or 1
    if files < WORTH_A_POOL or cores == 1:
        yield None
        return
    with ProcessPoolExecutor(min(cores, files), mp_context=get_context("spawn")) as executor:
        yield executor
