"""Activities, assignments of roles and duties to report of one source as nodes and edges.

    Document ─ASSIGNS→ RoleAssignment ─ASSIGNED_TO→ agency or group; ─HAD_ROLE→ Role
    Document ─ASSIGNS→ Duty ─ASSIGNED_TO→ reporter; ─REPORTS_TO, REPORTS_VIA, REPORTS_FINALLY_TO, COPIED_TO→ who gets it
    Activity ─PLANNED_IN→ Document; ─PERFORMED_BY, WITH_PARTNER→ who; ─LOCATED_IN→ where; ─COVERS→ Field
    Activity ─ASSIGNS→ RoleAssignment, where a role is given for that activity alone

They belong to their source: ids are the source's path and the passage (`act:…/1203-1300`, `asg:…`, `duty:…`), so they
stay when another reading numbers its rows otherwise, and nothing is merged across documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from graph import nodes
from graph.facts import Activity, Deadline, DocumentFacts, Duty, RoleAssignment, Span, When
from graph.slug import slug
from ontology.records import Node, Value
from ontology.vocabulary import vocabulary

_Said: TypeAlias = dict[str, Value | None]
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Statement:
    """An edge to be: its ends and type, the passages that state it, and what else it carries."""

    source: str
    target: str
    type: str
    spans: tuple[Span, ...]
    said: Mapping[str, Value | None] = field(default_factory=dict)


class Tasks:
    """The tasks of one source.

    Args:
        facts: what was read.
        source_id: the source's id, from which the tasks take theirs.
        documents: graph ids of the documents by row id.
    """

    def __init__(self, facts: DocumentFacts, source_id: str, documents: Mapping[str, str]) -> None:
        self._facts, self._documents = facts, documents
        path = source_id.partition(":")[2]
        self.activities = identified("act", path, ((row.id, (row.evidence,), "") for row in facts.activities))
        self._roles = identified("asg", path, ((row.id, row.evidence, slug(row.role)) for row in facts.roles))
        self._duties = identified("duty", path, ((row.id, row.evidence, "") for row in facts.reporting))
        self._headings = {row.id: row for row in facts.fields}

    def nodes(self) -> Iterator[Node]:
        """Activities, assignments and duties, and the roles and fields that they name."""
        for activity in self._facts.activities:
            yield self._activity_node(activity)
            yield from map(nodes.field_node, activity.concepts)
        for assignment in self._facts.roles:
            yield _node(self._roles[assignment.id], "RoleAssignment", assignment.task, confidence=assignment.confidence)
            if assignment.role in vocabulary().roles:
                yield _role_node(assignment.role)
        for duty in self._facts.reporting:
            said = _deadline(duty.deadline) | {"note": duty.note, "confidence": duty.confidence}
            yield _node(self._duties[duty.id], "Duty", duty.content, frequency=duty.frequency, **said)

    def statements(self) -> Iterator[Statement]:
        """What leads from and to the tasks, each with its passages."""
        for activity in self._facts.activities:
            yield from self._of_activity(activity)
        for assignment in self._facts.roles:
            yield from self._of_assignment(assignment)
        for duty in self._facts.reporting:
            yield from self._of_duty(duty)

    def _activity_node(self, row: Activity) -> Node:
        heading = " › ".join(self._headings_above(row.field))
        said = _when(row.time) | {"heading": heading, "confidence": row.confidence}
        return _node(self.activities[row.id], "Activity", row.evidence.quote, kind=row.type, **said)

    def _headings_above(self, row: str | None) -> list[str]:
        """Labels from the outermost to the activity's own; a heading that is above itself ends the climb."""
        found: dict[str, str] = {}
        while row in self._headings and row not in found:
            heading = self._headings[row]
            found[row] = _one_line(heading.label)
            row = heading.parent
        return list(reversed(found.values()))

    def _of_activity(self, row: Activity) -> Iterator[Statement]:
        name, spans = self.activities[row.id], (row.evidence,)
        ends = [(self._documents[row.document], "PLANNED_IN")] if row.document in self._documents else []
        ends += [(actor, "PERFORMED_BY") for actor in row.actors]
        ends += [(partner, "WITH_PARTNER") for partner in row.partners]
        ends += [(place, "LOCATED_IN") for place in row.places]
        ends += [(f"field:{concept}", "COVERS") for concept in row.concepts]
        for target, kind in ends:
            yield Statement(name, target, kind, spans, {"confidence": row.confidence})

    def _of_assignment(self, row: RoleAssignment) -> Iterator[Statement]:
        name, spans = self._roles[row.id], row.evidence
        said: _Said = {"confidence": row.confidence, "method": row.method}
        for above in (self._documents.get(row.document), self.activities.get(row.scope or "")):
            if above:
                yield Statement(above, name, "ASSIGNS", spans, said)
        for agency in row.agency:
            yield Statement(name, agency, "ASSIGNED_TO", spans, said | {"relation": row.role})
        if role := vocabulary().roles.get(row.role):
            yield Statement(name, f"role:{role.id}", "HAD_ROLE", spans, said)

    def _of_duty(self, row: Duty) -> Iterator[Statement]:
        name = self._duties[row.id]
        said: _Said = {"confidence": row.confidence}
        if row.document in self._documents:
            yield Statement(self._documents[row.document], name, "ASSIGNS", row.evidence, said)
        for reporter in row.reporter:
            yield Statement(name, reporter, "ASSIGNED_TO", row.evidence, said | {"relation": "báo cáo"})
        ways = ((row.recipient, "REPORTS_TO"), (row.via, "REPORTS_VIA"))
        for targets, kind in (*ways, (row.final_recipient, "REPORTS_FINALLY_TO"), (row.cc, "COPIED_TO")):
            for target in targets:
                yield Statement(name, target, kind, row.evidence, said)


def identified(prefix: str, path: str, rows: Iterable[tuple[str, tuple[Span, ...], str]]) -> dict[str, str]:
    """Ids by row: the passage, what is said there, and a number where several rows share both."""
    seen: Counter[str] = Counter()
    found: dict[str, str] = {}
    for row, spans, detail in rows:
        where = f"{spans[0].start}-{spans[0].end}" if spans else slug(row)
        name = "/".join(part for part in (f"{prefix}:{path}", where, detail) if part)
        seen[name] += 1
        found[row] = name if seen[name] == 1 else f"{name}/{seen[name]}"
    return found


def _node(identifier: str, label: str, words: str, **values: Value | None) -> Node:
    task = _one_line(words)
    name = task if len(task) <= _LONGEST_NAME else task[:_LONGEST_NAME].rsplit(" ", 1)[0] + " …"
    said = {"name": name, "task": task, **values}
    return Node(identifier, label, {key: value for key, value in said.items() if value is not None and value != ""})


def _role_node(name: str) -> Node:
    role = vocabulary().roles[name]
    return Node(f"role:{role.id}", "Role", {"name": role.name, "nameEn": role.name_en})


def _when(when: When | None) -> _Said:
    if when is None:
        return {}
    period = {"periodStart": when.start, "periodEnd": when.end}
    return {"date": when.value, "recurrence": when.rule, "dateRaw": when.raw, **period}


def _deadline(deadline: Deadline) -> _Said:
    said: _Said = {"deadline": deadline.value, "recurrence": deadline.rule, "inclusive": deadline.inclusive}
    return said | {"deadlineKind": deadline.kind, "deadlineRaw": deadline.raw}


def _one_line(words: str) -> str:
    """The words without line breaks and the marks of Markdown."""
    return " ".join(words.replace("**", "").split())
