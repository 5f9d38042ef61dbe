"""An explanation beside a gold file: which rows were found, which are wrong and how, which were not read.

Made for the loop of mending a rule and looking again; `make accuracy` is the measure. A read row and a gold row are
about the same if their passages overlap by half of the shorter one, documents also if their numbers are one. Rows that
the annotators are not sure of (`optional`, confidence below 0.9) cost nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

from graph.errors import InvalidRequest, UnreadableSource
from graph.explained import Explanation, Judged, ReadRow, Said
from graph.facts import Span
from graph.facts_json import LAYERS, to_dict
from ontology.vocabulary import vocabulary

_Row: TypeAlias = Mapping[str, Any]
_JUDGED: Mapping[str, tuple[str, ...]] = {
    "documents": ("type", "number", "symbol", "issuer", "date.value"),
    "lineage": ("from", "to", "property"),
    "agreements": ("parties",),
    "cooperations": ("pair",),
    "fields": ("concepts",),
    "activities": ("concepts",),
    "roles": ("role", "agency"),
    "reporting": ("reporter", "recipient", "deadline.value", "deadline.rule"),
    "addressees": ("org",),
    "recipients": ("org",),
    "signers": ("person", "title"),
    "events": ("kind", "date.value"),
    "places": ("entity",),
    "foreign_partners": ("entity",),
    "posts": ("post", "holder"),
    "amounts": ("value", "maximum", "currency"),
    "indicators": ("value", "maximum", "unit"),
    "objectives": (),
    "mentions": ("entities",),
}
"""What must agree, by layer; the words of names and tasks, which two people write differently, need not."""
_DOCUMENTS = ("from", "to")
_ANYWHERE = frozenset({"lineage", "agreements", "cooperations", "signers"})
"""Layers whose rows are the same if they say the same, wherever: one statement stands in several passages."""
_ONE_IS_ENOUGH = frozenset({"concepts"})
"""Values of which one in common will do."""
_ENOUGH = 0.5
_SURE = 0.9


def read_gold(path: Path) -> dict[str, Any]:
    """A file of the annotators' form (`docs` of `hoptac extract`) as JSON.

    Raises:
        UnreadableSource: there is no such file, or it is no text.
        InvalidRequest: it is not the JSON of document facts.
    """
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableSource(str(path), getattr(error, "strerror", None) or "is not UTF-8 text") from None
    except json.JSONDecodeError as error:
        raise InvalidRequest(f"{path}: not JSON: {error}") from None
    if not isinstance(gold, dict) or not isinstance(gold.get("documents"), list):
        raise InvalidRequest(f"{path}: not the JSON of document facts: it has no list “documents”")
    return gold


def compare(explained: Explanation, gold: Mapping[str, Any]) -> Explanation:
    """The same rows with what the gold says of each, and the gold's rows that were not read.

    Raises:
        InvalidRequest: the gold is of another text.
    """
    _check_text(explained.text, gold)
    values = to_dict(explained.facts)
    read = {row.key: row for row in explained.rows}
    pairs = _pairs(values["documents"], gold["documents"])
    documents = {values["documents"][mine]["id"]: gold["documents"][theirs]["id"] for mine, theirs in pairs.items()}
    judged: list[ReadRow] = []
    missed: dict[str, tuple[ReadRow, ...]] = {}
    for layer in LAYERS:
        mine = [row for row in read.values() if row.layer == layer]
        wanted: Sequence[_Row] | None = gold.get(layer)
        if wanted is None:
            judged += mine
            continue
        anywhere = layer in _ANYWHERE
        found = pairs if layer == "documents" else _pairs(values[layer], wanted, _JUDGED[layer], documents, anywhere)
        for index, row in enumerate(mine):
            other = wanted[found[index]] if index in found else None
            judged.append(replace(row, judged=_judge(layer, values[layer][index], other, documents)))
        lost = [row for index, row in enumerate(wanted) if index not in found.values() and not _is_free(row)]
        missed[layer] = tuple(_gold_row(layer, row, number) for number, row in enumerate(lost, start=1))
    return replace(explained, rows=tuple(judged), missed=missed)


def _check_text(text: str, gold: Mapping[str, Any]) -> None:
    for layer in ("documents", "mentions"):
        for row in gold.get(layer, ()):
            for start, end, quote in _passages(row):
                if quote and text[start:end] != quote:
                    raise InvalidRequest(f"the gold is of another text: at {start} it has “{quote[:40]}”")


def _pairs(
    mine: Sequence[_Row],
    wanted: Sequence[_Row],
    keys: Sequence[str] = (),
    documents: Mapping[str, str] | None = None,
    anywhere: bool = False,
) -> dict[int, int]:
    """Read rows with gold rows, one to one, by their places in the lists: the best fit first."""
    fits: list[tuple[float, int, int]] = []
    for i, row in enumerate(mine):
        for j, other in enumerate(wanted):
            shared = _overlap(row, other)
            same = sum(_agree(key, _value(row, key, documents), _value(other, key)) for key in keys)
            if shared >= _ENOUGH or _number(row) == _number(other) != "" or (anywhere and same == len(keys)):
                fits.append((shared + 2 * same, i, j))
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(fits, key=lambda fit: -fit[0]):
        if i not in chosen and j not in taken:
            chosen[i] = j
            taken.add(j)
    return chosen


def _judge(layer: str, row: _Row, other: _Row | None, documents: Mapping[str, str]) -> Judged:
    if other is None:
        return Judged("extra")
    values = [(key, _value(row, key, documents), _value(other, key)) for key in _JUDGED[layer]]
    accepted = {key for key, mine, _ in values if mine and mine == _value(other, f"{key}_accept")}
    wrong = tuple(
        (key, _shown(mine), _shown(theirs))
        for key, mine, theirs in values
        if not _agree(key, mine, theirs) and key not in accepted
    )
    if wrong and _is_free(other):
        return Judged("free")
    return Judged("wrong" if wrong else "found", wrong)


def _agree(key: str, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    if key == "property":
        names = {name.lower() for name in vocabulary().properties}
        mine, theirs = _plain(mine), _plain(theirs) & names
        return not theirs or not mine.isdisjoint(theirs)
    return mine == theirs or (key in _ONE_IS_ENOUGH and not mine.isdisjoint(theirs))


def _plain(value: frozenset[str]) -> frozenset[str]:
    """Names of properties without prefix and as letters only: `eli:based_on + vnkg:implements`."""
    return frozenset(name.replace("_", "").lower() for words in value for name in re.findall(r"\w+", words))


def _value(row: _Row, key: str, documents: Mapping[str, str] | None = None) -> frozenset[str]:
    """A value as a set of words; groups count by their place alone: two people name the same group differently."""
    value: Any = row
    for part in key.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    several = value if isinstance(value, (list, tuple)) else [value]
    words = (str(one) for one in several if one not in (None, ""))
    if documents is not None and key in _DOCUMENTS:
        words = (documents.get(word, f"({word})") for word in words)
    return frozenset(re.sub(r"^grp:[^/]*", "grp:", word) for word in words)


def _shown(value: frozenset[str]) -> str:
    return ", ".join(sorted(value)) or "–"


def _number(row: _Row) -> str:
    number = str(row.get("number") or "").lstrip("0")
    said = f"{number}{row.get('number_year') or ''}{row.get('symbol') or ''}" if number else ""
    return re.sub(r"[^0-9A-ZĐƯ]", "", said.upper().replace("Ð", "Đ"))


def _passages(row: _Row) -> list[tuple[int, int, str]]:
    if "start" in row:
        return [(row["start"], row["end"], row.get("text") or "")]
    evidence = row.get("evidence") or []
    evidence = evidence if isinstance(evidence, list) else [evidence]
    return [(one["start"], one["end"], one.get("quote") or "") for one in evidence if "start" in one]


def _overlap(row: _Row, other: _Row) -> float:
    """Shared characters of the best pair of passages, over the shorter one."""
    best = 0.0
    for start, end, _ in _passages(row):
        for first, last, _ in _passages(other):
            best = max(best, (min(end, last) - max(start, first)) / max(1, min(end - start, last - first)))
    return best


def _is_free(row: _Row) -> bool:
    return bool(row.get("optional")) or float(row.get("confidence") or 1) < _SURE


def _gold_row(layer: str, row: _Row, number: int) -> ReadRow:
    says = tuple(Said(key, _shown(_value(row, key))) for key in _JUDGED[layer] if _value(row, key))
    spans = tuple(Span(*one) for one in _passages(row))
    return ReadRow(f"gold-{layer[:2]}{number}", layer, spans, says, 1.0, "gold", None, Judged("missed"))
