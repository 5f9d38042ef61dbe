"""What a decision issues along with itself: a plan, a regulation, a list under a heading and a bracket of its own.

NĐ 30/2020/NĐ-CP, Phụ lục III, prints such an annex as heading, subject and, in brackets, "Ban hành kèm theo Quyết
định số …". The bracket tells it from a heading met in a body, and the instrument in it from the table that goes with a
letter or a plan: only what enacts makes a document of its annex.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.anatomy.lines import Line
from loaders.anatomy.parts import DocumentParts, Range, TypePart
from loaders.anatomy.title import heading_type
from loaders.grammar.numbers import find_numbers

_ENACTING = r"(?:Quyết định|Nghị quyết|Nghị định|Thông tư|Chỉ thị)(?: liên tịch)?(?! này)(?![^\W\d_])"
_BRACKET = re.compile(
    rf"(?:\( ?(?:được )?(?:ban hành )?kèm theo|(?:được )?ban hành kèm theo) (?i:{_ENACTING})", re.IGNORECASE
)
_BROKEN = re.compile(r"\(? ?(?:được )?(?:ban hành )?kèm(?: theo)?(?: \w+)?$", re.IGNORECASE)
_ISSUED = frozenset({"KH", "QC", "QCPH", "QyĐ", "CTr", "PA", "ĐA", "DA", "HD", "ĐL", "PL"})
"""What decisions issue; a report or an application under such a bracket is a form to be filled in."""
_LIST = re.compile(r"DANH MỤC(?![^\W\d_])")
_NUMBERED = re.compile(r"[ .:]*(?:(?:số |SỐ )?[IVX\d]{1,4}[A-Za-z]?)?[ .:]*$")
_BODY = re.compile(
    r"(?:Điều|Chương|CHƯƠNG|Mục|Phần|Kính gửi|Căn cứ|Nơi nhận|QUYẾT ĐỊNH|NGHỊ QUYẾT)(?![^\W\d_])"
    r"|[IVX]{1,4}\. |\d{1,2}[.)] |[A-Za-z]\) "
)
_FORM = re.compile(r"(?:Biểu )?mẫu(?![^\W\d_])", re.IGNORECASE)
_LONGEST, _REACH, _TOP, _CLOSES_WITHIN = 250, 10, 12, 4


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex's opening: indices of its heading and of the bracket's last line, and what they say."""

    heading: int
    last: int
    type: TypePart
    subject: Range | None
    issued_with: Range


def opening_annex(lines: Sequence[Line]) -> Annex | None:
    """The annex that these lines are, by what stands at their top; None for any other document."""
    for index, line in enumerate(lines[:_TOP]):
        if (annex := annex_at(lines, index)) is not None:
            return annex
        if _BODY.match(line.text) and not line.upper:
            return None
    return None


def host_of(documents: Sequence[DocumentParts], index: int, text: str) -> int | None:
    """Index of the document of the same file that the annex `index` was issued with; `text` is the folded text.

    That is the last before it which is no annex, unless the bracket names another number; one left blank names none.
    """
    bracket = documents[index].issued_with
    host = next((i for i in range(index - 1, -1, -1) if documents[i].issued_with is None), None)
    if bracket is None or host is None:
        return None
    said = next(find_numbers(" ".join(bracket.of(text).split())), None)
    own = documents[host].number
    differ = said and own and said.number and own.number and said.number.lstrip("0") != own.number.lstrip("0")
    return None if differ else host


def annex_at(lines: Sequence[Line], index: int) -> Annex | None:
    """The annex whose heading is the line `index`, None if there is none."""
    kind = _kind(lines[index])
    if kind is None or (index and _FORM.match(lines[index - 1].text)):
        return None
    for position in range(index + 1, min(index + _REACH, len(lines))):
        line = lines[position]
        if _BRACKET.match(_with_next(lines, position)):
            return _annex(lines, index, position, kind)
        if line.bullet or line.motto or len(line.text) > _LONGEST or _BODY.match(line.text):
            return None
    return None


def _kind(line: Line) -> TypePart | None:
    """The type of a heading in capitals, or of a line that is nothing but a type ("Phụ lục II")."""
    if line.motto or line.bullet or len(line.text) > _LONGEST:
        return None
    if line.upper and (listed := _LIST.match(line.text)):
        return TypePart(Range(line.start, line.start + listed.end()), "PL", "Danh mục")
    found = heading_type(line.text)
    if found is None or found[0] not in _ISSUED:
        return None
    code, label, length = found
    alone = _NUMBERED.match(line.text, length) is not None
    return TypePart(Range(line.start, line.start + length), code, label) if line.upper or alone else None


def _annex(lines: Sequence[Line], index: int, bracket: int, kind: TypePart) -> Annex:
    """The annex between heading and bracket; "PHỤ LỤC" above "KẾ HOẠCH" only says that the plan is one."""
    inner = next(
        (i for i in range(bracket - 1, index, -1) if (named := _kind(lines[i])) and _alone(lines[i], named)), 0
    )
    title, named = (inner, _kind(lines[inner])) if inner and kind.code == "PL" else (index, kind)
    last = next(
        (
            i
            for i in range(bracket, min(bracket + _CLOSES_WITHIN, len(lines)))
            if lines[i].text.rstrip(" .*").endswith(")")
        ),
        bracket,
    )
    issued_with = Range(lines[bracket].start, lines[last].end)
    return Annex(index, last, named or kind, _subject(lines, title, bracket, named or kind), issued_with)


def _alone(line: Line, kind: TypePart) -> bool:
    return kind.range is not None and _NUMBERED.match(line.text, kind.range.end - line.start) is not None


def _subject(lines: Sequence[Line], title: int, bracket: int, kind: TypePart) -> Range | None:
    """From behind the type, or below its line where it stands alone, to the bracket."""
    heading, below = lines[title], lines[title + 1 : bracket]
    if kind.range is not None and not _alone(heading, kind):
        rest = heading.text[kind.range.end - heading.start :]
        start = heading.end - len(rest.lstrip(" :.-"))
        return Range(start, below[-1].end if below else heading.end)
    return Range(below[0].start, below[-1].end) if below else None


def _with_next(lines: Sequence[Line], index: int) -> str:
    """The line, with the next where the bracket breaks off before it names its instrument."""
    text = lines[index].text
    return f"{text} {lines[index + 1].text}" if index + 1 < len(lines) and _BROKEN.match(text) else text
