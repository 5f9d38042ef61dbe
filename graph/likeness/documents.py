"""Documents that may be one.

A citation that one fullest document covers has that document's id by rule (`graph.merge.resolve`). What is asked here:
citations that fit several, that lack a number or carry one where the other has none (a draft and what was issued, a
law by its title and by its number), and titles that differ in a few words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.claims import number_key, symbol_key
from graph.likeness.profile import Kind, Likeness, Profile, Weighed, weigh
from graph.slug import slug, words

_TITLED_YEAR = re.compile(r"^doc:\d+[a-z]?-(\d{4})-")
_TITLE_WORDS = 6  # with which titles that may be one begin
_TELLING = 4  # words; a shorter title is anybody's
_ALIKE = 0.75
_BY_TITLE = ("normative", "programme")


def _year(document: Profile) -> str:
    named = _TITLED_YEAR.match(document.id)
    return document.text("date")[:4] or (named[1] if named else "")


def _number(document: Profile) -> str:
    return number_key(document.text("number")) if document.text("number") else ""


def _titles(document: Profile) -> list[list[str]]:
    """The words of each title without its type, "về việc" and the year in it ("Luật Đầu tư năm 2020")."""
    kind = words(document.text("documentTypeLabel").partition("(")[0])
    found = []
    for title in (
        document.text("title"),
        *document.many("aliases"),
        "" if _number(document) else document.text("name"),
    ):
        plain = words(title).removeprefix(f"{kind} ")
        plain = re.sub(r"^(?:v v|ve viec|vv|ve) ", "", plain)
        if document.text("system") in _BY_TITLE:
            plain = re.sub(r" (?:nam )?\d{4}$", "", plain)
        if plain:
            found.append(plain.split())
    return found


def _keys(document: Profile) -> Iterator[str]:
    number, symbol = _number(document), symbol_key(document.text("symbol"))
    year, issuers = _year(document), document.many("issuers")
    if number:
        for mark in {symbol or slug(document.text("documentType")), slug(document.text("documentType"))}:
            yield f"no|{number}|{mark}"
            if year:
                yield f"no|{number}|{mark}|{year}"
            yield from (f"no|{number}|{mark}|{issuer}" for issuer in issuers)
    kind = slug(document.text("documentType"))
    owners = ("",) if document.text("system") in _BY_TITLE else (*issuers, "")
    for title in _titles(document):
        if len(title) >= _least(document):
            yield from (f"title|{kind}|{owner}|{' '.join(title[:_TITLE_WORDS])}" for owner in owners)


def _least(document: Profile) -> int:
    return 2 if document.text("system") in _BY_TITLE else _TELLING


def _compare(one: Profile, other: Profile) -> Likeness | None:
    if _contradict(one, other):
        return None
    issuer = _issuer(one, other)
    time, title = _time(one, other), _title(one, other)
    if issuer is None or time is None:
        return None
    if _number(one) and _number(other):
        return weigh([*_numbers(one, other), issuer, time, *title])
    return weigh([*title, *_numbers(one, other), issuer, time]) if title else None


def _contradict(one: Profile, other: Profile) -> bool:
    """Whether one states another number, symbol or type than the other."""
    pairs = (
        (_number(one), _number(other)),
        (symbol_key(one.text("symbol")), symbol_key(other.text("symbol"))),
        (one.text("documentType"), other.text("documentType")),
        (one.text("system"), other.text("system")),
    )
    return any(first and second and first != second for first, second in pairs)


def _numbers(one: Profile, other: Profile) -> Iterator[Weighed]:
    if not _number(one) and not _number(other):
        return
    if _number(one) and _number(other):
        unknown = not (one.text("symbol") and other.text("symbol"))
        yield ("symbol-unknown", 0.3) if unknown else ("same-number", 0.45)
        return
    blank = other if _number(one) else one
    yield ("draft-and-final", 0.15) if blank.said.get("held") else ("number-unknown", 0.05)


def _issuer(one: Profile, other: Profile) -> Weighed | None:
    first, second = set(one.many("issuers")), set(other.many("issuers"))
    if first and second:
        return ("same-issuer", 0.2) if first & second else None
    return "issuer-unknown", 0.05


def _time(one: Profile, other: Profile) -> Weighed | None:
    """How the dates agree; None where they contradict each other. A draft may be some months older."""
    first, second = one.text("date") or _year(one), other.text("date") or _year(other)
    if not first or not second:
        return "date-unknown", 0.05
    if first == second:
        return "same-date", 0.2
    if first.startswith(second) or second.startswith(first):
        return "date-fits", 0.15
    blank = bool(_number(one)) != bool(_number(other)) and first[:4] == second[:4] and min(len(first), len(second)) < 10
    return ("date-fits", 0.05) if blank else None


def _title(one: Profile, other: Profile) -> list[Weighed]:
    best = 0.0
    for first, second in ((set(a), set(b)) for a in _titles(one) for b in _titles(other)):
        if min(len(first), len(second)) >= min(_least(one), _least(other)):
            best = max(best, len(first & second) / len(first | second))
    weight = 0.45 if one.text("system") in _BY_TITLE else 0.4
    if best < _ALIKE:
        return []
    return [("same-title", weight)] if best == 1 else [("like-title", round(weight - 0.15, 2))]


DOCUMENTS = Kind(_keys, _compare)
