"""Press articles told apart from issued documents: a lead, byline or time stamp, and a reporting voice.

Papers, agencies and portals of the authorities print an article alike: section, headline and time stamp in any order,
then a lead that names the paper, at the end who wrote it. No newspaper is named here but the state's news agency.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.anatomy.lines import Line
from loaders.anatomy.names import CAPS_NAME, NAME, PERSON
from loaders.anatomy.parts import DatePart, Range
from loaders.grammar.dates import DateMatch, find_dates
from loaders.grammar.types import type_at
from loaders.text.letters import UPPER

_SITE = r"\w{2,20}\.(?:vn|com|net)(?:\.vn)?"
_PAPER = (
    rf"(?:{_SITE}|[{UPPER}][\w.]{{1,24}})"
    rf"(?: (?:[{UPPER}\d][\w.+]{{0,20}}|điện tử|online|tỉnh|thành phố|huyện|và)){{0,6}}"
)
_LEAD = re.compile(
    rf"(?:(?P<bare>{_PAPER}) ?- (?=[{UPPER}\"])|(?P<bracketed>\({_PAPER}\)) ?[-:.]? ?(?=[{UPPER}\"])"
    rf"|[{UPPER}]\w+(?: [{UPPER}]\w+){{0,4}}(?:, ?(?:ngày )?\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?)? ?"
    r"(?P<agency>\(TTXVN[^()]{0,20}\)))"
)
# What a line may consist of that says only when an article appeared, with a page's buttons beside it; possessive, so
# that figures are not split anew.
_STAMP = re.compile(
    r"(?:cập nhật(?: lúc)?|ngày đăng|đăng (?:ngày|lúc)|xuất bản|thời gian|ngày|lúc|tháng|năm|gmt ?\+ ?7|giờ|phút"
    r"|(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật)|(?:am|pm|sa|ch)\b|\d{1,2}h(?=\d|\b)|\d{1,4}"
    r"|chia sẻ|facebook|zalo|twitter|(?:in|lưu|gửi|nghe|đọc) bài(?: viết)?|bình luận|google news|email|lượt xem"
    r"|cỡ chữ|[\W_])++\Z",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2} ?[:h] ?\d\d|thứ |chủ nhật|cập nhật|đăng", re.IGNORECASE)
_SIGNED_STAMP = re.compile(rf"(?!Thứ |Chủ nhật|Ngày )(?P<name>{PERSON}) ?[-,|] ?(?=\d|Thứ |Chủ nhật)")
_LONGEST_STAMP = 90
# A masthead in capitals: what publishes, perhaps whose it is; "BÁO CÁO" is no paper.
_MASTHEAD = re.compile(
    r"(?:(?:(?:CỔNG|TRANG) (?:THÔNG TIN|TTĐT|TIN)|TẠP CHÍ|ĐÀI (?:PHÁT THANH|TRUYỀN HÌNH|PT ?-? ?TH))(?![^\W\d_])"
    r"|BÁO (?!(?:CÁO|GIÁ|HIẾU|ĐỘNG|CHÍ)(?![^\W\d_])))[^.,;:!?]{1,90}$"
)
_OWNER = re.compile(
    r"(?:TỈNH|THÀNH PHỐ|TP|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|ĐẶC KHU|UBND|ỦY BAN|SỞ|BỘ|CHÍNH PHỦ)(?![^\W\d_])"
)
_HAPPENS = re.compile(
    r"(?<![^\W\d_])(?:RA MẮT|ĐẠT|ĐƯỢC|ĐÃ|SẼ|ĐĂNG|TỔ CHỨC|KHAI TRƯƠNG|NÂNG CẤP|KỶ NIỆM|HỢP TÁC|KÝ|TẬP HUẤN|THÔNG BÁO|VỚI"
    r"|ĐỔI MỚI|VÌ|GÓP PHẦN|TRAO|VINH DANH|GIÀNH)(?![^\W\d_])"
)
_FURNITURE = re.compile(
    r"Trang chủ|Chia sẻ|Lưu bài|Theo dõi|Gửi bài|In bài|Xem với cỡ|Cỡ chữ|Nghe đọc|Tin tức|Đọc bài|.{0,60} (?:>|\"|/) ",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:\(?(?:Theo|Nguồn|Tác giả|Thực hiện)(?![^\W\d_])(?! đó)"
    r"|(?:Tin|Bài|Ảnh)(?:,? (?:và )?(?:bài|ảnh|tin|clip))*(?: ?:|$)"
    r"|P\.? ?V\b|BBT\b)"
)
_BYLINE = re.compile(
    rf"(?:{PERSON}|[{UPPER}]\. ?{PERSON})(?: ?[-,/&+] ?(?:{PERSON}|TTXVN|CTV))*(?: \([^()]{{1,40}}\))?\Z"
)
_SOURCE = re.compile(r"\(?(?:Theo|Nguồn)(?![^\W\d_])")
_LABEL = re.compile(r"\(?(?:Tin|Bài|Ảnh|Tác giả|Thực hiện)(?:,? (?:và )?(?:bài|ảnh|tin|clip))* ?: ?")
_OF_DESK = re.compile(r"(?: ?\([^()]*\)|/TTXVN|\))\W*$")
_INITIALS = re.compile(rf"(?:[{UPPER}]\.){{1,3}} ?[{UPPER}]\.?$")
"""A pen name of initials: "H.M", "T.Đ.N."."""
_FORMAL = re.compile(r"Căn cứ (?!vào)|Điều \d|Kính gửi|Nơi nhận")
_ENOUGH = 3
_LONGEST_HEADLINE = 200
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
    """Headline, byline, paper (its masthead, else its name in the lead) and day, as far as they stand there."""

    headline: Range | None
    byline: Range | None
    paper: Range | None
    date: DatePart | None


def read_press(lines: Sequence[Line]) -> Article | None:
    """The article that these lines are, None if they are none.

    A lead counts two, a time stamp two (one where it is only a date), a byline and each kind of cue one.
    """
    stamped = next((line for line in (*lines[:8], *lines[-4:]) if _stamp(line) is not None), None)
    byline, paper, masthead = _byline(lines), _paper(lines), _masthead(lines)
    text = "\n".join(line.text for line in lines)
    points = sum(cue.search(text) is not None for cue in _CUES) + 2 * (paper is not None) + (byline is not None)
    points += masthead is not None
    points += 0 if stamped is None else 1 + bool(_CLOCK.search(stamped.text))
    if points < _ENOUGH or (paper is None and any(_is_formal(line) for line in lines)):
        return None
    date = _stamp(stamped) if stamped else _of_agency(lines, paper)
    headline = _headline([line for line in lines if masthead is None or line.start not in masthead], paper)
    return Article(headline, _author(byline) if byline else None, masthead or paper, date)


def _author(line: Line) -> Range | None:
    """Who wrote it, of a credit: "Bài, ảnh: Hoàng Nam" is Hoàng Nam; "Theo Báo A", "Nguồn: a.vn" name no author."""
    if _SOURCE.match(line.text):
        return None
    signed, label = _SIGNED_STAMP.match(line.text), _LABEL.match(line.text)
    start = label.end() if label else 0
    end = signed.end("name") if signed else len(_OF_DESK.sub("", line.text))
    return Range(line.start + start, line.start + end) if start < end else None


def _masthead(lines: Sequence[Line]) -> Range | None:
    """The paper's or portal's name in capitals at the top, with whose it is on the next line; no headline about it."""
    for index, line in enumerate(lines[:3]):
        if not line.upper or not _MASTHEAD.match(line.text) or _HAPPENS.search(line.text):
            continue
        below = lines[index + 1] if index + 1 < len(lines) else None
        wraps = below is not None and below.upper and _OWNER.match(below.text) and not _HAPPENS.search(below.text)
        last = index + bool(wraps)
        if any(
            not _is_furniture(after) and len(after.text) < _LONGEST_HEADLINE for after in lines[last + 1 : last + 6]
        ):
            return Range(line.start, lines[last].end)
    return None


def _stamp(line: Line) -> DatePart | None:
    """The date of a line that says when the article appeared, and nothing else but perhaps who wrote it."""
    if len(line.text) > _LONGEST_STAMP:
        return None
    signed = _SIGNED_STAMP.match(line.text)
    start = signed.end() if signed else 0
    return _date(line, next(find_dates(line.text[start:]), None), start) if _STAMP.match(line.text, start) else None


def _date(line: Line, found: DateMatch | None, shift: int) -> DatePart | None:
    if found is None or found.precision != "day":
        return None
    return DatePart(Range(line.start + shift + found.start, line.start + shift + found.end), found.value, "day")


def _of_agency(lines: Sequence[Line], paper: Range | None) -> DatePart | None:
    """The date inside the agency's bracket or before it: `A, 12/5/2021 (TTXVN)`."""
    line = next((line for line in lines if paper and line.start <= paper.start < line.end), None)
    if line is None or paper is None or paper.start == line.start:
        return None
    return _date(line, next(find_dates(line.text[: paper.end - line.start]), None), 0)


