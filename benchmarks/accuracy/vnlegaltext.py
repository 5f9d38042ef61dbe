"""References of the validation set of VNLegalText: names of laws, decrees, circulars … in sentences of legal documents.

The set is cut into words with `_` and keeps some of its first mark-up; both are undone before reading. How a span that
is read is compared with an annotated one is in docs/accuracy.md; in short, by name: the type word with number and
symbol, or with the title of a law, without the date, issuer and remark that the annotators sometimes include.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy.gold import SHARED
from benchmarks.accuracy.scoring import Tally
from graph.errors import InvalidRequest
from loaders.extraction.naming import Naming
from loaders.extraction.references import find_references
from loaders.pipeline import read_text

FILE = SHARED / "corpus" / "vnlegaltext" / "vnlegaltext_val.jsonl"
FLOOR = 0.97
PUBLISHED = 0.9535
"""F1 that the authors of the set report for references."""

Span = tuple[int, int]
_KINDS = {
    "Luat": "L", "PLenh": "PL", "HP": "HP", "NĐ": "NĐ", "TT": "TT", "TTLT": "TTLT", "QĐ": "QĐ", "NQ": "NQ",
    "NQLT": "NQ",
}  # fmt: skip
"""Our type codes to the labels of the set, which annotates no other types."""
_TITLED = frozenset({"Luat", "PLenh", "HP"})
_MARK_UP = re.compile(r"</?[A-ZĐ]{1,4}(?: rel=\"\w+\")?>(?: |$)")
_NO_SPACE_BEFORE = frozenset(",.;:)?!")
_NUMBER = re.compile(
    r"\d+ ?[a-zA-Z]?(?:[ /-]+\d{2,4})?(?: ?[-/] ?|(?<=\d)[a-z]? )[A-ZĐƯ][\w&]*(?: ?[-/] ?[A-ZĐƯ][\w&]*)*|số:? ?\d+"
)
_LAW = re.compile(r"(?:bộ )?luật|pháp lệnh|hiến pháp", re.IGNORECASE)
_LAW_NUMBER = re.compile(r" số:? ?\d")
_TAIL = re.compile(r"[ ,]*(?:\(|ban hành|được|do |ký |tháng |ngày|năm ?\d|(?<=[^\W\d_] )(?:19|20)\d\d(?!\d|/))")
_ISSUER = re.compile(r",? của (?=Bộ|Chính|Thủ|Ủy|Quốc|Ban|Hội|Liên)")
_OWN_TITLE = re.compile(r"(?:Thông tư liên tịch|Thông tư|Nghị định|Luật|Quyết định) (?!số|này|\d)")
_BASES = " Căn cứ "


@dataclass(frozen=True, slots=True)
class Record:
    """One sentence as it was before the set was made of it, with its annotated references and their labels."""

    text: str
    references: dict[Span, str]

    @property
    def own_title_end(self) -> int:
        """Where the title of the document itself ends that opens the sentence, run together with its first basis."""
        return max(0, self.text.find(_BASES)) if _OWN_TITLE.match(self.text) else 0


@dataclass(frozen=True, slots=True)
class Result:
    """`named` by the stated rule; `place` by name, but with own titles and repeated names; `exact` by equal spans."""

    records: int
    named: Tally
    place: Tally
    exact: Tally


def records(path: Path = FILE) -> Iterator[Record]:
    """The sentences of the set.

    Raises:
        InvalidRequest: a line is not a record of the set; the message says which.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            text, places = restore(row["data"]["value"])
            found = [item["value"] for item in row["annotations"][0]["result"]]
            spans = {_trimmed(text, places[v["start"]], places[v["end"]]): str(v["labels"][0]) for v in found}
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise InvalidRequest(f"{path.name}, line {number}: no record of VNLegalText ({error})") from error
        yield Record(text, spans)


