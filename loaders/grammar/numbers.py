"""Document numbers: `2923/KH-UBND`, `503/UBND-TH`, `30/2020/NĐ-CP`, `64/2025/QH15`, `1126-CV/TU`, `05/HD-MTTW-BTT`.

Rules: NĐ 30/2020/NĐ-CP, Phụ lục I and III (state), Hướng dẫn 36-HD/VPTW (Party: no colon, dash before the type).
Scanners and editors break numbers in known ways, all read here: a blank number (`Số: /KH-UBND`), white space on one
side of a dash or slash (`NQ -CP`, `KH-⏎UBND`), a lost dash (`1961/QĐUBND`), doubled or look-alike letters (`QĐĐ`,
`ƯBND`), unreadable marks for digits (the number is then unknown, not guessed).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from loaders.grammar.types import ends_with, lower_case
from loaders.text.letters import LOWER
from loaders.text.patterns import LETTER

NumberSystem = Literal["state", "letter", "normative", "party", "front", "joint"]


@dataclass(frozen=True, slots=True)
class NumberMatch:
    """A number at `text[start:end]`; `lead` is where its "Số:" begins, `start` where there is none.

    `number` is as written, with its leading zeros (`0124`), None where blank or unreadable; `symbol` is normalised
    (`QĐ-UBND`, `CV/TU`), None for "Quyết định 1691"; `type` is the code that the symbol holds (`CV` for a letter).
    """

    start: int
    end: int
    lead: int
    number: str | None
    year: str | None
    symbol: str | None
    type: str | None
    system: NumberSystem
    raw: str

    @property
    def key(self) -> str:
        """The number as documents cite it, for comparing: `2923/KH-UBND`, `30/2020/NĐ-CP`, `1126-CV/TU`."""
        bare = (self.number or "?").lstrip("0") or "0"
        dash = "-" if self.system == "party" and "/" in (self.symbol or "") else "/"
        return dash.join((*filter(None, (bare, self.year)), self.symbol)) if self.symbol else bare


TYPES: dict[str, str] = {
    "NQ": "NQ", "QĐ": "QĐ", "CT": "CT", "QC": "QC", "QYĐ": "QyĐ", "TC": "TC", "TB": "TB", "HD": "HD", "CTR": "CTr",
    "KH": "KH", "PA": "PA", "ĐA": "ĐA", "DA": "DA", "BC": "BC", "BB": "BB", "TTR": "TTr", "HĐ": "HĐ", "CĐ": "CĐ",
    "BGN": "BGN", "BTT": "BTT", "GUQ": "GUQ", "GM": "GM", "GGT": "GGT", "GNP": "GNP", "PG": "PG", "PC": "PC",
    "PB": "PB", "NĐ": "NĐ", "TT": "TT", "TTLT": "TTLT", "NQLT": "NQLT", "KL": "KL", "CV": "CV", "TTRLS": "TTr",
    "CTHĐ": "CTr", "CTRPH": "CTr", "CTPH": "CTr", "QCPH": "QC", "KHPH": "KH", "KHLT": "KH", "QĐI": "QyĐ", "QĐ/I": "QyĐ",
    "BBGN": "BBGN", "BBTT": "BB", "CTHT": "CTr", "TTHT": "BTT", "L": "L", "SL": "SL", "ĐL": "ĐL", "VBHN": "VBHN",
    "GP": "GP",
}  # fmt: skip
"""Abbreviation in a symbol, in capitals, to type code."""

_PARTY = re.compile(
    r"(?:^|[/-])(?:TU|HU|ĐU|QU|THU|TW|ĐUK|TVTU|BTVTU|BTCTU|BTGTU|BDVTU|UBKTTU|VPTU|BNCTU|BTCTW|BTGTW"
    r"|VPTW)$"
)
_FRONT = re.compile(r"MTTQ|MTTW|(?:^|[/-])MT(?:$|-)")
_CAP = "A-ZĐƯÂÔƠĂÊ"
_PART = rf"[{_CAP}][{_CAP}a-zđư0-9&]{{0,14}}"
# One dash or slash inside a symbol may have white space on one side; a slash on both.
_JOINT = r"(?:[-/.]|[ \n][-/]|[-/][ \n]| / )"
_SYMBOL = rf"{_PART}(?:{_JOINT}{_PART}){{0,5}}"
_LOWER_SYMBOL = r"(?:qđ|nq|kh|ct|cv|tb|bc|nđ|tt|hd|ttr)-[a-zđư]{2,10}"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FULL = re.compile(
    rf"(?P<number>\d{{1,6}}[a-zA-Z]?)[ \n]?(?P<mark>[/-])[ \n]?(?:{_YEAR}[ \n]?(?:/|-(?=QH))[ \n]?)?"
    rf"(?P<symbol>{_SYMBOL}|{_LOWER_SYMBOL})(?![{LOWER}])"
)
# Before 1999 the symbol follows a space: "Thông tư số 43 TC/QLCS"; and a Party number may lose its dash so.
_SPACED = re.compile(
    rf"(?P<number>\d{{1,6}}[a-z]?)(?P<mark>) ?(?P<symbol>[{_CAP}]{{2,8}}/[{_CAP}]{{2,8}}(?:[-/][{_CAP}]{{2,8}}){{0,2}})"
    rf"(?![{LOWER}{_CAP}])"
)
_HEADLESS = re.compile(
    rf"(?:[^\n/A-ZĐa-zđ:;,()]{{0,12}}|[ ._…]{{0,60}})(?P<mark>[/-])[ ]?(?:{_YEAR}[ ]?/[ ]?)?"
    rf"(?P<symbol>{_SYMBOL})(?![{LOWER}])"
)
_SHARED = re.compile(
    rf"(?P<list>(?:\d{{1,6}}(?:, ?|[ \n]và[ \n])){{1,8}})"
    rf"(?=\d{{1,6}}[ \n]?[/-][ \n]?(?:{_YEAR}[ \n]?/[ \n]?)?{_SYMBOL}(?![{LOWER}]))"
)
_SHORT = re.compile(r"(?P<number>\d{1,6}[a-zA-Z]?)(?![\d/%]|[.,]\d|[^\W\d_])")
_AFTER_SHORT = re.compile(r"[,;.):]|$|\n|[ ](?:ngày|của|về|nêu|trên|này|do|và|ban|được|quy|\(|-|năm (?:19|20)\d\d)")
# A decree or circular is nothing that one counts: a figure behind its name is its number, whatever follows.
_DECREE = re.compile(r"(?:Nghị định|Thông tư)[ \n]$")
_OF_A_FORM = re.compile(
    r"(?:[Mm]ẫu|[Bb]iểu|[Bb]ảng|[Pp]hụ lục|[Hh]ình|[Tt]ài khoản|[Đđ]iện thoại|[Tt]hửa|[Tt]ờ)[ \n](?:số[ \n]?:?[ \n]?)?$"
)
_ANCHOR = re.compile(rf"[Ss\d](?:(?<=[Ss])(?<!{LETTER}.)(?P<lead>ố[ \n]?:?[ \n]?)|(?<=\d)(?<![\d/.,-].)(?<![{_CAP}].))")
_NUMBERED = ends_with({"QĐ", "NQ", "NĐ", "CT", "CV", "TT", "KL", "KH", "TB", "TTr", "BC", "HD"})


def find_numbers(text: str) -> Iterator[NumberMatch]:
    """All document numbers in a folded text, in order, without overlap; linear in its length."""
    position = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() < position:
            continue
        for match in _at(text, anchor):
            position = match.end
            yield match


def _at(text: str, anchor: re.Match[str]) -> Iterator[NumberMatch]:
    """The number or numbers that begin at an anchor: "số" or a figure."""
    if anchor["lead"] and (shared := _SHARED.match(text, anchor.end())):
        yield from _with_one_symbol(shared, anchor.start())
        return
    if anchor["lead"]:
        match = _at_lead(text, anchor)
    else:
        match = _at_digit(text, anchor.start()) or _at_type(text, anchor.start())
    if match is not None:
        yield match


def _at_lead(text: str, anchor: re.Match[str]) -> NumberMatch | None:
    """A number after "Số:": complete, blank or damaged, or without symbol."""
    start, lead = anchor.end(), anchor.start()
    if _OF_A_FORM.search(text[max(0, lead - 12) : lead]):
        return None
    if full := _FULL.match(text, start) or _SPACED.match(text, start):
        return _match(full, lead, full["number"])
    if headless := _HEADLESS.match(text, start):
        return _match(headless, lead, None, start=start)
    if (short := _SHORT.match(text, start)) and _type_before(text, lead):
        return NumberMatch(short.start(), short.end(), lead, short["number"], None, None, None, "state", short[0])
    return None


def _with_one_symbol(shared: re.Match[str], lead: int) -> Iterator[NumberMatch]:
    """`số 12, 13 và 14/QĐ-UBND`: the symbol at the end is that of each number."""
    full = _FULL.match(shared.string, shared.end("list"))
    if full is None:
        return
    last = _match(full, full.start(), full["number"])
    for at, figure in ((m.start(), m[0]) for m in re.finditer(r"\d+", shared["list"])):
        start = shared.start("list") + at
        yield replace(last, start=start, end=start + len(figure), lead=min(lead, start), number=figure, raw=figure)
        lead = len(shared.string)
    yield last


def _at_digit(text: str, start: int) -> NumberMatch | None:
    """A number without "số": it needs a symbol that cannot be a measure (`64/2025/QH15`, `15-NQ/TW`, `12/KH-UBND`)."""
    full = _FULL.match(text, start)
    if full is None or _OF_A_FORM.search(text[max(0, start - 18) : start]):
        return None
    symbol = _normalise(full["symbol"])
    parts = re.split(r"[-/]", symbol)
    party = full["mark"] == "-" and len(parts) > 1 and parts[0].upper() in TYPES
    known = full["mark"] == "/" and (full["year"] or len(parts) > 1 or parts[0].upper() in TYPES)
    named = full["mark"] == "/" and _type_before(text, start)
    return _match(full, start, full["number"]) if party or known or named else None


def _at_type(text: str, start: int) -> NumberMatch | None:
    """`Quyết định 1691`: a numbered type's word just before, and nothing after that makes it a quantity."""
    if (spaced := _SPACED.match(text, start)) and _type_before(text, start):
        return _match(spaced, start, spaced["number"])
    short = _SHORT.match(text, start)
    if short is None or not _type_before(text, start):
        return None
    if not _AFTER_SHORT.match(text, short.end()) and not _DECREE.search(text, max(0, start - 12), start):
        return None
    if re.match(r" năm ", text[short.end() : short.end() + 5]) and len(short["number"]) < 3:
        return None
    return NumberMatch(start, short.end(), start, short["number"], None, None, None, "state", short[0])


