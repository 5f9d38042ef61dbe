"""From the library's commits to the engines: catching up, and building anew.

The library is the truth. An engine that fell behind (the process died after the commit) gets the changes that it
missed; one that is new, is ahead (another library lay here before) or missed changes that are no longer kept is built
from the whole. Either way it ends up equal to a fresh build.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.engines.base import Engine
from graph.library.library import Library


def is_behind(library: Library, engine: Engine) -> bool:
    """Whether the engine does not hold the library's last commit."""
    return engine.applied() != library.head()


def catch_up(library: Library, engine: Engine) -> None:
    """Bring an engine to the library's last commit, by the shortest way that is exact."""
    applied, head = engine.applied(), library.head()
    if applied == head:
        return
    changes = library.changes(applied) if applied > 0 else None
    if changes is None:
        rebuild(library, engine)
    else:
        engine.apply(changes)


def rebuild(library: Library, engine: Engine) -> None:
    """Empty the engine and write the whole graph to it."""
    engine.clear()
    if library.head() > 0:
        engine.apply(library.snapshot())


def prune(library: Library, engines: Iterable[Engine]) -> None:
    """Let the library forget the changes that every engine holds."""
    library.prune(min(engine.applied() for engine in engines))
