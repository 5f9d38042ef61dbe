"""The issuer's code inside a document number: UBND in 2923/KH-UBND, TU in 1126-CV/TU."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from loaders.extraction.agencies import agency_types, levels, organisation
from loaders.extraction.mentions.scene import Found, Scene, is_local
from loaders.grammar.numbers import find_numbers

_COUNCILS = {"UBND": "ubnd", "HĐND": "hdnd"}
_PARTY = {
    "TU": ("tinh-uy", "thanh-uy"),
    "HU": ("huyen-uy",),
    "QU": ("quan-uy",),
    "THU": ("thi-uy", "thanh-uy"),
    "ĐU": ("dang-uy",),
}
_FRONT = {"UBMTTQ": ("ubmttq",), "MTTQ": ("ubmttq",)}
_CENTRAL = {"CP": "chinh-phu", "UBTVQH": "ubtvqh", "QH": "quoc-hoi"}
_OFFICES = {"TTG": "post:thu-tuong"}
_PART = re.compile(r"[^\W_&]+")
_REACH = 160
_NEAR = 24
"""How many mentions before and behind a number are looked at."""
_ISSUES = re.compile(r"ban hành|ký")
_AT = re.compile(r" ?,? ?(?:tại|có|gửi)\b")
_STOP = re.compile(r"[;.](?:\s|$)|về việc|, về |\bcăn cứ\b")


def symbols(
    scene: Scene, begin: int, end: int, header: tuple[int, int] | None, issuer: Sequence[str], named: Sequence[Found]
) -> Iterator[Found]:
    """The issuer codes of the numbers in the folded range; `named` are the mentions of the document by start."""
    tokens = scene.tokens
    text = tokens.folded.text[begin:end]
    for number in find_numbers(text):
        word = _code_word(scene, begin + number.start, begin + number.end)
        if word is None:
            continue
        code = tokens.text(word, word + 1).upper().replace("Ư", "U")
        at = begin + number.start
        if header and header[0] <= at < header[1]:
            entities, how, sure = tuple(issuer[:1]), "symbol", 1.0
            if not any(_agrees(code, e) for e in entities):
                entities, how, sure = _resolve(scene, code, begin + number.end, named)
        else:
            entities, how, sure = _resolve(scene, code, begin + number.end, named)
        if entities:
            yield Found(word, word + 1, "org", entities, how, sure)
        if header and header[0] <= at < header[1] and len(issuer) > 1:
            yield from _joint_issuers(scene, word + 1, begin + number.end, issuer[1:])


def _joint_issuers(scene: Scene, word: int, end: int, issuer: Sequence[str]) -> Iterator[Found]:
    """`UBMTTQ` in "03/CTrPH/UBND-UBMTTQ": the codes of the bodies that issued together."""
    tokens = scene.tokens
    for i in range(word, tokens.index(end)):
        code = tokens.text(i, i + 1).upper().replace("Ư", "U")
        agreed = tuple(entity for entity in issuer if _agrees(code, entity))
        if agreed:
            yield Found(i, i + 1, "org", agreed[:1], "symbol")


def _code_word(scene: Scene, start: int, end: int) -> int | None:
    """The word of a number that is an issuer's code."""
    tokens = scene.tokens
    i = tokens.index(start)
    while i < len(tokens) and tokens.starts[i] < end:
        code = tokens.text(i, i + 1).upper().replace("Ư", "U")
        if (
            (
                code in _COUNCILS
                or code in departments()
                or code in _PARTY
                or code in _OFFICES
                or re.sub(r"\d+$", "", code) in _CENTRAL
                or (scene.level == "huyen" and code in drafting_units())
            )
            and i
            and not tokens.text(i, i + 1).isdigit()
        ):
            return i
        i += 1
    return None


def _resolve(scene: Scene, code: str, end: int, named: Sequence[Found]) -> tuple[tuple[str, ...], str, float]:
    bare = re.sub(r"\d+$", "", code)
    if code in _OFFICES:
        return (_OFFICES[code],), "symbol", 1.0
    if bare in _CENTRAL:
        return (organisation(_CENTRAL[bare], None),), "symbol", 1.0
    behind = _said_behind(scene, code, end, named)
    if behind:
        return behind, "symbol", 1.0
    before = _said_before(scene, code, end, named)
    if before:
        return before, "symbol", 0.9
    place = scene.locality or scene.province
    if place is None:
        return (), "", 0.0
    if scene.level == "huyen" and code in drafting_units() and code not in departments():
        return (organisation(drafting_units()[code], place),), "symbol", 0.9
    if code in departments():
        place = scene.province or place
    kinds = _kinds(code)
    level = "tinh" if code in departments() else scene.level or "tinh"
    kind = next((k for k in kinds if level in levels(k)), None)
    if kind is None:
        return (), "", 0.0
    return (organisation(kind, place),), "symbol", 0.9


