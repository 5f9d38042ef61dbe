"""Edges between documents: "Thực hiện Kế hoạch số 2711/KH-UBND" makes this document implement that plan.

A name in the subject of a cited document ("Công văn X về việc thực hiện Kết luận Y") relates those two; any other name
relates the document it stands in to the one it names. One row per pair, with the strongest relation; a copy that is
sent along is a row of its own, for it says another thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.facts import Lineage, Span
from loaders.anatomy.annexes import host_of
from loaders.extraction.antecedents import carried_out
from loaders.extraction.citations import NORMATIVE
from loaders.extraction.documents import Known
from loaders.extraction.naming import Naming
from loaders.extraction.reading import Reading
from loaders.extraction.relations import (
    ISSUED_WITH,
    Relation,
    changed_after,
    changed_by,
    relation_before,
    replaced_list,
    stronger,
)

_UNRELATED = frozenset({"TC", "HoSo", "DeTai", "DA"})
"""Standards, dossiers, studies and projects without a number are named, but a document does not descend from them."""
_ENCLOSED = re.compile(
    r"[^.;]{0,60}?\(?(?:sao gửi|gửi|sao) kèm(?: theo)?|[^.;]{0,20}?\((?:có )?bản (?:sao|chụp) kèm", re.IGNORECASE
)
_REPORTED = re.compile(
    r"(?:kết quả|tình hình|sơ kết|tổng kết|đánh giá)[^.;:]{0,60}?(?:thực hiện|triển khai|\d năm)", re.IGNORECASE
)
# What somebody is told to amend, or a draft would, this document does not.
_OTHERS_DO = re.compile(
    r"dự thảo|(?<!chương )(?<!quy )(?<!quá )(?<!lộ )\btrình|tham mưu|góp ý|đề xuất|rà soát|nghiên cứu|kiến nghị"
    r"|chủ trì|xây dựng|xem xét",
    re.IGNORECASE,
)
_OF_THE_CENTRE = re.compile(r"(?:QH\d*|CP|TTg|CTN|TW)$")
_SAME_LIST = re.compile(r"[\s,;]*(?:và |cùng )?(?:các )?")
_WHERE = re.compile(r"(?: tại| trong| theo| \() ?")
_REVIEW = re.compile(r"thẩm (?:tra|định)", re.IGNORECASE)
_PROPOSAL = re.compile(r"(?<!để )(?<!sao )\b(?:đ[ềêể] nghị|đề xuất|xét)\b", re.IGNORECASE)
_INFERRED = 0.9
_NOTHING_SAID = "viện dẫn"
_SHARED_SUBJECT = 0.8
_LONGEST_LEAD = 200


@dataclass(frozen=True, slots=True)
class _Edge:
    source: str
    target: str
    relation: Relation
    span: Span


def trace(reading: Reading, known: Sequence[Known]) -> tuple[Lineage, ...]:
    """All lineage rows of a source, in order of the text."""
    owners = [(naming, item) for item in known for naming in item.entry.namings]
    owners.sort(key=lambda owner: (owner[0].start, -owner[0].end))
    edges = list(_edges(reading, _without_subjects(reading, owners), known, owners))
    edges += _shared(reading, owners, edges)
    edges += _back_references(reading, owners)
    edges += _annexes(reading, known, edges)
    rows = [*_strongest(edges), *_enclosures(reading, known, owners)]
    rows.sort(key=lambda edge: (edge.span.start, edge.span.end))
    return tuple(_row(f"l{number}", edge) for number, edge in enumerate(rows, start=1))


def _row(identifier: str, edge: _Edge) -> Lineage:
    relation = edge.relation
    return Lineage(
        id=identifier, source=edge.source, target=edge.target, relation=relation.words, property=relation.property,
        confidence=relation.confidence, evidence=(edge.span,),
    )  # fmt: skip


def _annexes(reading: Reading, known: Sequence[Known], edges: Sequence[_Edge]) -> Iterator[_Edge]:
    """An annex whose bracket leaves the number blank ("Kèm theo Quyết định số     /QĐ-UBND") is its decision's."""
    joined = {frozenset((edge.source, edge.target)) for edge in edges}
    for item in known:
        part, host = item.entry.part, None
        if part is not None and part.issued_with is not None and item.entry.index is not None:
            host = host_of(reading.parts, item.entry.index, reading.folded.text)
        owner = next((other for other in known if host is not None and other.entry.index == host), None)
        if owner and part and part.issued_with and frozenset((item.row.id, owner.row.id)) not in joined:
            span = reading.span(part.issued_with.start, part.issued_with.end)
            yield _Edge(item.row.id, owner.row.id, Relation("kèm theo", "issuedWith", _INFERRED), span)


