"""The signature blocks: authority (TM., KT., TL., TUQ., Q., ĐẠI DIỆN), body, office, name.

NĐ 30/2020/NĐ-CP, Phụ lục I, II.7; the Party writes T/M, K/T, T/L. Where a scan lost authority or name, what is left is
read: a name alone after the recipients, an office without a name is no signer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.anatomy.lines import Line
from loaders.anatomy.names import CAPS_NAME, NAME, SURNAMES
from loaders.anatomy.parts import Range, SignaturePart
from loaders.anatomy.words import AUTHORITY, ISSUER_HEAD, TITLES
from loaders.text.letters import UPPER

_AUTHORITY = re.compile(rf"(?P<mark>{AUTHORITY})(?:\. ?| (?=[{UPPER}]{{2}})|: ?)(?P<rest>[{UPPER}].*)$")
_REPRESENTING = re.compile(r"(?P<mark>ĐẠI DIỆN|THAY MẶT)(?: CHO)?:? (?P<rest>\S.*)$")
_TITLE = re.compile(rf"(?:{TITLES})[^{UPPER}\w]*$")
_NORMAL = {"ĐẠI DIỆN": "ĐẠI DIỆN", "THAY MẶT": "TM."}
_OFFICE = re.compile(rf"{_TITLE.pattern}|K[T/.]T?[. ]")
_OF_TITLE = re.compile(r"(?:THƯỜNG TRỰC|CHUYÊN TRÁCH|PHỤ TRÁCH)\W*$")
_REACH = 16
_MOST_CAPITALS = 6
_NOT_A_NAME = re.compile(
    r"(?:Nơi|Sở|Ủy|Ban|Bộ|Văn Phòng|Phụ Lục|Tỉnh|Huyện|Thành Phố|Công|Trung Tâm|Hà Nội|Phòng|Biểu|Việt Nam"
    r"|Kính)\b"
)
_SIGNED = re.compile(r"\(?(?:[Đđ]ã ký|ĐÃ KÝ)\)?\W*$")


def read_signatures(
    lines: Sequence[Line], listed: Sequence[int] = ()
) -> tuple[tuple[SignaturePart, ...], tuple[int, ...]]:
    """The blocks in order and the indices of their lines; `listed` are the lines of the recipients."""
    found: list[SignaturePart] = []
    used: list[int] = []
    taken = set(listed)
    for start in range(len(lines)):
        if start in taken or not _opens(lines[start]):
            continue
        block, of_block = _block(lines, start, taken, strict=True)
        if block is None:
            block, of_block = _block(lines, start, taken, strict=False)
        taken.update(of_block)
        if block is not None:
            found.append(block)
            used += of_block
    if not found and (orphan := _orphan(lines, listed[-1] if listed else None)) is not None:
        found.append(orphan[0])
        used += orphan[1]
    return tuple(found), tuple(sorted(used))


def _opens(line: Line) -> bool:
    """Whether a block may begin with this line: an authority, a representing, or an office alone, in capitals."""
    if not line.upper or line.motto or len(line.text) > 120:
        return False
    return any(p.match(line.text) for p in (_AUTHORITY, _REPRESENTING)) or _TITLE.match(line.text) is not None


def _block(
    lines: Sequence[Line], start: int, taken: set[int], *, strict: bool
) -> tuple[SignaturePart | None, list[int]]:
    """The block that begins at `start`: capitals, then a name, all in one column (`strict`) or beside a list."""
    column, capitals, reach = lines[start].cell, [start], _REACH
    for index in range(start + 1, min(start + 60, len(lines))):
        line = lines[index]
        same = line.cell == column if strict else line.cell // 64 == column // 64
        if not same or index in taken or _SIGNED.match(line.text):
            if line.cell > column + 128:
                break
            continue
        reach -= 1
        if not reach:
            break
        if line.upper and (_opens(line) or _wraps(lines[capitals[-1]], line)) and len(capitals) < _MOST_CAPITALS:
            if _REPRESENTING.match(line.text) and _REPRESENTING.match(lines[start].text):
                break
            capitals.append(index)
            continue
        name = _name(line, len(capitals) > 0)
        if name is not None:
            capitals = _with_body(lines, capitals)
            return _signature([lines[i] for i in capitals], name, line), [*capitals, index]
        if len(line.text) > 60 or (line.bullet and len(capitals) > 1):
            break
    return None, capitals if len(capitals) == _MOST_CAPITALS else []


def _with_body(lines: Sequence[Line], capitals: list[int]) -> list[int]:
    """The block with the body that stands alone above an office: `SỞ Y TẾ TỈNH A` / `GIÁM ĐỐC`."""
    office = lines[capitals[0]]
    above = next(
        (i for i in range(capitals[0] - 1, max(-1, capitals[0] - 4), -1) if lines[i].cell == office.cell), None
    )
    if above is None or not _OFFICE.match(office.text) or office.gap > 2:
        return capitals
    line = lines[above]
    alone = line.upper and not line.motto and ISSUER_HEAD.match(line.text) and not _opens(line) and len(line.text) < 70
    return [above, *capitals] if alone else capitals


def _wraps(before: Line, line: Line) -> bool:
    """Whether capitals go on with the line above: `TM. ỦY BAN⏎NHÂN DÂN`, `KT. BỘ TRƯỞNG,⏎CHỦ NHIỆM`."""
    if _OF_TITLE.match(line.text):
        return True
    return (line.gap <= 1 and len(line.text) < 60 and CAPS_NAME.match(line.text) is None) or before.text.endswith(
        ("ỦY BAN", "TRƯỞNG,", "VÀ", "HỘI ĐỒNG")
    )


def _name(line: Line, after_capitals: bool) -> Range | None:
    """The name on the line; in capitals only where an office stands above and a surname begins it."""
    text = line.text.rstrip(" .,:;'`")
    found = NAME.match(text)
    if (
        found is None
        and after_capitals
        and (found := CAPS_NAME.match(text))
        and found["name"].split()[0].title() not in SURNAMES
    ):
        return None
    if found is None or _NOT_A_NAME.match(text):
        return None
    return Range(line.start + found.start("name"), line.start + found.end("name"))


def _signature(capitals: list[Line], name: Range, last: Line) -> SignaturePart:
    marks: list[str] = []
    body: Range | None = None
    title: Range | None = None
    for before, line in pairwise([capitals[0], *capitals]):
        authority = _AUTHORITY.match(line.text) or _REPRESENTING.match(line.text)
        if authority is None:
            opens = _TITLE.match(line.text) is not None
            if line is capitals[0] and not opens:
                body = Range(line.start, line.end)
                continue
            if not opens and before is not line and title is None and body is not None and marks[-1:] != ["KT."]:
                body = _longer(body, line)
            elif not opens and title is not None:
                title = _longer(title, line)
            elif opens or title is None:
                title = Range(line.start, line.end)
            continue
        mark = _NORMAL.get(authority["mark"]) or re.sub(r"[/.]", "", authority["mark"]) + "."
        marks.append(mark)
        rest = Range(line.start + authority.start("rest"), line.start + authority.end("rest"))
        if mark == "Q.":
            title = rest
        elif mark != "KT.":
            body = rest if body is None else body
    return SignaturePart(
        Range(capitals[0].start, last.end), " + ".join(dict.fromkeys(marks)) or None, body, title, name
    )


def _longer(part: Range, line: Line) -> Range:
    """The part with the line, where the text of no other column stands between the two."""
    return Range(part.start, line.end) if line.start <= part.end + 2 else part


def _orphan(lines: Sequence[Line], closing: int | None) -> tuple[SignaturePart, list[int]] | None:
    """A name alone near the end of a document that has recipients or an end mark, its office lost."""
    first = closing + 1 if closing is not None else max(0, len(lines) - 6)
    for index in range(first, min(first + 8, len(lines))):
        line = lines[index]
        name = _name(line, after_capitals=False)
        words = line.text[name.start - line.start :].split() if name else []
        if name is not None and (words[0] in SURNAMES or (closing is not None and index == len(lines) - 1)):
            return SignaturePart(Range(line.start, line.end), None, None, None, name), [index]
    return None
