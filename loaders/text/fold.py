"""Fold a text for matching, keeping an exact map back to the reader's offsets.

Folding is character by character, so every folded character knows the raw characters it stands for:
NFC composition, one spelling of tone placement (`Hoà` → `Hòa`), look-alike letters (`Ð` U+00D0 → `Đ`), one dash and
one quote, Markdown marks, escapes and invisible characters dropped, and every run of white space one character: a line
feed if the run holds a line or page break, else a space. A bullet, however drawn, is a dash.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

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
# Inside `[…]`: what is dropped, what breaks a line, combining marks.
_DROPPED = r"*`\\\u200b-\u200f\u2060\ufeff\u00ad"
_BREAKS = r"\n\r\f\v\x1c-\x1e\x85\u2028\u2029"
_MARKS = r"\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_GAP = r"[^\S\n\f]*"
_INVISIBLE = "\u200b"
_LINE_MARK = re.compile(rf"([{_BREAKS}][ \t]*)(?:(?P<heading>#{{1,6}})(?=[ \t])|\*(?=[ \t]+\*{{0,2}}[^\s*]))")
# A page number inside a sentence: alone between blank lines, a full line without end mark above, words below.
_PAGE_NUMBER = re.compile(
    rf"[-\d](?<=\s.)(?:(?<=-) ?\d{{1,3}}|(?<=\d)\d{{0,2}})(?: ?-)?(?={_GAP}(?:[\n\f]{_GAP}){{2,}}[^\W\d_])"
)
_FULL_LINE = re.compile(r"[^\n\f]{39}(?:[^\W\d_]|,)")
_TAG = r"<[bB][rR] ?/?>"
# What has not one folded character for one raw: wide white space or a tag, marks that are dropped, combining marks.
_UNEVEN = re.compile(
    rf"[\s<{_DROPPED}{_MARKS}](?:(?<=\s)(?P<gap>(?:[{_DROPPED}]*+(?:\s|{_TAG}))++)"
    rf"|(?<=<)(?P<tag>{_TAG[1:]}(?:[{_DROPPED}]*+(?:\s|{_TAG}))*+)"
    rf"|(?<=[{_DROPPED}])[{_DROPPED}]*+|(?<=[{_MARKS}])(?P<marks>[{_MARKS}]*+))"
)
_BROKEN = re.compile(f"[<{_BREAKS}]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_VIETNAMESE_MARKS = re.compile("[\u0300-\u036f]+")
_SPACES = {i: "\n" if _BROKEN.match(chr(i)) else " " for i in range(0x3001) if chr(i).isspace()}
_EVEN = LOOK_ALIKES | _SPACES
_REPLACED = re.compile(f"[{''.join(re.escape(chr(i)) for i in _EVEN if _EVEN[i] != chr(i))}]")
# Words that only scanners write, and what each stands for: of the same length, and no Vietnamese word itself.
_MEANT = {
    "nãm": "năm", "Nãm": "Năm", "NÃM": "NĂM", "ngảy": "ngày", "Ngảy": "Ngày", "ngầy": "ngày", "Ngầy": "Ngày",
    "cùa": "của", "ƯỶ": "ỦY", "ƯỲ": "ỦY", "ƯÝ": "ỦY", "ƯY": "ỦY", "Ưỷ": "Ủy",
    "Ưy": "Ủy", "ưỷ": "ủy", "ỦỶ": "ỦY",
}  # fmt: skip
_LETTER = r"[^\W\d_]"


def _words(patterns: Iterable[str]) -> re.Pattern[str]:
    """One of some patterns as a word of its own; the set of their first letters in front is what makes it fast."""
    branches = [f"(?<={pattern[0]}){pattern[1:]}" for pattern in patterns]
    initials = "".join(sorted({pattern[0] for pattern in patterns}))
    return re.compile(rf"[{initials}](?<!{_LETTER}.)(?:{'|'.join(branches)})(?!{_LETTER})")


_MISREAD = _words(_MEANT)
# Names that a header always holds; scanners and justified print open gaps inside their words.
_HEADERS = ("ỦY BAN NHÂN DÂN", "Ủy ban nhân dân", "HỘI ĐỒNG NHÂN DÂN", "UBND", "HĐND", "THÀNH PHỐ", "TỈNH", "HUYỆN")
_TORN = _words([" ?".join(name.replace(" ", "")) for name in _HEADERS])
_WORD_SPACES = {"ỦYBANNHÂNDÂN": (2, 5, 9), "HỘIĐỒNGNHÂNDÂN": (3, 7, 11), "THÀNHPHỐ": (5,)}
_LIST_HEAD = re.compile(r"[-+]|N[ơoởờ]i nh[ậâ]n")
_CLAUSE_ENDS = tuple(";:.!?,)")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True)
class Folded:
    """A folded text. `text[i]` stands for `raw[starts[i]:ends[i]]`; all views have the length of `text`."""

    raw: str
    text: str
    starts: Sequence[int]
    ends: Sequence[int]

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
    if text.isascii():
        return text
    bare = _VIETNAMESE_MARKS.sub("", unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D"))
    return bare if bare.isascii() else _NOT_ASCII.sub(_without_other_marks, bare)


def _without_other_marks(found: re.Match[str]) -> str:
    return "".join(c for c in found[0] if not unicodedata.combining(c))


@lru_cache(maxsize=4096)
def fold_name(text: str) -> str:
    """A name as the folded text would have it, for building patterns and keys."""
    return fold(text).flat.strip()


def fold(raw: str) -> Folded:
    """Fold `raw`; linear in its length, total for any string."""
    marked = _without_line_marks(raw)
    text: list[str] = []
    starts, ends = array("I"), array("I")
    for start, end, letters in _pieces(marked):
        if letters is None:
            text.append(marked[start:end])
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            text.append(letters)
            starts.extend([start] * len(letters))
            ends.extend([end] * len(letters))
    joined = _REPLACED.sub(_replaced, "".join(text))
    joined = _MISREAD.sub(_as_meant, _LATE_TONE.sub(_with_early_tone, joined))
    if dropped := _inner_spaces(joined):
        kept = [i for i in range(len(joined)) if i not in dropped]
        joined = "".join(joined[i] for i in kept)
        starts, ends = array("I", [starts[i] for i in kept]), array("I", [ends[i] for i in kept])
    return Folded(raw, joined, starts, ends)


def _without_line_marks(raw: str) -> str:
    """`raw` with heading marks (`## `) and page numbers made invisible and starred bullets (`* `) made dashes."""
    pages = [found for found in _PAGE_NUMBER.finditer(raw) if _breaks_a_sentence(raw, found.start())]
    for page in pages:
        raw = f"{raw[: page.start()]}{_INVISIBLE * len(page[0])}{raw[page.end() :]}"
    if "#" in raw or "*" in raw:
        return _LINE_MARK.sub(_invisible_mark, f"\n{raw}")[1:]
    return raw


def _invisible_mark(found: re.Match[str]) -> str:
    return found[1] + (_INVISIBLE * len(found["heading"]) if found["heading"] else "-")


def _breaks_a_sentence(raw: str, page: int) -> bool:
    """Whether a number stands below a blank line and a full line without end mark."""
    end = page
    while end and raw[end - 1].isspace():
        end -= 1
    blank = raw.count("\n", end, page) + raw.count("\f", end, page)
    return blank > 1 and end >= 40 and _FULL_LINE.fullmatch(raw, end - 40, end) is not None


def _pieces(raw: str) -> Iterator[tuple[int, int, str | None]]:
    """Raw ranges in order with the letters that stand for each as a whole; None where each stands for itself."""
    composed = unicodedata.is_normalized("NFC", raw)
    position = 0
    for found in _UNEVEN.finditer(raw):
        start, end = found.span()
        if found["marks"] is not None and start > position and not raw[start - 1].isspace():
            start -= 1
        if start > position:
            yield from _even(raw, position, start, composed)
        yield start, end, _letters(found, raw[start:end])
        position = end
    if position < len(raw):
        yield from _even(raw, position, len(raw), composed)


def _letters(found: re.Match[str], raw: str) -> str:
    """What an uneven piece becomes: one space or line feed, letters with their marks, or nothing."""
    if found["marks"] is not None:
        return unicodedata.normalize("NFC", raw)
    if found["gap"] is None and found["tag"] is None:
        return ""
    return "\n" if _BROKEN.search(raw) else " "


def _even(raw: str, start: int, end: int, composed: bool) -> Iterator[tuple[int, int, str | None]]:
    """A run of characters that each stand for themselves, but for the few that Unicode spells otherwise."""
    if composed or unicodedata.is_normalized("NFC", raw[start:end]):
        yield start, end, None
        return
    for i in range(start, end):
        yield i, i + 1, unicodedata.normalize("NFC", raw[i])


def _tone_pairs() -> dict[tuple[str, str], tuple[str, str]]:
    """Letter pairs with the tone late (`oà`) to the same with the tone early (`òa`)."""
    pairs: dict[tuple[str, str], tuple[str, str]] = {}
    for first, second in ("oa", "oe", "uy", "Oa", "Oe", "Uy", "OA", "OE", "UY"):
        for tone in _TONES:
            late, early = (unicodedata.normalize("NFC", letter + tone) for letter in (second, first))
            pairs[first, late] = (early, second)
    return pairs


_EARLY_TONE = _tone_pairs()
_LATE_TONE = re.compile("|".join(first + late for first, late in _EARLY_TONE))


def _with_early_tone(found: re.Match[str]) -> str:
    """The tone of a syllable-final oa, oe, uy on its first vowel; "quý" keeps its own."""
    text, start, end = found.string, *found.span()
    if text[end : end + 1].isalpha() or (start and text[start - 1] in "qQ"):
        return found[0]
    return "".join(_EARLY_TONE[found[0][0], found[0][1]])


def _replaced(found: re.Match[str]) -> str:
    return found[0].translate(_EVEN)


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
        if found[0] in _HEADERS:
            continue
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
