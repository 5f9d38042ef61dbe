"""Every error that Hợp Tác raises on purpose, in one tree.

    HoptacError
    ├── UnreadableSource      a file that cannot become text: empty, binary, undecodable
    ├── NotFound              no document, entity or source of that name
    ├── Ambiguous             a name that fits several; `candidates` lists them
    ├── InvalidRequest        an argument that makes no sense, with what would
    │   └── InvalidQuery      a Cypher or SPARQL text that does not parse
    ├── Forbidden             a query that would write, call procedures or read files
    ├── LimitExceeded         a query stopped at its time, memory or row limit
    ├── LibraryBusy           another process writes to this data directory
    ├── LibraryCorrupt        the data directory is not ours or is damaged
    ├── EngineUnavailable     a query server that does not answer
    └── Nonconforming         a graph that breaks the rules of its ontology

`exit_code` is what the command line returns and `status` what HTTP answers; both are documented in `docs/errors.md`.
"""

from __future__ import annotations

import re
from typing import ClassVar


class HoptacError(Exception):
    """Base of all errors here. `str(error)` is one line for a person: what was wrong, where, what to do."""

    exit_code: ClassVar[int] = 1
    status: ClassVar[int] = 500
    title: ClassVar[str] = "Internal error"


class UnreadableSource(HoptacError):
    """A file that cannot become text: missing, empty, binary, undecodable."""

    exit_code, status, title = 3, 422, "Unreadable source"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


class NotFound(HoptacError):
    """Nothing here has that name, number or id."""

    exit_code, status, title = 4, 404, "Not found"


class Ambiguous(HoptacError):
    """A name that fits several entities; `candidates` are their ids, best first."""

    exit_code, status, title = 5, 409, "Ambiguous name"

    def __init__(self, name: str, candidates: tuple[str, ...]) -> None:
        super().__init__(f"“{name}” may be {', '.join(candidates)}: use one of these ids")
        self.name, self.candidates = name, candidates


class InvalidRequest(HoptacError):
    """An argument that makes no sense; the message says what would."""

    exit_code, status, title = 2, 400, "Invalid request"


class InvalidQuery(InvalidRequest):
    """A Cypher or SPARQL text that does not parse; the message gives the position where the engine does."""

    title = "Invalid query"

    @property
    def position(self) -> tuple[int, int] | None:
        """Line and column, both from 1, where the engine gives them: the message begins with them."""
        found = re.match(r"line (\d+), column (\d+):", str(self))
        return (int(found[1]), int(found[2])) if found else None


class Forbidden(HoptacError):
    """A query that would write, call a procedure or read a file, or a write without the key."""

    exit_code, status, title = 6, 403, "Not allowed"


class LimitExceeded(HoptacError):
    """A query stopped at its time, memory or row limit."""

    exit_code, status, title = 7, 503, "Limit exceeded"


class LibraryBusy(HoptacError):
    """Another process is writing to this data directory."""

    exit_code, status, title = 8, 503, "Library busy"


class LibraryCorrupt(HoptacError):
    """The data directory is not one of ours, is of another version, or is damaged."""

    exit_code, status, title = 9, 500, "Library unusable"


class EngineUnavailable(HoptacError):
    """The query server that a setting names does not answer or refuses us."""

    exit_code, status, title = 10, 503, "Engine unavailable"


class Nonconforming(HoptacError):
    """The graph breaks the ontology's rules; the findings were printed."""

    exit_code, status, title = 11, 500, "Graph breaks its rules"
