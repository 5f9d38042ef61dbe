"""The header: issuing bodies, number, place and date; and what is said when part of it is lost."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from loaders.anatomy.lines import Line
from loaders.anatomy.parts import DatePart, NumberPart, Range
from loaders.anatomy.words import ISSUER_HEAD, LONE_DATE, PLACE_DATE, PLACE_HEAD
from loaders.grammar.dates import find_dates
from loaders.grammar.numbers import NumberMatch, find_numbers

DEPTH = 45
"""Lines in which a header is looked for: scans put stamps and signatures' print-outs before it."""

_SYSTEMS = {"letter": "state", "joint": "state", "front": "other"}
_OPENING = re.compile(r"(?:Căn cứ|Thực hiện|Kính gửi|Điều 1|Để |Nhằm |Theo |I\.|1\. )")
_PLACE_WORD = re.compile(
    r"(?:TỈNH|TINH|TĨNH|THÀNH PHỐ|TP|HUYỆN|THỊ XÃ|THỊ TRẤN|QUẬN|XÃ|PHƯỜNG|ĐẶC KHU|VÀ|VIỆT NAM|DÂN|CHÍNH PHỦ|QUỐC HỘI"
    r"|PHỦ)(?![^\W\d_]| ỦY)"
)
_PARENT = re.compile(
    r"(?:TỈNH|TINH|TĨNH|THÀNH PHỐ|TP\.?|HUYỆN|THỊ XÃ|QUẬN|THỊ TRẤN|PHƯỜNG|XÃ|ĐẶC KHU) ?(?![UỦ][YỶ] )"
    r"[^\W\d_][^,;:.]{1,40}$"
)
"""A unit alone on its line, as the parent that stands above a body: `TỈNH X` / `ỦY BAN NHÂN DÂN HUYỆN Y`."""
_BLANK_NUMBER = re.compile(r"[\s._…]*(?:[-/]|$)")
_BLANK_DATE = re.compile(r"ngày[\s._…/]*(?:tháng|$)|tháng[\s._…/]*(?:năm|$)|năm[\s._…]*$|^[Tt]háng ")
_DRAFT = re.compile(r"\W*(?:DỰ THẢO|Dự thảo)(?![^\W\d_])")
_NOISE = re.compile(
    r"(?:DỰ THẢO|HỎA TỐC|KHẨN|MẬT|TỐI MẬT|THƯỢNG KHẨN|BẢN SAO|SAO Y|CÔNG BÁO|LƯU|\*)+\b|.*(?:CÔNG\s?BÁO"
    r"|DỰ THẢO)"
)


@dataclass(frozen=True, slots=True)
class Header:
    """What was read above the title; `last` is the index of its last line, -1 where nothing was found."""

    issuer_lines: tuple[Range, ...] = ()
    issuers: tuple[str, ...] = ()
    number: NumberPart | None = None
    number_type: str | None = None
    place: Range | None = None
    date: DatePart | None = None
    last: int = -1
    number_blank: bool = False
    date_blank: bool = False
    is_draft: bool = False
    """Whether figures were left out of number and date (not: lost by a scanner), and whether it says "DỰ THẢO"."""


def read_header(lines: Sequence[Line]) -> Header:
    """The header of a document from its first lines."""
    top = _top(lines)
    number, at_number = _number(top)
    place, date, at_date = _place_date(top)
    mottoes = [i for i, line in enumerate(top) if line.motto]
    found = [i for i in (at_number, at_date, *mottoes) if i is not None]
    bodies, at_bodies = _issuers(top, at_number, found)
    ranges = tuple(r for body in bodies for r in _joined(body))
    texts = tuple(" ".join(" ".join(line.text for line in body).split()).strip(" .,;:*-") for body in bodies)
    part = None
    if number is not None:
        part = NumberPart(
            Range(number.lead, number.end),
            number.number,
            number.year,
            number.symbol,
            _SYSTEMS.get(number.system, number.system),
        )
    return Header(
        ranges,
        texts,
        part,
        number.type if number else None,
        place,
        date,
        max([*found, at_bodies], default=-1),
        number is not None and number.number is None and _BLANK_NUMBER.match(number.raw) is not None,
        date is not None and _is_blank(top, date.range),
        any(_DRAFT.match(line.text) for line in top),
    )


def _is_blank(top: Sequence[Line], date: Range) -> bool:
    """Whether day, month or year of a date line has neither a figure nor what a scanner made of one."""
    line = next(line for line in top if line.start <= date.start < line.end)
    return _BLANK_DATE.search(line.text, max(0, date.start - line.start)) is not None