def _headline(lines: Sequence[Line], paper: Range | None) -> Range | None:
    """The first line that is no stamp, byline, navigation or section; None where the article begins with its lead."""
    left = [line for line in lines[:8] if not _is_furniture(line)]
    below = [line for line in left[:2] if not (line.upper and len(line.text.split()) < 5 and len(left) > 2)]
    line = next(iter((*below, *left)), lines[0])
    return None if paper is not None and paper.end <= line.end else Range(line.start, line.end)


def _is_furniture(line: Line) -> bool:
    return bool(_stamp(line) or _FURNITURE.match(line.text) or _STAMP.match(line.text[:_LONGEST_STAMP]))


def _byline(lines: Sequence[Line]) -> Line | None:
    """Who wrote it: a name in one of the first lines, else names or a credit in one of the last."""
    top = next((line for line in lines[1:6] if NAME.match(line.text) or _signs_stamp(line)), None)
    return top or next((line for line in lines[-3:] if _is_credit(line)), None)


def _signs_stamp(line: Line) -> bool:
    return _SIGNED_STAMP.match(line.text) is not None and _stamp(line) is not None


def _is_credit(line: Line) -> bool:
    if len(line.text) > 60:
        return False
    return any(pattern.match(line.text) for pattern in (NAME, CAPS_NAME, _BYLINE, _CREDIT, _INITIALS))


def _is_formal(line: Line) -> bool:
    """Whether the line belongs to a document that was issued: a legal basis, an article, a heading in capitals."""
    return _FORMAL.match(line.text) is not None or (line.upper and type_at(line.text) is not None)


def _paper(lines: Sequence[Line]) -> Range | None:
    """The name before the lead, in one of the first paragraphs: `Paper - …`, `(Paper) …`, `Place (Agency)`."""
    led = [(line, found) for line in lines[:12] if len(line.text) > 50 and (found := _LEAD.match(line.text))]
    if len(led) > 1 and led[0][0] is lines[0]:
        del led[0]  # a headline: "An Bình - Yên Sơn: …"
    for line, found in led[:1]:
        start, end = found.span(found.lastgroup or 0)
        return Range(line.start + start, line.start + end)
    return None