def _without_subjects(reading: Reading, owners: list[tuple[Naming, Known]]) -> str:
    """The text with the subjects of cited documents blanked: "về việc bổ sung …" there says nothing of what follows."""
    text = reading.folded.flat
    pieces, done = [], 0
    for start, end in sorted((naming.title_start, naming.end) for naming, _ in owners if naming.title_start):
        start, end = max(start, done), max(end, done)
        pieces += [text[done:start], " " * (end - start)]
        done = end
    return "".join((*pieces, text[done:]))


def _edges(reading: Reading, bare: str, known: Sequence[Known], owners: list[tuple[Naming, Known]]) -> Iterator[_Edge]:
    """One edge per naming; in a list ("thực hiện A; B và C") the words before the first hold for all."""
    previous: tuple[Naming, _Edge] | None = None
    for naming, item in owners:
        edge = _edge(reading, bare, known, owners, naming, item)
        if edge is None:
            continue
        silent = _says_nothing(edge) and not _is_weak(item)
        same = previous is not None and edge.source == previous[1].source
        gap = (previous[0].end, naming.start) if previous else (0, 0)
        if previous and same and _says_nothing(edge) and _SAME_LIST.fullmatch(reading.folded.flat, *gap):
            if not silent:  # a law in the list is cited; what the list began with holds for the next again
                previous = (naming, previous[1])
                yield edge
                continue
            edge = replace(edge, relation=previous[1].relation)
        if not previous or not naming.within(previous[0]):
            previous = (naming, edge)
        yield edge


def _says_nothing(edge: _Edge) -> bool:
    return edge.relation.words == _NOTHING_SAID


def _is_weak(item: Known) -> bool:
    return item.row.system in ("normative", "programme")


def _edge(
    reading: Reading, bare: str, known: Sequence[Known], owners: list[tuple[Naming, Known]], naming: Naming, item: Known
) -> _Edge | None:
    if item.row.type in _UNRELATED and not item.row.number:
        return None
    outer = _outer(owners, naming)
    source = outer[1] if outer else known[naming.document]
    if annex := _annex_of(reading, owners, naming):
        span = reading.span(annex[0].start, naming.end)
        return _Edge(annex[1].row.id, item.row.id, Relation("ban hành kèm theo", "issuedWith"), span)
    if source.row.id == item.row.id:
        return None
    if changed := _passive(reading, owners, naming, item, outer):
        return changed
    clause = outer[0].title_start if outer else _clause(reading, naming)
    text = reading.folded.flat if outer else bare
    relation = _relation(reading, text, source, item, naming, clause, nested=outer is not None)
    start = outer[0].start if outer else _lead(reading, clause, naming, relation)
    return _Edge(source.row.id, item.row.id, relation, reading.span(start, naming.end))


def _annex_of(reading: Reading, owners: list[tuple[Naming, Known]], naming: Naming) -> tuple[Naming, Known] | None:
    """The plan that this decision issued: "Kế hoạch … ban hành kèm theo Quyết định số …"."""
    if not reading.folded.lower.endswith("kèm theo ", 0, naming.start):
        return None
    for other, item in owners:
        joined = ISSUED_WITH.fullmatch(reading.folded.flat, other.end, naming.start)
        if joined and item.entry.part is None:
            return other, item
    return None


def _passive(
    reading: Reading,
    owners: list[tuple[Naming, Known]],
    naming: Naming,
    item: Known,
    outer: tuple[Naming, Known] | None,
) -> _Edge | None:
    """`Nghị định A, được sửa đổi tại Nghị định B`: B amends A, whether B stands in the name of A or after it."""
    said = changed_by(reading.folded.flat, naming.start)
    if said is None:
        return None
    start, relation = said
    before = [(other, known) for other, known in owners if other.end == start and known is not item]
    changed = before[-1] if before else outer
    if changed is None:
        return None
    return _Edge(item.row.id, changed[1].row.id, relation, reading.span(changed[0].start, naming.end))