def restore(words: str) -> tuple[str, list[int]]:
    """The sentence behind a text cut into words, and for each position in the latter the one in the former."""
    dropped = {place for mark in _MARK_UP.finditer(words) for place in range(*mark.span())}
    left = [place for place in range(len(words)) if place not in dropped]
    following = dict(zip(left, (words[place] for place in left[1:]), strict=False))
    kept: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(words):
        places.append(len(kept))
        glued = letter == " " and (not kept or kept[-1] in " (" or following.get(place) in _NO_SPACE_BEFORE)
        if place not in dropped and not glued:
            kept.append(" " if letter == "_" else letter)
    return "".join(kept), [*places, len(kept)]


def _trimmed(text: str, start: int, end: int) -> Span:
    return start, start + len(text[start:end].rstrip())


def read(text: str) -> dict[Span, str]:
    """The references that this version reads in a sentence: outermost spans to the set's labels."""
    reading = read_text(text)
    found: dict[Span, str] = {}
    for naming in find_references(reading):
        if naming.code in _KINDS and naming.role == "referenced":
            flat = reading.folded.flat
            span = reading.span(naming.start, _name_end(naming, flat))
            code = flat.startswith(("Bộ", "bộ"), naming.start)
            found[span.start, span.end] = "BL" if code else _KINDS[naming.code]
    return dict(_outermost(found))


def _name_end(naming: Naming, text: str) -> int:
    """Where the name ends with its date, before issuer and subject."""
    if naming.code in _TITLED and not naming.number:
        return naming.end
    words = naming.date.raw or ""
    at = text.find(" ".join(words.split()), naming.head, naming.end) if words else -1
    return at + len(words) if 0 <= at - naming.head < 12 else naming.head


def _outermost(spans: dict[Span, str]) -> Iterator[tuple[Span, str]]:
    last = 0
    for (start, end), label in sorted(spans.items(), key=lambda item: (item[0][0], -item[0][1])):
        if start >= last:
            yield (start, end), label
            last = end


def name(text: str, span: Span) -> Span:
    """The part of a span that is the name alone: without date, number behind a title, issuer, remark and marks."""
    start, end = span
    number = _NUMBER.search(text, start, end)
    law = _LAW.match(text, start, end)
    titled = _LAW_NUMBER.search(text, law.end() + 1, end) if law else None
    if titled:
        end, number = titled.start(), None
    begin = number.end() if number else law.end() if law else start
    cuts = [found.start() for found in (_TAIL.search(text, begin, end),) if found]
    if number and (issuer := _ISSUER.search(text, number.end(), end)):
        cuts.append(issuer.start())
    return start, start + len(text[start : min([end, *cuts])].rstrip(" ,.;:()"))


def evaluate(path: Path = FILE) -> Result:
    """Read every sentence and compare."""
    result = Result(sum(1 for _ in records(path)), Tally(), Tally(), Tally())
    for number, record in enumerate(records(path), start=1):
        file, mine = f"sentence {number}", read(record.text)
        _compare(record, set(record.references), set(mine), result.exact, file)
        gold = {name(record.text, span) for span in record.references}
        found = {name(record.text, span) for span in mine}
        _compare(record, gold, found, result.place, file)
        _compare(record, *_scored(record, gold, found), result.named, file)
    return result


def _scored(record: Record, gold: set[Span], found: set[Span]) -> tuple[set[Span], set[Span]]:
    """Both without the document's own title, and without further namings of what is annotated in the same sentence."""
    gold, found = ({span for span in spans if span[0] >= record.own_title_end} for spans in (gold, found))
    names = {_words(record.text, span) for span in gold}
    repeated = {span for span in found - gold if _words(record.text, span) in names}
    return gold, found - repeated


def _words(text: str, span: Span) -> str:
    return " ".join(text[slice(*span)].lower().split())


def _compare(record: Record, gold: set[Span], found: set[Span], tally: Tally, file: str) -> None:
    for span in sorted(gold | found):
        verdict = "right" if span in gold & found else "wrong" if span in found else "missing"
        tally.judge(file, verdict, {"reference": record.text[slice(*span)]})  # type: ignore[arg-type]
