"""What must hold of any text: it is read, in bounded time, and every passage is where its row says."""

from __future__ import annotations

import hashlib
import json
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from graph.build import build
from graph.facts_json import dumps, loads
from graph.identity import identify
from loaders.pipeline import extract
from loaders.source import Source

ROOT = Path(__file__).resolve().parent.parent.parent
GENEROUS = 60
"""Seconds after which one text is called endless: hundreds of times what it takes."""


class Endless(Exception):
    """A text that was still being read when its time was up."""


class Misplaced(Exception):
    """A row whose passage lies outside the text or does not say what the row quotes."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong with a text: `where` is the line of this project, the same for every text that fails there."""

    kind: str
    where: str
    message: str
    text: str

    @property
    def key(self) -> tuple[str, str]:
        """What two failures of one cause share."""
        return self.kind, self.where


def read(text: str) -> dict[str, Any]:
    """The facts of a text in JSON form; they come back from it, and make nodes and edges.

    Raises:
        Misplaced: the facts are not what their JSON gives, or a passage is not where it says.
    """
    facts = extract(Source("fuzz.txt", text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()))
    written = dumps(facts)
    if loads(written) != facts:
        raise Misplaced("the facts do not come back from their JSON")
    build(facts, identify(facts).source)
    rows: dict[str, Any] = json.loads(written)
    check_passages(rows, text)
    return rows


def check_passages(value: Any, text: str, path: str = "") -> None:
    """See that every `start`–`end` in a JSON value lies in the text and quotes it.

    Raises:
        Misplaced: one does not; the message names the row.
    """
    if isinstance(value, list):
        for number, item in enumerate(value):
            check_passages(item, text, f"{path}[{number}]")
    elif isinstance(value, dict):
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            _check_passage(value, text, path)
        for key, item in value.items():
            check_passages(item, text, f"{path}.{key}" if path else key)


def _check_passage(value: dict[str, Any], text: str, path: str) -> None:
    start, end = value["start"], value["end"]
    if not 0 <= start <= end <= len(text):
        raise Misplaced(f"{path}: {start}–{end} is not in a text of {len(text)} characters")
    quote = value.get("quote", value.get("text"))
    if quote is not None and text[start:end] != quote:
        raise Misplaced(f"{path}: {start}–{end} is not “{quote[:60]}”")


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Stop what runs inside after some seconds, patterns too (they look for signals); in the main thread.

    Raises:
        Endless: the time is up.
    """

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Endless(f"not read within {seconds:g} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def failure_of(text: str, work: Callable[[str], object] = read, seconds: float = GENEROUS) -> Failure | None:
    """What goes wrong when a text is read, None where nothing does."""
    try:
        with limited(seconds):
            work(text)
    except Exception as error:  # whatever it is, it is what we look for
        return Failure(type(error).__name__, _where(error), str(error)[:200], text)
    return None


def _where(error: Exception) -> str:
    """The innermost line of this project, or the row's kind where a passage is misplaced."""
    if isinstance(error, Misplaced):
        return str(error).partition("[")[0]
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_ours(frame.filename)]
    if not frames:
        return "outside"
    last = frames[-1]
    return f"{Path(last.filename).resolve().relative_to(ROOT).as_posix()}:{last.lineno}"


def _is_ours(name: str) -> bool:
    path = Path(name).resolve()
    return path.is_relative_to(ROOT) and ".venv" not in path.parts and "benchmarks" not in path.parts


def shrink(failure: Failure, fails: Callable[[str], Failure | None], tries: int = 400) -> Failure:
    """The same failure on less text: parts are left out for as long as it stays."""
    size = max(1, len(failure.text) // 2)
    while size and tries:
        start = 0
        while start < len(failure.text) and tries:
            tries -= 1
            less = fails(failure.text[:start] + failure.text[start + size :])
            if less is not None and less.key == failure.key:
                failure = less
            else:
                start += size
        size //= 2
    return failure