def _top(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines before the text proper."""
    for index, line in enumerate(lines[:DEPTH]):
        if _OPENING.match(line.text) or (len(line.text) > 250 and index):
            return lines[:index]
    return lines[:DEPTH]


def _number(top: Sequence[Line]) -> tuple[NumberMatch | None, int | None]:
    """The first number that opens a line, moved to its place in the text."""
    for index, line in enumerate(top):
        words = _with_next(top, index) if re.match(r"Số ?:?$", line.text) else line.text
        opening = re.match(r"(?:[^\n]{0,24}?(?=Số ?:))?(?:Số|số|SỐ)(?= ?:| ?\d| ?/| ?-| ?[._…])", words)
        if opening is None and not re.match(r"\d{1,5} ?[-/] ?[A-ZĐ]", words):
            continue
        text = "Số" + words[opening.end() :] if opening else words
        shift = line.start + (opening.end() - 2 if opening else 0)
        match = next(find_numbers(text), None)
        if match is not None and match.lead <= 2 and match.symbol:
            return _moved(match, shift), index + (words is not line.text)
    return None, None


def _moved(match: NumberMatch, shift: int) -> NumberMatch:
    return NumberMatch(
        match.start + shift, match.end + shift, match.lead + shift, match.number, match.year, match.symbol, match.type,
        match.system, match.raw,
    )  # fmt: skip


def _place_date(top: Sequence[Line]) -> tuple[Range | None, DatePart | None, int | None]:
    """The first line that ends in place and date; a line may break between them."""
    for index, line in enumerate(top):
        broken = re.search(r"(?:,|,? ?[Nn]gày[^;:]{0,24})$", line.text) is not None
        for text in (line.text, _with_next(top, index) if broken else ""):
            found = PLACE_DATE.search(text) or LONE_DATE.match(text)
            if found is None or len(text) - found.end() > 6 or found.start() > 30:
                continue
            date = next(find_dates(text[found.start("date") :]), None)
            start = line.start + found.start("date")
            part = DatePart(
                Range(start, line.start + found.end("date")),
                date.value if date else None,
                date.precision if date else None,
            )
            if not found["place"]:
                return None, part, index + (text is not line.text)
            first = line.start + found.start("place")
            if not found.start() and index and _is_place_head(top[index - 1], line):
                first = top[index - 1].start
            place = Range(first, line.start + found.end("place"))
            return place, part, index + (text is not line.text)
    return None, None, None


def _is_place_head(before: Line, line: Line) -> bool:
    """Whether a place name broke over the line: `TP. Hồ⏎Chí Minh, ngày …`."""
    return (
        before.cell == line.cell
        and before.end + 1 == line.start
        and line.gap == 1
        and PLACE_HEAD.match(before.text) is not None
    )


def _with_next(top: Sequence[Line], index: int) -> str:
    """The line with the next of its cell, where they are next to each other in the text."""
    line = top[index]
    if index + 1 < len(top) and top[index + 1].cell == line.cell and top[index + 1].start == line.end + 1:
        return f"{line.text}\n{top[index + 1].text}".replace("\n", " ")
    return line.text


def _issuers(top: Sequence[Line], at_number: int | None, found: Sequence[int]) -> tuple[list[list[Line]], int]:
    """Issuing bodies, each as its lines: capitals above the number, or above the last mark where it has none."""
    limit = at_number if at_number is not None else max(found, default=-1)
    block = _capitals_above(top, limit)
    bodies: list[list[Line]] = []
    for index, following in zip_longest(block, block[1:]):
        line = top[index]
        beside = next((body for body in reversed(bodies) if body[-1].cell == line.cell), bodies[-1] if bodies else [])
        if beside and _continues(beside, line):
            beside.append(line)
        elif ISSUER_HEAD.match(line.text) or _is_parent(line, top[following] if following is not None else None):
            bodies.append([line])
    return bodies, block[-1] if bodies else -1


def _is_parent(line: Line, following: Line | None) -> bool:
    """Whether the line is a unit that stands above the body on the next line of its column."""
    return (
        following is not None
        and _PARENT.match(line.text) is not None
        and line.cell == following.cell
        and ISSUER_HEAD.match(following.text) is not None
    )


def _capitals_above(top: Sequence[Line], limit: int) -> list[int]:
    """Indices of the nearest lines in capitals above `limit`, mottoes and stamps left out, in order."""
    block: list[int] = []
    for index in range(limit - 1, -1, -1):
        line = top[index]
        if line.upper and not line.motto and not _NOISE.match(line.text):
            block.insert(0, index)
        elif not line.motto and len(line.text) > 3 and block and not _NOISE.match(line.text):
            break
    return block


def _continues(body: list[Line], line: Line) -> bool:
    """Whether a line goes on with the name of the body above it."""
    before = body[-1].text
    if _PARENT.match(body[0].text) and ISSUER_HEAD.match(line.text):
        return False
    if _PLACE_WORD.match(line.text):
        return True
    if re.search(
        r"(?:(?<![^\W\d_])(?:VÀ|ỦY BAN|NHÂN|HỘI ĐỒNG|VĂN PHÒNG|CHÍNH|THƯỜNG VỤ|CHẤP HÀNH|BỘ|SỞ|BAN|TỔ QUỐC"
        r"|HÀNH)|,|-|&)$",
        before,
    ):
        return True
    return not ISSUER_HEAD.match(line.text) and line.cell == body[-1].cell and len(line.text) < 60


def _joined(body: list[Line]) -> list[Range]:
    """One range for lines that follow each other in the text, else one for each."""
    ranges = [Range(body[0].start, body[0].end)]
    for before, line in itertools.pairwise(body):
        if line.start == before.end + 1:
            ranges[-1] = Range(ranges[-1].start, line.end)
        else:
            ranges.append(Range(line.start, line.end))
    return ranges
