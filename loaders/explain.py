"""What a source says, row by row: which line of code read it, what was unclear, what was looked at in vain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.explained import Doubt, Explanation, ReadRow, Refused, Said
from graph.facts import DocumentFacts, Mention, Span
from graph.facts_json import LAYERS, to_dict
from loaders.pipeline import extract
from loaders.source import Source
from loaders.text.fold import Folded
from loaders.tracing import Made, Trace, tracing

_ID = re.compile(r"(?:loc|org|grp|post|per|place):[^\s,;]+")
_ROW = re.compile(r"[a-z]+\d+")
_ELSEWHERE = {"id", "start", "end", "text", "evidence", "confidence", "method", "how"}
"""Keys of a row that have a place of their own in `ReadRow`."""
_WORD_OFFSETS = "loaders.extraction.mentions.scene"
"""The module whose records count words; all other records of the reading count folded characters."""
_CANDIDATES = frozenset({"Found", "Naming", "Statement", "Deed"})
"""Records of names, of cited documents, of cooperation and of roles, worth showing where no row came of them.

So is every other kind of record that rows of the same source were made from.
"""
_LONGEST_REFUSED = 160
"""Characters: a longer record is a paragraph or a table, as one of whole lines is."""


def explain(source: Source) -> Explanation:
    """Read a source and tell how: the facts are those of `loaders.pipeline.extract`."""
    with tracing() as trace:
        facts = extract(source)
    return explanation(source.text, facts, trace)


def explanation(text: str, facts: DocumentFacts, trace: Trace) -> Explanation:
    """The rows of facts with the rules that made them, as far as `trace` saw them made."""
    rows = tuple(_rows(facts, trace))
    return Explanation(text, facts, rows, tuple(_doubts(facts, rows)), tuple(_refused(text, facts, trace)))


def _rows(facts: DocumentFacts, trace: Trace) -> Iterator[ReadRow]:
    names, values = names_of(facts), to_dict(facts)
    only = facts.documents[0].id if facts.documents and len(facts.segments) < 2 else ""
    for layer in LAYERS:
        for number, (row, said) in enumerate(zip(getattr(facts, layer), values[layer], strict=True), start=1):
            yield ReadRow(
                key=said.get("id") or f"{layer[:2]}{number}",
                layer=layer,
                spans=_spans(row),
                says=tuple(one for one in _says(said, names) if (one.field, one.words) != ("document", only)),
                confidence=said.get("confidence", 1.0),
                method=said.get("how") or said.get("method") or said.get("issuer_basis") or "",
                rule=trace.rule(row),
            )


def names_of(facts: DocumentFacts) -> dict[str, str]:
    """What the ids of a source's entities and rows are called."""
    names = {entity.id: entity.name for entity in facts.entities}
    for row in facts.documents:
        number = row.number_raw or "/".join(filter(None, (row.number, row.symbol)))
        names[row.id] = f"{row.type_label} {number or row.title or ''}".strip()
    names |= {row.id: row.label for row in facts.fields}
    names |= {row.id: " ".join(row.evidence.quote.split()) for row in facts.activities}
    return names | {row.id: row.kind for row in facts.agreements}


def _spans(row: Any) -> tuple[Span, ...]:
    if isinstance(row, Mention):
        return (Span(row.start, row.end, row.text),)
    return row.evidence if isinstance(row.evidence, tuple) else (row.evidence,)


def _says(values: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[Said]:
    """The values of a row that are not empty, in words, with the names behind ids."""
    for key, value in values.items():
        words = _words(value)
        if key not in _ELSEWHERE and words:
            ids = _ID.findall(words) or (_ROW.findall(words) if isinstance(value, str) else [])
            yield Said(key, words, tuple((one, names[one]) for one in dict.fromkeys(ids) if one in names))


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        said = [(key, _words(one)) for key, one in value.items()]
        return "; ".join(f"{key} {one}" for key, one in said if one)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_words(one) for one in value)
    return "" if value is None or value is False else " ".join(str(value).split())