def _type_before(text: str, end: int) -> bool:
    """Whether the words just before `end` name a type that is numbered."""
    window = text[max(0, end - 24) : end].rstrip(" \n:")
    return _NUMBERED.search(lower_case(window)) is not None


def _match(found: re.Match[str], lead: int, number: str | None, start: int | None = None) -> NumberMatch:
    groups = found.groupdict()
    symbol = _normalise(groups["symbol"])
    first = re.split(r"[-/]", symbol)[0].upper()
    old = not groups["mark"] and not _PARTY.search(symbol.upper())  # "43 TC/QLCS" begins with a ministry
    code = None if old else TYPES.get(first)
    begin = found.start() if start is None else start
    system = _system(symbol, groups["mark"], groups.get("year"), code)
    if code is None and system in ("letter", "party"):
        code = "CV"
    return NumberMatch(begin, found.end(), lead, number, groups.get("year"), symbol, code, system, found[0])


def _system(symbol: str, mark: str, year: str | None, code: str | None) -> NumberSystem:
    if (mark == "-" and "/" in symbol) or _PARTY.search(symbol.upper()):
        return "party"
    if year:
        return "normative"
    if symbol.count("/") or len(re.findall(r"UBND|MTTQ|HĐND", symbol)) > 1:
        return "joint"
    if _FRONT.search(symbol):
        return "front"
    return "state" if code else "letter"


_DOUBLED = (
    (re.compile(r"^QĐĐ"), "QĐ"),
    (re.compile(r"ƯBND"), "UBND"),
    (re.compile(r"^(QĐ|NQ|KH|CT|CV|TB|BC|TTr|HD)(UBND|HĐND)"), r"\1-\2"),
)


def _normalise(symbol: str) -> str:
    """`NQ -CP` → `NQ-CP`, `QĐĐ-ƯBND` → `QĐ-UBND`, `QĐUBND` → `QĐ-UBND`, `qđ-ubnd` → `QĐ-UBND`."""
    compact = re.sub(r"[ \n]", "", symbol).rstrip(".")
    compact = compact.upper() if compact.islower() else compact
    for pattern, replacement in _DOUBLED:
        compact = pattern.sub(replacement, compact)
    return compact
