"""Score found facts against hand-made ones, layer by layer. Layers that the gold does not have are not scored."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from benchmarks.accuracy.matching import Layer, layers, pair_documents
from benchmarks.accuracy.rows import Row, bodies, date_of, is_free, overlap, spans

Verdict = Literal["right", "wrong", "missing"]
Table = dict[str, "Tally"]
# In the vocabulary of roles, but outside the list that was annotated (gold/GUIDELINES.md, 1).
_UNANNOTATED = frozenset({"kiểm tra", "giám sát", "hướng dẫn"})
_SILENT = frozenset({"evidence", "issuer_basis", "note", "identity_key"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row of one file: `row` is the gold's where it was found or is missing, the found one where it is wrong."""

    file: str
    verdict: Verdict
    row: Row

    def __str__(self) -> str:
        kept = {key: value for key, value in self.row.items() if key not in _SILENT and value not in (None, [], "")}
        sign = {"right": "=", "wrong": "+", "missing": "-"}[self.verdict]
        return f"{self.file} {sign} {json.dumps(kept, ensure_ascii=False)[:240]}"


@dataclass(slots=True)
class Tally:
    """Rows found right, found wrong and missed in one layer, and the judgements behind the counts."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    judgements: list[Judgement] = field(default_factory=list)

    def judge(self, file: str, verdict: Verdict, row: Row) -> None:
        """Count one row."""
        self.right += verdict == "right"
        self.wrong += verdict == "wrong"
        self.missed += verdict == "missing"
        self.judgements.append(Judgement(file, verdict, row))

    @property
    def precision(self) -> float:
        """Right among found; 1.0 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Right among wanted; 1.0 where nothing was wanted."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two; 1.0 where nothing was found or wanted."""
        every = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / every if every else 1.0

    @property
    def errors(self) -> Iterator[str]:
        """Each wrong (+) and each missing (-) row, one a line."""
        return (str(item) for item in self.judgements if item.verdict != "right")


def macro(table: Table) -> float:
    """The mean F1 of the layers; 0.0 of none."""
    return sum(tally.f1 for tally in table.values()) / len(table) if table else 0.0


def score_file(gold: Row, found: Row, table: Table, file: str) -> None:
    """Add what one file gives to a table; `gold` and `found` are in the annotators' JSON form."""
    gold, found = _comparable(gold, found)
    pairs = pair_documents(found.get("documents", []), gold.get("documents", []))
    _attributes(gold, found, pairs, table.setdefault("document attributes", Tally()), file)
    for layer in layers(pairs):
        if layer.key in gold:
            _match(layer, gold[layer.key], found.get(layer.key, []), table.setdefault(layer.name, Tally()), file)
    if "fields" in gold:
        _field_concepts(gold, found, pairs, table.setdefault("field concepts", Tally()), file)


def _comparable(gold: Row, found: Row) -> tuple[Row, Row]:
    """Both without what the annotators left out: years in ids, roles outside their list or their passages."""
    gold, found = dict(gold), dict(found)
    if "@20" not in json.dumps(gold):  # a gold that does not tell a merged province from its namesake before
        found = json.loads(re.sub(r"@20\d\d", "", json.dumps(found, ensure_ascii=False)))
    roles: list[Row] = [role for role in found.get("roles", []) if role.get("role") not in _UNANNOTATED]
    if "role_coverage" in gold:
        covered = gold["role_coverage"]["roles_plus_extra_exhaustive"]
        free = [{**role, "optional": True} for role in gold.get("roles_optional", [])]
        gold["roles"] = [*gold["roles"], *gold.get("roles_extra", []), *free]
        roles = [role for role in roles if _starts_within(role, covered)]
    if "lineage" in gold or "lineage_other" in gold:
        other = [{**row, "optional": True} for row in gold.get("lineage_other", [])]
        gold["lineage"] = [*gold.get("lineage", []), *other]
    return gold, {**found, "roles": roles}


def _starts_within(row: Row, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(first <= start < last for start, _ in spans(row) for first, last in ranges)


def _match(layer: Layer, gold: list[Row], found: list[Row], tally: Tally, file: str) -> None:
    """Give each found row the best gold row that is still to be had; a free gold row takes one without counting."""
    left = dict(enumerate(gold))
    for row in found:
        hits = sorted((i for i, other in left.items() if layer.same(row, other)), key=lambda i: -overlap(row, left[i]))
        counted = [i for i in hits if not is_free(left[i])]
        if not hits:
            tally.judge(file, "wrong", row)
            continue
        taken = left.pop((counted or hits)[0])
        if counted:
            tally.judge(file, "right", taken)
    for row in left.values():
        if not is_free(row):
            tally.judge(file, "missing", row)


def _attributes(gold: Row, found: Row, pairs: dict[str, str], tally: Tally, file: str) -> None:
    """Type, issuer and date of each document; a wrong one is wrong and missing, of a missed document all three miss."""
    by_id = {document["id"]: document for document in gold.get("documents", [])}
    for identifier, wanted in by_id.items():
        if identifier not in pairs.values() and not is_free(wanted):
            for name in ("type", "issuer", "date"):
                tally.judge(file, "missing", {"document": _title(wanted), name: _shown(wanted, name)})
    for document in found.get("documents", []):
        wanted = by_id.get(pairs.get(document["id"], ""))
        if wanted is not None:
            _compare_attributes(document, wanted, tally, file)


def _compare_attributes(document: Row, wanted: Row, tally: Tally, file: str) -> None:
    date = date_of(wanted)
    other = (wanted.get("accept_alt") or {}).get("date", date)
    checks = (
        ("type", document.get("type") in {wanted.get("type"), *(wanted.get("type_accept") or [])}),
        (
            "issuer",
            bodies(document.get("issuer")) in (bodies(wanted.get("issuer")), bodies(wanted.get("issuer_accept"))),
        ),
        ("date", date_of(document) in (date, other)),
    )
    for name, agrees in checks:
        if agrees:
            tally.judge(file, "right", {"document": _title(wanted), name: _shown(wanted, name)})
        elif not is_free(wanted):
            tally.judge(file, "wrong", {"document": _title(wanted), name: _shown(document, name)})
            tally.judge(file, "missing", {"document": _title(wanted), name: _shown(wanted, name)})


def _title(document: Row) -> str:
    return " ".join(str(document[key]) for key in ("type", "number", "symbol", "title") if document.get(key))[:80]


def _shown(document: Row, name: str) -> Any:
    return date_of(document) if name == "date" else document.get(name)


def _field_concepts(gold: Row, found: Row, pairs: dict[str, str], tally: Tally, file: str) -> None:
    """Each concept of each document once, wherever in its outline it stands."""
    wanted = {(row.get("document"), concept) for row in gold["fields"] for concept in row.get("concepts", [])}
    got = {
        (pairs.get(row.get("document", "")), concept)
        for row in found.get("fields", [])
        for concept in row.get("concepts", [])
    }
    verdicts: tuple[tuple[Verdict, set[tuple[Any, Any]]], ...] = (
        ("right", wanted & got), ("wrong", got - wanted), ("missing", wanted - got),
    )  # fmt: skip
    for verdict, concepts in verdicts:
        for document, concept in sorted(concepts, key=str):
            tally.judge(file, verdict, {"document": document, "concept": concept})