def _doubts(facts: DocumentFacts, rows: Sequence[ReadRow]) -> Iterator[Doubt]:
    """Decisions, then rows that are not certain or stand for several things, then warnings."""
    told: set[str] = set()
    for decision in facts.decisions:
        about = [row.key for row in rows if _is_about(decision.text, decision.confidence, row)]
        told.update(about)
        yield Doubt(decision.topic, decision.text, decision.decision, decision.confidence, tuple(about))
    alike: dict[tuple[str, str, str, float], list[str]] = {}
    for row in rows:
        if row.key not in told and (reason := _reason(row)):
            alike.setdefault((row.layer, row.words, reason, row.confidence), []).append(row.key)
    for (layer, words, reason, confidence), keys in alike.items():
        yield Doubt(layer, words, reason, confidence, tuple(keys))
    for warning in facts.warnings:
        yield Doubt("warning", "", warning)


def _is_about(words: str, confidence: float, row: ReadRow) -> bool:
    plain = " ".join(words.split())
    return row.confidence == confidence and (row.words == plain or any(said.words == plain for said in row.says))


def _reason(row: ReadRow) -> str:
    """Why a row is not certain, or what several things a mention stands for; empty where all is clear."""
    entities = next((said.words for said in row.says if row.layer == "mentions" and said.field == "entities"), "")
    if ", " in entities:
        return f"{row.method}: {entities}"
    if row.confidence == 1:
        return ""
    if row.method not in ("", "rule"):
        return row.method
    return f"by rule: {row.rule.made.place.name}, {row.rule.made.place}" if row.rule else "by rule"


def _refused(text: str, facts: DocumentFacts, trace: Trace) -> Iterator[Refused]:
    """Records of the reading about a short passage from which no row was made."""
    rows = [row for layer in LAYERS for row in getattr(facts, layer)]
    ways = [trace.way(row) for row in rows]
    kinds = {type(made.record).__name__ for way in ways for made in way} | _CANDIDATES
    taken = {(span.start, span.end) for row in rows for span in _spans(row)}
    copied = {id(made.source.record) for made in trace.made() if made.source}
    where = _Positions(text, trace)
    for made in trace.made():
        at = where.range(made) if type(made.record).__name__ in kinds and id(made.record) not in copied else None
        if at is None or at in taken or _whole_lines(text, *at):
            continue
        taken.add(at)
        if rule := trace.rule(made.record):
            yield Refused(type(made.record).__name__.lstrip("_"), Span(*at, text[slice(*at)]), rule)


def _whole_lines(text: str, start: int, end: int) -> bool:
    return text[max(0, start - 1) : start] in ("", "\n") and text[end : end + 1] in ("", "\n", "\r")


class _Positions:
    """Where records of the reading stand in the raw text."""

    def __init__(self, text: str, trace: Trace) -> None:
        records = [made.record for made in trace.made()]
        self.folded = next((one for one in records if isinstance(one, Folded) and one.raw == text), None)
        self.tokens = next((one for one in records if type(one).__name__ == "Tokens"), None)

    def range(self, made: Made) -> tuple[int, int] | None:
        """The raw range of a record about a short passage, None for others."""
        record = made.record
        start, end = getattr(record, "start", None), getattr(record, "end", None)
        kind = type(record).__module__
        if not isinstance(start, int) or not isinstance(end, int) or not kind.startswith("loaders.extraction."):
            return None
        if kind == _WORD_OFFSETS:
            words = self.tokens
            if words is None or not 0 <= start < end <= len(words.starts):
                return None
            start, end = words.starts[start], words.ends[end - 1]
        if self.folded is None or not 0 < end - start <= _LONGEST_REFUSED or end > len(self.folded.text):
            return None
        return self.folded.starts[start], self.folded.ends[end - 1]


def within(explained: Explanation, ranges: Iterable[tuple[int, int]]) -> Explanation:
    """Only what touches one of the ranges of the text."""
    ranges = tuple(ranges)
    rows = tuple(row for row in explained.rows if any(row.touches(*one) for one in ranges))
    keys = {row.key for row in rows}
    return Explanation(
        explained.text, explained.facts, rows,
        tuple(doubt for doubt in explained.doubts if keys.intersection(doubt.rows)),
        tuple(one for one in explained.refused if any(_touch(one.span, *at) for at in ranges)),
        {k: tuple(r for r in rows if any(r.touches(*one) for one in ranges)) for k, rows in explained.missed.items()}
        if explained.missed is not None else None,
    )  # fmt: skip


def _touch(span: Span, start: int, end: int) -> bool:
    return span.start < max(end, start + 1) and start < span.end
