"""Fold a text for matching, keeping an exact map back to the reader's offsets.

Folding is character by character, so every folded character knows the raw characters it stands for:
NFC composition, one spelling of tone placement (`Hoà` → `Hòa`), look-alike letters (`Ð` U+00D0 → `Đ`), one dash and
one quote, Markdown marks, escapes and invisible characters dropped, and every run of white space one character: a line
feed if the run holds a line or page break, else a space. A bullet, however drawn, is a dash.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.facts import Span

# Letters that scanners and font conversions put for Vietnamese ones, and punctuation with several code points.
LOOK_ALIKES = str.maketrans(
    {
        "Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ", "Ƣ": "Ư", "ƣ": "ư", "Ǵ": "Ỵ", "Ƕ": "ỳ",
        "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T", "Х": "X",
        "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "х": "x", "у": "y",
        "Α": "A", "Β": "B", "Ε": "E", "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T",
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "\uf02d": "-", "•": "-", "\uf0b7": "-",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "…": "…", "：": ":", "／": "/",
    }
)  # fmt: skip
_DROPPED = frozenset("*`\\\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad")
# Only a `<br>` tag brings its bracket into a run of white space.
_BREAKS = frozenset("<\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029")
_LINE_MARK = re.compile(
    rf"(?:\A|[{''.join(sorted(_BREAKS - {'<'}))}])[ \t]*(?:(?P<heading>#{{1,6}})(?=[ \t])"
    rf"|(?P<bullet>\*)(?=[ \t]+\*{{0,2}}[^\s*]))"
)
# A page number inside a sentence: alone between blank lines, a full line without end mark above, words below.
_PAGE_NUMBER = re.compile(
    r"(?<=[^\n\f]{40})(?:(?<=[^\W\d_])|(?<=,))[^\S\n\f]*(?:[\n\f][^\S\n\f]*){2,}(?P<page>(?:- ?)?\d{1,3}(?: ?-)?)"
    r"(?=[^\S\n\f]*(?:[\n\f][^\S\n\f]*){2,}[^\W\d_])"
)
_BREAK_TAG = re.compile(r"<br ?/?>", re.IGNORECASE)
# Words that only scanners write, and what each stands for: of the same length, and no Vietnamese word itself.
_MEANT = {
    "nãm": "năm", "Nãm": "Năm", "NÃM": "NĂM", "ngảy": "ngày", "Ngảy": "Ngày", "ngầy": "ngày", "Ngầy": "Ngày",
    "cùa": "của", "ƯỶ": "ỦY", "ƯỲ": "ỦY", "ƯÝ": "ỦY", "ƯY": "ỦY", "Ưỷ": "Ủy",
    "Ưy": "Ủy", "ưỷ": "ủy", "ỦỶ": "ỦY",
}  # fmt: skip
_MISREAD = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(_MEANT)})(?![^\W\d_])")
# Names that a header always holds; scanners and justified print open gaps inside their words.
_TORN = re.compile(
    "|".join(
        rf"(?<![^\W\d_]){' ?'.join(name.replace(' ', ''))}(?![^\W\d_])"
        for name in (
            "ỦY BAN NHÂN DÂN",
            "Ủy ban nhân dân",
            "HỘI ĐỒNG NHÂN DÂN",
            "UBND",
            "HĐND",
            "THÀNH PHỐ",
            "TỈNH",
            "HUYỆN",
        )
    )
)
_WORD_SPACES = {"ỦYBANNHÂNDÂN": (2, 5, 9), "HỘIĐỒNGNHÂNDÂN": (3, 7, 11), "THÀNHPHỐ": (5,)}
_LIST_HEAD = re.compile(r"[-+]|N[ơoởờ]i nh[ậâ]n")
_CLAUSE_ENDS = tuple(";:.!?,)")
_COMBINING = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]*")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True)
class Folded:
    """A folded text. `text[i]` stands for `raw[starts[i]:ends[i]]`; all views have the length of `text`."""

    raw: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @cached_property
    def flat(self) -> str:
        """`text` with line breaks as spaces: names run across lines.

        The dash that opens a point of a list is `•` here: it joins no names, as "Lào Cai - Lai Châu" does.
        """
        return " ".join(_with_points(self.text.split("\n")))

    @cached_property
    def lower(self) -> str:
        """`flat` in lower case."""
        return _same_length(self.flat, str.lower)

    @cached_property
    def plain(self) -> str:
        """`lower` without diacritics: `ủy ban` → `uy ban`."""
        return _same_length(self.lower, without_marks)

    def span(self, start: int, end: int) -> Span:
        """The raw passage behind `text[start:end]`, outer white space left out.

        Raises:
            ValueError: the range is empty, only white space, or outside the text.
        """
        words = self.text[start:end].strip() if 0 <= start < end <= len(self.text) else ""
        if not words:
            raise ValueError(f"no passage at {start}:{end} of {len(self.text)} folded characters")
        start = self.text.index(words, start)
        end = start + len(words)
        first, last = self.starts[start], self.ends[end - 1]
        return Span(first, last, self.raw[first:last])

    def at(self, raw_offset: int) -> int:
        """The folded index of the first character that stands at or after a raw offset."""
        return bisect_left(self.ends, raw_offset + 1)


def without_marks(text: str) -> str:
    """`text` without Vietnamese marks, đ as d: `Thủ Đức` → `Thu Duc`."""
    decomposed = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def fold_name(text: str) -> str:
    """A name as the folded text would have it, for building patterns and keys."""
    return fold(text).flat.strip()


def fold(raw: str) -> Folded:
    """Fold `raw`; linear in its length, total for any string."""
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, letters in _clusters(raw):
        for letter in letters:
            text.append(letter)
            starts.append(start)
            ends.append(end)
    _place_tones(text)
    joined = _MISREAD.sub(_as_meant, "".join(text))
    if dropped := _inner_spaces(joined):
        kept = [i for i in range(len(joined)) if i not in dropped]
        joined, starts, ends = "".join(joined[i] for i in kept), [starts[i] for i in kept], [ends[i] for i in kept]
    return Folded(raw, joined, tuple(starts), tuple(ends))


def _clusters(raw: str) -> Iterator[tuple[int, int, str]]:
    """Raw range and folded letters, a base letter with its combining marks at a time."""
    marks = _line_marks(raw)
    position, length = 0, len(raw)
    while position < length:
        start, char = position, raw[position]
        position += 1
        if char.isspace() or start in marks.breaks:
            position = _end_of_space(raw, position, marks)
            yield start, position, " " if _BREAKS.isdisjoint(raw[start:position]) else "\n"
        elif start in marks.bullets:
            yield start, position, "-"
        elif char not in _DROPPED and start not in marks.headings:
            position = _COMBINING.match(raw, position).end()  # type: ignore[union-attr]
            yield start, position, unicodedata.normalize("NFC", raw[start:position]).translate(LOOK_ALIKES)


def _end_of_space(raw: str, position: int, marks: _Marks) -> int:
    """Where a run of white space that began before `position` ends; dropped characters inside it belong to it."""
    end = position
    while position < len(raw) and position not in marks.bullets:
        if raw[position].isspace() or position in marks.breaks:
            end = position + 1
        elif raw[position] not in _DROPPED and position not in marks.headings:
            break
        position += 1
    return end


@dataclass(frozen=True, slots=True)
class _Marks:
    """Positions of heading marks (`## `) and page numbers, of starred bullets (`* `) and of `<br>` tags."""

    headings: frozenset[int]
    bullets: frozenset[int]
    breaks: frozenset[int]


def _line_marks(raw: str) -> _Marks:
    found = list(_LINE_MARK.finditer(raw))
    pages = (m.span("page") for m in _PAGE_NUMBER.finditer(raw))
    return _Marks(
        frozenset(i for span in (*(m.span("heading") for m in found if m["heading"]), *pages) for i in range(*span)),
        frozenset(m.start("bullet") for m in found if m["bullet"]),
        frozenset(i for m in _BREAK_TAG.finditer(raw) for i in range(*m.span())),
    )


def _tone_pairs() -> dict[tuple[str, str], tuple[str, str]]:
    """Letter pairs with the tone late (`oà`) to the same with the tone early (`òa`)."""
    pairs: dict[tuple[str, str], tuple[str, str]] = {}
    for first, second in ("oa", "oe", "uy", "Oa", "Oe", "Uy", "OA", "OE", "UY"):
        for tone in _TONES:
            late, early = (unicodedata.normalize("NFC", letter + tone) for letter in (second, first))
            pairs[first, late] = (early, second)
    return pairs


_EARLY_TONE = _tone_pairs()


def _place_tones(text: list[str]) -> None:
    """Move the tone of a syllable-final oa, oe, uy to its first vowel, in place; "quý" keeps its own."""
    for i in range(len(text) - 1):
        early = _EARLY_TONE.get((text[i], text[i + 1]))
        if early and not (i + 2 < len(text) and text[i + 2].isalpha()) and not (i and text[i - 1] in "qQ"):
            text[i], text[i + 1] = early


def _with_points(lines: list[str]) -> Iterator[str]:
    """Lines with `•` for the dash that opens a point: below a list's head or another point, or after a clause."""
    before = ""
    for line in lines:
        opens = line.startswith("-") and (before.endswith(_CLAUSE_ENDS) or _LIST_HEAD.match(before))
        yield f"•{line[1:]}" if opens else line
        before = line.rstrip()


def _inner_spaces(text: str) -> frozenset[int]:
    """Positions of the spaces that tear a word of a header apart: `ỦY B AN`, `U BND`."""
    dropped: set[int] = set()
    for found in _TORN.finditer(text):
        letters = 0
        between = _WORD_SPACES.get(found[0].replace(" ", "").upper(), ())
        for position, letter in enumerate(found[0], start=found.start()):
            if letter != " ":
                letters += 1
            elif letters not in between:
                dropped.add(position)
    return frozenset(dropped)


def _as_meant(found: re.Match[str]) -> str:
    return _MEANT[found[0]]


def _same_length(text: str, change: Callable[[str], str]) -> str:
    """`change` applied where it keeps the length, letter by letter where it would not."""
    changed = change(text)
    if len(changed) == len(text):
        return changed
    return "".join(new if len(new := change(letter)) == 1 else letter for letter in text)
