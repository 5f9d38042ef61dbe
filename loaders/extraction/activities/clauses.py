"""Cutting a passage into commitments: its sentences, and clauses after a semicolon that begin a deed of their own.

A comma parts two commitments only where both begin with "cùng": "cùng in sách, cùng mở lớp".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.anatomy.parts import Range
from loaders.extraction.activities.actions import opens_commitment

_STOP = re.compile(r"(?:[.!?…]+[\"')]?(?=\s+[\"'(]?[^\W\d_])|(?<=[.!?…])\n(?=\S))")
_BETWEEN = re.compile(r";\s+|,\s+(?=cùng\s)")
_TOGETHER = re.compile(r"cùng\s", re.IGNORECASE)
# A full stop that ends no sentence: "TP. Hà Nội", "TT. Tỉnh ủy", "Nguyễn Văn A. ký", "ThS. Nguyễn".
_ABBREVIATION = re.compile(r"(?:\b(?:TP|TT|TX|Tp|tp|KT|TM|ThS|TS|PGS|GS|BS|Q|P|H|St|Số|số|v\.v|tr)|\b[A-ZĐ])\.$")
_EMPTY = re.compile(r"[\W\d_]*$")


def cut(text: str, passage: Range) -> Iterator[Range]:
    """The commitments of a passage in order, without outer white space and the semicolon between two."""
    for sentence in _sentences(text, passage):
        yield from _clauses(text, sentence)


def _sentences(text: str, passage: Range) -> Iterator[Range]:
    start = passage.start
    for stop in _STOP.finditer(text, passage.start, passage.end):
        following = text[stop.end() :].lstrip()[:1] if stop.end() < passage.end else ""
        goes_on = following.islower() and "\n" not in text[stop.start() : stop.end() + 1]
        if goes_on or _ABBREVIATION.search(text[max(start, stop.start() - 6) : stop.start() + 1]):
            continue
        yield from _trimmed(text, start, stop.end())
        start = stop.end()
    yield from _trimmed(text, start, passage.end)


def _clauses(text: str, sentence: Range) -> Iterator[Range]:
    start, depth_at = sentence.start, sentence.start
    for mark in _BETWEEN.finditer(text, sentence.start, sentence.end):
        if mark[0][0] == "," and not _TOGETHER.match(text, start):
            continue
        inside = text.count("(", depth_at, mark.start()) > text.count(")", depth_at, mark.start())
        if not inside and opens_commitment(text, mark.end(), sentence.end):
            yield from _trimmed(text, start, mark.start())
            start = depth_at = mark.end()
    yield from _trimmed(text, start, sentence.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Range]:
    words = text[start:end]
    left, right = start + len(words) - len(words.lstrip()), start + len(words.rstrip(" \n;"))
    if right > left and not _EMPTY.match(text[left:right]):
        yield Range(left, right)
