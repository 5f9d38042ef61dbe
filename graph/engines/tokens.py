"""Query text cut into tokens, and where a token stands: what the checks of Cypher and SPARQL share."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal

from graph.errors import InvalidQuery

Kind = Literal["word", "quoted", "string", "number", "parameter", "iri", "symbol", "comment"]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: `start` is its offset in code points, `text` its letters as they are."""

    kind: Kind
    text: str
    start: int

    @property
    def keyword(self) -> str:
        """The word in capitals as the most tolerant engine might read it; empty for what is no bare word.

        Full-width and other compatibility letters are folded, invisible format characters dropped.
        """
        if self.kind != "word":
            return ""
        folded = unicodedata.normalize("NFKC", self.text).upper()
        return "".join(char for char in folded if unicodedata.category(char) != "Cf")

    @property
    def end(self) -> int:
        """The offset behind the token."""
        return self.start + len(self.text)


def where(text: str, offset: int) -> str:
    """`line 2, column 5` for people, both from 1."""
    before = text[:offset]
    return f"line {before.count(chr(10)) + 1}, column {offset - before.rfind(chr(10))}"


def invalid(text: str, offset: int, reason: str) -> InvalidQuery:
    """The error for what does not parse, with its position."""
    return InvalidQuery(f"{where(text, offset)}: {reason}")
