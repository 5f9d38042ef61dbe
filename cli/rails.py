"""A text with rails under its lines: each span of each row is drawn below the words, with the row's key.

12 │ Giao Sở Y tế chủ trì, phối hợp với UBND huyện
   │      ╰─me4─╯                       ╰──me5───╯
   │      ╰──────r3──────────────────────────────╯
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from graph.explained import ReadRow

# A handful of colours: the key says the layer, too, so that nothing hangs on colour alone.
STYLES = {
    "documents": "bold blue", "lineage": "blue", "agreements": "bold magenta", "cooperations": "magenta",
    "fields": "bold green", "activities": "green", "objectives": "green",
    "roles": "bold yellow", "reporting": "yellow", "addressees": "cyan", "recipients": "cyan", "signers": "bold cyan",
    "posts": "bold cyan", "mentions": "red", "places": "red", "foreign_partners": "bold red", "events": "bold red",
    "amounts": "bright_black", "indicators": "bright_black",
}  # fmt: skip
# Control characters could move the cursor or turn the text round; each becomes one dot, so that columns stay.
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_NARROWEST = 24


@dataclass(frozen=True, slots=True)
class _Piece:
    """The part of one span on one printed line: cells `first` to `last` (exclusive), with what is to be drawn."""

    first: int
    last: int
    drawn: str
    style: str


def printable(text: str) -> str:
    """The text with nothing in it that a terminal would obey; of the same length."""
    return _CONTROL.sub(lambda found: " " if found.group() in "\t\r" else "·", text)


class Lines:
    """Where the lines of a text begin, to say and to understand `line:column`, both from 1."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def range(self, line: int) -> tuple[int, int]:
        """The offsets of a line, without its end."""
        end = self.starts[line] - 1 if line < len(self.starts) else len(self.text)
        return self.starts[line - 1], end

    def of(self, offset: int) -> int:
        """The line of an offset."""
        return bisect_right(self.starts, offset)

    def place(self, offset: int) -> str:
        """`line:column` of an offset."""
        line = self.of(offset)
        return f"{line}:{offset - self.starts[line - 1] + 1}"


def draw(lines: Lines, numbers: Iterable[int], rows: Sequence[ReadRow], width: int) -> Iterator[Text]:
    """The lines with these numbers, folded to `width` cells, each with the rails of what stands on it."""
    spans = _spans(rows)
    longest = max((end - start for start, end, *_ in spans), default=0)
    gutter = len(str(len(lines.starts)))
    wide = max(_NARROWEST, width - gutter - 3)
    shown, first = printable(lines.text), 0
    for number in numbers:
        start, end = lines.range(number)
        while first < len(spans) and spans[first][0] + longest <= start:
            first += 1
        label = f"{number:>{gutter}} │ "
        for a, b in _folds(shown, start, end, wide):
            yield Text.assemble((label, "dim"), _coloured(shown, a, b, spans, first))
            for rail in _packed(_pieces(shown, a, b, spans, first)):
                yield Text.assemble((f"{'':>{gutter}} │ ", "dim"), *_drawn(rail))
            label = f"{'':>{gutter}} │ "


_Span = tuple[int, int, str, str]


def _spans(rows: Sequence[ReadRow]) -> list[_Span]:
    """Start, end, keys and layer of each passage, in order of the text; rows of one layer and passage share a rail."""
    keys: dict[tuple[int, int, str], list[str]] = {}
    for row in rows:
        for span in row.spans:
            keys.setdefault((span.start, -span.end, row.layer), []).append(row.key)
    return [(start, -end, " ".join(named), layer) for (start, end, layer), named in sorted(keys.items())]


def _folds(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """A line in pieces of at most `width` cells, cut at spaces where there are any."""
    while cell_len(text[start:end]) > width:
        cut = start + width
        while cut - start > 1 and cell_len(text[start:cut]) > width:
            cut -= 1
        space = text.rfind(" ", start + width // 2, cut)
        cut = space + 1 if space > 0 else cut
        yield start, cut
        start = cut
    yield start, end


def _here(a: int, b: int, spans: Sequence[_Span], first: int) -> Iterator[_Span]:
    for span in spans[first:]:
        if span[0] >= b:
            return
        if span[1] > a:
            yield span


def _coloured(text: str, a: int, b: int, spans: Sequence[_Span], first: int) -> Text:
    """The words in the colour of the innermost layer that they belong to."""
    words = Text(text[a:b])
    for start, end, _, layer in _here(a, b, spans, first):
        words.stylize(STYLES.get(layer, ""), max(start, a) - a, min(end, b) - a)
    return words


def _pieces(text: str, a: int, b: int, spans: Sequence[_Span], first: int) -> Iterator[_Piece]:
    """What to draw on one printed line, the shortest spans first, so that they are nearest to their words."""
    for start, end, key, layer in sorted(_here(a, b, spans, first), key=lambda span: span[1] - span[0]):
        left, right = max(start, a), min(end, b)
        if not text[left:right].strip():
            continue
        place, size = cell_len(text[a:left]), cell_len(text[left:right])
        drawn = _rail(size, key, opens=start >= a, closes=end <= b)
        yield _Piece(place, place + len(drawn), drawn, STYLES.get(layer, ""))


def _rail(size: int, key: str, *, opens: bool, closes: bool) -> str:
    ends = ("╰" if opens else "─", "╯" if closes else "─")
    if size >= len(key) + 2:
        return f"{ends[0]}{key:─^{size - 2}}{ends[1]}"
    return ("╵" if size == 1 else f"{ends[0]}{'─' * (size - 2)}{ends[1]}") + key  # longer than its words


def _packed(pieces: Iterable[_Piece]) -> list[list[_Piece]]:
    """Pieces on as few rails as their order allows, none touching another."""
    rails: list[list[_Piece]] = []
    for piece in pieces:
        free = (rail for rail in rails if all(piece.last < p.first or p.last < piece.first for p in rail))
        rail = next(free, None)
        if rail is None:
            rails.append(rail := [])
        rail.append(piece)
    return rails


def _drawn(rail: list[_Piece]) -> Iterator[str | tuple[str, str]]:
    at = 0
    for piece in sorted(rail, key=lambda piece: piece.first):
        yield " " * (piece.first - at)
        yield piece.drawn, piece.style
        at = piece.last
