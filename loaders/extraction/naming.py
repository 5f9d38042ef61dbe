"""One naming of a document in the text, and the words that follow its name: date, issuer, subject, period."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from graph.facts import PartialDate, Period, Role, System
from loaders.extraction.reading import Reading

WITH = "… với …"
"""The basis of parties of which the own side is implied ("Thỏa thuận hợp tác với tỉnh B")."""
OFFICIAL = {"QCPH": "QC"}
"""Types that have an official abbreviation beside our finer one (NĐ 30/2020/NĐ-CP, Phụ lục III)."""
_NO_DATE, _NO_PERIOD = PartialDate(), Period()


@dataclass(frozen=True, slots=True)
class Naming:
    """A passage that names a document; `start:end` is all of it, `head` the end of its type word and number.

    `document` is the index of the document it stands in; `parties` are the names in "giữa A và B"; `title_start` is
    where its subject begins (`end` where it has none): documents named after it are what this one is about.
    """

    start: int
    head: int
    end: int
    document: int
    code: str
    label: str
    system: System
    role: Role = "referenced"
    number: str | None = None
    symbol: str | None = None
    year: str | None = None
    date: PartialDate = _NO_DATE
    period: Period = _NO_PERIOD
    issuer: tuple[str, ...] = ()
    issuer_basis: str | None = None
    parties: tuple[str, ...] = ()
    title: str | None = None
    title_start: int = 0
    key: str = ""
    """Namings with one key are one document (namings without a number)."""
    status: str = ""
    confidence: float = 1.0

    def within(self, other: Naming) -> bool:
        """Whether this naming is a proper part of another."""
        return other is not self and other.start <= self.start and self.end <= other.end


_BEFORE_DATE = re.compile(
    r"[\s,]*\(?(?:(?:đã )?(?:được )?(?:hai bên |các bên )?(?:ký kết|ký|ban hành|thống nhất|thông qua)[\s,]*)?(?:vào )?",
    re.IGNORECASE,
)
_OF = re.compile(r"[\s,]*(?:của |do )", re.IGNORECASE)
_TERM = re.compile(r",? [Kk]h[óo][áa] [IVXL]+\b")
"""Behind a body: the term it sat in ("Bộ Chính trị khóa XIII")."""
_ABOUT = re.compile(
    r"[\s,]*(?:\(?(?:v/v|về việc|về|ban hành(?! kèm)"
    r"|triển khai|tổ chức|quy định|hướng dẫn|phê duyệt|sửa đổi|tiếp tục|thực hiện"
    r"|công bố|thành lập|phân công|giao|điều chỉnh)\b)",
    re.IGNORECASE,
)
_NEXT_DOCUMENT = (
    r"(?:[,;] (?:và )?| và )(?:công văn|quyết định|kế hoạch|nghị quyết|nghị định|thông tư|chỉ thị|kết luận|thông báo"
    r"|văn bản|tờ trình|chương trình|báo cáo|hướng dẫn|luật|quy định) (?:số )?\d"
)
_TITLE_END = re.compile(
    rf"[;:|]|\.(?=\s|$)|{_NEXT_DOCUMENT}|(?:,| và|, và) số \d+/"
    r"| và (?:ý kiến|đề nghị|đề xuất|kiến nghị) của\b|,? như sau"
    r"|, (?:để|nhằm|trong đó|đồng thời|yêu cầu|đề nghị|xây dựng|ban hành)\b"
    r"|, (?:sau khi|trước khi|theo đó|qua đó)\b"
    r"|, ?(?=(?-i:Trên cơ sở|Căn cứ|Theo|Xét) )"
    r"| và (?=(?-i:Biên bản|Bản ghi nhớ|Bản Ghi nhớ|Thỏa thuận|Quy chế phối hợp|Chương trình (?:phối hợp|hợp tác)))"
    r"|, (?:ủy ban nhân dân|ubnd|chủ tịch|sở|hội đồng nhân dân|tỉnh ủy|thành ủy|huyện ủy)\b|\./",
    re.IGNORECASE,
)
_SUBJECT_VERB = re.compile(
    r"\s*(?:huyện |tỉnh |thành phố )?(?:đã )?(?:ban hành|xây dựng|yêu cầu|đề nghị|báo cáo|chỉ đạo|kính|quyết định)"
)
_BRACKET = re.compile(r"[()]")
_LONGEST_TITLE = 500


class Tails:
    """Reads what follows a document's name. Dates and periods of the text are found once."""

    def __init__(self, reading: Reading) -> None:
        """Find the dates and periods of `reading`."""
        self._reading = reading
        self._dates = {found.start: found for found in reading.dates}
        self._periods = {found.start: found for found in reading.periods}
        self._period_starts = list(self._periods)

    def follow(self, naming: Naming) -> Naming:
        """`naming` with the date, issuer, subject and period that directly follow it, in whatever order."""
        bound = self._bound(naming.start)
        for _ in range(5):
            grown = self._date(naming) or self._period(naming) or self._issuer(naming) or self._title(naming, bound)
            if grown is None or grown.end > bound:
                break
            naming = grown
        return naming

    def _bound(self, position: int) -> int:
        """The end of the subject that holds a position: what follows is the document's body, not the name's tail."""
        part = self._reading.parts[self._reading.document_at(position)]
        holds = part.subject is not None and position in part.subject
        return part.subject.end if holds and part.subject else len(self._reading.folded.text)

    def date_at(self, position: int) -> tuple[PartialDate, int] | None:
        """The date written from `position` on ("ký ngày 24/7/2023" counts) and its end."""
        lead = _BEFORE_DATE.match(self._reading.folded.flat, position)
        for start in (lead.end() if lead else position, position):
            for offset in range(2):
                if found := self._dates.get(start + offset):
                    raw = self._reading.span(found.start, found.end).quote
                    return PartialDate(found.value, found.precision, raw), found.end
        return None

    def period_at(self, position: int) -> tuple[Period, int] | None:
        """The period written from `position` on ("giai đoạn 2023-2025", "năm 2014") and its end."""
        for offset in range(3):
            if found := self._periods.get(position + offset):
                raw = self._reading.span(found.start, found.end).quote
                return Period(found.first, found.last, raw), found.end
        return None

    def period_in(self, start: int, end: int) -> Period:
        """The last period written inside a range, or an empty one."""
        last = bisect_left(self._period_starts, end) - 1
        found = self.period_at(self._period_starts[last]) if last >= 0 and self._period_starts[last] >= start else None
        return found[0] if found else Period()

    def _date(self, naming: Naming) -> Naming | None:
        if naming.date.value or naming.title_start:
            return None
        found = self.date_at(naming.end)
        return replace(naming, date=found[0], end=found[1]) if found else None

    def _period(self, naming: Naming) -> Naming | None:
        if naming.period.raw or naming.title_start:
            return None
        found = self.period_at(naming.end)
        return replace(naming, period=found[0], end=found[1]) if found else None

    def _issuer(self, naming: Naming) -> Naming | None:
        of = _OF.match(self._reading.folded.flat, naming.end)
        mention = self._reading.mention_at(of.end()) if of and not naming.title_start else None
        if mention is None or naming.issuer_basis == "explicit":
            return None
        term = _TERM.match(self._reading.folded.flat, mention.end)
        end = term.end() if term else mention.end
        return replace(naming, issuer=mention.entities, issuer_basis="explicit", end=end)

    def _title(self, naming: Naming, bound: int) -> Naming | None:
        text = self._reading.folded.flat
        about = _ABOUT.match(text, naming.end)
        if about is None or naming.title_start or about.end() > bound:
            return None
        start = naming.end + len(about.group()) - len(about.group().lstrip(" ,"))
        end = min(self._title_end(start), bound)
        words = text[start:end].strip()
        return replace(naming, title=words, title_start=start, end=start + len(text[start:end].rstrip()))

    def _title_end(self, start: int) -> int:
        text = self._reading.folded.flat
        limit = min(len(text), start + _LONGEST_TITLE)
        found = _TITLE_END.search(text, start + 3, limit)
        end = found.start() if found else limit
        for mention in self._reading.between(start + 3, end):
            if text.endswith((", ", "), "), 0, mention.start) and _SUBJECT_VERB.match(text, mention.end):
                return mention.start - 2
        closing = _unmatched_bracket(text, start, end)
        return closing if closing is not None else end


def _unmatched_bracket(text: str, start: int, end: int) -> int | None:
    depth = 0
    for bracket in _BRACKET.finditer(text, start, end):
        depth += 1 if bracket[0] == "(" else -1
        if depth < 0:
            return bracket.start()
    return None