def _outer(owners: list[tuple[Naming, Known]], naming: Naming) -> tuple[Naming, Known] | None:
    """The innermost other naming whose subject holds this one."""
    holders = [(other, item) for other, item in owners if other.title_start and naming.within(other)]
    holders = [(other, item) for other, item in holders if naming.start >= other.title_start]
    return min(holders, key=lambda holder: holder[0].end - holder[0].start, default=None)


def _clause(reading: Reading, naming: Naming) -> int:
    """Where the clause of a naming begins: its legal basis or mandate, its document's subject, else its sentence."""
    part = reading.parts[naming.document]
    for opening in (*part.bases, *part.mandates, *filter(None, (part.subject,))):
        if naming.start in opening:
            return opening.start
    return max(part.range.start, reading.sentence(naming.start)[0])


def _lead(reading: Reading, clause: int, naming: Naming, relation: Relation) -> int:
    """The passage starts at the words of the relation, as far as they stand before the name and not a list away."""
    found = reading.folded.lower.rfind(relation.words, clause, naming.start)
    return found if 0 <= naming.start - found <= _LONGEST_LEAD and found >= 0 else naming.start


def _relation(
    reading: Reading, text: str, source: Known, item: Known, naming: Naming, clause: int, *, nested: bool
) -> Relation:
    part = reading.parts[naming.document]
    if source.row.system == "press":
        return Relation("đưa tin về", "about")
    if item.row.role == "annex_missing":
        return Relation("kèm theo", "hasAnnex")
    if part.issued_with is not None and naming.start in part.issued_with:
        return Relation("kèm theo", "issuedWith")
    if item.row.role == "planned":
        return Relation("giao xây dựng", "mandates")
    if item.row.type == "DX":
        return _unnumbered_proposal(text, clause, naming.start)
    if item.row.type == "TTr" and _proposed(text, clause, naming.start):
        return Relation("theo đề nghị", "proposedBy")
    found = relation_before(text, clause, naming.start)
    if found and found.property == "proposedBy" and not _says_where(text, clause, naming, found):
        found = Relation(found.words, "basedOn")
    if found and found.property == "hasAnnex" and "kèm theo" in found.words and _in_heading(reading, naming):
        return Relation(found.words, "issuedWith")
    if found and _cannot_change(source, item, found):
        found = Relation(_NOTHING_SAID, "cites")
    if found and found.property in ("amends", "replaces") and _OTHERS_DO.search(text, clause, naming.start):
        found = Relation(_NOTHING_SAID, "cites")
    if any(naming.start in basis for basis in part.bases) and not nested:
        own = ("implements", "proposedBy", "continues")
        return found if found and found.property in own else Relation("căn cứ", "basedOn")
    if not nested and (listed := replaced_list(text, part.range.start, naming.start)):
        return listed
    if source.row.type == "BC" and (reported := _REPORTED.search(text, clause, naming.start)):
        return Relation(reported.group().lower(), "reportsOn")
    return changed_after(text, naming.end) or _weakened(item, found, nested=nested)


def _in_heading(reading: Reading, naming: Naming) -> bool:
    """`(Ban hành kèm theo Quyết định số …)` below a title: this document is what that decision issues."""
    part = reading.parts[naming.document]
    top = (
        part.subject.end if part.subject else part.type.range.end if part.type and part.type.range else part.range.start
    )
    return reading.folded.lower.endswith(("kèm theo", "kèm theo "), 0, naming.start) and 0 <= naming.start - top <= 60


def _unnumbered_proposal(text: str, clause: int, position: int) -> Relation:
    """`theo đề nghị của các sở` proposes; what agencies sent in ("trên cơ sở đề xuất của …") is what it rests on."""
    if text.endswith("trên cơ sở ", clause, position) or text.endswith("Trên cơ sở ", clause, position):
        return Relation("trên cơ sở", "basedOn", _INFERRED)
    return Relation("theo đề nghị", "proposedBy", _INFERRED)


def _cannot_change(source: Known, item: Known, found: Relation) -> bool:
    """What the centre enacts no other document amends or replaces; the words are those of an amending law's title."""
    enacted = item.row.type in NORMATIVE and source.row.type not in NORMATIVE
    central = _OF_THE_CENTRE.search(item.row.symbol or "") and any("/" in entity for entity in source.row.issuer)
    return bool(enacted or central) and found.property in ("amends", "replaces")


