"""Hostile text made harmless where escaping alone is not enough.

Escaping is Jinja2's work (autoescape) and the browser's (`textContent`). Two things pass through both: a link that runs
a script, and characters that reorder or hide the text around them.
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

# Bidirectional controls (UAX #9), zero-width and other invisible controls; tab and line feed stay.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_FOR_SCRIPT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def clean_text(text: str) -> str:
    """The text without characters that are invisible or turn its direction; Vietnamese needs none of them."""
    return _INVISIBLE.sub("", text)


def clean_line(text: str) -> str:
    """`clean_text` on one line, runs of white space made one space."""
    return " ".join(clean_text(text).split())


def safe_url(url: str | None, base_url: str | None = "") -> str | None:
    """The link if it leads to a web page, else `None` (`javascript:`, `data:`, `//elsewhere`, …).

    Args:
        url: An `http(s)` address, a path from the root (`/documents/…`) or a fragment (`#…`).
        base_url: Put before paths; `None` where there is no server, so that paths lead nowhere and are dropped.
    """
    if not url or _INVISIBLE.search(url) or "\\" in url or any(char.isspace() for char in url):
        return None
    if url.startswith("#"):
        return url
    if url.startswith("/") and not url.startswith("//"):
        return None if base_url is None else base_url.rstrip("/") + url
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def json_for_script(data: Any) -> Markup:
    """JSON that cannot end its `<script type="application/json">` or open a comment in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(text.translate(_FOR_SCRIPT))  # noqa: S704  (every < > & is escaped on the line before)
