"""Who cooperates with whom: the pairs behind the agreements, and those that single sentences state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from graph.facts import Agreement, Cooperation, Direction
from loaders.extraction.documents import Known
from loaders.extraction.joint_tasks import table_statements
from loaders.extraction.merging import party_of
from loaders.extraction.reading import Reading, level_of, localities_of, locality_of
from loaders.extraction.statements import Statement, across, find_statements
from loaders.extraction.subjects import title_statements
from loaders.extraction.support import find_support

_COMMITTEE = re.compile(r"org:(?:btv-|tinh-uy|thanh-uy|huyen-uy)")
_HEADED = re.compile(r"(?:hợp tác )?(?P<relation>giáp ranh|kết nghĩa)$", re.IGNORECASE)
_CLASSES = ("kết nghĩa", "giáp ranh", "hỗ trợ")


def find_cooperations(
    reading: Reading, known: Sequence[Known], agreements: Sequence[Agreement]
) -> tuple[Cooperation, ...]:
    """All cooperation rows. The parties of an agreement cooperate once per agreement; any other pair per statement."""
    rows = [row for agreement in agreements for row in _agreed(reading, known, agreement)]
    rows += _stated(reading, known, agreements)
    rows += _headed(reading, known, agreements, rows)
    return tuple(replace(row, id=f"c{number}") for number, row in enumerate(rows, start=1))


def _agreed(reading: Reading, known: Sequence[Known], agreement: Agreement) -> Iterator[Cooperation]:
    """The pairs of an agreement, of its Party committees where those signed, and all sides of one of many."""
    document = _speaker(known, agreement)
    parties = agreement.parties
    relations = _relations(agreement.kind)
    pairs = [parties] if len(parties) == 2 else _own_pairs(reading, known, agreement)
    for pair in pairs:
        for relation in relations:
            derived = "pairwise from n-ary agreement" if len(parties) > 2 else None
            yield _row(agreement, document, pair, relation, derived)
    if len(parties) > 2:
        yield _row(agreement, document, parties, relations[0], "n-ary")
    committees = tuple(body for body in agreement.signatories if _COMMITTEE.match(body))
    if len(committees) == 2:
        yield _row(agreement, document, committees, relations[0], None)


def _row(agreement: Agreement, document: str, pair: tuple[str, ...], relation: str, derived: str | None) -> Cooperation:
    return Cooperation(
        id="", pair=pair, level=_level(pair), relation=relation, symmetric=True, basis=agreement.id, document=document,
        derived=derived, confidence=agreement.confidence, evidence=agreement.evidence,
    )  # fmt: skip


def _relations(kind: str) -> tuple[str, ...]:
    """`hợp tác, kết nghĩa` is two relations."""
    if "kết nghĩa" not in kind:
        return (kind if "hợp tác" in kind or "phối hợp" in kind else f"hợp tác ({kind})",)
    return ("hợp tác", "kết nghĩa") if "hợp tác" in kind else ("kết nghĩa",)


def _own_pairs(reading: Reading, known: Sequence[Known], agreement: Agreement) -> list[tuple[str, ...]]:
    """The pairs of the side that the file speaks for; all pairs of an agreement that it holds or that the press reports
    on for no side; none without a side.
    """
    item = next((item for item in known if item.row.id == agreement.document), None)
    if item and item.entry.part:
        return list(combinations(agreement.parties, 2))
    side = next((place for place in _spoken_for(reading, known, item) if place in agreement.parties), None)
    if side is None:
        press = all(part.kind == "press" for part in reading.parts)
        return list(combinations(agreement.parties, 2)) if press else []
    return [(side, party) for party in agreement.parties if party != side]


def _spoken_for(reading: Reading, known: Sequence[Known], agreed: Known | None) -> Iterator[str]:
    """The places that the file's documents speak for, then those of the numbered documents that it names.

    In the press only a document about the agreement itself counts ("Chương trình số … thực hiện Kế hoạch …").
    """
    for part, context in zip(reading.parts, reading.contexts, strict=True):
        if part.kind not in ("agreement", "press") and context.locality:
            yield context.locality
    press = all(part.kind == "press" for part in reading.parts)
    for item in known:
        if item.row.number and (not press or _is_about(item, agreed)):
            yield from localities_of(item.row.issuer)


def _is_about(item: Known, agreed: Known | None) -> bool:
    """Whether an agreement is named in the subject of a document."""
    inner = agreed.entry.namings if agreed else ()
    return any(naming.within(holder) for naming in inner for holder in item.entry.namings)


def _speaker(known: Sequence[Known], agreement: Agreement) -> str:
    """The document of the file that speaks of an agreement first; the agreement itself where the file holds it."""
    item = next((item for item in known if item.row.id == agreement.document), None)
    if item is None or item.entry.part is not None or not item.entry.namings:
        return item.row.id if item else known[0].row.id
    return known[min(naming.document for naming in item.entry.namings)].row.id


def _stated(reading: Reading, known: Sequence[Known], agreements: Sequence[Agreement]) -> Iterator[Cooperation]:
    """Statements that add something: a pair without agreement, or a relation that the agreement is not of."""
    agreed = {frozenset(agreement.parties) for agreement in agreements}
    agreed |= {frozenset((one, other)) for a in agreements for one, other in combinations(a.parties, 2)}
    signed = {frozenset(a.signatories) for a in agreements}
    seen: set[tuple[object, ...]] = set()
    finders = (find_statements, title_statements, table_statements, find_support)
    statements = (statement for find in finders for statement in find(reading))
    for statement in sorted(statements, key=lambda s: (s.start, s.parties)):
        pair, kind = frozenset(statement.parties), _class(statement)
        index = reading.document_at(statement.start)
        key = _identity(reading, statement, pair, kind, index, agreed)
        covered = kind == "cooperation" and (_bodies(pair) in agreed or pair in signed)
        if covered or key in seen or _named(known, statement, kind, agreements) or _twinned(pair, kind, agreements):
            continue
        seen.add(key)
        yield _statement_row(reading, statement, known[index].row.id, _basis(statement, agreements))


def _bodies(pair: frozenset[str]) -> frozenset[str]:
    """A pair of governing bodies as the pair of their places: what the committees of two provinces do, those do."""
    return frozenset(party_of(party) for party in pair)


def _named(known: Sequence[Known], statement: Statement, kind: str, agreements: Sequence[Agreement]) -> bool:
    """Whether the statement is but the name of an agreement, or stands in that of one still to be signed.

    A plan whose title says with whom ("KẾ HOẠCH / Hợp tác với huyện B") is no agreement: its title is the statement.
    """
    agreed = {agreement.document for agreement in agreements}
    for item in known:
        planned = any(naming.role == "planned" for naming in item.entry.namings)
        if item.row.id not in agreed and not planned:
            continue
        for naming in item.entry.namings:
            if naming.parties and naming.start <= statement.start < naming.end:
                return kind == "cooperation" or naming.role == "planned"
    return False


def _twinned(pair: frozenset[str], kind: str, agreements: Sequence[Agreement]) -> bool:
    return kind == "kết nghĩa" and any(frozenset(a.parties) == pair and "kết nghĩa" in a.kind for a in agreements)


def _class(statement: Statement) -> str:
    return statement.relation if statement.relation in _CLASSES else "cooperation"


def _identity(
    reading: Reading, statement: Statement, pair: frozenset[str], kind: str, index: int, agreed: set[frozenset[str]]
) -> tuple[object, ...]:
    """Two localities below an agreement may cooperate in several things, one row each; all else is said once."""
    below = all(party.startswith("loc:") and any(_lies_in(party, wider) for wider in agreed) for party in pair)
    principal = pair == frozenset(localities_of(reading.contexts[index].parties))
    if below and kind == "cooperation" and not principal:
        return (pair, kind, statement.start)
    places = frozenset(spoken(party) for party in pair) if len(pair) > 1 else pair
    return (places, kind, statement.directed and statement.parties)


def _lies_in(place: str, parties: frozenset[str]) -> bool:
    return any(place != party and _within(place, party) for party in parties)


def spoken(party: str) -> str:
    """A party with its group reduced to where it is: "các sở, ngành" and "các sở, ban, ngành" of a province are one."""
    return f"grp:{party.partition('/')[2]}" if party.startswith("grp:") else party


def _statement_row(reading: Reading, statement: Statement, document: str, basis: str | None) -> Cooperation:
    direction = Direction(*statement.parties) if statement.directed else None
    return Cooperation(
        id="", pair=statement.parties, level=_level(statement.parties), relation=statement.relation,
        symmetric=direction is None, basis=basis or document, document=document, direction=direction,
        confidence=statement.confidence, evidence=(reading.span(statement.start, statement.end),),
    )  # fmt: skip


def _basis(statement: Statement, agreements: Sequence[Agreement]) -> str | None:
    """The agreement whose parties these are, or in whose parties they lie."""
    places = localities_of(statement.parties)
    for agreement in agreements:
        wider = [any(_within(place, party) for party in localities_of(agreement.parties)) for place in places]
        if wider and all(wider):
            return agreement.id
    return None


def _within(place: str, other: str) -> bool:
    return place == other or place.startswith(f"{other}/")


def _headed(
    reading: Reading, known: Sequence[Known], agreements: Sequence[Agreement], rows: Sequence[Cooperation]
) -> Iterator[Cooperation]:
    """A heading "Hợp tác giáp ranh" that names nobody is about the parties of the agreement that is carried out."""
    main = next((agreement for agreement in agreements if len(agreement.parties) == 2), None)
    for index, part in enumerate(reading.parts):
        for item in part.outline:
            match = _HEADED.fullmatch(item.heading.of(reading.folded.text).partition("\n")[0].strip(" .:"))
            if not match or main is None or not across(*main.parties):
                continue
            relation = match["relation"].lower()
            if not any(row.relation == relation and set(row.pair) == set(main.parties) for row in rows):
                yield Cooperation(
                    id="", pair=main.parties, level=_level(main.parties), relation=relation, symmetric=True,
                    basis=main.id, document=known[index].row.id, confidence=0.8,
                    evidence=(reading.span(item.heading.start, item.heading.end),),
                )  # fmt: skip


def _level(pair: Sequence[str]) -> str:
    levels = sorted({level_of(party) for party in pair if locality_of(party)})
    return "quoc-te" if "quoc-te" in levels else (levels or [""])[0]
