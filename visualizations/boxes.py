"""Boxes sized to their text: what a document's box says, line by line, and how much room that takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from visualizations.measure import text_width, wrap
from visualizations.model import Lang, LineageNode
from visualizations.safe import clean_line
from visualizations.text import say

LineStyle: TypeAlias = Literal["head", "body", "note"]

FONT_SIZES: dict[LineStyle, float] = {"head": 14.0, "body": 12.5, "note": 11.5}
LINE_HEIGHTS: dict[LineStyle, float] = {"head": 18.0, "body": 16.0, "note": 15.0}
_PADDING_X, _PADDING_Y = 10.0, 8.0
_MIN_TEXT, _WIDEST_NUMBER = 92.0, 240.0


@dataclass(frozen=True, slots=True)
class Box:
    """Width and height in pixels and the lines to draw, top down, with their styles."""

    width: float
    height: float
    lines: tuple[tuple[str, LineStyle], ...]


def document_box(node: LineageNode, lang: Lang, max_text: float = 158.0, *, full: bool = False) -> Box:
    """The box of a document: its number or title, its issuer, its date or that it is only cited.

    Lines are broken at `max_text` pixels; `full` gives long titles more of them, where there are few boxes.
    """
    head = clean_line(node.number or node.title or node.id)
    longest = max((text_width(word, FONT_SIZES["head"], bold=True) for word in head.split()), default=0.0)
    max_text = max(max_text, min(longest + 1, _WIDEST_NUMBER))  # a number is never cut
    lines: list[tuple[str, LineStyle]] = [(row, "head") for row in _rows(head, "head", 6 if full else 3, max_text)]
    lines += [(row, "body") for row in _rows(clean_line(node.issuer), "body", 3 if full else 2, max_text)]
    lines += [(row, "note") for row in _notes(node, lang, max_text)]
    widest = max(_MIN_TEXT, *(text_width(row, FONT_SIZES[style], bold=style == "head") for row, style in lines))
    height = sum(LINE_HEIGHTS[style] for _, style in lines) + 2 * _PADDING_Y
    return Box(round(widest + 2 * _PADDING_X), round(height), tuple(lines))


def _notes(node: LineageNode, lang: Lang, max_text: float) -> tuple[str, ...]:
    """Date and "only cited", on one line where they fit."""
    notes = tuple(part for part in (clean_line(node.date), "" if node.held else say("cited_only", lang)) if part)
    together = " · ".join(notes)
    return notes if text_width(together, FONT_SIZES["note"]) > max_text else tuple(filter(None, (together,)))


def _rows(text: str, style: LineStyle, lines: int, max_text: float) -> tuple[str, ...]:
    return wrap(text, FONT_SIZES[style], max_text, bold=style == "head", lines=lines)
