"""Whether a document is one of cooperation: only those commit to anything that is an activity here.

It is one if it is an agreement, if its subject speaks of cooperating, or if its opening does so of one of its parties.
A regulation on how a province's own agencies work together ("quy chế phối hợp") is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.facts import Lineage
from loaders.extraction.documents import Known
from loaders.extraction.reading import Reading, localities_of

_SUBJECT = re.compile(
    r"hợp tác(?! xã\b)|kết nghĩa|liên kết vùng|liên kết phát triển|biên bản ghi nhớ|bản ghi nhớ|"
    r"phối hợp giữa (?:tỉnh|hai)"
)
_OPENING = re.compile(rf"{_SUBJECT.pattern}|thỏa thuận|ký kết")
_OPENING_LENGTH = 1500
"""An opening ends where the points begin, and no later than this."""


def is_cooperation(reading: Reading, index: int) -> bool:
    """Whether the document with this index commits to cooperation, or reports on one."""
    part, parties = reading.parts[index], reading.contexts[index].parties
    lower = reading.folded.lower
    if part.kind == "agreement":
        return True
    if part.subject and _SUBJECT.search(lower, part.subject.start, part.subject.end):
        return True
    return len(parties) > 1 and _opens_with_parties(reading, index)


def _opens_with_parties(reading: Reading, index: int) -> bool:
    """Whether a sentence of the opening has a word of cooperation and names a party."""
    part, parties = reading.parts[index], set(reading.contexts[index].parties)
    body = part.body or part.range
    first = min([body.start, *(clause.start for clause in (*part.bases, *part.mandates))])
    last = min([body.start + _OPENING_LENGTH, body.end, *(item.range.start for item in part.outline)])
    for word in _OPENING.finditer(reading.folded.lower, first, max(first, last)):
        start, end = reading.sentence(word.start())
        named = {entity for mention in reading.between(start, end) for entity in mention.entities}
        if parties & set(localities_of(reading.expand(named))):
            return True
    return False


def committing(item: Known, lineage: Sequence[Lineage]) -> str:
    """The row id of the document that commits: the held one; of a press article what it is about.

    Where it is about a plan and what the plan implements, the plan commits.
    """
    if item.row.system != "press":
        return item.row.id
    about = [row.target for row in lineage if row.source == item.row.id and row.property == "about"]
    implemented = {row.target for row in lineage if row.source in about and row.property == "implements"}
    return next((name for name in about if name not in implemented), item.row.id)
