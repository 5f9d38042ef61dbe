"""Fields that a sentence lists: "triển khai dự án trên các lĩnh vực A; B; C và lĩnh vực D", "ưu tiên A và B"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.anatomy.parts import Range
from loaders.extraction.concepts import heading_fields, name_fields

_LISTS = re.compile(
    r"\b(?:trên|trong|ở|về|thuộc)? ?(?:các|những|một số|nhiều|tất cả các)? ?lĩnh vực"
    r"(?: (?:như|sau|sau đây|gồm|chủ yếu|trọng tâm|then chốt|có thế mạnh))*[ \n]*:?[ \n]+(?:[-+] )?"
)
_FIRST = re.compile(r"\b(?:ưu tiên|trọng tâm là|tập trung (?:vào|cho))[ \n]+(?:các lĩnh vực[ \n]+)?")
_ENDS = re.compile(r"[.!?](?=\s|$)|\b(?:nhằm|giữa|trên cơ sở|theo|tại|góp phần|để|trong giai đoạn)\b")
_NEXT = re.compile(r"[ \n]*;[ \n]*(?:[-+] )?(?:và )?(?:(?:các )?lĩnh vực )?|[ \n]+và (?:các )?lĩnh vực ")
_COMMA = re.compile(r"[ \n]*,[ \n]*(?:và )?|[ \n]+và[ \n]+")


def listed_fields(lower: str, start: int, end: int) -> Iterator[tuple[Range, tuple[str, ...]]]:
    """Each item of the lists of fields in a range, with the fields it names; lists of one are none."""
    yield from _listed(_LISTS, lower, start, end)


def first_fields(lower: str, start: int, end: int) -> Iterator[tuple[Range, tuple[str, ...]]]:
    """The same of what is to come first ("ưu tiên A và B"), a way to name fields where no list of them is announced."""
    yield from _listed(_FIRST, lower, start, end)


def _listed(opens: re.Pattern[str], lower: str, start: int, end: int) -> Iterator[tuple[Range, tuple[str, ...]]]:
    reached = start
    for opening in opens.finditer(lower, start, end):
        stop = _ENDS.search(lower, opening.end(), end)
        items = list(_items(lower, opening.end(), stop.start() if stop else end))
        if len(items) > 1 and opening.end() > reached:
            reached = items[-1][0].end
            yield from items


def _items(lower: str, start: int, end: int) -> Iterator[tuple[Range, tuple[str, ...]]]:
    """The members of one list; an item with no field, and what follows it, is not of the list."""
    separator = _NEXT if ";" in lower[start:end] else _COMMA
    for item in _split(lower, start, end, separator):
        concepts = heading_fields(lower[item.start : item.end].replace("\n", " "))
        if not concepts:
            return
        yield item, concepts


def _split(lower: str, start: int, end: int, separator: re.Pattern[str]) -> Iterator[Range]:
    """The parts between separators; the name of one field is one part: "giáo dục và đào tạo"."""
    whole = [one for one in name_fields(lower[start:end]) if len(one.concepts) == 1]
    first = start
    for mark in separator.finditer(lower, start, end):
        if any(first + one.start < mark.start() < first + one.end for one in whole):
            continue
        yield Range(start, mark.start())
        start = mark.end()
    yield Range(start, start + len(lower[start:end].rstrip(" \n,;")))
