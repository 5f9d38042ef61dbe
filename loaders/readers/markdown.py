"""Markdown files: plain text too, since the folded copy drops the marks; spans count the marks as written."""

from __future__ import annotations

from loaders.readers.plain import read_plain
from loaders.source import Source


def read_markdown(name: str, data: bytes) -> Source:
    """The text of `data` with its Markdown marks. Raises `UnreadableSource` as `read_plain` does."""
    return read_plain(name, data, "text/markdown")
