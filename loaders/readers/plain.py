"""Plain text files."""

from __future__ import annotations

import hashlib

from graph.errors import UnreadableSource
from loaders.readers.encoding import Undecodable, decode
from loaders.source import Source


def read_plain(name: str, data: bytes, media_type: str = "text/plain") -> Source:
    """The text of `data` as decoded: only a byte order mark is taken off, line ends stay as they are.

    Raises:
        UnreadableSource: empty, binary or in no encoding that is read here.
    """
    try:
        text, encoding = decode(data)
    except Undecodable as error:
        raise UnreadableSource(name, str(error)) from None
    return Source(name, text, hashlib.sha256(data).hexdigest(), encoding, media_type)
