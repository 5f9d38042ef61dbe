"""Sums of money and indicators of one source as nodes and edges.

    Amount ─STATED_IN→ Document; ─FUNDS→ Activity; ─PAID_BY, PAID_TO→ agency, group or unit
    Indicator ─STATED_IN→ Document; ─MEASURES→ Activity

They belong to their source, as activities do: ids are the source's path and the passage (`amt:…`, `ind:…`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from graph.facts import Amount, DocumentFacts, Indicator
from graph.tasks import Statement, identified
from ontology.records import Node, Value

_Said: TypeAlias = dict[str, Value | None]


class Quantities:
    """The sums and indicators of one source.

    Args:
        facts: what was read.
        source_id: the source's id, from which theirs are made.
        documents: graph ids of the documents by row id.
        activities: graph ids of the activities by row id.
    """

    def __init__(
        self, facts: DocumentFacts, source_id: str, documents: Mapping[str, str], activities: Mapping[str, str]
    ) -> None:
        self._facts, self._documents, self._activities = facts, documents, activities
        path = source_id.partition(":")[2]
        self._amounts = identified("amt", path, ((row.id, (row.evidence,), "") for row in facts.amounts))
        self._indicators = identified("ind", path, ((row.id, (row.evidence,), "") for row in facts.indicators))

    def nodes(self) -> Iterator[Node]:
        """Each sum, named as it is written, and each indicator, named for what it measures."""
        for amount in self._facts.amounts:
            yield _amount_node(self._amounts[amount.id], amount)
        for indicator in self._facts.indicators:
            yield _indicator_node(self._indicators[indicator.id], indicator)

    def statements(self) -> Iterator[Statement]:
        """What leads from them, each with its passage."""
        for amount in self._facts.amounts:
            ends = [(self._activities.get(amount.activity or ""), "FUNDS")]
            ends += [(payer, "PAID_BY") for payer in amount.payer]
            ends += [(payee, "PAID_TO") for payee in amount.payee]
            yield from self._leads(self._amounts[amount.id], amount, ends)
        for indicator in self._facts.indicators:
            measured = (self._activities.get(indicator.activity or ""), "MEASURES")
            yield from self._leads(self._indicators[indicator.id], indicator, [measured])

    def _leads(self, name: str, row: Amount | Indicator, ends: list[tuple[str | None, str]]) -> Iterator[Statement]:
        for target, kind in ((self._documents.get(row.document), "STATED_IN"), *ends):
            if target:
                yield Statement(name, target, kind, (row.evidence,), {"confidence": row.confidence})


def _amount_node(identifier: str, row: Amount) -> Node:
    said: _Said = {"name": row.raw, "currency": row.currency, "purpose": row.purpose}
    return _node(identifier, "Amount", said | _measure(row))


def _indicator_node(identifier: str, row: Indicator) -> Node:
    start, _, end = (row.period or "").partition("/")
    period: _Said = {"periodStart": start, "periodEnd": end or start}
    said: _Said = {"name": row.name, "unit": row.unit, "kind": row.kind}
    return _node(identifier, "Indicator", said | _measure(row) | period)


def _measure(row: Amount | Indicator) -> _Said:
    maximum = None if row.maximum is None else float(row.maximum)
    bounds: _Said = {"value": float(row.value), "maximum": maximum, "qualifier": row.qualifier, "per": row.per}
    return bounds | {"rawValue": row.raw, "confidence": row.confidence}


def _node(identifier: str, label: str, values: _Said) -> Node:
    return Node(identifier, label, {key: value for key, value in values.items() if value is not None and value != ""})
