"""From a file to everything it says: read, fold, dissect, resolve, extract. Pure but for reading the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from graph.facts import Document, DocumentFacts, Entity, Mention, Segment, SourceInfo, SourceKind
from loaders.anatomy import dissect, raw_range
from loaders.anatomy.parts import DocumentParts
from loaders.extraction.activities import find_activities, read_plans
from loaders.extraction.agreements import find_agreements
from loaders.extraction.context import read_contexts
from loaders.extraction.cooperations import find_cooperations
from loaders.extraction.decisions import find_decisions
from loaders.extraction.documents import Known, describe
from loaders.extraction.duties import find_duties
from loaders.extraction.entities import define
from loaders.extraction.fields import find_fields
from loaders.extraction.lineage import trace
from loaders.extraction.membership import group_members
from loaders.extraction.mentions import ResolvedMention, find_mentions
from loaders.extraction.mentions.tokens import tokenize
from loaders.extraction.merging import merge
from loaders.extraction.named.definitions import with_named
from loaders.extraction.named.events import find_events
from loaders.extraction.named.foreign import find_partners, partner_rows
from loaders.extraction.named.landmarks import find_places, place_rows
from loaders.extraction.named.objectives import find_objectives
from loaders.extraction.posts import find_posts
from loaders.extraction.quantities import Holders, find_amounts, find_disagreements, find_hits, find_indicators
from loaders.extraction.reading import Reading
from loaders.extraction.recipients import find_addressees, find_recipients
from loaders.extraction.references import find_references
from loaders.extraction.roles import find_roles, read_statements
from loaders.extraction.sides import is_agreed
from loaders.extraction.signers import find_signers, name_of
from loaders.readers import read
from loaders.source import Source
from loaders.text.fold import Folded, fold

_OUTSIDE = "no administrative document: neither issuing body nor number nor signature"


def read_file(path: Path | str) -> tuple[Source, DocumentFacts]:
    """Read one file and extract what it says.

    Raises:
        graph.errors.UnreadableSource: the file cannot become text.
    """
    source = read(Path(path))
    return source, extract(source)


def extract(source: Source) -> DocumentFacts:
    """Everything that one source says; deterministic. A text outside the genre gives its header and what it cites."""
    reading = read_text(source.text)
    known = describe(reading, merge(reading, find_references(reading)))
    agreements = find_agreements(reading, known)
    lineage, plans = trace(reading, known), read_plans(reading)
    places, partners = find_places(reading), find_partners(reading)
    activities, statements = find_activities(reading, known, plans, lineage, places), read_statements(reading, known)
    hits, holders = find_hits(reading), Holders(plans, activities)
    signers = find_signers(reading, known)
    facts = DocumentFacts(
        seed=SourceInfo(source.name, source.sha256, len(source.text), _kind(reading.parts)),
        segments=_segments(reading, known),
        documents=tuple(item.row for item in known),
        lineage=lineage,
        agreements=agreements,
        cooperations=find_cooperations(reading, known, agreements),
        fields=find_fields(reading, known, plans, lineage),
        activities=activities,
        roles=find_roles(reading, statements, activities),
        reporting=find_duties(reading, statements),
        addressees=find_addressees(reading, known),
        recipients=find_recipients(reading, known),
        signers=signers,
        events=find_events(reading, known, places),
        places=place_rows(reading, known, places),
        foreign_partners=partner_rows(reading, known, partners),
        posts=find_posts(reading, known, signers),
        amounts=find_amounts(reading, known, hits, holders),
        indicators=find_indicators(reading, known, hits, holders),
        objectives=find_objectives(reading, known),
        mentions=tuple(_mention(reading.folded, mention) for mention in reading.mentions),
        decisions=(*find_decisions(reading, known), *find_disagreements(reading, hits)),
        warnings=_warnings(reading, known),
    )
    return replace(facts, entities=with_named(_entities(facts, reading), places, partners))


def read_text(text: str) -> Reading:
    """A text read as far as its documents, their contexts, and the names in it."""
    folded = fold(text)
    parts = dissect(folded)
    tokens = tokenize(folded)
    contexts = read_contexts(tokens, parts)
    mentions = find_mentions(tokens, parts, contexts)
    return Reading(folded, parts, contexts, mentions, group_members(mentions, contexts))


def _kind(parts: tuple[DocumentParts, ...]) -> SourceKind:
    if len(parts) > 1:
        return "compound_file"
    kind = parts[0].kind if parts else "other"
    return {"press": "news_article", "other": "other"}.get(kind, "issued_document")  # type: ignore[return-value]


def _segments(reading: Reading, known: tuple[Known, ...]) -> tuple[Segment, ...]:
    """The raw range of each document of the file."""
    segments = []
    for number, (part, item) in enumerate(zip(reading.parts, known, strict=False), start=1):
        start, end = raw_range(reading.folded, part.range)
        segments.append(Segment(f"seg{number}", item.row.id, start, end, item.row.type_label))
    return tuple(segments)


def _mention(folded: Folded, mention: ResolvedMention) -> Mention:
    span = folded.span(mention.start, mention.end)
    return Mention(
        span.start,
        span.end,
        span.quote,
        mention.kind,
        mention.entities,
        mention.how,
        mention.nested_in_org,
        mention.confidence,
    )


def _warnings(reading: Reading, known: tuple[Known, ...]) -> tuple[str, ...]:
    """What each held document lacks that one of its kind has, with what was inferred in its place.

    A press article has no header to lose, and what two sides agree has no issuing body and no number of its own.
    """
    warnings = []
    for item in known:
        part, index = item.entry.part, item.entry.index or 0
        if part is None or part.kind == "press":
            continue
        if part.kind == "other":
            warnings.append(_OUTSIDE)
            continue
        agreed = is_agreed(reading, index)
        notes = [_explained(note, item.row) for note in part.notes if not (agreed and note.startswith("header: "))]
        warnings += [f"{_label(item.row)}: {note}" if len(reading.parts) > 1 else note for note in notes]
    return tuple(dict.fromkeys(warnings))


def _explained(note: str, row: Document) -> str:
    """A lost issuing body with the one that was inferred, if any."""
    if note != "header: issuing body lost":
        return note
    basis = (row.issuer_basis or "").removesuffix("; header block lost")
    return f"{note}; taken to be {', '.join(row.issuer)} ({basis})" if row.issuer else f"{note}; not inferred"


def _label(row: Document) -> str:
    return f"{row.type_label} {row.number or ''}".strip()


def _entities(facts: DocumentFacts, reading: Reading) -> tuple[Entity, ...]:
    """The definition of every id that a row uses; people by name, groups with the members that the text gives."""
    used = _ids(facts)
    used |= {member for name in used for member in reading.members.get(name, ())}
    on = reading.contexts[0].on if reading.contexts else None
    defined = [
        replace(entity, members=entity.members or reading.members.get(entity.id, ()))
        for entity in define(sorted(used), reading.mentions, reading.folded, on)
    ]
    known = {entity.id for entity in defined}
    people = {row.holder: row.holder_name for row in facts.posts if row.holder and row.holder_name}
    people |= {signer.person: name_of(signer) for signer in facts.signers if signer.person not in known}
    named = (Entity(person, name) for person, name in people.items())
    return tuple(sorted((*defined, *named), key=lambda entity: entity.id))


def _ids(facts: DocumentFacts) -> set[str]:
    found = {entity for mention in facts.mentions for entity in mention.entities}
    found |= {entity for row in facts.documents for entity in row.issuer}
    found |= {row.place for row in facts.documents if row.place}
    found |= {entity for agreement in facts.agreements for entity in (*agreement.parties, *agreement.signatories)}
    found |= {entity for cooperation in facts.cooperations for entity in cooperation.pair}
    for activity in facts.activities:
        found |= {*activity.actors, *activity.partners, *activity.places}
    found |= {entity for role in facts.roles for entity in role.agency}
    found |= {entity for event in facts.events for entity in (event.place, *event.participants) if entity}
    found |= {place.entity for place in facts.places} | {partner.entity for partner in facts.foreign_partners}
    found |= {entity for row in facts.posts for entity in (row.post, row.body, row.holder) if entity}
    found |= {entity for amount in facts.amounts for entity in (*amount.payer, *amount.payee)}
    for duty in facts.reporting:
        found |= {*duty.reporter, *duty.recipient, *duty.via, *duty.final_recipient, *duty.cc}
    found |= {entity for addressee in facts.addressees for entity in addressee.org}
    found |= {entity for recipient in facts.recipients for entity in recipient.org}
    for signer in facts.signers:
        found |= {entity for entity in (signer.person, signer.post, signer.on_behalf_of) if entity}
    return found
