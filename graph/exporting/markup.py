"""A small streaming XML writer: elements that close themselves, everything escaped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from graph.exporting.columns import clean


class Markup:
    """XML written to `out` as it is said, UTF-8."""

    def __init__(self, out: IO[bytes]) -> None:
        self._writer = XMLGenerator(out, encoding="utf-8", short_empty_elements=True)
        self._writer.startDocument()

    @contextmanager
    def element(self, name: str, **attributes: str) -> Iterator[None]:
        """An element around what is written inside the `with`."""
        self._start(name, attributes)
        yield
        self._writer.endElement(name)
        self._writer.characters("\n")

    def leaf(self, name: str, text: str = "", **attributes: str) -> None:
        """An element without others in it."""
        self._start(name, attributes)
        if text:
            self._writer.characters(text)
        self._writer.endElement(name)

    def end(self) -> None:
        """Write what is still held back."""
        self._writer.endDocument()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        # A trailing underscore lets Python's own words be names of attributes.
        written = {key.rstrip("_").replace("__", "."): clean(value) for key, value in attributes.items()}
        self._writer.startElement(name, AttributesImpl(written))
