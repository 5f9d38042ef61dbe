"""Press articles told apart from issued documents: a lead or byline, a reporting voice, and no document's parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.anatomy.lines import Line
from loaders.anatomy.names import NAME
from loaders.anatomy.parts import Range
from loaders.grammar.types import type_at
from loaders.text.letters import UPPER

_SITE = r"\w{2,20}\.(?:vn|com|net)(?:\.vn)?"
_LEAD = re.compile(
    rf"(?P<paper>\(?(?:{_SITE}|[{UPPER}][\w.]{{1,24}})(?: [{UPPER}\d][\w.]{{0,20}}){{0,4}}\)?) ?- (?=[{UPPER}\"])"
)
_CREDIT = re.compile(r"(?:Theo|Tác giả|Bài|PV)(?![^\W\d_])")
_FORMAL = re.compile(r"Căn cứ (?!vào)|Điều \d|Kính gửi|Nơi nhận")
_ENOUGH = 3
_CUES = (
    re.compile(r"Chia sẻ|Bình luận|Theo dõi .{0,20}trên|Gửi bài viết|Lưu bài"),
    re.compile(r"Độc giả|[Bb]ạn đọc|phóng viên|\bPV\b|TTXVN|Ảnh ?:|Nguồn ?:|TẠI ĐÂY|[Tt]in (?:cùng|liên quan)"),
    re.compile(
        r"(?:đã|vừa) (?:ký|ban hành|có (?:công )?văn bản|tổ chức|chủ trì|ký kết)|cho biết|cho hay|phát biểu"
        r"|nhấn mạnh|khẳng định"
    ),
    re.compile(r"(?:Sáng|Chiều|Tối|Trưa) (?:ngày )?\d|Trước đó, ngày|mới đây|vừa qua", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class Article:
    """Headline, byline and paper of an article, as far as they stand there."""

    headline: Range
    byline: Range | None
    paper: Range | None


def read_press(lines: Sequence[Line]) -> Article | None:
    """The article that these lines are, None if they are none: a lead counts two, byline and each kind of cue one."""
    byline = next((line for line in lines[1:5] if NAME.match(line.text)), None)
    byline = byline or next((line for line in lines[-3:] if NAME.match(line.text) or _CREDIT.match(line.text)), None)
    paper = _paper(lines)
    text = "\n".join(line.text for line in lines)
    points = sum(cue.search(text) is not None for cue in _CUES) + 2 * (paper is not None) + (byline is not None)
    if points < _ENOUGH or not lines or (paper is None and any(_is_formal(line) for line in lines)):
        return None
    headline = Range(lines[0].start, lines[0].end)
    return Article(headline, Range(byline.start, byline.end) if byline else None, paper)


def _is_formal(line: Line) -> bool:
    """Whether the line belongs to a document that was issued: a legal basis, an article, a heading in capitals."""
    return _FORMAL.match(line.text) is not None or (line.upper and type_at(line.text) is not None)


def _paper(lines: Sequence[Line]) -> Range | None:
    """The name before the lead, in one of the first paragraphs: `Paper - Lead …`."""
    for line in lines[:12]:
        if len(line.text) > 50 and (found := _LEAD.match(line.text)):
            return Range(line.start + found.start("paper"), line.start + found.end("paper"))
    return None
