"""How a document was read, as a page: its text with every span marked, and a card for each row with the rule behind it.

Marks nest as far as their passages do; one that crosses another is cut where the other ends. Everything is in the HTML,
and the script only moves it about, so the page reads without scripts, too.
"""

from __future__ import annotations

import heapq
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Literal, TypeAlias
from urllib.parse import quote

from graph.explained import Explanation, ReadRow
from graph.facts_json import LAYERS
from visualizations.explained_text import LAYER_NAMES, catalogue
from visualizations.model import Lang, Page
from visualizations.safe import clean_line, clean_text

_DEEPEST = 6


@dataclass(slots=True)
class Mark:
    """A passage or a part of one: the keys of its rows, all of one layer; `height` counts the marks inside."""

    start: int
    end: int
    layer: str
    rows: tuple[str, ...]
    height: int = 0


Token: TypeAlias = tuple[Literal["open"], Mark] | tuple[Literal["close"], None] | tuple[Literal["text"], str]


def explanation_page(
    explained: Explanation,
    *,
    title: str,
    lang: Lang = "vi",
    within: tuple[int, int] | None = None,
    notices: Sequence[str] = (),
    document: str | None = None,
) -> Page:
    """The page of an explanation.

    Args:
        explained: From `loaders.explain`.
        title: What the document is called.
        lang: Language of the page's own words.
        within: The range of the source's text that is shown, where the source holds several documents.
        notices: Lines to be read first.
        document: The document's own id, for a link to its page.
    """
    start, end = within or (0, len(explained.text))
    lost = tuple(row for rows in (explained.missed or {}).values() for row in rows)
    rows = [row for row in (*explained.rows, *lost) if any(_inside(row, start, end))]
    wrong = {row.key for row in explained.errors}
    rows, keys = [_clean(row) for row in rows], {row.key for row in rows}
    doubts = [one for one in explained.doubts if not one.rows or keys.intersection(one.rows)]
    context = {
        "w": catalogue(lang),
        "names": {layer: both[lang == "en"] for layer, both in LAYER_NAMES.items()},
        "tokens": list(tokens(explained.text, rows, start, end)),
        "layers": _legend(rows, lang),
        "rows": {row.key: row for row in rows},
        "places": _places(explained.text, rows),
        "doubts": _clean(tuple(doubts)),
        "notices": _clean(tuple(notices)),
        "document": _clean(document),
        "id_path": lambda identifier: f"/id/{quote(identifier, safe='/:@')}" + ("?lang=en" if lang == "en" else ""),
        "errors": [row for row in rows if row.key in wrong],
    }
    return Page("explain.html.j2", clean_line(title), lang, context, scripts=("explain.js",), styles=("explain.css",))


def _clean(value: Any) -> Any:
    """A record without characters that are invisible or turn the direction of the text, in any of its values."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, tuple):
        return tuple(_clean(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _clean(getattr(value, one.name)) for one in fields(value)})
    return value


def _inside(row: ReadRow, start: int, end: int) -> Iterator[bool]:
    return (span.start < end and start < span.end for span in row.spans)


def _legend(rows: Sequence[ReadRow], lang: Lang) -> list[dict[str, Any]]:
    counts = Counter(row.layer for row in rows)
    return [
        {"key": key, "label": LAYER_NAMES[key][lang == "en"], "count": counts[key]} for key in LAYERS if counts[key]
    ]


def _places(text: str, rows: Iterable[ReadRow]) -> dict[str, str]:
    """`line:column` of each passage of each row, from 1."""
    lines = [0, *(found.end() for found in re.finditer("\n", text))]

    def place(at: int) -> str:
        line = bisect_right(lines, at)
        return f"{line}:{at - lines[line - 1] + 1}"

    return {row.key: ", ".join(place(span.start) for span in row.spans) for row in rows}


def tokens(text: str, rows: Iterable[ReadRow], start: int, end: int) -> Iterator[Token]:
    """A range of the text with its marks opened and closed, well nested; invisible characters left out."""
    marks = _nested(_marks(rows, start, end))
    at, open_marks = start, list[Mark]()
    for mark in marks:
        while open_marks and open_marks[-1].end <= mark.start:
            yield "text", clean_text(text[at : open_marks[-1].end])
            at = open_marks.pop().end
            yield "close", None
        yield "text", clean_text(text[at : mark.start])
        yield "open", mark
        at = mark.start
        open_marks.append(mark)
    while open_marks:
        yield "text", clean_text(text[at : open_marks[-1].end])
        at = open_marks.pop().end
        yield "close", None
    yield "text", clean_text(text[at:end])


def _marks(rows: Iterable[ReadRow], start: int, end: int) -> list[tuple[int, int, int, int, Mark]]:
    """Marks in the order in which they open, as a heap: the longer before the shorter, then by layer."""
    found: dict[tuple[int, int, str], list[str]] = {}
    for row in rows:
        for span in row.spans:
            first, last = max(start, span.start), min(end, span.end)
            if first < last:
                found.setdefault((first, last, row.layer), []).append(row.key)
    heap = [_entry(Mark(*place, tuple(dict.fromkeys(keys)))) for place, keys in found.items()]
    heapq.heapify(heap)
    return heap


def _entry(mark: Mark) -> tuple[int, int, int, int, Mark]:
    return mark.start, -mark.end, LAYERS.index(mark.layer), id(mark), mark


def _nested(heap: list[tuple[int, int, int, int, Mark]]) -> list[Mark]:
    """The marks in order, cut where they would cross the end of one that is open, with their heights."""
    found: list[Mark] = []
    around: list[Mark] = []
    while heap:
        mark = heapq.heappop(heap)[-1]
        while around and around[-1].end <= mark.start:
            around.pop()
        if around and around[-1].end < mark.end:
            heapq.heappush(heap, _entry(Mark(around[-1].end, mark.end, mark.layer, mark.rows)))
            mark.end = around[-1].end
        for distance, outer in enumerate(reversed(around), start=1):
            outer.height = min(_DEEPEST, max(outer.height, distance))
        around.append(mark)
        found.append(mark)
    return found
