"""Passages as the panel shows them: cleaned, with words for how they were read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from visualizations.model import Evidence, Lang
from visualizations.safe import clean_line, clean_text, safe_url
from visualizations.text import label

_SURROUNDINGS = 600  # characters kept on each side


def passages(evidence: Iterable[Evidence], lang: Lang) -> list[dict[str, Any]]:
    """Ready for the page's data; the quote and its surroundings keep their line breaks."""
    return [_passage(one, lang) for one in evidence]


def _passage(one: Evidence, lang: Lang) -> dict[str, Any]:
    return {
        "document": clean_line(one.document or one.document_id),
        "before": clean_text(one.before)[-_SURROUNDINGS:],
        "quote": clean_text(one.quote),
        "after": clean_text(one.after)[:_SURROUNDINGS],
        "start": one.start,
        "end": one.end,
        "method": clean_line(label(one.method, {}, lang, "method_")),
        "confidence": one.confidence,
        "url": safe_url(one.url),
    }
