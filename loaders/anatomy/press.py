"""Press articles told apart from issued documents: a lead or byline, a reporting voice, and no document's parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.anatomy.lines import Line
from loaders.anatomy.parts import Range
from loaders.anatomy.words import NAME
from loaders.text.letters import UPPER

_LEAD = re.compile(rf"(?P<paper>\(?[{UPPER}][\w.]{{1,24}}(?: [{UPPER}\d][\w.]{{0,20}}){{0,4}}\)?) ?- (?=[{UPPER}\"])")
_CUES = (
    re.compile(r"Chia sẻ|Bình luận|Theo dõi .{0,20}trên|Gửi bài viết|Lưu bài"),
    re.compile(r"Độc giả|[Bb]ạn đọc|phóng viên|\bPV\b|TTXVN|Ảnh ?:|Nguồn ?:|TẠI ĐÂY|[Tt]in (?:cùng|liên quan)"),
    re.compile(r"(?:đã|vừa) (?:ký|ban hành|có (?:công )?văn bản|tổ chức|chủ trì|ký kết)|cho biết|cho hay|phát biểu|nhấn mạnh|khẳng định"),
    re.compile(r"(?:Sáng|Chiều|Tối|Trưa) (?:ngày )?\d|Trước đó, ngày|mới đây|vừa qua", re.I),
)


def read_press(lines: Sequence[Line]) -> tuple[bool, Range | None, Range | None, Range | None]:
    """Whether this is an article, and its headline, byline and paper as far as they stand there."""
    byline = next((line for line in lines[1:5] if NAME.match(line.text)), None)
    byline = byline or next((line for line in lines[-3:] if NAME.match(line.text) or re.match(r"(?:Theo|Tác giả|Bài|PV)\b", line.text)), None)
    lead = next(((line, found) for line in lines[:12] if len(line.text) > 80 and (found := _LEAD.match(line.text))), None)
    text = "\n".join(line.text for line in lines)
    points = sum(cue.search(text) is not None for cue in _CUES) + 2 * (lead is not None) + (byline is not None)
    if points < 3 or not lines:
        return False, None, None, None
    paper = Range(lead[0].start + lead[1].start("paper"), lead[0].start + lead[1].end("paper")) if lead else None
    author = Range(byline.start, byline.end) if byline else None
    return True, Range(lines[0].start, lines[0].end), author, paper
