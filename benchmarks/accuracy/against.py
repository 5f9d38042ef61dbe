"""What another revision of this project reads in the same documents, and which rows came and went since.

The other revision is unpacked from git into a temporary folder and run there in a process of its own, by this
interpreter and so with the packages of today; its scorer is not used.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from benchmarks.accuracy.gold import ROOT, Case, GoldSet, facts_of
from benchmarks.accuracy.scoring import Table, score_file
from graph.errors import InvalidRequest
from graph.facts_json import LAYERS

Facts = dict[Path, dict[str, Any]]
Verdict = Literal["right", "wrong", "missing", "unjudged"]
_SHOWN: tuple[Verdict, ...] = ("right", "wrong", "unjudged")
Rows = dict[tuple[str, Verdict, str], None]
# What differs between two readings that say the same: running ids, and how sure and by which rule.
_RUNNING = frozenset(
    {"id", "confidence", "method", "issuer_basis", "identity_key", "note", "rule", "field", "activity"}
)
_DOCUMENTS = frozenset({"document", "from", "to", "basis", "agreement"})
_READER = """
import json, sys
from pathlib import Path
from graph.facts_json import dumps
from loaders.pipeline import read_file
for line in sys.stdin:
    path = Path(json.loads(line))
    try:
        answer = dumps(read_file(path)[1])
    except Exception as error:
        answer = json.dumps({"failed": f"{type(error).__name__}: {error}"})
    print(json.dumps([str(path), json.loads(answer)]), flush=True)
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One row that only one of two revisions has; `verdict` by the gold where there is gold."""

    layer: str
    file: str
    came: bool
    verdict: Verdict
    row: str

    @property
    def is_gain(self) -> bool:
        """Whether the change is for the better: a right row came or a wrong one went."""
        return self.came == (self.verdict == "right")

    def __str__(self) -> str:
        return f"{'came' if self.came else 'went'} {self.verdict:9}{self.layer:20} {self.file:24} {self.row}"


def unpack(revision: str, folder: Path, root: Path = ROOT) -> None:
    """Put the files of a revision into an empty folder.

    Raises:
        graph.errors.InvalidRequest: git does not know the revision, or it has no pipeline to run.
    """
    known = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if known.returncode:
        raise InvalidRequest(f"no revision “{revision}” in {root.name}: name a commit, branch or tag of it")
    packed = _git(root, "archive", "--format=tar", known.stdout.decode().split()[-1])
    if packed.returncode:
        raise InvalidRequest(f"git cannot unpack “{revision}”: {packed.stderr.decode().strip().splitlines()[-1]}")
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(folder, filter="data")
    if not (folder / "loaders" / "pipeline.py").is_file():
        raise InvalidRequest(f"revision “{revision}” has no loaders/pipeline.py: it is older than the reader")


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)


def read_at(revision: str, paths: Sequence[Path], root: Path = ROOT) -> Facts:
    """What a revision reads in some files.

    Raises:
        graph.errors.InvalidRequest: there is no such revision, or it cannot read with the packages that are installed.
    """
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        unpack(revision, folder, root)
        wanted = "".join(f"{json.dumps(str(path.resolve()))}\n" for path in paths)
        command = [sys.executable, "-c", _READER]
        done = subprocess.run(command, cwd=folder, input=wanted, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise InvalidRequest(f"revision “{revision}” does not run with the installed packages: {reason}")
    by_name = dict(json.loads(line) for line in done.stdout.splitlines())
    return {path: by_name[str(path.resolve())] for path in paths}


def judged(gold: GoldSet, before: Facts) -> Iterator[Change]:
    """Rows of a gold set that came and went since `before`, each right or wrong."""
    for case in gold.cases():
        now, then = _verdicts(case, facts_of(case.path)), _verdicts(case, before[case.path])
        yield from _differences(case.path.stem, now, then)


def _verdicts(case: Case, facts: dict[str, Any]) -> Rows:
    """Found rows by layer and verdict; a right one is the gold row that it is, so its words do not matter."""
    table: Table = {}
    score_file(case.gold, facts, table, case.path.stem)
    names = _names(facts)
    found: Rows = {}
    for layer, tally in table.items():
        for item in tally.judgements:
            if item.verdict != "missing":
                row = stable(item.row, names if item.verdict == "wrong" else {})
                found[layer, item.verdict, row] = None
    return found


def unjudged(paths: Iterable[Path], before: Facts) -> Iterator[Change]:
    """Rows that came and went in documents without gold."""
    for path in paths:
        yield from _differences(path.stem, _all_rows(_or_failure(path)), _all_rows(before[path]))


def _or_failure(path: Path) -> dict[str, Any]:
    try:
        return facts_of(path)
    except Exception as error:  # a comparison goes on, with the failure as what was read
        return {"failed": f"{type(error).__name__}: {error}"}


def _all_rows(facts: dict[str, Any]) -> Rows:
    if "failed" in facts:
        return {("failure", "unjudged", facts["failed"]): None}
    names = _names(facts)
    return {(layer, "unjudged", stable(row, names)): None for layer in LAYERS if layer in facts for row in facts[layer]}


def _differences(file: str, now: Rows, then: Rows) -> Iterator[Change]:
    for rows, others, came in ((now, then, True), (then, now, False)):
        for layer, verdict, row in rows:
            if (layer, verdict, row) not in others:
                yield Change(layer, file[:24], came, verdict, row)


def stable(row: dict[str, Any], documents: dict[str, str]) -> str:
    """A row as text, without running numbers and with documents by name: equal where two readings say the same."""
    kept: dict[str, Any] = {}
    for key, value in row.items():
        if key in _RUNNING or value in (None, [], "", {}):
            continue
        known = key in _DOCUMENTS and isinstance(value, str)
        kept[key] = documents.get(value, value) if known else _short(key, value)
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def _short(key: str, value: Any) -> Any:
    """Evidence by its offsets, as the words are in the document; dates without their blanks."""
    if isinstance(value, dict):
        return {name: part for name, part in value.items() if part is not None}
    if key != "evidence":
        return value
    listed = value if isinstance(value, list) else [value]
    return [f"{item['start']}-{item['end']}" for item in listed if item]


def _names(facts: dict[str, Any]) -> dict[str, str]:
    return {document["id"]: _name(document) for document in facts.get("documents", [])}


def _name(document: dict[str, Any]) -> str:
    number = f"{document.get('number') or ''}/{document.get('symbol') or ''}".strip("/")
    return f"{document.get('type')} {number or (document.get('title') or '')[:60]}"


def summary(changes: Sequence[Change]) -> Iterator[str]:
    """How many rows of each layer came and went, right and wrong."""
    layers = dict.fromkeys(change.layer for change in changes)
    if not layers:
        yield "no row came or went"
        return
    kinds: list[tuple[bool, Verdict]] = [(came, verdict) for verdict in _SHOWN for came in (True, False)]
    shown = [kind for kind in kinds if any((change.came, change.verdict) == kind for change in changes)]
    yield f"{'layer':22}" + "".join(f"{'came' if came else 'went':>8} {verdict:9}" for came, verdict in shown)
    for layer in layers:
        own = [(change.came, change.verdict) for change in changes if change.layer == layer]
        yield f"{layer:22}" + "".join(f"{own.count(kind):8} {'':9}" for kind in shown)
