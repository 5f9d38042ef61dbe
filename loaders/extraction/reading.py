"""What every rule of extraction looks at: the folded text, its documents, and the mentions found in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from graph.facts import Span
from loaders.anatomy.lines import Line, split_lines
from loaders.anatomy.parts import DocumentParts, Range
from loaders.extraction.document_context import DocumentContext
from loaders.extraction.mentions import ResolvedMention
from loaders.grammar.dates import DateMatch, PeriodMatch, find_dates, find_periods
from loaders.grammar.types import TypeMatch, find_types
from loaders.text.fold import Folded

# What may stand between two names of one list: "Sở A, Sở B và UBND huyện C", "tỉnh Lào Cai - Lai Châu".
_JOIN = re.compile(r"(?:(?P<comma>,| -| &)|(?P<last> và\b)|(?P<with> (?:với|cùng với|cùng)\b)) ?", re.IGNORECASE)
_UNITS = r"tỉnh|thành phố|tp|huyện|thị xã|quận|địa phương|đơn vị|bên"
_HEAD = re.compile(
    rf"(?:(?:các (?:{_UNITS})(?:, (?:{_UNITS}))*(?: ?:)?(?= )|các|đại diện|lãnh đạo|cấp ủy|chính quyền|nhân dân|của"
    r"|(?:đồng chí|đ/c|ông|bà) [^,;:.()]{2,40},) )*",
    re.IGNORECASE,
)
# What may stand between "giữa" and the first name: "giữa lãnh đạo các tỉnh, thành phố: …", "giữa ba địa phương …".
_OPENING = re.compile(
    rf"[\s,:]*(?:(?:(?:các|cả|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{{1,2}}) (?:{_UNITS})(?:, (?:{_UNITS}))*"
    r"(?= ?:| [A-ZĐ])|hai|02|2|cả|đại diện|lãnh đạo|cấp ủy|chính quyền|nhân dân|và|các|cơ quan|của)[\s,:]+)*",
    re.IGNORECASE,
)
# What stands behind a party without naming another: "(cũ)", "(Bên A)", "(nay là tỉnh C)", "(sau đây gọi tắt là …)".
_ASIDE = re.compile(
    r" ?\((?:(?:tên )?cũ|mới|(?:hiện )?nay|trước|sau|đã (?:sáp nhập|hợp nhất)|gọi|viết tắt|được gọi"
    r"|bên (?:[a-zđ]|thứ))\b[^()]{0,90}\)"
    r"|,? (?:cũ|trước đây|(?:trước|sau)(?: khi)? (?:sáp nhập|hợp nhất))(?!\w)(?:,(?= (?:và|với|cùng)\b))?",
    re.IGNORECASE,
)
_TODAY_IS = re.compile(r", (?:hiện )?nay (?:là|thuộc|thành) ", re.IGNORECASE)
_ASIDE_ENDS = re.compile(r",(?= (?:và|với|cùng)\b)")
_QUALIFIED = re.compile(r",? ?[(\-]? ?(?:thuộc )?")
_VERB = re.compile(r" (?:đã|sẽ|tiếp tục|phối hợp|có|là|được|cần|thực hiện|triển khai|hỗ trợ)\b")
_PEOPLES = re.compile(r" nhân dân (?:châu|tỉnh|huyện|thành phố|khu)\b", re.IGNORECASE)
_OWN_COUNTRY = re.compile(r",? ?\(?(?:nước )?(?:Cộng hòa xã hội chủ nghĩa )?Việt Nam\)?")
_OF_REGION = re.compile(r" (?:trong |thuộc |của )?")
_LISTED = re.compile(
    r" ?(?::|gồm:?|\(gồm:?) ?(?:các )?(?:(?:tỉnh|thành phố|huyện|sở)(?=:| [A-ZĐ]))?:? ?", re.IGNORECASE
)
_ACTS = re.compile(r" (?:\w+ ){0,2}?(?:ban hành|xây dựng|yêu cầu|đề nghị|báo cáo|tổ chức|thống nhất|kính|giao)\b")


@dataclass(frozen=True)
class Reading:
    """One source, read as far as its documents and the names in it. All positions are in the folded text."""

    folded: Folded
    parts: tuple[DocumentParts, ...]
    contexts: tuple[DocumentContext, ...]
    mentions: tuple[ResolvedMention, ...]
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Members of the groups among the mentions, where they are known."""

    @cached_property
    def outer(self) -> tuple[ResolvedMention, ...]:
        """Mentions that lie in no longer one, in order of the text."""
        kept: list[ResolvedMention] = []
        for mention in sorted(self.mentions, key=lambda m: (m.start, -m.end)):
            if not kept or mention.end > kept[-1].end:
                kept.append(mention)
        return tuple(kept)

    @cached_property
    def types(self) -> tuple[TypeMatch, ...]:
        """All words of document types, in `folded.flat`."""
        return tuple(find_types(self.folded.flat))

    @cached_property
    def dates(self) -> tuple[DateMatch, ...]:
        """All dates, in `folded.flat`."""
        return tuple(find_dates(self.folded.flat))

    @cached_property
    def periods(self) -> tuple[PeriodMatch, ...]:
        """All periods, in `folded.flat`."""
        return tuple(find_periods(self.folded.flat))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The printed lines of the text, for reading again what `dissect` did not take for a body."""
        return split_lines(self.folded)

    def lines_in(self, area: Range) -> tuple[Line, ...]:
        """The lines that start in a range."""
        first = bisect_left(self.lines, area.start, key=_start)
        return self.lines[first : bisect_left(self.lines, area.end, first, key=_start)]

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.outer]

    def span(self, start: int, end: int) -> Span:
        """The raw passage behind a range of the folded text."""
        return self.folded.span(start, end)

    def document_at(self, position: int) -> int:
        """Index of the document that holds this position; the last that starts before it where none does."""
        starts = [part.range.start for part in self.parts]
        return max(0, bisect_right(starts, position) - 1)

    def between(self, start: int, end: int) -> tuple[ResolvedMention, ...]:
        """Outermost mentions that lie within the range."""
        found = self.outer[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return tuple(mention for mention in found if mention.end <= end)

    def inside(self, start: int, end: int) -> tuple[ResolvedMention, ...]:
        """All mentions that lie within the range, those inside longer ones too."""
        first = bisect_left(self.mentions, start, key=_start)
        found = self.mentions[first : bisect_left(self.mentions, end, first, key=_start)]
        return tuple(mention for mention in found if mention.end <= end)

    def mention_at(self, position: int, slack: int = 1) -> ResolvedMention | None:
        """The outermost mention that starts here, or up to `slack` characters later."""
        index = bisect_left(self._starts, position)
        if index < len(self.outer) and self.outer[index].start <= position + slack:
            return self.outer[index]
        return None

    def names_from(self, position: int) -> tuple[tuple[ResolvedMention, ...], int]:
        """The names listed from `position` on ("tỉnh A và tỉnh B"), and where the list ends.

        A place that only says where the name before lies ("huyện X, tỉnh Y", "tỉnh Z (Lào)") is no name of the list,
        nor is the collective that a list spells out ("các tỉnh, thành phố: A, B").
        """
        names: list[ResolvedMention] = []
        mention, closed = self._abroad(self._first_name(position)), False
        while mention:
            names.append(mention)
            position = self._past_asides(self._qualified(mention))
            join = _JOIN.match(self.folded.flat, position)
            if join is None:
                break
            mention = self._abroad(self._next_name(join, names[-1]))
            if mention and closed and join["comma"] and not self._goes_on(mention, names):
                break
            closed = closed or bool(join["last"])
        return tuple(names), position

    def _abroad(self, mention: ResolvedMention | None) -> ResolvedMention | None:
        """`Chính phủ nhân dân châu X, tỉnh Y` is no government of ours: the foreign place named next stands for it."""
        if mention is None or not _PEOPLES.match(self.folded.flat, mention.end):
            return mention
        return self.mention_at(mention.end, slack=60)

    def _first_name(self, position: int) -> ResolvedMention | None:
        opening = _OPENING.match(self.folded.flat, position)
        mention = self.mention_at(position) or (self.mention_at(opening.end()) if opening else None)
        if mention and mention.kind == "loc" and all(entity.startswith("grp:") for entity in mention.entities):
            listed = _LISTED.match(self.folded.flat, mention.end)
            return (self.mention_at(listed.end()) if listed else None) or mention
        spelled = self.mention_at(mention.end + 1, 0) if mention and len(mention.entities) > 1 else None
        if mention and spelled and set(spelled.entities) <= set(mention.entities):
            return spelled
        return mention

    def _next_name(self, join: re.Match[str], last: ResolvedMention) -> ResolvedMention | None:
        """The name after a comma or "và"; after a comma one of the last one's kind that does not begin a new clause."""
        head = _HEAD.match(self.folded.flat, join.end())
        mention = self.mention_at(join.end(), 0) or (self.mention_at(head.end(), 0) if head else None)
        if mention and join["comma"] and (mention.kind != last.kind or self._acts(mention)):
            return None
        return mention

    def _acts(self, mention: ResolvedMention) -> bool:
        """Whether a name is the subject of a new clause; what follows the end of a title is no clause of it."""
        subject = self.parts[self.document_at(mention.start)].subject if self.parts else None
        end = subject.end if subject and mention.start in subject else len(self.folded.flat)
        return _ACTS.match(self.folded.flat, mention.end, end) is not None

    def _goes_on(self, mention: ResolvedMention, names: list[ResolvedMention]) -> bool:
        """Whether a comma after "A và B" adds another place of their rank ("…, tỉnh C") and begins no new clause."""
        ranks = {entity.count("/") for name in (*names, mention) for entity in name.entities}
        places = all(entity.startswith("loc:") for name in (*names, mention) for entity in name.entities)
        known = {entity for name in names for entity in name.entities}
        fresh = known.isdisjoint(mention.entities) and not _VERB.match(self.folded.flat, mention.end)
        return places and fresh and len(ranks) == 1

    def _qualified(self, mention: ResolvedMention) -> int:
        """The end of a name with the wider place that it lies in, if that is said."""
        if mention.kind == "loc" and mention.entities[0].startswith("grp:") and (region := self._region(mention.end)):
            return region.end
        if own := _OWN_COUNTRY.match(self.folded.flat, mention.end):
            return own.end()
        start = _QUALIFIED.match(self.folded.flat, mention.end)
        wider = self.mention_at(start.end(), 0) if start and start.end() > mention.end else None
        if wider is None or len(wider.entities) != 1 or not wider.entities[0].startswith("loc:"):
            return mention.end
        inside = wider.entities[0] == "loc:vn" or all(
            (locality_of(entity) or "").startswith(f"{wider.entities[0]}/") for entity in mention.entities
        )
        return wider.end + (self.folded.flat[wider.end : wider.end + 1] == ")") if inside else mention.end

    def _past_asides(self, position: int) -> int:
        """Behind what is said about a party: what it is called here, or what it was or is now ("nay là tỉnh C")."""
        text = self.folded.flat
        while aside := _ASIDE.match(text, position):
            position = aside.end()
        now = _TODAY_IS.match(text, position)
        mention = self.mention_at(now.end(), 0) if now else None
        if mention is None:
            return position
        ends = _ASIDE_ENDS.match(text, mention.end)
        return ends.end() if ends else mention.end

    def _region(self, position: int) -> ResolvedMention | None:
        """The region that a collective of places is of: "các tỉnh, thành phố vùng Đồng bằng sông Cửu Long"."""
        of = _OF_REGION.match(self.folded.flat, position)
        mention = self.mention_at(of.end(), 0) if of else None
        return mention if mention and mention.entities[0].startswith("loc:vung") else None

    def longest_list(self, start: int, end: int) -> tuple[ResolvedMention, ...]:
        """The list of most names ("Hải Phòng, Quảng Ninh") in a range, of equals the last; no venues ("tại …")."""
        best: tuple[ResolvedMention, ...] = ()
        for mention in self.between(start, end):
            if mention.start < start or self.folded.lower.endswith((" tại ", "\ntại "), 0, mention.start):
                continue
            names, reached = self.names_from(mention.start)
            listed = tuple(name for name in names if name.end <= end)
            best = max(listed, best, key=self._size)
            start = max(start, reached)
        return best

    def _size(self, names: tuple[ResolvedMention, ...]) -> int:
        return len(self.expand(entity for name in names for entity in name.entities))

    def expand(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Ids with groups replaced by their members where those are known; no id twice."""
        found = [member for entity in ids for member in (self.members.get(entity) or (entity,))]
        return tuple(dict.fromkeys(found))

    def sentence(self, position: int) -> tuple[int, int]:
        """The range of the sentence or list item around a position (ends: `.`, `;`, `:`, a list mark, the title)."""
        starts = [m.end() for m in _SENTENCE_END.finditer(self.folded.text, max(0, position - 1500), position)]
        following = _SENTENCE_END.search(self.folded.text, position)
        start = starts[-1] if starts else max(0, position - 1500)
        subject = self.parts[self.document_at(position)].subject if self.parts else None
        if subject and subject.end <= position:
            start = max(start, subject.end)
        return start, following.start() if following else len(self.folded.text)


def _start(one: ResolvedMention | Line) -> int:
    return one.start


_SENTENCE_END = re.compile(r"[.;:!?](?=\s|$)|\n(?=\s*(?:[-+*]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]{1,5}\.)\s)")


_LOCALITIES = re.compile(r"grp:(?:dia-phuong|cac-|ubnd)")
"""Groups of localities or of their committees; as parties they are of the level of their unit, no sở."""
_GOVERNING = (
    "loc:",
    "org:ubnd",
    "org:ubmttq",
    "org:hdnd",
    "org:btv-",
    "org:tinh-uy",
    "org:thanh-uy",
    "org:huyen-uy",
    "org:thi-uy",
)
_PROVINCE = ("tinh-", "tp-")


def locality_of(entity: str) -> str | None:
    """The locality in an id: `org:so-y-te/tinh-lao-cai` → `loc:tinh-lao-cai`; None for a central body or open group."""
    kind, _, rest = entity.partition(":")
    if kind == "loc":
        return entity
    if kind == "grp" and not rest.partition("/")[2].startswith(_PROVINCE):
        return None
    return f"loc:{rest.partition('/')[2]}" if "/" in rest else None


def localities_of(entities: Iterable[str]) -> tuple[str, ...]:
    """The distinct localities of some ids, in order."""
    return tuple(dict.fromkeys(place for entity in entities if (place := locality_of(entity))))


def level_of(entity: str) -> str:
    """`tinh`, `huyen`, `xa`, `quoc-te` or `trung-uong` for a locality, `so`, `phong-ban` for the agencies below it."""
    place = locality_of(entity)
    if place is None:
        return "trung-uong"
    depth = place.count("/")
    head = place.removeprefix("loc:").partition("/")[0]
    if len(head) == 2:
        return "quoc-te"
    agency = not entity.startswith(_GOVERNING) and not _LOCALITIES.match(entity)
    if depth == 0:
        return "so" if agency else "tinh"
    return ("phong-ban" if agency else "huyen") if depth == 1 else "xa"