def _agrees(code: str, entity: str) -> bool:
    """Whether an agency (or an office of it) issues under a code."""
    kind = entity.partition(":")[2].partition("/")[0]
    return any(kind == k or kind.endswith(f"-{k}") for k in _kinds(code))


def _kinds(code: str) -> tuple[str, ...]:
    """The agency types that a code may stand for."""
    if code in departments():
        return (departments()[code],)
    return (_COUNCILS[code],) if code in _COUNCILS else _PARTY.get(code, _FRONT.get(code, ()))


@lru_cache(maxsize=1)
def departments() -> dict[str, str]:
    """Codes of a province's departments that only one has: `STC` → `so-tai-chinh`."""
    found: dict[str, list[str]] = {}
    for kind in agency_types().values():
        for symbol in kind.symbols if kind.slug.startswith("so-") else ():
            found.setdefault(symbol.upper(), []).append(kind.slug)
    return {symbol: slugs[0] for symbol, slugs in found.items() if len(slugs) == 1}


def _issuer_of(code: str, entity: str) -> str:
    """The committee or council itself where the text names an office or standing body of it."""
    kind, _, place = entity.partition(":")[2].partition("/")
    kinds = _kinds(code)
    return next(f"org:{k}/{place}" for k in kinds if kind == k or kind.endswith(f"-{k}"))


def _said_behind(scene: Scene, code: str, end: int, named: Sequence[Found]) -> tuple[str, ...]:
    """The agency behind "của" in the same clause: "số 2711/KH-UBND ngày 19/7/2023 của UBND tỉnh Lai Châu"."""
    tokens, lower = scene.tokens, scene.tokens.folded.lower
    first = bisect_left(named, tokens.index(end), key=_start)
    for found in named[first : first + _NEAR]:
        if found.kind != "org":
            continue
        between = lower[end : tokens.starts[found.start]]
        if len(between) > _REACH or _STOP.search(between):
            break
        if between.rstrip().endswith("của") and len(found.entities) == 1 and _agrees(code, found.entities[0]):
            return (_issuer_of(code, found.entities[0]),)
    return ()


def _start(found: Found) -> int:
    return found.start


def _said_before(scene: Scene, code: str, end: int, named: Sequence[Found]) -> tuple[str, ...]:
    """The agency that the sentence begins with: "Chủ tịch UBND TP Hà Nội đã ký ban hành Chương trình số …"."""
    tokens, lower = scene.tokens, scene.tokens.folded.lower
    last = bisect_left(named, tokens.index(end), key=_start)
    for found in reversed(named[max(0, last - _NEAR) : last]):
        stop = tokens.ends[found.end - 1]
        if stop > end or (found.kind != "org" and found.nested):
            continue
        between = lower[stop:end]
        if len(between) > _REACH or "." in between.replace("tp.", ""):
            break
        said = _ISSUES.search(between) or _AT.match(between)
        if said and len(found.entities) == 1 and _agrees(code, found.entities[0]):
            return (_issuer_of(code, found.entities[0]),)
        if found.kind == "loc" and code in _COUNCILS and _ISSUES.search(between) and len(found.entities) == 1:
            return (organisation(_COUNCILS[code], found.entities[0]),) if is_local(found.entities[0]) else ()
    return ()


@lru_cache(maxsize=1)
def drafting_units() -> dict[str, str]:
    """Codes of a district's offices, on the last line of recipients and in symbols: `TCKH` → `phong-tckh`; codes of two
    letters only where one office has them.
    """
    found: dict[str, list[str]] = {}
    for kind in agency_types().values():
        for symbol in kind.symbols if kind.slug.startswith("phong-") else ():
            found.setdefault(symbol.upper(), []).append(kind.slug)
    return {symbol: slugs[0] for symbol, slugs in found.items() if len(symbol) > 2 or len(slugs) == 1}
