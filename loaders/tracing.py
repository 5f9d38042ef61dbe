"""Which line of the reading made a row: watch every record of the reading being made, and who makes it.

    with tracing() as trace:
        facts = extract(source)
    trace.rule(facts.roles[0])      # Rule(made=Step("Deed", Place("loaders.extraction.roles.scan:_add", …)), …)

Rules are not registered anywhere. While tracing, the constructors of the dataclasses of `loaders` and of the rows note
the functions of `loaders` on the stack. A row is followed back to the record that it was copied from (`Mention` to
`ResolvedMention` to `Found`): one that stands in a variable of the function that makes the row and whose values the row
takes over. So a rule that is rewritten tomorrow is still named, and outside `tracing()` nothing costs anything.
"""

from __future__ import annotations

import dataclasses
import functools
import linecache
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from graph.explained import Place, Rule, Step

_ROOT = Path(__file__).resolve().parent.parent
_FOLDER = str(Path(__file__).resolve().parent)
_WATCHED = ("loaders.", "graph.facts.", "graph.fact_values.", "graph.task_facts.", "graph.named_facts.")
_UNTELLING = (
    "loaders.pipeline",
    "loaders.explain",
    "loaders.text.",
    "loaders.grammar.",
    "loaders.extraction.named.scan",
)
"""Modules that all rules use and that decide nothing; they are named only where nothing else made the record."""
_POSITIONS = {"start", "span", "range", "evidence", "at"}
"""A record with one of these is about a passage; others (contexts, tables) are what rules look at."""
_LEAST_SHARE = 0.1
_LONGEST_WAY = 12


@dataclass(frozen=True, slots=True)
class Call:
    """A function of `loaders` at work: its module, its code and the line that it was at."""

    module: str
    code: CodeType
    line: int

    @property
    def name(self) -> str:
        """`loaders.extraction.roles.find:find_roles`; a comprehension or lambda counts as its function."""
        return f"{self.module}:{_function(self.code)}"


@dataclass(frozen=True, slots=True)
class Made:
    """One record as it was made: the calls that led there, innermost first, and the record that it was copied from.

    Holding `record` keeps its identity its own.
    """

    record: Any
    calls: tuple[Call, ...]
    source: Made | None


class Trace:
    """What was made during one `tracing()`."""

    def __init__(self) -> None:
        self._made: dict[int, Made] = {}

    def note(self, record: Any, frame: FrameType | None) -> None:
        """Remember who made a record; its constructor calls this with the frame that called it."""
        original, frame = _replaced(frame)
        calls = tuple(_calls(frame))
        if frame is not None and calls:
            source = self._source(record, frame) if original is None else self._made.get(id(original))
            self._made[id(record)] = Made(record, calls, source)

    def _source(self, record: Any, frame: FrameType) -> Made | None:
        """The record of another kind that shares most values with this one, among the variables of its maker.

        A record that takes over next to nothing of another, or of several parts of it, is the maker's own work.
        """
        known = (self._made.get(id(value)) for value in frame.f_locals.values())
        near = [one for one in known if one and not _POSITIONS.isdisjoint(one.record.__dataclass_fields__)]
        parts = {id(value) for one in near for value in _values(one.record)}
        mine = {id(value) for value in _values(record)}
        best, most = None, len(mine) * _LEAST_SHARE
        for one in near:
            if type(one.record) is type(record) or id(one.record) in parts:
                continue
            shared = sum(id(value) in mine for value in _values(one.record))
            if shared > most:
                best, most = one, shared
        return best

    def way(self, record: Any) -> tuple[Made, ...]:
        """The record that this one was made from, what lay between, and itself last."""
        made, found = self._made.get(id(record)), list[Made]()
        while made is not None and len(found) < _LONGEST_WAY:
            found.append(made)
            made = made.source
        return tuple(reversed(found))

    def rule(self, record: Any) -> Rule | None:
        """Where a record was read, and what became of it since; None if it was not made while tracing."""
        steps = [_step(made) for made in self.way(record)]
        steps = [step for step in steps if not step.place.function.startswith(_UNTELLING)] or steps
        return Rule(steps[0], tuple(steps[1:])) if steps else None

    def made(self) -> Iterable[Made]:
        """Everything that was made, in order."""
        return self._made.values()


_ACTIVE: ContextVar[Trace | None] = ContextVar("_ACTIVE", default=None)
_LOCK = threading.Lock()
_users = 0
_originals: list[tuple[Any, Any]] = []


@contextmanager
def tracing() -> Iterator[Trace]:
    """Watch what this thread reads; other threads may read or trace at the same time."""
    global _users
    with _LOCK:
        _users += 1
        if _users == 1:
            _originals.extend(_watch(one) for one in _records())
    trace = Trace()
    token = _ACTIVE.set(trace)
    try:
        yield trace
    finally:
        _ACTIVE.reset(token)
        with _LOCK:
            _users -= 1
            if not _users:
                while _originals:
                    one, original = _originals.pop()
                    one.__init__ = original


def _records() -> set[type]:
    """The dataclasses of the reading and of its rows, in the modules that are loaded."""
    modules = [module for name, module in list(sys.modules.items()) if f"{name}.".startswith(_WATCHED)]
    found = {value for module in modules for value in vars(module).values() if isinstance(value, type)}
    ours = {one for one in found if f"{one.__module__}.".startswith(_WATCHED) and one.__module__ != __name__}
    return {one for one in ours if "__dataclass_fields__" in vars(one) and "__init__" in vars(one)}


def _watch(one: Any) -> tuple[Any, Any]:
    original = one.__init__

    @functools.wraps(original)
    def watched(self: Any, *args: Any, **values: Any) -> None:
        original(self, *args, **values)
        trace = _ACTIVE.get()
        if trace is not None:
            trace.note(self, sys._getframe(1))

    one.__init__ = watched
    return one, original


def _replaced(frame: FrameType | None) -> tuple[Any, FrameType | None]:
    """What `dataclasses.replace` copies, if that is who makes the record, and who called it."""
    if frame is None or frame.f_code.co_filename != dataclasses.__file__:
        return None, frame
    original = next(iter(frame.f_locals.values()), None)
    while frame is not None and frame.f_code.co_filename == dataclasses.__file__:
        frame = frame.f_back
    return original, frame


def _values(record: Any) -> Iterator[Any]:
    """The values of a record that tell where it comes from: no numbers, no flags, nothing empty."""
    for name in record.__dataclass_fields__:
        value = getattr(record, name, None)
        if not value or isinstance(value, (bool, int, float)):
            continue
        yield value
        if isinstance(value, tuple) and len(value) == 1 and dataclasses.is_dataclass(value[0]):
            yield value[0]


def _calls(frame: FrameType | None) -> Iterator[Call]:
    """The calls of `loaders` on the stack, innermost first."""
    last = ""
    while frame is not None:
        code = frame.f_code
        if code.co_filename.startswith(_FOLDER) and (name := _function(code)) != last:
            yield Call(frame.f_globals["__name__"], code, frame.f_lineno)
            last = name
        frame = frame.f_back


@functools.cache
def _function(code: CodeType) -> str:
    return code.co_qualname.partition(".<locals>.")[0]


def _step(made: Made) -> Step:
    innermost, *outer = made.calls
    callers = tuple(_place(call) for call in outer if not call.module.startswith(_UNTELLING))
    return Step(type(made.record).__name__, _place(innermost), callers)


@functools.cache
def _place(call: Call) -> Place:
    path = Path(call.code.co_filename)
    shown = path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name
    return Place(call.name, shown, call.line, linecache.getline(str(path), call.line).strip())
