"""Passages with their surroundings, names and addresses: what a view needs beside the statements themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeAlias
from urllib.parse import quote, urlencode

from graph.errors import NotFound
from graph.questions.records import Passage
from graph.store import Store
from visualizations.model import Evidence, Lang

TextOf: TypeAlias = Callable[[str], str]
"""A source's whole text by the source's id; may raise `NotFound`."""
NameOf: TypeAlias = Callable[[str], str]
"""What a document is called, by its id; may raise `NotFound`."""
UrlOf: TypeAlias = Callable[[str], str | None]
"""The address of an entity's page by its id."""

_PASSAGES = 8  # of one relation
_WIDE, _NARROW = 420, 160  # characters round a passage, in a small view and in a large one
_LARGE = 600  # relations


def entity_url(identifier: str) -> str:
    """The page of an entity or document: its id is the path."""
    return f"/id/{quote(identifier, safe=':/@')}"


def names_in(store: Store) -> Callable[[str], str]:
    """What a document or agreement is called in a data directory, by its id; each is read once."""
    return cache(store.name_of)


class Lookup:
    """Texts, names and addresses from wherever the caller keeps them; what is not found is empty."""

    def __init__(self, text_of: TextOf | None, name_of: NameOf | None, url_of: UrlOf, lang: Lang) -> None:
        self._text_of, self._name_of, self._url_of, self._lang = text_of, name_of, url_of, lang
        self._texts: dict[str, str] = {}

    def text(self, source: str) -> str:
        """The whole text of a source."""
        if source not in self._texts:
            self._texts[source] = found(self._text_of, source)
        return self._texts[source]

    def name(self, document: str) -> str:
        """What a document is called."""
        return found(self._name_of, document)

    def url(self, identifier: str, start: int | None = None, end: int | None = None) -> str | None:
        """The page of an entity, in the language of the view; of a document, at a passage."""
        address = self._url_of(identifier) if identifier else None
        if address is None:
            return None
        query = {"start": start, "end": end, "lang": None if self._lang == "vi" else self._lang}
        given = urlencode({key: value for key, value in query.items() if value is not None})
        return f"{address}?{given}" if given else address


def found(ask: Callable[[str], str] | None, identifier: str) -> str:
    """The answer, or "" where there is nobody to ask or nothing is found."""
    if ask is None or not identifier:
        return ""
    try:
        return ask(identifier)
    except NotFound:
        return ""


def surroundings(relations: int) -> int:
    """Characters to show round each passage of a view with so many relations."""
    return _WIDE if relations <= _LARGE else _NARROW


def evidence(passages: Iterable[Passage], lookup: Lookup, width: int) -> tuple[Evidence, ...]:
    """The surest passages with their surroundings; what rests on no passage gives none."""
    stated = [one for one in passages if one.quote]
    return tuple(_one_evidence(one, lookup, width) for one in stated[:_PASSAGES])


def _one_evidence(one: Passage, lookup: Lookup, width: int) -> Evidence:
    text = lookup.text(one.source)
    start, end = one.start, one.end
    here = start is not None and end is not None and text[start:end] == one.quote
    return Evidence(
        document_id=one.document,
        document=lookup.name(one.document) or one.document,
        quote=one.quote,
        before=text[max(0, start - width) : start] if here and start is not None else "",
        after=text[end : end + width] if here and end is not None else "",
        start=start,
        end=end,
        method=one.method,
        confidence=one.confidence,
        url=lookup.url(one.document, start, end),
    )
