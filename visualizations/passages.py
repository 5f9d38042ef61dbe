"""Passages as the panel shows them: cleaned, with words for how they were read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from visualizations.model import Evidence, Lang
from visualizations.safe import clean_line, clean_text, safe_url
from visualizations.text import label

_BLANK_LINES = re.compile(r"[ \t]*\n\s*")
_SURROUNDINGS = 600  # characters kept on each side


def passages(evidence: Iterable[Evidence], lang: Lang) -> list[dict[str, Any]]:
    """Ready for the page's data; the quote and its surroundings keep their line breaks."""
    return [_passage(one, lang) for one in evidence]


def _lines(text: str) -> str:
    """The text with its line breaks, blank lines left out: scans have one after every line."""
    return _BLANK_LINES.sub("\n", clean_text(text))


def _passage(one: Evidence, lang: Lang) -> dict[str, Any]:
    return {
        "document": clean_line(one.document or one.document_id),
        "before": _lines(one.before)[-_SURROUNDINGS:],
        "quote": _lines(one.quote),
        "after": _lines(one.after)[:_SURROUNDINGS],
        "start": one.start,
        "end": one.end,
        "method": clean_line(label(one.method, {}, lang, "method_")),
        "confidence": one.confidence,
        "url": safe_url(one.url),
    }
