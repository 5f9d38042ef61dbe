"""The facts of one source as nodes and edges: what this source says, and nothing that others say.

`build` is pure: the same facts and source id give the same subgraph, wherever and whenever it runs. Ids of documents
are those that the source itself allows (`graph.identity`); the library renames them once all sources are known.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import combinations
from typing import TypeAlias

from graph import nodes
from graph.covered import covered_agreements
from graph.eras import in_their_time
from graph.facts import Cooperation, Direction, DocumentFacts, Entity, Heading, Mention, Span
from graph.identity import Identities, identify, is_held, main_document
from graph.merge import edge_key, merge_nodes, rename
from graph.named import Named
from graph.persons import person_ids
from graph.posts import held_posts
from graph.quantities import Quantities
from graph.relations import cooperation_type, leads_to_annex, lineage_type
from graph.slug import slug
from graph.tasks import Tasks
from ontology.records import Edge, Node, Subgraph, Value

_Said: TypeAlias = dict[str, Value | None]


def build(facts: DocumentFacts, source_id: str) -> Subgraph:
    """Nodes and edges of one source, sorted by id and key.

    Args:
        facts: what was read.
        source_id: the source's id (`identify(facts).source`); edge keys begin with it, so that `source_id` and
            `start`/`end` lead to the passage.
    """
    return _Builder(facts, source_id).subgraph()


class _Builder:
    def __init__(self, facts: DocumentFacts, source_id: str) -> None:
        self._facts, self._source = in_their_time(facts), source_id
        self._ids: Identities = identify(facts)
        self._members = {row.id: [name for name in row.members if ":" in name] for row in facts.entities}
        main = main_document(facts)
        self._main = self._ids.documents[main.id] if main else ""
        self._tasks = Tasks(self._facts, source_id, self._ids.documents)
        self._named = Named(self._facts, source_id, self._ids.documents)
        self._quantities = Quantities(self._facts, source_id, self._ids.documents, self._tasks.activities)

    def subgraph(self) -> Subgraph:
        edges = {edge.key: edge for edge in self._edges()}
        described = self._nodes()
        ends = {end for edge in edges.values() for end in (edge.source, edge.target)}
        missing = [Node(name, nodes.label_of(name)) for name in ends - described.keys()]
        everything = sorted([*described.values(), *missing], key=lambda node: node.id)
        said = Subgraph(tuple(everything), tuple(edges[key] for key in sorted(edges)))
        return rename(said, person_ids(self._facts))

    def _nodes(self) -> dict[str, Node]:
        groups: dict[str, list[Node]] = {}
        for node in self._descriptions():
            groups.setdefault(node.id, []).append(node)
        return {name: merge_nodes(group) for name, group in groups.items()}

    def _descriptions(self) -> Iterator[Node]:
        yield nodes.source_node(self._source, self._facts)
        yield from map(nodes.entity_node, self._facts.entities)
        for document in self._facts.documents:
            yield nodes.document_node(self._ids.documents[document.id], document)
        yield from (nodes.field_node(concept) for row in self._facts.fields for concept in row.concepts)
        for agreement in self._facts.agreements:
            yield nodes.agreement_node(self._ids.agreements[agreement.id], agreement, self._facts)
        yield from self._tasks.nodes()
        yield from self._quantities.nodes()
        yield from self._named.nodes()

    def _edges(self) -> Iterator[Edge]:
        yield from self._places_of_entities()
        yield from self._documents()
        yield from self._lineage()
        yield from self._agreements()
        yield from self._cooperations()
        yield from self._covered()
        yield from self._people()
        yield from self._mentions()
        stated = (*self._tasks.statements(), *self._quantities.statements(), *held_posts(self._facts))
        stated += tuple(self._named.statements())
        yield from (self._edge(x.source, x.target, x.type, *x.spans, **x.said) for x in stated)

    def _places_of_entities(self) -> Iterator[Edge]:
        """Where entities belong. The gazetteer says so, not a passage: one bare edge, shared by all sources."""
        for row in self._facts.entities:
            for kind, source, target in _belonging(row, self._members):
                yield Edge(source, target, kind, f"{source}|{kind}|{target}")

    def _documents(self) -> Iterator[Edge]:
        for row in self._facts.documents:
            identifier = self._ids.documents[row.id]
            span = row.evidence[0] if row.evidence else None
            for issuer in row.issuer:
                method = row.issuer_basis or row.method
                yield self._edge(identifier, issuer, "ISSUED_BY", span, confidence=row.confidence, method=method)
            if is_held(row):
                yield self._found_in(row.id, identifier)

    def _found_in(self, row: str, identifier: str) -> Edge:
        part = next((part for part in self._facts.segments if part.document == row), None)
        start, end = (part.start, part.end) if part else (0, self._facts.seed.chars)
        key = edge_key(self._source, "FOUND_IN", identifier, self._source, f"{start}-{end}")
        return Edge(identifier, self._source, "FOUND_IN", key, {"start": start, "end": end})

    def _lineage(self) -> Iterator[Edge]:
        for row in self._facts.lineage:
            source, target = self._ids.documents.get(row.source), self._ids.documents.get(row.target)
            if source and target and source != target:
                said: _Said = {"relation": row.relation, "confidence": row.confidence, "method": row.method}
                if leads_to_annex(row.property):
                    source, target = target, source
                yield self._edge(source, target, lineage_type(row.property), *row.evidence, note=row.note, **said)

    def _agreements(self) -> Iterator[Edge]:
        for row in self._facts.agreements:
            agreement = self._ids.agreements[row.id]
            span = row.evidence[0] if row.evidence else None
            ends = [(name, agreement, "PARTY_TO") for name in row.parties]
            ends += [(name, agreement, "SIGNATORY_OF") for name in row.signatories]
            documents = {self._ids.documents.get(name or "", "") for name in (row.document, row.recorded_in)}
            ends += [(agreement, name, "RECORDED_IN") for name in sorted(documents - {""})]
            for source, target, kind in ends:
                yield self._edge(source, target, kind, span, confidence=row.confidence)

    def _cooperations(self) -> Iterator[Edge]:
        for row in self._facts.cooperations:
            kind = cooperation_type(row.relation, row.direction is not None)
            for first, second in self._pairs(row):
                yield self._edge(first, second, kind, *row.evidence, **self._said_of(row))

    def _pairs(self, row: Cooperation) -> Iterable[tuple[str, str]]:
        """Supporter and beneficiary, or all unordered pairs; one group alone stands for its members, if named."""
        if isinstance(row.direction, Direction):
            return [(row.direction.supporter, row.direction.beneficiary)]
        parties = row.pair if len(row.pair) != 1 else tuple(self._members.get(row.pair[0], ()))
        return combinations(sorted(set(parties)), 2)

    def _said_of(self, row: Cooperation) -> _Said:
        agreement = next((item for item in self._facts.agreements if item.id == row.basis), None)
        said: _Said = {"relation": row.relation, "level": row.level, "confidence": row.confidence}
        said |= {"symmetric": row.direction is None and row.symmetric, "derived": row.derived}
        if agreement is None:
            return said | {"basis": self._ids.documents.get(row.basis or "")}
        period = {"periodStart": agreement.period.start, "periodEnd": agreement.period.end}
        return said | period | {"agreement": self._ids.agreements[agreement.id], "date": agreement.date.value}

    def _covered(self) -> Iterator[Edge]:
        """One edge for a document or agreement and a field, with every heading or phrase that names the field."""
        found: dict[tuple[str, str], list[Heading]] = {}
        for row in self._facts.fields:
            for concept in row.concepts if row.document in self._ids.documents else ():
                found.setdefault((row.document, concept), []).append(row)
        for (document, concept), rows in found.items():
            spans = [span for row in rows for span in row.evidence]
            sure, field = max(row.confidence for row in rows), f"field:{concept}"
            yield self._edge(self._ids.documents[document], field, "COVERS", *spans, confidence=sure)
            for agreement, implied in covered_agreements(self._facts, document):
                said: _Said = {"confidence": min(sure, 0.8), "method": "implementing document"} if implied else {}
                yield self._edge(
                    self._ids.agreements[agreement], field, "COVERS", *spans, **({"confidence": sure} | said)
                )

    def _people(self) -> Iterator[Edge]:
        for row in self._facts.signers:
            document, span = self._ids.documents.get(row.document), row.evidence
            if document is None:
                continue
            said = {"authority": row.authority, "authorityMeaning": row.authority_meaning, "postTitle": row.title}
            yield self._edge(document, row.person, "SIGNED_BY", *span, post=row.post, **said)
            if row.on_behalf_of:
                yield self._edge(document, row.on_behalf_of, "SIGNED_FOR", *span)
        for line in self._facts.addressees:
            for name in line.org:
                yield self._edge(self._ids.documents[line.document], name, "ADDRESSED_TO", line.evidence)
        for copy in self._facts.recipients:
            for name in copy.org:
                said = {"purpose": copy.purpose, "note": copy.note}
                yield self._edge(self._ids.documents[copy.document], name, "SENT_TO", copy.evidence, **said)

    def _mentions(self) -> Iterator[Edge]:
        """One edge for a document and an entity, with all passages: a long document names its province often."""
        found: dict[tuple[str, str], list[Mention]] = {}
        for row in sorted(self._facts.mentions, key=lambda row: (row.start, row.end)):
            for name in row.entities:
                found.setdefault((self._holder(row.start), name), []).append(row)
        for (document, name), rows in found.items():
            spans = [Span(row.start, row.end, row.text) for row in rows]
            said: _Said = {"confidence": max(row.confidence for row in rows), "how": rows[0].how}
            yield self._edge(document, name, "MENTIONS", *spans, **said)

    def _holder(self, position: int) -> str:
        """The held document in whose text a position lies."""
        for part in self._facts.segments:
            if part.start <= position < part.end and part.document in self._ids.documents:
                return self._ids.documents[part.document]
        return self._main or self._source

    def _edge(self, source: str, target: str, kind: str, *spans: Span | None, **said: Value | None) -> Edge:
        found = [span for span in spans if span is not None]
        passage: _Said = {"sourceDocument": self._holder(found[0].start if found else 0)}
        if found:
            passage |= {"start": found[0].start, "end": found[0].end, "quote": found[0].quote}
            every = tuple(sorted({f"{span.start}-{span.end}" for span in found}))
            passage["spans"] = every if len(every) > 1 else ()
        values: _Said = {"confidence": 1.0, "method": "rule", **said, **passage}
        where = f"{found[0].start}-{found[0].end}" if found else ""
        detail = "/".join(
            part for part in (where, slug(str(said.get("relation") or said.get("purpose") or ""))) if part
        )
        key = edge_key(self._source, kind, source, target, detail)
        return Edge(source, target, kind, key, {k: v for k, v in values.items() if v is not None and v not in ("", ())})


def _belonging(row: Entity, defined: Container[str]) -> Iterator[tuple[str, str, str]]:
    if row.parent:
        kinds = {"loc": "PART_OF", "post": "POST_OF"}
        yield kinds.get(row.id.partition(":")[0], "SUBORDINATE_TO"), row.id, row.parent
    if row.locality and row.locality != row.parent:
        yield "LOCATED_IN", row.id, row.locality
    for member in row.members:
        if ":" in member:
            yield "MEMBER_OF", member, row.id
    for successor in row.successors:
        if nodes.label_of(successor) == "Commune" and successor not in defined:
            continue  # a district's many communes are worth a node only where somebody speaks of them
        yield "SUCCEEDED_BY", row.id, successor