def _says_where(text: str, clause: int, naming: Naming, found: Relation) -> bool:
    """`theo đề nghị của X tại Công văn số …`: the document named is the one that proposes, a review of it is not."""
    said = text.lower().rfind(found.words, clause, naming.start) + len(found.words)
    review = _REVIEW.search(text, naming.start - len("thẩm định "), naming.head)
    return found.words != "xét" and not review and _WHERE.search(text, said, naming.start) is not None


def _proposed(text: str, clause: int, position: int) -> bool:
    return _PROPOSAL.search(text, clause, position) is not None


def _weakened(item: Known, found: Relation | None, *, nested: bool) -> Relation:
    """Laws and programmes met in the body are background: cited, even where a task is to carry them out."""
    if found is None:
        return Relation(_NOTHING_SAID, "cites")
    if found.words == "theo" and item.row.system == "agreement":
        return Relation("theo", "basedOn")
    if found.property == "hasAnnex" and (item.row.number or _is_weak(item)):
        return Relation(found.words, "cites")
    if _is_weak(item) and not nested and found.property in ("implements", "basedOn"):
        return Relation(found.words, "cites", 1.0 if item.row.system == "normative" else 0.8)
    if not item.row.number and item.row.system == "state" and not nested:
        return Relation(found.words, "cites" if found.property == "implements" else found.property, 0.8)
    return found


def _shared(reading: Reading, owners: list[tuple[Naming, Known]], edges: list[_Edge]) -> Iterator[_Edge]:
    """`Công văn A và Công văn B … về việc thực hiện C`: the subject stands after B but is A's as well, less surely."""
    subjects = {naming.title: item for naming, item in owners if naming.title_start}
    for naming, item in owners:
        full = subjects.get(naming.title) if naming.number and naming.title and not naming.title_start else None
        for edge in edges:
            if (
                full
                and full is not item
                and edge.source == full.row.id
                and naming.start < reading.folded.at(edge.span.end)
            ):
                span = reading.span(naming.start, reading.folded.at(edge.span.end - 1) + 1)
                yield _Edge(item.row.id, edge.target, replace(edge.relation, confidence=_SHARED_SUBJECT), span)


def _back_references(reading: Reading, owners: list[tuple[Naming, Known]]) -> Iterator[_Edge]:
    """`Kế hoạch số 12/KH-UBND … triển khai Chương trình nêu trên`: it implements what was named before."""
    for naming, item in owners:
        if meant := carried_out(reading.folded.flat, naming, owners):
            span = reading.span(naming.start, meant.end)
            yield _Edge(item.row.id, meant.document, Relation(meant.verb, "implements", _INFERRED), span)


def _enclosures(reading: Reading, known: Sequence[Known], owners: list[tuple[Naming, Known]]) -> Iterator[_Edge]:
    """`Biên bản thỏa thuận hợp tác (sao gửi kèm)`: the file's own copy goes with the document that says so."""
    seen: set[tuple[str, str]] = set()
    for naming, item in owners:
        source = known[naming.document].row.id
        said = _ENCLOSED.match(reading.folded.flat, naming.end)
        if said and item.row.id != source and (source, item.row.id) not in seen:
            seen.add((source, item.row.id))
            span = reading.span(naming.start, said.end())
            yield _Edge(source, item.row.id, Relation("sao gửi kèm", "hasAnnex"), span)


def _strongest(edges: list[_Edge]) -> list[_Edge]:
    """One edge per pair of documents; its passage is that of the strongest relation."""
    kept: dict[tuple[str, str], _Edge] = {}
    for edge in edges:
        pair = (edge.source, edge.target)
        if pair not in kept or stronger(kept[pair].relation, edge.relation) is not kept[pair].relation:
            kept[pair] = edge
    return [edge for edge in kept.values() if not _said_by_annex(edge, kept)]


def _said_by_annex(edge: _Edge, kept: Mapping[tuple[str, str], _Edge]) -> bool:
    """`ban hành Kế hoạch …` in a decision repeats what the plan says below its title; one row is enough."""
    other = kept.get((edge.target, edge.source))
    both = other is not None and {other.relation.property, edge.relation.property} <= {"issuedWith", "hasAnnex"}
    return both and int(edge.source[1:]) < int(edge.target[1:])
