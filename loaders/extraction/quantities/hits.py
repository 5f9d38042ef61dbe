"""Each quantity of a source with the words around it: sentence, clause, label, headings above, cell of a table."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.anatomy.parts import OutlineItem, Range
from loaders.extraction.quantities.tables import Cell, Cells, read_tables
from loaders.extraction.reading import Reading
from loaders.grammar.quantities import Quantity, find_quantities

_LONGEST_SENTENCE = 700
_STOP = re.compile(
    r"(?<!\bTP)(?<!\bTX)(?<!\bv\.v)[.!?](?=\s|$)|;|\||"
    r"\n(?=\s*(?:[-+*•]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]{1,5}\.)\s)|\n(?=(?:Điều|Chương|Mục) \d)"
)
_FULL_STOP = re.compile(r"[.!?](?=\s|$)")
_CUT = re.compile(r"[,():](?=\D|$)|\b(?:và|còn)\b")
_ALONE = re.compile(r"[ .:]*\n")
_NEAR = 200
_BULLET = re.compile(r"\s*(?:[-+*•]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]{1,5}\.)?\s*")


@dataclass(frozen=True, slots=True)
class Hit:
    """A quantity of a document (by index) in its clause; all ranges are in the folded text.

    `sentence` is the sentence or point of a list; `left` runs from the end of the clause before to the number, `right`
    from the unit to the end of the sentence or the next quantity; `before` is the hit before in the same sentence,
    `earlier` the one before that a semicolon may part from it.
    `headings` are those above, outermost first; `cell` the place in a table.
    """

    quantity: Quantity
    document: int
    sentence: Range
    left: Range
    right: Range
    before: Hit | None
    earlier: Hit | None
    headings: tuple[str, ...]
    cell: Cell | None


def find_hits(reading: Reading) -> tuple[Hit, ...]:
    """All quantities of a source in order; linear in its length."""
    cells = Cells(read_tables(reading))
    quantities = (*find_quantities(reading.folded.flat), *cells.bare())
    found = sorted(quantities, key=lambda quantity: quantity.number)
    above = _items_above(reading, [quantity.number for quantity in found])
    hits: list[Hit] = []
    for index, quantity in enumerate(found):
        last = hits[-1] if hits else None
        following = found[index + 1].start if index + 1 < len(found) else len(reading.folded.text)
        hits.append(_hit(reading, quantity, last, following, above[index], cells.at(quantity.number)))
    return tuple(hits)


def _hit(
    reading: Reading,
    quantity: Quantity,
    last: Hit | None,
    following: int,
    above: Sequence[OutlineItem],
    cell: Cell | None,
) -> Hit:
    text = reading.folded.text
    titles = [item.heading.end for item in above if _ALONE.match(text, item.heading.end, quantity.start)]
    floor = max(0, quantity.start - _LONGEST_SENTENCE, cell.range.start if cell else 0, *titles)
    sentence = _sentence(text, quantity, floor, cell.range.end if cell else len(text))
    before = last if last and last.quantity.end > sentence.start else None
    near = last and sentence.start - last.quantity.end < _NEAR and last.quantity.end > floor
    parted = last and not _FULL_STOP.search(text, last.quantity.end, sentence.start)
    return Hit(
        quantity=quantity,
        document=reading.document_at(quantity.number),
        sentence=sentence,
        left=Range(_clause_start(reading.folded.flat, sentence.start, quantity.start, before), quantity.start),
        right=Range(quantity.end, max(quantity.end, min(sentence.end, following))),
        before=before,
        earlier=before or (last if near and parted else None),
        headings=tuple(item.heading.of(reading.folded.flat) for item in above),
        cell=cell,
    )


def _sentence(text: str, quantity: Quantity, floor: int, ceiling: int) -> Range:
    """The sentence, point or cell around a quantity, without the mark of the point."""
    start = floor
    for stop in _STOP.finditer(text, floor, quantity.start):
        start = stop.end()
    following = _STOP.search(text, quantity.end, quantity.end + _LONGEST_SENTENCE)
    end = following.start() if following else min(len(text), quantity.end + _LONGEST_SENTENCE)
    bullet = _BULLET.match(text, start, quantity.start)
    return Range(bullet.end() if bullet else start, max(quantity.end, min(end, ceiling)))


def _clause_start(text: str, start: int, end: int, before: Hit | None) -> int:
    """Where the clause of a quantity begins: behind what belongs to the one before, or the bracket open at `end`."""
    if before:
        start = before.quantity.end
        cuts = list(_CUT.finditer(text, start, end))
        if cuts and not text[cuts[-1].end() : end].strip():
            start = cuts[-1].end()
        elif cuts and text[before.left.start : before.left.end].strip(" ,:("):
            start = cuts[0].end()
    opened, closed = text.rfind("(", start, end), text.rfind(")", start, end)
    return opened + 1 if opened > closed else start


def _items_above(reading: Reading, positions: Sequence[int]) -> list[tuple[OutlineItem, ...]]:
    """The items of the outline above each of some ascending positions; one walk over the outline."""
    items = sorted((item for part in reading.parts for item in part.outline), key=lambda item: item.range.start)
    starts = [item.range.start for item in items]
    above: list[OutlineItem] = []
    found: list[tuple[OutlineItem, ...]] = []
    done = 0
    for position in positions:
        reached = bisect_right(starts, position)
        for item in items[done:reached]:
            above = [*_holding(above, item.range.start), item]
        done, above = reached, list(_holding(above, position))
        found.append(tuple(above))
    return found


def _holding(items: Sequence[OutlineItem], position: int) -> Iterator[OutlineItem]:
    return (item for item in items if position in item.range)
