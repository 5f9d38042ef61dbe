"""What every rule of extraction looks at: the folded text, its documents, and the mentions found in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from graph.facts import Span
from loaders.anatomy.parts import DocumentParts
from loaders.extraction.context import DocumentContext
from loaders.extraction.mentions import ResolvedMention
from loaders.text.fold import Folded

# What may stand between two names of one list: "Sở A, Sở B và UBND huyện C", "tỉnh Lào Cai - Lai Châu".
_JOIN = re.compile(
    r"(?:(?P<comma>,|;| [-&])|(?P<last> (?:và|với|cùng với|cùng)\b)) ?(?:các )?(?:đại diện )?(?:lãnh đạo )?", re.IGNORECASE
)
# What may stand between "giữa" and the first name.
_OPENING = re.compile(r"[\s,:]*(?:(?:đại diện|lãnh đạo|cấp ủy|chính quyền|nhân dân|và|các|cơ quan|của)[\s,]+)*", re.IGNORECASE)


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

    def mention_at(self, position: int, slack: int = 1) -> ResolvedMention | None:
        """The outermost mention that starts here, or up to `slack` characters later."""
        index = bisect_left(self._starts, position)
        if index < len(self.outer) and self.outer[index].start <= position + slack:
            return self.outer[index]
        return None

    def names_from(self, position: int) -> tuple[tuple[ResolvedMention, ...], int]:
        """The names listed from `position` on ("tỉnh A và tỉnh B"), and where the list ends."""
        opening = _OPENING.match(self.folded.flat, position)
        mention = self.mention_at(opening.end() if opening else position) or self.mention_at(position)
        names: list[ResolvedMention] = []
        closed = False
        while mention:
            names.append(mention)
            position = mention.end
            join = _JOIN.match(self.folded.flat, position)
            closed = closed or bool(join and join["last"])
            mention = self.mention_at(join.end(), 0) if join and not (closed and join["comma"]) else None
        return tuple(names), position

    def longest_list(self, start: int, end: int) -> tuple[ResolvedMention, ...]:
        """The longest list of names ("Hải Phòng, Quảng Ninh, Hải Dương") in a range; overlapping names belong to one."""
        lists: list[list[ResolvedMention]] = [[]]
        for mention in self.between(start, end):
            last = lists[-1][-1].end if lists[-1] else mention.start
            if mention.start > last and not _JOIN.fullmatch(self.folded.flat, last, mention.start):
                lists.append([])
            lists[-1].append(mention)
        return tuple(max(lists, key=len))

    def expand(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Ids with groups replaced by their members where those are known; no id twice."""
        found = [member for entity in ids for member in (self.members.get(entity) or (entity,))]
        return tuple(dict.fromkeys(found))

    def sentence(self, position: int) -> tuple[int, int]:
        """The range of the sentence or list item around a position (bounded by `.`, `;`, `:` before a line break)."""
        starts = [m.end() for m in _SENTENCE_END.finditer(self.folded.text, max(0, position - 1500), position)]
        following = _SENTENCE_END.search(self.folded.text, position)
        return (starts[-1] if starts else max(0, position - 1500)), (
            following.start() if following else len(self.folded.text)
        )


_SENTENCE_END = re.compile(r"[.;:!?](?=\s|$)|\n(?=\s*(?:[-+*]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]{1,5}\.)\s)")


def locality_of(entity: str) -> str | None:
    """The locality that an id carries: `org:so-y-te/tinh-lao-cai` → `loc:tinh-lao-cai`; None for a central body."""
    kind, _, rest = entity.partition(":")
    if kind == "loc":
        return entity
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
    agency = not entity.startswith("loc:") and not entity.startswith(("org:ubnd", "org:hdnd"))
    if depth == 0:
        return "so" if agency and not entity.startswith(("org:btv", "org:tinh-uy", "org:thanh-uy")) else "tinh"
    return ("phong-ban" if agency else "huyen") if depth == 1 else "xa"
