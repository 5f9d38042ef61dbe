"""Every naming of a document in a text, from the most certain kind to the least: no passage is read twice."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import accumulate

from loaders.extraction.accords import find_accords
from loaders.extraction.citations import find_citations
from loaders.extraction.naming import Naming, Tails
from loaders.extraction.reading import Reading
from loaders.extraction.relations import ISSUED_WITH
from loaders.extraction.titled import find_annexes, find_titled
from loaders.extraction.works import find_works

_APPROVES = re.compile(r"(?:về )?(?:việc )?(?:ban hành|phê duyệt|công bố|thông qua) \"?", re.IGNORECASE)


def find_references(reading: Reading) -> tuple[Naming, ...]:
    """All namings in order of the text; one may lie in the subject of another ("về việc thực hiện Kết luận …")."""
    tails = Tails(reading)
    found = list(find_citations(reading, tails))
    for finder in (find_accords, find_works, find_titled):
        named = _Named(found)
        found += [naming for naming in finder(reading, tails, _starts(found)) if named.is_free(naming)]
    found = [_issued_with(reading, naming, found) for naming in found if not _is_content(reading, naming, found)]
    found += find_annexes(reading)
    return tuple(sorted(found, key=lambda naming: (naming.start, -naming.end)))


def _is_content(reading: Reading, naming: Naming, found: list[Naming]) -> bool:
    """Whether a titled work is but what a numbered decision approves ("Quyết định số 287/QĐ-TTg phê duyệt Đề án …")."""
    if naming.number or naming.parties or not naming.key.startswith("title|"):
        return False
    decisions = [other for other in found if naming.within(other) and other.number and other.title_start]
    text = reading.folded.flat
    return any(_APPROVES.fullmatch(text, other.title_start, naming.start) for other in decisions)


def _issued_with(reading: Reading, naming: Naming, found: list[Naming]) -> Naming:
    """A plan that was issued with a decision is of who decided."""
    if naming.number or naming.issuer or not naming.key.startswith("title|"):
        return naming
    said = ISSUED_WITH.match(reading.folded.flat, naming.end)
    decision = next((n for n in found if n.issuer and n.start == said.end()), None) if said else None
    return replace(naming, issuer=decision.issuer, issuer_basis="kèm theo …") if decision else naming


def _starts(found: list[Naming]) -> frozenset[int]:
    return frozenset(naming.start for naming in found)


class _Named:
    """The passages that name documents, their subjects left out: where each starts, how far all up to it reach."""

    def __init__(self, namings: list[Naming]) -> None:
        passages = sorted((naming.start, naming.title_start or naming.end) for naming in namings)
        self._starts = [start for start, _ in passages]
        self._reach = list(accumulate((end for _, end in passages), max))

    def is_free(self, naming: Naming) -> bool:
        """Whether no passage overlaps with this naming: it is no name already read, nor inside one."""
        before = bisect_left(self._starts, naming.end)
        return before == 0 or self._reach[before - 1] <= naming.start
