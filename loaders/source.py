"""What a reader delivers: the text exactly as decoded, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """One file. `text` is never changed after this: every span counts its code points.

    `name` is the file's name without folders, `sha256` that of its bytes, `encoding` what the reader decoded it from
    and `media_type` what the reader took it for (`text/plain`, `text/markdown`).
    """

    name: str
    text: str
    sha256: str
    encoding: str = "utf-8"
    media_type: str = "text/plain"
