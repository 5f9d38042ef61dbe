"""What people decided about nodes that may be one: a file of its own beside the library, to which entries are appended.

    {"id": "3f9c…", "time": "2026-03-02T08:15:00Z", "reviewer": "Lan", "decision": "same",
     "first": "per:le-van-mot/tinh-giap", "second": "per:le-van-mot/tinh-at", "note": "…", "undoes": ""}

One JSON object a line. Nothing in the file is ever changed: `undo` is an entry too. It holds ids and no data, so it
outlives a rebuild, and the loss of everything else in the directory. An entry's id is made of its content, so that two
offices may exchange their files and read the same entry twice.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Final, Literal, TypeAlias, get_args

from graph.errors import InvalidRequest, LibraryCorrupt

FILE: Final = "reviews.jsonl"
Decision: TypeAlias = Literal["same", "different", "undo"]
_LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class Review:
    """One entry: who decided what about which two ids, and when (UTC, ISO 8601).

    `undo` names the entry that it takes back in `undoes`, and repeats its ids.
    """

    id: str
    time: str
    reviewer: str
    decision: Decision
    first: str
    second: str
    note: str = ""
    undoes: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """The two ids in a fixed order."""
        return (self.first, self.second) if self.first <= self.second else (self.second, self.first)


def review(
    time: datetime, reviewer: str, decision: Decision, pair: tuple[str, str], note: str = "", undoes: str = ""
) -> Review:
    """A new entry.

    Raises:
        InvalidRequest: the two ids are one, the reviewer has no name, or name or note are too long.
    """
    first, second = sorted(pair)
    name, words = " ".join(reviewer.split()), " ".join(note.split())
    if first == second:
        raise InvalidRequest(f"{first}: one id twice; name two nodes that may be the same")
    if not name:
        raise InvalidRequest("who decides? give the reviewer's name (--by NAME, or the variable HOPTAC_REVIEWER)")
    if len(name) + len(words) > _LONGEST:
        raise InvalidRequest(f"name and note are longer than {_LONGEST:,} characters; write a shorter note")
    when = time.isoformat(timespec="microseconds").replace("+00:00", "Z")
    return _numbered(Review("", when, name, decision, first, second, words, undoes))


def read(directory: Path) -> tuple[Review, ...]:
    """All entries in the order of time; none where there is no file.

    Raises:
        LibraryCorrupt: a line is no entry; the message names it. A last line that a loss of power cut short is skipped.
    """
    try:
        text = (directory / FILE).read_bytes().decode("utf-8", errors="replace")
    except FileNotFoundError:
        return ()
    whole, _, _ = text.rpartition("\n")
    try:
        return parse(whole, str(directory / FILE))
    except InvalidRequest as error:
        raise LibraryCorrupt(f"{error}; correct the line or restore a copy of the file") from error


def parse(text: str, name: str) -> tuple[Review, ...]:
    """Entries of an exported file, each once, in the order of time.

    Raises:
        InvalidRequest: a line is no entry; the message names file and line.
    """
    found = {}
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            entry = _entry(line, f"{name}, line {number}")
            found[entry.id] = entry
    return tuple(sorted(found.values(), key=lambda entry: (entry.time, entry.id)))


def dumps(entries: Iterable[Review]) -> str:
    """Entries as JSON lines."""
    return "".join(json.dumps(asdict(entry), ensure_ascii=False) + "\n" for entry in entries)


def append(directory: Path, entries: Sequence[Review]) -> None:
    """Add entries durably; the caller holds the writer's lock."""
    if not entries:
        return
    _repair(directory / FILE)
    with (directory / FILE).open("ab") as file:
        file.write(dumps(entries).encode())
        file.flush()
        os.fsync(file.fileno())


def digest(directory: Path) -> str:
    """What tells one state of the file from another; empty where there is none."""
    path = directory / FILE
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def _repair(path: Path) -> None:
    """Take away a last line that was cut short: it was never reported as written."""
    written = path.read_bytes() if path.exists() else b""
    whole, end, _ = written.rpartition(b"\n")
    if len(whole + end) < len(written):
        os.truncate(path, len(whole + end))


def _entry(line: str, where: str) -> Review:
    try:
        values = json.loads(line)
        known = {field.name for field in fields(Review)}
        entry = Review(**{key: value for key, value in values.items() if key in known})
    except (ValueError, TypeError, AttributeError) as error:
        raise InvalidRequest(f"{where}: no review ({error})") from error
    if not all(isinstance(value, str) for value in asdict(entry).values()) or entry.decision not in get_args(Decision):
        raise InvalidRequest(f"{where}: no review; “decision” is one of same, different, undo, and all values are text")
    if entry.first >= entry.second or not entry.reviewer or _numbered(entry).id != entry.id:
        raise InvalidRequest(f"{where}: this review was changed after it was written (its id does not fit)")
    return entry


def _numbered(entry: Review) -> Review:
    """The entry with the id that its content gives it."""
    content = {key: value for key, value in asdict(entry).items() if key != "id"}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return Review(**content | {"id": hashlib.sha256(text.encode()).hexdigest()[:12]})
